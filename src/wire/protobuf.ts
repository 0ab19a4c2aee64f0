import { Reader, util } from 'protobufjs/minimal'
import { fromHex, toHex } from './bytes'
import type { gossip } from './generated/gossip'
import type { PeerTime } from './gossip-message'
import type { Bytes, PkiId } from './ids'

/** The runtime's own class of 64-bit numbers, as the generated types name it: those of the runtime itself leave its methods out. */
type Long = Exclude<gossip.GossipMessage.$Properties['nonce'], null | undefined>

/** A 64-bit field as the protobuf runtime has it. */
type Wire64 = Pick<Long, 'low' | 'high'>

type Scalar = Uint8Array | string | number | boolean | Long
type ReadField<V> = V extends Scalar ? V : V extends readonly (infer Entry)[] ? readonly Read<Entry>[] : Read<V> | null | undefined

/** What the runtime has read: a field that is not on the wire has its default, a message inside is left out. */
export type Read<V> = V extends Scalar ? V : { readonly [F in Exclude<keyof V, '$unknowns'>]-?: ReadField<NonNullable<V[F]>> }

/** The one place where 64-bit fields are converted: the runtime takes a bigint for 0, silently. */
export function toWire64(value: bigint): Long {
  return new util.Long(Number(BigInt.asIntN(32, value)), Number(BigInt.asIntN(32, value >> 32n)), true) as Long
}

export function fromWire64(value: Wire64): bigint {
  return (BigInt(value.high >>> 0) << 32n) | BigInt(value.low >>> 0)
}

/** More than a list of ten thousand peers has. Decoding that many takes some hundredths of a second, and a message of 100 MiB may have fifty million. */
export const MAX_FIELDS = 100_000

export class TooManyFields extends RangeError {}

/** Reads one message, with all that is inside, and throws once it has met more fields than a message may have. */
export class BoundedReader extends Reader {
  private fields = 0

  override tag(): number {
    this.fields += 1
    if (this.fields > MAX_FIELDS) throw new TooManyFields(`more than ${MAX_FIELDS} fields`)
    return super.tag()
  }
}

const NO_BYTES: Bytes = new Uint8Array()

/** A plain copy, which may be kept: the runtime hands out views of what it was given. */
export function fromWireBytes(bytes: Bytes): Bytes {
  return bytes.length === 0 ? NO_BYTES : new Uint8Array(bytes)
}

export function toWirePkiId(peer: PkiId): Bytes {
  return fromHex(peer)
}

export function fromWirePkiId(bytes: Bytes): PkiId {
  return toHex(bytes) as PkiId
}

export function toWireTime(time: PeerTime) {
  return { incNum: toWire64(time.incNum), seqNum: toWire64(time.seqNum) }
}

export function fromWireTime(time: Read<gossip.PeerTime.$Properties>): PeerTime {
  return { incNum: fromWire64(time.incNum), seqNum: fromWire64(time.seqNum) }
}
