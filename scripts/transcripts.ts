import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Envelope, Pickle } from '@cucumber/messages'
import { TIMELINE_MEDIA_TYPE } from '../src/suite/judging/failure'

const ROOT = path.join(__dirname, '..')
const CUCUMBER = path.join(ROOT, 'node_modules/@cucumber/cucumber/bin/cucumber.js')
const SEED = '7f3a'

/** Where transcripts are kept. */
export const TRANSCRIPTS = path.join(ROOT, 'test/transcripts')

/** Examples whose whole course is kept, by the name of their file: the emitter, the life of a peer, secrets between organizations. */
const EXAMPLES: Readonly<Record<string, string>> = {
  'a-burst-and-a-tick': 'a burst and a tick count alike',
  'a-peer-comes-back': 'a newer message of its next life brings it back',
  'secrets-between-organizations': 'a peer of the own organization gets the secret each time, whoever was served before',
}

/**
 * What each of the examples says, and what has happened in it on the reference, in Fabric's dialect: each input and each effect
 * with its virtual time. By the name of its file.
 * @throws Error if one of them was not run, or did not pass
 */
export function transcripts(): ReadonlyMap<string, string> {
  const messages = run()
  const pickles = new Map(messages.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle] as const] : [])))
  const cases = new Map(messages.flatMap(({ testCase }) => (testCase ? [[testCase.id, pickles.get(testCase.pickleId)] as const] : [])))
  const attempts = new Map(
    messages.flatMap(({ testCaseStarted: attempt }) => (attempt ? [[attempt.id, cases.get(attempt.testCaseId)] as const] : [])),
  )
  const texts = new Map(
    messages.flatMap(({ attachment }) => {
      const pickle = attempts.get(attachment?.testCaseStartedId ?? '')
      return pickle !== undefined && attachment?.mediaType === TIMELINE_MEDIA_TYPE ? [[pickle.name, inWords(pickle, attachment.body)]] : []
    }),
  )
  return new Map(Object.entries(EXAMPLES).map(([file, name]) => [`${file}.txt`, texts.get(name) ?? missing(name)]))
}

function inWords({ name, tags, steps }: Pickle, timeline: string): string {
  const rule = tags.map((tag) => tag.name.slice(1)).find((tag) => /-\d+$/.test(tag))
  const lines = steps.flatMap(({ text, argument }) => [
    `  ${text}`,
    ...(argument?.dataTable?.rows ?? []).map(({ cells }) => `    | ${cells.map(({ value }) => value).join(' | ')} |`),
  ])
  return [`${rule}: ${name}`, `dialect fabric, seed ${SEED}`, '', ...lines, '', timeline, ''].join('\n')
}

function missing(name: string): never {
  throw new Error(`no example "${name}" was run: name another one in scripts/transcripts.ts, or mend it`)
}

function run(): Envelope[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'transcripts-'))
  const file = path.join(folder, 'run.ndjson')
  const names = Object.values(EXAMPLES).flatMap((name) => ['--name', `^${name}$`])
  const parameters = JSON.stringify({ dialect: 'fabric', seed: SEED, timeline: true })
  const args = [
    CUCUMBER,
    '-p',
    'replay',
    '--tags',
    'not @documents',
    ...names,
    '--world-parameters',
    parameters,
    '--format',
    `message:${file}`,
  ]
  try {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
    if (status !== 0) throw new Error(`the examples of the transcripts do not pass: ${stdout}${stderr}`)
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): Envelope => JSON.parse(line))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** `npm run transcripts`: what is kept becomes what happens now. */
if (require.main === module) {
  mkdirSync(TRANSCRIPTS, { recursive: true })
  for (const [file, text] of transcripts()) writeFileSync(path.join(TRANSCRIPTS, file), text)
}
