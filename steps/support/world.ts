import { setWorldConstructor, World } from '@cucumber/cucumber'
import { robustnessOf } from '../../src/suite/implementation'
import { Application } from '../../src/suite/script/application'
import { Cast } from '../../src/suite/script/cast'
import { Matters } from '../../src/suite/script/matters'
import { Messages } from '../../src/suite/script/messages'
import { Peers } from '../../src/suite/script/peers'
import { ExampleRecord } from '../../src/suite/script/record'
import { Speech } from '../../src/suite/script/speech'
import type { Malformed } from '../../src/suite/script/spoilt/malformed'
import { Stage } from '../../src/suite/script/stage'
import { Utterances } from '../../src/suite/script/utterances'
import { Connections } from './connections'
import { Delay } from './delay'
import { Draws } from './draws'
import { Gathering } from './gathering'
import { GivenSettings } from './given-settings'
import { Habits } from './habits'
import { NodesOverGrpc } from './nodes-over-grpc'
import { Observations } from './observations'
import { Outcome } from './outcome'
import { OwnWord } from './own-word'
import { Reception } from './reception'
import { currentRun } from './run'
import { Traffic } from './traffic'

/** One example: its parts, put together. */
export class TckWorld extends World {
  readonly cast = new Cast()
  readonly record = new ExampleRecord(this.cast)
  readonly stage = new Stage(currentRun, this.cast, this.record)
  readonly application = new Application(this.stage, this.record)
  readonly speech = new Speech(this.stage, this.cast, this.record)
  readonly connections = new Connections(this.stage, this.record, this.cast)
  readonly observations = new Observations(this.stage, this.cast)
  readonly ownWord = new OwnWord(this.record, this.cast)
  readonly givenSettings = new GivenSettings(this.stage)
  readonly gathering = new Gathering(this.stage, this.cast, this.application)
  readonly nodesOverGrpc = new NodesOverGrpc(this.stage, this.cast, this.gathering)
  readonly utterances: Utterances
  readonly matters: Matters
  readonly peers: Peers
  readonly habits: Habits
  readonly outcome: Outcome
  readonly draws: Draws
  readonly traffic: Traffic
  private maker: Malformed | undefined

  constructor(options: ConstructorParameters<typeof World>[0]) {
    super(options)
    const { stage, cast, record, speech } = this
    const messages = new Messages()
    const reception = new Reception(record, speech)
    const delay = new Delay(stage, speech)
    this.utterances = new Utterances(cast, messages, record, () => this.malformed(messages))
    this.matters = new Matters({ cast, messages, utterances: this.utterances, record })
    this.peers = new Peers({ stage, speech, cast, messages, record })
    this.habits = new Habits({ dialect: () => currentRun().dialect, stage, peers: this.peers, speech, record, cast, messages })
    this.outcome = new Outcome({ stage, record, reception, delay })
    this.draws = new Draws(stage, reception, delay)
    this.traffic = new Traffic({ stage, record, cast, speech, utterances: this.utterances, matters: this.matters })
  }

  /** Loaded only if it is needed: it draws with what no other example needs. */
  private malformed(messages: Messages): Malformed {
    const { Malformed: Maker } =
      require('../../src/suite/script/spoilt/malformed') as typeof import('../../src/suite/script/spoilt/malformed')
    const { parameters } = currentRun()
    this.maker ??= new Maker({ cast: this.cast, messages, seed: parameters.seed, count: robustnessOf(parameters) })
    return this.maker
  }
}

setWorldConstructor(TckWorld)
