import { createSecureContext } from 'node:tls'
import { ChannelCredentials, Client, type ClientDuplexStream, type ClientOptions, type StatusObject, status } from '@grpc/grpc-js'
import { isKind, openBytes, openEnvelope } from '../../../src/wire/envelope'
import type { ConnEstablish, Envelope, SignedMessage } from '../../../src/wire/gossip-message'
import type { Bytes, PkiId } from '../../../src/wire/ids'
import { within } from './bounds'
import { properHandshake, SERVICE } from './gossip-service'
import { aliveMessage, signed } from './handshakes'
import type { PeerMaterial } from './material'

/** More than any message has that a node must take. */
const LIMIT_BYTES = 200 * 1024 * 1024
const ASK_AGAIN_MS = 1_000
const OPTIONS: ClientOptions = {
  'grpc.use_local_subchannel_pool': 1,
  'grpc.max_receive_message_length': LIMIT_BYTES,
  'grpc.max_send_message_length': LIMIT_BYTES,
  'grpc.ssl_target_name_override': 'localhost',
}

/** Where the node listens, and the authority of its certificate. */
export interface Target {
  readonly address: string
  readonly trusted: string
}

/** A membership response: how long it is, and of whom it tells. */
interface Answer {
  readonly nonce: bigint
  readonly bytes: number
  readonly alive: readonly (PkiId | undefined)[]
  readonly dead: readonly (PkiId | undefined)[]
}

/** A client of the node that shows the certificate of a peer, or none. */
export function clientOf({ address, trusted }: Target, { tls }: PeerMaterial, isCertified = true): Client {
  const context = createSecureContext({ ca: trusted, ...(isCertified && { cert: tls.certificate, key: tls.key }) })
  return new Client(`dns:${address}`, ChannelCredentials.createFromSecureContext(context), OPTIONS)
}

/** Whether the node answers a ping. */
export function isAnswered(target: Target, material: PeerMaterial, withinMs: number): Promise<boolean> {
  const client = clientOf(target, material)
  const { path, requestSerialize, responseDeserialize } = SERVICE.Ping
  const deadline = new Date(Date.now() + withinMs)
  return new Promise((resolve) => {
    client.makeUnaryRequest(path, requestSerialize, responseDeserialize, new Uint8Array(), { deadline }, (error, answer) => {
      client.close()
      resolve(error === null && answer?.length === 0)
    })
  })
}

/** A stream of a scripted peer to the node: what came over it, and how it ended. */
export class OpenStream {
  readonly received: Bytes[] = []
  ended: StatusObject | undefined
  private readonly asked = new Set<bigint>()
  private readonly call: ClientDuplexStream<Bytes, Bytes>
  private readonly client: Client
  private readonly address: string
  private readonly material: PeerMaterial

  /** `beside`: a stream over whose connection this one goes as well. */
  constructor(target: Target, material: PeerMaterial, { isCertified = true, beside }: { isCertified?: boolean; beside?: OpenStream } = {}) {
    this.address = target.address
    this.material = material
    this.client = beside?.client ?? clientOf(target, material, isCertified)
    const { path, requestSerialize, responseDeserialize } = SERVICE.GossipStream
    this.call = this.client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize)
    this.call.on('data', (bytes: Bytes) => this.received.push(bytes))
    this.call.on('status', (how: StatusObject) => {
      this.ended = how
      if (beside === undefined) this.client.close()
    })
    // An end with an error is told as a status as well.
    this.call.on('error', () => undefined)
  }

  send(bytes: Bytes): void {
    this.call.write(bytes)
  }

  /** Says nothing more. What the node says until it ends the stream as well still comes. */
  end(): void {
    this.call.end()
  }

  close(): void {
    this.call.cancel()
    this.client.close()
  }

  /** The handshake of the node, once it has come. @throws Error if it is not what a peer would take */
  async handshake(): Promise<SignedMessage<ConnEstablish>> {
    const [first] = await within(`the handshake of the node at ${this.address}`, () => {
      if (this.received.length > 0) return this.received
      this.demandOpen()
      return undefined
    })
    return properHandshake(first, this.call.getAuthContext()?.sslPeerCertificate?.raw)
  }

  /** Asks who is there, and waits for the answer. */
  async ask(incNum: bigint, patienceMs?: number): Promise<void> {
    const nonce = this.question(incNum)
    const answered = () => {
      this.demandOpen()
      return this.received.some((bytes) => this.answerIn(bytes)?.nonce === nonce) || undefined
    }
    await within('the answer to a membership request', answered, patienceMs)
  }

  /**
   * Asks who is there until an answer is as it is expected; asks again after a second, since neither question nor answer need get
   * through where a buffer is full. Reads on if it has stopped.
   */
  async askUntil(what: string, nextNumber: () => bigint, isExpected: (answer: Answer) => boolean): Promise<void> {
    this.call.resume()
    let [looked, askAt] = [this.received.length, 0]
    await within(what, () => {
      this.demandOpen()
      if (Date.now() >= askAt) {
        this.question(nextNumber())
        askAt = Date.now() + ASK_AGAIN_MS
      }
      const come = this.received.slice(looked)
      looked += come.length
      return come.map((bytes) => this.answerIn(bytes)).some((answer) => answer !== undefined && isExpected(answer)) || undefined
    })
  }

  private demandOpen(): void {
    if (this.ended !== undefined) throw new Error(`the stream to the node at ${this.address} has ended: ${this.ended.details}`)
  }

  private question(incNum: bigint): bigint {
    const nonce = incNum % 2n ** 60n
    this.asked.add(nonce)
    const selfInformation = envelopeIn(aliveMessage(this.material, '', incNum))
    this.send(signed(this.material, 'empty', { kind: 'mem-req', selfInformation, known: [] }, nonce))
    return nonce
  }

  /** What a membership response to this peer says; undefined if these bytes are another message. */
  private answerIn(bytes: Bytes): Answer | undefined {
    const opened = openBytes(bytes)
    if ('rejected' in opened || !isKind(opened.ok, 'mem-res')) return undefined
    const { nonce, content } = opened.ok.message
    if (!this.asked.has(nonce)) return undefined
    const { alive, dead } = content
    return { nonce, bytes: bytes.length, alive: alive.map(authorOf), dead: dead.map(authorOf) }
  }

  /** Leaves what comes where it is: soon the node has no room for more. */
  stopReading(): void {
    this.call.pause()
  }

  /** How the stream has ended, once it has. */
  async ending(): Promise<'well' | 'with an error'> {
    const { code } = await within('the end of the stream', () => this.ended)
    return code === status.OK ? 'well' : 'with an error'
  }
}

function authorOf(envelope: Envelope): PkiId | undefined {
  const opened = openEnvelope(envelope)
  return 'ok' in opened && isKind(opened.ok, 'alive') ? opened.ok.message.content.membership.pkiId : undefined
}

function envelopeIn(bytes: Bytes): Envelope {
  const opened = openBytes(bytes)
  if ('rejected' in opened) throw new Error(opened.rejected)
  return opened.ok.envelope
}
