import { Writer } from 'protobufjs/minimal'
import { CONTENT_CODECS, fromWireEnvelope, toWireEnvelope } from './content-codec'
import { gossip } from './generated/gossip'
import type { ContentKind, ContentOf, Envelope, GossipContent, GossipMessage, SignedMessage, Tag } from './gossip-message'
import type { Bytes } from './ids'
import { BoundedReader, fromWire64, fromWireBytes, type Read, TooManyFields, toWire64 } from './protobuf'
import { decodeReceived } from './received-message'
import type { RejectionReason } from './rejection'

/** What was decoded, or why it is refused. */
export type Decoded<T> = { readonly ok: T } | { readonly rejected: RejectionReason }

/** No message may be larger: 100 MiB, each way. */
const MAX_BYTES = 100 * 1024 * 1024

/** A writer that has grown beyond that is let go. */
const MAX_SPARE_BYTES = 64 * 1024

/** All tags that have a name, each at its number on the wire. */
export const TAGS: readonly Tag[] = ['undefined', 'empty', 'org-only', 'chan-only', 'chan-and-org', 'chan-or-org']

/** A codec whose kind is not known to the compiler. */
interface AnyCodec {
  readonly field: keyof gossip.GossipMessage.$Properties
  readonly write: (content: GossipContent) => unknown
  readonly read: (wire: unknown) => GossipContent | undefined
}

const CODEC_OF = CONTENT_CODECS as unknown as Readonly<Record<ContentKind, AnyCodec>>
const CODEC_OF_FIELD = new Map(Object.values(CODEC_OF).map((codec) => [codec.field as string, codec]))

export function encodeEnvelope(envelope: Envelope): Bytes {
  return encoded(gossip.Envelope, toWireEnvelope(envelope))
}

/** Never throws: `malformed` if the bytes do not decode, `too-large` if there are too many, or too many fields in them. */
export function decodeEnvelope(bytes: Bytes, maxBytes = MAX_BYTES): Decoded<Envelope> {
  if (bytes.length > maxBytes) return { rejected: 'too-large' }
  return guarded(() => ({ ok: fromWireEnvelope(gossip.Envelope.decode(new BoundedReader(bytes)) as Read<gossip.Envelope.$Properties>) }))
}

/** The bytes that are signed, and that an application hands to its node. */
export function encodeGossipMessage(message: GossipMessage): Bytes {
  const { nonce, channel, tag, content } = message
  const codec = CODEC_OF[content.kind]
  const wire = { nonce: toWire64(nonce), channel, tag: TAGS.indexOf(tag), [codec.field]: codec.write(content) }
  return encoded(gossip.GossipMessage, wire)
}

/**
 * Never throws: `malformed` if the bytes do not decode or text in them is not UTF-8, `too-large` if there are too many fields in them,
 * `incomplete` if something is missing that must be there. A tag or pull type without a name is taken for `undefined`; of several contents the last one counts.
 */
export function decodeGossipMessage(payload: Bytes): Decoded<GossipMessage> {
  return guarded(() => {
    const wire = decodeReceived(payload)
    const content = wire.content === undefined ? undefined : CODEC_OF_FIELD.get(wire.content)?.read(wire[wire.content])
    if (content === undefined) return { rejected: 'incomplete' }
    const { nonce, channel, tag } = wire
    return { ok: { nonce: fromWire64(nonce), channel: fromWireBytes(channel), tag: TAGS[tag] ?? 'undefined', content } }
  })
}

export function encodeSecret(internalEndpoint: string): Bytes {
  return encoded(gossip.Secret, { internalEndpoint })
}

/** The internal endpoint in a secret; empty if it holds none. */
export function decodeSecret(bytes: Bytes): Decoded<string> {
  return guarded(() => ({ ok: gossip.Secret.decode(new BoundedReader(bytes)).internalEndpoint ?? '' }))
}

/** Decodes what is inside, and keeps the envelope as received. */
export function openEnvelope(envelope: Envelope): Decoded<SignedMessage> {
  const decoded = decodeGossipMessage(envelope.payload)
  return 'ok' in decoded ? { ok: { message: decoded.ok, envelope } } : decoded
}

/** Decodes an envelope and what is inside. */
export function openBytes(bytes: Bytes): Decoded<SignedMessage> {
  const envelope = decodeEnvelope(bytes)
  return 'ok' in envelope ? openEnvelope(envelope.ok) : envelope
}

export function isKind<K extends ContentKind>(signed: SignedMessage, kind: K): signed is SignedMessage<ContentOf<K>> {
  return signed.message.content.kind === kind
}

/** Grown once and used again: growing one for each message takes longer than the writing. Undefined while somebody writes. */
let spare: Writer | undefined

/** A plain array of its own: under Node the runtime makes a Buffer, whose `slice` does not copy and which lives in a shared pool. */
function encoded<Message>(type: { encode(message: Message, writer: Writer): Writer }, message: Message): Bytes {
  const writer = spare ?? Writer.create()
  spare = undefined
  const bytes = new Uint8Array(type.encode(message, writer).finish(true))
  if (bytes.length <= MAX_SPARE_BYTES) spare = writer.reset()
  return bytes
}

function guarded<T>(decode: () => Decoded<T>): Decoded<T> {
  try {
    return decode()
  } catch (error) {
    return { rejected: error instanceof TooManyFields ? 'too-large' : 'malformed' }
  }
}
