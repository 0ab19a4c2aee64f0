import { Client, type ClientDuplexStream, credentials, type ServiceError, type StatusObject, status } from '@grpc/grpc-js'
import { AdapterBroken, AdapterHangs, NotPossible, Refusal, SubjectCrashed, UnknownCall } from '../port'
import { type AdapterProcess, withOutput } from './adapter-process'
import type { WireFailure, WireResponse } from './messages'
import { plainWords } from './plain-text'
import { adapterService, CAPABILITY_OF, CHANNEL_OPTIONS, MAX_MESSAGE_BYTES } from './protocol'
import { reading } from './responses'

/** Real time in which the end of a process is noticed after its connection has broken. */
const NOTICE_MS = 2_000
/** How the transport begins to say that a response does not decode. */
const UNREADABLE = 'Response message parsing error: '

/** How much real time is left, and how to say that it was too little: "has not been answered within ...". */
export interface Limit {
  /** Milliseconds since 1970. */
  readonly deadline: number
  readonly words: string
}

type Stream = ClientDuplexStream<object, WireResponse>

/** A call that was lost. */
interface Call {
  readonly name: string
  /** A subject may have died of it. */
  readonly runsSubject: boolean
  /** The process was gone before. */
  readonly hadEnded: boolean
}

/** A running adapter as this process sees it. Every error is one that the port knows. */
export class AdapterClient {
  /** Undefined if somebody else started it. */
  readonly process: AdapterProcess | undefined
  /** A world was opened in it. */
  isSpent = false
  /** After that nothing more can be asked of it. */
  isUnusable = false
  private readonly client: Client

  constructor(address: string, process: AdapterProcess | undefined) {
    this.process = process
    this.client = new Client(address, credentials.createInsecure(), CHANNEL_OPTIONS)
  }

  /** @throws AdapterBroken */
  async describe<Answer>(limit: Limit): Promise<Answer> {
    const { path, requestSerialize, responseDeserialize } = methodOf('Describe')
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.client.makeUnaryRequest(path, requestSerialize, responseDeserialize, {}, { deadline: limit.deadline }, (error, response) =>
          error ? reject(error) : resolve(response as Answer),
        )
      })
    } catch (error) {
      throw await this.lost({ name: 'Describe', runsSubject: false, hadEnded: false }, error as ServiceError, limit)
    }
  }

  /** The stream of a world. One question at a time. */
  play(): Conversation {
    const { path, requestSerialize, responseDeserialize } = methodOf('Play')
    return new Conversation(this, this.client.makeBidiStreamRequest(path, requestSerialize, reading(responseDeserialize)) as Stream)
  }

  /** An error that says what the adapter did, with what it has printed. Nothing more can be asked of it. */
  broken(words: string): AdapterBroken {
    this.isUnusable = true
    return new AdapterBroken(`${plainWords(words)}${withOutput(this.process?.output ?? '')}`)
  }

  private hangs(words: string): AdapterHangs {
    return new AdapterHangs(this.broken(words).message)
  }

  crashed(words: string): SubjectCrashed {
    this.isUnusable = true
    return new SubjectCrashed(`${plainWords(words)}${withOutput(this.process?.output ?? '')}`)
  }

  close(): void {
    this.client.close()
  }

  /** What it means that a call has ended without an answer. */
  async lost({ name: call, runsSubject, hadEnded }: Call, { code, details, message }: Partial<ServiceError>, limit: Limit): Promise<Error> {
    if (details?.startsWith(UNREADABLE)) {
      return this.broken(`The adapter's answer to ${call} could not be read: ${details.slice(UNREADABLE.length)}.`)
    }
    switch (code) {
      case status.DEADLINE_EXCEEDED:
        return this.hangs(`The adapter hangs: ${call} has not been answered ${limit.words}.`)
      case status.UNIMPLEMENTED:
        return this.broken(`The adapter does not serve ${call}: ${details}. Is it an adapter of this protocol?`)
      case status.RESOURCE_EXHAUSTED:
        return this.broken(`The adapter has answered ${call} with more than ${MAX_MESSAGE_BYTES >> 20} MiB.`)
      case undefined:
        return this.broken(`The adapter's answer to ${call} could not be read: ${message}.`)
    }
    const end = await this.endOfProcess()
    if (hadEnded) return this.broken(`The adapter's process had ended with ${end} before it was asked for ${call}.`)
    if (end !== undefined) {
      const words = `The adapter's process ended with ${end}, in the middle of ${call}.`
      return runsSubject ? this.crashed(words) : this.broken(words)
    }
    if (this.process === undefined && code === status.UNAVAILABLE && runsSubject) {
      return this.crashed(`The connection to the adapter was lost in the middle of ${call}: ${details}.`)
    }
    return this.broken(`The adapter has ended ${call} with the status ${status[code]}: ${details}.`)
  }

  /** How the process has ended, if it has or does so right now. */
  private async endOfProcess(): Promise<string | undefined> {
    if (this.process === undefined) return undefined
    let timer: NodeJS.Timeout | undefined
    const notYet = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), NOTICE_MS)
    })
    const end = await Promise.race([this.process.ended, notYet])
    clearTimeout(timer)
    return end
  }
}

/** `unanswered`: the oldest request that was waiting then. */
type Ended = { readonly ended: Partial<StatusObject> & { readonly message?: string }; readonly unanswered?: Call }
type Verdict = { readonly response: WireResponse } | Ended

/** The requests and responses of one world. Requests may be made before earlier ones are answered. */
export class Conversation {
  private readonly client: AdapterClient
  private readonly stream: Stream
  /** Who waits for an answer, in the order in which they asked. */
  private readonly waiting: { readonly call: Call; readonly take: (verdict: Verdict) => void }[] = []
  /** How the stream has ended. */
  private over: Ended | undefined
  /** There was a response that nobody had asked for. */
  private unasked = false

  constructor(client: AdapterClient, stream: Stream) {
    this.client = client
    this.stream = stream
    stream.on('data', (response: WireResponse) => {
      const next = this.waiting.shift()
      if (next === undefined) this.unasked = true
      else next.take({ response })
    })
    // An error is followed by its status, or the other way round.
    stream.on('error', (error: ServiceError) => this.end({ ended: error }))
    stream.on('status', (ended: StatusObject) => this.end({ ended }))
  }

  /**
   * Asks and waits for the answer.
   * @throws Refusal, NotPossible, SubjectCrashed, AdapterBroken
   */
  async ask(call: string, argument: object, limit: Limit): Promise<WireResponse> {
    if (this.unasked) throw this.client.broken(`The adapter has answered more often than it was asked, before ${call}.`)
    const asked = this.called(call, true)
    const verdict = await this.within(limit, asked, () => this.stream.write({ [call]: argument }))
    if ('ended' in verdict) {
      const { ended, unanswered = asked } = verdict
      if (ended.code === status.OK) throw this.client.broken(`The adapter has ended the stream before it answered ${unanswered.name}.`)
      throw await this.client.lost(unanswered, ended, limit)
    }
    const { failure } = verdict.response
    if (failure) throw this.failed(call, failure)
    return verdict.response
  }

  /** Ends the world and waits for the adapter to agree. @throws AdapterBroken */
  async close(limit: Limit): Promise<void> {
    const asked = this.called('the end of the stream', false)
    const verdict = await this.within(limit, asked, () => this.stream.end())
    if (this.unasked || 'response' in verdict) throw this.client.broken('The adapter has answered more often than it was asked.')
    if (verdict.ended.code !== status.OK) {
      throw await this.client.lost(verdict.unanswered ?? asked, verdict.ended, limit)
    }
  }

  /** Ends the world without waiting for anybody. */
  abandon(): void {
    if (this.over === undefined) this.stream.cancel()
  }

  private called(name: string, runsSubject: boolean): Call {
    return { name, runsSubject, hadEnded: this.client.process?.hasEnded ?? false }
  }

  private async within(limit: Limit, call: Call, start: () => void): Promise<Verdict> {
    if (this.over !== undefined) return this.over
    let timer: NodeJS.Timeout | undefined
    const verdict = await new Promise<Verdict>((resolve) => {
      this.waiting.push({ call, take: resolve })
      timer = setTimeout(() => this.stream.cancel(), Math.max(0, limit.deadline - Date.now()))
      start()
    })
    clearTimeout(timer)
    const isLate = 'ended' in verdict && verdict.ended.code === status.CANCELLED && Date.now() >= limit.deadline
    return isLate ? { ...verdict, ended: { code: status.DEADLINE_EXCEEDED } } : verdict
  }

  /** Whatever was asked after the oldest unanswered request: that one is to blame. */
  private end(ended: Ended): void {
    const [oldest] = this.waiting
    this.over ??= { ...ended, ...(oldest && { unanswered: oldest.call }) }
    for (const next of this.waiting.splice(0)) next.take(this.over)
  }

  private failed(call: string, { kind, message: words }: WireFailure): Error {
    const message = plainWords(words)
    switch (kind) {
      case 'REFUSED':
        return new Refusal(message)
      case 'NOT_POSSIBLE':
        return new NotPossible(message)
      case 'SUBJECT_CRASHED':
        return this.client.crashed(message)
      case 'UNKNOWN': {
        const capability = CAPABILITY_OF[call]
        const belonging = capability === undefined ? '' : `, which belongs to the capability ${capability}`
        return new UnknownCall(this.client.broken(`The adapter does not know ${call}${belonging}: ${message}`).message)
      }
      default:
        return this.client.broken(`The adapter has answered ${call} with a failure of no kind: ${message}`)
    }
  }
}

function methodOf(name: string) {
  const definition = adapterService()[name]
  if (definition === undefined) throw new Error(`the protocol has no method ${name}`)
  return definition
}
