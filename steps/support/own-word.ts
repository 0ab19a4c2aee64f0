import { MissedOccasion } from '../../src/suite/judging/failure'
import { handshakeFlaw, ownWordFlaw } from '../../src/suite/judging/own-word'
import type { Cast } from '../../src/suite/script/cast'
import type { ExampleRecord } from '../../src/suite/script/record'
import { CHANNELS } from '../../src/suite/script/suite-knowledge'
import { instantInWords, messageInWords } from '../../src/suite/script/words'

/** Judges in every example whether peers would believe what nodes say in their own name. It rests with SIGN, whatever the example is about. */
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

  /** The first handshake since the last call that no peer would take (SIGN-7). */
  refusedHandshake(): MissedOccasion | undefined {
    const events = this.record.events.slice(this.seenEvents)
    this.seenEvents = this.record.events.length
    for (const event of events) {
      if (event.type !== 'connected') continue
      const flaw = handshakeFlaw(event.handshake, this.cast.get(event.subject).identity)
      if (flaw !== undefined)
        return missed(`a handshake of ${event.subject} that peers take`, `sends ${event.peer} one`, flaw, {
          ...event,
          entry: this.record.entryOf(event),
        })
    }
    return undefined
  }

  /** The first message since the last call in which a node says of itself what no peer would believe (SIGN-4). */
  disbelieved(): MissedOccasion | undefined {
    const receipts = this.record.receipts.slice(this.seenReceipts)
    this.seenReceipts = this.record.receipts.length
    for (const receipt of receipts) {
      const { subject, peer, signed } = receipt
      const flaw = ownWordFlaw(signed, this.cast.get(subject).identity, CHANNELS)
      if (flaw === undefined) continue
      const words = messageInWords(signed.message, this.cast)
      return missed(`what ${subject} says of herself is believed`, `sends ${peer} a ${words}`, flaw, receipt)
    }
    return undefined
  }
}

interface Sent {
  readonly subject: string
  readonly atMs: number
  readonly entry: number
}

function missed(expected: string, deed: string, flaw: string, { subject, atMs, entry }: Sent): MissedOccasion {
  return new MissedOccasion('SIGN', { expected, seen: `${subject} ${deed} at ${instantInWords(atMs)}: ${flaw}`, atMs, entry })
}
