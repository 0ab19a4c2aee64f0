import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Act, Life } from '../../src/explore/life'
import { plainest } from '../../src/explore/shrinking'

const pass = (ms: number): Act => ({ do: 'pass', ms })
const garbage: Act = { do: 'garbage', peer: 'bob' }
// One of an episode: no list of acts that are drawn one by one has it.
const claim: Act = { do: 'impersonate', peer: 'heidi', victim: 'bob', claim: 'identity' }

/** A life comes to the same if it satisfies that. Says how many were tried. */
function trying(isSame: (life: Life) => boolean) {
  const tried: Life[] = []
  const trial = async (life: Life) => {
    tried.push(life)
    return isSame(life) ? life : undefined
  }
  return { tried, trial }
}

test('what can be missed is taken out, whatever it is, and what passes in parts passes at once', async () => {
  const acts = [garbage, garbage, claim, garbage, pass(40), garbage, garbage, pass(70), garbage, pass(25), garbage]
  const passed = (life: Life) => life.acts.reduce((sum, act) => sum + (act.do === 'pass' ? act.ms : 0), 0)
  const { trial } = trying((life) => life.acts.some((act) => act.do === 'impersonate') && passed(life) >= 100)
  const { acts: fewer, settings } = await plainest({ settings: { pullPeerNum: '3', pullInterval: '4s' }, acts }, trial)
  assert.deepEqual(settings, {})
  assert.deepEqual(
    fewer.map((act) => act.do),
    ['impersonate', 'pass'],
  )
})

test('what cannot be missed stays', async () => {
  const life: Life = { settings: { pullPeerNum: '3' }, acts: [claim, garbage, claim] }
  const { trial } = trying(({ acts, settings }) => acts.length === 3 && 'pullPeerNum' in settings)
  const plain = await plainest(life, trial)
  assert.deepEqual([plain.acts.length, Object.keys(plain.settings)], [3, ['pullPeerNum']])
})

test('a life of which nobody wants to know more stays as it is', async () => {
  const life: Life = { settings: {}, acts: [garbage, pass(1), pass(2)] }
  const { tried, trial } = trying(() => false)
  assert.deepEqual(await plainest(life, trial), life)
  assert.ok(tried.length > 0)
})
