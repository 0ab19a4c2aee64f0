import { parseArgs } from 'node:util'
import { DIALECT_NAMES, type DialectName } from '../src/suite/judging/tags'
import type { Change } from './mutant'
import { countIn, idsIn, SelectionError, understood } from './selection'
import { mutants, variants } from './table'

/** What exploring is to find. */
export interface Wanted {
  readonly dialects: readonly DialectName[]
  readonly changes: readonly Change[]
  readonly lives: number
  readonly seed: string
  /** Where the lives go that found something; undefined: nowhere. */
  readonly keep: string | undefined
}

/**
 * Reads `--only ID,...`, `--sample 30 --from 3`, `--variants`, `--lives 2000`, `--seed 7f3a`, `--keep FOLDER` and `--dialect fabric`.
 * @throws SelectionError for what there is not
 */
export function wantedIn(args: readonly string[]): Wanted {
  const { only, sample, from, lives, dialect, seed, keep, ...given } = optionsIn(args)
  const strange = dialect.find((name) => !DIALECT_NAMES.some((known) => known === name))
  if (strange !== undefined) throw new SelectionError(`--dialect is "${strange}": it must be ${DIALECT_NAMES.join(' or ')}.`)
  const every = [...mutants, ...variants]
  const ids = idsIn(only, every)
  const all: readonly Change[] = given.variants ? variants : mutants
  const size = sample === undefined ? all.length : countIn('--sample', sample)
  const step = Math.max(1, Math.floor(all.length / size))
  const first = countIn('--from', from, 0) % step
  return {
    dialects: DIALECT_NAMES.filter((name) => dialect.includes(name)),
    changes: only === undefined ? all.filter((_, index) => index % step === first) : every.filter(({ id }) => ids.includes(id)),
    lives: countIn('--lives', lives),
    seed,
    keep,
  }
}

function optionsIn(args: readonly string[]) {
  return understood(() =>
    parseArgs({
      args: [...args],
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
    }),
  ).values
}
