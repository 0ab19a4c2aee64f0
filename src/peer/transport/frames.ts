import type { Bytes } from '../../wire/ids'

/** Before each message: whether it is compressed, and in four bytes how long it is. */
const HEAD_BYTES = 5

/** What comes over a stream cannot be taken. */
export class FrameError extends Error {}

/** Messages as they stand on a stream of gRPC, one behind the other. */
export function framed(messages: readonly Bytes[]): Buffer {
  const frames = Buffer.allocUnsafe(messages.reduce((length, message) => length + HEAD_BYTES + message.length, 0))
  let at = 0
  for (const message of messages) {
    frames[at] = 0
    frames.writeUInt32BE(message.length, at + 1)
    frames.set(message, at + HEAD_BYTES)
    at += HEAD_BYTES + message.length
  }
  return frames
}

/** Finds the messages in what comes over a stream of gRPC, however it is cut. */
export class FrameReader {
  private readonly maxBytes: number
  private readonly onMessage: (message: Bytes) => void
  /** What has come of a message that is not whole yet. */
  private parts: Buffer[] = []
  private held = 0
  /** How much must be there before anything can be made of it. */
  private awaited = HEAD_BYTES

  constructor(maxBytes: number, onMessage: (message: Bytes) => void) {
    this.maxBytes = maxBytes
    this.onMessage = onMessage
  }

  /** @throws FrameError for a message that is compressed, or too long */
  take(chunk: Buffer): void {
    this.parts.push(chunk)
    this.held += chunk.length
    if (this.held < this.awaited) return
    const all = this.parts.length === 1 ? chunk : Buffer.concat(this.parts, this.held)
    const rest = all.subarray(this.readFrom(all))
    this.parts = rest.length === 0 ? [] : [rest]
    this.held = rest.length
  }

  /** Hands over what is whole; returns where the rest begins. */
  private readFrom(all: Buffer): number {
    let at = 0
    for (;;) {
      this.awaited = HEAD_BYTES
      if (all.length - at < HEAD_BYTES) return at
      const length = this.lengthAt(all, at)
      this.awaited = HEAD_BYTES + length
      if (all.length - at < this.awaited) return at
      this.onMessage(new Uint8Array(all.buffer, all.byteOffset + at + HEAD_BYTES, length))
      at += this.awaited
    }
  }

  private lengthAt(all: Buffer, at: number): number {
    if (all[at] !== 0) throw new FrameError('a message is compressed')
    const length = all.readUInt32BE(at + 1)
    if (length > this.maxBytes) throw new FrameError(`a message of ${length} bytes is longer than ${this.maxBytes}`)
    return length
  }
}
