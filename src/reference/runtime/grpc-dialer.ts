import { type ChannelCredentials, Client, type ClientDuplexStream, type ClientOptions, connectivityState } from '@grpc/grpc-js'
import type { Bytes } from '../../wire/ids'
import type { DurationMs } from '../../wire/time'
import type { Dialer } from '../ports/transport'
import { GOSSIP_SERVICE, type GrpcStream, streamOf } from '../transport/gossip-service'

/** How connections are made. */
export interface GrpcDialerOptions {
  readonly credentials: ChannelCredentials
  /** Options of the channel, as grpc-js takes them. */
  readonly channelOptions?: ClientOptions
  /** dialTimeout, until the connection stands. */
  readonly dialTimeoutMs: DurationMs
  /** connTimeout, for the ping that precedes a stream; dialTimeout if it is not given. */
  readonly connTimeoutMs?: DurationMs
}

/** Reaches other nodes over gRPC. */
export class GrpcDialer implements Dialer {
  private readonly options: GrpcDialerOptions

  constructor(options: GrpcDialerOptions) {
    this.options = options
  }

  dial(endpoint: string, answer: Parameters<Dialer['dial']>[1]): void {
    const client = this.clientFor(endpoint)
    if (client === undefined) return queueMicrotask(() => answer(undefined))
    this.reach(client, (answered) => {
      if (!answered) {
        client.close()
        return answer(undefined)
      }
      const { path, requestSerialize, responseDeserialize } = GOSSIP_SERVICE.GossipStream
      const call: ClientDuplexStream<Bytes, Bytes> = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize)
      call.on('status', () => client.close())
      answer(streamOf(call as GrpcStream))
    })
  }

  /** False if nobody answers in time, or if it is no address. */
  ping(endpoint: string, answer: (answered: boolean) => void): void {
    const client = this.clientFor(endpoint)
    if (client === undefined) return queueMicrotask(() => answer(false))
    this.reach(client, (answered) => {
      client.close()
      answer(answered)
    })
  }

  /** Undefined for what is no address. Peers say where they are: whatever that is, it is looked up as host:port and no other way. */
  private clientFor(endpoint: string): Client | undefined {
    try {
      const { credentials, channelOptions } = this.options
      return new Client(`dns:${endpoint}`, credentials, channelOptions)
    } catch {
      return undefined
    }
  }

  /** Connects, then pings. */
  private reach(client: Client, answer: (answered: boolean) => void): void {
    const { dialTimeoutMs, connTimeoutMs = dialTimeoutMs } = this.options
    whenConnected(client, Date.now() + dialTimeoutMs, (isConnected) => {
      if (!isConnected) return answer(false)
      const { path, requestSerialize, responseDeserialize } = GOSSIP_SERVICE.Ping
      const deadline = new Date(Date.now() + connTimeoutMs)
      client.makeUnaryRequest(path, requestSerialize, responseDeserialize, new Uint8Array(), { deadline }, (error) =>
        answer(error === null),
      )
    })
  }
}

/** False at the first failure: who is not there now is dialled again when there is something to say. */
function whenConnected(client: Client, deadline: number, answer: (isConnected: boolean) => void): void {
  const channel = client.getChannel()
  const state = channel.getConnectivityState(true)
  if (state === connectivityState.READY) return answer(true)
  if (state === connectivityState.TRANSIENT_FAILURE || state === connectivityState.SHUTDOWN) return answer(false)
  channel.watchConnectivityState(state, deadline, (error) =>
    error === undefined ? whenConnected(client, deadline, answer) : answer(false),
  )
}
