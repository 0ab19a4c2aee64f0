import { Reader, Writer } from 'protobufjs/minimal'
import { toUtf8 } from '../../wire/bytes'
import { TAGS } from '../../wire/envelope'
import type { Tag } from '../../wire/gossip-message'
import type { Bytes } from '../../wire/ids'

/** Field 1000, a varint: no decoder knows it. */
const UNKNOWN_FIELD: Bytes = Uint8Array.of(0xc0, 0x3e, 0x07)
/** The nonce, 0: what an encoder leaves out. */
const DEFAULT_NONCE: Bytes = Uint8Array.of(0x08, 0x00)
/** The key of the tag, a number of one byte. */
const TAG_KEY = 0x18
const CONTINUED = 0x80
const NONCE_KEY = 0x08
/** The key of the channel, bytes. */
const CHANNEL_KEY = 0x12

/** A message of which nothing but its tag differs: one of those with names, or a number of at most three digits. */
export function withTag(payload: Bytes, tag: string): Bytes {
  const number = TAGS.indexOf(tag as Tag)
  if (number < 0 && !/^\d{1,3}$/.test(tag)) throw new Error(`"${tag}" is no tag: it may be ${TAGS.join(', ')}, or a number below 1000`)
  const value = number < 0 ? Number(tag) : number
  return joined([...fieldsOf(payload).filter(([key]) => key !== TAG_KEY), Writer.create().uint32(TAG_KEY).uint32(value).finish()])
}

/** A number that takes one byte; undefined for any other text. */
const smallNumberIn = (text: string): number | undefined => (/^\d{1,3}$/.test(text) && Number(text) < CONTINUED ? Number(text) : undefined)

/** A message of which nothing but its nonce differs: a number below 128. */
export function withNonce(payload: Bytes, nonce: number): Bytes {
  if (smallNumberIn(`${nonce}`) === undefined) throw new Error(`"${nonce}" is no nonce: it may be a number below 128`)
  return joined([Uint8Array.of(NONCE_KEY, nonce), ...fieldsOf(payload).filter(([key]) => key !== NONCE_KEY)])
}

/** A message of which nothing but its channel differs. */
export function withChannel(payload: Bytes, channel: string): Bytes {
  const name = toUtf8(channel)
  return joined([...fieldsOf(payload).filter(([key]) => key !== CHANNEL_KEY), Uint8Array.of(CHANNEL_KEY, name.length, ...name)])
}

/** Bytes that decode to the same message as an encoder's own, and that no encoder would write. */
export const ENCODINGS = {
  'with an unknown field': (usual) => joined([...fieldsOf(usual), UNKNOWN_FIELD]),
  'in another order': (usual) => joined(fieldsOf(usual).reverse()),
  'with a long number': (usual) => joined(fieldsOf(usual).map(lengthened)),
  'with an explicit default': (usual) => joined([DEFAULT_NONCE, ...fieldsOf(usual)]),
} as const satisfies Readonly<Record<string, (usual: Bytes) => Bytes>>

export type Encoding = keyof typeof ENCODINGS

export function encodingIn(words: string): Encoding {
  if (Object.hasOwn(ENCODINGS, words)) return words as Encoding
  throw new Error(`there is no encoding "${words}": it may be ${Object.keys(ENCODINGS).join(', ')}`)
}

/** The fields of a message, each with its key. */
function fieldsOf(bytes: Bytes): Bytes[] {
  const reader = Reader.create(bytes)
  const fields: Bytes[] = []
  while (reader.pos < reader.len) {
    const from = reader.pos
    reader.skipType(reader.uint32() & 7)
    fields.push(bytes.slice(from, reader.pos))
  }
  return fields
}

function lengthened(field: Bytes): Bytes {
  const [key, number = 0] = field
  return key === TAG_KEY ? Uint8Array.of(key, number | CONTINUED, 0) : field
}

const joined = (fields: readonly Bytes[]): Bytes => Uint8Array.of(...fields.flatMap((field) => [...field]))
