import { equalBytes } from '../../wire/bytes'
import { decodeEnvelope } from '../../wire/envelope'
import { handshakeFlaw } from '../judging/own-word'
import { type ImplementationUnderTest, NotPossible, Refusal, type World, type WorldEvent } from '../port'
import { ALIVE, APPLICATION_MESSAGE, HANDSHAKE, identityOf, NONSENSE, PEER, PEER_AT, SUBJECT } from './doctor-messages'
import { after, type Check, connected, entryOf, inWorld, listed, ofType, open, running } from './doctor-world'

const STRANGE_SETTING = 'propagateIterationz'
/** By default what the application gossips waits for a tick, of which there is one every 10 ms. */
const LATENCY_MS = 10
/** Real time in which a node that has a timer of its own, of a few milliseconds, shows it. */
const REST_MS = 50
const TAKEN = 'no error, and the call taken'
/** Where to look if an event is at an instant at which it cannot be, whatever was tried. */
export const TIMES =
  "Times of events are nanoseconds since Open, by the node's virtual clock; each event is told once, in answer to the Advance in which it happens."
const READS = 'Look at what hands the bytes of a peer to the node: whatever they are, it must live.'

/** Every call that all adapters must have, in an order in which an adapter is written. */
export const CHECKS: readonly Check[] = [
  {
    what: 'it opens a world, starts a subject, and closes the world',
    expected: 'Open, AddPeer, Start and Advance are answered, and the stream ends well once the suite has ended its half',
    advice: 'Make this work first. Closing must end everything that the world has started.',
    check: running(after(async () => {})),
  },
  {
    what: 'it refuses an unknown setting, and names it',
    expected: `REFUSED, in answer to Open or Start, with a message that names ${STRANGE_SETTING}`,
    advice: 'Compare the keys of Subject.settings with those that the node knows: a typing error must not be taken for a default.',
    check: refusesSetting,
  },
  {
    what: 'a peer connects, and gets the handshake of the subject',
    expected: 'an event "connected" at that instant, opened by the peer, with the subject\'s envelope: a handshake with its PKI-ID, signed',
    advice:
      'The first envelope that the peer reads is `connected`, not `received`. PKI-ID: SHA-256 of the identity; signature: SHA-256 of identity and payload.',
    check: connected(async (_, events) => handshakeSeen(events)),
  },
  {
    what: 'a peer sends an alive message',
    expected: TAKEN,
    advice: READS,
    check: connected(after((world) => world.send(PEER, SUBJECT, [ALIVE]))),
  },
  {
    what: 'a peer sends bytes that are no message, and the subject lives',
    expected: TAKEN,
    advice: READS,
    check: connected(after((world) => world.send(PEER, SUBJECT, [NONSENSE]))),
  },
  {
    what: 'time passes by as much as it is told: 1 ms, 1 s, 1 h',
    expected: 'each Advance answered, with events between its beginning and its end, in order of time',
    advice: `${TIMES} If it hangs: something waits for real time.`,
    check: connected(timePasses),
  },
  {
    what: 'what is due at the very end of an Advance happens in it',
    expected: 'a message that the emitter lets go at the last instant of an Advance is among its events, not among those of the next one',
    advice: 'Run the timers that are due at the end, and what they bring about, before Advance is answered.',
    check: connected(endsOnTime),
  },
  {
    what: 'between two Advances nothing happens',
    expected: `no events of an Advance(0) that comes ${REST_MS} ms of real time after the application has gossiped and time has passed`,
    advice:
      'The node does something outside Advance: by a timer, a socket or a promise of real time. All its time must be that of the clock it was given.',
    check: connected(rests),
  },
  {
    what: 'a peer without a stream cannot send',
    expected: 'NOT_POSSIBLE in answer to Send',
    advice: 'Send goes on the newest open stream of that peer with that subject; look whether there is one.',
    check: running(refusesToSend),
  },
  {
    what: 'a peer that nobody has added cannot connect',
    expected: 'NOT_POSSIBLE in answer to Connect',
    advice: 'Keep the peers by name, and refuse a name that AddPeer has not brought.',
    check: running((world) => notPossible('the stream opened', () => world.connect('nobody', SUBJECT))),
  },
  {
    what: 'a subject with a bootstrap peer runs',
    expected: 'each Advance answered, whether or not the subject has dialled',
    advice: 'What the subject dials must reach the peer with that endpoint. Dialling must not wait for a real network.',
    check: running(timePasses, { bootstrap: [PEER_AT] }),
  },
  {
    what: 'a peer that is unreachable is dialled in vain',
    expected: 'within a minute no dialling or pinging of the peer that is answered',
    advice: 'SetReachable decides whether dialling a peer succeeds, from the moment at which it is answered.',
    check: inWorld(unreachable, { bootstrap: [PEER_AT] }),
  },
  {
    what: 'the application gossips a message',
    expected: TAKEN,
    advice: 'Gossip gives the bytes of a GossipMessage, not of an envelope: the node signs and wraps it.',
    check: running(after((world) => world.gossip(SUBJECT, [APPLICATION_MESSAGE]))),
  },
  {
    what: 'a peer stops reading, and reads on',
    expected: 'no event "received" of a peer between Pause and Resume, and no error',
    advice: 'A peer that pauses leaves what it is sent where it is, and reads it at the instant of Resume.',
    check: connected(pauses),
  },
  {
    what: 'a peer disconnects',
    expected: 'no event "disconnected", for it was the peer that ended the stream; and then NOT_POSSIBLE in answer to Send',
    advice: '`disconnected` is what the subject does. After Disconnect the peer has no stream with the subject.',
    check: connected(disconnects),
  },
  {
    what: 'the directory changes',
    expected: TAKEN,
    advice: 'UpdateDirectory replaces entries by their identity. The crypto that the node was given looks there from then on.',
    check: running(after((world) => world.updateDirectory([{ ...entryOf(PEER), valid: false }]))),
  },
  {
    what: 'a subject that is stopped ends its streams, once and for all',
    expected: 'an event "disconnected" when it is stopped; a second Stop is taken; nothing is received in the minute after it',
    advice: 'Stop ends every stream of the subject and all that it has started; stopping twice is no error.',
    check: connected(stops),
  },
]

/** The end: whatever was tried, it can go on. */
export const LAST_CHECK: Check = {
  what: 'it goes on after all of that',
  expected: 'another world opens and closes',
  advice: 'Nothing of a world may be left when it is closed; else describe isolation as PROCESS.',
  check: running(after(async () => {})),
}

async function refusesSetting(implementation: ImplementationUnderTest): Promise<string | undefined> {
  let world: World | undefined
  try {
    world = await open(implementation, { settings: { [STRANGE_SETTING]: '1' } })
    await world.start(SUBJECT)
    return 'the subject started'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.message.includes(STRANGE_SETTING) ? undefined : `a refusal that does not name it: "${error.message}"`
  } finally {
    await world?.close()
  }
}

function handshakeSeen(events: readonly WorldEvent[]): string | undefined {
  const [event] = ofType(events, 'connected')
  if (event === undefined) return listed(events)
  if (event.openedBy !== 'peer') return 'a stream that the subject is said to have opened'
  const flaw = handshakeFlaw(event.handshake, identityOf(SUBJECT))
  return flaw && `a handshake that no peer would take: ${flaw}`
}

async function timePasses(world: World): Promise<undefined> {
  for (const ms of [1, 1_000, 3_600_000]) await world.advance(ms)
}

/** What was seen instead of the answer that something is not possible. */
async function notPossible(otherwise: string, call: () => Promise<void>): Promise<string | undefined> {
  try {
    await call()
    return otherwise
  } catch (error) {
    if (error instanceof NotPossible) return undefined
    throw error
  }
}

/** The emitter's own timer is looked for first. A node that emits nothing by one has nothing to be late with. */
async function endsOnTime(world: World): Promise<string | undefined> {
  await world.send(PEER, SUBJECT, [ALIVE])
  await world.advance(2 * LATENCY_MS)
  await world.gossip(SUBJECT, [APPLICATION_MESSAGE])
  const [shown] = emitted(await world.advance(2 * LATENCY_MS))
  if (shown === undefined || !Number.isInteger(shown.atMs)) return undefined
  await world.advance(shown.atMs + 2.5 * LATENCY_MS - 4 * LATENCY_MS)
  await world.gossip(SUBJECT, [APPLICATION_MESSAGE])
  if (emitted(await world.advance(LATENCY_MS / 2)).length > 0) return undefined
  const [late] = emitted(await world.advance(1))
  return late && `"received" at ${late.atMs} ms, among the events of the Advance after`
}

/** What is due by the node's own clock has happened in the first Advance, so whatever comes now was brought by real time. */
async function rests(world: World): Promise<string | undefined> {
  await world.send(PEER, SUBJECT, [ALIVE])
  await world.gossip(SUBJECT, [APPLICATION_MESSAGE])
  await world.advance(1_003)
  await new Promise((resolve) => setTimeout(resolve, REST_MS))
  const events = await world.advance(0)
  return events.length === 0 ? undefined : `outside Advance: ${listed(events)}`
}

function emitted(events: readonly WorldEvent[]) {
  return ofType(events, 'received').filter(({ envelope }) => {
    const opened = decodeEnvelope(envelope)
    return 'ok' in opened && equalBytes(opened.ok.payload, APPLICATION_MESSAGE)
  })
}

function refusesToSend(world: World): Promise<string | undefined> {
  return notPossible('the message taken', () => world.send(PEER, SUBJECT, [ALIVE]))
}

async function unreachable(world: World): Promise<string | undefined> {
  await world.addPeer({ name: PEER, endpoints: [PEER_AT], handshake: HANDSHAKE })
  await world.reachable(PEER, false)
  await world.start(SUBJECT)
  const events = await world.advance(60_000)
  const [answered] = [...ofType(events, 'dialled'), ...ofType(events, 'pinged')].filter((event) => event.answered)
  return answered === undefined ? undefined : `somebody answered at ${answered.endpoint}, at ${answered.atMs} ms`
}

async function pauses(world: World): Promise<string | undefined> {
  await world.send(PEER, SUBJECT, [ALIVE])
  await world.advance(0)
  await world.pause(PEER)
  await world.gossip(SUBJECT, [APPLICATION_MESSAGE])
  const received = ofType(await world.advance(1_000), 'received')
  await world.resume(PEER)
  await world.advance(0)
  return received.length === 0 ? undefined : listed(received)
}

async function disconnects(world: World): Promise<string | undefined> {
  await world.disconnect(PEER, SUBJECT)
  const ended = ofType(await world.advance(1), 'disconnected')
  return ended.length > 0 ? listed(ended) : refusesToSend(world)
}

async function stops(world: World): Promise<string | undefined> {
  await world.stop(SUBJECT)
  const events = await world.advance(0)
  if (ofType(events, 'disconnected').length === 0) return `when it was stopped: ${listed(events)}`
  await world.stop(SUBJECT)
  const later = ofType(await world.advance(60_000), 'received')
  return later.length === 0 ? undefined : `after it was stopped: ${listed(later)}`
}
