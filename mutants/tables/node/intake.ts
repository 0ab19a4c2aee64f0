import { inFile, type Mutant } from '../../mutant'

const tags = inFile('src/wire/message-tags.ts')
const takesIn = inFile('src/reference/node/intake.ts')
const order = inFile('src/wire/message-order.ts')
const envelope = inFile('src/wire/envelope.ts')
const stock = inFile('src/reference/pull/identity-pull.ts')
const holds = inFile('src/reference/channel/block-store.ts')
const parts = inFile('src/reference/node/standing-parts.ts')
const state = inFile('src/reference/channel/channel-state.ts')
const illegal = "if (!isTagLegal(message)) return 'illegal-tag'\n"
const author = 'return this.doubtsOfAuthor(signed, now) ?? handler(signed, from, now)'
const verified = "return this.options.identities.useToVerify(author, signature, payload, now) ? undefined : 'bad-signature'"

const spared = (kind: string) =>
  [illegal, `if (message.content.kind !== '${kind}' && !isTagLegal(message)) return 'illegal-tag'\n`] as const
const tagOf = (kind: string) =>
  takesIn('TAG-1', `tag-of-${kind}-ignored`, `The tag of messages of the kind ${kind} is not looked at.`, ...spared(kind))

/** Mutants of TAG, ORDER, SIGN-1 to SIGN-6. */
export const intake: readonly Mutant[] = [
  takesIn('TAG-1', 'tags-ignored', 'Tags are not looked at.', illegal, 'void isTagLegal\n'),
  ...['alive', 'mem-req', 'mem-res', 'state-info', 'data', 'leadership', 'hello', 'state-info-pull-req'].map(tagOf),
  ...['data-dig', 'data-update'].map((kind) =>
    takesIn(
      'TAG-1',
      `tag-of-identity-${kind}-ignored`,
      `The tag of messages of the kind ${kind} is not looked at if they are about identities.`,
      illegal,
      illegal.replace('if (', `if (!(message.content.kind === '${kind}' && message.content.type === 'identity') && `),
    ),
  ),
  envelope(
    'TAG-1',
    'tag-in-a-byte',
    'Of the number of a tag only the lowest byte is looked at.',
    "TAGS[tag] ?? 'undefined'",
    "TAGS[tag & 0xff] ?? 'undefined'",
  ),
  takesIn(
    'TAG-1',
    'tag-without-name-taken',
    'A tag without a name is taken for any.',
    illegal,
    "if (!isTagLegal(message) && message.tag !== 'undefined') return 'illegal-tag'\n",
  ),
  tags(
    'TAG-1',
    'channel-tags-alike',
    'A tag of channels is as good as any other one of them.',
    'return tag === LEGAL_TAG[content.kind]',
    'return tag === LEGAL_TAG[content.kind] || (CHANNEL_RESTRICTED.has(tag) && CHANNEL_RESTRICTED.has(LEGAL_TAG[content.kind] ?? tag))',
  ),
  takesIn(
    'TAG-2',
    'idle-kinds-close',
    'A message that nobody may send ends the connection.',
    "if (reason !== undefined) outbox.put({ type: 'rejected', from, reason, message",
    "if (reason === 'unexpected-kind') outbox.put({ type: 'disconnect', peer: from, reason })\n    if (reason !== undefined) outbox.put({ type: 'rejected', from, reason, message",
  ),
  takesIn(
    'TAG-2',
    'without-content-closes',
    'A message without content ends the connection.',
    "reason === 'malformed'",
    "(reason === 'malformed' || reason === 'incomplete')",
  ),
  takesIn(
    'TAG-2',
    'idle-kinds-unreported',
    'That a message of a kind that nobody may send was refused is not reported.',
    "if (handler === 'never') return 'unexpected-kind'\n",
    "if (handler === 'never') return undefined\n",
  ),
  takesIn(
    'ROBUST-1',
    'undecodable-ignored',
    'Bytes that do not decode are ignored.',
    "if ('rejected' in opened && reason === 'malformed')",
    "if ('rejected' in opened && reason === 'too-large')",
  ),
  takesIn(
    'ROBUST-1',
    'undecodable-kills-the-peer',
    'Bytes that do not decode end the connection, and whoever sent them is heard no more.',
    'const opened = openBytes(bytes)\n',
    "const opened = openBytes(bytes)\n    const banned = ((this as never as { banned?: Set<string> }).banned ??= new Set())\n    if (banned.has(from)) return\n    if ('rejected' in opened) banned.add(from)\n",
    { breaks: ['TAG-2'] },
  ),
  stock(
    'TAG-3',
    'pulled-tag-looked-at',
    'A pulled identity has to have the tag of one that is pushed.',
    "if (!isKind(item.ok, 'peer-identity')) return 'unexpected-kind'",
    "if (!isKind(item.ok, 'peer-identity') || item.ok.message.tag !== 'org-only') return 'unexpected-kind'",
    { breaks: ['IDPULL-1', 'IDPULL-2', 'IDPULL-3', 'IDPULL-4', 'IDPULL-5', 'IDPULL-6'] },
  ),
  stock(
    'TAG-3',
    'pulled-tag-of-pushed-refused',
    'A pulled identity must be tagged empty.',
    "if (!isKind(item.ok, 'peer-identity')) return 'unexpected-kind'",
    "if (!isKind(item.ok, 'peer-identity') || item.ok.message.tag !== 'empty') return 'unexpected-kind'",
  ),
  stock(
    'TAG-3',
    'pulled-tags-of-two-taken',
    'A pulled identity must be tagged empty or org-only.',
    "if (!isKind(item.ok, 'peer-identity')) return 'unexpected-kind'",
    "if (!isKind(item.ok, 'peer-identity') || !['empty', 'org-only'].includes(item.ok.message.tag)) return 'unexpected-kind'",
  ),
  takesIn(
    'TAG-3',
    'identity-pushed',
    'An identity that is pushed is learned.',
    "if (handler === 'never') return 'unexpected-kind'\n",
    "if (message.content.kind === 'peer-identity') (this.options.identities as never as { put(peer: string, identity: Uint8Array, now: number): void }).put(message.content.pkiId, message.content.cert, now)\n    if (handler === 'never') return 'unexpected-kind'\n",
  ),
  state(
    'ORDER-1',
    'state-info-by-sequence',
    'State infos are compared by their sequence number only.',
    'if (known !== undefined && !isNewer(timestamp, known.message.content.timestamp)) return false',
    'if (known !== undefined && timestamp.seqNum <= known.message.content.timestamp.seqNum) return false',
    { breaks: ['STORE-7'] },
  ),
  state(
    'ORDER-1',
    'state-info-signed-numbers',
    'Incarnations of state infos are compared as signed numbers.',
    'if (known !== undefined && !isNewer(timestamp, known.message.content.timestamp)) return false',
    'const signed = ({ incNum, seqNum }: typeof timestamp) => ({ incNum: BigInt.asIntN(64, incNum), seqNum })\n    if (known !== undefined && !isNewer(signed(timestamp), signed(known.message.content.timestamp))) return false',
  ),
  state(
    'ORDER-1',
    'state-info-equal-taken',
    'A state info of an equal time is taken.',
    'if (known !== undefined && !isNewer(timestamp, known.message.content.timestamp)) return false',
    'if (known !== undefined && isNewer(known.message.content.timestamp, timestamp)) return false',
    { breaks: ['SIGN-6', 'STATE-1'] },
  ),
  parts(
    'ORDER-1',
    'leadership-by-incarnation',
    'Leadership messages are compared by their incarnation only.',
    'isNewer: (candidate, held) => isNewer(candidate.message.content.timestamp, held.message.content.timestamp)',
    'isNewer: (candidate, held) => isNewer({ ...candidate.message.content.timestamp, seqNum: 0n }, { ...held.message.content.timestamp, seqNum: 0n })',
    { breaks: ['LEADER-2', 'STORE-6', 'STORE-1', 'STORE-5'] },
  ),
  order(
    'ORDER-1',
    'order-in-doubles',
    'Numbers are compared as floating-point numbers.',
    'return a === b ? 0 : a < b ? -1 : 1',
    'return Number(a) === Number(b) ? 0 : Number(a) < Number(b) ? -1 : 1',
    { breaks: ['DISC-6'] },
  ),
  parts(
    'ORDER-2',
    'leadership-of-all-channels',
    'Leadership messages of one peer make each other old across channels.',
    'keyOf: ({ message }) => `${message.content.pkiId}/${toHex(message.channel)}`',
    'keyOf: ({ message }) => message.content.pkiId',
    { breaks: ['LEADER-2'] },
  ),
  state(
    'ORDER-2',
    'state-infos-of-all',
    'State infos of all peers of a channel make each other old.',
    'const known = this.stateInfos.get(pkiId)\n',
    'const known = this.stateInfos.get(pkiId) ?? [...this.stateInfos.values()].at(-1)\n',
    { breaks: ['STORE-7'] },
  ),
  holds(
    'ORDER-3',
    'window-narrow',
    'A block that is as far behind as may be is refused.',
    'this.highest - sequence > this.window',
    'this.highest - sequence >= this.window',
    { breaks: ['BLOCK-6', 'BLOCKPULL-12'] },
  ),
  holds(
    'ORDER-3',
    'window-wide',
    'A block that is further behind than may be by one is taken.',
    'this.highest - sequence > this.window',
    'this.highest - sequence > this.window + 1n',
    { breaks: ['BLOCK-6', 'BLOCKPULL-12'] },
  ),
  holds(
    'ORDER-3',
    'window-below-the-last',
    'The window is below the block that came last.',
    'if (this.highest !== undefined && seqNum < this.highest) return true\n',
    '',
  ),
  holds(
    'ORDER-3',
    'window-of-signed-numbers',
    'Numbers of blocks are compared as signed numbers.',
    'return this.highest !== undefined && this.highest - sequence > this.window',
    'return this.highest !== undefined && BigInt.asIntN(64, this.highest) - BigInt.asIntN(64, sequence) > this.window',
  ),
  holds(
    'ORDER-3',
    'window-open-after-expiry',
    'When a block is let go for its age, the newest one is forgotten as well, be it held.',
    'this.highest = highestOf(this.memory.keys.map(BigInt))',
    'this.highest = undefined',
  ),
  holds(
    'ORDER-3',
    'window-below-what-is-offered',
    'A block that is not offered any more is the newest no more, though it is remembered.',
    'highestOf(this.memory.keys.map(BigInt))',
    'highestOf(this.memory.readableKeys.map(BigInt))',
    { dialects: ['fabric'] },
  ),
  takesIn(
    'SIGN-1',
    'leadership-unverified',
    'The signature of a leadership message is not verified.',
    verified,
    "return isKind(signed, 'leadership') || this.options.identities.useToVerify(author, signature, payload, now) ? undefined : 'bad-signature'",
  ),
  takesIn(
    'SIGN-1',
    'missing-signature-taken',
    'A signature that is missing is not missed.',
    verified,
    "return signature.length === 0 || this.options.identities.useToVerify(author, signature, payload, now) ? undefined : 'bad-signature'",
    {
      also: [
        {
          file: 'src/reference/channel/channels.ts',
          from: 'return this.options.crypto.verifyByChannel',
          to: 'return signature.length === 0 || this.options.crypto.verifyByChannel',
        },
      ],
    },
  ),
  takesIn(
    'SIGN-1',
    'signature-of-the-sender',
    'The signature of a leadership message is verified with the identity of its sender.',
    author,
    "return (signed.message.content.kind === 'leadership' ? (this.options.identities.useToVerify(from, signed.envelope.signature, signed.envelope.payload, now) ? undefined : 'bad-signature') : this.doubtsOfAuthor(signed, now)) ?? handler(signed, from, now)",
    { breaks: ['SIGN-5', 'LEADER-1', 'LEADER-2'] },
  ),
  takesIn(
    'SIGN-2',
    'unsigned-refused',
    'Nothing is taken without a signature.',
    author,
    "return (signed.envelope.signature.length === 0 ? 'bad-signature' : undefined) ?? this.doubtsOfAuthor(signed, now) ?? handler(signed, from, now)",
    { breaks: ['BLOCK-1', 'BLOCK-3', 'BLOCK-4', 'BLOCK-5', 'BLOCK-6', 'BLOCK-7', 'DISC-17', 'CHAN-9', 'BLOCKPULL-8'] },
  ),
  takesIn(
    'SIGN-2',
    'unsigned-snapshot-refused',
    'A snapshot is not taken without a signature.',
    author,
    "return (signed.message.content.kind === 'state-snapshot' && signed.envelope.signature.length === 0 ? 'bad-signature' : undefined) ?? this.doubtsOfAuthor(signed, now) ?? handler(signed, from, now)",
    { breaks: ['CHAN-10'] },
  ),
  envelope(
    'SIGN-3',
    'verified-as-encoded-again',
    'What is verified and passed on is the message as this node encodes it.',
    "return 'ok' in decoded ? { ok: { message: decoded.ok, envelope } } : decoded",
    "return 'ok' in decoded ? { ok: { message: decoded.ok, envelope: { ...envelope, payload: encodeGossipMessage(decoded.ok) } } } : decoded",
    { breaks: ['SECRET-4'] },
  ),
  takesIn(
    'SIGN-5',
    'author-unknown-taken',
    'State infos and leadership messages of unknown authors are taken.',
    "if (!this.options.identities.has(author)) return 'unknown-identity'\n",
    'if (!this.options.identities.has(author)) return undefined\n',
  ),
  takesIn(
    'SIGN-6',
    'nonce-makes-new',
    'A message with a nonce is not looked up among those that came before.',
    author,
    "if (signed.message.nonce === 8n && isKind(signed, 'alive')) (this.options.outbox as never as { put(wish: unknown): void }).put({ type: 'forward', signed, from })\n    return this.doubtsOfAuthor(signed, now) ?? handler(signed, from, now)",
  ),
  {
    rule: 'TAG-1',
    id: 'tag-of-updates-ignored',
    sentence: 'The tag of an update is not looked at.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: 'if (!isTagLegal(message))',
        to: "if (message.content.kind !== 'data-update' && !isTagLegal(message))",
      },
    ],
  },
  {
    rule: 'TAG-1',
    id: 'tag-of-snapshots-ignored',
    sentence: 'The tag of a snapshot is not looked at.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: 'if (!isTagLegal(message))',
        to: "if (message.content.kind !== 'state-snapshot' && !isTagLegal(message))",
      },
    ],
  },
  {
    rule: 'TAG-2',
    id: 'private-data-closes',
    sentence: 'Private data end the connection.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: "if (handler === 'never') return 'unexpected-kind'",
        to: "if (message.content.kind === 'private-data') this.options.outbox.put({ type: 'disconnect', peer: from, reason: 'private' })\n    if (handler === 'never') return 'unexpected-kind'",
      },
    ],
  },
  {
    rule: 'ORDER-1',
    id: 'leadership-in-doubles',
    sentence: 'Sequence numbers of leadership messages are compared as floating-point numbers.',
    edits: [
      {
        file: 'src/reference/node/standing-parts.ts',
        from: 'isNewer: (candidate, held) => isNewer(candidate.message.content.timestamp, held.message.content.timestamp),',
        to: 'isNewer: (candidate, held) => { const a = candidate.message.content.timestamp; const b = held.message.content.timestamp; return a.incNum === b.incNum ? Number(a.seqNum) > Number(b.seqNum) : a.incNum > b.incNum },',
      },
    ],
  },
  {
    rule: 'ORDER-1',
    id: 'snapshot-replaces-what-is-held',
    sentence: 'A state info in a snapshot replaces whatever is held of its author.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'if (!this.options.isMember(pkiId) ||',
        to: 'channel.forget((held) => held.message.content.pkiId === pkiId)\n      if (!this.options.isMember(pkiId) ||',
      },
    ],
    breaks: ['CHAN-10'],
  },
  {
    rule: 'ORDER-2',
    id: 'state-infos-across-joined-and-other-channels',
    sentence: 'A state info of a channel that the node is not in makes those of the same peer in joined channels old.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (!channel.addStateInfo(signed, now)) return 'stale'",
        to: "if (!(this.options.foreignStateInfos as never as { accepts(m: unknown): boolean }).accepts(signed) || !channel.addStateInfo(signed, now)) return 'stale'",
      },
    ],
  },
  {
    rule: 'ORDER-3',
    id: 'pulled-blocks-move-no-window',
    sentence: 'A pulled block does not make older ones fall behind.',
    edits: [
      {
        file: 'src/reference/channel/block-store.ts',
        from: 'add(block: SignedBlock, now: Instant): boolean {\n    const',
        to: 'add(block: SignedBlock, now: Instant, isPushed = true): boolean {\n    const',
      },
      {
        file: 'src/reference/channel/block-store.ts',
        from: 'if (this.highest !== undefined && seqNum < this.highest) return true',
        to: 'if (!isPushed || (this.highest !== undefined && seqNum < this.highest)) return true',
      },
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: 'if (channel.blocks.add(block, now)) this.deliver',
        to: 'if (channel.blocks.add(block, now, false)) this.deliver',
      },
    ],
  },
  {
    rule: 'SIGN-1',
    id: 'state-info-of-other-channels-unverified',
    sentence: 'A state info is verified by its channel only, so that one of a channel that the node is not in is not verified.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: 'return this.options.identities.useToVerify(author, signature, payload, now) ? undefined',
        to: "return isKind(signed, 'state-info') || this.options.identities.useToVerify(author, signature, payload, now) ? undefined",
      },
    ],
  },
  {
    rule: 'SIGN-1',
    id: 'leadership-verified-once',
    sentence: 'Of an author whose leadership message was verified once no other one is verified.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: 'return this.options.identities.useToVerify(author, signature, payload, now) ? undefined',
        to: "const isTrusted = isKind(signed, 'leadership') && this.trusted.has(author)\n    const isSound = isTrusted || this.options.identities.useToVerify(author, signature, payload, now)\n    if (isSound && isKind(signed, 'leadership')) this.trusted.add(author)\n    return isSound ? undefined",
      },
      {
        file: 'src/reference/node/intake.ts',
        from: '  private readonly options: IntakeOptions\n',
        to: '  private readonly options: IntakeOptions\n  private readonly trusted = new Set<string>()\n',
      },
    ],
  },
  {
    rule: 'SIGN-3',
    id: 'relayed-as-encoded-again',
    sentence: 'A state info of a channel that the node is not in is passed on encoded again.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n    this.options.outbox.put({ type: 'forward', signed, from })",
        to: "if (!this.options.foreignStateInfos.add(signed, now)) return 'stale'\n    const envelope = { ...signed.envelope, payload: encodeGossipMessage(signed.message) }\n    this.options.outbox.put({ type: 'forward', signed: { message: signed.message, envelope }, from })",
      },
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: 'import { isKind, openEnvelope }',
        to: 'import { encodeGossipMessage, isKind, openEnvelope }',
      },
    ],
  },
  {
    rule: 'SIGN-3',
    id: 'alive-told-others-as-encoded-again',
    sentence: 'What peers of other organizations are told of the living and the dead is encoded again.',
    edits: [
      {
        file: 'src/reference/membership/disclosure.ts',
        from: 'envelope : withoutSecret(envelope)',
        to: 'envelope : encodedAgain(withoutSecret(envelope))',
      },
      {
        file: 'src/reference/membership/disclosure.ts',
        from: '/** The peer that asks or is told. */\n',
        to: "const encodedAgain = (envelope: Envelope): Envelope => {\n  const opened = openEnvelope(envelope)\n  return 'ok' in opened ? { ...envelope, payload: encodeGossipMessage(opened.ok.message) } : envelope\n}\n\n/** The peer that asks or is told. */\n",
      },
      {
        file: 'src/reference/membership/disclosure.ts',
        from: "import type { Envelope } from '../../wire/gossip-message'\n",
        to: "import { encodeGossipMessage, openEnvelope } from '../../wire/envelope'\nimport type { Envelope } from '../../wire/gossip-message'\n",
      },
    ],
  },
  {
    rule: 'SIGN-3',
    id: 'snapshot-as-encoded-again',
    sentence: 'State infos in a snapshot are encoded again.',
    edits: [
      {
        file: 'src/reference/channel/state-info-sync.ts',
        from: 'map(({ envelope }) => envelope)',
        to: 'map(({ message, envelope }) => ({ ...envelope, payload: encodeGossipMessage(message) }))',
      },
    ],
    breaks: ['CHAN-9'],
  },
  inFile('src/reference/channel/state-info-sync.ts')(
    'SIGN-3',
    'snapshot-verified-as-encoded-again',
    'State infos in a snapshot that comes in are encoded again before they are verified.',
    'const { signature, payload } = element\n',
    'const { signature } = element\n    const payload = encodeGossipMessage(info.message)\n',
  ),
  {
    rule: 'SIGN-6',
    id: 'nonce-makes-old',
    sentence: 'A message whose nonce came before is dropped as a replay.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: "if (!isTagLegal(message)) return 'illegal-tag'",
        to: "if (!isTagLegal(message)) return 'illegal-tag'\n    if (message.nonce !== 0n && (isKind(signed, 'alive') || isKind(signed, 'state-info') || isKind(signed, 'leadership'))) {\n      if (this.nonces.has(message.nonce)) return 'stale'\n      this.nonces.add(message.nonce)\n    }",
      },
      {
        file: 'src/reference/node/intake.ts',
        from: '  private readonly options: IntakeOptions\n',
        to: '  private readonly options: IntakeOptions\n  private readonly nonces = new Set<bigint>()\n',
      },
    ],
  },
  {
    rule: 'ROBUST-1',
    id: 'undecodable-makes-dead',
    sentence: 'Who sends what does not decode is presumed dead.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: "outbox.put({ type: 'disconnect', peer: from, reason: 'a message does not decode' })",
        to: "{\n      outbox.put({ type: 'disconnect', peer: from, reason: 'a message does not decode' })\n      outbox.put({ type: 'unreachable', peer: from })\n    }",
      },
    ],
  },
  {
    rule: 'TAG-1',
    id: 'tag-of-requests-ignored',
    sentence: 'The tag of requests of a pull is not looked at.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: 'if (!isTagLegal(message))',
        to: "if (message.content.kind !== 'data-req' && !isTagLegal(message))",
      },
    ],
  },
  {
    rule: 'TAG-1',
    id: 'tag-of-digests-ignored',
    sentence: 'The tag of digests is not looked at.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: 'if (!isTagLegal(message))',
        to: "if (message.content.kind !== 'data-dig' && !isTagLegal(message))",
      },
    ],
  },
  {
    rule: 'ROBUST-1',
    id: 'undecodable-content-ignored',
    sentence: 'Only an envelope that does not decode ends the connection, not what is in it.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: "if ('rejected' in opened && reason === 'malformed')",
        to: "if ('rejected' in opened && reason === 'malformed' && 'rejected' in decodeEnvelope(bytes))",
      },
      {
        file: 'src/reference/node/intake.ts',
        from: 'import { isKind, openBytes } from',
        to: 'import { decodeEnvelope, isKind, openBytes } from',
      },
    ],
  },
  {
    rule: 'SIGN-1',
    id: 'authors-trusted-in-person',
    sentence: 'What its author sends itself is not verified.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: 'return this.doubtsOfAuthor(signed, now) ?? handler(signed, from, now)',
        to: 'return this.doubtsOfAuthor(signed, from, now) ?? handler(signed, from, now)',
      },
      {
        file: 'src/reference/node/intake.ts',
        from: 'private doubtsOfAuthor(signed: SignedMessage, now: Instant)',
        to: 'private doubtsOfAuthor(signed: SignedMessage, from: PkiId, now: Instant)',
      },
      {
        file: 'src/reference/node/intake.ts',
        from: "if (!this.options.identities.has(author)) return 'unknown-identity'",
        to: "if (!this.options.identities.has(author)) return 'unknown-identity'\n    if (author === from) return undefined",
      },
    ],
  },
  {
    rule: 'SIGN-6',
    id: 'block-with-a-nonce-dropped',
    sentence: 'A block that comes with a nonce is dropped.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (!channel.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'",
        to: "if (signed.message.nonce !== 0n || !channel.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'",
      },
    ],
  },
  {
    rule: 'TAG-1',
    id: 'tag-of-passed-on-leadership-ignored',
    sentence: 'The tag of a leadership message is looked at only if its author sends it.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: "if (!isTagLegal(message)) return 'illegal-tag'",
        to: "if (!isTagLegal(message) && !(message.content.kind === 'leadership' && message.content.pkiId !== from)) return 'illegal-tag'",
      },
    ],
  },
  {
    rule: 'ORDER-1',
    id: 'left-whatever-its-time',
    sentence: 'A state info that says that its author has left is taken, however old it is.',
    edits: [
      {
        file: 'src/reference/channel/channel-state.ts',
        from: '!isNewer(timestamp, known.message.content.timestamp)',
        to: '!info.message.content.properties.leftChannel && !isNewer(timestamp, known.message.content.timestamp)',
      },
    ],
    breaks: ['CHAN-2'],
  },
  {
    rule: 'ROBUST-1',
    id: 'undecodable-takes-from-the-living',
    sentence: 'Who sends what does not decode is sent nothing any more.',
    edits: [
      {
        file: 'src/reference/node/intake.ts',
        from: "outbox.put({ type: 'disconnect', peer: from, reason: 'a message does not decode' })",
        to: "{\n      outbox.put({ type: 'disconnect', peer: from, reason: 'a message does not decode' })\n      outbox.put({ type: 'member-changed', peer: from, became: 'dead' })\n    }",
      },
    ],
  },
  tags(
    'TAG-1',
    'identity-requests-under-any-tag',
    'A request for identities is answered whatever its tag is.',
    'return tag === LEGAL_PULL_TAG[content.type]',
    "return tag === LEGAL_PULL_TAG[content.type] || (content.kind === 'data-req' && content.type === 'identity')",
  ),
  {
    rule: 'ORDER-1',
    id: 'leadership-signed-numbers',
    sentence: 'Sequence numbers of leadership messages are compared as signed numbers.',
    edits: [
      {
        file: 'src/reference/node/standing-parts.ts',
        from: 'isNewer: (candidate, held) => isNewer(candidate.message.content.timestamp, held.message.content.timestamp),',
        to: 'isNewer: (candidate, held) => { const [a, b] = [candidate, held].map(({ message }) => ({ ...message.content.timestamp, seqNum: BigInt.asIntN(64, message.content.timestamp.seqNum) })); return isNewer(a as never, b as never) },',
      },
    ],
    breaks: ['STORE-6'],
  },
  {
    rule: 'ORDER-1',
    id: 'state-info-signed-sequences',
    sentence: 'Sequence numbers of state infos are compared as signed numbers.',
    edits: [
      {
        file: 'src/reference/channel/channel-state.ts',
        from: 'if (known !== undefined && !isNewer(timestamp, known.message.content.timestamp)) return false',
        to: 'const signed = ({ incNum, seqNum }: typeof timestamp) => ({ incNum, seqNum: BigInt.asIntN(64, seqNum) })\n    if (known !== undefined && !isNewer(signed(timestamp), signed(known.message.content.timestamp))) return false',
      },
    ],
  },
  {
    rule: 'SIGN-6',
    id: 'nonce-makes-leadership-new',
    sentence: 'A leadership message of the same time with another nonce is another one.',
    edits: [
      {
        file: 'src/reference/node/standing-parts.ts',
        from: 'keyOf: ({ message }) => `${message.content.pkiId}/${toHex(message.channel)}`',
        to: 'keyOf: ({ message }) => `${message.content.pkiId}/${toHex(message.channel)}/${message.nonce}`',
      },
    ],
    breaks: ['LEADER-2'],
  },
  {
    rule: 'SIGN-6',
    id: 'nonce-makes-relayed-new',
    sentence: 'A state info of a channel that the node is not in is another one with another nonce.',
    edits: [
      {
        file: 'src/reference/node/standing-parts.ts',
        from: 'keyOf: ({ message }) => message.content.pkiId,',
        to: 'keyOf: ({ message }) => `${message.content.pkiId}/${message.nonce}`,',
      },
    ],
    breaks: ['STORE-6'],
  },
  {
    rule: 'SIGN-6',
    id: 'nonce-makes-block-new',
    sentence: 'A block with a nonce is not looked up among those that came before.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (!channel.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'\n",
        to: "if (signed.message.nonce === 0n && !channel.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'\n",
      },
    ],
    breaks: ['BLOCK-4'],
  },
  {
    rule: 'SIGN-1',
    id: 'handshake-of-the-known-unsigned',
    sentence: 'The signature of a handshake is not looked at if the identity in it is known.',
    edits: [
      {
        file: 'src/reference/transport/handshake.ts',
        from: 'const refusal = identities.put(pkiId, identity, now)',
        to: 'const isKnown = (identities as never as { has(peer: string): boolean }).has(pkiId)\n  const refusal = identities.put(pkiId, identity, now)',
      },
      {
        file: 'src/reference/transport/handshake.ts',
        from: 'if (signature.length === 0 || !identities.useToVerify(pkiId, signature, payload, now)) {',
        to: 'if (!isKnown && (signature.length === 0 || !identities.useToVerify(pkiId, signature, payload, now))) {',
      },
    ],
    breaks: ['IDENT-5'],
  },
  {
    rule: 'SIGN-3',
    id: 'blocks-passed-on-as-encoded-again',
    sentence: 'A block is passed on as this node encodes it.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "channel.blocks.add(signed, now)\n    this.options.outbox.put({ type: 'forward', signed, from })",
        to: "channel.blocks.add(signed, now)\n    const again = { ...signed, envelope: { ...signed.envelope, payload: encodeGossipMessage(signed.message) } }\n    this.options.outbox.put({ type: 'forward', signed: again, from })",
      },
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: 'import { isKind, openEnvelope }',
        to: 'import { encodeGossipMessage, isKind, openEnvelope }',
      },
    ],
  },
  takesIn(
    'SIGN-1',
    'leadership-proposals-unverified',
    'A leadership message that only proposes need not be signed by its author.',
    "if (!isKind(signed, 'state-info') && !isKind(signed, 'leadership')) return undefined",
    "if (!isKind(signed, 'state-info') && !(isKind(signed, 'leadership') && signed.message.content.isDeclaration)) return undefined",
  ),
  state(
    'ORDER-1',
    'lower-ledger-is-older',
    'A state info whose ledger is lower than that of the one before is taken for older.',
    'if (known !== undefined && !isNewer(timestamp, known.message.content.timestamp)) return false\n',
    'if (known !== undefined && !isNewer(timestamp, known.message.content.timestamp)) return false\n' +
      '    if (known !== undefined && info.message.content.properties.ledgerHeight < known.message.content.properties.ledgerHeight) return false\n',
  ),
  state(
    'ORDER-1',
    'higher-ledger-is-newer',
    'A state info whose ledger is higher than that of the one before is taken for newer.',
    'if (known !== undefined && !isNewer(timestamp, known.message.content.timestamp)) return false\n',
    'const isHigher = known !== undefined && info.message.content.properties.ledgerHeight > known.message.content.properties.ledgerHeight\n' +
      '    if (known !== undefined && !isHigher && !isNewer(timestamp, known.message.content.timestamp)) return false\n',
  ),
  {
    rule: 'SIGN-3',
    id: 'chaincodes-left-out',
    sentence: 'A state info is passed on without its chaincodes.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "    if (author !== self) outbox.put({ type: 'published', peer: author, channel: channel.name })\n    outbox.put({ type: 'forward', signed, from })",
        to: "    if (author !== self) outbox.put({ type: 'published', peer: author, channel: channel.name })\n    const { message } = signed\n    const bare = { ...message, content: { ...message.content, properties: { ...message.content.properties, chaincodes: [] } } }\n    const has = message.content.properties.chaincodes.length > 0\n    outbox.put({ type: 'forward', signed: has ? { message: bare, envelope: { ...signed.envelope, payload: encodeGossipMessage(bare) } } : signed, from })",
      },
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "import { isKind, openEnvelope } from '../../wire/envelope'",
        to: "import { encodeGossipMessage, isKind, openEnvelope } from '../../wire/envelope'",
      },
    ],
  },
  holds(
    'ORDER-3',
    'newest-until-all-are-gone',
    'A newest block that was let go for its age counts as long as any other is held.',
    '    this.highest = highestOf(this.memory.keys.map(BigInt))',
    '    if (this.memory.keys.length === 0) this.highest = highestOf([])',
  ),
]
