import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { SCHEMA_FILE, schemaText } from '../../../scripts/report-schema'
import { readReport } from '../../../src/suite/bin/report-file'
import { reportedRule, reportOf } from './reports'

const ROOT = path.join(__dirname, '../../..')
const PROGRAM = path.join(ROOT, 'src/suite/bin/gossip-tck.cjs')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
const REFERENCE = `"${process.execPath}" "${PROGRAM}" adapter-reference --dialect fabric`

/** The reference, as a module of somebody else. */
const mine = `
require(${JSON.stringify(path.join(ROOT, 'src/register.cjs'))})
exports.implementation = require(${JSON.stringify(path.join(ROOT, 'src/suite/the-reference.ts'))}).theReference('fabric')
`

interface Run {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function execute(args: readonly string[], cwd: string): Promise<Run> {
  return new Promise((resolve) => {
    execFile(process.execPath, [...args], { cwd }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr })
    })
  })
}

test('the published schema of reports is the one that reports are made by', () => {
  assert.equal(readFileSync(SCHEMA_FILE, 'utf8'), schemaText(), 'run npm run schema')
})

describe('the program', { concurrency: 4 }, () => {
  let cwd: string

  before(() => {
    cwd = mkdtempSync(path.join(tmpdir(), 'gossip-tck-'))
    for (const folder of ['reports/part', 'empty']) mkdirSync(path.join(cwd, folder), { recursive: true })
    const rules = (revision: string) => [reportedRule('EMIT-1', 'passed', { revision })]
    const reports = {
      'a.json': reportOf('a', rules('1')),
      'b.json': reportOf('b', rules('2')),
      'reports/conformance.json': reportOf('c', []),
    }
    writeFileSync(path.join(cwd, 'throws.js'), 'throw new RangeError("no luck")')
    const files = { 'other.json': {}, 'null.json': null, 'reports/part/conformance.json': {}, ...reports }
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(cwd, name), JSON.stringify(content))
  })

  after(() => rmSync(cwd, { recursive: true }))

  const run = (...args: string[]): Promise<Run> => execute([PROGRAM, ...args], cwd)

  test('finds nothing wrong with the reference behind the adapter protocol', async () => {
    const { code, stdout } = await run('doctor', '--adapter', REFERENCE)
    assert.equal(code, 0, stdout)
    assert.ok(!/^(wrong|not )/m.test(stdout), stdout)
    assert.match(stdout, /The adapter keeps the protocol\./)
  })

  test('explores: the reference behind the protocol does what it does here; wrong use is named', async () => {
    const { code, stdout } = await run('explore', '--against', 'reference', '--runs', '5', '--acts', '5', '--families', 'disc,emit')
    assert.equal(code, 0, stdout)
    assert.match(stdout, /^lives +5, /m)
    assert.match(stdout, /^reached +\d+ states of the reference, \d+ transitions$/m)
    assert.match(stdout, /^differences 0$/m)
    const nobody = await run('explore')
    assert.equal(nobody.code, 2)
    assert.match(nobody.stderr, /^Give one of --adapter, --address, --module and --against/)
    const nothing = await run('explore', '--against', 'reference', '--life', 'none.json')
    assert.equal(nothing.code, 2)
    assert.match(nothing.stderr, /^The life none\.json cannot be read/)
  })

  test('lists rules for machines, and says its version', async () => {
    const [listed, version] = await Promise.all([run('list', '--family', 'EMIT', '--dialect', 'fabric', '--json'), run('--version')])
    const [first] = JSON.parse(listed.stdout)
    assert.deepEqual([listed.code, first.id, first.level], [0, 'EMIT-1', 'must'])
    assert.deepEqual([version.code, version.stdout.trim()], [0, JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).version])
  })

  test('puts reports side by side, and says which rules they mean different texts of', async () => {
    const { code, stdout, stderr } = await run('matrix', 'a.json', 'b.json', '--output', 'matrix')
    assert.equal(code, 0, stderr)
    assert.equal(stderr, 'EMIT-1: the reports were made with different texts of this rule; its row is marked.\n')
    assert.equal(stdout, 'matrix/matrix.md\nmatrix/matrix.html\n')
    assert.match(readFileSync(path.join(cwd, 'matrix/matrix.md'), 'utf8'), /^\| EMIT-1 † /m)
    const same = await run('matrix', 'a.json', 'a.json', '--output', 'matrix')
    assert.deepEqual([same.code, same.stderr], [0, ''])
  })

  test('puts reports of parts together: each says what is claimed, and the whole what was not run, and how one is repeated', async () => {
    await Promise.all([
      run('run', '--tags', '@EMIT-6', '--reports', 'pa'),
      run('run', '--tags', '@DISC-9', '--reports', 'pb', '--adapter', REFERENCE, '--dialect', 'documents'),
    ])
    const [a, b] = [readReport(path.join(cwd, 'pa/part/conformance.json')), readReport(path.join(cwd, 'pb/part/conformance.json'))]
    assert.ok(a.implementation.claimed.includes('DISC'))
    assert.deepEqual([a.implementation.claimed, a.implementation.notClaimed], [b.implementation.claimed, []])
    assert.deepEqual([a.unasked, b.unasked], [[], ['@grpc', '@robustness']])
    const [emit] = a.rules
    assert.ok(emit)
    const failed = emit.examples.map((example) => ({ ...example, verdict: 'failed', expected: 'x', seen: 'y' }))
    mkdirSync(path.join(cwd, 'pc'))
    for (const [name, unasked] of Object.entries({ reference: [], other: ['@grpc', '@robustness'] })) {
      writeFileSync(path.join(cwd, `pc/${name}.json`), JSON.stringify({ ...a, unasked, rules: [{ ...emit, examples: failed }] }))
    }
    const [whole, reference, other] = await Promise.all([
      run('merge', 'pa/part', 'pb/part', '--output', 'm1'),
      run('merge', 'pc/reference.json', '--output', 'm2'),
      run('merge', 'pc/other.json', '--output', 'm3'),
    ])
    assert.equal(whole.code, 1, whole.stderr)
    assert.match(whole.stdout, /^rules +\d+ +2 passed, \d+ not run$/m)
    assert.match(reference.stdout, /^ {2}again +npx gossip-tck run \S+ --dialect documents --seed 7f3a$/m)
    assert.match(other.stdout, /^ {2}again +npx gossip-tck run \S+ --adapter '<yours>' --dialect documents --seed 7f3a$/m)
  })

  test('judges the families that are asked for, and of them the rules with the tags', async () => {
    const [two, tagged] = await Promise.all([
      run('run', '--families', 'emit,SECRET', '--reports', 'fa'),
      run('run', '--families', 'EMIT', '--tags', '@EMIT-6 or @STORE-1', '--reports', 'fb'),
    ])
    assert.equal(two.code, 0, two.stderr)
    const familiesOf = (folder: string) => [
      ...new Set(readReport(path.join(cwd, folder, 'part/conformance.json')).rules.map(({ id }) => id.replace(/-.*/, ''))),
    ]
    assert.deepEqual(familiesOf('fa').sort(), ['EMIT', 'SECRET'])
    assert.match(tagged.stdout, /^rules +1 +passed$/m)
    assert.deepEqual(familiesOf('fb'), ['EMIT'])
  })

  test('takes a misspelt family of an implementation for a broken adapter', async () => {
    const claiming = (family: string): string => `${mine}
const { describe } = exports.implementation
exports.implementation.describe = async () => ({ ...(await describe.call(exports.implementation)), families: ${JSON.stringify(['EMIT', family])} })
`
    writeFileSync(path.join(cwd, 'misspelt.js'), claiming('STOER'))
    writeFileSync(path.join(cwd, 'more.js'), claiming('MINE'))
    const [misspelt, more] = await Promise.all([
      run('run', '--module', 'misspelt.js', '--tags', '@EMIT-6'),
      run('run', '--module', 'more.js', '--tags', '@EMIT-6'),
    ])
    assert.deepEqual(
      [misspelt.code, misspelt.stdout, misspelt.stderr],
      [3, '', 'The implementation claims the family "STOER", which there is not: did you mean STORE?\n'],
    )
    assert.equal(more.code, 0, more.stderr)
  })

  test('says so when an implementation is judged by another dialect than it declares', async () => {
    writeFileSync(path.join(cwd, 'fabric.js'), mine)
    const [other, own] = await Promise.all([
      run('run', '--module', 'fabric.js', '--tags', '@EMIT-6', '--dialect', 'documents'),
      run('run', '--module', 'fabric.js', '--tags', '@EMIT-6', '--dialect', 'fabric'),
    ])
    const notice = 'gossip-tck reference declares the dialect fabric; it is judged by documents, as you ask.\n'
    assert.deepEqual([other.code, other.stderr], [0, notice])
    assert.deepEqual([own.code, own.stderr], [0, ''])
  })

  test('looks for an adapter at the address that is given', async () => {
    const { code, stdout } = await run('doctor', '--address', '127.0.0.1:1')
    assert.equal(code, 3)
    assert.match(stdout, /has ended Describe with the status UNAVAILABLE/)
  })

  test('says what is wrong with what is no adapter', async () => {
    const { code, stdout } = await run('doctor', '--limit', '5', '--adapter', 'echo hello')
    assert.equal(code, 3)
    assert.match(
      stdout,
      /wrong +it describes itself\n +expected +.*\n +seen +The adapter `echo hello` ended with exit code 0 before .*\n +It printed:\n +hello\n/,
    )
  })

  test('replays a rule of a real report, at an adapter or by a module, with its whole timeline; nobody else gets to stand for the implementation', async () => {
    // A report of its own: that of the last run stays.
    const file = path.join(cwd, 'report.json')
    const options = { '--format-options': { conformanceReport: path.relative(ROOT, file) }, '--world-parameters': { dialect: 'fabric' } }
    const given = Object.entries(options).flatMap(([name, value]) => [name, JSON.stringify(value)])
    await execute([CUCUMBER, '--profile', 'replay', ...given, '--tags', '@EMIT-6 or @ROBUST-2'], ROOT)
    const report = readReport(file)
    assert.deepEqual(
      [report.dialect, report.rules.map(({ id, verdict }) => [id, verdict])],
      [
        'fabric',
        [
          ['EMIT-6', 'passed'],
          ['ROBUST-2', 'passed'],
        ],
      ],
    )

    const other = path.join(cwd, 'other-report.json')
    const rules = report.rules.map((rule) => ({ ...rule, revision: 'old' }))
    writeFileSync(other, JSON.stringify({ ...report, rules, implementation: { ...report.implementation, name: 'another' } }))
    writeFileSync(path.join(cwd, 'mine.js'), mine)
    const [replayed, warned, malformed, refused] = await Promise.all([
      run('replay', file, 'EMIT-6'),
      run('replay', other, 'EMIT-6', '--adapter', REFERENCE),
      run('replay', other, 'of malformed hellos nothing comes', '--module', 'mine.js'),
      run('replay', other, 'EMIT-6'),
    ])
    assert.equal(replayed.code, 0, replayed.stdout)
    assert.match(
      replayed.stdout,
      /^ticks after the last emission bring nothing .*\n {2}passed\n {2}timeline\n {4}0\.000 s {3}alice +starts\n/,
    )
    assert.match(warned.stderr, /^EMIT-6 has changed since the report was made \(revision old, now /)
    assert.match(warned.stderr, /The report is of another .*, and what has run now is gossip-tck reference/)
    assert.equal(malformed.code, 0, malformed.stderr)
    assert.match(malformed.stdout, /^ {2}passed$/m)
    assert.equal(refused.code, 2)
    assert.match(refused.stderr, /^The report is of another .*: give --adapter, --address or --module/)
  })

  const WRONG: readonly (readonly [args: readonly string[], words: RegExp])[] = [
    [['doctor'], /^Give the adapter: --adapter or --address, one of them\.$/],
    [
      ['doctor', '--address', 'nowhere'],
      /argument 'nowhere' is invalid\. It must be the address of an adapter, as "127\.0\.0\.1:40123"\.$/m,
    ],
    [['doctor', '--adapter', ''], /argument '' is invalid\. It must be the command line that starts an adapter\.$/m],
    [['run', '--adapter', ' '], /argument ' ' is invalid\. It must be the command line that starts an adapter\.$/m],
    [['run', '--address', '127.0.0.1:99999'], /argument '127\.0\.0\.1:99999' is invalid\. It must be the address of an adapter/],
    [['run', '--robustness', 'all'], /argument 'all' is invalid\. It must be a number of messages, 0 to 100000\.$/m],
    [['replay', 'EMIT-1', '--adapter', ''], /argument '' is invalid\. It must be the command line that starts an adapter\.$/m],
    [['explore', '--adapter', ''], /argument '' is invalid\. It must be the command line that starts an adapter\.$/m],
    [
      ['explore', '--against', 'reference', '--seed', '!!!'],
      /argument '!!!' is invalid\. It must be a text of 1 to 16 letters and digits\.$/m,
    ],
    [['explore', '--against', 'reference', '--families', 'disc,NOPE'], /^There is no family "NOPE": there are INIT, /],
    [['explore', '--against', 'reference', '--time', '0s'], /argument '0s' is invalid\. It must be a length of time such as 30s or 5m\.$/m],
    [['explore', '--against', 'reference', '--life', 'empty'], /^There is no life in the folder empty: /],
    [['run', '--parallel', '65'], /argument '65' is invalid\. It must be a number of processes, 1 to 64\.$/m],
    [['run', '--parallel', '0'], /argument '0' is invalid\. It must be a number of processes, 1 to 64\.$/m],
    [['run', '--parallel', '2', '--shard', '1/3', '--deviations', 'none.yaml'], /^There is no file of deviations .*none\.yaml\.$/],
    [['merge', 'reports'], /^reports\/conformance\.json /],
    [['matrix', 'null.json'], /^null\.json is no report of a run: the whole: /],
    [['replay', 'null.json', 'EMIT-1'], /^null\.json is no report of a run: /],
    [['matrix', 'reports/nothing.json'], /^There is no report reports\/nothing\.json: there is reports\/part\/conformance\.json\.$/],
    [['matrix', 'other.json'], /^other\.json is no report of a run: format: /],
    [['frobnicate'], /^error: unknown command 'frobnicate'/],
    [['run', '--limit', 'soon'], /^error: option '--limit <seconds>' argument 'soon' is invalid\. It must be a number of seconds/],
    [['run', '--adapter', 'a', '--address', '127.0.0.1:1'], /^--adapter and --address are both given: it must be one of them\.$/],
    [['run', '--adapter', 'a', '--module', 'mine.js'], /^--adapter and --module are both given: it must be one of them\.$/],
    [
      ['run', '--adapter', './nothere'],
      /^The adapter `.*\.\/nothere` cannot be started: the shell ended with exit code 127\.\nIt printed:\n.*not found$/,
    ],
    [['run', '--adapter', './a.json'], /^The adapter `.*\.\/a\.json` cannot be started: the shell ended with exit code 126\.\n/],
    [['doctor', '--adapter', './nothere'], /^The adapter `.*\.\/nothere` cannot be started: the shell ended with exit code 127\.\n/],
    [['run', '--families', 'EMIT,STOER'], /^There is no family "STOER": did you mean STORE\?$/],
    [['run', '--families', 'XYZ'], /^There is no family "XYZ": there are INIT, /],
    [
      ['run', '--families', 'EMIT', '--tags', '@STORE-1'],
      /^Nothing is selected: no example of the dialect documents is all that you ask for\.$/,
    ],
    [['run', '--tags', '@EMIT'], /^No example has the tag "@EMIT": a family is run by "gossip-tck run --families EMIT"\.$/],
    [['run', '--tags', '@EMIT-1 and'], /^"@EMIT-1 and" is no tag expression: Expected operand\./],
    [['run', '--tags', '@EMIT-1 or @EMIT-99'], /^No example has the tag "@EMIT-99": did you mean @EMIT-9\?$/],
    [['run', '--tags', '@EMIT-1 and @EMIT-2'], /^Nothing is selected: no example of the dialect documents is all that you ask for\.$/],
    [
      ['run', 'features/setting.feature'],
      /^There is no feature features\/setting\.feature: did you mean features\/node\/settings\.feature\?$/,
    ],
    [
      ['run', 'features/nothing.feature'],
      /^There is no feature features\/nothing\.feature: "gossip-tck list --json" has the place of each rule\.$/,
    ],
    [['run', '--name', 'the bufer'], /^No example has a name with "the bufer": of "bufer", did you mean buffer\?$/],
    [['run', '--parallel', 'x'], /^error: option '--parallel <workers>' argument 'x' is invalid\. It must be a number of processes/],
    [['run', '--shard', '4/3'], /^error: option '--shard <part>' argument '4\/3' is invalid\. There is no shard "4\/3"/],
    [['run', '--dialect', 'fabrik'], /^error: .*Allowed choices are documents, fabric\./],
    [['runn'], /^error: unknown command 'runn'\n\(Did you mean run\?\)/],
    [['list', '--family', 'EMTI'], /^There is no family "EMTI": did you mean EMIT\?$/],
    [['explain', 'EMIT-99'], /^There is no rule "EMIT-99": the family has EMIT-1, /],
    [
      ['replay', 'EMIT-1', '--reports', 'nowhere'],
      /^There is no report nowhere\/conformance\.json: a whole run writes reports\/conformance\.json\.$/,
    ],
    [['replay', 'a', 'b', 'c'], /^Give one example, /],
    [['replay', 'other.json'], /^Give an example of other\.json as well: /],
    [['run', '--module', 'nope.js'], /^The module \S+nope\.js cannot be loaded \(Error: Cannot find /],
    [
      ['run', '--module', 'throws.js'],
      /^The module \S+throws\.js cannot be loaded \(RangeError: no luck\): give one that exports an "implementation"\.$/,
    ],
    [['explore', '--module', 'nope.js'], /^The module \S+nope\.js cannot be loaded/],
    [['run', '--reports', 'a.json/x'], /^a\.json\/x cannot be written \(ENOTDIR: .*\): give another folder\.$/],
    [['matrix', 'a.json', '--output', 'a.json'], /^a\.json cannot be written \(EEXIST: .*\): give another folder\.$/],
    [['run', ''], /^"" is the name of no feature: give a file, a folder or file:line\.$/],
    [['run', 'empty/'], /^There is no feature in the folder \S*empty\/?: give one that has \*\.feature files\.$/],
    [['merge', 'nothing'], /^There is no report nothing: /],
    [['completion', 'tcsh'], /^error: .*'tcsh' is invalid.*Allowed choices are zsh, bash, fish, powershell/],
  ]
  for (const [args, words] of WRONG) {
    test(`${args.join(' ')} is wrong use: one sentence, exit code 2`, async () => {
      const { code, stderr } = await run(...args)
      assert.equal(code, 2, stderr)
      assert.match(stderr.trim(), words)
      assert.ok(!/\n\s+at /.test(stderr), stderr)
    })
  }
})

describe('cucumber-js itself', { concurrency: 4 }, () => {
  const WRONG: readonly (readonly [args: readonly string[], words: RegExp])[] = [
    [['--profile', 'fabrik'], /^There is no profile "fabrik": did you mean fabric\?\n$/],
    [['--tags', '(@EMIT-1'], /^"\(@EMIT-1" is no tag expression: Unmatched \(\./],
    [['--shard', '0/3'], /^There is no shard "0\/3"/],
    [['-p', 'wire', '--parallel', '2', '--world-parameters', '{"adress":"127.0.0.1:1"}'], /^World parameter "adress" is unknown: /],
    [['--world-parameters', '{"sed":"1"}'], /^World parameter "sed" is unknown: did you mean "seed"\?\n$/],
  ]
  for (const [args, words] of WRONG) {
    test(`${args.join(' ')} is wrong use: one sentence, exit code 2`, async () => {
      const { code, stderr, stdout } = await execute([CUCUMBER, ...args], ROOT)
      assert.deepEqual([code, stdout], [2, ''], stderr)
      assert.match(stderr, words)
    })
  }

  test('says so if another format takes the place of the verdict, and what a dry run would do', async () => {
    const part = ['--profile', 'replay', '--tags', '@EMIT-6']
    const [progress, dry] = await Promise.all([
      execute([CUCUMBER, ...part, '--format', 'progress'], ROOT),
      execute([CUCUMBER, ...part, '--dry-run'], ROOT),
    ])
    assert.match(progress.stderr, /^--format progress takes the place of the verdict: no conformance\.json is written\./)
    assert.match(dry.stdout, /dry run: nothing is executed\n\nEMIT +1 rule +\d+ examples?\n\nrules +1\n/)
    assert.equal(dry.code, 0)
  })
})

test('runs features of the user, by their paths from where he is, and repeats them there', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gossip-tck-'))
  try {
    const lines = ['Feature: Mine', '@must @DISC-1', 'Rule: DISC-1 A node MUST be quick', 'Example: of mine', 'Given alice of Org1']
    writeFileSync(
      path.join(folder, 'mine.feature'),
      [...lines, 'When bob of Org1 is known to alice', 'Then bob receives an alive message of alice after exactly 1 ms'].join('\n'),
    )
    const first = await execute([PROGRAM, 'run', 'mine.feature:4'], folder)
    assert.deepEqual([first.code, first.stderr], [1, ''])
    assert.match(first.stdout, /^ {2}example +of mine$/m)
    const [, again = ''] = /^ {2}again +npx gossip-tck (.*)$/m.exec(first.stdout) ?? []
    const second = await execute([PROGRAM, ...again.split(' ')], folder)
    assert.equal(second.code, 1)
    assert.match(second.stdout, /^ {2}example +of mine$/m)
    assert.equal((await execute([PROGRAM, 'run', 'other.feature'], folder)).code, 2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('what is no report is refused by name', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gossip-tck-'))
  try {
    const text = path.join(folder, 'text.json')
    writeFileSync(text, 'no')
    assert.throws(() => readReport(text), /text\.json is no JSON/)
    assert.throws(() => readReport(folder), /cannot be read/)
    assert.throws(() => readReport(path.join(folder, 'nothing.json')), /There is no report .*nothing\.json/)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
