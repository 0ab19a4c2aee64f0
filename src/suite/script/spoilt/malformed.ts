import fc from 'fast-check'
import { type Decoded, decodeEnvelope, encodeEnvelope } from '../../../wire/envelope'
import type { Envelope } from '../../../wire/gossip-message'
import type { Actor, Cast } from '../cast'
import type { Messages } from '../messages'
import { fateOf } from './fate'
import { type SoundKind, soundMessages } from './sound'
import { spoilt, spoiltInTurn } from './spoilings'

export interface MalformedOptions {
  readonly cast: Cast
  readonly messages: Messages
  /** Seeds what is drawn. */
  readonly seed: string
  /** How many are drawn at a time. */
  readonly count: number
}

/** What malformed messages are of, and who says them. The channel is one that the node is in, and the speaker with it. */
export interface MalformedOf {
  readonly kind: SoundKind
  readonly speaker: string
  readonly author: string
  readonly node: string
  readonly channel: string
}

/** What stands in the place of another kind. */
const OTHERS: readonly SoundKind[] = ['block', 'org message', 'state info request']

/** Messages that decode, and of which by the rules nothing may come: sound ones with each flaw once, and with flaws that are drawn (ROBUST-2). */
export class Malformed {
  private readonly options: MalformedOptions
  private drawn = 0

  constructor(options: MalformedOptions) {
    this.options = options
  }

  of({ kind, speaker: name, author: about, node, channel }: MalformedOf): Envelope[] {
    const { cast, messages, seed, count } = this.options
    const [speaker, author, self] = [cast.get(name), cast.get(about), cast.get(node)]
    const identities = cast.all.filter(({ directory }) => directory.valid).map(({ identity }) => identity)
    const hearing = { self: self.pkiId, from: speaker.pkiId, identities, channel }
    const sound = soundMessages(kind, { speaker, author, other: this.otherThan(author), channel }, messages)
    const others = OTHERS.flatMap((one) => soundMessages(one, { speaker, author, other: this.otherThan(author), channel }, messages))
    const isMalformed = (decoded: Decoded<Envelope>) => 'ok' in decoded && fateOf(encodeEnvelope(decoded.ok), hearing) === 'nothing'
    const malformed = spoilt([...sound, ...others], identities, sound.length)
      .map((bytes) => decodeEnvelope(bytes))
      .filter(isMalformed)
    this.drawn += 1
    const drawn = fc.sample(malformed, { numRuns: count, seed: numberOf(`${seed} ${kind} ${about} ${this.drawn}`) })
    const inTurn = spoiltInTurn(sound, others, identities)
      .map((bytes) => decodeEnvelope(bytes))
      .filter(isMalformed)
    return [...inTurn, ...drawn].flatMap((decoded) => ('ok' in decoded ? decoded.ok : []))
  }

  private otherThan(author: Actor): Actor {
    return this.options.cast.all.find((actor) => actor !== author) ?? author
  }
}

/** A 32-bit number that goes by all of a text. */
const numberOf = (text: string): number => [...text].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 7)
