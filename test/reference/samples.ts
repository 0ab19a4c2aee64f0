import type { SignedAlive } from '../../src/reference/membership/alive-message'
import type { Random } from '../../src/reference/ports/random'
import type { Bytes, OrgId, PkiId } from '../../src/wire/ids'

const NOTHING: Bytes = new Uint8Array()

/** A PKI-ID for each number. */
export function peerOf(number: number): PkiId {
  return number.toString(16).padStart(16, '0') as PkiId
}

export const ORG1 = 'Org1' as OrgId
export const ORG2 = 'Org2' as OrgId

/** An alive message as membership sees it: what it says, without signatures. */
export function aliveOf(pkiId: PkiId, seqNum: bigint, endpoint = ''): SignedAlive {
  return {
    message: {
      nonce: 0n,
      channel: NOTHING,
      tag: 'empty',
      content: {
        kind: 'alive',
        membership: { endpoint, metadata: NOTHING, pkiId },
        timestamp: { incNum: 1n, seqNum },
        identity: NOTHING,
      },
    },
    envelope: { payload: NOTHING, signature: NOTHING },
  }
}

/** Gives the numbers that it was given, in turn; the last one for ever. */
export class ScriptedRandom implements Random {
  private readonly numbers: number[]

  constructor(...numbers: number[]) {
    this.numbers = numbers
  }

  int(bound: number): number {
    const next = (this.numbers.length > 1 ? this.numbers.shift() : this.numbers[0]) ?? 0
    return Math.abs(next) % bound
  }

  uint64(): bigint {
    return BigInt(this.int(2 ** 31))
  }
}
