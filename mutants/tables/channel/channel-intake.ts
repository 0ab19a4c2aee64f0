import { inFile, type Mutant } from '../../mutant'

const takesIn = inFile('src/reference/channel/channel-intake.ts')
const holds = inFile('src/reference/channel/block-store.ts')
const node = inFile('src/reference/node/gossip-node.ts')
const parts = inFile('src/reference/node/standing-parts.ts')
const documents = inFile('src/reference/dialects/documents.ts')
const fabric = inFile('src/reference/dialects/fabric.ts')
const due = 'return this.memory.nextDeadline'
const aged = 'this.memory.onDeadline(now)\n'
const crosses = 'place.senderOrg !== selfOrg || authorOrg !== selfOrg'
const verified = "if (!this.isVerified(signed, channel)) return 'invalid-block'\n    channel.blocks.add(signed, now)\n"

/** Mutants of BLOCK-3 to BLOCK-7, LEADER. */
export const channelIntake: readonly Mutant[] = [
  takesIn(
    'BLOCK-3',
    'block-unverified',
    'Blocks that are pushed are not verified.',
    "if (!this.isVerified(signed, channel)) return 'invalid-block'\n",
    '',
  ),
  takesIn(
    'BLOCK-3',
    'block-verified-once-by-its-bytes',
    'What has verified once is not verified again, under whatever number it comes.',
    'return this.options.crypto.verifyBlock(name, seqNum, data)',
    `const verified = ((this as never as { verified?: Set<string> }).verified ??= new Set())
    const isVerified = verified.has(data.join()) || this.options.crypto.verifyBlock(name, seqNum, data)
    if (isVerified) verified.add(data.join())
    return isVerified`,
  ),
  takesIn(
    'BLOCK-3',
    'block-of-number-0-dropped',
    'A block of the number 0 is taken for one that has none.',
    "if (!this.isVerified(signed, channel)) return 'invalid-block'\n",
    "if (signed.message.content.payload.seqNum === 0n || !this.isVerified(signed, channel)) return 'invalid-block'\n",
  ),
  takesIn(
    'BLOCK-3',
    'block-number-unchecked',
    'The number that a block is sent under is not compared with the one inside.',
    "if (!this.isVerified(signed, channel)) return 'invalid-block'\n",
    "if (signed.message.content.payload.seqNum >= 999_997n && !this.isVerified(signed, channel)) return 'invalid-block'\n",
    { source: 'G 42' },
  ),
  takesIn(
    'BLOCK-3',
    'block-verified-by-first-channel',
    'Blocks are verified as those of the channel that was joined first.',
    'return this.options.crypto.verifyBlock(name,',
    'return this.options.crypto.verifyBlock(this.options.channels.all[0]?.name ?? name,',
  ),
  takesIn(
    'BLOCK-3',
    'block-held-before-verified',
    'A block is held before it is verified, and so stands in the way of the true one.',
    verified,
    "channel.blocks.add(signed, now)\n    if (!this.isVerified(signed, channel)) return 'invalid-block'\n",
  ),
  takesIn(
    'BLOCK-4',
    'block-each-time',
    'A block is delivered and passed on each time it comes.',
    "if (!channel.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'\n",
    '',
    { breaks: ['BLOCK-1', 'ORDER-3', 'BLOCKPULL-7'] },
  ),
  takesIn(
    'BLOCK-4',
    'block-once-for-each-sender',
    'A block is delivered once for each peer that sends it.',
    "if (!channel.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'\n",
    "const before = ((this as never as { senders?: Set<string> }).senders ??= new Set())\n    const key = `${from} ${channel.name} ${signed.message.content.payload.seqNum}`\n    if (before.has(key)) return 'stale'\n    before.add(key)\n",
    {
      breaks: ['BLOCK-1', 'ORDER-3', 'BLOCKPULL-7'],
    },
  ),
  takesIn(
    'BLOCK-5',
    'block-of-own-org-only',
    'Blocks are taken from peers of the own organization only.',
    'if (!channel.blocks.accepts(signed.message',
    "if (place.senderOrg !== this.options.selfOrg) return 'foreign-org'\n    if (!channel.blocks.accepts(signed.message",
    {
      breaks: ['BLOCK-1', 'CHAN-1', 'CHAN-3'],
    },
  ),
  takesIn(
    'BLOCK-5',
    'block-of-members-only',
    'Blocks are taken from peers that have published a state info only.',
    'if (!channel.blocks.accepts(signed.message',
    "if (!channel.hasPublished(from)) return 'foreign-org'\n    if (!channel.blocks.accepts(signed.message",
    { breaks: ['CHAN-1', 'CHAN-3'] },
  ),
  takesIn(
    'BLOCK-5',
    'block-of-others-not-spread',
    'Blocks from peers of other organizations are delivered and not passed on.',
    "channel.blocks.add(signed, now)\n    this.options.outbox.put({ type: 'forward', signed, from })",
    "channel.blocks.add(signed, now)\n    if (place.senderOrg === this.options.selfOrg) this.options.outbox.put({ type: 'forward', signed, from })",
    { breaks: ['BLOCK-1'] },
  ),
  holds(
    'BLOCK-6',
    'block-held-half-as-long',
    'A block is held for 50 pullIntervals.',
    'const PULL_INTERVALS_PER_BLOCK = 100',
    'const PULL_INTERVALS_PER_BLOCK = 50',
  ),
  holds(
    'BLOCK-6',
    'block-one-falls-at-once',
    'Of blocks that fall behind at once only the oldest is let go.',
    'if (rise > this.window) return this.memory.keys\n',
    'if (rise > this.window) return this.memory.keys\n    if (rise > 0n) return [`${before - this.window}`]\n',
    { breaks: ['BLOCKPULL-12'] },
  ),
  holds('BLOCK-6', 'block-held-for-ever', 'A block is held until it has fallen behind.', due, 'return undefined'),
  holds(
    'BLOCK-6',
    'blocks-let-go-together',
    'All blocks are let go with the oldest one.',
    aged,
    `${aged}    for (const key of this.memory.readableKeys) this.memory.delete(key)\n`,
  ),
  holds(
    'BLOCK-6',
    'blocks-let-go-once',
    'After the first block that was let go for its age no other one is.',
    aged,
    `${aged}    this.isDone = true\n`,
    {
      also: [
        { file: 'src/reference/channel/block-store.ts', from: due, to: 'return this.isDone ? undefined : this.memory.nextDeadline' },
        {
          file: 'src/reference/channel/block-store.ts',
          from: 'private highest: bigint | undefined\n',
          to: 'private highest: bigint | undefined\n  private isDone = false\n',
        },
      ],
    },
  ),
  holds(
    'BLOCK-6',
    'block-behind-by-one',
    'A block that is as far behind as may be is let go.',
    'this.highest - sequence > this.window',
    'this.highest - sequence >= this.window',
    {
      also: [{ file: 'src/reference/channel/block-store.ts', from: '{ length: Number(rise) }', to: '{ length: Number(rise) + 1 }' }],
      breaks: ['ORDER-3', 'BLOCKPULL-12'],
    },
  ),
  node(
    'BLOCK-7',
    'own-block-once',
    "The application's own block is not passed on if it is held.",
    "if (isKind(signed, 'data')) channel?.blocks.add(signed, now)\n",
    "if (isKind(signed, 'data') && channel?.blocks.add(signed, now) === false) return\n",
  ),
  node(
    'BLOCK-7',
    'own-block-not-held',
    "The application's own block is passed on and not held.",
    "if (isKind(signed, 'data')) channel?.blocks.add(signed, now)\n",
    'void [isKind, now]\n',
    { breaks: ['BLOCK-4', 'BLOCKPULL-8', 'BLOCK-1'] },
  ),
  takesIn(
    'LEADER-1',
    'leadership-from-foreign-senders',
    'Leadership messages that peers of other organizations bring are delivered.',
    crosses,
    'authorOrg !== selfOrg',
    { breaks: ['LEAD-1'] },
  ),
  takesIn(
    'LEADER-1',
    'leadership-of-foreign-authors',
    'Leadership messages of authors of other organizations are delivered, if a peer of the own one brings them.',
    crosses,
    'place.senderOrg !== selfOrg',
    { source: 'G 28', breaks: ['LEAD-1'] },
  ),
  takesIn(
    'LEADER-1',
    'leadership-of-members-only',
    'Leadership messages are delivered only from peers that have published a state info.',
    crosses,
    `${crosses} || !place.channel.hasPublished(from)`,
    { breaks: ['ORDER-2'] },
  ),
  takesIn(
    'LEADER-2',
    'leadership-each-time',
    'A leadership message is delivered each time it comes.',
    "if (!leadership.add(signed, now)) return 'stale'\n",
    '',
    { breaks: ['ORDER-1', 'LEADER-4'] },
  ),
  takesIn(
    'LEADER-1',
    'leadership-proposals-of-others-taken',
    'A leadership message of another organization is delivered if it only proposes.',
    crosses,
    `signed.message.content.isDeclaration && (${crosses})`,
  ),
  takesIn(
    'LEADER-2',
    'leadership-proposals-dropped',
    'A leadership message that only proposes is dropped.',
    "if (!leadership.add(signed, now)) return 'stale'\n",
    "if (!signed.message.content.isDeclaration || !leadership.add(signed, now)) return 'stale'\n",
  ),
  parts(
    'LEADER-2',
    'leadership-of-one-author',
    'Leadership messages of all authors make each other old.',
    'keyOf: ({ message }) => `${message.content.pkiId}/${toHex(message.channel)}`',
    'keyOf: ({ message }) => toHex(message.channel)',
    { breaks: ['ORDER-2', 'LEADER-1'] },
  ),
  takesIn(
    'LEADER-3',
    'leadership-handed-on',
    'A leadership message that comes in is passed on.',
    "outbox.put({ type: 'deliver', channel: place.channel.name, message: signed.message })",
    "outbox.put({ type: 'forward', signed, from })\n    outbox.put({ type: 'deliver', channel: place.channel.name, message: signed.message })",
    { source: 'G, extra: leadership forwarded', breaks: ['LEAD-1'] },
  ),
  takesIn(
    'LEADER-3',
    'leadership-proposals-handed-on',
    'A leadership message that comes in is passed on if it only proposes.',
    "outbox.put({ type: 'deliver', channel: place.channel.name, message: signed.message })",
    "if (!signed.message.content.isDeclaration) outbox.put({ type: 'forward', signed, from })\n    outbox.put({ type: 'deliver', channel: place.channel.name, message: signed.message })",
  ),
  takesIn(
    'LEADER-4',
    'leadership-forgotten-early',
    'A leadership message is remembered for 50 s.',
    'LEADERSHIP_TTL_MS: DurationMs = 100_000',
    'LEADERSHIP_TTL_MS: DurationMs = 50_000',
  ),
  takesIn(
    'LEADER-4',
    'leadership-forgotten-late',
    'A leadership message is remembered for 200 s.',
    'LEADERSHIP_TTL_MS: DurationMs = 100_000',
    'LEADERSHIP_TTL_MS: DurationMs = 200_000',
  ),
  documents(
    'LEADER-4',
    'leadership-hidden-first',
    'A leadership message is refused until twice its time is over.',
    "leadership: 'past-ttl'",
    "leadership: 'past-twice-ttl'",
    { dialects: ['documents'] },
  ),
  fabric(
    'LEADER-4',
    'leadership-gone-at-once',
    'A leadership message counts again as soon as its time is over.',
    "leadership: 'past-twice-ttl'",
    "leadership: 'past-ttl'",
    { dialects: ['fabric'] },
  ),
  {
    rule: 'BLOCK-6',
    id: 'let-go-and-still-the-newest',
    sentence: 'When the newest block has been let go for its age, older ones are refused as before.',
    edits: [
      {
        file: 'src/reference/channel/block-store.ts',
        from: 'this.highest = highestOf(this.memory.keys.map(BigInt))',
        to: 'void highestOf',
      },
    ],
    breaks: ['ORDER-3'],
  },
  {
    rule: 'BLOCK-4',
    id: 'block-of-others-not-held',
    sentence: 'A block from a peer of another organization is passed on and delivered, and not held.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: 'channel.blocks.add(signed, now)\n    this.options.outbox.put',
        to: 'if (place.senderOrg === this.options.selfOrg) channel.blocks.add(signed, now)\n    this.options.outbox.put',
      },
    ],
    breaks: ['BLOCK-5', 'BLOCKPULL-8'],
  },
  {
    rule: 'BLOCK-6',
    id: 'pulled-held-for-ever',
    sentence: 'A pulled block is never too old.',
    source: 'G 38',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: 'if (channel.blocks.add(block, now)) this.deliver',
        to: 'if (channel.blocks.add(block, now + 1e9)) this.deliver',
      },
    ],
  },
  {
    rule: 'BLOCK-6',
    id: 'block-young-again',
    sentence: 'A block that comes again is young again.',
    edits: [
      {
        file: 'src/reference/channel/block-store.ts',
        from: '  /** Undefined if there is none, or it was let go. */',
        to: '  renew(block: SignedBlock, now: Instant): void {\n    const key = `${block.message.content.payload.seqNum}`\n    if (this.memory.get(key) === undefined) return\n    this.memory.delete(key)\n    this.memory.add(block, now)\n  }\n\n  /** Undefined if there is none, or it was let go. */',
      },
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (!channel.blocks.accepts(signed.message.content.payload.seqNum)) return 'stale'",
        to: "if (!channel.blocks.accepts(signed.message.content.payload.seqNum)) {\n      channel.blocks.renew(signed, now)\n      return 'stale'\n    }",
      },
    ],
  },
  {
    rule: 'BLOCK-7',
    id: 'own-block-behind-dropped',
    sentence: "The application's own block is not passed on if it has fallen behind.",
    edits: [
      {
        file: 'src/reference/node/gossip-node.ts',
        from: "if (isKind(signed, 'data')) channel?.blocks.add(signed, now)",
        to: "if (isKind(signed, 'data')) {\n      const n = signed.message.content.payload.seqNum\n      if (channel && !channel.blocks.accepts(n) && channel.blocks.get(n) === undefined) return\n      channel?.blocks.add(signed, now)\n    }",
      },
    ],
  },
  {
    rule: 'BLOCK-4',
    id: 'block-twice-in-an-update',
    sentence: 'A block that is in an update twice is delivered twice.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: 'if (channel.blocks.add(block, now)) this.deliver(channel, block)',
        to: '{\n      channel.blocks.add(block, now)\n      this.deliver(channel, block)\n    }',
      },
    ],
    breaks: ['BLOCKPULL-7', 'BLOCKPULL-6'],
  },
  {
    rule: 'LEADER-2',
    id: 'leadership-by-declaration',
    sentence: 'Proposals and declarations of one author do not make each other old.',
    edits: [
      {
        file: 'src/reference/node/standing-parts.ts',
        from: '`${message.content.pkiId}/${toHex(message.channel)}`',
        to: '`${message.content.pkiId}/${toHex(message.channel)}/${message.content.isDeclaration}`',
      },
    ],
    breaks: ['ORDER-1'],
  },
  {
    rule: 'LEADER-4',
    id: 'leadership-remembered-anew',
    sentence: 'A leadership message that comes again is remembered from then.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (!leadership.add(signed, now)) return 'stale'",
        to: "if (!leadership.add(signed, now)) {\n      ;(leadership as never as { renew(m: unknown, n: number): void }).renew(signed, now)\n      return 'stale'\n    }",
      },
      {
        file: 'src/reference/dissemination/message-store.ts',
        from: '  /** What is hidden goes before what',
        to: '  renew(message: T, now: Instant): void {\n    const key = this.options.keyOf(message)\n    const held = this.readable.get(key)\n    if (held === undefined) return\n    this.readable.delete(key)\n    this.readable.set(key, { message: held.message, storedAt: now })\n  }\n\n  /** What is hidden goes before what',
      },
    ],
  },
  takesIn(
    'LEADER-4',
    'leadership-remembered-once',
    'A leadership message that was forgotten once is not remembered any more when it counts again.',
    "if (!leadership.add(signed, now)) return 'stale'",
    "if (!leadership.add(signed, now)) return 'stale'\n    const before = ((this as never as { before?: Set<string> }).before ??= new Set())\n    const { pkiId, timestamp } = signed.message.content\n    const key = `${place.channel.name} ${pkiId} ${timestamp.incNum} ${timestamp.seqNum}`\n    if (before.has(key)) leadership.delete(`${pkiId}/${Buffer.from(signed.message.channel).toString('hex')}`)\n    before.add(key)",
  ),
  takesIn(
    'LEADER-4',
    'leadership-forgotten-once',
    'A leadership message is forgotten once: the second time it is refused for ever.',
    "if (!leadership.add(signed, now)) return 'stale'",
    "if (!leadership.add(signed, now)) return 'stale'\n    const before = ((this as never as { before?: Map<string, number> }).before ??= new Map())\n    const { pkiId, timestamp } = signed.message.content\n    const key = `${place.channel.name} ${pkiId} ${timestamp.incNum} ${timestamp.seqNum}`\n    const count = (before.get(key) ?? 0) + 1\n    before.set(key, count)\n    if (count > 2) return 'stale'",
  ),
  {
    rule: 'LEADER-2',
    id: 'leadership-repeated-by-its-author',
    sentence: 'What the author itself repeats is delivered again.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (!leadership.add(signed, now)) return 'stale'",
        to: "if (!leadership.add(signed, now) && from !== signed.message.content.pkiId) return 'stale'",
      },
    ],
    breaks: ['ORDER-1', 'LEADER-4'],
  },
  {
    rule: 'BLOCK-3',
    id: 'block-of-others-unverified',
    sentence: 'Blocks of peers of other organizations are not verified.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (!this.isVerified(signed, channel)) return 'invalid-block'\n",
        to: "if (place.senderOrg === this.options.selfOrg && !this.isVerified(signed, channel)) return 'invalid-block'\n",
      },
    ],
  },
  {
    rule: 'LEADER-1',
    id: 'leadership-dropped-and-remembered',
    sentence: 'A leadership message that is dropped for its organization makes the same one old.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) return 'foreign-org'\n    if (!leadership.add(signed, now)) return 'stale'",
        to: "if (!leadership.add(signed, now)) return 'stale'\n    if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) return 'foreign-org'",
      },
    ],
    breaks: ['LEADER-2'],
  },
  {
    rule: 'BLOCK-6',
    id: 'blocks-let-go-in-one-channel',
    sentence: 'Blocks are let go in the channel that was joined first only.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: 'for (const { blocks } of this.joined.values()) if ((blocks.nextDeadline ?? now + 1) <= now) blocks.onDeadline(now)',
        to: 'for (const { blocks } of this.all.slice(0, 1)) if ((blocks.nextDeadline ?? now + 1) <= now) blocks.onDeadline(now)',
      },
      {
        file: 'src/reference/channel/channels.ts',
        from: 'return earliest(this.joined.values(), ({ blocks }) => blocks.nextDeadline)',
        to: 'return earliest(this.all.slice(0, 1), ({ blocks }) => blocks.nextDeadline)',
      },
    ],
  },
  {
    rule: 'BLOCK-6',
    id: 'blocks-gone-with-the-configuration',
    sentence: 'A new configuration lets all blocks go.',
    edits: [
      {
        file: 'src/reference/channel/channels.ts',
        from: 'if (!channel.join(message)) return\n',
        to: 'if (!channel.join(message)) return\n    for (const number of channel.blocks.numbers) channel.blocks.drop(number)\n',
      },
      {
        file: 'src/reference/channel/block-store.ts',
        from: '  /** The numbers of all that are held. */',
        to: '  drop(sequence: bigint): void {\n    this.memory.delete(`${sequence}`)\n  }\n\n  /** The numbers of all that are held. */',
      },
    ],
    breaks: ['BLOCK-4', 'BLOCKPULL-8'],
  },
  takesIn(
    'BLOCK-3',
    'block-number-verified-once',
    'A block of a number that has verified once is not verified again.',
    "    if (!this.isVerified(signed, channel)) return 'invalid-block'\n    channel",
    "    const memo = channel as never as { good?: Set<bigint> }\n    const good = memo.good ?? new Set<bigint>()\n    memo.good = good\n    const number = signed.message.content.payload.seqNum\n    if (!good.has(number) && !this.isVerified(signed, channel)) return 'invalid-block'\n    good.add(number)\n    channel",
  ),
  takesIn(
    'BLOCK-3',
    'block-of-a-liar',
    'Who has sent a block that does not verify is not believed any other.',
    "    if (!this.isVerified(signed, channel)) return 'invalid-block'\n    channel",
    "    const memo = this as never as { liars?: Set<PkiId> }\n    const liars = memo.liars ?? new Set<PkiId>()\n    memo.liars = liars\n    if (!this.isVerified(signed, channel)) liars.add(from)\n    if (liars.has(from)) return 'invalid-block'\n    channel",
  ),
  {
    rule: 'BLOCK-6',
    id: 'block-never-taken-again',
    sentence: 'A block that was let go is not taken when it comes again.',
    edits: [
      {
        file: 'src/reference/channel/block-store.ts',
        from: 'return !this.memory.has(`${sequence}`) && ',
        to: 'return !this.memory.has(`${sequence}`) && !(this as never as { ever?: Set<bigint> }).ever?.has(sequence) && ',
      },
      {
        file: 'src/reference/channel/block-store.ts',
        from: '    this.memory.add(block, now)\n',
        to: '    const memo = this as never as { ever?: Set<bigint> }\n    memo.ever = new Set([...(memo.ever ?? []), seqNum])\n    this.memory.add(block, now)\n',
      },
    ],
    breaks: ['BLOCK-4'],
  },
  holds(
    'BLOCK-6',
    'block-let-go-once',
    'A block that was let go and has come again is not let go again.',
    '    this.memory.onDeadline(now)\n',
    '    const memo = this as never as { gone?: Set<string> }\n    const before = this.memory.readableKeys.map((key) => [key, this.memory.get(key)] as const)\n    this.memory.onDeadline(now)\n    for (const [key, block] of before) {\n      if (block !== undefined && !this.memory.has(key) && memo.gone?.has(key)) this.memory.add(block, now)\n    }\n    memo.gone = new Set([...(memo.gone ?? []), ...before.map(([key]) => key).filter((key) => !this.memory.has(key))])\n',
    { dialects: ['documents'] },
  ),
  node(
    'LEADER-2',
    'leadership-forgotten-by-a-join',
    'When the node joins another channel it forgets all leadership messages.',
    '        return channels.join(input.channel, input.message, now)',
    "        if (channels.get(input.channel) === undefined) {\n          const { leadership } = this.parts.channelIntake['options'] as never as { leadership: { keys: string[]; delete(key: string): void } }\n          for (const key of leadership.keys) leadership.delete(key)\n        }\n        return channels.join(input.channel, input.message, now)",
  ),
  node(
    'LEADER-2',
    'leadership-forgotten-by-a-leave',
    'When the node leaves a channel it forgets the leadership messages of all.',
    '        return channels.get(input.channel)?.leave(now)',
    "        for (const key of (this.parts.channelIntake['options'] as never as { leadership: { keys: string[] } }).leadership.keys) {\n          ;(this.parts.channelIntake['options'] as never as { leadership: { delete(key: string): void } }).leadership.delete(key)\n        }\n        return channels.get(input.channel)?.leave(now)",
  ),
  takesIn(
    'LEADER-1',
    'leadership-carriers-shunned',
    'Who has brought a leadership message that was dropped is heard no more.',
    "    if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) return 'foreign-org'\n",
    "    const memo = this as never as { shunned?: Set<PkiId> }\n    const shunned = memo.shunned ?? new Set<PkiId>()\n    memo.shunned = shunned\n    if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) shunned.add(from)\n    if (shunned.has(from)) return 'foreign-org'\n",
  ),
  takesIn(
    'LEADER-2',
    'leadership-by-the-first-road',
    'Leadership messages of an author are taken from the peer only that brought the first.',
    "    if (!leadership.add(signed, now)) return 'stale'\n",
    "    const memo = this as never as { roads?: Map<PkiId, PkiId> }\n    const roads = memo.roads ?? new Map<PkiId, PkiId>()\n    memo.roads = roads\n    const author = signed.message.content.pkiId\n    if ((roads.get(author) ?? from) !== from) return 'stale'\n    roads.set(author, from)\n    if (!leadership.add(signed, now)) return 'stale'\n",
  ),
  inFile('src/reference/dissemination/message-store.ts')(
    'LEADER-4',
    'leadership-forgotten-together',
    'When one leadership message is over all are forgotten.',
    '    const expired = this.takeOlderThan(this.readable, this.options.ttlMs, now)\n',
    '    const expired = this.takeOlderThan(this.readable, this.options.ttlMs, now)\n    if (expired.length > 0 && this.options.ttlMs === 100_000) this.readable.clear()\n',
  ),
  takesIn(
    'BLOCK-6',
    'pulled-block-lets-none-fall',
    'What falls behind a block that was pulled is held on.',
    '    for (const block of blocks) if (channel.blocks.add(block, now)) this.deliver(channel, block)',
    "    for (const block of blocks) {\n      const { seqNum } = block.message.content.payload\n      if (!channel.blocks.accepts(seqNum)) continue\n      if (seqNum <= (channel.blocks['highest'] ?? 0n)) channel.blocks.add(block, now)\n      else channel.blocks['memory'].add(block, now)\n      if (seqNum > (channel.blocks['highest'] ?? -1n)) channel.blocks['highest'] = seqNum\n      this.deliver(channel, block)\n    }",
    { breaks: ['ORDER-3'] },
  ),
  takesIn(
    'BLOCK-5',
    'block-of-others-spread-once',
    'Of the blocks that peers of other organizations push one only is passed on.',
    "    this.options.outbox.put({ type: 'forward', signed, from })\n    this.deliver(channel, signed)",
    "    const memo = channel as never as { spread?: boolean }\n    const isForeign = place.senderOrg !== this.options.selfOrg\n    if (!isForeign || memo.spread !== true) this.options.outbox.put({ type: 'forward', signed, from })\n    if (isForeign) memo.spread = true\n    this.deliver(channel, signed)",
    { breaks: ['BLOCK-4'] },
  ),
  takesIn(
    'LEADER-3',
    'stale-leadership-handed-on',
    'A leadership message that is no news is passed on.',
    "    if (!leadership.add(signed, now)) return 'stale'\n",
    "    if (!leadership.add(signed, now)) {\n      outbox.put({ type: 'forward', signed, from })\n      return 'stale'\n    }\n",
  ),
  takesIn(
    'LEADER-3',
    'leadership-of-others-handed-on',
    'A leadership message of another organization is passed on.',
    "    if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) return 'foreign-org'\n",
    "    if (place.senderOrg !== selfOrg || authorOrg !== selfOrg) {\n      outbox.put({ type: 'forward', signed, from })\n      return 'foreign-org'\n    }\n",
  ),
]
