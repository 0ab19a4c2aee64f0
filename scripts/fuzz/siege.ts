import type { ClientHttp2Session } from 'node:http2'
import type { Duplex } from 'node:stream'
import { handshake, signed } from '../../wire/steps/support/handshakes'
import { callOn, framed, plain, put, type Stage, secured, sessionOf } from './stage'

const AT_ONCE = 25
const TRICKLE_MS = 100
const ASKED = 2_000

type Held = Duplex | ClientHttp2Session

/** How somebody holds a connection and does not use it. */
const HOLDING: readonly ((stage: Stage) => Promise<Held | undefined>)[] = [
  // Nothing is said, not even in TLS.
  plain,
  // Half of the connection is closed, and nothing said.
  async (stage) => (await plain(stage))?.end(),
  // The handshake of TLS is done, and nothing said.
  (stage) => secured(stage, 'dave'),
  // A stream without a handshake.
  async (stage) => {
    const over = await sessionOf(stage, 'dave')
    if (over !== undefined) callOn(over)
    return over
  },
]

/** Connections of one host that are there while others attack, and what they cost. */
export class Siege {
  private readonly held: Held[] = []
  private readonly timers: NodeJS.Timeout[] = []
  private isOver = false

  /** Opens so many, and two peers that do not read, or write a byte at a time. How many came about. */
  async begin(stage: Stage, connections: number): Promise<number> {
    await this.writeSlowly(stage)
    await this.readNothing(stage)
    for (let at = 0; at < connections && !this.isOver; at += AT_ONCE) {
      const some = Array.from({ length: Math.min(AT_ONCE, connections - at) }, (_, more) => HOLDING[(at + more) % HOLDING.length])
      for (const held of await Promise.all(some.map((hold) => hold?.(stage)))) this.hold(held)
    }
    return this.held.length
  }

  end(): void {
    this.isOver = true
    for (const timer of this.timers) clearInterval(timer)
    for (const socket of this.held) socket.destroy()
  }

  private hold(socket: Held | undefined): void {
    if (socket === undefined) return
    socket.on('error', () => undefined)
    if (this.isOver) socket.destroy()
    else this.held.push(socket)
  }

  /** A handshake that takes very long. */
  private async writeSlowly(stage: Stage): Promise<void> {
    const over = await sessionOf(stage, 'dave')
    const call = over && callOn(over)
    const bytes = framed(handshake(stage.material('dave')))
    let at = 0
    this.timers.push(
      setInterval(() => {
        if (call !== undefined && !call.destroyed) call.write(bytes.subarray(at, ++at))
      }, TRICKLE_MS),
    )
    this.hold(over)
  }

  /** Asks again and again, and does not read what comes. */
  private async readNothing(stage: Stage): Promise<void> {
    const reader = stage.material('edward')
    const over = await sessionOf(stage, 'edward')
    const call = over && callOn(over)?.pause()
    if (call === undefined) return
    this.hold(over)
    await put(call, framed(handshake(reader)))
    const question = framed(signed(reader, 'empty', { kind: 'hello', nonce: 1n, metadata: new Uint8Array(), type: 'identity' }))
    for (let count = 0; count < ASKED && !call.destroyed; count++) if (!(await put(call, question))) return
  }
}
