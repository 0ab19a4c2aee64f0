import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { loadConfiguration, runCucumber } from '@cucumber/cucumber/api'
import type { Envelope } from '@cucumber/messages'

const CWD = path.join(__dirname, '../..')

/** Runs examples, each given by its steps, on the reference in this process. Returns why each failed; undefined for one that passed. */
export async function failuresOf(examples: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string | undefined>> {
  const folder = mkdtempSync(path.join(tmpdir(), 'examples-'))
  const file = path.join(folder, 'examples.feature')
  const scenarios = Object.entries(examples).map(([name, steps]) => `    Example: ${name}\n${steps}`)
  writeFileSync(file, `Feature: Examples\n  @EMIT-1 @must\n  Rule: EMIT-1 They MUST pass\n${scenarios.join('\n')}\n`)
  const outcomes = new Outcomes()
  try {
    const environment = { cwd: CWD, stdout: sink(), stderr: sink() }
    const provided = { paths: [file], worldParameters: { dialect: 'documents' } }
    const { runConfiguration } = await loadConfiguration({ profiles: ['replay'], provided }, environment)
    const formats = { stdout: 'rerun', files: {}, options: {}, publish: false as const }
    await runCucumber({ ...runConfiguration, formats }, environment, (envelope) => outcomes.add(envelope))
  } finally {
    rmSync(folder, { recursive: true })
  }
  return outcomes.failures
}

/** Why examples failed, by their names. */
class Outcomes {
  readonly failures = new Map<string, string | undefined>()
  private readonly names = new Map<string, string>()
  private readonly pickles = new Map<string, string>()
  private readonly attempts = new Map<string, string>()

  add({ pickle, testCase, testCaseStarted, testStepFinished }: Envelope): void {
    if (pickle) this.names.set(pickle.id, pickle.name)
    if (testCase) this.pickles.set(testCase.id, testCase.pickleId)
    if (testCaseStarted) {
      const name = this.names.get(this.pickles.get(testCaseStarted.testCaseId) ?? '') ?? ''
      this.attempts.set(testCaseStarted.id, name)
      this.failures.set(name, undefined)
    }
    const { status, message } = testStepFinished?.testStepResult ?? {}
    if (testStepFinished && status !== 'PASSED' && status !== 'SKIPPED') {
      this.failures.set(this.attempts.get(testStepFinished.testCaseStartedId) ?? '', message ?? status)
    }
  }
}

function sink(): PassThrough {
  const stream = new PassThrough()
  stream.resume()
  return stream
}
