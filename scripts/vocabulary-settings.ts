import { documents } from '../src/reference/dialects/documents'
import { fabric } from '../src/reference/dialects/fabric'
import { resolveSettings } from '../src/reference/node/settings'
import { fieldOf, SETTING_KEYS, SETTINGS, type SettingKey } from '../src/reference/node/settings-table'
import type { Dialect } from '../src/reference/ports/dialect'
import type { CatalogueRule } from '../src/suite/judging/catalogue'
import { formatGoDuration } from '../src/wire/go-duration'
import { UNTRIED } from './spec-lint-settings'

/** What each setting is. */
const WORDS: Readonly<Record<SettingKey, string>> = {
  bootstrap: 'endpoints of the peers that a node asks first',
  endpoint: "the node's internal endpoint, for its own organization",
  externalEndpoint: "the node's endpoint for other organizations; without one these cannot reach it",
  propagateIterations: 'how often each message is emitted',
  propagatePeerNum: 'to how many peers a message goes: `k`',
  maxPropagationBurstSize: 'how many messages fill the buffer',
  maxPropagationBurstLatency: 'the period of the timer that empties the buffer',
  pullInterval: 'how often living peers are asked for their membership; a channel is swept every five of them',
  pullPeerNum: 'how many are asked each time',
  digestWaitTime: 'how long digests are waited for after a hello',
  requestWaitTime: 'how long a hello that was answered may be followed by a request',
  responseWaitTime: 'how long what was requested is waited for',
  requestStateInfoInterval: 'how often peers are asked for the state infos of a channel',
  publishStateInfoInterval: "the period at which a node publishes its own state info; the store's TTL follows from it",
  maxBlockCountToStore: 'how far behind the newest block an older one may be',
  publishCertPeriod: "for how long the node's alive messages carry its identity",
  identityUsageThreshold: 'how long an identity may go unused; no key of the file',
  dialTimeout: 'how long an attempt to open a connection may take',
  connTimeout: 'how long the handshake may take',
  recvBuffSize: 'how many messages of a connection wait to be taken in',
  sendBuffSize: 'how many messages wait for a peer that does not read; more are dropped',
  aliveTimeInterval: 'how often a node tells that it lives',
  aliveExpirationTimeout: 'how long a peer may be silent before it is dead',
  reconnectInterval: 'how often dead peers are tried, and bootstrap peers that have not answered',
  maxConnectionAttempts: 'how often a bootstrap peer is tried, and how often it is asked',
  msgExpirationFactor: 'after how many timeouts a silent peer is erased',
  membershipTrackerInterval: 'how often a node logs who came and went',
}

/** A row for each setting: its default in each dialect, and the rules that speak of it. */
export function settingsTable(rules: readonly CatalogueRule[]): string {
  const rows = SETTING_KEYS.map((key) => {
    const defaults = [documents, fabric].map((dialect) => defaultOf(key, dialect))
    return `| \`${key}\` | ${WORDS[key]} | ${defaults.join(' | ')} | ${rulesOn(key, rules).join(', ') || `none: ${UNTRIED[key] ?? 'no rule speaks of it'}`} |`
  })
  return ['| key | what it is | in the notes | in Fabric | rules that speak of it |', '| --- | --- | --- | --- | --- |', ...rows].join('\n')
}

/** INIT-5 speaks of all. A key that is an ordinary word is meant where it stands in backquotes. */
function rulesOn(key: SettingKey, rules: readonly CatalogueRule[]): string[] {
  const name = new RegExp(/[A-Z]/.test(key) ? `\\b${key}\\b` : `\`${key}\``)
  return [...new Set(rules.filter(({ title, description }) => name.test(`${title}\n${description}`)).map(({ id }) => id))]
}

/** As core.yaml would have it, and from what it follows. */
function defaultOf(key: SettingKey, { settings }: Dialect): string {
  const value: unknown = Reflect.get(resolveSettings({}, settings), fieldOf(key))
  const spec = SETTINGS[key]
  if (spec.kind !== 'interval') return typeof value === 'number' ? `\`${value}\`` : 'none'
  const length = `\`${formatGoDuration(Number(value)).replace(/0m0s$/, '')}\``
  if (typeof spec.byDefault !== 'object') return length
  const { times, of } = spec.byDefault
  return `${length}: ${times === 1 ? 'that' : `${times} times that`} of \`${of}\``
}
