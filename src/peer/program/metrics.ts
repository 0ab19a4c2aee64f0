import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { RejectionReason } from '../../wire/rejection'

/** What is measured of a channel. */
export interface ChannelFigures {
  readonly name: string
  readonly height: bigint
  readonly waiting: number
  readonly skipped: bigint
  readonly members: number
}

/** What is measured of a node, read when somebody asks. */
export interface Figures {
  readonly alive: number
  readonly dead: number
  readonly sent: number
  readonly received: number
  readonly overflows: number
  readonly connections: number
  readonly channels: readonly ChannelFigures[]
}

/** The metrics of a node for Prometheus: under Fabric's names where Fabric has them, and else under `gossip_node_`. */
export class Metrics {
  private readonly registry = new Registry()
  private readonly refusals: Counter<'reason'>

  constructor(figures: () => Figures) {
    const registers = [this.registry]
    const gauge = (name: string, help: string, read: (figures: Figures) => number) =>
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read(figures()))
        },
      })
    const ofChannels = (name: string, help: string, read: (channel: ChannelFigures) => number) =>
      new Gauge({
        name,
        help,
        registers,
        labelNames: ['channel'],
        collect() {
          for (const channel of figures().channels) this.set({ channel: channel.name }, read(channel))
        },
      })
    const counter = (name: string, help: string, read: (figures: Figures) => number) =>
      new Counter({
        name,
        help,
        registers,
        collect() {
          this.reset()
          this.inc(read(figures()))
        },
      })
    ofChannels('gossip_membership_total_peers_known', 'Other peers that are known in the channel', ({ members }) => members)
    ofChannels('gossip_state_height', 'The number after that of the last block that was handed on', ({ height }) => Number(height))
    ofChannels('gossip_payload_buffer_size', 'Blocks that wait for one before them', ({ waiting }) => waiting)
    ofChannels('gossip_node_blocks_skipped', 'Numbers of blocks that no node holds any more', ({ skipped }) => Number(skipped))
    counter('gossip_comm_messages_sent', 'Messages that were sent to peers', ({ sent }) => sent)
    counter('gossip_comm_messages_received', 'Messages that came from peers', ({ received }) => received)
    counter('gossip_comm_overflow_count', 'Messages that were dropped because the queue to a peer was full', ({ overflows }) => overflows)
    gauge('gossip_node_peers_alive', 'Peers that are alive', ({ alive }) => alive)
    gauge('gossip_node_peers_dead', 'Peers that are presumed dead', ({ dead }) => dead)
    gauge('gossip_node_connections', 'Connections that are open', ({ connections }) => connections)
    this.refusals = new Counter({ name: 'gossip_node_refused', help: 'What was refused, by reason', registers, labelNames: ['reason'] })
    collectDefaultMetrics({ register: this.registry })
  }

  refused(reason: RejectionReason): void {
    this.refusals.inc({ reason })
  }

  /** In Prometheus' text format. */
  get contentType(): string {
    return this.registry.contentType
  }

  text(): Promise<string> {
    return this.registry.metrics()
  }
}
