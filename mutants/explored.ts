import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { scopeOf } from '../src/explore/claims'
import { type Expedition, Explorer, type Finding } from '../src/explore/explorer'
import type { Habits } from '../src/explore/habits'
import { THEMES } from '../src/explore/lives'
import { Pair } from '../src/explore/pair'
import { lifeText } from '../src/explore/report'
import { loadCatalogue, rulesOf } from '../src/suite/judging/catalogue'
import { DIALECT_NAMES, type DialectName } from '../src/suite/judging/tags'
import { theReference } from '../src/suite/the-reference'
import { EditedSources } from './apply'
import { ROOT } from './execution'
import type { AnyMutant, Change } from './mutant'
import { mutants, variants } from './table'
import { dialectsOf, type RuleIds } from './trial'

/** How many acts a life has, about. */
const ACTS = 20

interface Wanted {
  readonly dialects: readonly DialectName[]
  readonly changes: readonly Change[]
  readonly lives: number
  readonly seed: string
  /** Where the lives go that found something; undefined: nowhere. */
  readonly keep: string | undefined
}

/** Which mutants exploring alone finds, and that it finds nothing in variants: `--sample 30`, `--variants`, `--only ID,...`, `--keep FOLDER`. */
async function main(): Promise<void> {
  const { dialects, changes, lives, seed, keep } = wantedIn(process.argv.slice(2))
  const sources = new EditedSources(ROOT, ['src'])
  sources.install()
  const rules = idsOfRules()
  for (const dialect of dialects) {
    const some = changes.filter((change) => variants.includes(change) || dialectsOf(change as AnyMutant, rules).includes(dialect))
    const found: Finding[] = []
    for (const change of some) {
      sources.use(change.edits)
      const finding = await findingIn(dialect, { lives, seed })
      if (finding.finding !== undefined) found.push(finding.finding)
      if (finding.finding !== undefined && keep !== undefined)
        writeFileSync(path.join(keep, `${change.id}.json`), lifeText(finding.finding.life))
      console.log(lineOf(change, finding))
    }
    const lengths = found.map(({ life }) => life.acts.length).sort((a, b) => a - b)
    const median = lengths[Math.floor(lengths.length / 2)] ?? 0
    console.log(`${dialect}: ${found.length} of ${some.length} found within ${lives} lives, a median of ${median} acts each`)
  }
}

interface Search {
  readonly finding: Finding | undefined
  readonly lives: number
}

async function findingIn(dialect: DialectName, { lives, seed }: { readonly lives: number; readonly seed: string }): Promise<Search> {
  const edited = require('../src/suite/the-reference') as { readonly theReference: typeof theReference }
  const other = edited.theReference(dialect)
  const reference = (habits: Habits) => theReference(dialect, undefined, habits)
  const scope = scopeOf(await theReference(dialect).describe(), await other.describe())
  const expedition: Expedition = { reference, others: [other], dialect, seed, scope, themes: Object.keys(THEMES), size: ACTS }
  const explorer = new Explorer(expedition, await Pair.of(expedition))
  let finding: Finding | undefined
  while (finding === undefined && explorer.progress.lives < lives) finding = await explorer.next()
  return { finding, lives: explorer.progress.lives }
}

const lineOf = ({ id }: Change, { finding, lives }: Search): string =>
  finding === undefined
    ? `none   ${id} in ${lives} lives`
    : `found  ${id} in ${lives} lives: ${finding.life.acts.length} acts, ${finding.sign}`

const idsOfRules = (): RuleIds => {
  const catalogue = loadCatalogue(path.join(ROOT, 'features'), ROOT)
  return Object.fromEntries(
    DIALECT_NAMES.map((dialect) => [dialect, rulesOf(catalogue, dialect).map(({ id }) => id)]),
  ) as unknown as RuleIds
}

function wantedIn(args: string[]): Wanted {
  const { values } = parseArgs({
    args,
    options: {
      sample: { type: 'string' },
      from: { type: 'string', default: '0' },
      variants: { type: 'boolean', default: false },
      only: { type: 'string' },
      keep: { type: 'string' },
      lives: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '7f3a' },
      dialect: { type: 'string', multiple: true, default: [...DIALECT_NAMES] },
    },
  })
  const all: readonly Change[] = values.variants ? variants : mutants
  const size = values.sample === undefined ? all.length : Number(values.sample)
  const [step, from] = [Math.max(1, Math.floor(all.length / size)), Number(values.from)]
  const only = values.only?.split(',')
  const changes = only === undefined ? all.filter((_, index) => index % step === from % step) : all.filter(({ id }) => only.includes(id))
  return {
    dialects: DIALECT_NAMES.filter((name) => values.dialect.includes(name)),
    changes,
    lives: Number(values.lives),
    seed: values.seed,
    keep: values.keep,
  }
}

main()
