import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { Server, ServerCredentials, type ServerDuplexStream, type UntypedServiceImplementation } from '@grpc/grpc-js'
import type { Bytes } from '../../../src/wire/ids'
import { within } from './bounds'
import { properHandshake, SERVICE } from './gossip-service'
import { handshake } from './handshakes'
import type { PeerMaterial } from './material'

/** A stream that the node has opened to a scripted peer. */
interface Accepted {
  readonly received: Bytes[]
  readonly shown: Uint8Array | undefined
  isOver: boolean
}

/** A scripted peer that listens: it answers pings, and says at once who it is; what the node does there is kept. */
export class Listener {
  readonly acts: string[] = []
  private address = ''
  private readonly server = new Server()
  private readonly streams: Accepted[] = []
  /** All bytes pass here, so that they can be held up. */
  private readonly relay = createServer()
  private readonly sockets = new Set<Socket>()

  /** `answering`: whose handshake is sent. */
  async listen(
    material: PeerMaterial,
    answering: PeerMaterial,
    trusted: readonly string[],
    { answersPings }: { readonly answersPings: boolean },
  ): Promise<string> {
    this.server.addService(SERVICE, {
      Ping: (_call: unknown, answer: (error: null, bytes: Bytes) => void) => {
        this.acts.push('ping')
        if (answersPings) answer(null, new Uint8Array())
      },
      GossipStream: (call: ServerDuplexStream<Bytes, Bytes>) => this.accept(call, material, answering),
    } as unknown as UntypedServiceImplementation)
    const { tls } = material
    const pair = { private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.certificate) }
    const secured = ServerCredentials.createSsl(Buffer.from(trusted.join('')), [pair], true)
    const port = await new Promise<number>((resolve, reject) => {
      this.server.bindAsync('127.0.0.1:0', secured, (error, bound) => (error === null ? resolve(bound) : reject(error)))
    })
    this.relay.on('connection', (outer) => this.pass(outer, connect(port, '127.0.0.1')))
    this.relay.listen(0, '127.0.0.1')
    await once(this.relay, 'listening')
    const bound = this.relay.address()
    this.address = `127.0.0.1:${typeof bound === 'object' && bound !== null ? bound.port : 0}`
    return this.address
  }

  /** Waits until the node has dialled as it should. @throws Error that says what was not so */
  async untilDialled(): Promise<void> {
    const { received, shown } = await within(`a stream of the node to ${this.address}`, () =>
      this.streams.find((stream) => stream.received.length > 0),
    )
    if (this.acts[0] !== 'ping') throw new Error(`the node did not ping first, but: ${this.acts.join(', ')}`)
    properHandshake(received[0], shown)
  }

  /** Waits until the node has sent more than its handshake, over a stream to here. */
  async untilSpokenTo(): Promise<void> {
    await within(`a message of the node to ${this.address}`, () => this.streams.find((stream) => stream.received.length > 1))
  }

  /** Waits until the node has ended a stream to here. @throws Error if it has sent more than its handshake over it */
  async untilLeft(): Promise<void> {
    const { received } = await within(`the end of a stream of the node to ${this.address}`, () => this.streams.find(({ isOver }) => isOver))
    if (received.length > 1) throw new Error(`the node sent ${received.length - 1} messages after its handshake`)
  }

  /** Holds up all bytes from now on, in both directions. */
  freeze(): void {
    for (const socket of this.sockets) socket.unpipe().pause()
    this.relay.removeAllListeners('connection')
  }

  close(): void {
    this.relay.close()
    this.server.forceShutdown()
    for (const socket of this.sockets) socket.destroy()
  }

  private pass(outer: Socket, inner: Socket): void {
    for (const [from, to] of [
      [outer, inner],
      [inner, outer],
    ] as const) {
      this.sockets.add(from)
      from.on('error', () => undefined).on('close', () => to.destroy())
      from.pipe(to)
    }
  }

  private accept(call: ServerDuplexStream<Bytes, Bytes>, material: PeerMaterial, answering: PeerMaterial): void {
    const accepted: Accepted = { received: [], shown: call.getAuthContext().sslPeerCertificate?.raw, isOver: false }
    this.acts.push('stream')
    this.streams.push(accepted)
    call.on('data', (bytes: Bytes) => accepted.received.push(bytes))
    for (const event of ['end', 'cancelled'] as const) {
      call.on(event, () => {
        accepted.isOver = true
        call.end()
      })
    }
    call.on('error', () => undefined)
    call.write(handshake({ ...answering, tls: material.tls }))
  }
}
