import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, test } from 'node:test'
import { scopeOf } from '../../src/explore/claims'
import { type Expedition, Explorer } from '../../src/explore/explorer'
import { readLife } from '../../src/explore/life'
import { THEMES } from '../../src/explore/lives'
import { Pair } from '../../src/explore/pair'
import { differenceLines, lifeText, summaryLines } from '../../src/explore/report'
import { type Course, explore } from '../../src/explore/session'
import { loadCatalogue, parseFeature, rulesOf } from '../../src/suite/judging/catalogue'
import { DIALECT_NAMES, type DialectName } from '../../src/suite/judging/tags'
import { AdapterBroken, type ImplementationUnderTest, NotPossible, Refusal, type WorldEvent, type WorldSpec } from '../../src/suite/port'
import { theReference } from '../../src/suite/the-reference'
import { openBytes } from '../../src/wire/envelope'
import { without } from './lossy'

const ROOT = path.join(__dirname, '../..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')

const COURSE: Course = {
  runs: 80,
  timeMs: undefined,
  given: [],
  isOver: () => false,
  onProgress: () => undefined,
  onTold: () => undefined,
  onUnrepeated: () => undefined,
}

async function expedition(dialect: DialectName, other: ImplementationUnderTest, seed = 'abc'): Promise<Expedition> {
  const scope = scopeOf(await theReference(dialect).describe(), await other.describe())
  return {
    reference: (habits) => theReference(dialect, undefined, habits),
    others: [other],
    dialect,
    seed,
    scope,
    themes: Object.keys(THEMES),
    size: 15,
  }
}

async function explorerOf(on: Expedition): Promise<Explorer> {
  return new Explorer(on, await Pair.of(on))
}

const isSecretAlive = (event: WorldEvent): boolean => {
  if (event.type !== 'received') return false
  const opened = openBytes(event.envelope)
  return 'ok' in opened && opened.ok.message.content.kind === 'alive'
}

describe('exploring', () => {
  for (const dialect of DIALECT_NAMES) {
    test(`the reference does the same twice, in the dialect ${dialect}`, async () => {
      const explorer = await explorerOf(await expedition(dialect, theReference(dialect)))
      for (let life = 0; life < 60; life++) assert.equal(await explorer.next(), undefined)
      const { lives, states, transitions } = explorer.progress
      assert.equal(lives, 60)
      assert.ok(states > 20, `${states} states`)
      assert.ok(transitions > 200, `${transitions} transitions`)
    })
  }

  test('what chance decides makes no difference', async () => {
    const on = await expedition('documents', theReference('documents'))
    const reference = theReference('documents')
    const other = { ...reference, open: (spec: WorldSpec) => reference.open({ ...spec, seed: 'other' }) }
    const explorer = new Explorer(on, await Pair.of({ ...on, others: [other] }))
    for (let life = 0; life < 60; life++) assert.equal((await explorer.next())?.sign, undefined)
  })

  test('the same seed leads to the same lives, another one to others', async () => {
    const reached = async (seed: string) => {
      const explorer = await explorerOf(await expedition('documents', theReference('documents'), seed))
      for (let life = 0; life < 60; life++) await explorer.next()
      const { acts, states, transitions } = explorer.progress
      return { acts, states, transitions }
    }
    assert.deepEqual(await reached('one'), await reached('one'))
    assert.notDeepEqual(await reached('one'), await reached('two'))
  })

  test('however many lives are played at once, they are the same, and so is what is found', async () => {
    const lossy = () => without(theReference('documents'), isSecretAlive)
    const on = await expedition('documents', lossy())
    const found = async (others: Expedition['others']) => {
      const explorer = await explorerOf({ ...on, others })
      while (explorer.progress.lives < 60) await explorer.next()
      await explorer.rest()
      const { acts, lives, findings } = explorer.progress
      return { acts, lives, findings: findings.map(({ life, sign, count }) => ({ life, sign, count })) }
    }
    const [alone, together] = [await found([lossy()]), await found([lossy(), lossy(), lossy()])]
    assert.ok(alone.findings.length > 0)
    assert.deepEqual(together, alone)
  })

  test('an adapter that breaks ends it, whatever else has begun', async () => {
    const on = await expedition('documents', theReference('documents'))
    let opened = 0
    const breaking = (): ImplementationUnderTest => {
      const reference = theReference('documents')
      const open = async (spec: WorldSpec) => {
        opened += 1
        if (opened > 40) throw new AdapterBroken('it is gone')
        return reference.open(spec)
      }
      return { ...reference, open }
    }
    const explorer = await explorerOf({ ...on, others: [breaking(), breaking()] })
    await assert.rejects(async () => {
      for (;;) await explorer.next()
    }, AdapterBroken)
    await explorer.rest()
  })

  test('a node that has one life only is not stopped and started again', async () => {
    const reference = theReference('documents')
    const open = async (spec: WorldSpec) => {
      const world = await reference.open(spec)
      const start = world.start.bind(world)
      let lives = 0
      world.start = async (subject) => {
        lives += 1
        if (lives > 1) throw new NotPossible(`${subject} has been started`)
        await start(subject)
      }
      return world
    }
    const pair = await Pair.of(await expedition('documents', { ...reference, open }))
    assert.equal(pair.restarts, false)
    assert.equal((await Pair.of(await expedition('documents', reference))).restarts, true)
  })

  test('the two dialects are told apart', async () => {
    const on = await expedition('documents', theReference('fabric'))
    const explorer = await explorerOf(on)
    for (let life = 0; life < 40; life++) await explorer.next()
    assert.ok(explorer.progress.findings.length >= 3)
  })

  test('what gets lost is found, cut down to what shows it, and told as an example that the reference passes', async () => {
    const on = await expedition('documents', without(theReference('documents'), isSecretAlive))
    const rules = rulesOf(loadCatalogue(path.join(ROOT, 'features'), ROOT), 'documents')
    const heard: string[] = []
    const onTold: Course['onTold'] = ({ finding }) => heard.push(finding.sign)
    const { told, progress } = await explore(on, { ...COURSE, onTold }, rules, () => 0)
    assert.ok(told.length > 0)
    assert.equal(told.length, progress.findings.length)
    assert.deepEqual(
      heard,
      told.map(({ finding }) => finding.sign),
    )
    const [first] = told
    assert.ok((first?.finding.life.acts.length ?? 99) <= 6, JSON.stringify(first?.finding.life))
    const [feature] = told.flatMap(({ telling }) => telling.feature ?? [])
    const folder = mkdtempSync(path.join(tmpdir(), 'explored-'))
    try {
      const file = path.join(folder, 'difference.feature')
      writeFileSync(file, feature ?? '')
      const parameters = JSON.stringify({ dialect: 'documents', seed: on.seed })
      execFileSync(process.execPath, [CUCUMBER, '--profile', 'replay', '--world-parameters', parameters, file], {
        cwd: ROOT,
        stdio: 'pipe',
      })
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  test('when somebody wants an end nothing is cut down any further, and what was found is told', async () => {
    const on = await expedition('documents', without(theReference('documents'), isSecretAlive))
    const rules = rulesOf(loadCatalogue(path.join(ROOT, 'features'), ROOT), 'documents')
    const course = { ...COURSE, runs: 1_000, isOver: () => true }
    const explorer = new Explorer(on, await Pair.of(on), () => true)
    let finding = await explorer.next()
    while (finding === undefined) finding = await explorer.next()
    assert.equal(finding.life.acts.length, finding.difference.at + 1, 'it is only what came before')
    const ended = await explore(on, course, rules, () => 0)
    assert.equal(ended.progress.lives, 0)
    assert.deepEqual(ended.told, [])
  })

  test('what is accepted is neither cut down nor told, and counts as having come up', async () => {
    const on = await expedition('documents', without(theReference('documents'), isSecretAlive))
    const { told } = await explore(on, COURSE, [], () => 0)
    const accepted = told.map(({ finding }) => ({ sign: finding.sign.slice(finding.sign.indexOf(': ') + 2) }))
    const outcome = await explore({ ...on, accepted }, COURSE, [], () => 0)
    assert.deepEqual(outcome.told, [])
    assert.deepEqual(new Set(outcome.progress.accepted), new Set(accepted.map(({ sign }) => sign)))
  })

  test('where a node refuses what it is started with its own words are told, with the rule on settings', async () => {
    const inner = theReference('documents')
    const other: ImplementationUnderTest = {
      describe: () => inner.describe(),
      printed: () => inner.printed(),
      dispose: () => inner.dispose(),
      open: (spec) => {
        if (spec.subjects.some(({ settings }) => 'propagateIterations' in settings)) throw new Refusal('propagateIterations is not for me')
        return inner.open(spec)
      },
    }
    const rules = rulesOf(loadCatalogue(path.join(ROOT, 'features'), ROOT), 'documents')
    const { told } = await explore(await expedition('documents', other), COURSE, rules, () => 0)
    const refused = told
      .map(({ telling }) => telling)
      .find(({ surplus }) => surplus.includes('the last act: refused, "propagateIterations is not for me"'))
    assert.deepEqual(refused?.rules, ['INIT-5'], JSON.stringify(told.map(({ telling }) => telling)))
    assert.deepEqual(refused?.missing, ['the last act: done'])
  })

  test('what was found was told when the other one breaks', async () => {
    const lossy = without(theReference('documents'), isSecretAlive)
    let worlds = 0
    const other: ImplementationUnderTest = {
      ...lossy,
      describe: () => lossy.describe(),
      open: (spec) => {
        worlds += 1
        if (worlds > 2_000) throw new AdapterBroken('it is broken')
        return lossy.open(spec)
      },
    }
    const { told, broken } = await explore(await expedition('documents', other), { ...COURSE, runs: 5_000 }, [], () => 0)
    assert.ok(told.length > 0)
    assert.equal(broken?.message, 'it is broken')
  })

  test('whatever parts the two dialects is told in phrases that there are, or as a life that can be read again', async (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gossip-tck-lives-'))
    t.after(() => rmSync(folder, { recursive: true }))
    const fabric = theReference('fabric')
    const hidden = ['sees-settings', 'sees-store-sizes', 'sees-routines', 'sees-service']
    const description = await fabric.describe()
    const capabilities = description.capabilities.filter((name) => !hidden.includes(name))
    const other: ImplementationUnderTest = {
      describe: async () => ({ ...description, capabilities }),
      open: (spec) => fabric.open(spec),
      printed: () => fabric.printed(),
      dispose: () => fabric.dispose(),
    }
    const on = await expedition('documents', other, 'told')
    const rules = rulesOf(loadCatalogue(path.join(ROOT, 'features'), ROOT), 'documents')
    const outcome = await explore(on, { ...COURSE, runs: 250 }, rules, () => 0)
    assert.ok(outcome.told.length >= 3, `${outcome.told.length} told`)
    assert.ok(summaryLines(outcome).includes(`differences ${outcome.told.length}`))
    for (const [index, told] of outcome.told.entries()) {
      const { finding, telling } = told
      const lines = differenceLines(told, index + 1, ['difference.life.json'], 'another')
      assert.ok(lines.some((line) => line.includes(finding.sign)))
      const file = path.join(folder, `${index}.life.json`)
      writeFileSync(file, lifeText(finding.life))
      assert.deepEqual(readLife(file), JSON.parse(lifeText(finding.life)))
      if (telling.feature !== undefined) assert.doesNotThrow(() => parseFeature(telling.feature ?? '', 'difference.feature'))
    }
  })
})
