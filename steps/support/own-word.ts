import type { PickleStep } from '@cucumber/messages'
import { MissedOccasion } from '../../src/suite/judging/failure'
import { handshakeFlaw, ownWordFlaw } from '../../src/suite/judging/own-word'
import type { Cast } from '../../src/suite/script/cast'
import type { ExampleRecord } from '../../src/suite/script/record'
import { CHANNELS } from '../../src/suite/script/suite-knowledge'
import { instantInWords, messageInWords } from '../../src/suite/script/words'
import { speaksOfNode } from './judgement'

/** Judges in every example whether peers would believe what nodes say in their own name. It rests with SIGN-7 and SIGN-4, whatever the example is about. */
export class OwnWord {
  private readonly record: ExampleRecord
  private readonly cast: Cast
  /** How many events and receipts have been looked at. */
  private seenEvents = 0
  private seenReceipts = 0

  constructor(record: ExampleRecord, cast: Cast) {
    this.record = record
    this.cast = cast
  }

  /**
   * What outranks that which a step found. No peer would listen to a node whose handshake it refuses: that ends the example. What else
   * the node says of itself is looked at where an example ends, unless that failed by asking for it.
   */
  outranking({ error, isLast, step }: Ending): MissedOccasion | undefined {
    const isLookedAt = error === undefined ? isLast : !asksForOwnWord(step) && speaksOfNode(error)
    return this.refusedHandshake() ?? (isLookedAt ? this.disbelieved() : undefined)
  }

  /** The first handshake since the last call that no peer would take (SIGN-7). */
  private refusedHandshake(): MissedOccasion | undefined {
    const events = this.record.events.slice(this.seenEvents)
    this.seenEvents = this.record.events.length
    for (const event of events) {
      if (event.type !== 'connected') continue
      const flaw = handshakeFlaw(event.handshake, this.cast.get(event.subject).identity)
      if (flaw !== undefined)
        return missed('SIGN-7', `a handshake of ${event.subject} that peers take`, `sends ${event.peer} one`, flaw, {
          ...event,
          entry: this.record.entryOf(event),
        })
    }
    return undefined
  }

  /** The first message since the last call in which a node says of itself what no peer would believe (SIGN-4). */
  private disbelieved(): MissedOccasion | undefined {
    const receipts = this.record.receipts.slice(this.seenReceipts)
    this.seenReceipts = this.record.receipts.length
    for (const receipt of receipts) {
      const { subject, peer, signed } = receipt
      const flaw = ownWordFlaw(signed, this.cast.get(subject).identity, CHANNELS)
      if (flaw === undefined) continue
      const words = messageInWords(signed.message, this.cast)
      return missed('SIGN-4', `what ${subject} says of herself is believed`, `sends ${peer} ${articleOf(words)} ${words}`, flaw, receipt)
    }
    return undefined
  }
}

/** Where a step has ended. */
interface Ending {
  /** What the step found; undefined if it went well. */
  readonly error: unknown
  /** It is the last of its example. */
  readonly isLast: boolean
  readonly step: Pick<PickleStep, 'argument'>
}

/** Whether a row or a column of the step's table is the signature or the tag of a message: such a step tells by itself what is wrong. */
function asksForOwnWord({ argument }: Ending['step']): boolean {
  const cells = argument?.dataTable?.rows.flatMap((row) => row.cells.map(({ value }) => value)) ?? []
  return cells.some((cell) => ASKED_FOR.has(cell))
}

const ASKED_FOR: ReadonlySet<string> = new Set(['signature', 'signature of secret', 'tag'])

interface Sent {
  readonly subject: string
  readonly atMs: number
  readonly entry: number
}

function missed(owner: string, expected: string, deed: string, flaw: string, { subject, atMs, entry }: Sent): MissedOccasion {
  return new MissedOccasion(owner, { expected, seen: `${subject} ${deed} at ${instantInWords(atMs)}: ${flaw}`, atMs, entry })
}

const articleOf = (words: string): string => (/^[aeiou]/.test(words) ? 'an' : 'a')
