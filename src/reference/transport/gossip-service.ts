import { Buffer } from 'node:buffer'
import type { Bytes } from '../../wire/ids'
import type { ChannelBinding, ServiceRegistrar, Stream, StreamListener } from '../ports/transport'

const toWire = (bytes: Bytes): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const fromWire = (bytes: Buffer): Bytes => new Uint8Array(bytes)
const asBytes = {
  requestSerialize: toWire,
  requestDeserialize: fromWire,
  responseSerialize: toWire,
  responseDeserialize: fromWire,
}

/** The gRPC service of gossip. Envelopes cross as bytes. */
export const GOSSIP_SERVICE = {
  GossipStream: { path: '/gossip.Gossip/GossipStream', requestStream: true, responseStream: true, ...asBytes },
  Ping: { path: '/gossip.Gossip/Ping', requestStream: false, responseStream: false, ...asBytes },
} as const

/** What this module needs of a gRPC stream, of either side. */
export interface GrpcStream {
  /** An envelope has come. */
  on(event: 'data', listener: (envelope: Bytes) => void): unknown
  /** The other side has ended the stream, or it broke. */
  on(event: 'end' | 'cancelled' | 'error', listener: (error?: unknown) => void): unknown
  /** Sends an envelope. */
  write(envelope: Bytes): unknown
  /** Ends the stream from this side. */
  end(): unknown
  /** Ends it with an error, where that can be told from an orderly end. */
  refuse?(reason: string): unknown
  readonly binding?: ChannelBinding | undefined
}

export interface GossipImplementation {
  GossipStream(call: GrpcStream): void
  Ping(call: unknown, answer: (error: null, response: Bytes) => void): void
}

/** Registers `gossip.Gossip` on the caller's server (INIT-4). */
export function registerGossipService(server: ServiceRegistrar, accept: (stream: Stream) => void): void {
  const implementation: GossipImplementation = {
    GossipStream: (call) => accept(streamOf(call)),
    Ping: (_call, answer) => answer(null, new Uint8Array()),
  }
  server.addService(GOSSIP_SERVICE, implementation)
}

/** A gRPC stream as a node's stream: what arrives before somebody listens is kept. */
export function streamOf(call: GrpcStream): Stream {
  let listener: StreamListener | undefined
  let isOver = false
  const early: Bytes[] = []
  const over = () => {
    if (isOver) return
    isOver = true
    call.end()
    listener?.onEnd()
  }
  call.on('data', (envelope) => (listener === undefined ? early.push(envelope) : isOver || listener.onMessage(envelope)))
  for (const event of ['end', 'cancelled', 'error'] as const) call.on(event, over)
  return {
    write: (envelope) => isOver || call.write(envelope),
    end: (refusal) => {
      if (isOver) return
      isOver = true
      if (refusal === undefined || call.refuse === undefined) call.end()
      else call.refuse(refusal)
    },
    binding: call.binding,
    listen: (given) => {
      listener = given
      for (const envelope of early.splice(0)) given.onMessage(envelope)
      if (isOver) given.onEnd()
    },
  }
}
