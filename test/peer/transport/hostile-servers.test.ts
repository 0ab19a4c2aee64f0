import assert from 'node:assert/strict'
import { once } from 'node:events'
import { constants, createServer, type Http2Server, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { GossipTransport } from '../../../src/peer/transport'

const WELL = { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '0' }

const onSession = (act: (session: ServerHttp2Session) => void) => (server: Http2Server) => server.on('session', act)
const onStream = (act: (stream: ServerHttp2Stream) => void) => (server: Http2Server) => server.on('stream', act)
const answered = (act: (stream: ServerHttp2Stream) => void) =>
  onStream((stream) => {
    act(stream)
    stream.respond(WELL, { endStream: true })
  })

/** What servers do that want a node to fall over; whether they answer a ping all the same, and whether a stream comes about. */
const SERVERS: Readonly<Record<string, readonly [(server: Http2Server) => unknown, boolean, boolean]>> = {
  'says goodbye at once': [onSession((session) => session.goaway(constants.NGHTTP2_NO_ERROR)), false, false],
  'says goodbye with an error': [onSession((session) => session.goaway(constants.NGHTTP2_INTERNAL_ERROR)), false, false],
  'says goodbye before it answers the ping': [answered(({ session }) => session?.goaway(constants.NGHTTP2_NO_ERROR)), true, false],
  'takes no stream': [onSession((session) => session.settings({ maxConcurrentStreams: 0 })), false, false],
  'refuses the stream': [onStream((stream) => stream.close(constants.NGHTTP2_REFUSED_STREAM)), false, false],
  'goes away before it answers': [onStream(({ session }) => session?.destroy()), false, false],
  'answers what is no gRPC': [onStream((stream) => stream.respond({ ':status': 404 }, { endStream: true })), false, false],
  'answers each stream at once': [answered(() => undefined), true, true],
}

for (const [what, [prepare, isAnswered, isReached]] of Object.entries(SERVERS)) {
  test(`a server that ${what} is ${isReached ? 'reached' : 'not reached'}, and does no harm`, async () => {
    const server = createServer()
    const sessions: ServerHttp2Session[] = []
    server.on('session', (session) => sessions.push(session.on('error', () => undefined)))
    server.on('stream', (stream) => stream.on('error', () => undefined))
    prepare(server)
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const endpoint = `127.0.0.1:${(server.address() as AddressInfo).port}`
    const transport = new GossipTransport({ tls: undefined, dialTimeoutMs: 500, connTimeoutMs: 500, sendBuffSize: 5 })
    const stream = await new Promise((answer) => {
      transport.dialer.dial(endpoint, answer)
    })
    assert.equal(stream !== undefined, isReached)
    assert.equal(await new Promise<boolean>((answer) => transport.dialer.ping(endpoint, answer)), isAnswered)
    for (const session of sessions) session.destroy()
    await transport.close(0)
    await once(server.close(), 'close')
  })
}
