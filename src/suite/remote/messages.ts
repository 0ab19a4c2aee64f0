import { isDeepStrictEqual } from 'node:util'
import { fromHex, toHex } from '../../wire/bytes'
import type { Bytes } from '../../wire/ids'
import { REJECTION_REASONS, type RejectionReason } from '../../wire/rejection'
import { NANOSECONDS_PER_MS } from '../../wire/time'
import type {
  AnchorSpec,
  Capability,
  Description,
  DirectoryEntry,
  NetworkState,
  Observations,
  ObservedService,
  Question,
  ScriptedPeerSpec,
  WorldEvent,
  WorldSpec,
} from '../port'
import { plainText, plainWords } from './plain-text'

/**
 * The messages of `proto/conformance/v1/adapter.proto` as the protobuf runtime hands them over, and what they mean in terms of
 * the port. Whatever one side writes the other reads back unchanged.
 */

type Text64 = string

export interface WireDescription {
  readonly name: string
  readonly version: string
  readonly language: string
  readonly dialect: string
  readonly portVersion: string
  readonly families: readonly string[]
  readonly capabilities: readonly string[]
  readonly clockGrainNs: Text64
  readonly isolation: 'ISOLATION_UNSPECIFIED' | 'SESSION' | 'PROCESS'
}

export interface WireDirectoryEntry {
  readonly identity: Bytes
  readonly org: string
  readonly expiresAtNs?: Text64
  readonly _expiresAtNs?: 'expiresAtNs'
  readonly valid: boolean
  readonly unreadableChannels: readonly string[]
}

export interface WireWorld {
  readonly seed: string
  readonly epochMs: Text64
  readonly settings: Readonly<Record<string, string>>
  readonly subjects: readonly {
    readonly name: string
    readonly identity: Bytes
    readonly endpoint: string
    readonly externalEndpoint: string
    readonly bootstrap: readonly string[]
    readonly settings: Readonly<Record<string, string>>
  }[]
  readonly directory: readonly WireDirectoryEntry[]
  readonly invalidBlocks: readonly { readonly channel: string; readonly sequence: Text64 }[]
}

type WirePeer = { readonly name: string; readonly endpoints: readonly string[]; readonly handshake: Bytes }

export interface WireJoin {
  readonly subject: string
  readonly channel: string
  readonly sequence: Text64
  readonly orgs: readonly string[]
  readonly anchors: readonly AnchorSpec[]
}

export interface WireNetwork {
  readonly latencyNs: Text64
  readonly lossPercent: number
  readonly cutOff: readonly string[]
}

/** One member besides those that all events have is set: the one that `kind` names. */
export interface WireEvent {
  readonly atNs: Text64
  readonly subject: string
  readonly kind?: string
  readonly received?: { readonly peer: string; readonly envelope: Bytes }
  readonly dialled?: { readonly endpoint: string; readonly answered: boolean }
  readonly pinged?: { readonly endpoint: string; readonly answered: boolean }
  readonly connected?: { readonly peer: string; readonly openedBySubject: boolean; readonly handshake: Bytes }
  readonly disconnected?: { readonly peer: string; readonly reason: string }
  readonly delivered?: { readonly channel: string; readonly message: Bytes }
  readonly rejected?: { readonly peer: string; readonly reason: string }
  readonly log?: { readonly words: string }
}

export interface WireQuestion {
  readonly subject: string
  readonly question?: keyof WireAnswers
  readonly channelMembers?: string
}

export interface WireAnswers {
  readonly settings: { readonly values: Readonly<Record<string, string>> }
  readonly service: {
    readonly holdsGivenMessageCryptoService: boolean
    readonly holdsGivenIdentity: boolean
    readonly holdsGivenSecurityAdvisor: boolean
    readonly deliveryFactoryFields: number
    readonly mapSizes: Readonly<Record<string, number>>
    readonly registered: readonly string[]
    readonly earlyBatch: { readonly sent: number; readonly error: string } | null
  }
  readonly routines: { readonly ofTheNode: readonly string[]; readonly ofItsParts: readonly string[] }
  readonly identities: { readonly pkiIds: readonly Bytes[] }
  readonly members: { readonly alive: readonly Bytes[]; readonly dead: readonly Bytes[] }
  readonly channelMembers: { readonly pkiIds: readonly Bytes[] }
  readonly storeSizes: { readonly held: Text64; readonly readable: Text64 }
}

export interface WireFailure {
  readonly kind: 'KIND_UNSPECIFIED' | 'REFUSED' | 'NOT_POSSIBLE' | 'SUBJECT_CRASHED' | 'UNKNOWN'
  readonly message: string
}

/** The member that `answer` names is set. */
export interface WireResponse {
  readonly answer?: 'done' | 'events' | 'observation' | 'failure'
  readonly events?: { readonly events: readonly WireEvent[] }
  readonly observation?: WireObservation
  readonly failure?: WireFailure
}

/** The member that `answer` names is set. */
export type WireObservation = WireAnswers & { readonly answer?: string }

/** What the other side has said breaks a promise of the protocol. The message completes "it sent ...". */
export class ProtocolViolation extends Error {}

const NS_PER_MS = Number(NANOSECONDS_PER_MS)

export const toNs = (ms: number): Text64 => String(Math.round(ms * NS_PER_MS))

/** @throws ProtocolViolation */
export function toMs(ns: Text64): number {
  const number = Number(ns)
  if (!Number.isSafeInteger(number)) throw new ProtocolViolation(`a time of ${ns} ns`)
  return number / NS_PER_MS
}

export function descriptionToWire(description: Description): WireDescription {
  const { clockGrainMs, isolation, ...same } = description
  return { ...same, clockGrainNs: toNs(clockGrainMs), isolation: isolation === 'session' ? 'SESSION' : 'PROCESS' }
}

/** Its words are not looked at: see `descriptionComplaint`. */
export function descriptionFromWire(wire: WireDescription): Description {
  const { name, version, language, dialect, portVersion, families, capabilities, clockGrainNs, isolation } = wire
  if (isolation !== 'SESSION' && isolation !== 'PROCESS') {
    throw new ProtocolViolation('a description that does not say how it is isolated')
  }
  return {
    name: plainText(name),
    version: plainText(version),
    language: plainText(language),
    dialect,
    portVersion,
    families,
    capabilities: capabilities as readonly Capability[],
    clockGrainMs: toMs(clockGrainNs),
    isolation: isolation === 'SESSION' ? 'session' : 'process',
  }
}

export function entryToWire({ expiresAtMs, ...same }: DirectoryEntry): WireDirectoryEntry {
  return { ...same, ...(expiresAtMs !== undefined && { expiresAtNs: toNs(expiresAtMs) }) }
}

export function entryFromWire({ identity, org, expiresAtNs, _expiresAtNs, valid, unreadableChannels }: WireDirectoryEntry): DirectoryEntry {
  const expires = _expiresAtNs === undefined || expiresAtNs === undefined ? {} : { expiresAtMs: toMs(expiresAtNs) }
  return { identity: plain(identity), org, valid, unreadableChannels, ...expires }
}

export function worldToWire({ seed, epochMs, subjects, directory }: WorldSpec): WireWorld {
  return {
    seed,
    epochMs: String(epochMs),
    settings: settingsOfAll(subjects) ?? {},
    subjects,
    directory: directory.entries.map(entryToWire),
    invalidBlocks: directory.invalidBlocks.map(({ channel, sequence }) => ({ channel, sequence: String(sequence) })),
  }
}

/** The settings of every subject, if they are the same for all: so version 1.0 of the port has them. */
export function settingsOfAll([first, ...others]: WorldSpec['subjects']): Readonly<Record<string, string>> | undefined {
  const settings = first?.settings ?? {}
  return others.every((other) => isDeepStrictEqual(other.settings, settings)) ? settings : undefined
}

export function worldFromWire({ seed, epochMs, subjects, directory, invalidBlocks }: WireWorld): WorldSpec {
  return {
    seed,
    epochMs: Number(epochMs),
    subjects: subjects.map(({ name, identity, endpoint, externalEndpoint, bootstrap, settings }) => ({
      name,
      identity: plain(identity),
      endpoint,
      externalEndpoint,
      bootstrap,
      settings,
    })),
    directory: {
      entries: directory.map(entryFromWire),
      invalidBlocks: invalidBlocks.map(({ channel, sequence }) => ({ channel, sequence: BigInt(sequence) })),
    },
  }
}

export function peerFromWire({ name, endpoints, handshake }: WirePeer): ScriptedPeerSpec {
  return { name, endpoints, handshake: plain(handshake) }
}

export const networkToWire = ({ latencyMs, ...same }: NetworkState): WireNetwork => ({ ...same, latencyNs: toNs(latencyMs) })

/** @throws ProtocolViolation */
export const networkFromWire = ({ latencyNs, lossPercent, cutOff }: WireNetwork): NetworkState => ({
  latencyMs: toMs(latencyNs),
  lossPercent,
  cutOff,
})

export function eventToWire(event: WorldEvent): WireEvent {
  const common = { atNs: toNs(event.atMs), subject: event.subject }
  switch (event.type) {
    case 'received':
      return { ...common, received: { peer: event.peer, envelope: event.envelope } }
    case 'dialled':
      return { ...common, dialled: { endpoint: event.endpoint, answered: event.answered } }
    case 'pinged':
      return { ...common, pinged: { endpoint: event.endpoint, answered: event.answered } }
    case 'connected':
      return {
        ...common,
        connected: { peer: event.peer, openedBySubject: event.openedBy === 'subject', handshake: event.handshake },
      }
    case 'disconnected':
      return { ...common, disconnected: { peer: event.peer, reason: event.reason } }
    case 'delivered':
      return { ...common, delivered: { channel: event.channel, message: event.message } }
    case 'rejected':
      return { ...common, rejected: { peer: event.peer ?? '', reason: event.reason } }
    case 'log':
      return { ...common, log: { words: event.words } }
  }
}

/** @throws ProtocolViolation */
export function eventFromWire(wire: WireEvent): WorldEvent {
  const common = { atMs: toMs(wire.atNs), subject: wire.subject }
  const { received, dialled, pinged, connected, disconnected, delivered, rejected, log } = wire
  if (received) return { ...common, type: 'received', peer: received.peer, envelope: plain(received.envelope) }
  if (dialled) return { ...common, type: 'dialled', ...dialled }
  if (pinged) return { ...common, type: 'pinged', ...pinged }
  if (connected) {
    const openedBy = connected.openedBySubject ? 'subject' : 'peer'
    return { ...common, type: 'connected', peer: connected.peer, openedBy, handshake: plain(connected.handshake) }
  }
  if (disconnected) return { ...common, type: 'disconnected', ...disconnected }
  if (delivered) return { ...common, type: 'delivered', channel: delivered.channel, message: plain(delivered.message) }
  if (rejected) {
    return { ...common, type: 'rejected', peer: rejected.peer === '' ? undefined : rejected.peer, reason: reasonFrom(rejected.reason) }
  }
  if (log) return { ...common, type: 'log', words: plainWords(log.words) }
  throw new ProtocolViolation('an event without a kind')
}

function reasonFrom(reason: string): RejectionReason {
  const known = REJECTION_REASONS.find((one) => one === reason)
  if (known === undefined) throw new ProtocolViolation(`a rejection for the reason "${reason}"`)
  return known
}

const NAME_OF: Readonly<Record<Question, Exclude<keyof WireAnswers, 'channelMembers'>>> = {
  settings: 'settings',
  service: 'service',
  routines: 'routines',
  identities: 'identities',
  members: 'members',
  'store-sizes': 'storeSizes',
}

export function questionToWire(subject: string, question: Question): object {
  return { subject, [NAME_OF[question]]: {} }
}

/** Undefined for the members of a channel, and for what this version does not ask. */
export function questionFromWire({ question }: WireQuestion): Question | undefined {
  return (Object.keys(NAME_OF) as Question[]).find((name) => NAME_OF[name] === question)
}

const TO_WIRE: { readonly [Q in Question]: (answer: Observations[Q]) => object } = {
  settings: (values) => ({ settings: { values } }),
  service: (service) => ({
    service: {
      holdsGivenMessageCryptoService: service.messageCryptoService === 'as given',
      holdsGivenIdentity: service.identity === 'as given',
      holdsGivenSecurityAdvisor: service.securityAdvisor === 'as given',
      deliveryFactoryFields: service.deliveryFactoryFields,
      mapSizes: service.maps,
      registered: service.registered,
      earlyBatch: { sent: service.earlyBatch.sent, error: service.earlyBatch.error ?? '' },
    },
  }),
  routines: (routines) => ({ routines }),
  identities: (identities) => ({ identities: { pkiIds: identities.map(fromHex) } }),
  members: ({ alive, dead }) => ({ members: { alive: alive.map(fromHex), dead: dead.map(fromHex) } }),
  'store-sizes': ({ held, readable }) => ({ storeSizes: { held: String(held), readable: String(readable) } }),
}

const FROM_WIRE: { readonly [Q in Question]: (answers: WireAnswers) => Observations[Q] } = {
  settings: ({ settings }) => settings.values,
  service: ({ service }) => serviceFrom(service),
  routines: ({ routines: { ofTheNode, ofItsParts } }) => ({ ofTheNode, ofItsParts }),
  identities: ({ identities }) => identities.pkiIds.map(toHex),
  members: ({ members }) => ({ alive: members.alive.map(toHex), dead: members.dead.map(toHex) }),
  'store-sizes': ({ storeSizes }) => ({ held: Number(storeSizes.held), readable: Number(storeSizes.readable) }),
}

export function observationToWire<Q extends Question>(question: Q, answer: Observations[Q]): object {
  return TO_WIRE[question](answer)
}

/** @throws ProtocolViolation if the answer is to another question */
export function observationFromWire<Q extends Question>(question: Q, wire: WireObservation): Observations[Q] {
  if (wire.answer !== NAME_OF[question]) {
    throw new ProtocolViolation(`an observation of ${wire.answer ?? 'nothing'} where it was asked for ${NAME_OF[question]}`)
  }
  return FROM_WIRE[question](wire)
}

export const channelMembersToWire = (members: readonly string[]): object => ({ channelMembers: { pkiIds: members.map(fromHex) } })

export function channelMembersFromWire(wire: WireObservation): readonly string[] {
  if (wire.answer !== 'channelMembers')
    throw new ProtocolViolation(`an observation of ${wire.answer ?? 'nothing'} where it was asked for channelMembers`)
  return wire.channelMembers.pkiIds.map(toHex)
}

function serviceFrom(service: WireAnswers['service']): ObservedService {
  const given = (isGiven: boolean) => (isGiven ? 'as given' : 'another')
  const { privateHandlers = -1, leaderElection = -1, deliveryService = -1, chains = -1 } = service.mapSizes
  return {
    messageCryptoService: given(service.holdsGivenMessageCryptoService),
    identity: given(service.holdsGivenIdentity),
    securityAdvisor: given(service.holdsGivenSecurityAdvisor),
    deliveryFactoryFields: service.deliveryFactoryFields,
    maps: { privateHandlers, leaderElection, deliveryService, chains },
    registered: service.registered,
    earlyBatch: { sent: service.earlyBatch?.sent ?? 0, error: service.earlyBatch?.error || undefined },
  }
}

/** A copy that is no view of what was received. */
export const plain = (bytes: Bytes): Bytes => new Uint8Array(bytes)
