import { type ImplementationUnderTest, NotPossible } from '../suite/port'
import { Application } from '../suite/script/application'
import { Cast } from '../suite/script/cast'
import { Matters } from '../suite/script/matters'
import { Messages } from '../suite/script/messages'
import { Peers } from '../suite/script/peers'
import { ExampleRecord } from '../suite/script/record'
import { Speech } from '../suite/script/speech'
import { Stage } from '../suite/script/stage'
import { Utterances } from '../suite/script/utterances'
import { fromUtf8 } from '../wire/bytes'
import type { Bytes } from '../wire/ids'
import { type Act, type Life, NODE, NODE_ORG, wakeOf } from './life'
import { type Place, Pulling } from './pulling'

/** Where a life is played: the world of an example, without its judgements. */
export class Scene {
  readonly cast = new Cast()
  readonly record = new ExampleRecord(this.cast)
  readonly messages = new Messages()
  readonly stage: Stage
  readonly application: Application
  readonly speech: Speech
  readonly utterances: Utterances
  readonly matters: Matters
  readonly peers: Peers
  private readonly pulling = new Pulling({ now: () => this.stage.now, helloAt: (place, peer) => this.helloAt(place, peer) })

  constructor(implementation: ImplementationUnderTest, seed: string, life: Life) {
    const { cast, record, messages } = this
    const overGrpc = () => {
      throw new Error('lives are played in virtual time')
    }
    this.stage = new Stage(() => ({ implementation, overGrpc, parameters: { seed } }), cast, record)
    this.application = new Application(this.stage, record)
    this.speech = new Speech(this.stage, cast, record)
    this.utterances = new Utterances(cast, messages, record)
    this.matters = new Matters({ cast, messages, utterances: this.utterances, record })
    this.peers = new Peers({ stage: this.stage, speech: this.speech, cast, messages, record })
    const { isQuiet, settings } = wakeOf(life)
    this.stage.introduce(NODE, NODE_ORG, isQuiet).configure(settings)
  }

  /** @throws NotPossible if it is left open what comes of an act, as things stand */
  before(act: Act): void {
    this.pulling.before(act)
  }

  /** @throws NotPossible if the peer has a stream with the node: no rule says what becomes of it when it opens another one */
  strangersOnly(peer: string): void {
    const count = (type: 'connected' | 'disconnected') => this.record.eventsOf(type).filter((event) => event.peer === peer).length
    if (count('connected') > count('disconnected')) throw new NotPossible(`${peer} has a stream`)
  }

  /** @throws NotPossible if the node has a stream with the peer that it has dialled: no rule says when it notices that it is over */
  undialledOnly(peer: string): void {
    const events = this.record.events.filter(
      (event) => (event.type === 'connected' || event.type === 'disconnected') && event.peer === peer,
    )
    const open: boolean[] = []
    for (const event of events) {
      if (event.type === 'connected') open.push(event.openedBy === 'subject')
      else open.shift()
    }
    if (open.includes(true)) throw new NotPossible(`${peer} was dialled`)
  }

  /** @throws NotPossible if the node has dialled the peer: no rule says when it notices that a stream of its own is over */
  callersOnly(peer: string): void {
    const streams = this.record.eventsOf('connected').filter((event) => event.peer === peer)
    if (streams.some(({ openedBy }) => openedBy === 'subject')) throw new NotPossible(`${peer} was dialled`)
  }

  /** When the node last said hello to a peer, for the blocks of a channel or for identities. */
  private helloAt(place: Place, peer: string): number | undefined {
    const isOf = (channel: Bytes) => fromUtf8(channel) === (place === 'none' ? '' : place)
    return this.record.receiptsOf('hello').findLast((one) => one.peer === peer && isOf(one.signed.message.channel))?.atMs
  }
}
