import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { readReplayed } from '../src/suite/judging/replayed'
import { DIALECT_NAMES, type DialectName } from '../src/suite/judging/tags'

const ROOT = path.join(__dirname, '..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
const PROFILES: Readonly<Record<DialectName, string>> = { documents: 'default', fabric: 'fabric' }

/** What is to be the same, wherever the reference runs: the verdict, what was seen, and the timeline of events. By example. */
type Trace = ReadonlyMap<string, string>

/** Runs the reference in process and behind the adapter protocol, in each dialect: verdicts and timelines have to be the same. */
function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'remote-agreement-'))
  try {
    const lines = DIALECT_NAMES.flatMap((dialect) => compare(dialect, folder))
    console.log(lines.join('\n'))
    if (lines.some((line) => line.startsWith('  - '))) process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function compare(dialect: DialectName, folder: string): string[] {
  const adapter = `"${process.execPath}" src/suite/bin/gossip-tck.cjs adapter-reference --dialect ${dialect}`
  const here = run(['-p', PROFILES[dialect], '--tags', 'not @grpc'], path.join(folder, `${dialect}-here.ndjson`))
  const there = run(
    ['-p', 'remote', '--world-parameters', JSON.stringify({ adapter, robustness: 20 })],
    path.join(folder, `${dialect}-there.ndjson`),
  )
  const all = new Set([...here.keys(), ...there.keys()])
  const different = [...all].filter((example) => here.get(example) !== there.get(example))
  return [
    `${dialect}: ${all.size} examples in process and behind the adapter protocol, ${all.size - different.length} with the same verdict and timeline`,
    ...different.map((example) => `  - ${example} differs`),
    ...(all.size === 0 ? ['  - nothing was run'] : []),
  ]
}

/** What a run came to. One that fails is compared as well. */
function run(args: readonly string[], file: string): Trace {
  const { stderr } = spawnSync(process.execPath, [CUCUMBER, ...args, '--format', `message:${file}`], { cwd: ROOT, encoding: 'utf8' })
  const { examples } = readReplayed(file)
  if (examples.length === 0) throw new Error(`the features could not be run with ${args.join(' ')}: ${stderr}`)
  return new Map(examples.map(({ name, place, ...rest }) => [`${place} ${name}`, JSON.stringify(rest)]))
}

main()
