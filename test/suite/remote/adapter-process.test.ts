import assert from 'node:assert/strict'
import { test } from 'node:test'
import { AdapterProcess, withOutput } from '../../../src/suite/remote/adapter-process'

const frames = (count: number): string[] => Array.from({ length: count }, (_, index) => `  frame ${index}`)
const shown = (...output: readonly string[]): string[] => withOutput(output.join('\n')).split('\n').slice(2)

test('a trace of which the reason comes last is shown whole up to thirty lines, then its head and its end', () => {
  const trace = ['Traceback (most recent call last):', ...frames(28), "KeyError: 'boom'"]
  assert.deepEqual(shown('before', ...trace), trace)
  const longer = ['Traceback (most recent call last):', ...frames(40), "KeyError: 'boom'"]
  const cut = shown('before', ...longer)
  assert.equal(cut.length, 30)
  assert.deepEqual(cut.slice(0, 3), ['Traceback (most recent call last):', '  ... 13 more lines', '  frame 13'])
  assert.equal(cut.at(-1), "KeyError: 'boom'")
})

test('one of which the reason comes first is shown from there on', () => {
  const trace = ['panic: boom', ...frames(29)]
  assert.deepEqual(shown('before', ...trace, 'after'), trace)
})

test('of other output the last lines are shown, and of none nothing', () => {
  assert.deepEqual(shown(...frames(9)), frames(9).slice(3))
  assert.equal(withOutput('\n \n'), '')
})

test('a signal for which somebody else has something to do ends no adapter', async () => {
  let heard = 0
  const listen = () => {
    heard += 1
  }
  process.on('SIGINT', listen)
  const adapter = new AdapterProcess('cat', 5_000)
  try {
    process.emit('SIGINT', 'SIGINT')
    assert.equal(heard, 1)
    assert.equal(await adapter.close(), true, 'it ended with its input, and was not killed')
  } finally {
    process.removeListener('SIGINT', listen)
  }
})

test('an adapter at a port that there cannot be has announced no address', async () => {
  const adapter = new AdapterProcess('echo "gossip-tck adapter at 127.0.0.1:65536"; cat', 5_000)
  await assert.rejects(adapter.address, /has announced "127\.0\.0\.1:65536", which is no address on loopback/)
  await adapter.close()
})
