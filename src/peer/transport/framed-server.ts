import {
  constants,
  createServer,
  type Http2Server,
  type Http2Stream,
  type IncomingHttpHeaders,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2'
import type { Socket } from 'node:net'
import { GOSSIP_SERVICE, type GossipImplementation, type GrpcStream } from '../../reference/transport/gossip-service'
import { framed } from './frames'
import { type Keepalive, keepAlive } from './keepalive'

/** What gRPC calls things that do not go well. */
const STATUS = { ok: 0, unknown: 2, unimplemented: 12 }
const { HTTP2_HEADER_STATUS, HTTP2_HEADER_CONTENT_TYPE, HTTP2_HEADER_PATH } = constants
const CONTENT_TYPE = 'application/grpc'
const HEADERS = { [HTTP2_HEADER_STATUS]: 200, [HTTP2_HEADER_CONTENT_TYPE]: `${CONTENT_TYPE}+proto` }

export interface FramedServerOptions {
  readonly keepalive: Keepalive
  readonly maxStreams: number
  /** Who answers; undefined as long as nobody does. */
  readonly handlers: () => GossipImplementation | undefined
  /** A stream as the handlers take it. */
  readonly callOf: (stream: ServerHttp2Stream) => GrpcStream
}

/** The service of gossip on sockets that are handed to it. */
export class FramedServer {
  private readonly options: FramedServerOptions
  private readonly server: Http2Server
  private readonly sessions = new Set<ServerHttp2Session>()

  constructor(options: FramedServerOptions) {
    this.options = options
    this.server = createServer({ settings: { maxConcurrentStreams: options.maxStreams }, maxSessionMemory: Number.MAX_SAFE_INTEGER })
    this.server.on('session', (session) => this.keep(session))
    this.server.on('stream', (stream, headers) => this.onStream(stream, headers))
    this.server.on('sessionError', () => undefined)
  }

  take(socket: Socket): void {
    this.server.emit('connection', socket)
  }

  /** Takes no more streams; connections end with those that they have. */
  drain(): void {
    for (const session of this.sessions) session.close()
  }

  destroy(): void {
    for (const session of this.sessions) session.destroy()
  }

  private keep(session: ServerHttp2Session): void {
    this.sessions.add(session)
    session.on('error', () => session.destroy())
    session.once('close', () => this.sessions.delete(session))
    keepAlive(session, this.options.keepalive)
  }

  private onStream(stream: ServerHttp2Stream, headers: IncomingHttpHeaders): void {
    stream.on('error', () => stream.destroy())
    // Its client may have taken it back before this is told.
    if (stream.destroyed || stream.closed) return
    if (!headers[HTTP2_HEADER_CONTENT_TYPE]?.toString().startsWith(CONTENT_TYPE)) {
      return stream.respond({ [HTTP2_HEADER_STATUS]: 415 }, { endStream: true })
    }
    const handlers = this.options.handlers()
    const path = headers[HTTP2_HEADER_PATH]
    if (handlers !== undefined && path === GOSSIP_SERVICE.Ping.path) return answerPing(stream, handlers)
    if (handlers === undefined || path !== GOSSIP_SERVICE.GossipStream.path) {
      return stream.respond({ ...HEADERS, ...trailersOf(STATUS.unimplemented, 'there is no such method') }, { endStream: true })
    }
    stream.respond(HEADERS, { waitForTrailers: true })
    handlers.GossipStream(this.options.callOf(stream))
  }
}

/** Whatever is asked, once all of it has come. */
function answerPing(stream: ServerHttp2Stream, { Ping }: GossipImplementation): void {
  stream.resume()
  stream.once('end', () => {
    if (stream.destroyed || stream.closed) return
    stream.respond(HEADERS, { waitForTrailers: true })
    stream.once('wantTrailers', () => stream.sendTrailers(trailersOf(STATUS.ok)))
    Ping(undefined, (_none, answer) => stream.end(framed([answer])))
  })
}

/** Ends a stream of a server: well, or with the reason why not. */
export function finishServed(stream: Http2Stream, refusal?: string): void {
  const trailers = refusal === undefined ? trailersOf(STATUS.ok) : trailersOf(STATUS.unknown, refusal)
  stream.once('wantTrailers', () => stream.sendTrailers(trailers))
  stream.end()
}

const trailersOf = (status: number, words = '') => ({ 'grpc-status': `${status}`, 'grpc-message': encodeURI(words) })
