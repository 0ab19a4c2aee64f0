import { parseArgs } from 'node:util'
import { heapAfter, playTwins, twinDialects } from '../test/robustness/twins'

/**
 * `--cases 10000 --seed 42`: malformed messages for the reference in both dialects, and a twin that never gets them (ROBUST-2). With
 * `--memory`: what a node holds after so many, beside what it held after a tenth of them (ROBUST-3). Code that is compiled while it
 * runs would be most of the difference: `npm run robustness:memory` has none compiled.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '10000' },
      seed: { type: 'string', default: '42' },
      memory: { type: 'boolean', default: false },
    },
  })
  const [cases, seed] = [values.cases, values.seed].map(Number) as [number, number]
  if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(seed)) {
    console.error('--cases must be a whole number of messages, 1 or more, and --seed a whole number.')
    process.exitCode = 2
    return
  }
  if (values.memory) return tellMemory(cases, seed)
  let played = 0
  for (const dialect of twinDialects) {
    const fates = await playTwins(dialect, { cases: cases / twinDialects.length, seed })
    const told = Object.entries(fates).map(([fate, count]) => `${count} ${fate}`)
    played += Object.values(fates).reduce((sum, count) => sum + count, 0)
    console.log(`${dialect.name}: ${told.join(', ')}; the twin is the same, at once and later`)
  }
  console.log(`${played} malformed messages, seed ${seed}`)
}

async function tellMemory(cases: number, seed: number): Promise<void> {
  const { gc } = globalThis
  if (gc === undefined) throw new Error('--memory needs node --expose-gc: npm run robustness:memory')
  const counts = [Math.ceil(cases / 10), cases]
  for (const dialect of twinDialects) {
    const heaps = await heapAfter(dialect, counts, seed, gc)
    const [few, many] = heaps as [number, number]
    const told = counts.map((count, index) => `${((heaps[index] ?? 0) / 2 ** 20).toFixed(1)} MiB after ${count}`)
    console.log(`${dialect.name}: ${told.join(', ')} malformed messages to one node; ${(many / few).toFixed(3)} times`)
  }
}

/** Of the bytes of a message that is to blame, the beginning will do: the seed makes it again. */
const MOST_SHOWN = 2000

main().catch((error: Error) => {
  const { message } = error.cause instanceof Error ? error.cause : error
  console.error(`${error.message.split('\n', 2).join('\n')}\n${message.slice(0, MOST_SHOWN)}`)
  process.exitCode = 1
})
