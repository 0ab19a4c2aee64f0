import type { Tally } from '../judging/story'
import type { DialectName } from '../judging/tags'
import { type Html, html } from '../report/html'

const WIDTH = 560
const LABEL = 92
const COUNT = 44
const ROW = 20
const HEAD = 22
const SCALE = 62

/** How often each choice was drawn, as bars beside what was expected; and how far that is from even, beside what chance allows. */
export function tallyFigure(tally: Tally, dialect: DialectName): Html {
  const { k, peers, draws, counts, chiSquare, limit } = tally
  const mean = draws / counts.length
  const sorted = [...counts].sort((a, b) => a[1] - b[1])
  const [rarest, commonest] = [sorted[0], sorted.at(-1)]
  const words = `${draws} draws of ${k} of ${peers.length} peers. Each of the ${counts.length} choices was to come about ${rounded(mean)} times: ${rarest?.[0]} came ${rarest?.[1]} times, ${commonest?.[0]} ${commonest?.[1]} times. Chi-square ${rounded(chiSquare)}; an even draw exceeds ${rounded(limit)} once in a million runs.`
  const bottom = HEAD + counts.length * ROW
  return html`<figure class="tally ${dialect}">
<svg viewBox="0 0 ${WIDTH} ${bottom + SCALE}" role="img" aria-label="Dialect ${dialect}: ${words}">
${barsOf(tally, mean)}
${scaleOf(chiSquare, limit, bottom + 20)}
</svg>
<figcaption><b>Dialect ${dialect}.</b> ${words}</figcaption>
</figure>
`
}

function barsOf({ counts }: Tally, mean: number): Html {
  const most = Math.max(...counts.map(([, count]) => count), mean)
  const widthOf = (count: number): number => (count / most) * (WIDTH - LABEL - COUNT)
  const rows = counts.map(([choice, count], i) => {
    const y = HEAD + i * ROW
    return html`<text x="${LABEL - 8}" y="${y + 13}" text-anchor="end">${choice}</text><rect class="bar" x="${LABEL}" y="${y + 3}" width="${rounded(widthOf(count))}" height="${ROW - 6}"/><text class="count" x="${WIDTH - 8}" y="${y + 13}" text-anchor="end">${count}</text>
`
  })
  const x = rounded(LABEL + widthOf(mean))
  return html`${rows}<line class="mean" x1="${x}" y1="${HEAD - 6}" x2="${x}" y2="${HEAD + counts.length * ROW}"/><text class="note" x="${x}" y="${HEAD - 10}" text-anchor="middle">expected ${rounded(mean)}</text>`
}

/** The statistic on a line that ends beyond what chance allows. */
function scaleOf(chiSquare: number, limit: number, y: number): Html {
  const end = Math.max(limit * 1.2, chiSquare * 1.05)
  const xOf = (value: number): number => rounded(LABEL + (value / end) * (WIDTH - LABEL - 8))
  return html`<text x="${LABEL - 8}" y="${y + 13}" text-anchor="end">chi-square</text>
<rect class="even" x="${LABEL}" y="${y + 4}" width="${xOf(limit) - LABEL}" height="9"/><rect class="uneven" x="${xOf(limit)}" y="${y + 4}" width="${WIDTH - 8 - xOf(limit)}" height="9"/>
<path class="mark" d="M${xOf(chiSquare)} ${y + 14} l-5 9 h10 z"/><text class="count" x="${xOf(chiSquare)}" y="${y + 35}" text-anchor="middle">${rounded(chiSquare)}</text>
<text class="note" x="${xOf(limit)}" y="${y + 27}" text-anchor="middle">${rounded(limit)}</text>`
}

const rounded = (value: number): number => Math.round(value * 10) / 10
