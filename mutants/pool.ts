import { type ChildProcess, fork } from 'node:child_process'
import path from 'node:path'
import type { Order, RedExample } from './execution'
import type { Reached } from './marks'
import type { Word } from './worker'

/**
 * What became of one order.
 * - `red`: the examples that were lost. Of a run that hung or crashed: those lost until then, and the one that it ended in,
 *   which is to blame. So a mutant that hangs is killed by its rule only if that rule's example hangs, or was lost before.
 * - `error`: the features could not be run at all.
 */
export interface Outcome {
  readonly red: readonly RedExample[]
  readonly reached?: Reached
  readonly note?: 'hung' | 'crashed'
  readonly error?: string
}

export interface PoolOptions {
  readonly size: number
  /** Real time after which a run counts as hung. */
  readonly limitMs: number
  /** The rule of the example at a place. */
  readonly ruleAt: (place: string) => string
}

/** A few processes that carry out orders, each many of them. One that hangs or crashes is replaced. */
export class Pool {
  private readonly options: PoolOptions

  constructor(options: PoolOptions) {
    this.options = options
  }

  /** Carries out all orders, in this order; `onOutcome` hears of each as soon as it is done. */
  async run<T extends Order>(orders: readonly T[], onOutcome: (order: T, outcome: Outcome) => void): Promise<void> {
    const waiting = [...orders]
    const work = async () => {
      let child: ChildProcess | undefined
      for (let order = waiting.shift(); order !== undefined; order = waiting.shift()) {
        child ??= newChild()
        const outcome = await this.carryOut(child, order)
        if (outcome.note !== undefined) child = undefined
        onOutcome(order, outcome)
      }
      child?.disconnect()
    }
    await Promise.all(Array.from({ length: this.options.size }, work))
  }

  private carryOut(child: ChildProcess, order: Order): Promise<Outcome> {
    const lost = new Set<string>()
    let place: string | undefined
    const untilNow = (): RedExample[] => {
      if (place !== undefined) lost.add(place)
      return [...lost].map((at) => ({ rule: this.options.ruleAt(at), place: at, isFailure: true }))
    }
    return new Promise((resolve) => {
      const finish = (outcome: Outcome) => {
        clearTimeout(limit)
        child.removeAllListeners()
        resolve(outcome)
      }
      const limit = setTimeout(() => {
        child.kill('SIGKILL')
        finish({ red: untilNow(), note: 'hung' })
      }, this.options.limitMs)
      child.on('message', (word: Word) => {
        if ('begins' in word) place = word.begins
        else if ('fails' in word) lost.add(word.fails)
        else finish('red' in word ? word : { red: [], error: word.error })
      })
      child.once('exit', () => finish({ red: untilNow(), note: 'crashed' }))
      const { dialect, edits, rules, without, places, adapter } = order
      child.send({
        dialect,
        edits,
        ...(rules !== undefined && { rules }),
        ...(without !== undefined && { without }),
        ...(places !== undefined && { places }),
        ...(adapter !== undefined && { adapter }),
      } satisfies Order)
    })
  }
}

function newChild(): ChildProcess {
  return fork(path.join(__dirname, 'worker.ts'), {
    // Many short-lived objects: a larger nursery collects them for less.
    execArgv: ['--max-semi-space-size=64', '--require', 'ts-node/register/transpile-only'],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
