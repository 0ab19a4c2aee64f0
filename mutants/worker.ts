import type { DialectName } from '../src/conformance/report/tags'
import { Executor, type Progress, type RedExample } from './execution'
import type { Edit } from './mutant'

/** What the pool asks of a worker. */
export interface Order {
  readonly dialect: DialectName
  readonly edits: readonly Edit[]
}

/** What a worker tells the pool; the last two end an order. */
export type Word = Progress | { readonly red: readonly RedExample[] } | { readonly error: string }

const executor = new Executor()
const tell = (word: Word): void => void process.send?.(word)

process.on('message', async ({ dialect, edits }: Order) => {
  try {
    tell({ red: await executor.run(dialect, edits, tell) })
  } catch (error) {
    tell({ error: error instanceof Error ? error.message : `${error}` })
  }
})
