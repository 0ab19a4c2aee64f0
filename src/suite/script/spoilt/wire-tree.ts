import path from 'node:path'
import { loadSync, type Namespace, Reader, Type, Writer } from 'protobufjs'
import { equalBytes } from '../../../wire/bytes'
import type { Bytes } from '../../../wire/ids'
import { fromWire64, toWire64 } from '../../../wire/protobuf'
import { testSignature } from '../../kit/test-crypto'

const PROTO = path.join(__dirname, '../../../../proto/gossip.proto')
const VARINT = 0
const LENGTH_DELIMITED = 2

/** A message as it stands on the wire: its fields in their order, and what they hold looked into where the schema says what that is. */
export interface Tree {
  /** By its name in the schema. */
  readonly type: string
  readonly fields: readonly Piece[]
  /** The identity that has signed it; undefined if it is not signed, or by nobody who is known. */
  readonly signer: Bytes | undefined
}

/** A field: a number, bytes, or a message. What it is written as goes by what it holds, not by the schema. */
export interface Piece {
  readonly number: number
  readonly value: bigint | Bytes | Tree
}

/** Positions of fields, from the outermost message on. */
export type Spot = readonly number[]

/** What bytes hold, though the schema does not say so. */
const HIDDEN: Readonly<Record<string, string>> = { 'Envelope.payload': 'GossipMessage', 'SecretEnvelope.payload': 'Secret' }
const SIGNATURE = 2

let loaded: Namespace | undefined
const types = new Map<string, Type>()

/** A message of the schema, read from `proto/gossip.proto` when it is first needed. */
export function schemaOf(type: string): Type {
  const known = types.get(type)
  if (known !== undefined) return known
  loaded ??= loadSync(PROTO).resolveAll()
  const found = loaded.lookupType(`gossip.${type}`)
  types.set(type, found)
  return found
}

/** Undefined if the bytes are no sequence of fields. `signers`: the identities that may have signed it. */
export function treeOf(bytes: Bytes, type: string, signers: readonly Bytes[]): Tree | undefined {
  try {
    const fields: Piece[] = []
    const reader = Reader.create(bytes)
    while (reader.pos < reader.len) fields.push(pieceIn(reader, type, signers))
    return { type, fields, signer: signerOf(fields, signers) }
  } catch {
    return undefined
  }
}

/** The bytes of a message; `signsAnew`: with signatures, where there were some, over what it holds now. */
export function bytesOf({ type, fields, signer }: Tree, signsAnew: boolean): Bytes {
  const writer = Writer.create()
  // Each once: a message within a message within a message would be written twice as often at each level.
  const written = fields.map(({ number, value }) => ({ number, value: typeof value === 'bigint' ? value : plain(value, signsAnew) }))
  const payload = written.find(({ number }) => number === 1)?.value
  for (const { number, value } of written) {
    const isSignature = signsAnew && signer !== undefined && number === SIGNATURE && type.endsWith('Envelope')
    write(writer, number, isSignature ? testSignature(signer, plain(payload, signsAnew)) : value)
  }
  return new Uint8Array(writer.finish())
}

/** A field as bytes, whatever it holds. */
export function plain(value: Piece['value'] | undefined, signsAnew: boolean): Bytes {
  if (value === undefined) return new Uint8Array()
  if (value instanceof Uint8Array) return value
  return typeof value === 'bigint' ? new Uint8Array(Writer.create().uint64(toWire64(value)).finish()) : bytesOf(value, signsAnew)
}

/** Where all fields stand, those within fields included; of a message that has very many, the first ones. */
export function spotsIn(tree: Tree, most: number, before: Spot = [], found: Spot[] = []): Spot[] {
  tree.fields.forEach(({ value }, index) => {
    if (found.length > most) return
    const spot = [...before, index]
    found.push(spot)
    if (isTree(value)) spotsIn(value, most, spot, found)
  })
  return found
}

export function pieceAt(tree: Tree, spot: Spot): Piece | undefined {
  const [index = -1, ...rest] = spot
  const piece = tree.fields[index]
  if (rest.length === 0 || piece === undefined) return piece
  return isTree(piece.value) ? pieceAt(piece.value, rest) : undefined
}

/** The tree with other fields at a spot. */
export function withPieces(tree: Tree, [index = -1, ...rest]: Spot, change: (piece: Piece) => readonly Piece[]): Tree {
  const fields = tree.fields.flatMap((piece, at) => {
    if (at !== index) return [piece]
    if (rest.length === 0) return change(piece)
    return isTree(piece.value) ? [{ ...piece, value: withPieces(piece.value, rest, change) }] : [piece]
  })
  return { ...tree, fields }
}

export const isTree = (value: Piece['value']): value is Tree => typeof value === 'object' && !(value instanceof Uint8Array)

function pieceIn(reader: Reader, type: string, signers: readonly Bytes[]): Piece {
  const key = reader.uint32()
  const number = key >>> 3
  if ((key & 7) === VARINT) return { number, value: fromWire64(reader.uint64() as Parameters<typeof fromWire64>[0]) }
  if ((key & 7) !== LENGTH_DELIMITED) throw new RangeError(`nothing in the schema has the wire type ${key & 7}`)
  const value = new Uint8Array(reader.bytes())
  const inner = innerTypeOf(type, number)
  return { number, value: (inner === undefined ? undefined : treeOf(value, inner, signers)) ?? value }
}

/** The message that a field holds, by its name. */
function innerTypeOf(type: string, number: number): string | undefined {
  const field = schemaOf(type).fieldsById[number]
  if (field?.resolvedType instanceof Type) return field.resolvedType.name
  return field === undefined ? undefined : HIDDEN[`${type}.${field.name}`]
}

function signerOf(fields: readonly Piece[], signers: readonly Bytes[]): Bytes | undefined {
  const [payload, signature] = [1, SIGNATURE].map((number) => fields.find((piece) => piece.number === number)?.value)
  if (!(signature instanceof Uint8Array)) return undefined
  return signers.find((identity) => equalBytes(signature, testSignature(identity, plain(payload, false))))
}

function write(writer: Writer, number: number, value: bigint | Bytes): void {
  if (typeof value === 'bigint') writer.uint32((number << 3) | VARINT).uint64(toWire64(value))
  else writer.uint32((number << 3) | LENGTH_DELIMITED).bytes(value)
}
