import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, test } from 'node:test'

const PROGRAM = path.join(__dirname, '../../src/suite/bin/gossip-tck.cjs')
const WAITING = 'waiting for a change'

describe('a run that is watched', { timeout: 180_000 }, () => {
  let folder: string
  let child: ChildProcess
  let ended: Promise<number | string>

  function begin(...selection: string[]): void {
    folder = mkdtempSync(path.join(tmpdir(), 'watch-'))
    child = spawn(process.execPath, [PROGRAM, 'run', '--watch', ...selection], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code ?? 0)))
  }

  afterEach(() => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  })

  test('is followed by another when a file changes', async () => {
    begin('--tags', '@EMIT-1')
    assert.match(await heard(child, WAITING), /exit code 0; waiting for a change in /)
    writeFileSync(path.join(folder, 'mine.txt'), 'changed')
    const again = await heard(child, WAITING)
    assert.match(again, /rules +1 +passed/)
    child.kill('SIGINT')
    assert.equal(await ended, 'SIGINT')
  })

  test('ends when it is interrupted', async () => {
    begin() // a whole run: it lasts until the signal is there
    await heard(child, 'gossip-tck')
    child.kill('SIGINT')
    assert.equal(await ended, 130)
  })
})

/** What is said from now until a word has come. */
function heard({ stdout }: ChildProcess, word: string): Promise<string> {
  assert.ok(stdout)
  return new Promise((resolve) => {
    let text = ''
    const hear = (data: Buffer) => {
      text += data
      if (!text.includes(word)) return
      stdout.off('data', hear)
      resolve(text)
    }
    stdout.on('data', hear)
  })
}
