import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { isCucumber, readCommandLine } from '../../../src/suite/judging/command-line'

const CUCUMBER = path.join(__dirname, '../../../node_modules/@cucumber/cucumber/bin/cucumber.js')

test('a process is Cucumber by the script that it was started with', () => {
  assert.equal(isCucumber([process.execPath, CUCUMBER]), true)
  for (const argv of [[], [process.execPath], [process.execPath, __filename], [process.execPath, '/nowhere/at/all.js']]) {
    assert.equal(isCucumber(argv), false, argv.join(' '))
  }
})

test('of any other process everything is taken to be selected', async () => {
  const { filtered, profiles, workers } = await readCommandLine([process.execPath, __filename, '--tags', '@EMIT-1'], __dirname)
  assert.deepEqual([filtered, profiles, workers], [false, [], 0])
})

test('the command line is read with its configuration', async () => {
  const cwd = mkdtempSync(path.join(tmpdir(), 'command-line-'))
  try {
    writeFileSync(
      path.join(cwd, 'other.js'),
      `module.exports = { default: { parallel: 3, format: ['progress', 'html:out.html'] }, mine: {} }`,
    )
    const read = (...words: readonly string[]) => readCommandLine([process.execPath, CUCUMBER, ...words], cwd)
    const whole = await read('--config', 'other.js')
    assert.deepEqual([whole.filtered, whole.workers, whole.htmlReport, whole.otherFormat], [false, 3, 'out.html', 'progress'])
    assert.equal('shard' in whole, false)
    const part = await read(
      '--profile',
      'mine',
      '--config',
      'other.js',
      '--shard',
      '1/3',
      '--name',
      'x',
      '--world-parameters',
      '{"seed":"7"}',
    )
    assert.deepEqual([part.filtered, part.shard, part.profiles, part.worldParameters], [true, '1/3', ['mine'], { seed: '7' }])
    assert.deepEqual([part.workers, 'htmlReport' in part], [0, false])
  } finally {
    rmSync(cwd, { recursive: true })
  }
})
