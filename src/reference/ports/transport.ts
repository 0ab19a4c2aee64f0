import type { Bytes } from '../../wire/ids'

/** SHA-256 over the DER of the certificates that both ends of a stream have shown in TLS. */
export interface ChannelBinding {
  readonly own: Bytes
  /** Undefined if the other side has shown none. */
  readonly remote: Bytes | undefined
}

/** An open stream to another node. Carries marshalled envelopes; never throws. */
export interface Stream {
  /** Undefined without TLS: handshakes are bound to nothing then. */
  readonly binding?: ChannelBinding | undefined
  /** Sends an envelope, after those that were written before. */
  write(envelope: Bytes): void
  /** Ends it, as refused if there is a reason why; what was written before still arrives. Idempotent. */
  end(refusal?: string): void
  /** Set once by whoever owns the stream; nothing that arrives before is lost. */
  listen(listener: StreamListener): void
}

/** Whoever is told of what comes over a stream. */
export interface StreamListener {
  /** An envelope has come. */
  readonly onMessage: (envelope: Bytes) => void
  /** The other side ended it, or it broke. Not called after `end`. */
  readonly onEnd: () => void
}

/** The way out: how a node reaches others. Answers are never given before the call has returned. */
export interface Dialer {
  /** Pings the endpoint and opens a stream; undefined if either fails. */
  dial(endpoint: string, answer: (stream: Stream | undefined) => void): void
  /** Whether anybody answers there. */
  ping(endpoint: string, answer: (answered: boolean) => void): void
}

/** The way in: the caller's own gRPC server, of which a node needs no more than this (INIT-4). */
export interface ServiceRegistrar {
  /** As the `Server` of grpc-js: the handlers of a service, by the names of its methods. */
  addService(definition: unknown, implementation: unknown): void
}
