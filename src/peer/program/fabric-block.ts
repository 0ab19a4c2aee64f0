import { createHash } from 'node:crypto'
import { Integer, OctetString, Sequence } from 'asn1js'
import { parse } from 'protobufjs'
import { concat, equalBytes } from '../../wire/bytes'
import type { Bytes } from '../../wire/ids'
import { toWire64 } from '../../wire/protobuf'

/** The messages of which a block of Fabric consists, as far as they matter here: names and numbers of package common. */
const { root } = parse(`
  syntax = "proto3";
  message Block { BlockHeader header = 1; BlockData data = 2; BlockMetadata metadata = 3; }
  message BlockHeader { uint64 number = 1; bytes previous_hash = 2; bytes data_hash = 3; }
  message BlockData { repeated bytes data = 1; }
  message BlockMetadata { repeated bytes metadata = 1; }
  message Metadata { bytes value = 1; repeated MetadataSignature signatures = 2; }
  message MetadataSignature { bytes signature_header = 1; bytes signature = 2; }
  message SignatureHeader { bytes creator = 1; bytes nonce = 2; }
  message Envelope { bytes payload = 1; bytes signature = 2; }
  message Payload { Header header = 1; bytes data = 2; }
  message Header { bytes channel_header = 1; bytes signature_header = 2; }
  message ChannelHeader { string channel_id = 4; }
`)

interface Wire {
  Block: {
    header?: { number?: { toString(): string }; previousHash?: Bytes; dataHash?: Bytes }
    data?: { data?: Bytes[] }
    metadata?: { metadata?: Bytes[] }
  }
  Metadata: { value?: Bytes; signatures?: { signatureHeader?: Bytes; signature?: Bytes }[] }
  SignatureHeader: { creator?: Bytes }
  Envelope: { payload?: Bytes }
  Payload: { header?: { channelHeader?: Bytes } }
  ChannelHeader: { channelId?: string }
}

const NONE: Bytes = new Uint8Array()

/** A signature under a block: whose, and over which bytes. */
export interface BlockSignature {
  /** The serialized identity of whoever has signed. */
  readonly identity: Bytes
  readonly signature: Bytes
  readonly signed: Bytes
}

/** What a block says of itself. */
export interface FabricBlock {
  readonly number: bigint
  /** The channel that its first transaction names; undefined if that cannot be read. */
  readonly channel: string | undefined
  /** Whether the hash in its header is that of its data. */
  readonly isWhole: boolean
  readonly signatures: readonly BlockSignature[]
}

/** Reads a block as an ordering service makes it. Undefined if the bytes are none. Never throws. */
export function fabricBlockIn(bytes: Bytes): FabricBlock | undefined {
  try {
    const { header, data, metadata } = read('Block', bytes)
    if (header === undefined) return undefined
    const transactions = data?.data ?? []
    const hash = createHash('sha256')
      .update(concat(...transactions))
      .digest()
    return {
      number: BigInt(header.number?.toString() ?? 0),
      channel: transactions[0] && channelOf(transactions[0]),
      isWhole: equalBytes(hash, header.dataHash ?? NONE),
      signatures: signaturesIn(metadata?.metadata?.[0] ?? NONE, headerBytes(header)),
    }
  } catch {
    return undefined
  }
}

function channelOf(transaction: Bytes): string | undefined {
  try {
    const { payload = NONE } = read('Envelope', transaction)
    const { header } = read('Payload', payload)
    return read('ChannelHeader', header?.channelHeader ?? NONE).channelId
  } catch {
    return undefined
  }
}

/** What is signed: what the metadata say, who signs, and the header in ASN.1. */
function signaturesIn(metadata: Bytes, header: Bytes): readonly BlockSignature[] {
  const { value = NONE, signatures = [] } = read('Metadata', metadata)
  return signatures.map(({ signatureHeader = NONE, signature = NONE }) => ({
    identity: read('SignatureHeader', signatureHeader).creator ?? NONE,
    signature,
    signed: concat(value, signatureHeader, header),
  }))
}

function headerBytes({ number, previousHash = NONE, dataHash = NONE }: NonNullable<Wire['Block']['header']>): Bytes {
  const octets = (bytes: Bytes) => new OctetString({ valueHex: new Uint8Array(bytes) })
  const value = [Integer.fromBigInt(BigInt(number?.toString() ?? 0)), octets(previousHash), octets(dataHash)]
  return new Uint8Array(new Sequence({ value }).toBER())
}

const read = <Name extends keyof Wire>(name: Name, bytes: Bytes): Wire[Name] =>
  root.lookupType(name).toObject(root.lookupType(name).decode(bytes)) as Wire[Name]

/** The bytes of a block without signatures, for networks in which blocks are not verified. */
export function unsignedBlock(number: bigint, transactions: readonly Bytes[]): Bytes {
  const dataHash = createHash('sha256')
    .update(concat(...transactions))
    .digest()
  const header = { number: toWire64(number), previousHash: NONE, dataHash }
  const type = root.lookupType('Block')
  return new Uint8Array(type.encode(type.create({ header, data: { data: transactions } })).finish())
}
