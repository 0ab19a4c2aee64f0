import type { ServerHttp2Stream } from 'node:http2'
import { createServer, type Server as NetServer, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import type { ChannelBinding, Dialer, ServiceRegistrar } from '../../reference/ports/transport'
import type { GossipImplementation } from '../../reference/transport/gossip-service'
import type { Bytes } from '../../wire/ids'
import type { DurationMs } from '../../wire/time'
import { addressIn } from './address'
import type { Counts, TransportCounts } from './counts'
import { FramedCall } from './framed-call'
import { FramedServer, finishServed } from './framed-server'
import type { Keepalive } from './keepalive'
import { demandMaterial, hashOf, serverOptions, type TlsMaterial } from './tls'
import { TlsDialer } from './tls-dialer'

/** How a node reaches others, and is reached. */
export interface TransportOptions {
  /** Undefined: no TLS. Handshakes are bound to nothing then. */
  readonly tls: TlsMaterial | undefined
  readonly dialTimeoutMs: DurationMs
  readonly connTimeoutMs: DurationMs
  /** In messages, for each stream. */
  readonly sendBuffSize: number
  /** After how much silence the other side of a connection is pinged, and how long it may take to answer: 60 s and 20 s. */
  readonly keepalive?: Keepalive
  /** Told of connections that did not come about. */
  readonly onProblem?: (words: string) => void
}

const KEEPALIVE = { timeMs: 60_000, timeoutMs: 20_000 }
/** 100 MiB each way (WIRE-4). */
const MAX_MESSAGE_BYTES = 100 * 1024 * 1024
const MAX_STREAMS_OF_A_CONNECTION = 100
/** How long a stream that ends may take for what is still to be written. */
const ENDING_MS = 10_000
/** Small messages do not wait until earlier ones are acknowledged. */
const AT_ONCE = { noDelay: true }

/** The sockets of a node: a server for the way in, a dialler for the way out. */
export class GossipTransport {
  /** What a node is given as its server (INIT-4). */
  readonly server: ServiceRegistrar
  readonly dialer: Dialer
  private readonly options: TransportOptions
  private readonly counted: Counts = { sent: 0, received: 0, overflows: 0, connections: 0, refusedConnections: 0 }
  private readonly service: FramedServer
  private handlers: GossipImplementation | undefined
  /** Of the certificate that is shown to who dials; undefined without TLS. */
  private readonly ownHash: Bytes | undefined
  private readonly listeners = new Set<NetServer>()
  private readonly sockets = new Set<Socket>()
  /** The hashes of certificates that clients have shown, by the address of their side of the connection. */
  private readonly shown = new Map<string, Bytes>()

  /** @throws TlsError if certificates or keys cannot be used */
  constructor(options: TransportOptions) {
    if (options.tls !== undefined) demandMaterial(options.tls)
    this.options = options
    this.ownHash = options.tls && hashOf(options.tls.certificate)
    const keepalive = options.keepalive ?? KEEPALIVE
    this.service = new FramedServer({
      keepalive,
      maxStreams: MAX_STREAMS_OF_A_CONNECTION,
      handlers: () => this.handlers,
      callOf: (stream) => this.adapt(stream),
    })
    this.server = {
      addService: (_definition, implementation) => {
        this.handlers = implementation as GossipImplementation
      },
    }
    this.dialer = new TlsDialer({ ...options, keepalive, maxMessageBytes: MAX_MESSAGE_BYTES, counts: this.counted })
  }

  /** What was sent, received, dropped and refused so far. */
  get counts(): TransportCounts {
    return this.counted
  }

  /**
   * Listens at `host:port`; port 0 takes any that is free. Returns the port.
   * @throws Error if that is no address, or nobody can listen there
   */
  listen(address: string): Promise<number> {
    const { host, port } = addressIn(address)
    const listener = this.newListener()
    this.listeners.add(listener)
    return new Promise((resolve, reject) => {
      // Later on, a connection that cannot be had is no reason to stop.
      listener.on('error', (error) => {
        this.options.onProblem?.(`the listener at ${address}: ${error.message}`)
        reject(new Error(`cannot listen at ${address}: ${error.message}`))
      })
      listener.listen({ host, port }, () => {
        const bound = listener.address()
        resolve(typeof bound === 'object' && bound !== null ? bound.port : port)
      })
    })
  }

  /** Takes no more connections; those that stand have `graceMs` to end, and are cut then. The port is free afterwards. */
  async close(graceMs: DurationMs): Promise<void> {
    const closed = [...this.listeners].map((listener) => new Promise<void>((resolve) => listener.close(() => resolve())))
    this.service.drain()
    const cut = setTimeout(() => {
      for (const socket of this.sockets) socket.destroy()
    }, graceMs)
    await Promise.all(closed)
    clearTimeout(cut)
    this.service.destroy()
  }

  private adapt(stream: ServerHttp2Stream): FramedCall {
    const { sendBuffSize } = this.options
    return new FramedCall(stream, {
      sendBuffSize,
      maxMessageBytes: MAX_MESSAGE_BYTES,
      counts: this.counted,
      binding: this.bindingOf(stream),
      finish: finishServed,
      finishWithinMs: ENDING_MS,
    })
  }

  private bindingOf(stream: ServerHttp2Stream): ChannelBinding | undefined {
    const socket = stream.session?.socket
    return this.ownHash && { own: this.ownHash, remote: socket && this.shown.get(addressOf(socket)) }
  }

  private newListener(): NetServer {
    const { tls, onProblem } = this.options
    if (tls === undefined) return createServer(AT_ONCE, (socket) => this.take(socket))
    const listener = createTlsServer({ ...serverOptions(tls), ...AT_ONCE }, (socket) => this.takeSecured(socket))
    listener.on('tlsClientError', (error, socket) => {
      this.counted.refusedConnections += 1
      onProblem?.(`TLS refused a connection of ${addressOf(socket)}: ${error.message}`)
      socket.destroy()
    })
    listener.on('connection', (socket) => this.keep(socket))
    return listener
  }

  private takeSecured(socket: TLSSocket): void {
    const address = addressOf(socket)
    const certificate: { raw?: Buffer } = socket.getPeerCertificate()
    if (certificate.raw !== undefined) this.shown.set(address, hashOf(certificate.raw))
    socket.once('close', () => this.shown.delete(address))
    this.service.take(socket)
  }

  private take(socket: Socket): void {
    this.keep(socket)
    this.service.take(socket)
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket)
    this.counted.connections += 1
    // What breaks a connection is told to its streams.
    socket.on('error', () => socket.destroy())
    socket.once('close', () => {
      this.sockets.delete(socket)
      this.counted.connections -= 1
    })
  }
}

const addressOf = ({ remoteAddress, remotePort }: Pick<Socket, 'remoteAddress' | 'remotePort'>) => `${remoteAddress}:${remotePort}`
