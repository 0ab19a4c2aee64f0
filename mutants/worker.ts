import { Executor, type Order, type Progress, type Result } from './execution'

/** What a worker tells the pool; the last two end an order. */
export type Word = Progress | Result | { readonly error: string }

const executor = new Executor()
const tell = (word: Word): void => void process.send?.(word)

process.on('message', async (order: Order) => {
  try {
    tell(await executor.run(order, tell))
  } catch (error) {
    tell({ error: error instanceof Error ? error.message : `${error}` })
  }
})
