import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Act, ActOf } from '../../src/explore/life'
import { Pulling } from '../../src/explore/pulling'
import { NotPossible } from '../../src/suite/port'

const HERS = 'that of her hello'
const pull = (kind: ActOf<'matter'>['kind'], nonce: string, channel: ActOf<'matter'>['channel'] = 'none', peer = 'bob'): Act => ({
  do: 'matter',
  peer,
  kind,
  channel,
  row: { nonce },
})
const [DIGEST, UPDATE, HELLO] = [pull('digest', HERS), pull('update', HERS), pull('hello', '7')]

/** Which of some acts are possible, each at its instant; the node has said hello to bob at 4 s, in every place. */
function possible(...acts: readonly (readonly [atMs: number, act: Act])[]): boolean[] {
  let now = 0
  const pulling = new Pulling({ now: () => now, helloAt: (_, peer) => (peer === 'bob' ? 4_000 : undefined) })
  return acts.map(([atMs, act]) => {
    now = atMs
    try {
      pulling.before(act)
      return true
    } catch (error) {
      assert.ok(error instanceof NotPossible)
      return false
    }
  })
}

describe('pulls', () => {
  test('go on after what was asked for', () => {
    assert.deepEqual(possible([4_000, DIGEST], [5_000, UPDATE], [5_000, HELLO]), [true, true, true])
  })

  test('of a place end after an update that nobody has asked for there, until the node starts again', () => {
    assert.deepEqual(possible([5_000, DIGEST], [5_000, UPDATE], [5_000, HELLO]), [true, true, false])
    assert.deepEqual(possible([4_000, DIGEST], [7_000, UPDATE], [7_000, HELLO]), [true, true, false])
    assert.deepEqual(possible([0, pull('update', '7')], [0, HELLO], [0, { do: 'start' }], [0, HELLO]), [true, false, true, true])
    assert.deepEqual(
      possible([4_000, pull('digest', HERS, 'none', 'dave')], [5_000, pull('update', HERS, 'none', 'dave')], [5_000, HELLO]),
      [true, true, false],
    )
    assert.deepEqual(possible([5_000, UPDATE], [5_000, pull('hello', '7', 'trade')]), [true, true])
  })

  test('have nothing between a digest and the request that makes anything missing no more', () => {
    const height: Act = { do: 'height', channel: 'trade', blocks: 7 }
    const block: Act = { do: 'matter', peer: 'bob', kind: 'block', channel: 'trade', row: { number: '1' } }
    const digest = pull('digest', HERS, 'trade')
    assert.deepEqual(possible([4_000, digest], [4_999, height], [4_999, block], [4_999, pull('update', HERS, 'trade')]), [
      true,
      false,
      false,
      false,
    ])
    assert.deepEqual(possible([4_000, digest], [5_000, height], [5_000, block]), [true, true, true])
    assert.deepEqual(possible([4_000, digest], [4_500, { ...height, channel: 'gold' }], [4_500, HELLO]), [true, true, true])
  })

  test('have one hello at a time under a nonce in a place', () => {
    assert.deepEqual(possible([0, HELLO], [1_500, HELLO], [1_501, HELLO]), [true, false, true])
    assert.deepEqual(possible([0, HELLO], [0, pull('hello', '8')], [0, pull('hello', '7', 'trade')]), [true, true, true])
    assert.deepEqual(possible([0, HELLO], [0, { do: 'start' }], [0, HELLO]), [true, true, true])
  })
})
