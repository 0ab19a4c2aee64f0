import type { Evaluation } from '../judging/evaluation'
import { familiesIn } from '../judging/reading'
import { type JudgedExample, type JudgedRule, placeOf } from '../judging/verdicts'
import { becauseOf } from './because'
import type { Commands } from './commands'
import { exampleName } from './failure-block'
import { type Html, html } from './html'
import { lonePage } from './page'
import { counted, tally } from './summary'
import { classOf, SIGNS, WORDS } from './verdict-words'

/** Not told one by one. */
const QUIET = ['passed', 'not applicable']

/**
 * The verdicts of one run as one page: what went wrong first, and then every rule.
 */
export function verdictPage(evaluation: Evaluation, commands: Commands): string {
  const { run, dialect = 'unknown', judged, complaints, adapterComplaints, isComplete } = evaluation
  const { implementation = 'unknown', version = '', language = '', seed = 'unknown' } = run ?? {}
  const examples = judged.flatMap((rule) => rule.examples)
  const wrong = brokenFirst(examples.filter(({ verdict }) => !QUIET.includes(verdict)))
  const facts: readonly (readonly [string, Html | string])[] = [
    ['implementation', [implementation, version, language].filter((word) => word !== '').join(' ')],
    ['dialect', dialect],
    ['rules', `${judged.length}: ${tally(judged, plain)}`],
    ['examples', `${examples.length}: ${tally(examples, plain)}`],
    ['seed', seed],
    ...(isComplete ? [] : [['judged', 'a part of the rules only'] as const]),
  ]
  return lonePage(
    `Verdicts: ${implementation}, ${dialect}`,
    html`<h1>Verdicts on ${implementation}</h1>
<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${complaintsHtml('These verdicts cannot be trusted', complaints)}
${complaintsHtml('The adapter is broken', adapterComplaints)}
${wrong.length > 0 && html`<h2>What did not pass</h2>\n${wrong.map((one) => failureHtml(one, becauseOf(one, judged), commands))}`}
<h2>Rules</h2>
<p class="dim sans"><small>The rules in full, with what happens in each example: npx gossip-tck book</small></p>
${familiesIn(judged.map(({ rule }) => rule)).map((name) =>
  familyHtml(
    name,
    judged.filter(({ rule }) => rule.family === name),
  ),
)}`,
  )
}

/** Where an adapter is broken, whatever else went wrong may be its doing too. */
const brokenFirst = (examples: readonly JudgedExample[]): JudgedExample[] => [
  ...examples.filter(({ verdict }) => verdict === 'broken'),
  ...examples.filter(({ verdict }) => verdict !== 'broken'),
]

const plain = (text: string): string => text

const complaintsHtml = (title: string, complaints: readonly string[]): Html | false =>
  complaints.length > 0 &&
  html`<section class="complaint"><h2>${title}</h2><ul>${complaints.map((complaint) => html`<li>${complaint}</li>`)}</ul></section>`

function failureHtml({ rule, example, executed, verdict }: JudgedExample, because: string | undefined, { again, doctor }: Commands): Html {
  const { failure, steps } = executed
  const broken = steps.find(({ error }) => error !== undefined)
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['example', exampleName(example)],
    ['because', because],
    ['step', failure === undefined ? broken?.text : undefined],
    ['expected', failure?.expected],
    ['seen', failure?.seen ?? broken?.error],
    ['again', again(placeOf(example))],
    ['doctor', verdict === 'broken' ? doctor : undefined],
  ]
  const told = facts.flatMap(([name, value]) => (value === undefined ? [] : [html`<dt>${name}</dt><dd>${value}</dd>`]))
  return html`<section class="failure${classOf(verdict) !== 'bad' && ' odd-one'}">
<h3>${markOf(verdict)} ${rule.id} ${rule.title}</h3>
<dl class="facts">${told}</dl>
${failure && failure.timeline.length > 0 && html`<pre tabindex="0">${failure.timeline.join('\n')}</pre>`}
</section>
`
}

const familyHtml = (name: string, rules: readonly JudgedRule[]): Html => html`<h3>${name || 'Without an ID'}</h3>
<ul class="verdicts">${rules.map(ruleHtml)}</ul>
`

const ruleHtml = ({
  rule,
  examples,
  verdict,
}: JudgedRule): Html => html`<li><span class="id">${markOf(verdict)} ${rule.id}</span><div>${rule.title}
${examples.length > 0 && html`<details><summary>${counted(examples.length, 'example')}</summary><ul>${examples.map(exampleHtml)}</ul></details>`}</div></li>
`

const exampleHtml = ({ example, verdict }: JudgedExample): Html => html`<li>${markOf(verdict)} ${exampleName(example)}</li>`

/** A sign for the eye, and the word for whoever can't see it. */
const markOf = (verdict: JudgedRule['verdict']): Html =>
  html`<span class="${classOf(verdict)}" title="${WORDS[verdict]}"><span aria-hidden="true">${SIGNS[verdict]}</span><span class="seen">${WORDS[verdict]}</span></span>`
