import type { DialectName } from '../suite/judging/tags'
import { type Act, type Life, NODE, NODE_ORG, PEERS, wakeOf } from './life'
import { SPEAKS } from './order'
import { OF_CHANNELS } from './phrases'

/** Settings of what a node does from time to time. */
const TIMERS = [
  'aliveTimeInterval',
  'aliveExpirationTimeout',
  'reconnectInterval',
  'pullInterval',
  'identityUsageThreshold',
  'publishStateInfoInterval',
  'requestStateInfoInterval',
]

/** An interval of state infos that does not end with a tick of the emitter. */
const ODD_INTERVAL = '3.997s'

/**
 * The settings of a life in which no emission falls on the instant of a timer: where something is due from time to time, be it in a channel,
 * it emits at once, or what is due in a channel comes at odd times if it must not.
 */
export function emittingApart({ settings, acts }: Life): Life['settings'] {
  if (!wakeOf({ settings }).isQuiet) return settings
  const joins = acts.some((act) => sequenceIn(act) !== undefined)
  const isTimed = joins || TIMERS.some((key) => key in settings)
  const { maxPropagationBurstSize: burst = isTimed ? '1' : undefined, propagateIterations: iterations = '1' } = settings
  const waits = burst !== '1' || iterations !== '1'
  const isOdd = joins && waits && settings['publishStateInfoInterval'] === undefined
  return { ...settings, ...(burst && { maxPropagationBurstSize: burst }), ...(isOdd && { publishStateInfoInterval: ODD_INTERVAL }) }
}

/**
 * The acts of a life without those of which it is left open what comes of them. In the dialect of the notes nothing is asked of a suspicion
 * (IDENT-4).
 */
export function withoutLeftOpen({ settings, acts: all }: Life, dialect: DialectName): readonly Act[] {
  const ofChannels = withoutOddAnchors(withoutForeignChannels(withoutReturns(withoutChangesOfOneInstant(withEndpoints(all)))))
  const acts = withoutExpiryInRest(withoutOwnAlive(ofChannels, settings))
  const told = settings['identityUsageThreshold'] === undefined ? acts : withoutVagueUses(acts)
  return withoutRevoked(dialect === 'documents' ? told.filter((act) => act.do !== 'suspect') : told)
}

/** Nothing of whom a revoked identity is of, until it is deleted or sound again. */
function withoutRevoked(acts: readonly Act[]): readonly Act[] {
  const revoked = new Set<string>()
  return acts.filter((act) => {
    if (act.do === 'revoke') revoked.add(act.peer)
    if (act.do === 'pardon') revoked.delete(act.peer)
    if (act.do === 'suspect') revoked.clear()
    return !isOfRevoked(act, revoked)
  })
}

/** The chaincodes of a channel change once at one instant, and nothing else that the node says of itself there changes after them. */
function withoutChangesOfOneInstant(acts: readonly Act[]): readonly Act[] {
  const changed = new Set<string>()
  return acts.filter((act) => {
    if (act.do === 'pass' || act.do === 'due') changed.clear()
    if (!('channel' in act) || !CHANGES.has(act.do)) return true
    const isFirst = !changed.has(act.channel)
    if (act.do === 'chaincodes') changed.add(act.channel)
    return isFirst
  })
}

/** What changes what a node says of itself in a channel. */
const CHANGES: ReadonlySet<Act['do']> = new Set<Act['do']>(['chaincodes', 'height', 'ledger', 'leave'])

/** Where the node says that it lives nobody else says so in its name. */
function withoutOwnAlive(acts: readonly Act[], settings: Life['settings']): readonly Act[] {
  if (settings['aliveTimeInterval'] === undefined) return acts
  return acts.filter((act) => !((act.do === 'gossip' || act.do === 'mistag') && act.kind === 'alive message'))
}

/** A node that knows identities that expire is not stopped. */
function withoutExpiryInRest(acts: readonly Act[]): readonly Act[] {
  return acts.some((act) => act.do === 'expires') ? acts.filter((act) => act.do !== 'stop' && act.do !== 'start') : acts
}

/** Whoever is named as dead has an endpoint. */
function withEndpoints(acts: readonly Act[]): readonly Act[] {
  return acts.map((act) => {
    if (act.do !== 'response') return act
    const rows = act.rows.map(({ 'external endpoint': external, ...row }) =>
      external === undefined || (row['as'] === 'dead' && external === 'none') ? row : { ...row, 'external endpoint': external },
    )
    return { ...act, rows }
  })
}

/** Nothing is said in the name of the node in channels that its organization was not in at some time. */
function withoutForeignChannels(acts: readonly Act[]): readonly Act[] {
  const foreign = new Set(acts.flatMap((act) => (orgsIn(act)?.includes(NODE_ORG) === false && 'channel' in act ? [act.channel] : [])))
  return acts.filter((act) => {
    const isInItsName = act.do === 'gossip' || act.do === 'mistag' ? act.kind === 'state info' : 'author' in act && act.author === NODE
    return !(isInItsName && 'channel' in act && foreign.has(act.channel))
  })
}

/** Each configuration names anchor peers of its organizations only, and none if it is older than one before. */
function withoutOddAnchors(acts: readonly Act[]): readonly Act[] {
  const latest = new Map<string, number>()
  return acts.flatMap((act) => {
    const sequence = sequenceIn(act)
    if (sequence === undefined || !('channel' in act)) return [act]
    const isOld = sequence < (latest.get(act.channel) ?? 0)
    if (!isOld) latest.set(act.channel, sequence)
    return withoutAnchors(act, isOld)
  })
}

/** A configuration with those of its anchor peers that count. */
function withoutAnchors(act: Act, isOld: boolean): readonly Act[] {
  if (act.do === 'anchor') return isOld ? [] : [act]
  if (act.do !== 'configure') return [act]
  return [{ ...act, anchors: isOld ? [] : act.anchors.filter((peer) => isOneOf(act.orgs, PEERS[peer])) }]
}

/** What was left is not joined again in the same life of the node. */
function withoutReturns(acts: readonly Act[]): readonly Act[] {
  const left = new Set<string>()
  return acts.filter((act) => {
    if (act.do === 'start') left.clear()
    if (act.do === 'leave') left.add(act.channel)
    return sequenceIn(act) === undefined || !('channel' in act) || !left.has(act.channel)
  })
}

/** Nothing of which it is left open whether it is a use of an identity. */
function withoutVagueUses(acts: readonly Act[]): readonly Act[] {
  const joined = new Set<string>()
  return acts.filter((act) => {
    if (act.do === 'stop') joined.clear()
    if (sequenceIn(act) !== undefined && 'channel' in act) joined.add(act.channel)
    const channel = channelOf(act)
    return act.do !== 'suspect' && (channel === undefined || joined.has(channel))
  })
}

/** Of the channel that a node has to be in so that a message means anything to it. */
function channelOf(act: Act): string | undefined {
  switch (act.do) {
    case 'say':
    case 'tag':
    case 'gossip':
    case 'mistag':
      return OF_CHANNELS.has(act.kind) && act.kind !== 'state info' ? act.channel : undefined
    case 'matter':
      return 'MAC' in act.row ? act.row['MAC'] : act.channel === 'none' ? undefined : act.channel
    case 'transfer':
      return act.channel
    default:
      return undefined
  }
}

const isOneOf = (orgs: readonly string[], org: string | undefined): boolean => org !== undefined && orgs.includes(org)

/** How new the configuration of a channel is that an act brings. */
function sequenceIn(act: Act): number | undefined {
  if (act.do === 'join') return act.older ? 0 : 1
  return act.do === 'anchor' ? 1 : act.do === 'configure' ? act.sequence : undefined
}

/** Of the channel that an act is about, if it says so. */
function orgsIn(act: Act): readonly (string | undefined)[] | undefined {
  return act.do === 'anchor' ? [PEERS[act.peer]] : 'orgs' in act ? act.orgs : undefined
}

/** Whether something is told that somebody has signed whose identity was revoked. */
function isOfRevoked(act: Act, revoked: ReadonlySet<string>): boolean {
  if (revoked.size === 0 || !('peer' in act) || !SPEAKS.has(act.do) || act.do === 'garbage') return false
  if (act.do === 'again' || act.do === 'matter') return true
  const authors = act.do === 'response' ? act.rows.map(({ peer }) => peer) : 'author' in act ? [act.author] : [act.peer]
  return authors.some((author) => author !== undefined && revoked.has(author))
}
