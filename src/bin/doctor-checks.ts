import { type Capability, type ImplementationUnderTest, NotPossible, Refusal, type World, type WorldEvent } from '../conformance/port'
import { testPkiId, testSignature } from '../conformance/test-crypto'
import type { Bytes } from '../ports/ids'
import { toUtf8 } from '../wire/bytes'
import { decodeEnvelope, encodeEnvelope, encodeGossipMessage, encodeSecret, openEnvelope } from '../wire/envelope'
import type { GossipMessage } from '../wire/gossip-message'

/** What became of one check. The detail of a wrong one says what to look at. */
export interface Finding {
  readonly what: string
  readonly standing: 'ok' | 'wrong' | 'not declared'
  readonly detail?: string
}

interface Check {
  readonly what: string
  readonly needs?: Capability
  /** What is wrong, if anything. */
  readonly check: (implementation: ImplementationUnderTest) => Promise<string | undefined>
}

const EPOCH_MS = 1_767_225_600_000
const SUBJECT = 'alice'
const PEER = 'bob'
const PEER_AT = 'bob:7051'
const NOTHING: Bytes = new Uint8Array()
const identityOf = (name: string): Bytes => toUtf8(`certificate of ${name}`)
const entryOf = (name: string) => ({ identity: identityOf(name), org: 'Org1', valid: true, unreadableChannels: [] })

function envelope(content: GossipMessage['content']): Bytes {
  const payload = encodeGossipMessage({ nonce: 0n, channel: NOTHING, tag: 'empty', content })
  return encodeEnvelope({ payload, signature: testSignature(identityOf(PEER), payload) })
}

const HANDSHAKE = envelope({
  kind: 'conn',
  pkiId: testPkiId(identityOf(PEER)),
  identity: identityOf(PEER),
  tlsCertHash: NOTHING,
  probe: false,
})

function alive(): Bytes {
  const payload = encodeGossipMessage({
    nonce: 0n,
    channel: NOTHING,
    tag: 'empty',
    content: {
      kind: 'alive',
      membership: { endpoint: PEER_AT, metadata: NOTHING, pkiId: testPkiId(identityOf(PEER)) },
      timestamp: { incNum: 1n, seqNum: 1n },
      identity: identityOf(PEER),
    },
  })
  const secret = encodeSecret(PEER_AT)
  return encodeEnvelope({
    payload,
    signature: testSignature(identityOf(PEER), payload),
    secretEnvelope: { payload: secret, signature: testSignature(identityOf(PEER), secret) },
  })
}

const APPLICATION_MESSAGE = encodeGossipMessage({
  nonce: 0n,
  channel: NOTHING,
  tag: 'org-only',
  content: { kind: 'peer-identity', pkiId: testPkiId(identityOf(PEER)), cert: identityOf(PEER), metadata: NOTHING },
})

function open(implementation: ImplementationUnderTest, settings: Readonly<Record<string, string>> = {}, bootstrap: readonly string[] = []) {
  return implementation.open({
    seed: '7f3a',
    epochMs: EPOCH_MS,
    settings,
    subjects: [{ name: SUBJECT, identity: identityOf(SUBJECT), endpoint: 'alice:7051', externalEndpoint: 'alice.org1:7051', bootstrap }],
    directory: { entries: [entryOf(SUBJECT), entryOf(PEER)], invalidBlocks: [] },
  })
}

/** Opens a world with a running subject and a peer, and closes it whatever happens. */
function running(what: (world: World) => Promise<string | undefined>, bootstrap: readonly string[] = []): Check['check'] {
  return async (implementation) => {
    const world = await open(implementation, {}, bootstrap)
    try {
      await world.addPeer({ name: PEER, endpoints: [PEER_AT], handshake: HANDSHAKE })
      await world.start(SUBJECT)
      await world.advance(0)
      return await what(world)
    } finally {
      await world.close()
    }
  }
}

/** As `running`, with the peer's stream open. */
const connected = (what: (world: World, events: readonly WorldEvent[]) => Promise<string | undefined>): Check['check'] =>
  running(async (world) => {
    await world.connect(PEER, SUBJECT)
    return what(world, await world.advance(0))
  })

const after =
  (what: (world: World) => Promise<unknown>) =>
  async (world: World): Promise<undefined> => {
    await what(world)
    await world.advance(1)
    return undefined
  }

const ofType = <T extends WorldEvent['type']>(events: readonly WorldEvent[], type: T) =>
  events.filter((event): event is Extract<WorldEvent, { type: T }> => event.type === type)

const listed = (events: readonly WorldEvent[]): string =>
  events.length === 0 ? 'no events' : events.map(({ type, atMs }) => `${type} at ${atMs} ms`).join(', ')

/** Every call of the protocol, in an order in which an adapter is written. */
export const CHECKS: readonly Check[] = [
  { what: 'it opens a world, starts a subject, and closes the world', check: running(after(async () => {})) },
  { what: 'it refuses a setting that there is not, and names it', check: refusesSetting },
  { what: 'a peer connects, and gets the handshake of the subject', check: connected(async (_, events) => handshakeComplaint(events)) },
  { what: 'a peer sends an alive message', check: connected(after((world) => world.send(PEER, SUBJECT, [alive()]))) },
  {
    what: 'a peer sends bytes that are no message, and the subject lives',
    check: connected(after((world) => world.send(PEER, SUBJECT, [toUtf8('?')]))),
  },
  { what: 'time passes by as much as it is told: 1 ms, 1 s, 1 h', check: connected(timePasses) },
  { what: 'a peer without a stream can not send', check: running(refusesToSend) },
  { what: 'a subject with a bootstrap peer runs', check: running(timePasses, [PEER_AT]) },
  { what: 'a peer that is unreachable is dialled in vain', check: unreachableIsNotReached },
  { what: 'a peer stops reading, and reads on', check: connected(readsOn) },
  { what: 'a peer disconnects', check: connected(after((world) => world.disconnect(PEER, SUBJECT))) },
  { what: 'the application gossips a message', check: running(after((world) => world.gossip(SUBJECT, [APPLICATION_MESSAGE]))) },
  { what: 'the directory changes', check: running(after((world) => world.updateDirectory([{ ...entryOf(PEER), valid: false }]))) },
  { what: 'a subject that is stopped ends its streams, once and for all', check: connected(stopEnds) },
  { what: 'channels', needs: 'channels', check: running(after(channels)) },
  { what: 'chaincodes', needs: 'chaincodes', check: running(after(chaincodes)) },
  { what: 'suspected identities', needs: 'suspects', check: running(after((world) => world.suspect(SUBJECT))) },
  { what: 'settings', needs: 'sees-settings', check: running(seesSettings) },
  { what: 'the service', needs: 'sees-service', check: running(after((world) => world.observe(SUBJECT, 'service'))) },
  { what: 'routines', needs: 'sees-routines', check: running(after((world) => world.observe(SUBJECT, 'routines'))) },
  { what: 'identities', needs: 'sees-identities', check: running(after((world) => world.observe(SUBJECT, 'identities'))) },
  { what: 'members', needs: 'sees-members', check: running(after((world) => world.observe(SUBJECT, 'members'))) },
  {
    what: 'members of a channel',
    needs: 'sees-channel-members',
    check: running(after((world) => world.observeChannelMembers(SUBJECT, 'trade'))),
  },
  { what: 'sizes of the store', needs: 'sees-store-sizes', check: running(after((world) => world.observe(SUBJECT, 'store-sizes'))) },
  { what: 'it goes on after all of that', check: running(after(async () => {})) },
]

async function refusesSetting(implementation: ImplementationUnderTest): Promise<string | undefined> {
  let world: World | undefined
  try {
    world = await open(implementation, { propagateIterationz: '1' })
    await world.start(SUBJECT)
    return 'It took the setting "propagateIterationz", which nobody knows. A typing error must not be taken for a default.'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.message.includes('propagateIterationz') ? undefined : `It refused, but named no key: "${error.message}".`
  } finally {
    await world?.close()
  }
}

function handshakeComplaint(events: readonly WorldEvent[]): string | undefined {
  const [event] = ofType(events, 'connected')
  if (event === undefined) return `There was no event "connected" at the instant of connecting, but ${listed(events)}.`
  if (event.openedBy !== 'peer') return 'The event "connected" says that the subject opened the stream; the peer did.'
  const decoded = decodeEnvelope(event.handshake)
  const opened = 'ok' in decoded ? openEnvelope(decoded.ok) : decoded
  if ('rejected' in opened) return 'The handshake of the subject is no envelope that decodes.'
  const { content } = opened.ok.message
  if (content.kind !== 'conn') return `The first message of the subject is no handshake but of the kind ${content.kind}.`
  return content.pkiId === testPkiId(identityOf(SUBJECT))
    ? undefined
    : "The handshake's PKI-ID is not SHA-256 of the identity that Open gave."
}

async function timePasses(world: World): Promise<string | undefined> {
  for (const ms of [1, 1_000, 3_600_000]) await world.advance(ms)
  return undefined
}

async function refusesToSend(world: World): Promise<string | undefined> {
  try {
    await world.send(PEER, SUBJECT, [alive()])
    return 'It took the message. It must answer NOT_POSSIBLE: the peer has no stream.'
  } catch (error) {
    if (error instanceof NotPossible) return undefined
    throw error
  }
}

async function unreachableIsNotReached(implementation: ImplementationUnderTest): Promise<string | undefined> {
  const world = await open(implementation, {}, [PEER_AT])
  try {
    await world.addPeer({ name: PEER, endpoints: [PEER_AT], handshake: HANDSHAKE })
    await world.reachable(PEER, false)
    await world.start(SUBJECT)
    const events = await world.advance(60_000)
    const answered = [...ofType(events, 'dialled'), ...ofType(events, 'pinged')].filter((event) => event.answered)
    return answered.length === 0 ? undefined : `Somebody answered at ${answered[0]?.endpoint}, though the peer is unreachable.`
  } finally {
    await world.close()
  }
}

async function readsOn(world: World): Promise<string | undefined> {
  await world.pause(PEER)
  await world.advance(1_000)
  await world.resume(PEER)
  await world.advance(0)
  return undefined
}

async function stopEnds(world: World): Promise<string | undefined> {
  await world.stop(SUBJECT)
  const events = await world.advance(0)
  if (ofType(events, 'disconnected').length === 0)
    return `There was no event "disconnected" when the subject was stopped, but ${listed(events)}.`
  await world.stop(SUBJECT)
  const later = ofType(await world.advance(60_000), 'received')
  return later.length === 0 ? undefined : 'It went on sending after it was stopped.'
}

async function channels(world: World): Promise<void> {
  await world.joinChannel(SUBJECT, 'trade', 1n, ['Org1'], [{ org: 'Org1', endpoint: PEER_AT }])
  await world.updateLedgerHeight(SUBJECT, 'trade', 7n)
  await world.leaveChannel(SUBJECT, 'trade')
}

async function chaincodes(world: World): Promise<void> {
  await world.joinChannel(SUBJECT, 'trade', 1n, ['Org1'], [])
  await world.updateChaincodes(SUBJECT, 'trade', [{ name: 'ledger', version: '1' }])
}

async function seesSettings(world: World): Promise<string | undefined> {
  const seen = await world.observe(SUBJECT, 'settings')
  const known = seen['maxPropagationBurstLatency']
  if (known === undefined) return 'The settings have no maxPropagationBurstLatency: they go by the keys of core.yaml.'
  return /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(known)
    ? undefined
    : `maxPropagationBurstLatency is "${known}": durations are written as Go does, as "10ms".`
}
