import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Commit, commitsIn, lintCommits } from '../../scripts/commit-subjects'

const commit = (subject: string, changedLines = 3, body = ''): Commit => ({ hash: 'abc1234', subject, body, changedLines })
const wordsOf = (...commits: Commit[]) => lintCommits(commits)

test('a subject that begins with its area and is short needs no more', () => {
  const good = [commit('wire: one home for bytes'), commit('spec-lint: names are unique'), commit('suite/kit: a clock'), commit('go: 1.24')]
  assert.deepEqual(wordsOf(...good, commit('wire: x'.padEnd(72, 'y'), 100), commit('wire: all anew', 101, 'It had to be.')), [])
})

test('what is wrong is said of the commit that it is wrong with', () => {
  const wrong = ['Wire: bytes', 'bytes have one home', 'wire : bytes', 'wire:bytes', 'wire/: bytes', ': bytes', 'the wire: bytes']
  for (const subject of wrong) {
    assert.deepEqual(wordsOf(commit(subject)), [`abc1234 "${subject}": it does not begin with its area, as "wire: "`])
  }
  assert.deepEqual(wordsOf(commit('wire: '.padEnd(73, 'y'))).length, 1)
  assert.match(wordsOf(commit('wire: '.padEnd(73, 'y')))[0] ?? '', /: it has 73 characters, 72 at most$/)
  assert.match(wordsOf(commit('wire: bytes; kit: a clock'))[0] ?? '', /: it joins topics with ";": make a commit of each$/)
  assert.match(wordsOf(commit('wire: bytes', 101))[0] ?? '', /: it changes 101 lines: say why in the body$/)
})

test('commits are read from what git prints', () => {
  const log = [
    '\u001eaaa\u001fwire: one\u001fWhy it is.\n\u001f\n\n10\t5\tsrc/a.ts\n-\t-\ta.png\n1\t0\tsrc/b.ts\n',
    '\u001ebbb\u001fwire: two\u001f\u001f\n',
  ].join('')
  assert.deepEqual(commitsIn(log), [
    { hash: 'aaa', subject: 'wire: one', body: 'Why it is.', changedLines: 16 },
    { hash: 'bbb', subject: 'wire: two', body: '', changedLines: 0 },
  ])
})
