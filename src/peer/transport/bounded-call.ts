import type { ChannelBinding } from '../../reference/ports/transport'
import type { GrpcStream } from '../../reference/transport/gossip-service'
import type { Bytes } from '../../wire/ids'
import type { Counts } from './counts'

/** What this module needs of a stream of grpc-js, of either side. */
export interface Call extends Pick<GrpcStream, 'on'> {
  write(envelope: Bytes, written: () => void): unknown
  end(): unknown
}

interface Options {
  /** How many messages may wait to be written; more are dropped (CONN-7). */
  readonly sendBuffSize: number
  readonly counts: Counts
  /** Undefined without TLS. */
  readonly binding: ChannelBinding | undefined
  /** Ends the call with an error. */
  readonly refuse: (reason: string) => void
  readonly end: () => void
}

/** A stream of grpc-js as a node needs it: nothing waits for a reader that is slow, and what is dropped is counted. */
export function bounded(call: Call, { sendBuffSize, counts, binding, refuse, end }: Options): GrpcStream {
  let waiting = 0
  call.on('data', () => {
    counts.received += 1
  })
  return {
    on: call.on.bind(call) as GrpcStream['on'],
    write: (envelope) => {
      if (waiting >= sendBuffSize) {
        counts.overflows += 1
        return
      }
      waiting += 1
      call.write(envelope, () => {
        waiting -= 1
        counts.sent += 1
      })
    },
    end,
    refuse,
    binding,
  }
}
