import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { documents } from '../../src/reference/dialects/documents'
import { fabric } from '../../src/reference/dialects/fabric'
import type { Dialect } from '../../src/reference/ports/dialect'
import type { WorldEvent } from '../../src/suite/port'
import type { Actor } from '../../src/suite/script/cast'
import { isKind, openBytes, openEnvelope } from '../../src/wire/envelope'
import type { Envelope, SignedMessage } from '../../src/wire/gossip-message'
import type { Bytes } from '../../src/wire/ids'
import { Stage, type StageState, SUBJECT } from '../reference/stage'
import { hostileMessages } from './hostile-messages'
import { REASONS, refusals } from './refusals'

const QUIET = { aliveTimeInterval: '1h', pullInterval: '1h', reconnectInterval: '1h', publishStateInfoInterval: '1h' }

const RUNS = 120

/** What has to come about often enough for the test to be worth something: messages that are taken, and reasons. */
const COMMON = [
  ...['alive', 'mem-req', 'mem-res', 'data', 'state-info', 'leadership'],
  ...['malformed', 'incomplete', 'illegal-tag', 'unexpected-kind', 'unknown-identity', 'bad-identity', 'bad-signature', 'stale'],
  'unknown-channel',
]

interface Scene {
  readonly stage: Stage
  readonly bob: Actor
  readonly hostile: fc.Arbitrary<Bytes>
}

/** Alice knows bob and carol, and not dave; a stranger's identity is known to nobody. */
async function scene(dialect: Dialect): Promise<Scene> {
  const stage = await Stage.open({ dialect, settings: { ...QUIET, maxPropagationBurstSize: '1' } })
  const [bob, carol, dave] = [await stage.admit('bob', 'Org1'), await stage.admit('carol', 'Org1'), await stage.admit('dave', 'Org1')]
  const stranger = stage.cast.introduce('stranger', 'Org1')
  await stage.world.start(SUBJECT)
  await stage.world.joinChannel(SUBJECT, 'trade', 1n, ['Org1'], [])
  for (const peer of [bob, carol]) {
    await stage.connect(peer)
    await stage.send(peer, stage.messages.alive(peer))
    await stage.send(peer, stage.messages.stateInfo(peer, 'trade'))
  }
  await stage.pass()
  return { stage, bob, hostile: hostileMessages(bob, [stage.cast.get(SUBJECT), carol, dave, stranger]) }
}

function opened(bytes: Bytes | Envelope): SignedMessage | undefined {
  const message = bytes instanceof Uint8Array ? openBytes(bytes) : openEnvelope(bytes)
  return 'ok' in message ? message.ok : undefined
}

/** What anybody but the log can see of a message: the node answers, passes it on, hands it over or ends the stream. */
function isVisible(events: readonly WorldEvent[]): boolean {
  return events.some(({ type }) => type !== 'log' && type !== 'connected' && type !== 'rejected')
}

/** What is exchanged in a pull may be nothing new, or nothing at all. */
const EXCHANGED: readonly string[] = ['hello', 'data-req', 'data-dig', 'data-update', 'state-snapshot']

/** A response whose entries are sound may hold nothing new. */
function isResponseOfAlives(bytes: Bytes): boolean {
  const message = opened(bytes)
  if (message === undefined || !isKind(message, 'mem-res')) return false
  const { alive, dead } = message.message.content
  return [...alive, ...dead].every((entry) => opened(entry)?.message.content.kind === 'alive')
}

/** Whether two states are the same, but for identities that were proved to be sound and stay even if the signature is not. */
function isUnchanged(before: StageState, after: StageState, mayLearnIdentities: boolean): boolean {
  const identities = mayLearnIdentities ? [...new Set([...after.identities, ...before.identities])].sort() : before.identities
  return isDeepStrictEqual({ ...before, identities }, after)
}

function check(bytes: Bytes, events: readonly WorldEvent[], before: StageState, after: StageState, peer: string | undefined): void {
  const refused = refusals(events)
  for (const refusal of refused) {
    assert.ok(REASONS.has(refusal.reason), refusal.reason)
    assert.equal(refusal.peer, peer)
  }
  if (refused.length === 0) {
    const isNews = isVisible(events) || !isDeepStrictEqual(before, after)
    const isExchanged = EXCHANGED.includes(opened(bytes)?.message.content.kind ?? '')
    assert.ok(isNews || isExchanged || isResponseOfAlives(bytes), 'a message was dropped without a word')
    return
  }
  // Of these what stands before a bad entry is taken in.
  const isResponse = ['mem-res', 'state-snapshot'].includes(opened(bytes)?.message.content.kind ?? '')
  const mayLearnIdentities = refused.some(({ reason }) => reason === 'bad-signature')
  assert.ok(isResponse || isUnchanged(before, after, mayLearnIdentities), 'a message that was refused left a trace')
}

/** Sends a message, and checks what becomes of it: why it was refused, or its kind if it was taken. */
async function outcomesOf({ stage, bob }: Scene, bytes: Bytes): Promise<string[]> {
  await stage.connect(bob)
  await stage.pass()
  const before = await stage.state()
  await stage.sendBytes(bob.name, bytes)
  const events = await stage.pass()
  check(bytes, events, before, await stage.state(), bob.name)
  const refused = refusals(events).map(({ reason }) => reason)
  return refused.length > 0 ? refused : [opened(bytes)?.message.content.kind ?? 'nothing']
}

/** The node is as good as new: a newcomer asks for its membership. */
async function answersAsEver({ stage }: Scene): Promise<void> {
  await stage.pass(60_000)
  const erin = await stage.admit('erin', 'Org1')
  await stage.connect(erin)
  await stage.send(erin, stage.messages.membershipRequest(stage.messages.alive(erin), 4_711n))
  const answers = (await stage.pass()).flatMap((event) =>
    event.type === 'received' && event.peer === 'erin' ? opened(event.envelope) : [],
  )
  const answer = answers.find((message) => message !== undefined && isKind(message, 'mem-res'))
  assert.ok(answer !== undefined && isKind(answer, 'mem-res'))
  assert.equal(answer.message.nonce, 4_711n)
  const told = answer.message.content.alive.map((entry) => opened(entry)).flatMap((entry) => (entry && isKind(entry, 'alive') ? entry : []))
  const names = told.map((entry) => stage.cast.nameOf(entry.message.content.membership.pkiId))
  assert.equal(names.at(-1), SUBJECT)
  const { alive } = (await stage.state()).members
  assert.deepEqual(names.slice(0, -1).sort(), alive.map((peer) => stage.cast.nameOf(peer)).sort())
  assert.ok(names.includes('erin'))
}

for (const dialect of [documents, fabric]) {
  test(`whatever a connected peer sends, the node takes it or says why not, and goes on (${dialect.name})`, async () => {
    const { hostile } = await scene(dialect)
    const outcomes = new Map<string, number>()
    const count = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 5, maxLength: 20 }), async (messages) => {
        const actors = await scene(dialect)
        for (const bytes of messages) for (const outcome of await outcomesOf(actors, bytes)) count(outcome)
        await answersAsEver(actors)
        await actors.stage.world.close()
      }),
      { numRuns: RUNS, seed: 42 },
    )
    for (const outcome of COMMON) assert.ok((outcomes.get(outcome) ?? 0) >= 3, `${outcome} hardly ever came about`)
  })

  test(`whatever comes in place of a handshake, the node takes it or ends the stream (${dialect.name})`, async () => {
    const actors = await scene(dialect)
    const { stage, bob, hostile } = actors
    await fc.assert(
      fc.asyncProperty(hostile, async (handshake) => {
        await stage.world.addPeer({ name: 'mallory', endpoints: [], handshake })
        const before = await stage.state()
        await stage.world.connect('mallory', SUBJECT)
        const events = await stage.pass()
        const refused = refusals(events)
        const isEnded = events.some((event) => event.type === 'disconnected' && event.peer === 'mallory')
        if (refused.length === 0) assert.equal(opened(handshake)?.message.content.kind, 'conn')
        else assert.ok(isEnded && refused.length === 1 && REASONS.has(refused[0]?.reason ?? ''))
        assert.ok(isUnchanged(before, await stage.state(), true))
        if (!isEnded) await stage.world.disconnect('mallory', SUBJECT)
      }),
      { numRuns: 500, seed: 42, endOnFailure: true },
    )
    await stage.connect(bob)
    await answersAsEver(actors)
    await stage.world.close()
  })
}
