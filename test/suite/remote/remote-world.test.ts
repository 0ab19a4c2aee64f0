import assert from 'node:assert/strict'
import test from 'node:test'
import { dismiss, faultsAtTheEnd } from '../../../src/suite/implementation'
import { AdapterBroken, type ImplementationUnderTest, NotPossible, type WorldSpec } from '../../../src/suite/port'
import type { WireResponse } from '../../../src/suite/remote/messages'
import { RemoteWorld } from '../../../src/suite/remote/remote-world'
import { toUtf8 } from '../../../src/wire/bytes'

const subject = (name: string) => ({
  name,
  identity: toUtf8(name),
  endpoint: `${name}:1`,
  externalEndpoint: '',
  bootstrap: [],
  settings: {},
})
const world = (...names: string[]): WorldSpec => ({
  seed: '1',
  epochMs: 1_767_225_600_000,
  subjects: names.map(subject),
  directory: { entries: [], invalidBlocks: [] },
})

/** A world whose adapter answers like that, once it is open; what was asked is kept. */
async function answering(response: WireResponse, asked: string[] = []): Promise<RemoteWorld> {
  return RemoteWorld.open(world('alice'), {
    ask: async (call) => {
      asked.push(call)
      return call === 'open' ? { answer: 'done' } : response
    },
    capabilities: [],
    broken: (words) => new AdapterBroken(words),
    close: async () => {
      asked.push('close')
    },
  })
}

test('several subjects are not asked of an adapter that does not declare them', async () => {
  const line = { ask: async () => ({}), capabilities: [], broken: (words: string) => new AdapterBroken(words), close: async () => {} }
  await assert.rejects(RemoteWorld.open(world('alice', 'anna'), line), NotPossible)
})

test('an answer of another kind is the fault of the adapter', async () => {
  const done = await answering({ answer: 'done' })
  await assert.rejects(done.advance(1), /answered advance without events/)
  await assert.rejects(done.observe('alice', 'members'), /answered observe without an observation/)
  await assert.rejects(done.observeChannelMembers('alice', 'trade'), AdapterBroken)
  const events = await answering({ answer: 'events', events: { events: [] } })
  await assert.rejects(events.start('alice'), /answered start with events/)
  await assert.rejects((await answering({})).stop('alice'), /answered stop with nothing/)
})

test('every call of the port is a request of its own, and a world is closed once', async () => {
  const asked: string[] = []
  const done = await answering({ answer: 'done' }, asked)
  await done.pause('bob')
  await done.resume('bob')
  await done.leaveChannel('alice', 'trade')
  await done.updateChaincodes('alice', 'trade', [])
  await done.close()
  await done.close()
  assert.deepEqual(asked, ['open', 'pause', 'resume', 'leaveChannel', 'updateChaincodes', 'close'])
})

test('a fault at the end of an adapter is kept; another error is none of it', async () => {
  const ending = (error: Error) => ({ dispose: () => Promise.reject(error) }) as unknown as ImplementationUnderTest
  const before = faultsAtTheEnd().length
  await dismiss(ending(new AdapterBroken('it went on')))
  assert.deepEqual(faultsAtTheEnd().slice(before), ['it went on'])
  await assert.rejects(dismiss(ending(new TypeError('no'))), TypeError)
})
