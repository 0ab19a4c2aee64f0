import { gossip } from './generated/gossip'
import type { Bytes } from './ids'
import { BoundedReader } from './protobuf'

type ContentField = NonNullable<gossip.GossipMessage['content']>

/**
 * What a message is decoded into. The runtime's own takes out every other content with each one that comes, and goes through all
 * fields to find the one that is there: that makes objects slow for good, and takes longer than the rest of the decoding.
 */
class ReceivedMessage extends gossip.GossipMessage {
  present: ContentField | undefined = undefined
}

Object.defineProperty(ReceivedMessage.prototype, 'content', {
  get(this: ReceivedMessage) {
    return this.present
  },
  set(this: ReceivedMessage, field: ContentField) {
    if (this.present !== undefined && this.present !== field) delete this[this.present]
    this.present = field
  },
})

/** The generated decoder takes a target behind parameters that its types leave out. */
const decodeInto = gossip.GossipMessage.decode as unknown as (
  reader: BoundedReader,
  length: undefined,
  end: undefined,
  depth: undefined,
  target: ReceivedMessage,
) => ReceivedMessage

/** @throws Error if the bytes do not decode, TooManyFields */
export function decodeReceived(payload: Bytes): gossip.GossipMessage & gossip.GossipMessage.$Shape {
  return decodeInto(new BoundedReader(payload), undefined, undefined, undefined, new ReceivedMessage()) as never
}
