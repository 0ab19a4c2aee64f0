import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadCatalogue } from '../src/suite/judging/catalogue'
import { foundationsOf, isEmergent } from '../src/suite/judging/foundations'
import { DIALECT_NAMES, type DialectName } from '../src/suite/judging/tags'
import { placeOf } from '../src/suite/judging/verdicts'
import { editedText } from './edited-text'
import { ROOT } from './execution'
import { marksFor, placesReaching, type Reached } from './marks'
import { writeMatrix } from './matrix-report'
import { type AnyMutant, type Change, isCoarse, type Variant } from './mutant'
import { Pool } from './pool'
import { HelpAsked, readSelection, type Selection, SelectionError } from './selection'
import { mutants as allMutants, variants as allVariants } from './table'
import {
  BEING_THERE,
  blameless,
  collateralOf,
  complaintsOf,
  dialectsOf,
  type Evidence,
  isKilledByItsRule,
  ruleIdsIn,
  type Trial,
  tableComplaints,
} from './trial'

const WORKERS = 2
/** So long that a run of the reference as it stands ends within it on a machine that has much else to do. */
const LIMIT_MS = 300_000
/** The reference as it stands: tried first, and again at the end, when a process has judged many mutants. */
const UNCHANGED: Change = { id: 'none', sentence: 'The reference as it stands.', edits: [] }

const catalogue = loadCatalogue(path.join(ROOT, 'features'), ROOT)
const rules = ruleIdsIn(catalogue)
const ruleOfPlace = new Map(catalogue.rules.flatMap((rule) => rule.examples.map((example) => [placeOf(example), rule.id])))

interface Order<C extends Change = Change> {
  readonly change: C
  readonly dialect: DialectName
  readonly edits: Change['edits']
  readonly rules?: readonly string[]
  readonly without?: readonly string[]
  readonly places?: readonly string[]
  readonly adapter?: string
}

/** What follows from other rules is never red beside these: it is tried only where it is to be killed. */
const EMERGENT = catalogue.rules.map(({ id }) => id).filter(isEmergent)

const order = <C extends Change>(change: C, dialect: DialectName): Order<C> => ({ change, dialect, edits: change.edits })
const inAll = <C extends Change>(changes: readonly C[]): Order<C>[] =>
  changes.flatMap((change) => DIALECT_NAMES.map((dialect) => order(change, dialect)))

const SERVER = `"${process.execPath}" --require ts-node/register/transpile-only "${path.join(__dirname, 'serve.ts')}"`

/** The same, with the change behind the adapter protocol. */
const behindAdapter = <C extends Change>({ change, dialect, ...others }: Order<C>): Order<C> =>
  change === UNCHANGED
    ? { ...others, change, dialect }
    : { ...others, change, dialect, edits: [], adapter: `${SERVER} ${change.id} ${dialect}` }

async function main(): Promise<number> {
  const selection = readSelection(process.argv.slice(2), [...allMutants, ...allVariants])
  const mutants = allMutants.filter((mutant) => selection.takes(mutant))
  const variants = selection.rules.length > 0 ? [] : selection.variantsOf(allVariants.filter((variant) => selection.takes(variant)))
  const given = { mutants, variants, rules, isComplete: selection.isComplete }
  const faults = [...tableComplaints(given), ...[...mutants, ...variants].flatMap(misfits)]
  const startedAt = Date.now()
  const evidence = { ...given, ...(await gather(mutants.filter(fits), variants.filter(fits), selection)) }
  if (selection.isComplete && !selection.isQuick) writeMatrix(evidence, path.join(ROOT, 'reports'))
  const complaints = [...new Set([...faults, ...complaintsOf(evidence)])]
  process.stdout.write(`${summaryOf(evidence, complaints, (Date.now() - startedAt) / 1000, selection)}\n`)
  return complaints.length === 0 ? 0 : 1
}

/** For each rule those that its examples rest on: where one of these fails, it is not what is wrong. */
const FOUNDATIONS = new Map<string, string[]>()
for (const { id, examples } of catalogue.rules) {
  const named = examples.flatMap(({ steps }) => foundationsOf(id, { steps: steps.map((text) => ({ text })) }))
  FOUNDATIONS.set(id, [...new Set([...(FOUNDATIONS.get(id) ?? []), ...named])])
}

function examplesFor(mutant: AnyMutant, isQuick: boolean): Pick<Order, 'rules' | 'without'> {
  if (isCoarse(mutant)) return { without: EMERGENT }
  if (isQuick) return { rules: [mutant.rule, BEING_THERE, ...(FOUNDATIONS.get(mutant.rule) ?? [])] }
  return isEmergent(mutant.rule) ? {} : { without: EMERGENT }
}

/** The reference as it stands faces the rules that others face in its dialect: all of them if one of these does, none if there is none. */
function judgedAs(unchanged: Order, others: readonly Order[]): Order[] {
  const ofDialect = others.filter(({ dialect }) => dialect === unchanged.dialect)
  if (ofDialect.length === 0) return []
  const faced = ofDialect.map((other) => other.rules)
  return [faced.includes(undefined) ? unchanged : { ...unchanged, rules: [...new Set(faced.flatMap((some) => some ?? []))] }]
}

async function gather(
  mutants: readonly AnyMutant[],
  variants: readonly Variant[],
  { isQuick, isRemote }: Selection,
): Promise<Pick<Evidence, 'clean' | 'killings' | 'sparings'>> {
  const killing = mutants.flatMap((mutant) =>
    dialectsOf(mutant, rules).map((dialect) => ({ ...order(mutant, dialect), ...examplesFor(mutant, isQuick) })),
  )
  const sparing = inAll(variants)
  const clean = inAll([UNCHANGED, UNCHANGED]).flatMap((one) => judgedAs(one, [...killing, ...sparing]))
  const [before, after] = [clean.slice(0, clean.length / 2), clean.slice(clean.length / 2)]
  const trials = new Map<Order, Trial>()
  const pool = new Pool({ size: WORKERS, limitMs: LIMIT_MS, ruleAt: (place) => ruleOfPlace.get(place) ?? place })
  const count = clean.length + sparing.length + killing.length
  const carryOut = async (asked: readonly Order[], as: (one: Order) => Order) => {
    const orders = new Map(asked.map((one) => [as(one), one]))
    await pool.run([...orders.keys()], (done, outcome) => {
      const { change, dialect } = done
      trials.set(orders.get(done) ?? done, { change, dialect, outcome })
      showProgress(`${trials.size} of ${count} runs, the last one of ${change.id}`)
    })
  }
  if (isRemote) {
    await carryOut([...before, ...sparing, ...killing, ...after], behindAdapter)
  } else {
    const marks = marksFor([...mutants, ...variants], ROOT)
    await carryOut(before, (one) => ({ ...one, edits: marks.edits }))
    const reached = new Map(before.map((one) => [one.dialect, trials.get(one)?.outcome.reached]))
    await carryOut([...sparing, ...killing, ...after], (one) => narrowed(one, marks.of(one.change), reached.get(one.dialect)))
  }
  showProgress('')
  const of = <C extends Change>(some: readonly Order<C>[]) => some.flatMap((one) => (trials.get(one) ?? []) as Trial<C>)
  const unchanged = of(clean)
  return { clean: unchanged, killings: blameless(of(killing), unchanged), sparings: blameless(of(sparing), unchanged) }
}

/** The same for fewer examples: those that reach a mark of the change, if it has marks. No other one can tell it from the reference. */
function narrowed(one: Order, marks: readonly number[] | undefined, reached: Reached | undefined): Order {
  const places = marks && reached && placesReaching(marks, reached)
  const isFaced = (rule: string) => !one.without?.includes(rule) && (one.rules?.includes(rule) ?? true)
  return places === undefined ? one : { ...one, places: places.filter((place) => isFaced(ruleOfPlace.get(place) ?? '')) }
}

function misfits({ id, edits }: Change): string[] {
  const files = new Set(edits.map(({ file }) => file))
  return [...files].flatMap((file) => {
    try {
      editedText(
        readFileSync(path.join(ROOT, file), 'utf8'),
        edits.filter((edit) => edit.file === file),
      )
      return []
    } catch (error) {
      return [`The change ${id} does not fit the code: ${(error as Error).message}.`]
    }
  })
}

const fits = (change: Change): boolean => misfits(change).length === 0

function summaryOf(
  { mutants, killings, sparings, variants }: Evidence,
  complaints: readonly string[],
  seconds: number,
  { isComplete, isQuick }: Selection,
): string {
  const killed = mutants.filter((mutant) => everyTrial(killings, mutant, isKilledByItsRule))
  const green = variants.filter((variant) =>
    everyTrial(sparings, variant, ({ outcome }) => outcome.red.length === 0 && outcome.error === undefined),
  )
  const coarse = mutants.filter(isCoarse).length
  return [
    ...complaints.map((complaint) => `  - ${complaint}`),
    `${mutants.length} mutants, ${killed.length} killed by their own rule${coarse > 0 ? ` (of the ${coarse} coarse ones, by any)` : ''}, ` +
      `${green.length} of ${variants.length} variants green`,
    ...(isQuick ? [] : collateralLines(killings)),
    `time      ${seconds.toFixed(1)} s${isComplete && !isQuick ? '\nmatrix    reports/kill-matrix.html' : ''}`,
  ].join('\n')
}

const WORST = 10

/** How many rules turned red that are not broken: for each trial on average, and the worst of them. */
function collateralLines(killings: readonly Trial<AnyMutant>[]): string[] {
  const counted = killings.map((trial) => ({ trial, rules: collateralOf(trial) })).filter(({ rules }) => rules.length > 0)
  if (counted.length === 0) return []
  const total = counted.reduce((sum, { rules: red }) => sum + red.length, 0)
  const worst = counted.toSorted((a, b) => b.rules.length - a.rules.length).slice(0, WORST)
  return [
    `collateral: ${(total / killings.length).toFixed(2)} rules for each trial that are red and not broken; the worst of ${counted.length}:`,
    ...worst.map(({ trial, rules: red }) => `  ${trial.change.id} in ${trial.dialect}: ${red.join(' ')}`),
  ]
}

function everyTrial<C extends Change>(trials: readonly Trial<C>[], change: C, holds: (trial: Trial<C>) => boolean): boolean {
  const own = trials.filter((trial) => trial.change === change)
  return own.length > 0 && own.every(holds)
}

function showProgress(text: string): void {
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[K${text}`)
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    if (error instanceof HelpAsked) {
      process.stdout.write(`${error.message}\n`)
      return
    }
    if (!(error instanceof SelectionError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 2
  },
)
