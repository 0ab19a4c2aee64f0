import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { Acquaintance } from '../../src/explore/acquaintance'
import { scopeOf } from '../../src/explore/claims'
import { type Expedition, Explorer } from '../../src/explore/explorer'
import type { Habits } from '../../src/explore/habits'
import type { Life } from '../../src/explore/life'
import { THEMES } from '../../src/explore/lives'
import { Pair } from '../../src/explore/pair'
import { play } from '../../src/explore/trace'
import { DIALECT_NAMES, type DialectName } from '../../src/suite/judging/tags'
import { theReference } from '../../src/suite/the-reference'

const SETTINGS: Life['settings'] = {
  maxPropagationBurstLatency: '100ms',
  identityUsageThreshold: '10s',
  publishStateInfoInterval: '1s',
  aliveExpirationTimeout: '10s',
  msgExpirationFactor: '2',
  aliveTimeInterval: '5s',
  pullInterval: '4s',
  reconnectInterval: '7s',
}
const OTHER: Habits = {
  emission: 37,
  identityCheck: 250,
  stateInfoCheck: 3,
  aliveCheck: 999,
  eraseCheck: 123,
  alive: 1_700,
  membershipPull: 1,
  reconnection: 700,
  answerWait: 1_234,
  asksNewMembers: true,
  asksUnpinged: true,
  hearsLateAnswers: true,
  emissionsUseAll: true,
  joinsUseAll: true,
  usesOfAskers: true,
}
const SEEN: Habits = { ...OTHER, showsTheDead: true }

async function acquaintanceWith(dialect: DialectName, habits: Habits): Promise<Acquaintance> {
  const implementation = theReference(dialect, undefined, habits)
  const capabilities = new Set((await implementation.describe()).capabilities)
  return new Acquaintance((life) => play(life, { implementation, capabilities, seed: 'a', asksCharacter: false }), dialect)
}

describe('habits', () => {
  for (const dialect of DIALECT_NAMES) {
    test(`that a node has are learnt from what is seen of it, in the dialect ${dialect}`, async () => {
      assert.deepEqual(await (await acquaintanceWith(dialect, OTHER)).habitsUnder(SETTINGS), SEEN)
    })
  }

  test('of nobody who can be seen doing it are left out', async () => {
    const nobody = new Acquaintance(async () => undefined, 'documents')
    assert.deepEqual(await nobody.habitsUnder(SETTINGS), {})
  })

  test('of timers are those of the settings; what takes days is not waited for', async () => {
    const acquaintance = await acquaintanceWith('documents', { emission: 7 })
    const { emission, alive, membershipPull } = await acquaintance.habitsUnder({ maxPropagationBurstLatency: '1s' })
    assert.deepEqual({ emission, alive, membershipPull }, { emission: 7, alive: undefined, membershipPull: undefined })
  })

  test('that differ make no difference', async () => {
    const other = theReference('documents', undefined, OTHER)
    const description = await other.describe()
    const on: Expedition = {
      reference: (habits: Habits) => theReference('documents', undefined, habits),
      others: [other],
      dialect: 'documents',
      seed: 'abc',
      scope: scopeOf(description, description),
      themes: Object.keys(THEMES),
      size: 15,
    }
    const explorer = new Explorer(on, await Pair.of(on))
    for (let life = 0; life < 40; life++) assert.equal((await explorer.next())?.sign, undefined)
  })
})
