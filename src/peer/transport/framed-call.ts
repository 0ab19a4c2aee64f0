import { EventEmitter } from 'node:events'
import { constants, type Http2Stream } from 'node:http2'
import type { ChannelBinding } from '../../reference/ports/transport'
import type { GrpcStream } from '../../reference/transport/gossip-service'
import type { Bytes } from '../../wire/ids'
import type { DurationMs } from '../../wire/time'
import type { Counts } from './counts'
import { FrameError, FrameReader, framed } from './frames'

export interface FramedCallOptions {
  /** How many messages may wait to be written; more are dropped (CONN-7). */
  readonly sendBuffSize: number
  /** Longer messages are not sent, and end the stream of whoever sends them (WIRE-4). */
  readonly maxMessageBytes: number
  readonly counts: Counts
  /** Undefined without TLS. */
  readonly binding: ChannelBinding | undefined
  /** Ends the stream, on which all is written, with an error if there is a reason. */
  readonly finish: (stream: Http2Stream, refusal?: string) => void
  /** How long that may take, and what is still to be written. */
  readonly finishWithinMs: DurationMs
}

/** Small messages go out together, as far as they are no more than this. */
const WRITE_BYTES = 64 * 1024

/**
 * A stream of gRPC as a node needs it: nothing waits for a reader that is slow, and what is dropped is counted. What gathers while
 * a write is under way goes out together with the next one.
 */
export class FramedCall extends EventEmitter implements GrpcStream {
  readonly binding: ChannelBinding | undefined
  private readonly stream: Http2Stream
  private readonly options: FramedCallOptions
  private waiting: Bytes[] = []
  private underWay = 0
  private isWriting = false
  private ending: { readonly refusal: string | undefined } | undefined

  constructor(stream: Http2Stream, options: FramedCallOptions) {
    super()
    this.stream = stream
    this.options = options
    this.binding = options.binding
    const reader = new FrameReader(options.maxMessageBytes, (message) => this.onMessage(message))
    stream.on('data', (chunk: Buffer) => this.read(reader, chunk))
    stream.on('end', () => this.emit('end'))
    stream.on('error', () => stream.destroy())
    stream.on('close', () => this.emit('cancelled'))
  }

  write(envelope: Bytes): void {
    const { sendBuffSize, maxMessageBytes, counts } = this.options
    if (this.waiting.length + this.underWay >= sendBuffSize || envelope.length > maxMessageBytes) {
      counts.overflows += 1
      return
    }
    this.waiting.push(envelope)
    this.writeSoon()
  }

  end(): void {
    this.endWith(undefined)
  }

  refuse(reason: string): void {
    this.endWith(reason)
  }

  private endWith(refusal: string | undefined): void {
    if (this.ending !== undefined) return
    this.ending = { refusal }
    const cut = setTimeout(() => this.stream.close(constants.NGHTTP2_CANCEL), this.options.finishWithinMs)
    this.stream.once('close', () => clearTimeout(cut))
    this.writeSoon()
  }

  private onMessage(message: Bytes): void {
    this.options.counts.received += 1
    this.emit('data', message)
  }

  /** What comes after the end is let go. */
  private read(reader: FrameReader, chunk: Buffer): void {
    if (this.ending !== undefined) return
    try {
      reader.take(chunk)
    } catch (error) {
      this.refuse(error instanceof FrameError ? error.message : 'what has come cannot be read')
      this.emit('cancelled')
    }
  }

  /** Whatever else is said in this turn goes along. */
  private writeSoon(): void {
    if (this.isWriting) return
    this.isWriting = true
    process.nextTick(() => this.writeNext())
  }

  private writeNext(): void {
    const messages = this.waiting.splice(0, this.countOfNext())
    this.underWay = messages.length
    if (messages.length === 0) return this.onAllWritten()
    this.stream.write(framed(messages), (error) => {
      if (!error) this.options.counts.sent += messages.length
      this.writeNext()
    })
  }

  /** How many of those that wait go out together: one at least. */
  private countOfNext(): number {
    let bytes = 0
    const enough = this.waiting.findIndex((message) => {
      bytes += message.length
      return bytes >= WRITE_BYTES
    })
    return enough < 0 ? this.waiting.length : enough + 1
  }

  private onAllWritten(): void {
    this.isWriting = false
    if (this.ending !== undefined && !this.stream.destroyed) this.options.finish(this.stream, this.ending.refusal)
  }
}
