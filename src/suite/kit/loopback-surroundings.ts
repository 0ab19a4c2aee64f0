import { Server as GrpcServer, ServerCredentials, type ServiceDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js'
import type { Bytes } from '../../wire/ids'
import type { Clock, DurationMs, Instant } from '../../wire/time'
import { NotPossible, type SubjectSpec } from '../port'
import { pkiIdIn } from './recorder'
import { registration } from './recording-server'
import type { Access, Dialer, Server, ServerCall, Stream, Surroundings } from './surroundings'
import { testPkiId } from './test-crypto'
import type { Hearer } from './virtual-network'

const HOST = '127.0.0.1'

/** What nodes reach each other by, as they do in life. */
export interface Runtime {
  readonly clock: Clock
  /** Dials `host:port` over gRPC. */
  readonly dialer: Dialer
}

interface LoopbackOptions {
  readonly subjects: readonly SubjectSpec[]
  readonly runtime: Runtime
  readonly record: Hearer | undefined
}

/** Where a node lives: the server of its present life, and the port, which stays the same if nobody else takes it. */
interface Place {
  readonly spec: SubjectSpec
  readonly server: GrpcServer
  port: number
}

/**
 * Real time, and gRPC on loopback: every node has a server of its own. Endpoints are names, looked up here as DNS would. What one
 * node receives of another is recorded as if that were a scripted peer; scripted peers are in memory only.
 */
export class LoopbackSurroundings implements Surroundings {
  private readonly options: LoopbackOptions
  private readonly places = new Map<string, Place>()
  private readonly names: ReadonlyMap<string, string>

  constructor(options: LoopbackOptions) {
    this.options = options
    this.names = new Map(options.subjects.map(({ name, identity }) => [testPkiId(identity), name]))
  }

  now(): Instant {
    return this.options.runtime.clock.now()
  }

  /** Of a node that comes back the place in its new life. */
  access(spec: SubjectSpec): Access {
    const { clock } = this.options.runtime
    const place = { spec, server: new GrpcServer(), port: this.places.get(spec.name)?.port ?? 0 }
    this.places.set(spec.name, place)
    return { clock, dialer: this.dialerOf(spec.name), server: this.serverOf(place) }
  }

  async open(subject: string): Promise<void> {
    const place = this.place(subject)
    place.port = await bound(place).catch(() => bound({ ...place, port: 0 }))
  }

  close(subject: string): void {
    this.places.get(subject)?.server.forceShutdown()
  }

  addPeer(): never {
    return withoutPeers()
  }

  reachable(): never {
    return withoutPeers()
  }

  connect(): never {
    return withoutPeers()
  }

  disconnect(): never {
    return withoutPeers()
  }

  pause(): never {
    return withoutPeers()
  }

  resume(): never {
    return withoutPeers()
  }

  send(): never {
    return withoutPeers()
  }

  setNetwork(): never {
    throw new NotPossible('a real network cannot be told how to be')
  }

  advance(duration: DurationMs): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, duration))
  }

  settle(): Promise<void> {
    return new Promise((resolve) => setImmediate(resolve))
  }

  dispose(): void {
    for (const { server } of this.places.values()) server.forceShutdown()
  }

  private place(subject: string): Place {
    const place = this.places.get(subject)
    if (place === undefined) throw new NotPossible(`no subject ${subject} in this world`)
    return place
  }

  private addressOf(endpoint: string): string {
    const port = [...this.places.values()].find(({ spec }) => [spec.endpoint, spec.externalEndpoint].includes(endpoint))?.port
    return port === undefined ? endpoint : `${HOST}:${port}`
  }

  private dialerOf(subject: string): Dialer {
    const { dialer } = this.options.runtime
    const { record } = this.options
    return {
      dial: (endpoint, answer) =>
        dialer.dial(this.addressOf(endpoint), (stream) => {
          record?.({ type: 'dialled', subject, endpoint, answered: stream !== undefined })
          answer(stream && this.heard(stream, subject))
        }),
      ping: (endpoint, answer) =>
        dialer.ping(this.addressOf(endpoint), (answered) => {
          record?.({ type: 'pinged', subject, endpoint, answered })
          answer(answered)
        }),
    }
  }

  /** What comes over a stream that a node has opened is recorded. */
  private heard(stream: Stream, reader: string): Stream {
    const hear = this.ear(reader, 'peer')
    return {
      write: (envelope) => stream.write(envelope),
      end: () => stream.end(),
      listen: ({ onMessage, onEnd }) =>
        stream.listen({
          onMessage: (envelope) => {
            hear(envelope)
            onMessage(envelope)
          },
          onEnd,
        }),
    }
  }

  /** The server of a node, as it is given to it: what comes over streams that others open is recorded. Nothing but gossip is served. */
  private serverOf({ spec, server }: Place): Server {
    const registered: string[] = []
    return {
      registered,
      addService: (definition, handlers) => {
        const { service, method, handler } = registration(definition, handlers)
        registered.push(service)
        if (handler === undefined) return
        const recorded = (call: ServerCall) => {
          call.on('data', this.ear(spec.name, 'subject'))
          return handler(call)
        }
        const all = Object.create(handlers as object, { [method]: { value: recorded } }) as UntypedServiceImplementation
        server.addService(definition as ServiceDefinition, all)
      },
    }
  }

  /** Hears what comes over one stream: first the handshake, by which the other side is known, then everything else. */
  private ear(reader: string, openedBy: 'peer' | 'subject'): (envelope: Bytes) => void {
    const { record } = this.options
    let writer: string | undefined
    return (envelope) => {
      if (writer !== undefined) return record?.({ type: 'received', subject: writer, peer: reader, envelope })
      writer = this.names.get(pkiIdIn(envelope) ?? '') ?? 'a stranger'
      record?.({ type: 'connected', subject: writer, peer: reader, openedBy, handshake: envelope })
    }
  }
}

const withoutPeers = (): never => {
  throw new NotPossible('scripted peers are in memory only')
}

/** The port at which a server listens from now on. */
function bound({ server, port }: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(`${HOST}:${port}`, ServerCredentials.createInsecure(), (error, actual) =>
      error === null ? resolve(actual) : reject(error),
    )
  })
}
