import type { Http2Session } from 'node:http2'
import type { DurationMs } from '../../wire/time'

/** How often the other side of a connection is pinged, and how long it may take to answer. */
export interface Keepalive {
  readonly timeMs: DurationMs
  readonly timeoutMs: DurationMs
}

/** Gives a connection up when its other side answers no ping (CONN-9). */
export function keepAlive(session: Http2Session, { timeMs, timeoutMs }: Keepalive): void {
  let timer: NodeJS.Timeout
  const wait = () => {
    timer = setTimeout(ping, timeMs).unref()
  }
  const ping = () => {
    if (session.destroyed) return
    timer = setTimeout(() => session.destroy(), timeoutMs).unref()
    session.ping((error) => {
      clearTimeout(timer)
      if (error === null) wait()
    })
  }
  session.once('close', () => clearTimeout(timer))
  wait()
}
