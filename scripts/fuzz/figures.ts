import { figureIn } from '../metrics'

/** What a node tells of itself in Prometheus' format. */
export interface Figures {
  /** The longest that its event loop was blocked since it was last asked. */
  readonly blockedMs: number
  /** Since it was started. */
  readonly cpuMs: number
  /** In use: the heap, and what is outside of it. */
  readonly bytes: number
  readonly resident: number
  readonly connections: number
  readonly received: number
}

/** No message may block a node for longer. */
export const LONGEST_BLOCK_MS = 200
/** What comes and goes with the state of the node, after collection. */
const TOLERATED_BYTES = 24 * 1024 * 1024

/** @throws Error if a figure is missing */
export function figuresIn(metrics: string): Figures {
  const figure = (name: string) => figureIn(metrics, name)
  return {
    blockedMs: 1_000 * figure('nodejs_eventloop_lag_max_seconds'),
    cpuMs: 1_000 * figure('process_cpu_seconds_total'),
    bytes: figure('nodejs_heap_size_used_bytes') + figure('nodejs_external_memory_bytes'),
    resident: figure('process_resident_memory_bytes'),
    connections: figure('gossip_node_connections'),
    received: figure('gossip_comm_messages_received'),
  }
}

/** Whether the node itself has blocked its loop: on a busy machine it may only have had to wait for a processor. */
export const isBlocked = (before: Figures, after: Figures): boolean =>
  after.blockedMs > LONGEST_BLOCK_MS && after.cpuMs - before.cpuMs > LONGEST_BLOCK_MS

/** Whether more is kept than before. */
export const hasGrown = (before: Figures, after: Figures): boolean => after.bytes > before.bytes + TOLERATED_BYTES
