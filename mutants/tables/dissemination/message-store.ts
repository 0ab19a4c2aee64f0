import { inFile, type Mutant } from '../../mutant'

const STORE = 'src/reference/dissemination/message-store.ts'
const NODE = 'src/reference/node/standing-parts.ts'
const stores = inFile(STORE)
const nodes = inFile(NODE)
const says = inFile('src/reference/dialects/documents.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const inChannel = inFile('src/reference/channel/channel-state.ts')
const oldest = 'if (oldest.done) return undefined'
const check = 'return firstTickAfter(oldest.value.storedAt + limit, checks)'
const newerOnly = 'return held === undefined || this.options.isNewer(message, held.message)'
const ttlOfNode = 'settings.publishStateInfoIntervalMs * dialect.settings.stateInfoTtlFactor'

/** Mutants of the state-info message store (STORE-1 to STORE-7). */
export const messageStore: readonly Mutant[] = [
  stores('STORE-1', 'store-never-evicts', 'No check ever evicts a message.', oldest, 'if (oldest.done || limit > 0) return undefined'),
  stores(
    'STORE-1',
    'store-evicts-first-only',
    'Only the message stored first of all is ever evicted.',
    oldest,
    'if (oldest.done || this.evicted) return undefined',
    {
      also: [
        { file: STORE, from: 'taken.push(entry)', to: 'taken.push(entry)\n      this.evicted = true\n      break' },
        { file: STORE, from: 'visited = 0', to: 'visited = 0\n  private evicted = false' },
      ],
    },
  ),
  inFile('src/reference/channel/channel-intake.ts')(
    'STORE-1',
    'store-age-from-incarnation',
    'The age of a state info counts from the time that it carries.',
    'this.options.foreignStateInfos.add(signed, now)',
    'this.options.foreignStateInfos.add(signed, Math.min(now, Number(signed.message.content.timestamp.incNum / 1_000_000n)))',
  ),
  stores(
    'STORE-1',
    'store-age-from-first',
    'A newer message takes over the age of the one that it replaces.',
    'this.delete(this.options.keyOf(message))\n    this.readable.set(this.options.keyOf(message), { message, storedAt: now })',
    'const replaced = this.readable.get(this.options.keyOf(message))\n    this.delete(this.options.keyOf(message))\n' +
      '    this.readable.set(this.options.keyOf(message), { message, storedAt: replaced?.storedAt ?? now })',
  ),
  stores(
    'STORE-1',
    'store-refused-makes-young',
    'A message that is refused makes the one that is held young again.',
    'if (!this.accepts(message)) return false\n',
    `const refusing = this.readable.get(this.options.keyOf(message))
    if (!this.accepts(message)) {
      if (refusing === undefined) return false
      this.readable.delete(this.options.keyOf(message))
      this.readable.set(this.options.keyOf(message), { message: refusing.message, storedAt: now })
      return false
    }\n`,
  ),
  stores(
    'STORE-1',
    'store-refused-makes-hidden-young',
    'A message that a hidden one refuses makes that one young again.',
    'if (!this.accepts(message)) return false\n',
    `const refusing = this.hidden.get(this.options.keyOf(message))
    if (!this.accepts(message)) {
      if (refusing === undefined) return false
      this.hidden.delete(this.options.keyOf(message))
      this.hidden.set(this.options.keyOf(message), { message: refusing.message, storedAt: now })
      return false
    }\n`,
    { dialects: ['fabric'] },
  ),
  stores(
    'STORE-1',
    'store-evicts-each-once',
    'What was evicted once, and taken again, is held for good.',
    'this.readable.set(this.options.keyOf(message), { message, storedAt: now })',
    'this.readable.set(this.options.keyOf(message), { message, storedAt: this.evicted.has(this.options.keyOf(message)) ? Number.MAX_SAFE_INTEGER : now })',
    {
      also: [
        { file: STORE, from: 'taken.push(entry)', to: 'taken.push(entry)\n      this.evicted.add(key)' },
        { file: STORE, from: 'visited = 0', to: 'visited = 0\n  private readonly evicted = new Set<string>()' },
      ],
    },
  ),
  says('STORE-2', 'store-ttl-two-intervals', 'The TTL is two publish intervals.', 'stateInfoTtlFactor: 1,', 'stateInfoTtlFactor: 2,', {
    dialects: ['documents'],
  }),
  says(
    'STORE-2',
    'store-ttl-hundred-intervals',
    'The TTL is a hundred publish intervals.',
    'stateInfoTtlFactor: 1,',
    'stateInfoTtlFactor: 100,',
    { dialects: ['documents'], source: 'N-12' },
  ),
  does('STORE-2', 'store-ttl-one-interval', 'The TTL is one publish interval.', 'stateInfoTtlFactor: 100,', 'stateInfoTtlFactor: 1,', {
    dialects: ['fabric'],
    source: 'N-12',
  }),
  nodes('STORE-2', 'store-ttl-one-check-short', 'The TTL is a hundredth too short.', ttlOfNode, `(${ttlOfNode} * 99) / 100`),
  nodes('STORE-2', 'store-ttl-one-check-long', 'The TTL is a hundredth too long.', ttlOfNode, `(${ttlOfNode} * 101) / 100`),
  stores(
    'STORE-3',
    'store-evicts-at-ttl',
    'A message goes at the check at which its age is exactly the limit.',
    'if (now - entry.storedAt <= limit) break',
    'if (now - entry.storedAt < limit) break',
    {
      source: 'G, extra: expiry at >= instead of >',
      also: [
        {
          file: STORE,
          from: check,
          to: check.replace('limit', 'limit - 1'),
        },
      ],
    },
  ),
  stores(
    'STORE-3',
    'store-hides-at-ttl',
    'When a message is hidden, those go with it whose age is exactly the TTL.',
    'const expired = this.takeOlderThan(this.readable, this.options.ttlMs, now)',
    'const expired = this.takeOlderThan(this.readable, this.options.ttlMs - 1, now)',
  ),
  stores(
    'STORE-3',
    'store-evicts-a-check-early',
    'A message goes when it will be older than the limit by the next check.',
    'if (now - entry.storedAt <= limit) break',
    'if (now - entry.storedAt <= limit - this.options.ttlMs / CHECKS_PER_TTL) break',
    { also: [{ file: STORE, from: check, to: check.replace('limit', 'limit - this.options.ttlMs / CHECKS_PER_TTL') }] },
  ),
  stores(
    'STORE-4',
    'store-check-one-tenth',
    'The check runs ten times in a TTL.',
    'const CHECKS_PER_TTL = 100',
    'const CHECKS_PER_TTL = 10',
  ),
  stores(
    'STORE-4',
    'store-check-thousandth',
    'The check runs a thousand times in a TTL.',
    'const CHECKS_PER_TTL = 100',
    'const CHECKS_PER_TTL = 1000',
  ),
  stores(
    'STORE-4',
    'store-check-from-arrival',
    'Each message goes a hundredth of the TTL after it got too old, whenever the checks run.',
    check,
    'return oldest.value.storedAt + limit + Math.ceil(this.options.ttlMs / CHECKS_PER_TTL)',
    {
      also: [
        {
          file: STORE,
          from: 'if (now - entry.storedAt <= limit) break',
          to: 'if (now - entry.storedAt < limit + Math.ceil(this.options.ttlMs / CHECKS_PER_TTL)) break',
        },
      ],
    },
  ),
  stores(
    'STORE-4',
    'store-no-wait-for-check',
    'A message goes as soon as it is older than the limit, without a check.',
    check,
    'return oldest.value.storedAt + limit + 1',
  ),
  stores(
    'STORE-4',
    'store-check-skipped',
    'Every other check is left out.',
    check,
    check.replace('checks', '{ ...checks, perPeriod: CHECKS_PER_TTL / 2 }'),
  ),
  says(
    'STORE-5',
    'store-hides-first',
    'Past the TTL a message is only hidden, and goes past twice the TTL.',
    "stateInfo: 'past-ttl'",
    "stateInfo: 'past-twice-ttl'",
    { dialects: ['documents'], source: 'N-11' },
  ),
  does(
    'STORE-5',
    'store-removes-at-ttl',
    'Past the TTL a message is removed at once.',
    "stateInfo: 'past-twice-ttl'",
    "stateInfo: 'past-ttl'",
    { dialects: ['fabric'], source: 'G, extra: removal at TTL not 2xTTL' },
  ),
  stores(
    'STORE-5',
    'store-hidden-refuses-nothing',
    'A hidden message no longer refuses older and equal ones.',
    'const held = this.readable.get(key) ?? this.hidden.get(key)',
    'const held = this.readable.get(key)',
    { dialects: ['fabric'], source: 'G, extra: expired entry no longer blocks old ones' },
  ),
  stores(
    'STORE-5',
    'store-hidden-for-ever',
    'A hidden message is never removed.',
    'const removal = this.firstCheckPast(this.hidden, 2 * this.options.ttlMs)',
    'const removal = undefined',
    { dialects: ['fabric'], also: [{ file: STORE, from: 'this.takeOlderThan(this.hidden, 2 * this.options.ttlMs, now)', to: '' }] },
  ),
  stores(
    'STORE-5',
    'store-hidden-can-be-read',
    'A hidden message still counts as one that can be read.',
    'return this.readable.size\n',
    'return this.held\n',
    { dialects: ['fabric'] },
  ),
  stores(
    'STORE-5',
    'store-removal-past-thrice',
    'A hidden message is removed past three times the TTL.',
    'const removal = this.firstCheckPast(this.hidden, 2 * this.options.ttlMs)',
    'const removal = this.firstCheckPast(this.hidden, 3 * this.options.ttlMs)',
    {
      dialects: ['fabric'],
      also: [
        {
          file: STORE,
          from: 'this.takeOlderThan(this.hidden, 2 * this.options.ttlMs, now)',
          to: 'this.takeOlderThan(this.hidden, 3 * this.options.ttlMs, now)',
        },
      ],
    },
  ),
  stores(
    'STORE-5',
    'store-remembers-evicted',
    'What was evicted goes on refusing older messages, though it is gone.',
    'return expired.map((entry) => entry.message)',
    'for (const { message } of expired) this.past.set(this.options.keyOf(message), message)\n    return expired.map((entry) => entry.message)',
    {
      dialects: ['documents'],
      also: [
        {
          file: STORE,
          from: newerOnly,
          to: 'const before = held?.message ?? this.past.get(key)\n    return before === undefined || !this.options.isNewer(before, message)',
        },
        { file: STORE, from: 'visited = 0', to: 'visited = 0\n  private readonly past = new Map<string, T>()' },
      ],
    },
  ),
  stores(
    'STORE-5',
    'store-newer-takes-over-hidden-age',
    'A newer message takes over the age of the hidden one that it replaces.',
    'this.delete(this.options.keyOf(message))\n    this.readable.set(this.options.keyOf(message), { message, storedAt: now })',
    'const storedAt = this.hidden.get(this.options.keyOf(message))?.storedAt ?? now\n    this.delete(this.options.keyOf(message))\n' +
      '    this.readable.set(this.options.keyOf(message), { message, storedAt })',
    { dialects: ['fabric'] },
  ),
  stores(
    'STORE-6',
    'store-hidden-stays-beside-newer',
    'A hidden message stays beside the newer one that takes its place.',
    'this.hidden.delete(key)',
    '',
    { dialects: ['fabric'] },
  ),
  stores(
    'STORE-6',
    'store-newer-as-old-as-before',
    'A newer message is held for as long as the one before would have been.',
    'this.delete(this.options.keyOf(message))\n    this.readable.set(this.options.keyOf(message), { message, storedAt: now })',
    'const before = this.readable.get(this.options.keyOf(message))\n    this.delete(this.options.keyOf(message))\n' +
      '    this.readable.set(this.options.keyOf(message), { message, storedAt: before?.storedAt ?? now })',
    { breaks: ['STORE-1', 'DISC-12'] },
  ),
  nodes(
    'STORE-6',
    'store-by-channel',
    'State infos of one peer and different channels have nothing to do with each other.',
    'keyOf: ({ message }) => message.content.pkiId,',
    "keyOf: ({ message }) => [message.content.pkiId, toHex(message.content.channelMac)].join('/'),",
    { source: 'C-05' },
  ),
  inFile('src/reference/channel/channel-intake.ts')(
    'STORE-6',
    'store-for-all-channels',
    'State infos of channels that the node is in are held in the same store as the others.',
    'const doubts = channels.doubtsOf(signed, channel, now)\n',
    "if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n    const doubts = channels.doubtsOf(signed, channel, now)\n",
  ),
  nodes(
    'STORE-6',
    'store-signed-times',
    'Incarnations and sequence numbers are compared as signed numbers.',
    'isNewer(candidate.message.content.timestamp, held.message.content.timestamp)',
    '[candidate, held].map(({ message: { content: { timestamp } } }) => [BigInt.asIntN(64, timestamp.incNum), BigInt.asIntN(64, timestamp.seqNum)] as const)' +
      '.reduce(([a, b], [c, d]) => (a === c ? [b, d] : [a, c]) as never).reduce((a, b) => (a > b ? 1n : 0n)) === 1n',
  ),
  stores(
    'STORE-6',
    'store-refused-is-held',
    'An older message is refused, and held all the same in place of the newer one.',
    'if (!this.accepts(message)) return false\n',
    `if (!this.accepts(message)) {
      if (this.readable.has(this.options.keyOf(message))) this.readable.set(this.options.keyOf(message), { message, storedAt: now })
      return false
    }\n`,
  ),
  stores(
    'STORE-6',
    'store-takes-equal',
    'An equal message is taken again.',
    newerOnly,
    'return held === undefined || !this.options.isNewer(held.message, message)',
  ),
  stores('STORE-6', 'store-takes-everything', 'An older message replaces a newer one.', newerOnly, 'return held === undefined || true'),
  stores('STORE-6', 'store-first-one-wins', 'A newer message does not replace the older one.', newerOnly, 'return held === undefined'),
  nodes(
    'STORE-6',
    'store-sequence-only',
    'Of two state infos the one with the larger sequence number is newer, whatever the incarnation.',
    'isNewer(candidate.message.content.timestamp, held.message.content.timestamp)',
    'candidate.message.content.timestamp.seqNum > held.message.content.timestamp.seqNum',
  ),
  nodes(
    'STORE-6',
    'store-of-one-message',
    'The store holds one message in all, whoever sent it.',
    'keyOf: ({ message }) => message.content.pkiId,',
    "keyOf: () => 'all',",
  ),
  stores(
    'STORE-6',
    'store-size-too-small',
    'When a hidden message is replaced, the size is one too small from then on.',
    'return this.readable.size\n',
    'return this.readable.size - this.lost\n',
    {
      dialects: ['fabric'],
      source: 'N-15',
      also: [
        { file: STORE, from: 'this.hidden.delete(key)', to: 'if (this.hidden.delete(key)) this.lost += 1' },
        { file: STORE, from: 'visited = 0', to: 'visited = 0\n  private lost = 0' },
      ],
    },
  ),
  nodes('STORE-7', 'store-ttl-fixed', 'The TTL does not depend on any key.', ttlOfNode, '4_000 * dialect.settings.stateInfoTtlFactor'),
  nodes(
    'STORE-7',
    'publish-interval-fixed',
    'The state info of a channel is published every four seconds, whatever the key says.',
    'publishIntervalMs: settings.publishStateInfoIntervalMs',
    'publishIntervalMs: 4_000',
  ),
  inChannel(
    'STORE-7',
    'publish-every-tick',
    'The state info of a channel is published at every tick, news or not.',
    'this.isDirty = false\n    return this.own',
    'return this.own',
    { source: 'G 31' },
  ),
  inChannel(
    'STORE-7',
    'publish-never',
    'The state info of a channel is never published.',
    'return this.isDirty ? this.nextTick : undefined',
    'return this.isDirty && this.changes < 0n ? this.nextTick : undefined',
  ),
  inChannel(
    'STORE-7',
    'publish-to-nobody',
    'News that falls due while nobody is there counts as published.',
    'if (!somebodyListens) return undefined',
    'if (!somebodyListens) {\n      this.isDirty = false\n      return undefined\n    }',
  ),
  nodes(
    'STORE-6',
    'store-equal-but-different',
    'A message of the same time counts as newer if it says something else.',
    'isNewer(candidate.message.content.timestamp, held.message.content.timestamp)',
    'isNewer(candidate.message.content.timestamp, held.message.content.timestamp) ||\n' +
      '      (!isNewer(held.message.content.timestamp, candidate.message.content.timestamp) && `${candidate.envelope.payload}` !== `${held.envelope.payload}`)',
  ),
  nodes(
    'STORE-6',
    'store-times-as-float',
    'Times are compared as floating point, so that large numbers that differ little are equal.',
    'isNewer(candidate.message.content.timestamp, held.message.content.timestamp)',
    '[candidate, held].map(({ message: { content: { timestamp } } }) => [Number(timestamp.incNum), Number(timestamp.seqNum)] as const)' +
      '.reduce(([a, b], [c, d]) => (a === c ? [b, d] : [a, c]) as never).reduce((a, b) => (a > b ? 1 : -1)) === 1',
  ),
  inFile('src/reference/channel/channels.ts')(
    'STORE-7',
    'publish-one-channel',
    'Of channels whose state infos are due together only that of the first is published, and the others wait for their next period.',
    'const info = channel.onDeadline(now, this.somebodyListens)\n',
    'const info = channel.onDeadline(now, this.somebodyListens && !isDone)\n      isDone ||= info !== undefined\n',
    {
      also: [
        {
          file: 'src/reference/channel/channels.ts',
          from: 'onDeadline(now: Instant): void {\n',
          to: 'onDeadline(now: Instant): void {\n    let isDone = false\n',
        },
      ],
    },
  ),
  inChannel(
    'STORE-7',
    'publish-once',
    'News of a channel is published once, and never again.',
    'this.isDirty = true\n',
    'this.isDirty = this.changes < 2n\n',
  ),
  inChannel(
    'STORE-7',
    'publish-period-from-news',
    'The publish period runs from the news, not from the join.',
    'this.isDirty = true\n    this.nextTick = this.tickAfter(now)\n',
    'this.isDirty = true\n    this.nextTick = now + this.options.publishIntervalMs\n',
  ),
  inFile('src/reference/channel/channels.ts')(
    'STORE-7',
    'publish-to-own-org-only',
    'A node that knows peers of other organizations only publishes nothing.',
    'return this.options.listeners.size > 0',
    "return this.options.listeners['peers'].some((peer: PkiId) => this.options.identities['entries'].get(peer)?.org === this.options.selfOrg)",
  ),
  inFile('src/reference/node/gossip-node.ts')(
    'STORE-6',
    'store-forgotten-by-a-join',
    'When the node joins a channel it forgets the state infos of others.',
    '        return channels.join(input.channel, input.message, now)',
    '        for (const key of this.parts.stateInfos.keys) this.parts.stateInfos.delete(key)\n        return channels.join(input.channel, input.message, now)',
  ),
]
