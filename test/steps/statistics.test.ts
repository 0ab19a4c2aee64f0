import assert from 'node:assert/strict'
import { test } from 'node:test'
import { tallyOf, unevenness } from '../../steps/support/statistics'

const PEERS = ['bob', 'dave', 'erin', 'heidi']
const CHOICES = PEERS.flatMap((first, index) => PEERS.slice(index + 1).map((second) => [first, second]))
const wrongIn = (draws: readonly (readonly string[])[]) => unevenness(tallyOf(draws, PEERS, 2))
const times = (count: number, choices = CHOICES) => Array.from({ length: count }, () => choices).flat()

test('each choice as often as the others is even, in any order', () => {
  assert.equal(wrongIn(times(50)), undefined)
  assert.equal(wrongIn(times(50).map((choice) => choice.toReversed())), undefined)
})

test('neighbours only are not, nor is a choice of too many or too few', () => {
  const neighbours = CHOICES.filter(([first, second]) => PEERS.indexOf(second ?? '') - PEERS.indexOf(first ?? '') !== 2)
  assert.match(wrongIn(times(75, neighbours))?.seen ?? '', /: "bob erin" came 0 times, "\w+ \w+" 75 times$/)
  assert.equal(wrongIn([...times(50), ['bob']])?.seen, 'one was of bob')
  assert.equal(wrongIn([...times(50), []])?.seen, 'one was of nobody')
  assert.equal(wrongIn([...times(50), ['bob', 'dave', 'erin']])?.seen, 'one was of bob dave erin')
})

test('of a few draws nobody can say that they are even', () => {
  assert.deepEqual(wrongIn(times(4)), { expected: 'at least 30 draws, 5 for each choice', seen: '24' })
  assert.equal(wrongIn(times(5)), undefined)
  assert.equal(wrongIn([['bob', 'dave']])?.seen, '1')
})
