import { inFile, type Mutant } from '../../mutant'

const stock = inFile('src/reference/pull/identity-pull.ts')
const exchanges = inFile('src/reference/node/exchanges.ts')
const runs = inFile('src/reference/node/running-node.ts')
const pulls = inFile('src/reference/node/pulls.ts')
const engine = inFile('src/reference/pull/pull-engine.ts')

const allowed = 'return (itsOrg === org || itsOrg === selfOrg) && isPublic(one)'
const doubts = 'if (doubts !== undefined) return doubts\n      opened.push(item.ok)'
const missing = 'return this.pulled.has(peer) ? undefined : peer'
const put = 'if (this.options.identities.put(pkiId, cert, now) === undefined) this.pulled.set(pkiId, envelope)'

/** Mutants of IDPULL. */
export const identityPull: readonly Mutant[] = [
  exchanges(
    'IDPULL-1',
    'identities-from-the-own-org',
    'Identities are pulled from peers of the own organization only.',
    'drawMembers: () => draw(audiences.everybody)',
    'drawMembers: () => draw(audiences.ofOrg(selfOrg))',
  ),
  stock(
    'IDPULL-1',
    'identities-requested-of-the-dead',
    'Who has offered identities and died since is asked for them.',
    'return this.options.isAlive(peer)',
    'return peer !== this.options.self',
  ),
  exchanges(
    'IDPULL-1',
    'identities-from-the-first',
    'Identities are pulled from the same peers each time.',
    'drawMembers: () => draw(audiences.everybody)',
    `drawMembers: () =>
      Array.from({ length: Math.min(audiences.everybody.size, settings.pullPeerNum) }, (_, at) => view.addressOf(audiences.everybody.at(at)))`,
  ),
  exchanges(
    'IDPULL-1',
    'identities-from-neighbours',
    'Those that are asked stand side by side: each is as likely as the others, and not each choice.',
    'drawMembers: () => draw(audiences.everybody)',
    `drawMembers: () => {
      const { size } = audiences.everybody
      const from = random.int(Math.max(1, size))
      const length = Math.min(size, settings.pullPeerNum)
      return Array.from({ length }, (_, at) => view.addressOf(audiences.everybody.at((from + at) % size)))
    }`,
  ),
  exchanges(
    'IDPULL-1',
    'identities-from-one',
    'Identities are pulled from one peer at a time.',
    'drawMembers: () => draw(audiences.everybody)',
    'drawMembers: () => draw(audiences.everybody).slice(0, 1)',
  ),
  pulls(
    'IDPULL-1',
    'identities-never-pulled',
    'The node pulls no identities.',
    'return [this.ofIdentities, ...this.options',
    'return [...this.options',
    { breaks: ['IDPULL-6'] },
  ),
  stock('IDPULL-1', 'identity-not-taken-in', 'A pulled identity is offered and not known.', put, 'this.pulled.set(pkiId, envelope)', {
    breaks: ['IDPULL-4', 'TAG-3', 'IDPULL-2'],
  }),
  stock(
    'IDPULL-2',
    'identities-to-whom-it-concerns-not',
    'Peers of other organizations are offered identities of every organization.',
    allowed,
    'return itsOrg !== undefined && isPublic(one)',
  ),
  stock(
    'IDPULL-2',
    'identities-of-hidden-peers',
    'Peers of other organizations are offered identities of peers without an external endpoint.',
    allowed,
    'return (itsOrg === org || itsOrg === selfOrg) && isPublic !== undefined',
    { source: 'G 5' },
  ),
  stock(
    'IDPULL-2',
    'identity-of-a-hidden-node',
    'A node that has no external endpoint offers its own identity to peers of other organizations.',
    allowed,
    'return (itsOrg === org || itsOrg === selfOrg) && (one === this.options.self || isPublic(one))',
  ),
  stock(
    'IDPULL-2',
    'identities-of-the-living-only',
    'Identities of dead peers are not offered to peers of other organizations.',
    allowed,
    'return (itsOrg === org || itsOrg === selfOrg) && isPublic(one) && (one === this.options.self || this.options.isAlive(one))',
  ),
  stock(
    'IDPULL-2',
    'identities-of-their-own-only',
    'Peers of other organizations are offered identities of their own organization only.',
    allowed,
    'return itsOrg === org && isPublic(one)',
  ),
  stock(
    'IDPULL-2',
    'own-org-offered-as-others',
    'Peers of the own organization are offered no more than others.',
    'if (org === selfOrg) return all\n',
    '',
  ),
  stock(
    'IDPULL-3',
    'identities-of-all-offered',
    'Identities that came by a handshake are offered, too.',
    'if (org === selfOrg) return all\n',
    'if (org === selfOrg) return [...new Set([...all, ...(identities as never as { known: PkiId[] }).known])]\n',
    {
      breaks: ['IDPULL-2', 'IDPULL-5', 'IDPULL-6'],
    },
  ),
  stock(
    'IDPULL-3',
    'own-identity-not-offered',
    "The node's own identity is not offered.",
    'this.pulled.set(self, { payload, signature: crypto.sign(payload) })',
    'void [payload, crypto, self]',
    {
      breaks: ['IDPULL-2', 'IDPULL-5', 'TAG-1'],
    },
  ),
  stock(
    'IDPULL-3',
    'once-pulled-for-ever-pulled',
    'What was pulled once, was deleted, and has come again by a handshake is offered.',
    'this.pulled.delete(peer)',
    'void peer',
    {
      also: [
        {
          file: 'src/reference/pull/identity-pull.ts',
          from: 'const all = [...this.pulled.keys()]',
          to: 'const all = [...this.pulled.keys()].filter((one) => identities.has(one))',
        },
      ],
    },
  ),
  stock(
    'IDPULL-3',
    'pulled-not-offered',
    'A pulled identity is known and not offered.',
    put,
    'this.options.identities.put(pkiId, cert, now)',
    { breaks: ['IDPULL-2', 'IDPULL-5'] },
  ),
  stock(
    'IDPULL-4',
    'identities-up-to-the-bad',
    'What stands before a bad identity of an update is taken in.',
    doubts,
    'if (doubts !== undefined) break\n      opened.push(item.ok)',
  ),
  stock(
    'IDPULL-4',
    'identities-without-the-bad',
    'Bad identities of an update are skipped.',
    doubts,
    'if (doubts !== undefined) continue\n      opened.push(item.ok)',
  ),
  stock(
    'IDPULL-4',
    'identities-unsigned',
    'The signature of a pulled identity is not looked at.',
    "if (!crypto.verify(cert, envelope.signature, envelope.payload)) return 'bad-signature'\n",
    'void envelope\n',
  ),
  stock(
    'IDPULL-4',
    'identities-under-any-id',
    'The PKI-ID of a pulled identity is not looked at.',
    "if (crypto.pkiIdOf(cert) !== pkiId) return 'bad-identity'\n",
    'void pkiId\n',
  ),
  runs('IDPULL-5', 'deleted-still-offered', 'A deleted identity is offered as before.', 'this.exchanges.identityStock.forget(peer)\n', ''),
  stock(
    'IDPULL-5',
    'offered-as-before-until-an-update',
    'What is offered to the own organization is listed anew with the next update only.',
    'const all = [...this.pulled.keys()]',
    'const all = this.listed ?? [...this.pulled.keys()]\n    this.listed = all',
    {
      also: [
        {
          file: 'src/reference/pull/identity-pull.ts',
          from: '  private readonly pulled = new Map<PkiId, Envelope>()\n',
          to: '  private readonly pulled = new Map<PkiId, Envelope>()\n  private listed: PkiId[] | undefined\n',
        },
        {
          file: 'src/reference/pull/identity-pull.ts',
          from: '    for (const { message, envelope } of opened) {\n',
          to: '    this.listed = undefined\n    for (const { message, envelope } of opened) {\n',
        },
      ],
    },
  ),
  stock(
    'IDPULL-6',
    'identities-asked-again',
    'Identities that were pulled are asked for again.',
    missing,
    'return peer === this.options.self ? undefined : peer',
  ),
  stock(
    'IDPULL-6',
    'own-identity-asked-for',
    'The node asks for its own identity.',
    missing,
    'return peer !== this.options.self && this.pulled.has(peer) ? undefined : peer',
  ),
  stock(
    'IDPULL-6',
    'identities-known-not-asked-for',
    'What is known by a handshake is not asked for.',
    missing,
    'return this.pulled.has(peer) || this.options.identities.has(peer) ? undefined : peer',
  ),
  {
    rule: 'IDPULL-2',
    id: 'identities-withheld-as-nothing',
    sentence: 'In place of an identity that a peer may not be offered it is offered one without a PKI-ID.',
    source: 'G 34',
    edits: [
      { file: 'src/reference/pull/identity-pull.ts', from: 'return all.filter((one) => {', to: 'return all.map((one) => {' },
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: 'return (itsOrg === org || itsOrg === selfOrg) && isPublic(one)',
        to: "return (itsOrg === org || itsOrg === selfOrg) && isPublic(one) ? one : ''",
      },
    ],
  },
  {
    rule: 'IDPULL-3',
    id: 'identity-signed-anew',
    sentence: 'A pulled identity is handed on with a signature of the node itself.',
    edits: [
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: 'this.pulled.set(pkiId, envelope)',
        to: 'this.pulled.set(pkiId, { payload: envelope.payload, signature: this.options.crypto.sign(envelope.payload) })',
      },
    ],
  },
  {
    rule: 'IDPULL-2',
    id: 'identities-to-public-peers-only',
    sentence: 'A peer of another organization that has no external endpoint itself is offered nothing.',
    edits: [
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: 'if (org === undefined) return []',
        to: 'if (org === undefined || (org !== selfOrg && !isPublic(peer))) return []',
      },
    ],
  },
  {
    rule: 'IDPULL-3',
    id: 'known-not-offered',
    sentence: 'An identity that was known when it was pulled is not offered.',
    edits: [
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: 'if (this.options.identities.put(pkiId, cert, now) === undefined)',
        to: 'if (!this.options.identities.has(pkiId) && this.options.identities.put(pkiId, cert, now) === undefined)',
      },
    ],
  },
  {
    rule: 'IDPULL-4',
    id: 'invalid-identity-left-out',
    sentence: 'An identity that is not valid is left out of an update, and does not end it.',
    edits: [
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: "return crypto.validateIdentity(cert) === undefined ? undefined : 'bad-identity'",
        to: 'return undefined',
      },
    ],
  },
  {
    rule: 'IDPULL-5',
    id: 'deleted-never-offered-again',
    sentence: 'An identity that was deleted is not offered when it is pulled anew.',
    edits: [
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: 'const all = [...this.pulled.keys()]',
        to: 'const all = [...this.pulled.keys()].filter((one) => !this.gone.has(one))',
      },
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: 'this.pulled.delete(peer)',
        to: 'this.gone.add(peer)\n    this.pulled.delete(peer)',
      },
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: '  private readonly options: IdentityStockOptions\n',
        to: '  private readonly options: IdentityStockOptions\n  private readonly gone = new Set<PkiId>()\n',
      },
    ],
  },
  {
    rule: 'IDPULL-2',
    id: 'identities-of-hidden-peers-of-their-own',
    sentence: 'Of their own organization others are offered peers without an external endpoint.',
    edits: [
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: 'return (itsOrg === org || itsOrg === selfOrg) && isPublic(one)',
        to: 'return itsOrg === org || (itsOrg === selfOrg && isPublic(one))',
      },
    ],
  },
  {
    rule: 'IDPULL-5',
    id: 'deleted-offered-while-a-member',
    sentence: 'An identity that is deleted is offered on as long as its peer is a member.',
    edits: [
      {
        file: 'src/reference/node/running-node.ts',
        from: 'this.exchanges.identityStock.forget(peer)',
        to: 'if (this.discovery.view.lookup(peer) === undefined) this.exchanges.identityStock.forget(peer)',
      },
    ],
  },
  engine(
    'IDPULL-1',
    'identity-digests-heard-late',
    'Digests of identities are heard for three times digestWaitTime.',
    'digestsUntil: now + times.digestWaitTimeMs,',
    "digestsUntil: now + times.digestWaitTimeMs * (type === 'identity' ? 3 : 1),",
  ),
  engine(
    'IDPULL-1',
    'identity-digests-under-any-nonce',
    'A digest of identities is heard whatever its nonce is.',
    'const owner = round?.partners.get(nonce)\n    if (round === undefined || owner',
    "const any = this.options.type === 'identity' ? this.rounds[0] : undefined\n    if (round === undefined && any !== undefined) return this.onDigest({ nonce: [...any.partners.keys()][0], digests } as never)\n    const owner = round?.partners.get(nonce)\n    if (round === undefined || owner",
  ),
  engine(
    'IDPULL-1',
    'identity-asked-of-all-who-offer',
    'Whoever offers an identity is asked for it.',
    'const owner = offers[random.int(offers.length)]\n      const digest = stock.digestOf(item)\n',
    "const owner = offers[random.int(offers.length)]\n      const digest = stock.digestOf(item)\n      if (type === 'identity') for (const one of offers) if (one !== owner) wanted.set(one, [digest])\n",
  ),
  engine(
    'IDPULL-2',
    'identity-hellos-never-forgotten',
    'A request for identities is answered however long ago its hello was.',
    "if (!this.served.has(nonce, now)) return 'stale'",
    "if (this.options.type === 'block' && !this.served.has(nonce, now)) return 'stale'",
  ),
  stock(
    'IDPULL-4',
    'update-trusts-the-known',
    'Whether an identity that is known has been signed is not looked at.',
    "if (!crypto.verify(cert, envelope.signature, envelope.payload)) return 'bad-signature'",
    "if (!this.options.identities.has(pkiId) && !crypto.verify(cert, envelope.signature, envelope.payload)) return 'bad-signature'",
  ),
  {
    rule: 'IDPULL-3',
    id: 'identities-given-as-encoded-again',
    sentence: 'A pulled identity is given as this node encodes it.',
    edits: [
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: 'for (const { message, envelope } of opened) {',
        to: 'for (const { message, envelope: given } of opened) {\n      const envelope = { ...given, payload: encodeGossipMessage(message) }',
      },
    ],
  },
  {
    rule: 'IDPULL-5',
    id: 'identities-offered-by-their-count',
    sentence: 'The list of what is offered is made anew only when it is longer or shorter.',
    edits: [
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: 'const all = [...this.pulled.keys()]',
        to: 'const memo = this as never as { list?: PkiId[] }\n    if (memo.list?.length !== this.pulled.size) memo.list = [...this.pulled.keys()]\n    const all = memo.list',
      },
    ],
  },
  engine(
    'IDPULL-1',
    'nobody-to-meet-asks-no-more',
    'Once there was nobody to say hello to the node pulls no identities any more.',
    '    if (partners.size === 0) return\n',
    "    if (partners.size === 0 && type === 'identity') this.nextHello = Number.MAX_SAFE_INTEGER\n    if (partners.size === 0) return\n",
  ),
  engine(
    'IDPULL-1',
    'eight-identities-a-request',
    'A request for identities holds eight at most.',
    "{ kind: 'data-req', nonce, digests, type }",
    "{ kind: 'data-req', nonce, digests: type === 'identity' ? digests.slice(0, 8) : digests, type }",
  ),
  engine(
    'IDPULL-1',
    'identity-requested-once',
    'An identity is requested once, whether it comes or not.',
    '      if (owner === undefined) continue\n',
    "      if (owner === undefined) continue\n      const memo = this as never as { asked?: Set<string> }\n      const asked = memo.asked ?? new Set<string>()\n      memo.asked = asked\n      if (type === 'identity' && asked.has(item)) continue\n      asked.add(item)\n",
    { breaks: ['IDPULL-6'] },
  ),
  {
    rule: 'IDPULL-1',
    id: 'hello-for-blocks-opens-identities',
    sentence: 'Under the nonce of a hello for blocks identities are given.',
    edits: [
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: "    if (!this.served.has(nonce, now)) return 'stale'\n",
        to: "    if (!this.served.has(nonce, now) && (this.options.type === 'block' || !opened.has(nonce))) return 'stale'\n",
      },
      {
        file: 'src/reference/pull/pull-engine.ts',
        from: '    this.served.add(nonce, now)\n',
        to: '    this.served.add(nonce, now)\n    opened.add(nonce)\n',
      },
      { file: 'src/reference/pull/pull-engine.ts', from: '/** However often', to: 'const opened = new Set<bigint>()\n\n/** However often' },
    ],
  },
  {
    rule: 'IDPULL-2',
    id: 'endpoints-outlive-their-peers',
    sentence: 'The endpoint of a peer that the node has pulled from counts when it was erased.',
    edits: [
      {
        file: 'src/reference/node/exchanges.ts',
        from: '.map((peer) => view.addressOf(peer))',
        to: '.map((peer) => {\n      drawn.add(peer)\n      return view.addressOf(peer)\n    })',
      },
      { file: 'src/reference/node/exchanges.ts', from: '  const draw =', to: '  const drawn = new Set<PkiId>()\n  const draw =' },
      {
        file: 'src/reference/node/exchanges.ts',
        from: "(endpointOf(peer) ?? '') !== ''",
        to: "(endpointOf(peer) ?? (drawn.has(peer) ? 'drawn' : '')) !== ''",
      },
    ],
  },
  stock(
    'IDPULL-4',
    'failed-once-failed-always',
    'After an update that failed no other one is taken.',
    '      if (doubts !== undefined) return doubts\n',
    "      const memo = this as never as { failed?: boolean }\n      if (doubts !== undefined) memo.failed = true\n      if (memo.failed) return 'bad-identity'\n",
  ),
  stock(
    'IDPULL-4',
    'identity-failed-once',
    'An identity that failed once is not taken when it comes as it should.',
    '      if (doubts !== undefined) return doubts\n',
    "      const memo = this as never as { failed?: Set<PkiId> }\n      const failed = memo.failed ?? new Set<PkiId>()\n      memo.failed = failed\n      if (doubts !== undefined) failed.add(item.ok.message.content.pkiId)\n      if (failed.has(item.ok.message.content.pkiId)) return 'bad-identity'\n",
  ),
  {
    rule: 'IDPULL-6',
    id: 'deleted-never-asked-for',
    sentence: 'An identity that was pulled and deleted is not asked for any more.',
    edits: [
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: '    return this.pulled.has(peer) ? undefined : peer',
        to: '    const { gone } = this as never as { gone?: Set<PkiId> }\n    return this.pulled.has(peer) || gone?.has(peer) ? undefined : peer',
      },
      {
        file: 'src/reference/pull/identity-pull.ts',
        from: '    this.pulled.delete(peer)\n',
        to: '    const memo = this as never as { gone?: Set<PkiId> }\n    if (this.pulled.delete(peer)) memo.gone = new Set([...(memo.gone ?? []), peer])\n',
      },
    ],
  },
  stock(
    'IDPULL-3',
    'ten-identities-a-digest',
    'A digest holds ten identities at most.',
    'const all = [...this.pulled.keys()]\n',
    'const all = [...this.pulled.keys()].slice(0, 10)\n',
    { breaks: ['IDPULL-2'] },
  ),
  engine(
    'IDPULL-3',
    'ten-identities-an-update',
    'An update holds ten identities at most.',
    "{ kind: 'data-update', nonce, data, type }",
    "{ kind: 'data-update', nonce, data: type === 'identity' ? data.slice(0, 10) : data, type }",
  ),
  {
    rule: 'IDPULL-1',
    id: 'died-once-never-asked-for-identities',
    sentence: 'Who has died once is said no hello for identities when it lives again.',
    edits: [
      {
        file: 'src/reference/node/exchanges.ts',
        from: 'drawMembers: () => draw(audiences.everybody),',
        to: 'drawMembers: () => {\n      for (const { pkiId } of view.presumedDead) died.add(pkiId)\n      return draw(audiences.everybody).filter(({ pkiId }) => pkiId === undefined || !died.has(pkiId))\n    },',
      },
      { file: 'src/reference/node/exchanges.ts', from: '  const endpointOf', to: '  const died = new Set<PkiId>()\n  const endpointOf' },
    ],
  },
  engine(
    'IDPULL-1',
    'asking-answers-no-hello-for-identities',
    'While digests of identities are waited for no hello for them is answered.',
    '    const digests = this.options.stock.offeredTo(from, now)',
    "    if (this.options.type === 'identity' && this.rounds.length > 0) return undefined\n    const digests = this.options.stock.offeredTo(from, now)",
  ),
  engine(
    'IDPULL-1',
    'hello-ends-a-pull-of-identities',
    'A hello for identities ends the pull that the node has begun with its sender.',
    '    this.served.add(nonce, now)\n',
    "    this.served.add(nonce, now)\n    const asks = ({ partners }: Round) => [...partners.values()].some(({ pkiId }) => pkiId === from)\n    if (this.options.type === 'identity') this.rounds = this.rounds.filter((round) => !asks(round))\n",
  ),
]
