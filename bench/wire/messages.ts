import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto'
import { Writer } from 'protobufjs/minimal'
import { concat, toUtf8 } from '../../src/wire/bytes'
import { encodeEnvelope, encodeGossipMessage } from '../../src/wire/envelope'
import type { Bytes, ChannelName } from '../../src/wire/ids'
import { toWire64 } from '../../src/wire/protobuf'
import type { Load } from './mesh'

export const CHANNEL = 'trade' as ChannelName

const SIGNATURE_BYTES = 64
const ENCODING = 'ieee-p1363'
const NONE: Bytes = new Uint8Array()

/** What is sent: blocks with so many bytes inside, signed by one key (ECDSA P-256 over SHA-256) or by nobody. */
export class Blocks {
  private readonly content: Bytes
  private readonly keys: { readonly privateKey: KeyObject; readonly publicKey: KeyObject } | undefined
  /** The number also stands at the end of a block, so that who does not decode finds it from the end. */
  private readonly numberFromEnd: number

  constructor({ bytes, signed }: Load) {
    this.content = new Uint8Array(bytes)
    this.keys = signed ? generateKeyPairSync('ec', { namedCurve: 'prime256v1' }) : undefined
    const sample = 0x7e_ad_be_ef
    const envelope = Buffer.from(this.envelope(sample))
    this.numberFromEnd = envelope.length - envelope.lastIndexOf(numberBytes(sample))
  }

  /** A message of gossip with the block of that number. */
  message(number: number): Bytes {
    const payload = { seqNum: BigInt(number), data: this.block(number), privateData: [] }
    return encodeGossipMessage({ nonce: 0n, channel: toUtf8(CHANNEL), tag: 'chan-and-org', content: { kind: 'data', payload } })
  }

  /** The same as it goes over a stream. */
  envelope(number: number): Bytes {
    return encodeEnvelope({ payload: this.message(number), signature: NONE })
  }

  /** The number of the block in an envelope that was made here. */
  numberIn(envelope: Bytes): number {
    return new DataView(envelope.buffer, envelope.byteOffset).getUint32(envelope.length - this.numberFromEnd)
  }

  /** Whether the key has signed the block; always, if nobody signs. */
  isSigned(block: Bytes): boolean {
    if (this.keys === undefined) return true
    const at = block.length - SIGNATURE_BYTES
    return verify('sha256', block.subarray(0, at), { key: this.keys.publicKey, dsaEncoding: ENCODING }, block.subarray(at))
  }

  private block(number: number): Bytes {
    const writer = Writer.create()
    writer
      .uint32(0x0a)
      .fork()
      .uint32(0x08)
      .uint64(toWire64(BigInt(number)) as never)
      .ldelim()
    writer.uint32(0x12).bytes(this.content)
    const block = concat(writer.finish(), numberBytes(number))
    if (this.keys === undefined) return block
    return concat(block, sign('sha256', block, { key: this.keys.privateKey, dsaEncoding: ENCODING }))
  }
}

function numberBytes(number: number): Bytes {
  const bytes = new Uint8Array(4)
  new DataView(bytes.buffer).setUint32(0, number)
  return bytes
}
