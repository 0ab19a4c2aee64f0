import type { GossipMessage } from '../../wire/gossip-message'
import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { Clock } from '../../wire/time'
import type { Chaincode, JoinChannelMessage } from '../channel/channel-state'
import type { DialId, Effect, PingId, StreamId } from '../ports/outbox'
import type { Settings } from '../ports/settings'
import type { Dialer, Stream } from '../ports/transport'
import { GossipNode } from './gossip-node'
import type { Input } from './inputs'
import type { Routine } from './routines'
import type { NodeOptions } from './standing-parts'

/** What a node tells its owner. */
export interface NodeListener {
  /** A message for the application. */
  readonly onDelivered: (channel: ChannelName, message: GossipMessage) => void
  /** `from` is undefined for what the application gave, or for a stranger; `message` is that which was refused, where it is known. */
  readonly onRejected: (from: PkiId | undefined, reason: RejectionReason, message?: GossipMessage) => void
  /** Words for a log. */
  readonly onLog: (words: string) => void
}

/** What may be seen of a node, without touching it: no question counts as use of an identity. */
export interface Observed {
  readonly settings: Settings
  /** The names of the routines that run: those that the node itself launched (INIT-6), and those of its parts (INIT-7). */
  readonly routines: { readonly ofTheNode: readonly string[]; readonly ofItsParts: readonly string[] }
  /** Whose identities are known, the node's own included. */
  readonly identities: readonly PkiId[]
  readonly members: { readonly alive: readonly PkiId[]; readonly dead: readonly PkiId[] }
  /** The state infos of channels that the node is not in: all that are held, and those that have not been hidden (STORE-5). */
  readonly stateInfos: { readonly held: number; readonly readable: number }
  /** The living whose state info of the channel is known (CHAN-2). */
  readonly channelMembers: (channel: ChannelName) => readonly PkiId[]
  /** What is known of a peer: its organization, and where it is reached. */
  readonly peer: (peer: PkiId) => { readonly org: OrgId | undefined; readonly endpoint: string | undefined }
}

export interface ComponentOptions extends NodeOptions {
  readonly clock: Clock
  readonly dialer: Dialer
  readonly listener: NodeListener
}

/** The shell around a gossip node: the only owner of its clock and its streams. Carries effects out, brings inputs in. */
export class GossipComponent {
  private readonly node: GossipNode
  private readonly options: ComponentOptions
  private readonly streams = new Map<StreamId, Stream>()
  private opened = 0
  private cancelTimer: () => void = () => undefined
  private armedFor: number | undefined

  constructor(options: ComponentOptions) {
    this.options = options
    this.node = new GossipNode(options, options.clock.now())
  }

  /** Begins to accept messages and to meet the bootstrap peers (INIT-6). */
  start(): void {
    this.input({ type: 'start' })
  }

  /** Idempotent. */
  stop(): void {
    this.input({ type: 'stop' })
  }

  /**
   * The application hands over a message to spread: the bytes of a GossipMessage.
   * @throws IllegalMessage if they are none, or its tag is illegal: nothing is sent, and the node goes on (TAG-4)
   */
  gossip(message: Bytes): void {
    this.input({ type: 'gossip', message })
  }

  /** False if the join message is ignored. Anchor peers are met like bootstrap peers. */
  joinChannel(channel: ChannelName, message: JoinChannelMessage): boolean {
    const isAccepted = this.node.parts.channels.accepts(channel, message)
    this.input({ type: 'join-channel', channel, message })
    return isAccepted
  }

  /** Of this channel nothing is taken in any more; the next state info says that the node has left. */
  leaveChannel(channel: ChannelName): void {
    this.input({ type: 'leave-channel', channel })
  }

  /** What the state infos of the channel say from now on. */
  updateLedgerHeight(channel: ChannelName, height: bigint): void {
    this.input({ type: 'update-ledger-height', channel, height })
  }

  /** The same, for the chaincodes that are installed. */
  updateChaincodes(channel: ChannelName, chaincodes: readonly Chaincode[]): void {
    this.input({ type: 'update-chaincodes', channel, chaincodes })
  }

  /** The application suspects that identities have been revoked (IDENT-4). */
  suspect(): void {
    this.input({ type: 'suspect' })
  }

  /** What may be seen now. */
  observe(): Observed {
    const { options, identities, stateInfos, channels } = this.node.parts
    const { launched = [], all = [] } = this.node.running?.routines ?? {}
    const { alive, presumedDead } = this.node.running?.discovery.view ?? {}
    const namesOf = (some: readonly Routine[]) => some.filter(({ isOver }) => isOver?.() !== true).map(({ name }) => name)
    const idsOf = (members: readonly { readonly pkiId: PkiId }[] = []) => members.map(({ pkiId }) => pkiId)
    const living = new Set(idsOf(alive))
    return {
      settings: options.settings,
      routines: { ofTheNode: namesOf(launched), ofItsParts: namesOf(all.filter((routine) => !launched.includes(routine))) },
      identities: identities.known,
      members: { alive: idsOf(alive), dead: idsOf(presumedDead) },
      stateInfos: { held: stateInfos.held, readable: stateInfos.size },
      channelMembers: (channel) => (channels.get(channel)?.members ?? []).filter((peer) => living.has(peer)),
      peer: (peer) => ({ org: identities.orgOf(peer), endpoint: this.node.running?.discovery.view.addressOf(peer).endpoint }),
    }
  }

  /** Another node opened a stream to this one. */
  accept(stream: Stream): void {
    if (this.node.running === undefined) return stream.end()
    const id = this.adopt(stream)
    this.input({ type: 'opened', stream: id, binding: stream.binding })
    this.listenTo(id, stream)
  }

  /** Hands something to the node, then does what it wants done. */
  private input(input: Input): void {
    for (const effect of this.node.step(input, this.options.clock.now())) this.carryOut(effect)
    this.armTimer()
  }

  private carryOut(effect: Effect): void {
    switch (effect.type) {
      case 'write':
        return this.streams.get(effect.stream)?.write(effect.envelope)
      case 'end':
        return this.end(effect.stream, effect.reason)
      case 'refuse':
        return this.end(effect.stream, effect.reason, effect.reason)
      case 'dial':
        return this.dial(effect.dial, effect.endpoint)
      case 'ping':
        return this.ping(effect.ping, effect.endpoint)
      case 'deliver':
        return this.options.listener.onDelivered(effect.channel, effect.message)
      case 'rejected':
        return this.options.listener.onRejected(effect.from, effect.reason, effect.message)
      case 'failed':
        return this.options.listener.onLog(effect.error)
    }
  }

  /** One timer, for what is due first; left alone if that is what it waits for already. */
  private armTimer(): void {
    const deadline = this.node.nextDeadline
    if (deadline === this.armedFor) return
    this.armedFor = deadline
    this.cancelTimer()
    this.cancelTimer = deadline === undefined ? () => undefined : this.options.clock.schedule(deadline, () => this.onTimer())
  }

  private onTimer(): void {
    this.armedFor = undefined
    this.input({ type: 'deadline' })
  }

  private adopt(stream: Stream): StreamId {
    this.opened += 1
    const id = this.opened as StreamId
    this.streams.set(id, stream)
    return id
  }

  private listenTo(id: StreamId, stream: Stream): void {
    stream.listen({
      onMessage: (envelope) => this.input({ type: 'message', stream: id, envelope }),
      onEnd: () => {
        this.streams.delete(id)
        this.input({ type: 'ended', stream: id })
      },
    })
  }

  private end(id: StreamId, reason: string, refusal?: string): void {
    const stream = this.streams.get(id)
    this.streams.delete(id)
    stream?.end(refusal)
    if (stream !== undefined) this.options.listener.onLog(`a stream ends: ${reason}`)
  }

  private dial(dial: DialId, endpoint: string): void {
    this.options.dialer.dial(endpoint, (stream) => {
      const id = stream === undefined ? undefined : this.adopt(stream)
      this.input({ type: 'dialled', dial, stream: id, binding: stream?.binding })
      if (id !== undefined && stream !== undefined) this.listenTo(id, stream)
    })
  }

  private ping(ping: PingId, endpoint: string): void {
    this.options.dialer.ping(endpoint, (answered) => this.input({ type: 'pinged', ping, answered }))
  }
}
