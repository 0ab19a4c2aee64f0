/** What a transport has done since it was made; read at any time. */
export interface TransportCounts {
  /** Messages, handshakes included. */
  readonly sent: number
  readonly received: number
  /** Messages that were dropped because a send buffer was full (CONN-7), or they were too long. */
  readonly overflows: number
  /** Connections that are open now, whoever has opened them. */
  readonly connections: number
  /** Connections of others that TLS refused. */
  readonly refusedConnections: number
}

/** The same, for those who count. */
export type Counts = { -readonly [Name in keyof TransportCounts]: number }
