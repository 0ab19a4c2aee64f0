import { clearScreenDown, moveCursor } from 'node:readline'
import { stripVTControlCharacters, styleText } from 'node:util'
import type { Actor, Show } from './show'

const LINES_OF_STORY = 12
const DRAW_EVERY_MS = 100

/** Where the demo is told: on a terminal as a picture that changes, else as lines. */
export interface Screen {
  /** Something has happened. */
  tell(words: string): void
  /** Somebody knows more, or less, than before. */
  changed(show: Show): void
  end(): void
}

/** A line for each thing that happens, with the seconds since the beginning. */
export function plainScreen(out: NodeJS.WritableStream): Screen {
  const begun = Date.now()
  return { tell: (words) => out.write(`${seconds(begun)}  ${words}\n`), changed: () => undefined, end: () => undefined }
}

/** Who knows whom, and below it the last things that have happened. */
export function liveScreen(out: NodeJS.WritableStream & { readonly columns?: number }): Screen {
  const begun = Date.now()
  const story: string[] = []
  let picture: readonly string[] = []
  let drawn = 0
  let lastDrawn = 0
  const draw = () => {
    lastDrawn = Date.now()
    moveCursor(out, 0, -drawn)
    clearScreenDown(out)
    const lines = [...picture, '', ...story.slice(-LINES_OF_STORY)]
    out.write(`${lines.join('\n')}\n`)
    drawn = lines.reduce((rows, line) => rows + rowsOf(line, out), 0)
  }
  return {
    tell: (words) => {
      story.push(`${seconds(begun)}  ${words}`)
      draw()
    },
    changed: (show) => {
      picture = pictureOf(show)
      if (Date.now() - lastDrawn >= DRAW_EVERY_MS) draw()
    },
    end: draw,
  }
}

/** How many rows of a terminal a line takes. */
function rowsOf(line: string, { columns = 80 }: { readonly columns?: number }): number {
  return Math.max(1, Math.ceil(stripVTControlCharacters(line).length / columns))
}

/** A row for each node: whom it knows as alive and as dead, how many it knows in the channel, and its newest block. */
export function pictureOf({ actors, network }: Show): readonly string[] {
  const all = [...network.nodes, network.added]
  const seen = all.filter((node) => node !== network.added || actors.some(({ alive, dead }) => has(alive, dead, node.address)))
  const width = Math.max(...all.map(({ name }) => name.length)) + 2
  const head = `${'knows'.padEnd(width)}${seen.map(({ name }) => name.padEnd(width)).join('')}channel  block`
  return [head, ...actors.map((actor) => rowOf(actor, seen, width))]
}

function rowOf(actor: Actor, seen: Show['network']['nodes'], width: number): string {
  const name = actor.node.name.padEnd(width)
  if (actor.state !== 'running') return `${name}${styleText('dim', actor.state)}`
  const cells = seen.map(({ address }) => cellOf(actor, address).padEnd(width))
  const painted = cells.map((cell) =>
    cell.startsWith('alive') ? styleText('green', cell) : cell.startsWith('dead') ? styleText('red', cell) : cell,
  )
  const newest = [...actor.blocks.keys()].at(-1)
  return `${name}${painted.join('')}${`${actor.inChannel.size}`.padEnd(9)}${newest ?? '-'}`
}

function cellOf({ node, alive, dead }: Actor, address: string): string {
  if (node.address === address) return '.'
  if (alive.has(address)) return 'alive'
  return dead.has(address) ? 'dead' : '-'
}

const has = (alive: ReadonlySet<string>, dead: ReadonlySet<string>, address: string): boolean => alive.has(address) || dead.has(address)
const seconds = (begun: number): string => `${((Date.now() - begun) / 1000).toFixed(1).padStart(6)} s`
