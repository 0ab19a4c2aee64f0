import { type handleUnaryCall, Server, ServerCredentials, type ServerDuplexStream, status } from '@grpc/grpc-js'
import type { Bytes } from '../../wire/ids'
import { AdapterBroken, type ImplementationUnderTest, NotPossible, Refusal, UnknownCall, type World } from '../port'
import {
  channelMembersToWire,
  descriptionToWire,
  entryFromWire,
  eventToWire,
  networkFromWire,
  observationToWire,
  peerFromWire,
  plain,
  questionFromWire,
  toMs,
  type WireDirectoryEntry,
  type WireFailure,
  type WireJoin,
  type WireNetwork,
  type WireQuestion,
  type WireWorld,
  worldFromWire,
} from './messages'
import { ANNOUNCEMENT, adapterService, CHANNEL_OPTIONS } from './protocol'

/**
 * Serves an implementation over the protocol of `proto/conformance/v1/adapter.proto`: listens on a free port of 127.0.0.1,
 * announces it on standard output, and ends the process when standard input ends.
 */
export async function serveAdapter(implementation: ImplementationUnderTest): Promise<void> {
  const port = await listen(implementation)
  process.stdin.on('end', () => process.exit(0)).resume()
  process.stdout.write(`${ANNOUNCEMENT}127.0.0.1:${port}\n`)
}

/** Returns the port. */
async function listen(implementation: ImplementationUnderTest): Promise<number> {
  const describe: handleUnaryCall<object, object> = (_call, answer) => {
    implementation.describe().then(
      (description) => answer(null, descriptionToWire(description)),
      (error: unknown) => answer({ code: status.INTERNAL, details: `${error}` }),
    )
  }
  const server = new Server(CHANNEL_OPTIONS)
  server.addService(adapterService(), { Describe: describe, Play: (stream: Stream) => play(implementation, stream) })
  return new Promise((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) => (error ? reject(error) : resolve(port)))
  })
}

interface Request {
  /** The member that is set; undefined if this version does not know it. */
  readonly call?: string
  readonly open?: WireWorld
  readonly [call: string]: unknown
}

type Stream = ServerDuplexStream<Request, object>

/**
 * One world: answers requests in their order, and closes it when the stream ends. What is wrong with the adapter itself, as that the
 * world has taken too much time, says nothing of the subject: it ends the stream.
 */
function play(implementation: ImplementationUnderTest, stream: Stream): void {
  let world: World | undefined
  let isOver = false
  let last: Promise<void> = Promise.resolve()
  const answer = async ({ call = '', open, ...others }: Request): Promise<object> => {
    if (open) {
      if (world !== undefined) throw new NotPossible('this stream has a world already')
      world = await implementation.open(worldFromWire(open))
      return DONE
    }
    const answerTo = ANSWERS[call]
    if (answerTo === undefined) throw new UnknownCall(`there is no request "${call}" in this version`)
    if (world === undefined) throw new NotPossible('no world is open')
    return answerTo(world, others[call] as never)
  }
  const respond = async (request: Request): Promise<void> => {
    if (isOver) return
    const response = await answer(request).catch((error: unknown) => {
      const failure = asFailure(error)
      if (failure !== undefined) return { failure }
      isOver = true
      stream.emit('error', { code: status.ABORTED, details: wordsOf(error).replace(/\.$/, '') })
      return undefined
    })
    if (response !== undefined) stream.write(response)
    else await world?.close()
  }
  stream.on('data', (request: Request) => {
    last = last.then(() => respond(request))
  })
  const close = () => last.then(() => world?.close())
  stream.on('end', () => void close().then(() => stream.end()))
  stream.on('cancelled', () => void close())
}

const DONE = { done: {} }

const done = async (what: Promise<void>): Promise<object> => {
  await what
  return DONE
}

type OfSubject = { readonly subject: string }
type OfPeer = { readonly peer: string }
type InChannel = OfSubject & { readonly channel: string }
type Answer = (world: World, argument: never) => Promise<object>

/** Each request as a call of the port. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  start: (world, { subject }: OfSubject) => done(world.start(subject)),
  stop: (world, { subject }: OfSubject) => done(world.stop(subject)),
  addPeer: (world, peer: Parameters<typeof peerFromWire>[0]) => done(world.addPeer(peerFromWire(peer))),
  setReachable: (world, { peer, reachable }: OfPeer & { readonly reachable: boolean }) => done(world.reachable(peer, reachable)),
  connect: (world, { peer, subject }: OfPeer & OfSubject) => done(world.connect(peer, subject)),
  disconnect: (world, { peer, subject }: OfPeer & OfSubject) => done(world.disconnect(peer, subject)),
  pause: (world, { peer }: OfPeer) => done(world.pause(peer)),
  resume: (world, { peer }: OfPeer) => done(world.resume(peer)),
  send: (world, { peer, subject, envelopes }: OfPeer & OfSubject & { readonly envelopes: readonly Bytes[] }) =>
    done(world.send(peer, subject, envelopes.map(plain))),
  advance: async (world, { durationNs }: { readonly durationNs: string }) => {
    const events = await world.advance(toMs(durationNs))
    return { events: { events: events.map(eventToWire) } }
  },
  gossip: (world, { subject, messages }: OfSubject & { readonly messages: readonly Bytes[] }) =>
    done(world.gossip(subject, messages.map(plain))),
  joinChannel: (world, { subject, channel, sequence, orgs, anchors }: WireJoin) =>
    done(world.joinChannel(subject, channel, BigInt(sequence), orgs, anchors)),
  leaveChannel: (world, { subject, channel }: InChannel) => done(world.leaveChannel(subject, channel)),
  updateLedgerHeight: (world, { subject, channel, height }: InChannel & { readonly height: string }) =>
    done(world.updateLedgerHeight(subject, channel, BigInt(height))),
  updateChaincodes: (
    world,
    { subject, channel, chaincodes }: InChannel & { readonly chaincodes: readonly { name: string; version: string }[] },
  ) => done(world.updateChaincodes(subject, channel, chaincodes)),
  updateDirectory: (world, { entries }: { readonly entries: readonly WireDirectoryEntry[] }) =>
    done(world.updateDirectory(entries.map(entryFromWire))),
  suspect: (world, { subject }: OfSubject) => done(world.suspect(subject)),
  setNetwork: (world, network: WireNetwork) => done(world.setNetwork(networkFromWire(network))),
  observe: async (world, question: WireQuestion) => {
    const { subject, channelMembers = '' } = question
    if (question.question === 'channelMembers') {
      return { observation: channelMembersToWire(await world.observeChannelMembers(subject, channelMembers)) }
    }
    const known = questionFromWire(question)
    if (known === undefined) throw new UnknownCall('there is no such question in this version')
    return { observation: observationToWire(known, await world.observe(subject, known)) }
  },
}

/** An error of an unknown class is the node's own: it died of the request. Undefined if it is the adapter that is at fault. */
function asFailure(error: unknown): WireFailure | undefined {
  const message = wordsOf(error)
  if (error instanceof Refusal) return { kind: 'REFUSED', message }
  if (error instanceof NotPossible) return { kind: 'NOT_POSSIBLE', message }
  if (error instanceof UnknownCall) return { kind: 'UNKNOWN', message }
  if (error instanceof AdapterBroken) return undefined
  return { kind: 'SUBJECT_CRASHED', message }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : `${error}`)
