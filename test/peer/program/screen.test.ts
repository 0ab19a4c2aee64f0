import assert from 'node:assert/strict'
import { PassThrough } from 'node:stream'
import { test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import type { WrittenNode } from '../../../src/peer/program/demo/network'
import { liveScreen, pictureOf, plainScreen } from '../../../src/peer/program/demo/screen'
import { type Actor, Show } from '../../../src/peer/program/demo/show'

const named = (name: string, port: number): WrittenNode => ({ name, mspId: 'Org1MSP', address: `127.0.0.1:${port}`, config: '' })

/** Clears what is below the cursor. */
const CLEARED = '\u001b[0J'
/** Moves the cursor up. */
const up = (rows: number): string => `\u001b[${rows}A`

function show(): { readonly show: Show; readonly actors: [Actor, Actor, Actor] } {
  const nodes = [named('node1.org1', 1), named('node2.org1', 2), named('node3.org1', 3)]
  const ignored = () => undefined
  const made = new Show({ folder: '', channels: '', nodes, added: named('node4.org1', 4) }, ignored, ignored)
  return { show: made, actors: made.actors as unknown as [Actor, Actor, Actor] }
}

function written(): { readonly out: PassThrough; readonly text: () => string } {
  const out = new PassThrough()
  return { out, text: () => String(out.read() ?? '') }
}

test('a row for each node: whom it knows as alive and as dead, the channel, and its newest block', () => {
  const { show: made, actors } = show()
  const [first, second, third] = actors
  Object.assign(first, {
    state: 'running',
    alive: new Set(['127.0.0.1:2']),
    dead: new Set(['127.0.0.1:3']),
    inChannel: new Set(['127.0.0.1:2']),
  })
  first.blocks.set(1n, 0)
  first.blocks.set(2n, 0)
  Object.assign(second, { state: 'running' })
  Object.assign(third, { state: 'killed' })
  assert.deepEqual(pictureOf(made).map(stripVTControlCharacters), [
    'knows       node1.org1  node2.org1  node3.org1  channel  block',
    'node1.org1  .           alive       dead        1        2',
    'node2.org1  -           .           -           0        -',
    'node3.org1  killed',
  ])
})

test('a node that was added by hand has a column as soon as somebody knows it', () => {
  const { show: made, actors } = show()
  Object.assign(actors[1], { state: 'running', alive: new Set(['127.0.0.1:4']) })
  const [head, , row] = pictureOf(made).map(stripVTControlCharacters)
  assert.match(head ?? '', /node4\.org1 +channel/)
  assert.match(row ?? '', /alive +0 +-$/)
})

test('without a terminal there is a line for each thing that happens', () => {
  const { out, text } = written()
  const screen = plainScreen(out)
  screen.tell('a node is killed')
  screen.changed(show().show)
  screen.end()
  assert.match(text(), /^ +\d+\.\d s {2}a node is killed\n$/)
})

test('on a terminal the picture is drawn again over itself, with the last things that have happened below', () => {
  const { out, text } = written()
  const screen = liveScreen(out)
  screen.changed(show().show)
  for (let count = 1; count <= 14; count += 1) screen.tell(`thing ${count}`)
  screen.end()
  const drawn = text().split(CLEARED)
  const lines = stripVTControlCharacters(drawn.at(-1) ?? '')
    .trimEnd()
    .split('\n')
  assert.match(lines[0] ?? '', /^knows/)
  assert.equal(lines[3], 'node3.org1  starting')
  assert.equal(lines.length, 4 + 1 + 12)
  assert.match(lines.at(-1) ?? '', /thing 14$/)
  assert.match(lines[5] ?? '', /thing 3$/)
  assert.ok(drawn.at(-2)?.endsWith(up(17)))
})

test('a line that is longer than the terminal takes two rows of it', () => {
  const { out, text } = written()
  const screen = liveScreen(Object.assign(out, { columns: 20 }))
  screen.tell('x'.repeat(25))
  screen.tell('y')
  assert.ok(text().split(CLEARED).at(-2)?.endsWith(up(3)))
})
