import assert from 'node:assert/strict'
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2'
import { connect as connectTo, createServer, type Server, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import { GossipTransport } from '../../../src/peer/transport'
import { framed } from '../../../src/peer/transport/frames'
import type { Stream } from '../../../src/reference/ports/transport'
import { GOSSIP_SERVICE, registerGossipService } from '../../../src/reference/transport/gossip-service'
import { concat, toUtf8 } from '../../../src/wire/bytes'
import { eventually } from '../../eventually'
import { testNobodyAnswers } from '../../reference/runtime/nobody-answers'

const LIMITS = { tls: undefined, dialTimeoutMs: 500, connTimeoutMs: 500, sendBuffSize: 5 }
const GRPC = { ':method': 'POST', 'content-type': 'application/grpc', te: 'trailers' }
const { path: STREAM } = GOSSIP_SERVICE.GossipStream

let transport: GossipTransport
let endpoint: string
let session: ClientHttp2Session
const streams: Stream[] = []

before(async () => {
  transport = new GossipTransport(LIMITS)
  registerGossipService(transport.server, (stream) => streams.push(stream))
  endpoint = `127.0.0.1:${await transport.listen('127.0.0.1:0')}`
  session = connect(`http://${endpoint}`)
})

after(async () => {
  session.destroy()
  await transport.close(0)
})

/** Says something on a stream of its own; what the server answers in headers and trailers, once the stream is over. */
function asked(headers: Record<string, string>, bytes: Uint8Array, isAll = true): Promise<IncomingHttpHeaders> {
  const stream = session.request(headers)
  const seen: IncomingHttpHeaders = {}
  stream.on('response', (answered) => Object.assign(seen, answered)).on('trailers', (answered) => Object.assign(seen, answered))
  stream.on('error', () => undefined)
  if (isAll) stream.end(bytes)
  else stream.write(bytes)
  stream.resume()
  return new Promise((resolve) => {
    stream.once('end', () => resolve(seen)).once('close', () => resolve(seen))
  })
}

test('a ping is answered well, another method is not there, and what is no gRPC is told so', async () => {
  const empty = framed([new Uint8Array()])
  assert.equal((await asked({ ...GRPC, ':path': GOSSIP_SERVICE.Ping.path }, empty))['grpc-status'], '0')
  assert.equal((await asked({ ...GRPC, ':path': '/gossip.Gossip/Other' }, empty))['grpc-status'], '12')
  assert.equal((await asked({ ':method': 'GET', ':path': STREAM }, new Uint8Array()))[':status'], 415)
})

test('a message that is compressed ends its stream with a reason, though its sender does not', async () => {
  const compressed = concat(framed([toUtf8('a')]), new Uint8Array([1, 0, 0, 0, 0]))
  const { 'grpc-status': status, 'grpc-message': words } = await asked({ ...GRPC, ':path': STREAM }, compressed, false)
  assert.deepEqual([status, words], ['2', 'a%20message%20is%20compressed'])
})

test('streams that are taken back at once do no harm', async () => {
  for (let count = 0; count < 300; count++) session.request({ ...GRPC, ':path': count % 2 ? STREAM : GOSSIP_SERVICE.Ping.path }).close()
  assert.equal(await pinged(endpoint), true)
})

test('a stream that its client ends, ends well', async () => {
  assert.equal((await asked({ ...GRPC, ':path': STREAM }, framed([toUtf8('a')])))['grpc-status'], '0')
})

test('a message that is longer than any may be is dropped and counted', async () => {
  const { overflows } = transport.counts
  const stream = session.request({ ...GRPC, ':path': STREAM })
  const count = streams.length
  await eventually('it is there', () => streams.length > count)
  streams.at(-1)?.write(new Uint8Array(100 * 1024 * 1024 + 1))
  assert.equal(transport.counts.overflows, overflows + 1)
  stream.close()
})

testNobodyAnswers(() => transport.dialer)

for (const [words, answer] of [
  ['says nothing', () => undefined],
  ['says something else', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
] as const) {
  test(`whoever accepts a connection and ${words} is given up`, async () => {
    const silent = createServer((socket) => {
      socket.on('error', () => undefined)
      if (typeof answer === 'string') socket.write(answer)
    })
    const at = await listening(silent)
    assert.equal(await pinged(at), false)
    silent.close()
  })
}

test('a connection whose other end answers no ping any more is given up', async () => {
  const patient = new GossipTransport({ ...LIMITS, keepalive: { timeMs: 50, timeoutMs: 50 } })
  const accepted: Stream[] = []
  registerGossipService(patient.server, (stream) => accepted.push(stream))
  const inner = await patient.listen('127.0.0.1:0')
  const way = createServer((socket) => {
    const on = connectTo(inner, '127.0.0.1')
    socket.pipe(on).pipe(socket)
    for (const end of [socket, on]) end.on('error', () => undefined)
    ways.push([socket, on])
  })
  const ways: [Socket, Socket][] = []
  const at = await listening(way)
  const other = new GossipTransport(LIMITS)
  const stream = await new Promise<Stream | undefined>((resolve) => other.dialer.dial(at, resolve))
  assert.ok(stream !== undefined)
  await eventually('it arrives', () => accepted.length === 1)
  let isOver = false
  accepted[0]?.listen({
    onMessage: () => undefined,
    onEnd: () => {
      isOver = true
    },
  })
  for (const [one, another] of ways) {
    one.unpipe(another)
    another.unpipe(one)
  }
  await eventually('it is over', () => isOver)
  for (const socket of ways.flat()) socket.destroy()
  way.close()
  await Promise.all([patient.close(0), other.close(0)])
})

const pinged = (at: string) => new Promise<boolean>((resolve) => transport.dialer.ping(at, resolve))

function listening(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(`127.0.0.1:${(server.address() as { port: number }).port}`))
  })
}

test('a dial that takes too long is given up at any point of it', async () => {
  const answers = Array.from({ length: 200 }, (_, index) => {
    const { dialer } = new GossipTransport({ ...LIMITS, dialTimeoutMs: index % 20, connTimeoutMs: index % 7 })
    return new Promise<boolean>((resolve) => dialer.ping(endpoint, resolve))
  })
  assert.equal((await Promise.all(answers)).length, 200)
})
