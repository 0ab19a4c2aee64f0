import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ATTACKS, type Attack } from '../../../scripts/fuzz/attacks'
import { type Figures, figuresIn, hasGrown, isBlocked } from '../../../scripts/fuzz/figures'
import { fuzz } from '../../../scripts/fuzz/fuzzer'
import { Victim } from '../../../scripts/fuzz/victim'

const AT_REST: Figures = { blockedMs: 10, cpuMs: 0, bytes: 30e6, resident: 100e6, connections: 1, received: 0 }

const saying = (play: Attack['play']): Attack => ({ name: 'words', share: 100, frames: async () => [Uint8Array.of(7)], play })

async function withVictim(work: (victim: Victim) => Promise<void>): Promise<void> {
  const victim = await Victim.start()
  try {
    await work(victim)
  } finally {
    await victim.end()
  }
}

test('all that a member says reaches the node, which is none the worse for it', () =>
  withVictim(async (victim) => {
    const attacks = ATTACKS.filter(({ name }) => name === 'messages of bob')
    const { frames, received, held } = await fuzz(victim, { frames: 100, seed: 5, connections: 8, attacks })
    assert.deepEqual(frames, { 'messages of bob': 100 })
    assert.ok(received > 100, `${received} messages`)
    assert.equal(held, 10)
  }))

test('every attack plays what it draws, and draws the same from the same seed', () =>
  withVictim(async ({ stage }) => {
    for (const attack of ATTACKS) {
      const frames = await attack.frames(stage, 5, 8)
      assert.equal(frames.length, 5)
      await attack.play(stage, frames)
      if (attack.name === 'gRPC frames') assert.deepEqual(await attack.frames(stage, 5, 8), frames)
    }
  }))

test('a node that dies is found', () =>
  withVictim(async (victim) => {
    const attacks = [saying(async () => victim.process.signal('SIGKILL'))]
    await assert.rejects(fuzz(victim, { frames: 1, seed: 1, connections: 0, attacks }), /^Error: batch 0, words: the node died, of SIGKILL/)
  }))

test('a frame with which the node blocks its event loop is found', async () => {
  let cpuMs = 0
  const figures = async () => {
    cpuMs += 300
    return { ...AT_REST, blockedMs: 300, cpuMs }
  }
  const blocking = { stage: {}, serve: async () => undefined, figures, figuresAtRest: figures } as unknown as Victim
  await assert.rejects(
    fuzz(blocking, { frames: 1, seed: 1, connections: 0, attacks: [saying(async () => undefined)] }),
    /^Error: batch 0, words: a frame blocks the event loop for more than 200 ms each time: 300 ms, 300 ms, 300 ms. 1 bytes, 07$/,
  )
})

test('what has to wait for a processor has not blocked, and what is not kept has not grown', () => {
  assert.ok(isBlocked(AT_REST, { ...AT_REST, blockedMs: 300, cpuMs: 300 }))
  assert.ok(!isBlocked(AT_REST, { ...AT_REST, blockedMs: 300, cpuMs: 100 }))
  assert.ok(!isBlocked(AT_REST, { ...AT_REST, blockedMs: 100, cpuMs: 300 }))
  assert.ok(hasGrown(AT_REST, { ...AT_REST, bytes: 60e6 }))
  assert.ok(!hasGrown(AT_REST, { ...AT_REST, bytes: 40e6, resident: 300e6 }))
})

test('a figure that is missing is missed', () => {
  assert.throws(() => figuresIn(''), /nodejs_eventloop_lag_max_seconds is not among the metrics/)
})
