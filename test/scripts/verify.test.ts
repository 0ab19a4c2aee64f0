import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { gatesFor, pass } from '../../scripts/verify'
import { WrongUse } from '../../src/suite/wrong-use'

/** What is printed meanwhile. */
function printedBy(deed: () => void): string {
  const { log } = console
  const lines: string[] = []
  console.log = (line: string) => lines.push(line)
  try {
    deed()
    return lines.join('\n')
  } finally {
    console.log = log
  }
}

test('a gate that had nothing to look at has neither passed nor failed, and says why', () => {
  const said = printedBy(() => {
    assert.equal(pass('go', 'echo first; echo "Go is not there"; exit 77'), 'skipped')
    assert.equal(pass('good', 'echo quiet'), 'passed')
    assert.equal(pass('bad', 'echo loud; exit 1'), 'FAILED')
  })
  assert.match(said, /^skipped go +\d\.\d s {2}Go is not there\npassed {2}good +\d\.\d s\nFAILED {2}bad +\d\.\d s\nloud$/)
})

for (const [script, reason] of [
  ['go-adapter.sh', /^Go is not there/],
  ['python-adapter.sh', /protoc, is not there/],
] as const) {
  test(`${script} says that it looked at nothing where that is not there`, () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'verify-'))
    try {
      symlinkSync('/usr/bin/dirname', path.join(folder, 'dirname'))
      const env = { PATH: folder }
      const { status, stdout } = spawnSync('/bin/bash', [path.join(__dirname, '../../scripts', script)], { env, encoding: 'utf8' })
      assert.equal(status, 77)
      assert.match(stdout, reason)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}

test('gates are left out by name; what there is not is refused', () => {
  assert.equal(gatesFor([]).length - gatesFor(['--skip', 'unit,go adapter']).length, 2)
  for (const [args, message] of [
    [['--skip', 'units'], /^There is no gate "units": there are format, /],
    [['--skip', ''], /^There is no gate "": /],
    [['--skip'], /'--skip <value>' argument missing/],
    [['--only', 'unit'], /Unknown option '--only'/],
    [['unit'], /Unexpected argument 'unit'/],
  ] as const) {
    assert.throws(() => gatesFor(args), { constructor: WrongUse, message })
  }
})
