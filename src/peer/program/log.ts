import { destination, type Logger, pino } from 'pino'
import pretty from 'pino-pretty'
import { fromUtf8 } from '../../wire/bytes'
import type { GossipMessage } from '../../wire/gossip-message'
import type { RejectionReason } from '../../wire/rejection'

export const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const
export const LOG_FORMATS = ['json', 'lines'] as const

/** How a node logs. */
export interface LogOptions {
  readonly level: (typeof LOG_LEVELS)[number]
  /** `json`: an object a line; `lines`: for people. */
  readonly format: (typeof LOG_FORMATS)[number]
}

/** A log on standard output that loses nothing when the process ends. */
export function newLog({ level, format }: LogOptions): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  if (format === 'json') return pino(options, destination({ dest: 1, sync: true }))
  const lines = pretty({ sync: true, singleLine: true, translateTime: 'SYS:HH:MM:ss.l', colorize: process.stdout.isTTY === true })
  return pino(options, lines)
}

/** The rules by which something is refused. Where several do, the first one is the likeliest. */
export const RULES_OF: Readonly<Record<RejectionReason, readonly string[]>> = {
  malformed: ['ROBUST-1'],
  incomplete: ['ROBUST-1'],
  'too-large': ['ROBUST-1'],
  'illegal-tag': ['TAG-1'],
  'unexpected-kind': ['TAG-2'],
  'unknown-identity': ['SIGN-5', 'DISC-16'],
  'bad-identity': ['IDENT-8', 'IDPULL-4'],
  'bad-signature': ['SIGN-1', 'DISC-16'],
  'not-a-reader': ['CHAN-6'],
  stale: ['STORE-6', 'BLOCK-4', 'ORDER-3', 'DISC-6'],
  'about-self': ['DISC-15'],
  'unknown-channel': ['CHAN-3', 'CHAN-4'],
  'foreign-org': ['CHAN-3', 'CHAN-6', 'BLOCKPULL-9', 'LEADER-1'],
  'sender-mismatch': ['DISC-20'],
  'invalid-block': ['BLOCK-3'],
}

/** What happens all the time among honest peers. */
const ORDINARY: readonly RejectionReason[] = ['stale', 'about-self']
const ONE_LINE_IN_MS = 10_000
/** Strangers name channels as they like. */
const LONGEST_NAME = 80

/** What was refused, and of whom. */
export interface Refused {
  readonly from: string | undefined
  readonly reason: RejectionReason
  readonly message?: GossipMessage | undefined
}

/** Logs what is refused: of each peer and reason one line in ten seconds at most, with how many there were. */
export class RefusalLog {
  private readonly log: Logger
  private readonly now: () => number
  private readonly counted = new Map<string, { silentUntil: number; more: number }>()

  constructor(log: Logger, now: () => number) {
    this.log = log
    this.now = now
  }

  refused({ from, reason, message }: Refused): void {
    const key = `${reason}/${from ?? ''}`
    const known = this.counted.get(key)
    if (known !== undefined && this.now() < known.silentUntil) {
      known.more += 1
      return
    }
    this.makeRoom()
    this.counted.set(key, { silentUntil: this.now() + ONE_LINE_IN_MS, more: 0 })
    const times = known?.more ? { alsoSince: known.more } : {}
    const fields = { from: from ?? 'a stranger', ...described(message), reason, rules: RULES_OF[reason], ...times }
    this.log[ORDINARY.includes(reason) ? 'debug' : 'warn'](fields, 'refused')
  }

  /** Strangers must not make it grow. */
  private makeRoom(): void {
    if (this.counted.size < 1_000) return
    for (const [key, { silentUntil }] of this.counted) if (silentUntil <= this.now()) this.counted.delete(key)
    if (this.counted.size >= 1_000) this.counted.clear()
  }
}

/** Its kind, and the channel that it names. */
function described(message: GossipMessage | undefined): { readonly kind?: string; readonly channel?: string } {
  if (message === undefined) return {}
  const kind = message.content.kind
  return message.channel.length === 0 ? { kind } : { kind, channel: fromUtf8(message.channel).slice(0, LONGEST_NAME) }
}
