import { Executor, type Order, type Progress, type RedExample } from './execution'

/** What a worker tells the pool; the last two end an order. */
export type Word = Progress | { readonly red: readonly RedExample[] } | { readonly error: string }

const executor = new Executor()
const tell = (word: Word): void => void process.send?.(word)

process.on('message', async (order: Order) => {
  try {
    tell({ red: await executor.run(order, tell) })
  } catch (error) {
    tell({ error: error instanceof Error ? error.message : `${error}` })
  }
})
