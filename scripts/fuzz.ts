import { parseArgs } from 'node:util'
import { parseGoDuration } from '../src/wire/go-duration'
import { type FuzzResult, fuzz } from './fuzz/fuzzer'
import { Found, Victim } from './fuzz/victim'

const USAGE = 'npm run fuzz -- [--frames 20000] [--seed 1] [--connections 1000] [--within 50s] [--batch N] [--verbose]'
const MEBIBYTE = 1024 * 1024

/** Hostile frames over real streams against a node in a process of its own, while an honest peer is served. */
async function main(): Promise<void> {
  const { frames, seed, connections, batch, withinMs, verbose } = optionsIn()
  const begun = Date.now()
  const seconds = () => ((Date.now() - begun) / 1_000).toFixed(1)
  const victim = await Victim.start()
  const onProgress = (words: string) => verbose && console.log(`${seconds().padStart(7)} s  ${words}`)
  try {
    const until = begun + withinMs
    const result = await fuzz(victim, { frames, seed, connections, batch, until, onProgress })
    tell(result, victim)
    const played = Object.values(result.frames).reduce((sum, count) => sum + count, 0)
    console.log(`${played} frames${played < frames ? ` of ${frames}, since the time was over` : ''}, seed ${seed}, ${seconds()} s`)
  } catch (error) {
    if (!(error instanceof Found)) throw error
    console.error(`seed ${seed}, ${error.message}`)
    process.exitCode = 1
  } finally {
    await victim.end()
  }
}

function tell({ frames, received, held, longestBlockMs, before, after }: FuzzResult, { served }: Victim): void {
  const mebibytes = (bytes: number) => `${(bytes / MEBIBYTE).toFixed(1)} MiB`
  console.log(
    Object.entries(frames)
      .map(([name, count]) => `${count} ${name}`)
      .join(', '),
  )
  console.log(`${received} messages came through gRPC; ${held} connections were held meanwhile`)
  console.log(`an honest peer got ${served.answers} answers of ${served.answers}, the slowest after ${served.slowestMs} ms`)
  console.log(`the event loop was blocked for ${longestBlockMs.toFixed(0)} ms at most`)
  console.log(
    `kept after collection: ${mebibytes(before.bytes)} after a fifth, ${mebibytes(after.bytes)} at the end; resident ${mebibytes(before.resident)}, ${mebibytes(after.resident)}`,
  )
}

interface Options {
  readonly frames: number
  readonly seed: number
  readonly connections: number
  readonly batch: number | undefined
  readonly withinMs: number
  readonly verbose: boolean
}

function optionsIn(): Options {
  const text = (byDefault: string) => ({ type: 'string' as const, default: byDefault })
  try {
    const { values } = parseArgs({
      options: {
        ...{ frames: text('20000'), seed: text('1'), connections: text('1000') },
        ...{ batch: { type: 'string' }, within: { type: 'string' }, verbose: { type: 'boolean', default: false } },
      },
    })
    const { batch, within, verbose } = values
    const length = within === undefined ? { ms: Number.POSITIVE_INFINITY } : parseGoDuration(within)
    if (!('ms' in length)) throw new Error('--within must be a duration, as 50s')
    const whole = (name: string, value: string, least: number) => {
      if (/^\d{1,9}$/.test(value) && Number(value) >= least) return Number(value)
      throw new Error(`--${name} must be a whole number, ${least} or more`)
    }
    return {
      frames: whole('frames', values.frames, 1),
      seed: whole('seed', values.seed, 0),
      connections: whole('connections', values.connections, 0),
      batch: batch === undefined ? undefined : whole('batch', batch, 0),
      withinMs: length.ms,
      verbose,
    }
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}. ${USAGE}`)
    process.exit(2)
  }
}

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
