import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { acceptedSignOf, complaintsOf, readAccepted } from '../../src/explore/accepted'
import { scopeOf } from '../../src/explore/claims'
import { differenceOf } from '../../src/explore/comparison'
import { measureOf } from '../../src/explore/explorer'
import { exampleLines } from '../../src/explore/gherkin'
import { emittingApart, withoutLeftOpen } from '../../src/explore/left-open'
import { type Life, readLife } from '../../src/explore/life'
import { anyDraft, drafts, lifeOf, THEMES } from '../../src/explore/lives'
import { inOrder } from '../../src/explore/order'
import type { Seen } from '../../src/explore/seen'
import { type Player, play, type Step } from '../../src/explore/trace'
import { theReference } from '../../src/suite/the-reference'

const ALL = { takes: () => true, takesSetting: () => true }
const lives = drafts(ALL, Object.keys(THEMES), 20)

describe('lives', () => {
  let folder: string

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'lives-'))
  })

  after(() => rmSync(folder, { recursive: true }))

  const fileOf = (name: string, text: string): string => {
    const file = path.join(folder, name)
    writeFileSync(file, text)
    return file
  }

  test('are read again as they were written, and can be cut down without what drew them', () => {
    const shrinkable = anyDraft()
    fc.assert(
      fc.property(lives, (draft) => {
        const life = inOrder(lifeOf(draft))
        const text = JSON.stringify(life)
        assert.equal(JSON.stringify(readLife(fileOf('life.json', text))), text)
        assert.ok(shrinkable.canShrinkWithoutContext({ settings: life.settings, opening: [], acts: life.acts }))
      }),
      { seed: 5, numRuns: 60 },
    )
  })

  test('once in order stay as they are', () => {
    fc.assert(
      fc.property(lives, (draft) => {
        const life = inOrder(lifeOf(draft))
        assert.deepEqual(inOrder(life), life)
      }),
      { seed: 6, numRuns: 200 },
    )
  })

  test('whoever is spoken of is introduced before, and who speaks has a stream', () => {
    const life: Life = { settings: {}, acts: [{ do: 'alive', peer: 'bob', author: 'carol', row: {} }] }
    assert.deepEqual(inOrder(life).acts, [{ do: 'admit', peer: 'carol' }, { do: 'connect', peer: 'bob' }, ...life.acts])
  })

  test('a node that was stopped starts again before anything else becomes of it, in another instant', () => {
    const [stop, start] = [{ do: 'stop' as const }, { do: 'start' as const }]
    const connect = { do: 'connect' as const, peer: 'bob' }
    const moment = { do: 'pass' as const, ms: 1 }
    const acts = (given: Life['acts'], restarts?: boolean) => inOrder({ settings: {}, acts: given }, restarts).acts
    assert.deepEqual(acts([start, stop, connect]), [stop, moment, start, connect])
    assert.deepEqual(acts([stop, moment, { do: 'suspect' }, start]), [stop, moment, start, { do: 'suspect' }])
    assert.deepEqual(acts([stop, { do: 'admit', peer: 'bob' }]), [stop, { do: 'admit', peer: 'bob' }])
    assert.deepEqual(acts([stop, connect, moment, start], false), [stop, moment])
  })

  test('anchor peers are introduced before they are named', () => {
    const life: Life = {
      settings: {},
      acts: [{ do: 'configure', channel: 'trade', sequence: 2, orgs: ['Org1'], anchors: ['bob', 'carol'] }],
    }
    assert.deepEqual(inOrder(life).acts, [{ do: 'admit', peer: 'bob' }, { do: 'admit', peer: 'carol' }, ...life.acts])
  })

  test('what is due is made a length of time, by the settings of the life', () => {
    const due = { do: 'due' as const, of: 'aliveExpirationTimeout', times: 1.1, plus: -1 }
    assert.deepEqual(inOrder({ settings: { aliveExpirationTimeout: '10s' }, acts: [due] }).acts, [{ do: 'pass', ms: 10_999 }])
    assert.deepEqual(inOrder({ settings: {}, acts: [due] }).acts, [])
  })

  test('a file that holds none is named, and what is wrong with it', () => {
    const acts = [{ do: 'connect', peer: 'nobody' }]
    assert.throws(
      () => readLife(fileOf('a.json', JSON.stringify({ settings: {}, acts }))),
      /a\.json is no life: at acts\.0\.peer: one of bob/,
    )
    assert.throws(() => readLife(fileOf('b.json', '{')), /b\.json cannot be read/)
    assert.throws(() => readLife(path.join(folder, 'c.json')), /c\.json cannot be read/)
  })

  test('are told in the phrases of the features, neighbours in one', () => {
    const life: Life = {
      settings: { maxPropagationBurstSize: '1' },
      acts: [
        { do: 'known', peer: 'bob', hidden: false },
        { do: 'known', peer: 'dave', hidden: false },
        { do: 'gossip', kind: 'block', count: 2, channel: 'trade' },
      ],
    }
    const lines = exampleLines(life, { lines: ['bob receives them at once'], passes: false, needs: [] })
    assert.deepEqual(lines, [
      'Given a quiet alice of Org1 with these settings:',
      '  | maxPropagationBurstSize | 1 |',
      'And bob and dave of Org1 are known to alice',
      "When alice's application gossips 2 blocks of trade",
      'Then bob receives them at once',
    ])
  })
})

describe('what is left open', () => {
  const left = (acts: Life['acts']) => withoutLeftOpen({ settings: {}, acts }, 'fabric')
  const configure = (sequence: number, anchors: string[]) => ({
    do: 'configure' as const,
    channel: 'trade' as const,
    sequence,
    orgs: ['Org1' as const],
    anchors,
  })

  test('is which anchor peers are met that do not count: lives name none', () => {
    const anchor = { do: 'anchor' as const, channel: 'trade' as const, peer: 'bob' }
    assert.deepEqual(left([configure(2, ['bob', 'carol']), anchor, configure(1, ['bob']), configure(2, ['dave'])]), [
      configure(2, ['bob']),
      configure(1, []),
      configure(2, ['dave']),
    ])
    assert.deepEqual(left([anchor, configure(2, [])]), [anchor, configure(2, [])])
  })

  test('is what becomes of a channel that was left and is joined again, but in another life', () => {
    const leave = { do: 'leave' as const, channel: 'trade' as const }
    const [stop, start] = [{ do: 'stop' as const }, { do: 'start' as const }]
    assert.deepEqual(left([configure(1, []), leave, configure(2, [])]), [configure(1, []), leave])
    const acts = [configure(1, []), leave, stop, start, configure(1, [])]
    assert.deepEqual(left(acts), acts)
  })

  test('is what is said in the name of the node in channels that its organization is not in', () => {
    const own = { do: 'state-info' as const, peer: 'bob', author: 'alice', channel: 'trade' as const, row: {} }
    const foreign = { ...configure(1, []), orgs: ['Org2' as const] }
    assert.deepEqual(left([foreign, own, { ...own, author: 'bob' }]), [foreign, { ...own, author: 'bob' }])
    const gossip = { do: 'gossip' as const, kind: 'state info' as const, count: 1, channel: 'trade' as const }
    assert.deepEqual(left([foreign, gossip, { ...gossip, kind: 'block' }]), [foreign, { ...gossip, kind: 'block' }])
    assert.deepEqual(left([configure(1, []), own, gossip]), [configure(1, []), own, gossip])
  })

  test('is what a suspicion does besides where unused identities go', () => {
    const [suspect, pass] = [{ do: 'suspect' as const }, { do: 'pass' as const, ms: 1 }]
    assert.deepEqual(left([suspect, pass]), [suspect, pass])
    assert.deepEqual(withoutLeftOpen({ settings: { identityUsageThreshold: '1m' }, acts: [suspect, pass] }, 'fabric'), [pass])
  })

  test('is what a revoked identity verifies until it is deleted or sound again', () => {
    const [revoke, pardon] = [
      { do: 'revoke' as const, peer: 'bob' },
      { do: 'pardon' as const, peer: 'bob' },
    ]
    const say = { do: 'say' as const, peer: 'dave', kind: 'org message' as const, count: 1, author: 'bob', channel: 'trade' as const }
    const suspect = { do: 'suspect' as const }
    assert.deepEqual(left([revoke, say, pardon, say]), [revoke, pardon, say])
    assert.deepEqual(left([revoke, say, suspect, say]), [revoke, suspect, say])
    assert.deepEqual(withoutLeftOpen({ settings: {}, acts: [revoke, suspect, say] }, 'documents'), [revoke])
  })

  test('is whether one of the dead is asked of whom no endpoint is known: all have one', () => {
    const response = (as: string, external: string) => ({
      do: 'response' as const,
      peer: 'bob',
      rows: [{ peer: 'dave', as, 'external endpoint': external }],
    })
    const moved = response('dead', 'elsewhere:7051')
    assert.deepEqual(left([response('dead', 'none'), moved]), [
      { do: 'response', peer: 'bob', rows: [{ peer: 'dave', as: 'dead' }] },
      moved,
    ])
    assert.deepEqual(left([response('alive', 'none')]), [response('alive', 'none')])
  })

  const wait = (ms: number) => ({ do: 'pass' as const, ms })

  test('is whose word an alive message of the node is: where it says so itself its application does not', () => {
    const gossip = { do: 'gossip' as const, kind: 'alive message' as const, count: 1, channel: 'trade' as const }
    assert.deepEqual(left([gossip]), [gossip])
    assert.deepEqual(withoutLeftOpen({ settings: { aliveTimeInterval: '5s' }, acts: [gossip] }, 'documents'), [])
  })

  test('is what becomes of identities that expire once a node is stopped: it is not', () => {
    const expires = { do: 'expires' as const, peer: 'bob', inMs: 5 }
    assert.deepEqual(left([expires, { do: 'stop' }, wait(1), { do: 'start' }]), [expires, wait(1)])
  })

  test('is which streams a node ends: who answers in place of another opens none, and the other stays away', () => {
    const replace = { do: 'replace' as const, peer: 'erin', by: 'dave' }
    const acts: Life['acts'] = [
      { do: 'known', peer: 'erin', hidden: false },
      replace,
      { do: 'connect', peer: 'dave' },
      { do: 'known', peer: 'dave', hidden: false },
      { do: 'back', peer: 'erin' },
      { do: 'alive', peer: 'dave', author: 'dave', row: {} },
    ]
    assert.deepEqual(inOrder({ settings: {}, acts }).acts, [acts[0], replace, acts[5]])
  })

  test('is whether an emission or a timer of one instant comes first: who waits for a timer, or joins a channel, emits at once', () => {
    const timed = { pullInterval: '4s' }
    assert.deepEqual(emittingApart({ settings: timed, acts: [] }), { ...timed, maxPropagationBurstSize: '1' })
    assert.deepEqual(emittingApart({ settings: {}, acts: [configure(1, [])] }), { maxPropagationBurstSize: '1' })
    for (const settings of [{ ...timed, maxPropagationBurstSize: '2' }, { propagateIterations: '2' }])
      assert.deepEqual(emittingApart({ settings, acts: [] }), settings)
    const waiting = { maxPropagationBurstSize: '1', propagateIterations: '3' }
    assert.deepEqual(emittingApart({ settings: waiting, acts: [configure(1, [])] }), { ...waiting, publishStateInfoInterval: '3.997s' })
  })

  test('is which of two changes of chaincodes counts that fall on one instant', () => {
    const change = { do: 'chaincodes' as const, channel: 'trade' as const, count: 1 }
    const pass = { do: 'pass' as const, ms: 1 }
    const other = { ...change, channel: 'gold' as const }
    assert.deepEqual(left([change, other, change, pass, change]), [change, other, pass, change])
    const height = { do: 'height' as const, channel: 'trade' as const, blocks: 7 }
    assert.deepEqual(left([height, change, height, pass, height]), [height, change, pass, height])
  })

  test('is whose identity is used by what is of no use', () => {
    const settings = { identityUsageThreshold: '1m' }
    const say = { do: 'say' as const, peer: 'bob', kind: 'block' as const, count: 1, author: 'bob', channel: 'trade' as const }
    const hello = { do: 'matter' as const, peer: 'bob', kind: 'hello' as const, channel: 'trade' as const, row: {} }
    const request = { ...hello, kind: 'state info request' as const, row: { MAC: 'of gold' } }
    const transfer = { do: 'transfer' as const, peer: 'bob', channel: 'trade' as const, kind: 'state request' as const, blocks: 1 }
    const told = [
      { ...say, kind: 'state info' as const },
      { ...hello, channel: 'none' as const },
    ]
    const acts = [say, hello, request, transfer, ...told]
    assert.deepEqual(withoutLeftOpen({ settings, acts }, 'documents'), told)
    const joined = [configure(1, []), ...acts, { do: 'stop' as const }, { do: 'start' as const }, say]
    assert.deepEqual(withoutLeftOpen({ settings, acts: joined }, 'documents'), joined.slice(0, -1).toSpliced(3, 1))
    assert.deepEqual(left(acts), acts)
  })

  test('is what a peer notices that does not read: it reads before more can happen', () => {
    const [connect, pause, resume] = [{ do: 'connect' as const }, { do: 'pause' as const }, { do: 'resume' as const }].map((one) => ({
      ...one,
      peer: 'bob',
    })) as [Life['acts'][number], Life['acts'][number], Life['acts'][number]]
    const gossip = { do: 'gossip' as const, kind: 'org message' as const, count: 1, channel: 'trade' as const }
    const pass = { do: 'pass' as const, ms: 1 }
    const given = [pause, resume, connect, pause, pause, gossip, pass]
    assert.deepEqual(inOrder({ settings: {}, acts: given }).acts, [connect, pause, gossip, resume, pass])
  })
})

describe('every act', () => {
  test('does what it says, to a node that has all that it needs', async () => {
    const row = {}
    const pass = (ms: number) => ({ do: 'pass' as const, ms })
    const acts: Life['acts'] = [
      { do: 'forbid', peer: 'heidi', channel: 'trade' },
      { do: 'known', peer: 'bob', hidden: false },
      { do: 'known', peer: 'heidi', hidden: true },
      { do: 'configure', channel: 'trade', sequence: 2, orgs: ['Org1', 'Org2'], anchors: ['carol'] },
      { do: 'publish', peer: 'bob', channel: 'trade' },
      { do: 'height', channel: 'trade', blocks: 3 },
      { do: 'ledger', channel: 'trade' },
      { do: 'say', peer: 'bob', kind: 'acknowledgement', count: 2, author: 'bob', channel: 'trade' },
      { do: 'say', peer: 'bob', kind: 'forged leadership message', count: 1, author: 'bob', channel: 'trade' },
      { do: 'transfer', peer: 'bob', channel: 'trade', kind: 'state request', blocks: 2 },
      { do: 'transfer', peer: 'bob', channel: 'trade', kind: 'state response', blocks: 2 },
      { do: 'tag', peer: 'bob', kind: 'block', channel: 'trade', tag: '9' },
      { do: 'matter', peer: 'bob', kind: 'leadership message', channel: 'trade', row: { declaration: 'no' } },
      { do: 'matter', peer: 'bob', kind: 'membership response', channel: 'none', row: { tag: 'empty' } },
      { do: 'state-info', peer: 'bob', author: 'bob', channel: 'trade', row: { left: 'yes' } },
      { do: 'revoke', peer: 'bob' },
      { do: 'pardon', peer: 'bob' },
      { do: 'suspect' },
      { do: 'stop' },
      pass(1),
      { do: 'start' },
      { do: 'connect', peer: 'bob' },
      { do: 'alive', peer: 'bob', author: 'bob', row },
    ]
    const life = inOrder({ settings: { maxPropagationBurstSize: '1' }, acts })
    assert.deepEqual(
      life.acts,
      [acts[0], acts[1], acts[2], { do: 'admit', peer: 'carol' }, ...acts.slice(3)].toSpliced(0, 0, { do: 'admit', peer: 'heidi' }),
    )
    const implementation = theReference('fabric')
    const { capabilities } = await implementation.describe()
    const { steps } = await play(life, { implementation, seed: '1', asksCharacter: false, capabilities: new Set(capabilities) })
    assert.deepEqual(
      steps.filter(({ outcome }) => outcome !== 'done').map(({ act }) => act),
      [],
    )
    assert.equal(steps.at(-1)?.state['alive'], 'bob')
  })
})

describe('what is not possible, and what begins anew', () => {
  const settings = { bootstrap: 'bob.org1.internal:7051' }
  const pass = { do: 'pass' as const, ms: 1 }
  const traceOf = async (acts: Life['acts']) => {
    const implementation = theReference('documents')
    const { capabilities } = await implementation.describe()
    return play(inOrder({ settings, acts }), { implementation, seed: '1', asksCharacter: false, capabilities: new Set(capabilities) })
  }

  test('whoever was dialled sends nothing that does not decode; others may', async () => {
    const { steps } = await traceOf([
      { do: 'admit', peer: 'bob' },
      pass,
      ...['bob', 'dave'].map((peer) => ({ do: 'garbage' as const, peer })),
    ])
    const outcomes = steps.filter(({ act }) => act.do === 'garbage').map(({ outcome }) => outcome)
    assert.deepEqual(outcomes, ['not possible', 'done'])
  })

  test('an application that is refused goes on', async () => {
    const mistag = { do: 'mistag' as const, kind: 'block' as const, channel: 'trade' as const }
    const { steps } = await traceOf([{ ...mistag, tag: 'empty' }, pass, { ...mistag, tag: 'chan-and-org' }])
    assert.deepEqual(
      steps.map(({ outcome }) => outcome),
      ['not possible', 'done', 'not possible'],
    )
  })

  test('whoever is asked is asked in each life of the node anew', async () => {
    const { steps } = await traceOf([{ do: 'admit', peer: 'bob' }, pass, { do: 'stop' }, pass, { do: 'start' }, pass])
    const requests = steps.flatMap(({ seen }) => seen.filter(({ kind }) => kind === 'mem-req'))
    assert.deepEqual(
      requests.map(({ detail }) => detail['again']),
      ['', ''],
    )
  })
})

describe('two traces', () => {
  const life: Life = {
    settings: { maxPropagationBurstSize: '1', propagatePeerNum: '10', pullPeerNum: '10' },
    acts: [
      { do: 'known', peer: 'bob', hidden: false },
      { do: 'known', peer: 'dave', hidden: false },
      { do: 'say', peer: 'bob', kind: 'membership request', count: 1, author: 'bob', channel: 'trade' },
    ],
  }

  test('of one life are equal whatever the seed; what one lacks is found in the step where it should have come', async () => {
    const implementation = theReference('documents')
    const description = await implementation.describe()
    const player = (seed: string): Player => ({
      implementation,
      seed,
      asksCharacter: true,
      capabilities: new Set(description.capabilities),
    })
    const measure = measureOf(life, { dialect: 'documents', scope: scopeOf(description, description) })
    const [one, other] = [await play(life, player('1')), await play(life, player('2'))]
    assert.equal(differenceOf(one, other, measure), undefined)
    const isLost = ({ kind }: Seen) => kind === 'mem-res'
    const lacking = (step: Step): Step => ({ ...step, events: [], seen: step.seen.filter((one) => !isLost(one)) })
    const silent = { ...other, steps: other.steps.map((step) => (step.seen.some(isLost) ? lacking(step) : step)) }
    const difference = differenceOf(one, silent, measure)
    assert.equal(difference?.at, 2)
    assert.deepEqual(
      difference?.missing.map(({ what }) => what),
      ['membership response'],
    )
    assert.deepEqual(difference?.surplus, [])
    assert.deepEqual(
      differenceOf(silent, one, measure)?.surplus.map(({ what }) => what),
      ['membership response'],
    )
  })
})

describe('accepted differences', () => {
  const entry = { sign: 'known: -received alive', reason: 'as in 1.0', reference: 'none', owner: 'bob', expires: '2027-01-31' }

  test('are read, and complained of when they have expired or did not come up', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'accepted-'))
    const file = path.join(folder, 'accepted.yaml')
    try {
      writeFileSync(file, JSON.stringify([entry]))
      assert.deepEqual(readAccepted(file), [entry])
      writeFileSync(file, JSON.stringify([{ ...entry, expires: 'soon' }]))
      assert.throws(() => readAccepted(file), /entry 1: "expires" must be/)
      writeFileSync(file, JSON.stringify([{ ...entry, why: '?' }]))
      assert.throws(() => readAccepted(file), /entry 1: "why" is unknown/)
    } finally {
      rmSync(folder, { recursive: true })
    }
    assert.equal(acceptedSignOf('known: -received alive', [entry]), entry.sign)
    assert.equal(acceptedSignOf('pass: -received alive', [entry]), undefined)
    assert.equal(acceptedSignOf('pass: -received alive', [{ sign: '-received alive' }]), '-received alive')
    assert.deepEqual(complaintsOf([entry], [entry.sign], '2027-01-31'), [])
    assert.match(complaintsOf([entry], [entry.sign], '2027-02-01').join(), /has expired on 2027-01-31: bob answers for it/)
    assert.match(complaintsOf([entry], [], '2027-01-31').join(), /did not come up/)
  })
})
