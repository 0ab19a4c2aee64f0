import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { afterEach, before, test } from 'node:test'
import { connect as connectTls } from 'node:tls'
import { Authority } from '../../../src/certificates/authority'
import { Organization, type PeerMaterial } from '../../../src/certificates/organization'
import { GossipTransport, TlsError, type TlsMaterial } from '../../../src/peer/transport'
import { hashOf } from '../../../src/peer/transport/tls'
import type { Stream } from '../../../src/reference/ports/transport'
import { registerGossipService } from '../../../src/reference/transport/gossip-service'
import { fromUtf8, toUtf8 } from '../../../src/wire/bytes'
import { eventually } from '../../eventually'
import { HOSTS } from '../a-network'

const LIMITS = { dialTimeoutMs: 2_000, connTimeoutMs: 2_000, sendBuffSize: 5 }

/** What tests have opened: one that fails does not get as far as to close it, and would never end. */
const open = new Set<() => Promise<unknown>>()
afterEach(async () => {
  const closings = [...open].map((close) => close())
  open.clear()
  await Promise.all(closings)
})

let org: Organization
let alice: PeerMaterial
let bob: PeerMaterial

before(async () => {
  org = await Organization.make('Org1MSP')
  alice = await org.peer({ name: 'alice', hosts: HOSTS })
  bob = await org.peer({ name: 'bob', hosts: HOSTS })
})

const tlsOf = ({ tls }: PeerMaterial, changes: Partial<TlsMaterial> = {}): TlsMaterial => ({
  ...tls,
  trusted: [org.tls.certificate],
  clientAuthRequired: false,
  ...changes,
})

/** A transport that listens, and the streams that come to it. */
async function listening(tls: TlsMaterial | undefined) {
  const problems: string[] = []
  const transport = new GossipTransport({ ...LIMITS, tls, onProblem: (words) => problems.push(words) })
  const streams: Stream[] = []
  registerGossipService(transport.server, (stream) => streams.push(stream))
  const endpoint = `127.0.0.1:${await transport.listen('127.0.0.1:0')}`
  return { transport, endpoint, streams, problems }
}

const dialled = ({ dialer }: GossipTransport, endpoint: string) =>
  new Promise<Stream | undefined>((answer) => {
    dialer.dial(endpoint, answer)
  })

/** What a stream brings. */
function heard(stream: Stream): { readonly messages: string[]; isOver: boolean } {
  const seen = { messages: [] as string[], isOver: false }
  stream.listen({
    onMessage: (bytes) => seen.messages.push(fromUtf8(bytes)),
    onEnd: () => {
      seen.isOver = true
    },
  })
  return seen
}

/** A stream from bob to alice, seen from both sides. */
async function joined(tls: (material: PeerMaterial) => TlsMaterial | undefined) {
  const there = await listening(tls(alice))
  const here = new GossipTransport({ ...LIMITS, tls: tls(bob) })
  const out = await dialled(here, there.endpoint)
  assert.ok(out !== undefined)
  await eventually('the stream arrives', () => there.streams.length === 1)
  const back = there.streams[0]
  assert.ok(back !== undefined)
  const close = () => Promise.all([here.close(100), there.transport.close(100)])
  open.add(close)
  return { ...there, here, out, back, close }
}

test('both ends of a stream know by which certificates it is bound, once something has come', async () => {
  const { out, back, close } = await joined(tlsOf)
  const [atBob, atAlice] = [heard(out), heard(back)]
  out.write(toUtf8('a'))
  back.write(toUtf8('b'))
  await eventually('both arrive', () => atBob.messages.length + atAlice.messages.length === 2)
  const [ofAlice, ofBob] = [hashOf(alice.tls.certificate), hashOf(bob.tls.certificate)]
  assert.deepEqual([out.binding?.own, out.binding?.remote], [ofBob, ofAlice])
  assert.deepEqual([back.binding?.own, back.binding?.remote], [ofAlice, ofBob])
  await close()
})

test('without TLS nothing is bound, and messages cross all the same', async () => {
  const { out, back, close } = await joined(() => undefined)
  const atAlice = heard(back)
  out.write(toUtf8('a'))
  await eventually('it arrives', () => atAlice.messages.length === 1)
  assert.equal(back.binding, undefined)
  await close()
})

for (const [side, words] of [
  ['back', 'the one that was dialled'],
  ['out', 'the one that has dialled'],
] as const) {
  test(`a stream that ${words} refuses is over for the other side`, async () => {
    const both = await joined(tlsOf)
    const other = heard(side === 'back' ? both.out : both.back)
    both[side].end('not taken')
    both[side].end('not taken')
    await eventually('it is over', () => other.isOver)
    await both.close()
  })
}

test('what cannot be written any more is dropped and counted, and what was taken arrives', async () => {
  const { transport, out, back, close } = await joined(tlsOf)
  const megabyte = '.'.repeat(1024 * 1024)
  for (let count = 0; count < 20; count++) back.write(toUtf8(`${count}${megabyte}`))
  assert.equal(transport.counts.overflows, 15)
  const atBob = heard(out)
  await eventually('those that were taken arrive', () => atBob.messages.length === 5)
  assert.deepEqual(
    atBob.messages.map((message) => message.replaceAll('.', '')),
    ['0', '1', '2', '3', '4'],
  )
  back.write(toUtf8('again'))
  await eventually('there is room again', () => atBob.messages.length === 6)
  assert.equal(transport.counts.sent, 6)
  await close()
})

test('streams that nobody ends are cut, and the port is free', async () => {
  const { transport, here, endpoint, streams, out } = await joined(tlsOf)
  const atBob = heard(out)
  assert.deepEqual([transport.counts.connections, here.counts.connections], [1, 1])
  await transport.close(50)
  await eventually('it is over', () => atBob.isOver)
  const again = new GossipTransport({ ...LIMITS, tls: tlsOf(alice) })
  await again.listen(endpoint)
  await eventually('neither has a connection', () => transport.counts.connections + here.counts.connections === 0)
  await again.close(0)
  assert.equal(streams.length, 1)
})

test('connections that the machine cannot give are told, however many, and others come in', async () => {
  const { transport, endpoint, problems } = await listening(tlsOf(alice))
  const [listener] = transport['listeners']
  for (const words of ['once', 'again']) listener?.emit('error', new Error(words))
  assert.deepEqual(
    problems.map((problem) => problem.split(': ')[1]),
    ['once', 'again'],
  )
  const bobs = new GossipTransport({ ...LIMITS, tls: tlsOf(bob) })
  assert.notEqual(await dialled(bobs, endpoint), undefined)
  await Promise.all([transport.close(0), bobs.close(0)])
})

test('plain text, an old version and a weak suite are refused, and counted', async () => {
  const { transport, endpoint, problems } = await listening(tlsOf(alice))
  const port = Number(endpoint.split(':')[1])
  const plain = connect({ port, host: '127.0.0.1' }, () => plain.write('GET / HTTP/1.1\r\n\r\n'))
  plain.on('error', () => undefined)
  const refused: string[] = []
  const weak = [
    { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
    { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA' },
  ] as const
  for (const options of weak) {
    connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false, ALPNProtocols: ['h2'], ...options }).on('error', ({ message }) =>
      refused.push(message),
    )
  }
  await eventually('all three are refused', () => transport.counts.refusedConnections === 3 && refused.length === 2)
  assert.ok(problems.every((words) => words.startsWith('TLS refused a connection of 127.0.0.1:')))
  await transport.close(0)
})

test('where certificates of clients are demanded, nobody comes in without one of a trusted authority', async () => {
  const { transport, endpoint } = await listening(tlsOf(alice, { clientAuthRequired: true }))
  const stranger = await (await Authority.make('stranger')).issue({ name: 'eve', hosts: HOSTS })
  const eve = new GossipTransport({ ...LIMITS, tls: tlsOf(bob, { client: stranger }) })
  assert.equal(await dialled(eve, endpoint), undefined)
  const known = new GossipTransport({ ...LIMITS, tls: tlsOf(bob) })
  assert.notEqual(await dialled(known, endpoint), undefined)
  await Promise.all([eve.close(0), known.close(0), transport.close(0)])
})

test('a server is dialled only if its certificate is of a trusted authority and names what was dialled', async () => {
  const nameless = await org.peer({ name: 'alice', hosts: ['elsewhere'] })
  const { transport, endpoint } = await listening(tlsOf(nameless))
  const isReached = async (changes: Partial<TlsMaterial>) => {
    const dialler = new GossipTransport({ ...LIMITS, tls: tlsOf(bob, changes) })
    return (await dialled(dialler, endpoint)) !== undefined
  }
  assert.equal(await isReached({}), false)
  assert.equal(await isReached({ serverNameOverride: 'elsewhere' }), true)
  assert.equal(await isReached({ serverNameOverride: 'elsewhere', trusted: [org.signing.certificate] }), false)
  await transport.close(0)
})

test('an address that is none, or taken, is told', async () => {
  const { transport, endpoint } = await listening(undefined)
  for (const address of ['', 'here', '127.0.0.1:', '127.0.0.1:70000']) assert.throws(() => transport.listen(address), /is no address/)
  await assert.rejects(transport.listen(endpoint), /cannot listen at 127\.0\.0\.1:\d+: .*EADDRINUSE/)
  await transport.close(0)
})

test('material that TLS cannot use is told', () => {
  const cases: readonly [Partial<TlsMaterial>, RegExp][] = [
    [{ certificate: 'hello' }, /the TLS certificate is no certificate/],
    [{ key: 'hello' }, /the key of the TLS certificate is no private key/],
    [{ key: bob.tls.key }, /the key of the TLS certificate belongs to another certificate/],
    [{ client: { certificate: bob.tls.certificate, key: alice.tls.key } }, /the key of the TLS client certificate belongs to another/],
    [{ trusted: [] }, /no trusted TLS authority/],
    [{ trusted: ['hello'] }, /the trusted TLS authority is no certificate/],
  ]
  for (const [changes, words] of cases) {
    assert.throws(
      () => new GossipTransport({ ...LIMITS, tls: tlsOf(alice, changes) }),
      (error) => error instanceof TlsError && words.test(error.message),
    )
  }
})
