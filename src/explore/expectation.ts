import type { Receipt } from '../suite/script/record'
import type { Said } from '../suite/script/speech'
import type { Difference } from './comparison'
import { NODE } from './life'
import { aligned, durationInWords, listed } from './phrases'
import type { Seen } from './seen'
import type { Trace } from './trace'

/** What the reference did, as a feature says it. */
export interface Expectation {
  readonly lines: readonly string[]
  /** The lines say how long it takes, in the place of the last act, by which time passes. */
  readonly passes: boolean
  /** Capabilities without which it cannot be looked at. */
  readonly needs: readonly string[]
}

/** What is at hand for an expectation. */
interface Evidence {
  readonly difference: Difference
  readonly reference: Trace
  /** When the last act began, and how long it took; 0 if no time passed. */
  readonly from: number
  readonly lasted: number
}

/** The first expectation about what parted that there is a phrase for; undefined if there is none for any of it. */
export function expectationOf(difference: Difference, reference: Trace): Expectation | undefined {
  const { act } = difference.expected
  const lasted = act.do === 'pass' ? act.ms : 0
  const from = reference.scene.stage.now - lasted
  const evidence = { difference, reference, from, lasted }
  for (const seen of [...difference.missing, ...difference.surplus]) {
    const lines = ofSeen(seen, evidence)
    if (lines !== undefined) return { lines, passes: lasted > 0, needs: seen.type === 'rejected' ? ['reports-rejections'] : [] }
  }
  for (const answer of difference.answers) {
    const told = ofAnswer(answer)
    if (told !== undefined) return { ...told, passes: false }
  }
  return undefined
}

function ofSeen(seen: Seen, evidence: Evidence): string[] | undefined {
  switch (seen.type) {
    case 'received':
      return OWN[seen.kind ?? ''] !== undefined && (seen.kind?.startsWith('mem') || seen.what === `${seen.kind} of ${NODE}`)
        ? ofOwnMessage(seen, OWN[seen.kind ?? ''] ?? '', evidence)
        : ofMessage(seen, evidence)
    case 'disconnected':
      return ofClosing(seen, evidence)
    case 'dialled':
    case 'pinged':
      return ofTries(seen, evidence)
    case 'delivered':
      return ofDelivery(seen, evidence)
    case 'rejected':
      return evidence.difference.missing.includes(seen) && evidence.lasted === 0
        ? [`alice reports that she refused it: ${seen.detail['reason']}`]
        : undefined
    case 'connected':
      return undefined
  }
}

/** What "it" and "them" stand for, if it is that. */
function saidOf({ reference }: Evidence, key: string | undefined): Said | undefined {
  try {
    const { said } = reference.scene.speech
    return key !== undefined && said.keys.has(key) ? said : undefined
  } catch {
    return undefined
  }
}

function ofMessage({ peer = '', key, atMs }: Seen, evidence: Evidence): string[] | undefined {
  const said = saidOf(evidence, key)
  if (said === undefined) return undefined
  const { reference, from, lasted, difference } = evidence
  const receipts = reference.scene.record.since(said.mark).filter((one) => one.peer === peer && said.keys.has(one.key))
  const it = said.keys.size > 1 ? 'them' : 'it'
  const now = receipts.filter((one) => (lasted > 0 ? one.atMs > from : one.atMs >= from))
  // What was not told of before would be counted as too much.
  if (receipts.length > now.length) return undefined
  if (now.length === 0)
    return [lasted > 0 ? `${peer} receives nothing of ${it} within ${durationInWords(lasted)}` : `${peer} does not receive ${it}`]
  if (!isWhole(now, said)) return undefined
  const first = `${peer} receives ${it} ${lasted > 0 ? `after exactly ${durationInWords((now[0]?.atMs ?? atMs) - from)}` : 'at once'}`
  const condition = conditionOf(difference, { key, peer, atMs })
  return condition === undefined ? [first] : [first, `${peer} received ${it} ${condition}`]
}

/** Each of the messages once, and all at one instant. */
const isWhole = (receipts: readonly Receipt[], { keys }: Said): boolean =>
  receipts.length === keys.size &&
  new Set(receipts.map(({ key }) => key)).size === keys.size &&
  new Set(receipts.map(({ atMs }) => atMs)).size === 1

/** In which condition a message came, where it came to both and was not the same. */
function conditionOf({ missing, surplus }: Difference, at: Pick<Seen, 'key' | 'peer' | 'atMs'>): string | undefined {
  const isSame = (one: Seen) => one.key === at.key && one.peer === at.peer && one.atMs === at.atMs
  const [due, come] = [missing.find(isSame), surplus.find(isSame)]
  if (due === undefined || come === undefined) return undefined
  const isWithout = due.detail['secret'] === 'none'
  if (isWithout === (come.detail['secret'] === 'none')) return 'unchanged'
  return isWithout ? 'without a secret' : 'with its secret'
}

const OWN: Readonly<Record<string, string>> = {
  'mem-req': 'membership request',
  'mem-res': 'membership response',
  alive: 'alive message',
  'state-info': 'state info',
}

function ofOwnMessage({ peer = '', kind, atMs, what }: Seen, name: string, evidence: Evidence): string[] | undefined {
  const { reference, difference, from, lasted } = evidence
  const all = reference.steps
    .flatMap(({ seen }) => seen)
    .filter((one) => one.type === 'received' && one.peer === peer && one.kind === kind && one.what === what)
  const due = all.filter((one) => one.atMs >= from)
  const other = otherDetail(difference, { peer, kind, atMs })
  const within = durationInWords(lasted)
  if (other !== undefined) return ofContent(name, peer, kind, other)
  const late = due.filter((one) => one.atMs > from)
  const [first] = late
  const isMoved =
    lasted > 0 && late.length === 1 && first !== undefined && difference.surplus.some((one) => one.peer === peer && one.kind === kind)
  if (isMoved)
    return [`${peer} receives ${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name} of alice after exactly ${durationInWords(first.atMs - from)}`]
  return [`${peer} receives ${due.length} ${name}${due.length === 1 ? '' : 's'} of alice within ${within}`]
}

/** What a message should say, where it came at its time and says something else: what both say is left out. */
function otherDetail(
  { missing, surplus }: Difference,
  at: Pick<Seen, 'peer' | 'kind' | 'atMs'>,
): Readonly<Record<string, string>> | undefined {
  const isSame = (one: Seen) => one.peer === at.peer && one.kind === at.kind && one.atMs === at.atMs
  const [due, come] = [missing.find(isSame), surplus.find(isSame)]
  if (due === undefined || come === undefined) return undefined
  return Object.fromEntries(Object.entries(due.detail).filter(([field, value]) => come.detail[field] !== value))
}

/** Fields of which the last message of a kind can be asked. */
const ASKED = ['peer', 'incarnation', 'external endpoint', 'identity', 'secret', 'tag', 'signature', 'signature of secret']

function ofContent(name: string, peer: string, kind: Seen['kind'], due: Readonly<Record<string, string>>): string[] | undefined {
  if (kind === 'mem-res' && due['named'] !== undefined) return ofNamed(peer, due['named'])
  const rows = Object.entries(due).filter(([field]) => ASKED.includes(field))
  return rows.length === 0 ? undefined : [`the last ${name} of alice to ${peer} says:`, ...aligned(rows)]
}

/** Whom the answer to one more request names, besides the node itself, of whom more is said. */
function ofNamed(peer: string, named: string): string[] {
  const rows = named.split('; ').flatMap((line) => {
    const [, name, standing] = /^peer (\w+), as (\w+)/.exec(line) ?? []
    return name === undefined || standing === undefined || name === peer ? [] : [[name, standing]]
  })
  return [`alice answers a membership request of ${peer} with:`, ...aligned([['peer', 'as'], ...rows])]
}

function ofClosing({ peer = '', atMs }: Seen, { difference, reference, from, lasted }: Evidence): string[] | undefined {
  const closings = reference.steps
    .flatMap(({ seen }) => seen)
    .filter((one) => one.type === 'disconnected' && one.peer === peer && one.atMs >= from)
  const isDue = difference.missing.some((one) => one.type === 'disconnected' && one.peer === peer)
  if (!isDue) return closings.length > 0 ? undefined : [`the connection of ${peer} stays open for ${durationInWords(lasted || 1)}`]
  return [`alice closes the connection to ${peer} ${lasted > 0 ? `after exactly ${durationInWords(atMs - from)}` : 'at once'}`]
}

function ofTries({ peer }: Seen, { reference, difference, from, lasted }: Evidence): string[] | undefined {
  if (peer === undefined || peer === NODE) return undefined
  const isTry = (one: Seen) => (one.type === 'dialled' || one.type === 'pinged') && one.peer === peer && one.atMs >= from
  const tries = reference.steps.flatMap(({ seen }) => seen).filter(isTry)
  const elsewhere = difference.missing.find(isTry)
  if (elsewhere !== undefined && difference.surplus.some(isTry) && tries.every(({ what }) => what === elsewhere.what)) {
    const which = elsewhere.what.includes('.moved.') ? 'new internal' : elsewhere.what.includes('.internal') ? 'internal' : 'external'
    return [`alice dials the ${which} endpoint of ${peer} ${lasted > 0 ? `within ${durationInWords(lasted)}` : 'at once'}`]
  }
  const times = new Set(tries.map(({ atMs }) => atMs)).size
  return [`alice tries to reach ${peer} ${times} time${times === 1 ? '' : 's'} within ${durationInWords(lasted)}`]
}

function ofDelivery({ event }: Seen, evidence: Evidence): string[] | undefined {
  const { reference, difference } = evidence
  if (event.type !== 'delivered' || evidence.lasted > 0) return undefined
  const deliveries = reference.scene.record.deliveriesSince({ ...reference.scene.record.mark(), deliveries: 0 })
  const said = deliveries.map(({ key }) => saidOf(evidence, key)).find((one) => one !== undefined)
  const isMissing = difference.missing.some((one) => one.event === event)
  if (isMissing && said === undefined) return undefined
  return [isMissing ? 'alice delivers it to her application' : 'alice delivers none of it to her application']
}

function ofAnswer({ question, expected }: Difference['answers'][number]): Pick<Expectation, 'lines' | 'needs'> | undefined {
  const names = expected === '' ? 'nobody' : listed(expected.split(', '))
  if (question === 'alive') return { lines: [`alice lists exactly ${names} as alive`], needs: ['sees-members'] }
  if (question === 'identities') return { lines: [`alice knows the identities of exactly ${names}`], needs: ['sees-identities'] }
  if (question.startsWith('setting ')) {
    const rows = [
      ['setting', 'value'],
      [question.slice('setting '.length), expected],
    ]
    return { lines: ['alice goes by these settings:', ...aligned(rows)], needs: ['sees-settings'] }
  }
  const [, held, readable] = /^(\d+), of which (\d+) can be read$/.exec(expected) ?? []
  if (question !== 'state infos' || held === undefined || readable === undefined) return undefined
  return {
    lines: [`alice holds ${held} state info${held === '1' ? '' : 's'}, of which ${readable} can be read`],
    needs: ['sees-store-sizes'],
  }
}
