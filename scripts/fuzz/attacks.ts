import type { ClientHttp2Session, ClientHttp2Stream, OutgoingHttpHeaders } from 'node:http2'
import type { Duplex } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { openBytes } from '../../src/wire/envelope'
import { handshake } from '../../wire/steps/support/handshakes'
import type { Role } from '../../wire/steps/support/material'
import { flipped, hostileMessages, hostileOpenings, truncated } from './messages'
import { CANCEL, callOn, framed, happens, plain, put, recordedCall, recordedHello, type Stage, secured, sessionOf } from './stage'

/** Frames of one kind, and how they reach the node. What is drawn from the same seed is the same, but for keys, signatures and times. */
export interface Attack<Frame = unknown> {
  readonly name: string
  /** How many of a hundred frames are of this kind. */
  readonly share: number
  frames(stage: Stage, count: number, seed: number): Promise<readonly Frame[]>
  play(stage: Stage, frames: readonly Frame[]): Promise<void>
}

const MEBIBYTE = 1024 * 1024
const AT_ONCE = 50
/** Whether a call that this side has ended ends on the other one is not waited for any longer. */
const ENDING_MS = 300
const FRAMES_OF_A_CONNECTION = 20
const OTHER = 'anna'

const drawn = <T>(arbitrary: fc.Arbitrary<T>, numRuns: number, seed: number): T[] => fc.sample(arbitrary, { numRuns, seed })

/** A member says what it likes, after a proper handshake. A stream that the node ends is opened again. */
function messages(role: Role, share: number): Attack<Uint8Array> {
  return {
    name: `messages of ${role}`,
    share,
    frames: async ({ material }, count, seed) => drawn(hostileMessages(material(role), material(OTHER)), count, seed),
    play: async (stage, frames) => {
      const line = new Line(stage, role)
      for (const frame of frames) await line.say(frame)
      await line.hangUp()
    },
  }
}

/** A stream of a member to the node, opened again whenever the node has ended it, so that all that is said arrives. */
class Line {
  private readonly stage: Stage
  private readonly role: Role
  private over: ClientHttp2Session | undefined
  private call: ClientHttp2Stream | undefined

  constructor(stage: Stage, role: Role) {
    this.stage = stage
    this.role = role
  }

  async say(bytes: Uint8Array): Promise<void> {
    if (isOver(this.call)) await this.open()
    if (this.call === undefined || !(await put(this.call, framed(bytes)))) return
    // What does not decode ends the stream: what is said after it would be lost.
    const opened = openBytes(bytes)
    if ('rejected' in opened && opened.rejected === 'malformed') await happens(this.call, ['end', 'close'], ENDING_MS)
    else await nextTurn()
  }

  async hangUp(): Promise<void> {
    await ended(this.call)
    this.over?.destroy()
  }

  private async open(): Promise<void> {
    this.call?.close(CANCEL)
    if (this.over?.closed) this.over.destroy()
    if (this.over === undefined || this.over.destroyed) this.over = await sessionOf(this.stage, this.role)
    this.call = this.over && callOn(this.over)
    if (this.call !== undefined) await put(this.call, framed(handshake(this.stage.material(this.role))))
  }
}

/** The node has ended its side, or the stream is gone. */
const isOver = (call: ClientHttp2Stream | undefined): boolean => call === undefined || call.destroyed || call.closed || call.readableEnded

/** First messages of streams, many streams on one connection. */
function openings(role: Role, share: number): Attack<Uint8Array> {
  return {
    name: `openings of ${role}`,
    share,
    frames: async ({ material }, count, seed) => drawn(hostileOpenings(material(role), material(OTHER)), count, seed),
    play: (stage, frames) =>
      onCalls(stage, role, frames, async (over, frame) => {
        const call = callOn(over)
        if (call !== undefined && (await put(call, framed(frame)))) await ended(call)
      }),
  }
}

/** A call with anything about it: headers, bytes in the place of messages, and how it ends. */
interface Lie {
  readonly headers: OutgoingHttpHeaders
  readonly bytes: Uint8Array
  readonly ending: 'end' | 'reset' | 'left open'
}

const zipped = (bytes: number) => gzipSync(new Uint8Array(bytes))
const BOMB = zipped(16 * MEBIBYTE)
const LARGE_BOMB = zipped(150 * MEBIBYTE)
const junk = fc.uint8Array({ maxLength: 300 })
const encoding = (name: string) => ({ 'grpc-encoding': name })

const lies: fc.Arbitrary<Omit<Lie, 'ending'>> = fc.oneof(
  // Longer, or much longer, than what comes.
  {
    weight: 40,
    arbitrary: fc
      .tuple(junk, fc.constantFrom(2 ** 32 - 1, 100 * MEBIBYTE + 1, 100 * MEBIBYTE, 99 * MEBIBYTE, MEBIBYTE, 1_000))
      .map(([bytes, length]) => ({ headers: {}, bytes: framed(bytes, 0, length) })),
  },
  {
    weight: 5,
    arbitrary: fc.tuple(junk, fc.integer({ min: 1, max: 255 })).map(([bytes, flag]) => ({ headers: {}, bytes: framed(bytes, flag) })),
  },
  {
    weight: 5,
    arbitrary: fc
      .tuple(junk, fc.constantFrom('gzip', 'deflate', 'identity', 'br', ''))
      .map(([bytes, name]) => ({ headers: encoding(name), bytes: framed(bytes, 1) })),
  },
  { weight: 3, arbitrary: junk.map((bytes) => ({ headers: encoding('gzip'), bytes: framed(gzipSync(bytes), 1) })) },
  { weight: 3, arbitrary: junk.map((bytes) => ({ headers: encoding('deflate'), bytes: framed(deflateSync(bytes).subarray(0, -3), 1) })) },
  { weight: 1, arbitrary: fc.constant({ headers: encoding('gzip'), bytes: framed(BOMB, 1) }) },
  {
    weight: 1,
    arbitrary: fc.constant({ headers: {}, bytes: Buffer.concat(Array.from({ length: 2_000 }, () => framed(new Uint8Array()))) }),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom<OutgoingHttpHeaders>(
        { ':method': 'GET' },
        { ':path': '/gossip.Gossip/Nothing' },
        { ':path': '/gossip.Gossip/Ping' },
        { ':path': '*' },
        { 'content-type': 'text/plain' },
        { 'content-type': 'application/grpc+json' },
        { 'grpc-timeout': '1n' },
        { 'grpc-timeout': '99999999H' },
        { 'grpc-timeout': 'soon' },
        { 'grpc-accept-encoding': 'x'.repeat(5_000) },
        { 'x-bin': '!!!' },
        { ...Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`x-${at}`, 'y'.repeat(100)])) },
      )
      .chain((headers) => junk.map((bytes) => ({ headers, bytes: framed(bytes) }))),
  },
  { weight: 3, arbitrary: junk.map((bytes) => ({ headers: {}, bytes })) },
)

/** What gRPC does not allow, or allows too much of. */
const framing: Attack<Lie> = {
  name: 'gRPC frames',
  share: 10,
  frames: async (_stage, count, seed) => {
    const ending = fc.constantFrom<Lie['ending'][]>('end', 'reset', 'left open')
    const some = drawn(
      fc.tuple(lies, ending).map(([lie, how]) => ({ ...lie, ending: how })),
      count,
      seed,
    )
    const large: Lie = { headers: encoding('gzip'), bytes: framed(LARGE_BOMB, 1), ending: 'end' }
    return seed % 4 === 0 ? [...some.slice(1), large] : some
  },
  play: (stage, frames) =>
    onCalls(stage, 'dave', frames, async (over, { headers, bytes, ending }) => {
      const call = callOn(over, headers)
      if (call === undefined) return
      await put(call, bytes)
      if (ending === 'end') await ended(call)
      else if (ending === 'reset') call.close(CANCEL)
    }),
}

const FRAME_TYPES = 12
const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')

/** A frame of HTTP/2, which may claim another length than it has. */
function http2Frame(type: number, flags: number, stream: number, payload: Uint8Array, length = payload.length): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(length % 2 ** 24, 0, 3)
  head.writeUInt8(type, 3)
  head.writeUInt8(flags, 4)
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

const anyFrame = fc
  .tuple(
    fc.nat(FRAME_TYPES),
    fc.nat(255),
    fc.oneof(fc.nat(9), fc.nat(2 ** 31 - 1)),
    fc.uint8Array({ maxLength: 100 }),
    fc.option(fc.nat(2 ** 24 - 1)),
  )
  .map(([type, flags, stream, payload, length]) => http2Frame(type, flags, stream, payload, length ?? payload.length))
const ofAKind = (type: number, flags: number, payload: Uint8Array) =>
  fc.integer({ min: 1, max: 500 }).map((count) => Buffer.concat(Array.from({ length: count }, () => http2Frame(type, flags, 1, payload))))

/** Bytes in the place of HTTP/2, over TLS: what a client says with bits flipped, or cut off, and floods of small frames. */
const http2: Attack<Uint8Array> = {
  name: 'HTTP/2 bytes',
  share: 10,
  frames: async ({ material }, count, seed) => {
    const whole = new Uint8Array(await recordedCall(handshake(material('carol'))))
    const recorded = fc.constant(whole)
    const floods = fc.oneof(
      ofAKind(6, 0, new Uint8Array(8)),
      ofAKind(4, 0, new Uint8Array()),
      ofAKind(9, 0, whole.slice(PREFACE.length, PREFACE.length + 50)),
      ofAKind(3, 0, Uint8Array.of(0, 0, 0, 8)),
      ofAKind(8, 0, Uint8Array.of(0x7f, 0xff, 0xff, 0xff)),
      ofAKind(0, 0, new Uint8Array()),
    )
    return drawn(
      fc.oneof(
        { weight: 3, arbitrary: flipped(recorded) },
        { weight: 2, arbitrary: truncated(recorded) },
        {
          weight: 2,
          arbitrary: fc
            .tuple(recorded, fc.array(anyFrame, { minLength: 1, maxLength: 5 }))
            .map(([bytes, frames]) => Buffer.concat([bytes, ...frames])),
        },
        { weight: 2, arbitrary: fc.tuple(recorded, floods).map((both) => Buffer.concat(both)) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 1_000 }) },
      ),
      count,
      seed,
    )
  },
  // The bytes of a connection that the node has ended go over the next one.
  play: (stage, frames) => overSockets(frames, () => secured(stage, 'carol')),
}

/** Bytes in the place of TLS. */
const tls: Attack<Uint8Array> = {
  name: 'TLS bytes',
  share: 10,
  frames: async (_stage, count, seed) => {
    const recorded = fc.constant(new Uint8Array(await recordedHello()))
    const record = fc
      .tuple(fc.nat(255), fc.nat(2 ** 16 - 1), fc.uint8Array({ maxLength: 200 }))
      .map(([type, length, bytes]) => Uint8Array.of(type, 3, 3, length >> 8, length & 255, ...bytes))
    return drawn(
      fc.oneof(
        flipped(recorded),
        truncated(recorded),
        record,
        fc.uint8Array({ maxLength: 500 }),
        fc.constant(PREFACE),
        fc.constant(Buffer.from('GET / HTTP/1.1\r\n\r\n')),
      ),
      count,
      seed,
    )
  },
  play: (stage, frames) => overSockets(frames, () => plain(stage)),
}

/** All of them; the shares are a hundred together. */
export const ATTACKS: readonly Attack[] = [
  messages('bob', 31),
  messages('carol', 27),
  openings('bob', 7),
  openings('dave', 3),
  openings('revoked', 2),
  framing,
  http2,
  tls,
] as unknown as readonly Attack[]

/** Calls on one connection, some at once; on a new one when the node has ended it. */
async function onCalls<T>(
  stage: Stage,
  role: Role,
  frames: readonly T[],
  play: (over: ClientHttp2Session, frame: T) => Promise<void>,
): Promise<void> {
  let over: ClientHttp2Session | undefined
  for (let at = 0; at < frames.length; at += AT_ONCE) {
    if (over?.closed) over.destroy()
    if (over === undefined || over.destroyed) over = await sessionOf(stage, role)
    const current = over
    if (current !== undefined) await Promise.all(frames.slice(at, at + AT_ONCE).map((frame) => play(current, frame)))
  }
  over?.destroy()
}

/** Bytes over connections that the node may end at any time; some are left half open. */
async function overSockets(frames: readonly Uint8Array[], open: () => Promise<Duplex | undefined>): Promise<void> {
  for (let at = 0; at < frames.length; ) {
    const socket = await open()
    socket?.resume()
    const until = Math.min(at + FRAMES_OF_A_CONNECTION, frames.length)
    do {
      if (socket !== undefined) await put(socket, frames[at] ?? new Uint8Array())
      at += 1
    } while (at < until && socket !== undefined && !socket.destroyed)
    socket?.end()
    if (socket !== undefined && !socket.destroyed) await happens(socket, ['close'], 50)
    socket?.destroy()
  }
}

async function ended(call: ClientHttp2Stream | undefined): Promise<void> {
  if (call === undefined || isOver(call)) return
  const closed = happens(call, ['end', 'close'], ENDING_MS)
  call.end()
  await closed
}
