import assert from 'node:assert/strict'
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'

const PROGRAM = path.join(__dirname, '../../src/suite/bin/gossip-tck.cjs')
const FABRIC = `"${process.execPath}" "${PROGRAM}" adapter-reference --dialect fabric`

describe('gossip-tck explore', () => {
  let folder = ''
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'explore-'))
  })
  after(() => rmSync(folder, { recursive: true }))
  const explore = (...args: string[]): SpawnSyncReturns<string> =>
    spawnSync(process.execPath, [PROGRAM, 'explore', ...args], { cwd: folder, encoding: 'utf8' })

  test('finds where the dialects part, keeps the lives, and plays them again', () => {
    const found = explore('--adapter', FABRIC, '--dialect', 'documents', '--runs', '30', '--acts', '12', '--reports', 'mine')
    assert.equal(found.status, 1, found.stderr)
    assert.match(found.stdout, /^Difference 1 /m)
    assert.match(found.stdout, /^ {2}read it as {2}an error of the implementation/m)
    const files = readdirSync(path.join(folder, 'mine/explore'))
    assert.ok(files.includes('difference-1.life.json'))
    const again = explore('--adapter', FABRIC, '--dialect', 'documents', '--life', 'mine/explore/difference-1.life.json')
    assert.equal(again.status, 1, again.stderr)
    assert.match(again.stdout, /^lives {7}1,/m)
  })

  test('accepts what its owner has accepted, until it has expired', () => {
    const [, sign = ''] =
      /^ {2}sign +(.*)$/m.exec(
        explore('--adapter', FABRIC, '--dialect', 'documents', '--life', 'mine/explore/difference-1.life.json').stdout,
      ) ?? []
    const accepted = (expires: string) => {
      const entry = { sign, reason: 'another dialect', reference: 'the rules', owner: 'a team', expires }
      writeFileSync(path.join(folder, 'accepted.yaml'), JSON.stringify([entry]))
      return explore(
        ...['--adapter', FABRIC, '--dialect', 'documents', '--accepted', 'accepted.yaml'],
        ...['--life', 'mine/explore/difference-1.life.json'],
      )
    }
    assert.equal(accepted('2999-12-31').status, 0)
    assert.equal(accepted('2026-01-31').status, 1)
  })

  test('finds nothing between the reference and itself', () => {
    const { status, stdout } = explore('--against', 'reference', '--runs', '3', '--families', 'DISC,EMIT', '--seed', 'abc')
    assert.equal(status, 0, stdout)
    assert.match(stdout, /^differences 0$/m)
  })

  for (const [what, args, words] of [
    ['nothing to compare with', [], /adapter/],
    ['a theme that there is not', ['--against', 'reference', '--themes', 'membershp'], /membershp/],
    ['a family that there is not', ['--against', 'reference', '--families', 'DISK'], /DISK/],
    ['no number', ['--against', 'reference', '--runs', 'many'], /many/],
    ['no duration', ['--against', 'reference', '--time', 'long'], /long/],
    ['a life that is not there', ['--against', 'reference', '--life', 'nowhere.json'], /nowhere\.json/],
    ['a list that is not there', ['--against', 'reference', '--accepted', 'nowhere.yaml'], /nowhere\.yaml/],
  ] as const) {
    test(`${what} is wrong use: one sentence, exit code 2`, () => {
      const { status, stderr } = explore(...args)
      assert.equal(status, 2, stderr)
      assert.match(stderr, words)
      assert.ok(stderr.trim().split('\n').length <= 3, stderr)
    })
  }

  test('an adapter that is none is told, with exit code 3, and a program that is not there with 2', () => {
    for (const [program, code] of [
      ['true', 3],
      ['no-such-program', 2],
    ] as const) {
      const { status, stderr } = explore('--adapter', program, '--runs', '1')
      assert.equal(status, code, stderr)
      assert.match(stderr, new RegExp(`^The adapter \`.*${program}\` `))
    }
  })
})
