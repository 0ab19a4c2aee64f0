import { inFile, type Mutant } from '../../../mutant'

const codec = inFile('src/wire/content-codec.ts')
const takesIn = inFile('src/reference/node/intake.ts')
const sync = inFile('src/reference/membership/membership-sync.ts')
const snapshots = inFile('src/reference/channel/state-info-sync.ts')
const stock = inFile('src/reference/pull/identity-pull.ts')
const blocks = inFile('src/reference/channel/channel-intake.ts')
const nonces = inFile('src/reference/pull/recent-nonces.ts')
const undecodable = "reason === 'malformed'"

/** Mutants of ROBUST-2 and ROBUST-3. */
export const robustness: readonly Mutant[] = [
  codec(
    'ROBUST-2',
    'alive-without-time-taken',
    'An alive message without a time is one of the time 0.',
    'if (!membership?.pkiId.length || !timestamp) return undefined',
    'if (!membership?.pkiId.length) return undefined\n      timestamp ??= { incNum: { low: 0, high: 0 }, seqNum: { low: 0, high: 0 } }',
  ),
  codec(
    'ROBUST-2',
    'alive-without-membership-closes',
    'An alive message that says nothing of its peer ends the connection.',
    'if (!membership?.pkiId.length || !timestamp) return undefined',
    'if (!timestamp) return undefined\n      if (membership.pkiId === undefined) return undefined',
  ),
  codec(
    'ROBUST-2',
    'state-info-without-properties-taken',
    'A state info that says nothing is taken.',
    'if (!timestamp || !pkiId.length || !channel_MAC.length || !properties) return undefined',
    'if (!timestamp || !pkiId.length || !channel_MAC.length) return undefined\n      properties ??= { ledgerHeight: { low: 0, high: 0 }, leftChannel: false, chaincodes: [] }',
  ),
  codec(
    'ROBUST-2',
    'state-info-without-time-taken',
    'A state info without a time is one of the last time that there is.',
    'if (!timestamp || !pkiId.length || !channel_MAC.length || !properties) return undefined',
    'if (!pkiId.length || !channel_MAC.length || !properties) return undefined\n      timestamp ??= { incNum: { low: -1, high: -1 }, seqNum: { low: 0, high: 0 } }',
  ),
  codec(
    'ROBUST-2',
    'leadership-without-time-taken',
    'A leadership message without a time is one of the last time that there is.',
    'pkiId.length && timestamp\n',
    'pkiId.length && (timestamp ??= { incNum: { low: -1, high: -1 }, seqNum: { low: 0, high: 0 } })\n',
  ),
  codec(
    'ROBUST-2',
    'request-without-self-closes',
    'A membership request without an alive message ends the connection.',
    "selfInformation ? { kind: 'mem-req', selfInformation: fromWireEnvelope(selfInformation), known: allBytes(known) } : undefined",
    "({ kind: 'mem-req', selfInformation: fromWireEnvelope(selfInformation), known: allBytes(known) })",
  ),
  codec(
    'ROBUST-2',
    'block-without-payload-taken',
    'A block without a payload is the empty block 0.',
    "read: ({ payload }) => (payload ? { kind: 'data', payload: readPayload(payload) } : undefined)",
    "read: ({ payload }) => ({ kind: 'data', payload: readPayload(payload ?? {}) })",
  ),
  takesIn(
    'ROBUST-2',
    'badly-signed-closes',
    'A message with a wrong signature ends the connection, if it is of another peer.',
    "if (reason !== undefined) outbox.put({ type: 'rejected', from, reason, message: 'ok' in opened ? opened.ok.message : undefined })",
    "if (reason !== undefined) outbox.put({ type: 'rejected', from, reason, message: 'ok' in opened ? opened.ok.message : undefined })\n    if (reason === 'bad-signature') outbox.put({ type: 'disconnect', peer: from, reason })",
  ),
  sync(
    'ROBUST-2',
    'response-of-other-kinds-crashes',
    'The kind of what is in a membership response is not looked at.',
    "      if (!isKind(opened.ok, 'alive')) return 'unexpected-kind'\n      const reason",
    '      const reason',
  ),
  sync(
    'ROBUST-2',
    'request-of-other-kinds-crashes',
    'The kind of what is in a membership request is not looked at.',
    "if (!isKind(alive, 'alive')) return 'unexpected-kind'\n",
    '',
  ),
  snapshots(
    'ROBUST-2',
    'snapshot-of-other-kinds-crashes',
    'The kind of what is in a snapshot is not looked at.',
    "if (!isKind(info, 'state-info')) return 'unexpected-kind'\n",
    '',
    { breaks: ['CHAN-10'] },
  ),
  stock(
    'ROBUST-2',
    'pulled-of-other-kinds-crashes',
    'The kind of what is in an update of identities is not looked at.',
    "if (!isKind(item.ok, 'peer-identity')) return 'unexpected-kind'\n",
    '',
    { breaks: ['IDPULL-4'] },
  ),
  blocks(
    'ROBUST-2',
    'pulled-blocks-of-other-kinds-crash',
    'The kind of what is in an update of blocks is not looked at.',
    "return isKind(opened.ok, 'data') ? opened.ok : 'unexpected-kind'",
    'return opened.ok as never',
    { breaks: ['BLOCKPULL-6'] },
  ),
  takesIn(
    'ROBUST-2',
    'incomplete-closes',
    'A message in which something is missing ends the connection.',
    undecodable,
    `(${undecodable} || (reason === 'incomplete' && bytes.length > 40))`,
  ),
  nonces(
    'ROBUST-3',
    'nonces-without-bound',
    'Nonces are kept until their time is over, however many there are.',
    'this.heardAt.size <= BOUNDS.nonces && now - at',
    'this.heardAt.size <= BOUNDS.nonces * 1e6 && now - at',
  ),
  nonces(
    'ROBUST-3',
    'newest-nonce-goes-first',
    'Of too many nonces the newest is forgotten.',
    'this.heardAt.set(nonce, now)\n',
    'if (this.heardAt.size >= BOUNDS.nonces) return\n    this.heardAt.set(nonce, now)\n',
  ),
  nonces(
    'ROBUST-3',
    'few-nonces-kept',
    'No more than ten nonces are kept.',
    'this.heardAt.size <= BOUNDS.nonces && now - at',
    'this.heardAt.size <= BOUNDS.nonces / 100 && now - at',
  ),
  {
    rule: 'ROBUST-3',
    id: 'offers-without-bound',
    sentence: 'A pull hears of any number of missing items.',
    edits: [
      { file: 'src/reference/pull/pull-engine.ts', from: 'known === undefined && owners.size < BOUNDS.offers', to: 'known === undefined' },
    ],
  },
  {
    rule: 'ROBUST-3',
    id: 'few-offers-heard',
    sentence: 'A pull hears of ten missing items.',
    edits: [{ file: 'src/reference/pull/pull-engine.ts', from: 'owners.size < BOUNDS.offers', to: 'owners.size < BOUNDS.offers / 100' }],
  },
  {
    rule: 'ROBUST-3',
    id: 'nonces-of-blocks-unbound',
    sentence: 'Nonces of hellos for blocks are kept, however many there are.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: '    this.served = new RecentNonces(options.times.requestWaitTimeMs)',
        to: "    this.served = new RecentNonces(options.times.requestWaitTimeMs)\n    if (options.type === 'block') (this.served as never as { unbound: boolean }).unbound = true",
      },
      {
        file: 'src/reference/pull/recent-nonces.ts',
        from: '(this.heardAt.size <= BOUNDS.nonces &&',
        to: '((this.heardAt.size <= BOUNDS.nonces || (this as never as { unbound?: boolean }).unbound) &&',
      },
    ],
  },
  nonces(
    'ROBUST-3',
    'nonces-all-go-at-once',
    'When there are too many nonces all are forgotten.',
    '    this.heardAt.set(nonce, now)\n',
    '    if (this.heardAt.size >= BOUNDS.nonces) this.heardAt.clear()\n    this.heardAt.set(nonce, now)\n',
  ),
  inFile('src/reference/pull/pull-engine.ts')(
    'ROBUST-3',
    'missing-items-of-all-pulls',
    'Missing items are counted over all pulls of a channel.',
    '      if (item !== undefined) offer(round.owners, item, owner)',
    '      const memo = this as never as { heard?: number }\n      memo.heard = (memo.heard ?? 0) + (item === undefined ? 0 : 1)\n      if (item !== undefined && memo.heard <= BOUNDS.offers) offer(round.owners, item, owner)',
  ),
  {
    rule: 'ROBUST-3',
    id: 'nonces-of-all-exchanges',
    sentence: 'Nonces of all exchanges together are a thousand, and push each other out.',
    edits: [
      {
        file: 'src/reference/pull/recent-nonces.ts',
        from: '    this.heardAt.set(nonce, now)\n',
        to: '    this.heardAt.set(nonce, now)\n    all.push(() => this.heardAt.delete(nonce))\n    if (all.length > BOUNDS.nonces) all.shift()?.()\n',
      },
      { file: 'src/reference/pull/recent-nonces.ts', from: '/** Nonces of', to: 'const all: (() => boolean)[] = []\n\n/** Nonces of' },
    ],
  },
]
