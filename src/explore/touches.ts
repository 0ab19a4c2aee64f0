import type { Difference } from './comparison'
import { NODE } from './life'
import type { Seen } from './seen'

/** Which rules something touches that was seen of a node: the one that speaks of it most directly comes first. */
const OF_KINDS: Readonly<Record<string, readonly string[]>> = {
  data: ['BLOCK-1', 'BLOCK-2', 'ROUTE-1', 'ROUTE-2'],
  leadership: ['LEAD-1', 'ROUTE-1', 'ROUTE-2'],
  'state-info': ['STATE-2', 'STATE-1', 'STORE-6', 'ROUTE-2'],
  'peer-identity': ['ORG-1', 'ROUTE-1'],
  alive: ['OTHER-2', 'DISC-15', 'SECRET-1', 'SECRET-2'],
  hello: ['BLOCKPULL-1', 'BLOCKPULL-2', 'IDPULL-1'],
  'data-dig': ['BLOCKPULL-8', 'BLOCKPULL-9', 'IDPULL-2', 'IDPULL-3'],
  'data-req': ['BLOCKPULL-4', 'BLOCKPULL-3', 'IDPULL-6'],
  'data-update': ['BLOCKPULL-11', 'BLOCKPULL-10', 'IDPULL-2'],
  'state-snapshot': ['CHAN-9'],
  'state-info-pull-req': ['CHAN-8'],
  'mem-req': ['DISC-24', 'DISC-4', 'DISC-22', 'DISC-21'],
  'mem-res': ['DISC-18', 'DISC-17', 'DISC-19', 'DISC-3'],
}
const OF_OWN: Readonly<Record<string, readonly string[]>> = {
  alive: ['DISC-1', 'DISC-7', 'SIGN-4'],
  'state-info': ['STORE-7', 'SIGN-4', 'STATE-2'],
}
const OF_TYPES: Readonly<Record<Seen['type'], readonly string[]>> = {
  received: ['ROUTE-1'],
  connected: ['SIGN-7', 'DISC-23'],
  disconnected: ['DISC-9', 'DISC-2', 'IDENT-7', 'IDENT-2'],
  dialled: ['DISC-23', 'DISC-4', 'DISC-22', 'DISC-5'],
  pinged: ['DISC-4', 'DISC-23'],
  delivered: ['BLOCK-1', 'LEAD-1'],
  rejected: ['OTHER-1', 'DISC-16', 'IDENT-8', 'STORE-6'],
}
const OF_QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  alive: ['DISC-3', 'DISC-2', 'DISC-10'],
  dead: ['DISC-2', 'DISC-5', 'DISC-20', 'DISC-12'],
  identities: ['IDENT-2', 'IDENT-3', 'IDENT-4', 'IDENT-8'],
  service: ['INIT-1', 'INIT-2', 'INIT-3', 'INIT-4', 'INIT-8'],
  'routines of the node': ['INIT-6'],
  'routines of its parts': ['INIT-7'],
  'state infos': ['STORE-1', 'STORE-5', 'STORE-6'],
}
/** Where nothing is seen but that an act ended otherwise. */
const OF_ACTS: Readonly<Record<string, string>> = { stop: 'DISC-26', gossip: 'TAG-4', mistag: 'TAG-4' }
/** A message that came at another time than it should touches those of the emitter as well, and so does one that time alone brought. */
const OF_TIME = ['EMIT-2', 'EMIT-1', 'EMIT-3']
/** What goes through the emitter. */
const EMITTED = ['data', 'leadership', 'state-info', 'peer-identity', 'alive']

/** The rules that a difference touches. They are where to begin to read, and no verdict. */
export function rulesTouchedBy({ missing, surplus, answers, expected, found }: Difference): string[] {
  const items = [...missing, ...surplus]
  const isLate = missing.some((one) => surplus.some((other) => one.key !== undefined && one.key === other.key && one.atMs !== other.atMs))
  const isOfTime = expected.act.do === 'pass' && items.some(({ type, kind }) => type === 'received' && EMITTED.includes(kind ?? ''))
  const rules = [
    ...(isLate ? OF_TIME : []),
    ...items.filter(({ type }) => type === 'received').flatMap(ofMessage),
    ...(isOfTime ? OF_TIME : []),
    ...items.filter(({ type }) => type !== 'received').flatMap(({ type }) => OF_TYPES[type]),
    ...answers.flatMap(({ question }) => OF_QUESTIONS[question] ?? (question.startsWith('setting ') ? ['INIT-5'] : ['STATE-2'])),
  ]
  // Whatever begins a life starts the node, which may refuse its settings.
  const isRefused = [expected, found].some((step) => step?.outcome === 'refused')
  return [...new Set(rules.length > 0 ? rules : [OF_ACTS[expected.act.do] ?? (isRefused ? 'INIT-5' : 'DISC-3')])]
}

const ofMessage = ({ kind: of, what }: Seen): readonly string[] => ofKind(of ?? '', what)

const ofKind = (kind: string, what: string): readonly string[] =>
  (what === `${kind} of ${NODE}` ? OF_OWN[kind] : undefined) ?? OF_KINDS[kind] ?? OF_TYPES.received
