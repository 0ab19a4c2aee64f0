import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { type ClientDuplexStream, credentials, makeClientConstructor } from '@grpc/grpc-js'
import { AdapterBroken } from '../../../src/suite/port'
import { worldFromWire, worldToWire } from '../../../src/suite/remote/messages'
import { ANNOUNCEMENT, adapterService } from '../../../src/suite/remote/protocol'
import { RemoteImplementation } from '../../../src/suite/remote/remote'
import { toUtf8 } from '../../../src/wire/bytes'

const PROGRAM = path.join(__dirname, '../../../src/suite/bin/gossip-tck.cjs')
const OPEN = {
  open: worldToWire({
    seed: '1',
    epochMs: 1_767_225_600_000,
    subjects: [{ name: 'alice', identity: toUtf8('alice'), endpoint: 'alice:1', externalEndpoint: '', bootstrap: [], settings: {} }],
    directory: { entries: [{ identity: toUtf8('alice'), org: 'Org1', valid: true, unreadableChannels: [] }], invalidBlocks: [] },
  }),
}

interface Response {
  readonly done?: object | null
  readonly failure?: { readonly kind: string; readonly message: string } | null
}

/** The reference behind the protocol, as a program of its own; what is asked of it is written by hand. */
let adapter: ChildProcess
let address: string

before(async () => {
  adapter = spawn(process.execPath, [PROGRAM, 'adapter-reference'], { stdio: ['pipe', 'pipe', 'inherit'] })
  assert.ok(adapter.stdout)
  const [line] = await once(adapter.stdout.setEncoding('utf8'), 'data')
  address = String(line).slice(ANNOUNCEMENT.length).trim()
})

after(async () => {
  adapter.stdin?.end()
  await once(adapter, 'exit')
})

/** The answers to requests of one world. */
async function answers(...requests: readonly object[]): Promise<string[]> {
  const Client = makeClientConstructor(adapterService(), 'Adapter')
  const client = new Client(address, credentials.createInsecure())
  const stream = client['Play']?.() as unknown as ClientDuplexStream<object, Response>
  const all: string[] = []
  stream.on('data', ({ failure }: Response) => all.push(failure ? `${failure.kind}: ${failure.message}` : 'done'))
  for (const request of requests) stream.write(request)
  stream.end()
  await once(stream, 'end')
  client.close()
  return all
}

test('a world is opened once, before anything else', async () => {
  assert.deepEqual(await answers({ start: { subject: 'alice' } }, OPEN, { start: { subject: 'alice' } }, OPEN), [
    'NOT_POSSIBLE: no world is open',
    'done',
    'done',
    'NOT_POSSIBLE: this stream has a world already',
  ])
})

test('what this version does not know is unknown', async () => {
  assert.deepEqual(await answers(OPEN, {}, { start: { subject: 'alice' } }, { observe: { subject: 'alice' } }), [
    'done',
    'UNKNOWN: there is no request "" in this version',
    'done',
    'UNKNOWN: there is no such question in this version',
  ])
})

test('a world that takes too much real time ends its stream, and is no death of the subject', async () => {
  const [kit, server] = ['the-reference', 'remote/adapter-server'].map((name) => path.join(__dirname, '../../../src/suite', `${name}.ts`))
  const program = `require("${server}").serveAdapter(require("${kit}").theReference("documents", { limitMs: 1 }))`
  const register = path.join(__dirname, '../../../src/register.cjs')
  const command = `'${process.execPath}' --require '${register}' --eval '${program}'`
  const hanging = new RemoteImplementation({ place: { command }, limitMs: 60_000 })
  try {
    const world = await hanging.open(worldFromWire(OPEN.open))
    await world.start('alice')
    await assert.rejects(world.advance(10 * 24 * 3_600_000), {
      constructor: AdapterBroken,
      message: /^The adapter has ended advance with the status ABORTED: The example has not ended within 0\.001 s of real time\.$/m,
    })
    await world.close()
  } finally {
    await hanging.dispose()
  }
})

test('what a subject cannot do is not possible, and what it refuses is refused', async () => {
  const strange = {
    open: { ...OPEN.open, subjects: [{ name: 'alice', identity: toUtf8('alice'), endpoint: 'alice:1', settings: { colour: 'red' } }] },
  }
  const [, refused = ''] = await answers(strange, { start: { subject: 'alice' } })
  assert.match(refused, /^REFUSED: .*colour/)
  const [, impossible = ''] = await answers(OPEN, { gossip: { subject: 'alice', messages: [toUtf8('?')] } })
  assert.match(impossible, /^NOT_POSSIBLE: /)
})
