import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { scopeOf } from '../src/explore/claims'
import { type Expedition, Explorer, type Finding } from '../src/explore/explorer'
import type { Habits } from '../src/explore/habits'
import { THEMES } from '../src/explore/lives'
import { Pair } from '../src/explore/pair'
import { lifeText } from '../src/explore/report'
import { loadCatalogue } from '../src/suite/judging/catalogue'
import type { DialectName } from '../src/suite/judging/tags'
import { theReference } from '../src/suite/the-reference'
import { EditedSources } from './apply'
import { ROOT } from './execution'
import { wantedIn } from './expedition'
import type { AnyMutant, Change } from './mutant'
import { SelectionError } from './selection'
import { variants } from './table'
import { dialectsOf, ruleIdsIn } from './trial'

/** How many acts a life has, about. */
const ACTS = 20

/** Which mutants exploring alone finds, and that it finds nothing in variants: `--sample 30`, `--variants`, `--only ID,...`, `--keep FOLDER`. */
async function main(): Promise<void> {
  const { dialects, changes, lives, seed, keep } = wantedIn(process.argv.slice(2))
  const sources = new EditedSources(ROOT, ['src'])
  sources.install()
  const rules = ruleIdsIn(loadCatalogue(path.join(ROOT, 'features'), ROOT))
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

main().catch((error: unknown) => {
  if (!(error instanceof SelectionError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
})
