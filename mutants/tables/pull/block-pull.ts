import { inFile, type Mutant } from '../../mutant'

const engine = inFile('src/reference/pull/pull-engine.ts')
const stock = inFile('src/reference/pull/block-pull.ts')
const pulls = inFile('src/reference/node/pulls.ts')
const nonces = inFile('src/reference/pull/recent-nonces.ts')
const exchanges = inFile('src/reference/node/exchanges.ts')
const takesIn = inFile('src/reference/channel/channel-intake.ts')
const channelState = inFile('src/reference/channel/channel-state.ts')
const holds = inFile('src/reference/channel/block-store.ts')

const drawn = 'drawMembersOf: (channel) => draw(audiences.membersOfOwnOrgIn(channel)),'
const heard = 'this.served.add(nonce, now)\n'
const served = "if (!this.served.has(nonce, now)) return 'stale'\n"
const round = 'const round = this.rounds.find(({ partners }) => partners.has(nonce))'
const member = "return this.isMember(channel, from, now) ? then(this.engineOf(channel), channel) : 'foreign-org'"

/** Mutants of BLOCKPULL. */
export const blockPull: readonly Mutant[] = [
  engine(
    'BLOCKPULL-1',
    'pull-at-the-start',
    'The first hello goes out after half a pullInterval.',
    'options.startedAt + options.times.pullIntervalMs',
    'options.startedAt + options.times.pullIntervalMs / 2',
    {
      breaks: ['IDPULL-1'],
    },
  ),
  engine(
    'BLOCKPULL-1',
    'pull-once',
    'The node pulls once and never again.',
    'this.nextHello = firstTickAfter(now, { origin: startedAt, periodMs: times.pullIntervalMs })',
    'this.nextHello = Number.MAX_SAFE_INTEGER',
    { breaks: ['IDPULL-1'] },
  ),
  exchanges(
    'BLOCKPULL-1',
    'pull-from-the-first',
    'Hello is said to the same peers in every pull.',
    drawn,
    `drawMembersOf: (channel) => {
        const all = audiences.membersOfOwnOrgIn(channel)
        return Array.from({ length: Math.min(all.size, settings.pullPeerNum) }, (_, at) => view.addressOf(all.at(at)))
      },`,
    { breaks: ['CONV-3'] },
  ),
  exchanges(
    'BLOCKPULL-1',
    'pull-sieved-after-the-draw',
    'Of all that are alive some are drawn, and hello is said to those of them that are eligible.',
    drawn,
    'drawMembersOf: (channel) => draw(audiences.everybody).filter(({ pkiId }) => audiences.membersOfOwnOrgIn(channel).has(pkiId)),',
    { breaks: ['BLOCKPULL-2'] },
  ),
  exchanges(
    'BLOCKPULL-1',
    'pull-in-turns',
    'Who is said hello to is not drawn: members take turns.',
    drawn,
    `drawMembersOf: ((turn) => (channel) => {
        const all = audiences.membersOfOwnOrgIn(channel)
        const length = Math.min(all.size, settings.pullPeerNum)
        turn += length
        return Array.from({ length }, (_, at) => view.addressOf(all.at((turn + at) % all.size)))
      })(0),`,
  ),
  exchanges(
    'BLOCKPULL-1',
    'pull-from-one',
    'Hello is said to one peer in each pull.',
    drawn,
    'drawMembersOf: (channel) => draw(audiences.membersOfOwnOrgIn(channel)).slice(0, 1),',
  ),
  exchanges(
    'BLOCKPULL-1',
    'pull-from-all',
    'Hello is said to all members, however many.',
    drawn,
    `drawMembersOf: (channel) => {
        const all = audiences.membersOfOwnOrgIn(channel)
        return Array.from({ length: all.size }, (_, at) => view.addressOf(all.at(at)))
      },`,
  ),
  pulls(
    'BLOCKPULL-1',
    'pull-in-one-channel',
    'Blocks are pulled in the channel that was joined first, and in no other one.',
    'return [this.ofIdentities, ...this.options.channels.all.map((channel) => this.engineOf(channel))]',
    'return [this.ofIdentities, ...this.options.channels.all.slice(0, 1).map((channel) => this.engineOf(channel))]',
    { breaks: ['BLOCKPULL-2'] },
  ),
  exchanges(
    'BLOCKPULL-2',
    'pull-from-the-org',
    'Blocks are pulled from every peer of the own organization.',
    drawn,
    'drawMembersOf: () => draw(audiences.ofOrg(selfOrg)),',
    {
      breaks: ['CHAN-12'],
    },
  ),
  exchanges(
    'BLOCKPULL-2',
    'pull-from-everybody',
    'Blocks are pulled from every living peer.',
    drawn,
    'drawMembersOf: () => draw(audiences.everybody),',
    {
      source: 'G 37',
      breaks: ['CHAN-12'],
    },
  ),
  engine(
    'BLOCKPULL-3',
    'digests-for-ever',
    'A digest is heard whenever it comes, under the nonce of any hello.',
    'const ended = this.rounds.filter(({ digestsUntil }) => digestsUntil <= now)\n    this.rounds = this.rounds.filter((round) => !ended.includes(round))',
    'const ended = this.rounds.filter(({ digestsUntil }) => digestsUntil <= now)\n    this.rounds = this.rounds.map((round) => (ended.includes(round) ? { ...round, owners: new Map(), digestsUntil: now + 2_000 } : round))',
    { breaks: ['IDPULL-1'] },
  ),
  engine(
    'BLOCKPULL-3',
    'digests-under-any-nonce',
    'The nonce of a digest is not looked at.',
    round,
    'const round = this.rounds.find(({ partners }) => partners.size > 0)',
    {
      also: [
        {
          file: 'src/reference/pull/pull-engine.ts',
          from: 'const owner = round?.partners.get(nonce)',
          to: 'const owner = [...(round?.partners.values() ?? [])][0]',
        },
      ],
      breaks: ['BLOCKPULL-4'],
    },
  ),
  engine(
    'BLOCKPULL-3',
    'digests-until-the-next-hello',
    'With the next hello a pull ends whose digests are still heard.',
    'this.rounds = [...this.rounds, {',
    'this.rounds = [{',
  ),
  engine(
    'BLOCKPULL-3',
    'digests-cut-short',
    'Digests are heard for half of digestWaitTime.',
    'digestsUntil: now + times.digestWaitTimeMs',
    'digestsUntil: now + times.digestWaitTimeMs / 2',
    {
      breaks: ['BLOCKPULL-4', 'IDPULL-1'],
    },
  ),
  engine(
    'BLOCKPULL-4',
    'requested-from-all',
    'Each missing block is requested from all who offer it.',
    'const owner = offers[random.int(offers.length)]\n',
    'for (const other of offers.slice(1)) wanted.set(other, [...(wanted.get(other) ?? []), stock.digestOf(item)])\n      const owner = offers[random.int(1)]\n',
  ),
  stock(
    'BLOCKPULL-4',
    'let-go-not-requested',
    'A block that has fallen behind, or was let go and is still remembered, is not requested.',
    'sequence >= ledgerHeight && blocks.get(sequence) === undefined ? text',
    'sequence >= ledgerHeight && (blocks as unknown as { accepts(n: bigint): boolean }).accepts(sequence) ? text',
  ),
  engine(
    'BLOCKPULL-4',
    'requested-from-the-first',
    'Each missing block is requested from who offered it first.',
    'offers[random.int(offers.length)]',
    'offers[0 * random.int(1)]',
  ),
  stock(
    'BLOCKPULL-4',
    'requested-what-is-held',
    'What is held is requested as well.',
    ' && blocks.get(sequence) === undefined ?',
    ' && blocks !== undefined ?',
  ),
  engine(
    'BLOCKPULL-4',
    'requested-under-one-nonce',
    'All requests of a pull go out under the nonce of the first hello.',
    "this.send(peer, { kind: 'data-req', nonce, digests, type })",
    "this.send(peer, { kind: 'data-req', nonce: [...partners.keys()][0] ?? nonce, digests, type })",
  ),
  stock(
    'BLOCKPULL-5',
    'offers-below-the-ledger',
    'Numbers that the ledger has are requested.',
    'sequence >= ledgerHeight && ',
    'ledgerHeight >= 0n && ',
  ),
  channelState(
    'BLOCKPULL-5',
    'offers-of-no-ledger',
    'A node that was told no height requests the first block.',
    'const FIRST_HEIGHT = 1n',
    'const FIRST_HEIGHT = 0n',
  ),
  stock(
    'BLOCKPULL-5',
    'offers-above-the-ledger',
    'The number next to the ledger is left out.',
    'sequence >= ledgerHeight',
    'sequence > ledgerHeight',
  ),
  stock(
    'BLOCKPULL-5',
    'offers-ended-by-no-number',
    'What is no number is requested as it stands.',
    'if (!NUMBER.test(text)) return undefined\n',
    'if (!NUMBER.test(text)) return text\n',
  ),
  takesIn(
    'BLOCKPULL-6',
    'update-up-to-the-bad-item',
    'What stands before a bad item of an update is taken in.',
    'blocks.push(item)\n',
    'blocks.push(item)\n      if (channel.blocks.add(item, now)) this.deliver(channel, item)\n',
  ),
  takesIn(
    'BLOCKPULL-6',
    'update-without-the-bad-block',
    'A block of an update that does not verify is skipped.',
    "if (!this.isVerified(item, channel)) return 'invalid-block'\n      blocks",
    'if (!this.isVerified(item, channel)) continue\n      blocks',
  ),
  takesIn(
    'BLOCKPULL-6',
    'update-of-another-channel',
    'Blocks of another channel in an update are taken.',
    "if (!equalBytes(opened.ok.message.channel, toUtf8(name))) return 'unknown-channel'\n",
    'void [name, equalBytes, toUtf8]\n',
  ),
  takesIn(
    'BLOCKPULL-6',
    'update-ended-by-what-is-held',
    'A block of an update that is held ends it.',
    'channel.blocks.accepts(item.message.content.payload.seqNum)) continue',
    "channel.blocks.accepts(item.message.content.payload.seqNum)) return 'stale'",
    {
      breaks: ['BLOCKPULL-12'],
    },
  ),
  takesIn(
    'BLOCKPULL-7',
    'pulled-number-0-left-out',
    'A pulled block of the number 0 is taken for one that has none.',
    'for (const block of blocks) if (channel',
    'for (const block of blocks) if (block.message.content.payload.seqNum !== 0n && channel',
  ),
  takesIn(
    'BLOCKPULL-7',
    'pulled-in-their-order-only',
    'Of the blocks of an update those are left out that have a lower number than the one before.',
    'for (const block of blocks) if (channel',
    `const numberOf = (block?: SignedBlock) => block?.message.content.payload.seqNum ?? 0n
    for (const [index, block] of blocks.entries()) if (numberOf(block) >= numberOf(blocks[index - 1]) && channel`,
  ),
  takesIn(
    'BLOCKPULL-7',
    'pulled-passed-on',
    'Pulled blocks are passed on.',
    'if (channel.blocks.add(block, now)) this.deliver(channel, block)',
    "if (channel.blocks.add(block, now)) {\n        this.deliver(channel, block)\n        this.options.outbox.put({ type: 'forward', signed: block })\n      }",
  ),
  takesIn(
    'BLOCKPULL-7',
    'pulled-not-delivered',
    'Pulled blocks are held and not delivered.',
    'if (channel.blocks.add(block, now)) this.deliver(channel, block)',
    'channel.blocks.add(block, now)',
    {
      breaks: ['BLOCKPULL-6', 'SIGN-2'],
    },
  ),
  takesIn(
    'BLOCKPULL-7',
    'pulled-not-held',
    'Pulled blocks are delivered and not held.',
    'if (channel.blocks.add(block, now)) this.deliver(channel, block)',
    'this.deliver(channel, block)',
    {
      source: 'G 38',
      breaks: ['BLOCKPULL-6', 'BLOCKPULL-8', 'BLOCKPULL-11', 'BLOCKPULL-12'],
    },
  ),
  pulls(
    'BLOCKPULL-9',
    'answers-the-living-only',
    'Only the living are answered.',
    'return channel.hasPublished(peer) && this.options.isOfOwnOrg(peer, now)',
    'const isAlive = this.options.drawMembersOf(channel.name).some(({ pkiId }) => pkiId === peer)\n    return isAlive && channel.hasPublished(peer) && this.options.isOfOwnOrg(peer, now)',
  ),
  engine(
    'BLOCKPULL-8',
    'digest-when-empty',
    'A hello is answered with an empty digest when nothing is held.',
    'if (digests.length > 0) this.send({ pkiId: from',
    'this.send({ pkiId: from',
    {
      breaks: ['BLOCKPULL-9', 'IDPULL-2'],
    },
  ),
  engine(
    'BLOCKPULL-8',
    'digest-without-nonce',
    'A digest has the nonce 0.',
    "{ kind: 'data-dig', nonce, digests",
    "{ kind: 'data-dig', nonce: 0n, digests",
    { breaks: ['IDPULL-2'] },
  ),
  stock(
    'BLOCKPULL-8',
    'digest-of-floating-numbers',
    'Large numbers are rounded in digests.',
    'this.options.channel.blocks.numbers.map(String)',
    'this.options.channel.blocks.numbers.map(Number).map(String)',
  ),
  stock(
    'BLOCKPULL-8',
    'digest-of-signed-numbers',
    'The upper half of all numbers is negative in digests.',
    'this.options.channel.blocks.numbers.map(String)',
    'this.options.channel.blocks.numbers.map((number) => `${BigInt.asIntN(64, number)}`)',
  ),
  stock(
    'BLOCKPULL-8',
    'digest-in-hexadecimal',
    'Numbers in digests are written in hexadecimal.',
    'this.options.channel.blocks.numbers.map(String)',
    'this.options.channel.blocks.numbers.map((number) => number.toString(16))',
    {
      breaks: ['BLOCK-6', 'BLOCKPULL-11', 'BLOCKPULL-12', 'BLOCKPULL-6'],
    },
  ),
  stock(
    'BLOCKPULL-8',
    'digest-of-the-newest',
    'A digest holds the number of the newest block only.',
    'this.options.channel.blocks.numbers.map(String)',
    'this.options.channel.blocks.numbers.map(String).slice(-1)',
    {
      breaks: ['BLOCK-6', 'BLOCKPULL-6', 'BLOCKPULL-11', 'BLOCKPULL-12'],
    },
  ),
  pulls(
    'BLOCKPULL-9',
    'served-to-the-channel',
    'Pulls of members of other organizations are served.',
    'channel.hasPublished(peer) && this.options.isOfOwnOrg(peer, now)',
    'channel.hasPublished(peer)',
    { source: 'G 37' },
  ),
  pulls(
    'BLOCKPULL-9',
    'served-to-the-org',
    'Pulls of the whole own organization are served.',
    'channel.hasPublished(peer) && this.options.isOfOwnOrg(peer, now)',
    'this.options.isOfOwnOrg(peer, now)',
  ),
  pulls(
    'BLOCKPULL-9',
    'served-to-everybody',
    'Pulls of every peer of the channel are served.',
    member,
    'return then(this.engineOf(channel), channel)',
  ),
  engine(
    'BLOCKPULL-10',
    'served-under-the-last-nonce',
    'The next hello, of whomever, ends what the one before has opened.',
    heard,
    `;(this as { served: RecentNonces }).served = new RecentNonces(this.options.times.requestWaitTimeMs)\n    ${heard}`,
    { breaks: ['IDPULL-2'] },
  ),
  engine(
    'BLOCKPULL-10',
    'served-until-the-first-is-over',
    'When the time of a hello is over nothing is given to anybody until the next hello.',
    served,
    "if (![...(this.served as never as { heardAt: Map<bigint, number> }).heardAt.values()].every((at) => now - at <= this.options.times.requestWaitTimeMs) || !this.served.has(nonce, now)) return 'stale'\n",
  ),
  engine('BLOCKPULL-10', 'served-under-any-nonce', 'The nonce of a request is not looked at.', served, 'void nonce\n', {
    breaks: ['BLOCKPULL-9'],
  }),
  engine(
    'BLOCKPULL-10',
    'served-in-every-channel',
    'A hello in one channel opens a request in another one.',
    'this.served = new RecentNonces(options.times.requestWaitTimeMs)',
    `const kept = options.outbox as unknown as Record<string, RecentNonces | undefined>
    this.served = kept[options.type] ??= new RecentNonces(options.times.requestWaitTimeMs)`,
  ),
  nonces(
    'BLOCKPULL-10',
    'served-for-ever',
    'A hello is remembered for ever.',
    'return at !== undefined && now - at <= this.waitMs',
    'return at !== undefined',
  ),
  nonces(
    'BLOCKPULL-10',
    'served-for-a-moment',
    'A hello is remembered for half of requestWaitTime.',
    'return at !== undefined && now - at <= this.waitMs',
    'return at !== undefined && now - at <= this.waitMs / 2',
    { source: 'G 36' },
  ),
  nonces(
    'BLOCKPULL-10',
    'served-once',
    'A hello is good for one request.',
    'const at = this.heardAt.get(nonce)\n',
    'const at = this.heardAt.get(nonce)\n    this.heardAt.delete(nonce)\n',
  ),
  nonces(
    'BLOCKPULL-10',
    'served-by-the-first-hello',
    'Of hellos with one nonce the first one counts.',
    'this.heardAt.delete(nonce)\n    this.heardAt.set',
    'if (this.heardAt.has(nonce)) return\n    this.heardAt.set',
  ),
  engine(
    'BLOCKPULL-10',
    'served-if-offered',
    'A hello is forgotten if there is nothing to offer.',
    heard,
    'if (this.options.stock.offeredTo(from, now).length > 0) this.served.add(nonce, now)\n',
  ),
  engine(
    'BLOCKPULL-11',
    'given-all',
    'A request is answered with everything that was offered.',
    '.filter((item) => offered.has(item))',
    '.slice(0, 0).concat([...offered])',
    {
      breaks: ['BLOCKPULL-12', 'IDPULL-2'],
    },
  ),
  engine(
    'BLOCKPULL-11',
    'given-ten',
    'An update holds ten blocks at most.',
    '.filter((item) => offered.has(item))',
    '.filter((item) => offered.has(item)).slice(0, 10)',
  ),
  engine(
    'BLOCKPULL-11',
    'given-nothing',
    'A request for what is not held is answered with an empty update.',
    'if (data.length > 0) this.send',
    'this.send',
  ),
  holds(
    'BLOCKPULL-12',
    'given-what-was-let-go',
    'A block that has fallen behind is offered and given as before.',
    'if (this.isBehind(BigInt(key))) this.memory.delete(key)',
    'if (this.isBehind(BigInt(key))) break',
    {
      source: 'G 40',
      breaks: ['BLOCK-6'],
    },
  ),
  holds(
    'BLOCKPULL-12',
    'offered-though-refused',
    'A block that is refused for its age is offered.',
    'if (!this.accepts(seqNum)) return false\n',
    'if (this.memory.has(`${seqNum}`)) return false\n',
    {
      source: 'G 39',
      breaks: ['ORDER-3'],
      also: [
        {
          file: 'src/reference/channel/channel-intake.ts',
          from: '!channel.blocks.accepts(signed.message.content.payload.seqNum)) return',
          to: 'channel.blocks.get(signed.message.content.payload.seqNum) !== undefined) return',
        },
      ],
    },
  ),
  engine(
    'BLOCKPULL-13',
    'one-set-of-nonces',
    'Nonces of hellos that came and of hellos that went out are one set: when a pull is over, all of them are forgotten.',
    'for (const round of ended) this.request(round, now)',
    'for (const round of ended) {\n      this.request(round, now)\n      for (const nonce of round.partners.keys()) this.served.forget(nonce)\n    }',
    {
      source: 'G 35',
      also: [
        {
          file: 'src/reference/pull/recent-nonces.ts',
          from: '  has(nonce: bigint, now: Instant): boolean {',
          to: '  forget(nonce: bigint): void {\n    this.heardAt.delete(nonce)\n  }\n\n  has(nonce: bigint, now: Instant): boolean {',
        },
      ],
    },
  ),
  engine(
    'BLOCKPULL-13',
    'digest-heard-as-served',
    'A digest under the nonce of a hello that came is not heard.',
    round,
    'const round = this.rounds.find(({ partners }) => partners.has(nonce) && !this.served.has(nonce, 0))',
  ),
  engine(
    'BLOCKPULL-13',
    'pull-ended-by-a-hello',
    'A hello that comes ends the pull that was begun.',
    heard,
    `${heard}    this.rounds = []\n`,
  ),
  {
    rule: 'BLOCKPULL-6',
    id: 'pulled-number-unchecked',
    sentence: 'The number that a pulled block is sent under is not compared with the one inside.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "if (!this.isVerified(item, channel)) return 'invalid-block'",
        to: "if (item.message.content.payload.seqNum === 999_999n && !this.isVerified(item, channel)) return 'invalid-block'",
      },
    ],
  },
  {
    rule: 'BLOCKPULL-10',
    id: 'served-by-another-setting',
    sentence: 'How long a hello is remembered goes by digestWaitTime, not by requestWaitTime.',
    edits: [
      {
        file: 'src/reference/node/exchanges.ts',
        from: 'requestWaitTimeMs: settings.requestWaitTimeMs',
        to: 'requestWaitTimeMs: settings.digestWaitTimeMs * 1.5',
      },
    ],
  },
  {
    rule: 'BLOCKPULL-3',
    id: 'pull-under-the-same-nonce',
    sentence: 'A peer is said hello under the same nonce in each pull.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: '.map((peer) => [random.uint64(), peer])',
        to: '.map((peer) => {\n      const nonce = this.nonces.get(peer.pkiId) ?? random.uint64()\n      this.nonces.set(peer.pkiId, nonce)\n      return [nonce, peer] as const\n    })',
      },
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: '  private nextHello: Instant\n',
        to: '  private nextHello: Instant\n  private readonly nonces = new Map<PkiId, bigint>()\n',
      },
    ],
    breaks: ['BLOCKPULL-1'],
  },
  {
    rule: 'BLOCKPULL-1',
    id: 'pull-from-the-start',
    sentence: 'Pulls in a channel run from the start of the node, not from the join.',
    edits: [
      {
        file: 'src/reference/node/pulls.ts',
        from: 'const startedAt = Math.max(channel.joinedAt, this.options.startedAt)',
        to: 'const { startedAt } = this.options',
      },
    ],
  },
  {
    rule: 'BLOCKPULL-2',
    id: 'pull-drawn-once',
    sentence: 'Who is asked first is asked always: partners are drawn once.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: 'stock.draw(now).map((peer) => [',
        to: '(this.drawn = this.drawn.length > 0 ? this.drawn : stock.draw(now)).map((peer) => [',
      },
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: '  private nextHello: Instant\n',
        to: '  private nextHello: Instant\n  private drawn: readonly Addressee[] = []\n',
      },
    ],
    breaks: ['BLOCKPULL-1', 'IDPULL-1'],
  },
  {
    rule: 'BLOCKPULL-3',
    id: 'one-digest-for-each-nonce',
    sentence: 'A nonce is good for one digest.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: 'for (const digest of digests) {',
        to: '(round.partners as Map<bigint, Addressee>).set(-nonce, owner)\n    ;(round.partners as Map<bigint, Addressee>).delete(nonce)\n    for (const digest of digests) {',
      },
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: "{ kind: 'data-req', nonce, digests, type }",
        to: "{ kind: 'data-req', nonce: nonce < 0n ? -nonce : nonce, digests, type }",
      },
    ],
  },
  {
    rule: 'BLOCKPULL-5',
    id: 'height-of-the-first-pull',
    sentence: 'The ledger height counts as it was when the first digest came.',
    edits: [
      {
        file: 'src/reference/pull/block-pull.ts',
        from: 'const { ledgerHeight, blocks } = this.options.channel',
        to: 'const { blocks } = this.options.channel\n    const ledgerHeight = (this.height ??= this.options.channel.ledgerHeight)',
      },
      {
        file: 'src/reference/pull/block-pull.ts',
        from: '  private readonly options: BlockStockOptions\n',
        to: '  private readonly options: BlockStockOptions\n  private height: bigint | undefined\n',
      },
    ],
  },
  {
    rule: 'BLOCKPULL-6',
    id: 'update-compared-as-a-whole',
    sentence: 'Whether a block of an update has fallen behind is not looked at: it is delivered.',
    source: 'G 41',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: 'if (!channel.blocks.accepts(item.message.content.payload.seqNum)) continue',
        to: 'if (channel.blocks.get(item.message.content.payload.seqNum) !== undefined) continue',
      },
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: 'for (const block of blocks) if (channel.blocks.add(block, now)) this.deliver(channel, block)',
        to: 'for (const block of blocks) {\n      channel.blocks.add(block, now)\n      this.deliver(channel, block)\n    }',
      },
    ],
    breaks: ['ORDER-3'],
  },
  {
    rule: 'BLOCKPULL-8',
    id: 'digest-of-ten',
    sentence: 'A digest holds ten numbers at most.',
    edits: [
      {
        file: 'src/reference/pull/block-pull.ts',
        from: 'return this.options.channel.blocks.numbers.map(String)',
        to: 'return this.options.channel.blocks.numbers.slice(-10).map(String)',
      },
    ],
    breaks: ['BLOCKPULL-11'],
  },
  {
    rule: 'BLOCKPULL-8',
    id: 'nonce-zero-unheard',
    sentence: 'A hello under the nonce 0 is not answered.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: 'this.served.add(nonce, now)',
        to: "if (nonce === 0n) return 'stale'\n    this.served.add(nonce, now)",
      },
    ],
  },
  {
    rule: 'BLOCKPULL-10',
    id: 'served-to-whoever-said-hello',
    sentence: 'A request is answered only to the peer that said hello.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: 'this.served.add(nonce, now)',
        to: 'this.served.add(`${from}/${nonce}` as never, now)',
      },
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: 'if (!this.served.has(nonce, now))',
        to: 'if (!this.served.has(`${from}/${nonce}` as never, now))',
      },
    ],
  },
  {
    rule: 'BLOCKPULL-10',
    id: 'served-in-all-exchanges',
    sentence: 'A hello of one exchange opens all others: the nonces that are served are one table.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: 'this.served = new RecentNonces(options.times.requestWaitTimeMs)',
        to: 'this.served = SERVED.get(options.outbox) ?? new RecentNonces(options.times.requestWaitTimeMs)\n    SERVED.set(options.outbox, this.served)',
      },
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: '/** One exchange, of blocks',
        to: 'const SERVED = new WeakMap<Outbox, RecentNonces>()\n\n/** One exchange, of blocks',
      },
    ],
    breaks: ['IDPULL-1'],
  },
  {
    rule: 'BLOCKPULL-2',
    id: 'updates-of-everybody',
    sentence: 'Updates are taken from every peer of the channel.',
    edits: [
      {
        file: 'src/reference/node/pulls.ts',
        from: 'return this.isMember(channel, from, now) ?',
        to: "return message.content.kind === 'data-update' || this.isMember(channel, from, now) ?",
      },
    ],
    breaks: ['BLOCKPULL-6', 'BLOCKPULL-9'],
  },
  {
    rule: 'BLOCKPULL-9',
    id: 'served-to-members-of-any-channel',
    sentence: 'Who is in one channel may pull in all.',
    edits: [
      {
        file: 'src/reference/node/pulls.ts',
        from: 'return channel.hasPublished(peer) && ',
        to: 'return this.options.channels.all.some((one) => one.hasPublished(peer)) && ',
      },
    ],
    breaks: ['BLOCKPULL-2'],
  },
  {
    rule: 'BLOCKPULL-4',
    id: 'requested-once-for-all',
    sentence: 'What was requested once is not requested again.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: 'if (owner === undefined) continue',
        to: 'if (owner === undefined || this.requested.has(item)) continue\n      this.requested.add(item)',
      },
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: '  private nextHello: Instant\n',
        to: '  private nextHello: Instant\n  private readonly requested = new Set<string>()\n',
      },
    ],
  },
  {
    rule: 'BLOCKPULL-10',
    id: 'served-from-the-last-request',
    sentence: 'The time of a hello begins anew with each request.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: 'const { stock, type } = this.options\n    const offered',
        to: 'this.served.add(nonce, now)\n    const { stock, type } = this.options\n    const offered',
      },
    ],
  },
  pulls(
    'BLOCKPULL-2',
    'updates-of-whoever-is-of-the-organization',
    'An update is taken from peers of the own organization that are not in the channel.',
    'return this.isMember(channel, from, now) ? then',
    "return this.isMember(channel, from, now) || (message.content.kind === 'data-update' && this.options.isOfOwnOrg(from, now)) ? then",
  ),
  takesIn(
    'BLOCKPULL-6',
    'update-of-any-joined-channel',
    'Blocks of any channel that the node is in are taken from an update.',
    'const item = blockIn(envelope, channel)\n',
    "const found = this.options.channels.all.map((one) => blockIn(envelope, one)).find((one) => typeof one !== 'string')\n      const item = found ?? blockIn(envelope, channel)\n",
  ),
  {
    rule: 'BLOCKPULL-12',
    id: 'hidden-blocks-given',
    sentence: 'Blocks that are too old to be held are offered and given as long as they are remembered.',
    dialects: ['fabric'],
    edits: [
      {
        file: 'src/reference/channel/block-store.ts',
        from: 'return this.memory.readableKeys.map(BigInt)',
        to: 'return this.memory.keys.map(BigInt)',
      },
      {
        file: 'src/reference/dissemination/message-store.ts',
        from: 'return this.readable.get(key)?.message',
        to: 'return (this.readable.get(key) ?? this.hidden.get(key))?.message',
      },
    ],
    breaks: ['BLOCK-6', 'BLOCKPULL-4'],
  },
  holds(
    'BLOCKPULL-12',
    'too-old-offered-and-not-given',
    'Blocks that are too old to be held are offered as long as they are remembered, and not given.',
    'return this.memory.readableKeys.map(BigInt)',
    'return this.memory.keys.map(BigInt)',
    { dialects: ['fabric'], breaks: ['BLOCK-6'] },
  ),
  stock(
    'BLOCKPULL-8',
    'blocks-offered-by-their-count',
    'The list of what is offered is made anew only when another number of blocks is held.',
    'return this.options.channel.blocks.numbers.map(String)',
    'const memo = this as never as { list?: string[] }\n    const { numbers } = this.options.channel.blocks\n    if (memo.list?.length !== numbers.length) memo.list = numbers.map(String)\n    return memo.list ?? []',
  ),
  pulls(
    'BLOCKPULL-8',
    'blocks-of-the-first-channel',
    'In each channel the blocks of the one that was joined first are offered.',
    'const stock = new BlockStock({\n      channel,',
    'const first = this.options.channels.all[0] ?? channel\n    const stock = new BlockStock({\n      channel: first,',
    { breaks: ['BLOCKPULL-5', 'BLOCKPULL-11'] },
  ),
  pulls(
    'BLOCKPULL-5',
    'height-of-the-first-channel',
    'In each channel the height of the ledger of the one that was joined first counts.',
    'const stock = new BlockStock({\n      channel,',
    'const { channels } = this.options\n    const stock = new BlockStock({\n      channel: {\n        blocks: channel.blocks,\n        get left() {\n          return channel.left\n        },\n' +
      '        get ledgerHeight() {\n          return (channels.all[0] ?? channel).ledgerHeight\n        },\n      },',
  ),
  engine(
    'BLOCKPULL-1',
    'hello-waits-for-digests',
    'No hello is said while digests of the one before are waited for.',
    'if (this.nextHello <= now) this.sayHello(now)',
    'if (this.nextHello > now) return\n    if (this.rounds.length === 0) this.sayHello(now)\n    else this.nextHello += this.options.times.pullIntervalMs',
  ),
  engine(
    'BLOCKPULL-1',
    'nobody-to-pull-from-pulls-no-more',
    'Once there was nobody to say hello to the node pulls no blocks any more.',
    '    if (partners.size === 0) return\n',
    "    if (partners.size === 0 && type === 'block') this.nextHello = Number.MAX_SAFE_INTEGER\n    if (partners.size === 0) return\n",
  ),
  engine(
    'BLOCKPULL-4',
    'requested-of-the-first-only',
    'What was requested of one peer is not requested of another one.',
    '      if (owner === undefined) continue\n',
    '      if (owner === undefined) continue\n      const memo = this as never as { asked?: Map<string, PkiId> }\n      const asked = memo.asked ?? new Map<string, PkiId>()\n      memo.asked = asked\n      if ((asked.get(item) ?? owner.pkiId) !== owner.pkiId) continue\n      asked.set(item, owner.pkiId)\n',
  ),
  engine(
    'BLOCKPULL-4',
    'ten-items-a-request',
    'A request holds ten items at most.',
    "{ kind: 'data-req', nonce, digests, type }",
    "{ kind: 'data-req', nonce, digests: digests.slice(0, 10), type }",
    { breaks: ['IDPULL-1'] },
  ),
  engine(
    'BLOCKPULL-4',
    'ten-items-a-digest',
    'Of a digest the first ten items are heard.',
    '    for (const digest of digests) {\n',
    '    for (const digest of digests.slice(0, 10)) {\n',
    { breaks: ['IDPULL-1'] },
  ),
  stock(
    'BLOCKPULL-5',
    'numbers-with-a-plus',
    'A number with a plus before it is taken for one.',
    'const NUMBER = /^\\d',
    'const NUMBER = /^\\+?\\d',
  ),
  stock(
    'BLOCKPULL-5',
    'numbers-of-other-spellings',
    'Numbers with a point or an exponent are taken for such.',
    '    if (!NUMBER.test(text)) return undefined\n',
    '    if (!NUMBER.test(text)) return Number.isInteger(Number(text)) ? `${Number(text)}` : undefined\n',
  ),
  {
    rule: 'BLOCKPULL-6',
    id: 'refused-once-refused-always',
    sentence: 'After an update that was not taken no other one is.',
    edits: [
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: '    for (const block of blocks) if (channel.blocks.add',
        to: "    const memo = channel as never as { refused?: boolean }\n    if (memo.refused) return 'invalid-block'\n    for (const block of blocks) if (channel.blocks.add",
      },
      {
        file: 'src/reference/channel/channel-intake.ts',
        from: "      if (!this.isVerified(item, channel)) return 'invalid-block'\n",
        to: "      if (!this.isVerified(item, channel)) {\n        ;(channel as never as { refused?: boolean }).refused = true\n        return 'invalid-block'\n      }\n",
      },
    ],
  },
  takesIn(
    'BLOCKPULL-6',
    'refused-blocks-are-old',
    'What stood in an update that was not taken is skipped in later ones.',
    '      if (!channel.blocks.accepts(item.message.content.payload.seqNum)) continue\n',
    '      const memo = channel as never as { seen?: Set<bigint> }\n      const seen = memo.seen ?? new Set<bigint>()\n      memo.seen = seen\n      const number = item.message.content.payload.seqNum\n      if (seen.has(number) || !channel.blocks.accepts(number)) continue\n      seen.add(number)\n',
  ),
  engine(
    'BLOCKPULL-8',
    'hello-of-one-nonce-answered-once',
    'Of each peer one hello under a nonce is answered.',
    '    this.served.add(nonce, now)\n',
    "    const memo = this as never as { said?: Set<string> }\n    const said = memo.said ?? new Set<string>()\n    memo.said = said\n    if (said.has(`${from} ${nonce}`)) return 'stale'\n    said.add(`${from} ${nonce}`)\n    this.served.add(nonce, now)\n",
    { breaks: ['BLOCKPULL-10'] },
  ),
  pulls(
    'BLOCKPULL-9',
    'stranger-once-stranger-for-ever',
    'Who was not answered once is not answered when it has published.',
    '    return this.isMember(channel, from, now) ? then',
    '    const memo = channel as never as { strangers?: Set<PkiId> }\n    const strangers = memo.strangers ?? new Set<PkiId>()\n    memo.strangers = strangers\n    if (!this.isMember(channel, from, now)) strangers.add(from)\n    return !strangers.has(from) ? then',
  ),
  {
    rule: 'BLOCKPULL-11',
    id: 'given-from-any-channel',
    sentence: 'What is held in the channel that was joined first is given in all.',
    edits: [
      {
        file: 'src/reference/pull/block-pull.ts',
        from: '    return this.options.channel.blocks.get(BigInt(item))?.envelope',
        to: '    return this.options.channel.blocks.get(BigInt(item))?.envelope ?? this.options.first?.get(BigInt(item))?.envelope',
      },
      {
        file: 'src/reference/pull/block-pull.ts',
        from: 'export interface BlockStockOptions {\n',
        to: "export interface BlockStockOptions {\n  readonly first?: PulledChannel['blocks'] | undefined\n",
      },
      {
        file: 'src/reference/node/pulls.ts',
        from: '    const stock = new BlockStock({\n      channel,',
        to: '    const stock = new BlockStock({\n      first: this.options.channels.all[0]?.blocks,\n      channel,',
      },
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: '.filter((item) => offered.has(item))',
        to: ".filter((item) => offered.has(item) || (type === 'block' && stock.missing(stock.digestOf(item)) !== undefined))",
      },
    ],
  },
  pulls(
    'BLOCKPULL-3',
    'configuration-ends-a-pull',
    'A new configuration ends the pull that was begun.',
    '    if (known !== undefined) return known\n',
    '    const memo = known as never as { orgs?: unknown; rounds: unknown } | undefined\n    if (memo !== undefined && memo.orgs !== channel.orgs) {\n      if (memo.orgs !== undefined) memo.rounds = []\n      memo.orgs = channel.orgs\n    }\n    if (known !== undefined) return known\n',
  ),
  pulls(
    'BLOCKPULL-1',
    'configuration-delays-pulls',
    'A new configuration begins the interval of hellos anew.',
    '    if (known !== undefined) return known\n',
    '    const memo = known as never as { orgs?: unknown; nextHello: Instant } | undefined\n    if (memo !== undefined && memo.orgs !== channel.orgs) {\n      if (memo.orgs !== undefined) memo.nextHello += this.options.times.pullIntervalMs / 2\n      memo.orgs = channel.orgs\n    }\n    if (known !== undefined) return known\n',
  ),
  {
    rule: 'BLOCKPULL-2',
    id: 'died-once-never-asked-for-blocks',
    sentence: 'Who has died once is said no hello for blocks when it lives again.',
    edits: [
      {
        file: 'src/reference/node/exchanges.ts',
        from: 'drawMembersOf: (channel) => draw(audiences.membersOfOwnOrgIn(channel)),',
        to: 'drawMembersOf: (channel) => {\n        for (const { pkiId } of view.presumedDead) died.add(pkiId)\n        return draw(audiences.membersOfOwnOrgIn(channel)).filter(({ pkiId }) => pkiId === undefined || !died.has(pkiId))\n      },',
      },
      { file: 'src/reference/node/exchanges.ts', from: '  const endpointOf', to: '  const died = new Set<PkiId>()\n  const endpointOf' },
    ],
  },
  engine(
    'BLOCKPULL-11',
    'first-answer-for-all',
    'Each request under a nonce is answered as the first one was.',
    '    const data = items.flatMap((item) => stock.envelopeOf(item) ?? [])\n',
    '    const memo = this as never as { answers?: Map<bigint, Envelope[]> }\n    const answers = memo.answers ?? new Map<bigint, Envelope[]>()\n    memo.answers = answers\n    const data = answers.get(nonce) ?? items.flatMap((item) => stock.envelopeOf(item) ?? [])\n    answers.set(nonce, data)\n',
  ),
  takesIn(
    'BLOCKPULL-6',
    'ten-blocks-an-update',
    'Of an update ten blocks are taken at most.',
    '    for (const envelope of data) {\n',
    '    for (const envelope of data.slice(0, 10)) {\n',
  ),
  engine(
    'BLOCKPULL-13',
    'asking-answers-no-hello',
    'While digests of blocks are waited for no hello is answered.',
    '    const digests = this.options.stock.offeredTo(from, now)',
    "    if (this.options.type === 'block' && this.rounds.length > 0) return undefined\n    const digests = this.options.stock.offeredTo(from, now)",
  ),
]
