import { util } from 'protobufjs/minimal'
import { fromHex, toHex } from './bytes'
import type { gossip } from './generated/gossip'
import type { PeerTime } from './gossip-message'
import type { Bytes, PkiId } from './ids'

/** The runtime's own class of 64-bit numbers, as the generated types name it: those of the runtime itself leave its methods out. */
type Long = Exclude<gossip.GossipMessage.$Properties['nonce'], null | undefined>

/** A 64-bit field as the protobuf runtime has it. */
export type Wire64 = number | Pick<Long, 'low' | 'high' | 'unsigned'>

/** The one place where 64-bit fields are converted: the runtime takes a bigint for 0, silently. */
export function toWire64(value: bigint): Long {
  return new util.Long(Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n)), true) as Long
}

export function fromWire64(value: Wire64 | null | undefined): bigint {
  if (value === null || value === undefined) return 0n
  if (typeof value === 'number') return BigInt(value)
  return (BigInt(value.high >>> 0) << 32n) | BigInt(value.low >>> 0)
}

const NO_BYTES: Bytes = new Uint8Array()

/** A plain copy, which may be kept: the runtime hands out views of what it was given. */
export function fromWireBytes(bytes: Bytes | null | undefined): Bytes {
  return bytes === null || bytes === undefined || bytes.length === 0 ? NO_BYTES : new Uint8Array(bytes)
}

export function toWirePkiId(peer: PkiId): Bytes {
  return fromHex(peer)
}

export function fromWirePkiId(bytes: Bytes | null | undefined): PkiId {
  return toHex(bytes ?? NO_BYTES) as PkiId
}

export function toWireTime(time: PeerTime) {
  return { incNum: toWire64(time.incNum), seqNum: toWire64(time.seqNum) }
}

export function fromWireTime(time: { incNum?: Wire64 | null; seqNum?: Wire64 | null }): PeerTime {
  return { incNum: fromWire64(time.incNum), seqNum: fromWire64(time.seqNum) }
}
