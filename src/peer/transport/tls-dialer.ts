import { type ClientHttp2Session, type ClientHttp2Stream, connect as connectHttp2, constants, type Http2Stream } from 'node:http2'
import { connect, type Socket } from 'node:net'
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls'
import type { ChannelBinding, Dialer } from '../../reference/ports/transport'
import { GOSSIP_SERVICE, streamOf } from '../../reference/transport/gossip-service'
import type { Bytes } from '../../wire/ids'
import type { DurationMs } from '../../wire/time'
import { type Address, addressIn } from './address'
import type { Counts } from './counts'
import { FramedCall } from './framed-call'
import { framed } from './frames'
import { type Keepalive, keepAlive } from './keepalive'
import { clientOptions, dialContext, hashOf, type TlsMaterial } from './tls'

/** How long the other side may take to end a stream that this one has ended. */
const ENDING_MS = 500
const WANTED = { 'content-type': 'application/grpc+proto', te: 'trailers', 'user-agent': 'gossip-tck' }

export interface TlsDialerOptions {
  /** Undefined: plain gRPC. */
  readonly tls: TlsMaterial | undefined
  readonly dialTimeoutMs: DurationMs
  /** For the ping that precedes a stream. */
  readonly connTimeoutMs: DurationMs
  readonly keepalive: Keepalive
  readonly sendBuffSize: number
  readonly maxMessageBytes: number
  readonly counts: Counts
}

/** Reaches other nodes over TLS. */
export class TlsDialer implements Dialer {
  private readonly options: TlsDialerOptions
  private readonly secured: { readonly tls: TlsMaterial; readonly context: SecureContext; readonly hash: Bytes } | undefined

  constructor(options: TlsDialerOptions) {
    this.options = options
    const { tls } = options
    this.secured = tls && { tls, context: dialContext(tls), hash: hashOf(tls.client?.certificate ?? tls.certificate) }
  }

  dial(endpoint: string, answer: Parameters<Dialer['dial']>[1]): void {
    this.reach(endpoint, (session) => {
      const stream = session && asking(session, GOSSIP_SERVICE.GossipStream.path)
      if (session === undefined || stream === undefined) {
        session?.destroy()
        return answer(undefined)
      }
      stream.once('close', () => session.close())
      answer(streamOf(this.adapt(stream, session)))
    })
  }

  /** False if nobody answers in time, or if it is no address. */
  ping(endpoint: string, answer: (answered: boolean) => void): void {
    this.reach(endpoint, (session) => {
      session?.close()
      answer(session !== undefined)
    })
  }

  private adapt(stream: ClientHttp2Stream, session: ClientHttp2Session): FramedCall {
    const { sendBuffSize, maxMessageBytes, counts } = this.options
    const binding = this.bindingOf(session.socket as TLSSocket)
    const ending = { finish: finishDialled, finishWithinMs: ENDING_MS }
    return new FramedCall(stream, { sendBuffSize, maxMessageBytes, counts, binding, ...ending })
  }

  private bindingOf(socket: TLSSocket): ChannelBinding | undefined {
    return this.secured && { own: this.secured.hash, remote: shownBy(socket) }
  }

  /** Connects, then pings. */
  private reach(endpoint: string, answer: (session: ClientHttp2Session | undefined) => void): void {
    const session = this.sessionTo(endpoint)
    if (session === undefined) return queueMicrotask(() => answer(undefined))
    const { dialTimeoutMs, connTimeoutMs, keepalive, counts } = this.options
    let timer = setTimeout(() => session.destroy(), dialTimeoutMs)
    const over = once((isReached: boolean) => {
      clearTimeout(timer)
      if (!isReached) session.destroy()
      answer(isReached ? session : undefined)
    })
    session.on('error', () => session.destroy())
    session.once('close', () => over(false))
    session.once('connect', () => {
      counts.connections += 1
      session.once('close', () => {
        counts.connections -= 1
      })
      clearTimeout(timer)
      timer = setTimeout(() => over(false), connTimeoutMs)
      keepAlive(session, keepalive)
      pingOver(session, over)
    })
  }

  /** Undefined for what is no address. Peers say where they are: whatever that is, it is looked up as host:port and no other way. */
  private sessionTo(endpoint: string): ClientHttp2Session | undefined {
    try {
      const authority = `${this.secured === undefined ? 'http' : 'https'}://${endpoint}`
      const address = addressIn(endpoint)
      const createConnection = () => this.socketTo(endpoint, address)
      return connectHttp2(authority, { createConnection, maxSessionMemory: Number.MAX_SAFE_INTEGER })
    } catch {
      return undefined
    }
  }

  private socketTo(endpoint: string, address: Address): Socket {
    if (this.secured === undefined) return connect({ ...address, noDelay: true })
    const { tls, context } = this.secured
    return connectTls({ ...address, ...clientOptions(endpoint, tls, context) }).setNoDelay()
  }
}

/** A function that is called the first time only. */
function once<Argument>(call: (argument: Argument) => void): (argument: Argument) => void {
  let isCalled = false
  return (argument) => {
    if (isCalled) return
    isCalled = true
    call(argument)
  }
}

function shownBy(socket: TLSSocket): Bytes | undefined {
  const { raw }: { raw?: Buffer } = socket.getPeerCertificate()
  return raw && hashOf(raw)
}

/** Undefined if the other side takes no more streams on this connection, whenever it has said so. */
function asking(session: ClientHttp2Session, path: string): ClientHttp2Stream | undefined {
  try {
    return session.request({ ':method': 'POST', ':path': path, ...WANTED })
  } catch {
    return undefined
  }
}

function pingOver(session: ClientHttp2Session, answer: (isAnswered: boolean) => void): void {
  const stream = asking(session, GOSSIP_SERVICE.Ping.path)
  if (stream === undefined) return answer(false)
  const onStatus = (headers: { 'grpc-status'?: unknown }) => {
    if (headers['grpc-status'] !== undefined) answer(headers['grpc-status'] === '0')
  }
  stream.on('response', onStatus).on('trailers', onStatus)
  stream.on('error', () => answer(false))
  stream.on('close', () => answer(false))
  stream.resume().end(framed([new Uint8Array()]))
}

/** Whoever has dialled cannot tell why it refuses. */
function finishDialled(stream: Http2Stream, refusal?: string): void {
  if (refusal === undefined) stream.end()
  else stream.close(constants.NGHTTP2_CANCEL)
}
