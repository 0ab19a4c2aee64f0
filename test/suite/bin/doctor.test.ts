import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findingLines } from '../../../src/suite/bin/doctor'
import { examination, type Finding } from '../../../src/suite/bin/doctor-examination'
import { ALIVE, HANDSHAKE } from '../../../src/suite/bin/doctor-messages'
import { painter } from '../../../src/suite/bin/terminal'
import { FAMILIES } from '../../../src/suite/judging/reading'
import {
  AdapterBroken,
  AdapterMistimes,
  type Description,
  type ImplementationUnderTest,
  NotPossible,
  Refusal,
  SubjectCrashed,
  UnknownCall,
  type World,
  type WorldEvent,
  type WorldSpec,
} from '../../../src/suite/port'
import { theReference } from '../../../src/suite/the-reference'
import { toUtf8 } from '../../../src/wire/bytes'
import type { Bytes } from '../../../src/wire/ids'

interface Defect {
  readonly description?: Partial<Description>
  readonly world?: (world: World) => Partial<World>
  readonly dispose?: () => Promise<void>
}

/** The reference, with something wrong. */
function defective({ description = {}, world: change = () => ({}), dispose }: Defect): ImplementationUnderTest {
  const reference = theReference('documents')
  return {
    describe: async () => ({ ...(await reference.describe()), ...description }),
    open: async (spec: WorldSpec) => {
      const world = await reference.open(spec)
      const changed = change(world)
      return new Proxy(world, {
        get: (target, name) => {
          const value = Reflect.get(name in changed ? changed : target, name)
          return typeof value === 'function' ? value.bind(name in changed ? changed : target) : value
        },
      })
    },
    printed: () => 'line 1\nline 2',
    dispose: dispose ?? (() => reference.dispose()),
  }
}

async function examined(defect: Defect, isStarted = true): Promise<Finding[]> {
  const findings: Finding[] = []
  for await (const finding of examination(defective(defect), FAMILIES, isStarted)) findings.push(finding)
  return findings
}

const wrong = (findings: readonly Finding[]) =>
  findings.flatMap((finding) => (finding.standing === 'wrong' ? [[finding.what, finding.seen]] : []))

test('nothing is wrong with the reference, and all is tried', async () => {
  const findings = await examined({})
  assert.ok(findings.length > 25)
  assert.deepEqual([...new Set(findings.map(({ standing }) => standing))], ['ok'])
})

/** Events say that the subject has opened its streams with these bytes. */
const greets = (handshake: Bytes): Defect => ({
  world: (w) => ({
    advance: async (ms) => (await w.advance(ms)).map((event) => (event.type === 'connected' ? { ...event, handshake } : event)),
  }),
})

/** After so many calls something happens that should not. */
function onceMore(world: World, call: 'disconnect' | 'stop', count: number, more: object): Partial<World> {
  let calls = 0
  return {
    [call]: async (...names: [string, string]) => {
      calls += 1
      await world[call](...names)
    },
    advance: async (ms) => {
      const events = await world.advance(ms)
      return calls === count ? [...events, { atMs: 0, subject: 'alice', peer: 'bob', ...more } as WorldEvent] : events
    },
  }
}

const DEFECTS: readonly (readonly [name: string, defect: Defect, what: RegExp, seen: RegExp])[] = [
  [
    'claims a family that there is not',
    { description: { families: ['EMITT'] } },
    /describes itself/,
    /it claims the family "EMITT": did you mean EMIT\?$/,
  ],
  [
    'tells nothing of connections',
    { world: (w) => ({ advance: async (ms) => without(await w.advance(ms), 'connected') }) },
    /connects/,
    /no events/,
  ],
  [
    'says that the subject opened all streams',
    {
      world: (w) => ({
        advance: async (ms) => (await w.advance(ms)).map((e) => (e.type === 'connected' ? { ...e, openedBy: 'subject' as const } : e)),
      }),
    },
    /connects/,
    /the subject is said to have opened/,
  ],
  ['shows no handshake', greets(toUtf8('?')), /connects/, /no envelope that decodes/],
  ['shows another first message', greets(ALIVE), /connects/, /no handshake but of the kind alive/],
  ['shows the handshake of somebody else', greets(HANDSHAKE), /connects/, /its PKI-ID is not the one of the identity/],
  [
    'dies of a message too many',
    { world: () => ({ send: () => Promise.reject(new Error('no stream')) }) },
    /without a stream/,
    /an error: no stream/,
  ],
  [
    'does what is due at the end of an Advance in the next one',
    {
      world: (w) => {
        let left = 0
        return {
          advance: async (ms) => {
            const all = ms + left
            left = Math.min(1, all)
            return w.advance(all - left)
          },
        }
      },
    },
    /the very end of an Advance/,
    /among the events of the Advance after/,
  ],
  [
    'sends by a timer of real time',
    {
      world: (w) => {
        let late: WorldEvent[] = []
        return {
          advance: async (ms) => {
            const events = await w.advance(ms)
            const now = events.filter(({ type }) => type !== 'received')
            const sent = events.filter(({ type }) => type === 'received')
            const due = late.splice(0)
            setTimeout(() => {
              late = [...late, ...sent]
            }, 3)
            return [...now, ...due]
          },
        }
      },
    },
    /between two Advances/,
    /^outside Advance: "received" at /,
  ],
  ['does not pause', { world: () => ({ pause: async () => {} }) }, /stops reading/, /received/],
  [
    'does not say what it refuses',
    { world: (w) => ({ start: (name) => w.start(name).catch(() => Promise.reject(new Refusal('no'))) }) },
    /refuses an unknown setting/,
    /does not name it: "no"/,
  ],
  ['sends without a stream', { world: () => ({ send: async () => {} }) }, /without a stream/, /the message taken/],
  ['connects whom nobody knows', { world: () => ({ connect: async () => {} }) }, /nobody has added/, /the stream opened/],
  ['takes nobody for unreachable', { world: () => ({ reachable: async () => {} }) }, /dialled in vain/, /somebody answered at bob:7051/],
  ['does not disconnect', { world: () => ({ disconnect: async () => {} }) }, /disconnects/, /the message taken/],
  ['does not stop', { world: () => ({ stop: async () => {} }) }, /stopped/, /when it was stopped: no events/],
  [
    'shows other settings',
    { world: () => ({ observe: async () => ({ maxPropagationBurstLatency: '0.01' }) as never }) },
    /settings/,
    /is "0.01"/,
  ],
  ['leaves out a setting', { world: () => ({ observe: async () => ({}) as never }) }, /settings/, /no maxPropagationBurstLatency/],
  ['starts whatever it is told', { world: () => ({ start: async () => {} }) }, /refuses an unknown setting/, /the subject started/],
  [
    'dies of an unknown setting',
    { world: (w) => ({ start: (name) => w.start(name).catch(() => Promise.reject('no such setting')) }) },
    /refuses an unknown setting/,
    /an error: no such setting/,
  ],
  [
    'says of a subject that it crashed',
    { world: () => ({ send: () => Promise.reject(new SubjectCrashed('oh')) }) },
    /without a stream/,
    /the subject crashed: oh/,
  ],
  [
    'takes the end of a stream for that of the subject',
    { world: (w) => onceMore(w, 'disconnect', 1, { type: 'disconnected', reason: '' }) },
    /disconnects/,
    /disconnected/,
  ],
  [
    'lets a subject talk on that was stopped',
    { world: (w) => onceMore(w, 'stop', 2, { type: 'received', envelope: ALIVE }) },
    /stopped/,
    /after it was stopped: .*received/,
  ],
  [
    'gives all subjects the settings of one',
    { world: (w) => ({ observe: (_, question) => w.observe('alice', question) }) },
    /settings of their own/,
    /"40ms" and "40ms"/,
  ],
  [
    'lets go of channels',
    { world: () => ({ joinChannel: () => Promise.reject(new Error('no ledger')) }) },
    /channels/,
    /an error: no ledger/,
  ],
  [
    'does not end',
    { dispose: () => Promise.reject(new AdapterBroken('The adapter went on.')) },
    /ends when its standard input does/,
    /went on/,
  ],
]
for (const [name, defect, what, seen] of DEFECTS) {
  test(`an adapter that ${name} is found`, async () => {
    const found = wrong(await examined(defect))
    assert.ok(
      found.some(([w = '', s = '']) => what.test(w) && seen.test(s)),
      JSON.stringify(found),
    )
  })
}

test('what is not declared has to be unknown', async () => {
  const description = { capabilities: [] }
  assert.match(JSON.stringify(wrong(await examined({ description }))), /"channels","an answer as if it were declared"/)
  const unknown = () => Promise.reject(new UnknownCall('no'))
  const honest = { joinChannel: unknown, suspect: unknown, setNetwork: unknown, observe: unknown, observeChannelMembers: unknown }
  const findings = await examined({ description, world: () => honest })
  assert.deepEqual(wrong(findings), [])
  assert.ok(findings.filter(({ standing }) => standing === 'not declared').length > 8)
})

test('what is not declared and fails in another way is wrong, for it has to be unknown', async () => {
  const broken = { joinChannel: () => Promise.reject(new NotPossible('not now')) }
  assert.match(
    JSON.stringify(wrong(await examined({ description: { capabilities: [] }, world: () => broken }))),
    /"channels","an error: not now"/,
  )
})

test('an event at an instant that cannot be is told with how times are told, whatever was tried', async () => {
  const pause = () => Promise.reject(new AdapterMistimes('The adapter has sent an event of the past.'))
  const found = await examined({ world: () => ({ pause }) })
  const [finding] = found.filter(({ what }) => what === 'a peer stops reading, and reads on')
  assert.ok(finding?.standing === 'wrong')
  assert.match(finding.advice, /^Times of events are nanoseconds since Open, .*; each event is told once/)
})

test('how an adapter runs is told with what it describes', async () => {
  const [first] = await examined({ description: { isolation: 'process' } })
  assert.match(JSON.stringify(first), /a process for each example/)
})

test('if no world works, nothing else is tried', async () => {
  const findings = await examined({ world: () => ({ start: () => Promise.reject(new NotPossible('not yet')) }) })
  assert.deepEqual(
    findings.map(({ standing }) => standing),
    ['ok', 'wrong', 'not tried', 'ok'],
  )
})

test('the end of an adapter that somebody else has started is not tried', async () => {
  assert.equal((await examined({}, false)).at(-1)?.standing, 'not tried')
})

test('what is wrong is told with what was expected, what was seen, where to look, and what the adapter has printed', async () => {
  const findings = await examined({ world: () => ({ disconnect: async () => {} }) })
  const [finding] = findings.filter(({ standing }) => standing === 'wrong')
  const lines = finding === undefined ? [] : findingLines(finding, painter({ isTTY: false }, {}))
  assert.match(
    lines.join('\n'),
    /^wrong +a peer disconnects\n +expected +no event .*\n +seen +the message taken\n +look +.*\n +printed +line 1\n +line 2$/,
  )
})

const without = <E extends { readonly type: string }>(events: readonly E[], type: string): E[] =>
  events.filter((event) => event.type !== type)
