import { SeededRandom } from '../../src/suite/kit/seeded-random'
import { ATTACKS, type Attack } from './attacks'
import { type Figures, hasGrown, isBlocked, LONGEST_BLOCK_MS } from './figures'
import { Siege } from './siege'
import { Found, type Victim } from './victim'

export interface FuzzOptions {
  readonly frames: number
  readonly seed: number
  /** Connections that are there all the time. */
  readonly connections: number
  /** Only this one, of those that the seed makes. */
  readonly batch?: number | undefined
  readonly attacks?: readonly Attack[]
  /** Batches that have not begun by then are left out. */
  readonly until?: number
  /** Told from time to time how far it is. */
  readonly onProgress?: (words: string) => void
}

export interface FuzzResult {
  /** By the names of attacks. */
  readonly frames: Readonly<Record<string, number>>
  /** Messages that came through gRPC to the node. */
  readonly received: number
  readonly held: number
  readonly longestBlockMs: number
  readonly before: Figures
  readonly after: Figures
}

interface Batch {
  readonly number: number
  readonly seed: number
  readonly attack: Attack
  readonly count: number
}

const FRAMES_OF_A_BATCH = 250
/** A part of all frames that comes before memory is measured. */
const WARMING = 0.2
const TIMES = 3
const HUNDRED = 100
const MEBIBYTE = 1024 * 1024

/** Attacks a node with frames drawn from a seed, and looks after each batch at how it is. @throws Found if it is not well */
export async function fuzz(victim: Victim, options: FuzzOptions): Promise<FuzzResult> {
  const batches = batchesOf(options)
  const warming = batches.slice(0, Math.ceil(batches.length * WARMING))
  const run = new Run(victim, options)
  await victim.serve()
  await run.play(warming)
  const before = await victim.figuresAtRest()
  const siege = new Siege()
  const besieged = siege.begin(victim.stage, options.connections)
  let held = 0
  try {
    await run.play(batches.slice(warming.length))
    held = await besieged
    await victim.serve()
  } finally {
    siege.end()
  }
  const after = await victim.figuresAtRest()
  await victim.serve()
  if (hasGrown(before, after)) throw new Found(`the node keeps ${mebibytes(after)} MiB, and kept ${mebibytes(before)} MiB before`)
  return { frames: run.frames, received: after.received, held, longestBlockMs: run.longestBlockMs, before, after }
}

const mebibytes = ({ bytes }: Figures) => (bytes / MEBIBYTE).toFixed(0)

class Run {
  readonly frames: Record<string, number> = {}
  longestBlockMs = 0
  private readonly victim: Victim
  private readonly options: FuzzOptions

  constructor(victim: Victim, options: FuzzOptions) {
    this.victim = victim
    this.options = options
  }

  async play(batches: readonly Batch[]): Promise<void> {
    for (const batch of batches) {
      if (Date.now() > (this.options.until ?? Number.POSITIVE_INFINITY)) return
      await this.playOne(batch).catch((error) => {
        const { number, attack } = batch
        throw error instanceof Found ? new Found(`batch ${number}, ${attack.name}: ${error.message}`) : error
      })
    }
  }

  private async playOne({ attack, count, seed, number }: Batch): Promise<void> {
    const frames = await attack.frames(this.victim.stage, count, seed)
    const blockedMs = await this.blockedBy(attack, frames)
    if (blockedMs !== undefined) await this.blame(attack, frames)
    this.frames[attack.name] = (this.frames[attack.name] ?? 0) + frames.length
    this.options.onProgress?.(`batch ${number}, ${attack.name}`)
  }

  /** For how long the node blocked its loop meanwhile, if that was too long. */
  private async blockedBy(attack: Attack, frames: readonly unknown[]): Promise<number | undefined> {
    const before = await this.victim.figures()
    await attack.play(this.victim.stage, frames)
    await this.victim.serve()
    const after = await this.victim.figures()
    if (isBlocked(before, after)) return after.blockedMs
    this.longestBlockMs = Math.max(this.longestBlockMs, Math.min(after.blockedMs, after.cpuMs - before.cpuMs))
    return undefined
  }

  /** Looks for one frame that blocks the node each time. Many together may: it serves others between them. */
  private async blame(attack: Attack, frames: readonly unknown[]): Promise<void> {
    let suspects = frames
    while (suspects.length > 1) {
      const half = suspects.slice(0, suspects.length / 2)
      const other = suspects.slice(half.length)
      if ((await this.blockedBy(attack, half)) !== undefined) suspects = half
      else if ((await this.blockedBy(attack, other)) !== undefined) suspects = other
      else return
    }
    const blocked: number[] = []
    while (blocked.length < TIMES) {
      const blockedMs = await this.blockedBy(attack, suspects)
      if (blockedMs === undefined) return
      blocked.push(blockedMs)
    }
    const times = blocked.map((ms) => `${ms.toFixed(0)} ms`).join(', ')
    throw new Found(`a frame blocks the event loop for more than ${LONGEST_BLOCK_MS} ms each time: ${times}. ${shown(suspects[0])}`)
  }
}

/** The beginning will do: the seed makes it again. */
function shown(frame: unknown): string {
  const bytes = frame instanceof Uint8Array ? frame : (frame as { readonly bytes: Uint8Array }).bytes
  return `${bytes.length} bytes, ${Buffer.from(bytes.subarray(0, 200)).toString('hex')}`
}

function batchesOf({ frames, seed, batch: only, attacks = ATTACKS }: FuzzOptions): readonly Batch[] {
  const random = new SeededRandom(seed)
  const batches = Array.from({ length: Math.ceil(frames / FRAMES_OF_A_BATCH) }, (_, number): Batch => {
    const count = Math.min(FRAMES_OF_A_BATCH, frames - number * FRAMES_OF_A_BATCH)
    return { number, seed: random.int(2 ** 31), attack: attackAt(attacks, random.int(HUNDRED)), count }
  })
  return only === undefined ? batches : batches.filter(({ number }) => number === only)
}

/** Each as often as its share says. */
function attackAt(attacks: readonly Attack[], draw: number): Attack {
  let sum = 0
  const whole = attacks.reduce((all, { share }) => all + share, 0)
  const found = attacks.find(({ share }) => {
    sum += (share * HUNDRED) / whole
    return draw < sum
  })
  return found ?? (attacks.at(-1) as Attack)
}
