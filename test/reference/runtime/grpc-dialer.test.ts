import assert from 'node:assert/strict'
import { test } from 'node:test'
import { credentials, Server, ServerCredentials } from '@grpc/grpc-js'
import type { Stream } from '../../../src/reference/ports/transport'
import { GrpcDialer } from '../../../src/reference/runtime/grpc-dialer'
import { registerGossipService } from '../../../src/reference/transport/gossip-service'
import { fromUtf8, toUtf8 } from '../../../src/wire/bytes'
import { testNobodyAnswers } from './nobody-answers'

const dialer = new GrpcDialer({ credentials: credentials.createInsecure(), dialTimeoutMs: 1_000 })

const dialled = (endpoint: string) => new Promise<Stream | undefined>((answer) => dialer.dial(endpoint, answer))
const pinged = (endpoint: string) => new Promise<boolean>((answer) => dialer.ping(endpoint, answer))

/** A server that hands out the streams that are opened to it. */
async function listening() {
  const server = new Server()
  const streams: Stream[] = []
  let hand: (stream: Stream) => void = (stream) => streams.push(stream)
  registerGossipService(server, (stream) => hand(stream))
  const port = await new Promise<number>((done, fail) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => (error === null ? done(bound) : fail(error)))
  })
  const accepted = () =>
    new Promise<Stream>((take) => {
      const early = streams.shift()
      if (early === undefined) hand = take
      else take(early)
    })
  const shutDown = () => new Promise<void>((done) => server.tryShutdown(() => done()))
  return { endpoint: `127.0.0.1:${port}`, accepted, shutDown }
}

/** What a stream brings until it ends. */
function heard(stream: Stream): Promise<string[]> {
  const messages: string[] = []
  return new Promise((done) => {
    stream.listen({ onMessage: (bytes) => messages.push(fromUtf8(bytes)), onEnd: () => done(messages) })
  })
}

testNobodyAnswers(() => dialer)

test('a node that listens answers a ping; one that does not, does not', async () => {
  const { endpoint, shutDown } = await listening()
  assert.equal(await pinged(endpoint), true)
  await shutDown()
  assert.equal(await pinged(endpoint), false)
  assert.equal(await dialled(endpoint), undefined)
})

for (const first of ['the dialler', 'the one dialled'] as const) {
  test(`messages cross in both directions, in order and with none lost, until ${first} ends the stream`, async () => {
    const { endpoint, accepted, shutDown } = await listening()
    const out = await dialled(endpoint)
    const back = await accepted()
    assert.ok(out !== undefined)
    for (const text of ['a', 'b']) out.write(toUtf8(text))
    for (const text of ['c', 'd']) back.write(toUtf8(text))
    const [ends, hears] = first === 'the dialler' ? [out, back] : [back, out]
    const expected = first === 'the dialler' ? ['a', 'b'] : ['c', 'd']
    ends.end()
    ends.end()
    ends.write(toUtf8('too late'))
    assert.deepEqual(await heard(hears), expected)
    hears.write(toUtf8('too late'))
    await shutDown()
  })
}
