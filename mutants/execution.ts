import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { type IRunOptions, loadConfiguration, runCucumber } from '@cucumber/cucumber/api'
import { type Envelope, TestStepResultStatus as Status } from '@cucumber/messages'
import { Attempts } from '../src/suite/judging/attempts'
import { catalogueOf, featureFilesIn, lineOf, rulesOf } from '../src/suite/judging/catalogue'
import { RunRecord } from '../src/suite/judging/run-record'
import type { DialectName } from '../src/suite/judging/tags'
import { judge, placeOf } from '../src/suite/judging/verdicts'
import { EditedSources } from './apply'
import { type Reached, ReachedMarks } from './marks'
import type { Edit } from './mutant'

export const ROOT = path.join(__dirname, '..')
const PROFILES: Readonly<Record<DialectName, string>> = { documents: 'default', fabric: 'fabric' }

/** An example that did not stay green, by its rule and its place in the features. */
export interface RedExample {
  readonly rule: string
  readonly place: string
  /** It speaks against the implementation; false: it could not be judged. */
  readonly isFailure: boolean
  /** The rule that failed, and for which it could not be judged. */
  readonly blamed?: string
}

/** What is to be run: the features of a dialect, on an edited reference. */
export interface Order {
  readonly dialect: DialectName
  readonly edits: readonly Edit[]
  /** Only the examples of these rules; if absent, all. */
  readonly rules?: readonly string[]
  /** Rules whose examples are left out. */
  readonly without?: readonly string[]
  /** Only the examples at these places; if absent, all. */
  readonly places?: readonly string[]
  /** The command line of an adapter that is judged instead of the reference in this process. */
  readonly adapter?: string
}

/** Real seconds that an example may take at an adapter. */
const REMOTE_LIMIT_S = 15

/** What happens while the features run: an example begins, or is lost. */
export type Progress = { readonly begins: string } | { readonly fails: string }

/** What a run came to. */
export interface Result {
  readonly red: readonly RedExample[]
  /** Of marked sources; nothing of others. */
  readonly reached: Reached
}

/** Verdicts against the implementation. */
const FAILURES: ReadonlySet<string> = new Set(['failed', 'crashed', 'advice'])

/** Runs the features again and again in this process, each time on an edited reference. */
export class Executor {
  private readonly sources = new EditedSources(ROOT, ['src', 'steps'])

  constructor() {
    this.sources.install()
  }

  /** Every example that is red on the edited reference. Throws if the features cannot be run at all. */
  async run(order: Order, onProgress: (progress: Progress) => void): Promise<Result> {
    const { dialect, places } = order
    // Without paths all examples would run.
    if (places?.length === 0) return { red: [], reached: {} }
    const reached = new ReachedMarks()
    this.sources.use(order.edits)
    const record = new RunRecord()
    const attempts = new Attempts()
    await runCucumber(await optionsFor(order), { cwd: ROOT, ...silence() }, (envelope) => {
      record.add(envelope)
      attempts.add(envelope)
      const progress = progressIn(envelope, attempts)
      if (progress === undefined) return
      if ('begins' in progress) reached.begin(progress.begins)
      onProgress(progress)
    })
    if (record.parseErrors > 0) throw new Error('a feature does not parse')
    if (record.selectedCount === 0) throw new Error('no example was run')
    const rules = rulesOf(catalogueOf(record.documents), dialect)
    const red = judge(rules, record.examples(), { capabilities: record.runs[0]?.capabilities ?? [], strict: true })
      .flatMap(({ examples }) => examples)
      .filter(({ verdict }) => verdict !== 'passed' && verdict !== 'not applicable')
      .map(({ rule, example, verdict, blamed }) => ({
        rule: rule.id,
        place: placeOf(example),
        isFailure: FAILURES.has(verdict),
        ...(blamed !== undefined && { blamed }),
      }))
    return { red, reached: reached.byPlace }
  }
}

async function optionsFor({ dialect, rules, without = [], places, adapter }: Order): Promise<IRunOptions> {
  const paths = places ?? (rules && filesNaming(rules))
  const provided = {
    ...(paths !== undefined && { paths: [...paths] }),
    // In real time a mutant could be lucky, and would be slow.
    tags: [...(rules === undefined ? [] : [`(@${rules.join(' or @')})`]), 'not @grpc', ...without.map((id) => `not @${id}`)].join(' and '),
    ...(adapter !== undefined && { worldParameters: { adapter, limit: REMOTE_LIMIT_S, robustness: 20 } }),
  }
  const { runConfiguration } = await loadConfiguration({ profiles: [PROFILES[dialect]], provided }, { cwd: ROOT, ...silence() })
  return { ...runConfiguration, formats: { stdout: 'rerun', files: {}, options: {}, publish: false } }
}

/** The features in which examples of rules stand; the others would be read for nothing, again and again. */
function filesNaming(rules: readonly string[]): string[] {
  const tag = new RegExp(`@(?:${rules.join('|')})\\b`)
  return featureFilesIn(path.join(ROOT, 'features')).filter((file) => tag.test(readFileSync(file, 'utf8')))
}

/** Streams that swallow everything. */
function silence() {
  const sink = new PassThrough()
  sink.resume()
  return { stdout: sink, stderr: sink }
}

/** What a message tells of an example, if it tells that. */
function progressIn({ testCaseStarted, testStepFinished }: Envelope, attempts: Attempts): Progress | undefined {
  const placeIn = (attempt: string) => {
    const pickle = attempts.ofAttempt(attempt)
    return pickle === undefined ? '' : placeOf({ uri: pickle.uri, line: lineOf(pickle) })
  }
  if (testCaseStarted) return { begins: placeIn(testCaseStarted.id) }
  return testStepFinished?.testStepResult.status === Status.FAILED ? { fails: placeIn(testStepFinished.testCaseStartedId) } : undefined
}
