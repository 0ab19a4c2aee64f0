import { type EventEmitter, once } from 'node:events'
import { type ClientHttp2Session, type ClientHttp2Stream, connect as connectHttp2, constants, type OutgoingHttpHeaders } from 'node:http2'
import { connect as connectPlainly, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import type { PeerMaterial, Role } from '../../wire/steps/support/material'
import type { Target } from '../../wire/steps/support/streams'

/** Where attackers play: the node, and what they may show. */
export interface Stage {
  readonly target: Target
  readonly material: (role: Role) => PeerMaterial
}

/** Nobody waits longer for a node that does not answer an attacker. */
const PATIENCE_MS = 3_000
const GRPC: OutgoingHttpHeaders = {
  ':method': 'POST',
  ':path': '/gossip.Gossip/GossipStream',
  'content-type': 'application/grpc',
  te: 'trailers',
}

/** Resolves with true once one of these has happened, and with false if none does in time, or it fails. */
export async function happens(emitter: EventEmitter, events: readonly string[], withinMs = PATIENCE_MS): Promise<boolean> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), withinMs)
  try {
    await Promise.race(events.map((event) => once(emitter, event, { signal: over.signal })))
    return true
  } catch {
    return false
  } finally {
    clearTimeout(timer)
    over.abort()
  }
}

/** A bare connection; undefined if there is none. */
export async function plain({ target }: Stage): Promise<Socket | undefined> {
  const socket = connectPlainly({ ...placeOf(target.address), allowHalfOpen: true })
  return (await opened(socket, 'connect')) ? socket : undefined
}

/** A connection over TLS that shows the certificate of a peer. */
export async function secured({ target, material }: Stage, role: Role): Promise<TLSSocket | undefined> {
  const { certificate: cert, key } = material(role).tls
  const socket = connectTls({ ...placeOf(target.address), ca: target.trusted, cert, key, servername: 'localhost', ALPNProtocols: ['h2'] })
  return (await opened(socket, 'secureConnect')) ? socket : undefined
}

/** HTTP/2 over that. */
export async function sessionOf(stage: Stage, role: Role): Promise<ClientHttp2Session | undefined> {
  const socket = await secured(stage, role)
  return socket && session(socket)
}

/** A call to the gossip stream. */
export function callOn(over: ClientHttp2Session, headers: OutgoingHttpHeaders = {}): ClientHttp2Stream | undefined {
  if (over.destroyed || over.closed) return undefined
  try {
    return over
      .request({ ...GRPC, ...headers }, { endStream: false })
      .on('error', () => undefined)
      .resume()
  } catch {
    // Headers that this side cannot even write.
    return undefined
  }
}

/** Writes, and waits until there is room for more. False if nobody takes it any more. */
export async function put(stream: Duplex, bytes: Uint8Array): Promise<boolean> {
  if (stream.destroyed || stream.writableEnded) return false
  if (stream.write(bytes)) return true
  await happens(stream, ['drain', 'close'])
  return !stream.destroyed
}

/** A message as gRPC frames it. */
export function framed(bytes: Uint8Array, flag = 0, length = bytes.length): Buffer {
  const head = Buffer.alloc(5)
  head.writeUInt8(flag)
  head.writeUInt32BE(length % 2 ** 32, 1)
  return Buffer.concat([head, bytes])
}

/** What a client of HTTP/2 says first, when it calls the gossip stream and sends something. */
export function recordedCall(message: Uint8Array): Promise<Buffer> {
  return recorded((socket) => callOn(session(socket))?.write(framed(message)))
}

/** What a client of TLS says first. */
export function recordedHello(): Promise<Buffer> {
  return recorded((socket) =>
    connectTls({ socket: socket as unknown as Socket, servername: 'localhost', ALPNProtocols: ['h2'] }).on('error', () => undefined),
  )
}

async function recorded(begin: (socket: Duplex) => unknown): Promise<Buffer> {
  const chunks: Buffer[] = []
  const socket = new Duplex({
    read: () => undefined,
    write: (chunk, _encoding, done) => {
      chunks.push(Buffer.from(chunk))
      done()
    },
  })
  begin(socket)
  // Whatever it says without an answer, it says at once.
  await pause(100)
  socket.destroy()
  return Buffer.concat(chunks)
}

function session(socket: Duplex): ClientHttp2Session {
  return connectHttp2('https://localhost', { createConnection: () => socket, settings: { maxHeaderListSize: 2 ** 20 } })
    .on('error', () => undefined)
    .on('frameError', () => undefined)
    .on('goaway', () => undefined)
}

async function opened(socket: Socket, event: 'connect' | 'secureConnect'): Promise<boolean> {
  socket.on('error', () => socket.destroy())
  return (await happens(socket, [event, 'close'])) && !socket.destroyed
}

const placeOf = (address: string) => ({ host: address.slice(0, address.lastIndexOf(':')), port: Number(address.split(':').at(-1)) })

export const CANCEL = constants.NGHTTP2_CANCEL
