import { inFile, type Mutant } from '../../mutant'
import { dispensable, evicting } from './membership-view'

const SYNC = 'src/reference/membership/membership-sync.ts'
const syncs = inFile(SYNC)
const VIEW = 'src/reference/membership/membership-view.ts'
const RECONNECTION = 'src/reference/membership/reconnection.ts'
const views = inFile(VIEW)
const reconnects = inFile(RECONNECTION)
const draws = inFile('src/reference/node/running-node.ts')
const introduces = inFile('src/reference/membership/introduction.ts')
const named = 'const alive = [...disclosed(view.alive), disclosure.envelopeFor(own.envelope, target)]'
const doubted = 'if (doubts !== undefined) return doubts\n    if (from'
const answered = 'this.answer(alive, message.nonce, now)'
const takenIn = 'const reason = this.refusalOf(opened.ok, now)'
const exhausted = 'if (introduction.attempts >= this.options.maxConnectionAttempts) this.pending.delete(id)'
const mustBe = 'if (who === undefined || who.org === undefined || isFalse) {'
const wait = 'introduction.nextAttempt = now + answerWaitMs + reconnectIntervalMs'
const drawn = 'selectPeers(options.settings.pullPeerNum, { sets: [audiences.everybody] }, options.random)'

const meets = 'for (const endpoint of options.settings.bootstrap) this.discovery'
const again = '{ ...opened.ok, envelope: { ...opened.ok.envelope, payload: encodeGossipMessage(opened.ok.message) } }'

/** Mutants of DISC-4, DISC-7, DISC-15, DISC-17, DISC-18, DISC-20, DISC-22, DISC-23, DISC-24. */
export const membershipSync: readonly Mutant[] = [
  syncs(
    'DISC-7',
    'request-identity-for-ever',
    'The identity is in every membership request.',
    'this.options.disclosure.envelopeFor(this.options.own.create(now).envelope, target)',
    'this.options.disclosure.envelopeFor(this.options.own.create(0).envelope, target)',
  ),
  reconnects(
    'DISC-4',
    'reconnect-half-as-often',
    'The dead are contacted in every other interval.',
    'this.nextReconnect = now + this.options.intervalMs',
    'this.nextReconnect = now + 2 * this.options.intervalMs',
  ),
  reconnects(
    'DISC-4',
    'reconnect-twice-as-often',
    'The dead are contacted twice in every interval.',
    'this.nextReconnect = now + this.options.intervalMs',
    'this.nextReconnect = now + this.options.intervalMs / 2',
  ),
  reconnects(
    'DISC-4',
    'reconnect-living-too',
    'The living are contacted as well.',
    'for (const member of this.options.view.presumedDead) {',
    'for (const member of [...this.options.view.alive, ...this.options.view.presumedDead]) {',
  ),
  reconnects(
    'DISC-4',
    'reconnect-one-a-round',
    'In each round one of the dead is contacted.',
    'for (const member of this.options.view.presumedDead) {',
    'for (const member of this.options.view.presumedDead.slice(0, 1)) {',
  ),
  reconnects(
    'DISC-4',
    'reconnect-once-answered',
    'A dead peer that has answered is not contacted again.',
    'if (answered && member !== undefined && !member.alive) {',
    'if (answered && peer !== undefined) this.answered.add(peer)\n    if (answered && member !== undefined && !member.alive) {',
    {
      also: [
        {
          file: RECONNECTION,
          from: '  private pinged = 0\n',
          to: '  private pinged = 0\n  private readonly answered = new Set<PkiId>()\n',
        },
        {
          file: RECONNECTION,
          from: 'if (endpoint === undefined) continue',
          to: 'if (endpoint === undefined || this.answered.has(member.pkiId)) continue',
        },
      ],
    },
  ),
  reconnects(
    'DISC-4',
    'reconnect-in-the-first-death',
    'A peer that was contacted when it was dead, has come back, and has died again is not contacted.',
    'if (endpoint === undefined) continue',
    'if (endpoint === undefined || (this.first.get(member.pkiId) ?? member.time) !== member.time) continue\n      this.first.set(member.pkiId, member.time)',
    {
      also: [
        {
          file: 'src/reference/membership/reconnection.ts',
          from: 'private pinged = 0\n',
          to: 'private pinged = 0\n  private readonly first = new Map<PkiId, unknown>()\n',
        },
      ],
    },
  ),
  reconnects(
    'DISC-4',
    'reconnect-not-by-hearsay',
    'A peer that was never alive is not contacted.',
    'if (endpoint === undefined) continue',
    'if (endpoint === undefined || !this.options.view.heard(member)) continue',
    {
      also: [
        { file: RECONNECTION, from: "'lookup' | 'presumedDead'>", to: "'lookup' | 'presumedDead' | 'heard'>" },
        {
          file: VIEW,
          from: '  /** Takes in an authentic message that its peer',
          to: '  heard(member: NetworkMember): boolean {\n    return !this.isFresh(member.message)\n  }\n\n  /** Takes in an authentic message that its peer',
        },
      ],
    },
  ),
  reconnects(
    'DISC-4',
    'reconnect-asks-nothing',
    'A dead peer that answers is not asked for its membership.',
    'if (answered && member !== undefined && !member.alive)',
    'if (answered && member?.alive)',
  ),
  reconnects(
    'DISC-4',
    'reconnect-asks-unanswered',
    'A dead peer is asked for its membership though it did not answer.',
    'if (answered && member !== undefined && !member.alive)',
    'if (!answered && member !== undefined && !member.alive)',
  ),
  syncs(
    'DISC-17',
    'request-needs-news',
    'Only a request that brings news is answered.',
    answered,
    `if (this.options.view.lookup(from)?.message === alive) ${answered}`,
  ),
  syncs(
    'DISC-17',
    'request-for-another',
    'A request is answered though it carries the alive message of another peer.',
    "if (alive.message.content.membership.pkiId !== from) return 'sender-mismatch'\n",
    '',
  ),
  syncs('DISC-17', 'request-unauthentic', 'A request is answered though its alive message is not authentic.', doubted, 'if (from'),
  syncs(
    'DISC-17',
    'request-of-the-dead',
    'A dead peer that asks without news is not answered.',
    answered,
    `if (this.options.view.lookup(from)?.alive !== false) ${answered}`,
  ),
  syncs(
    'DISC-17',
    'request-nonce-of-first',
    'Every response to a peer carries the nonce of its first request.',
    answered,
    'this.nonces.set(from, this.nonces.get(from) ?? message.nonce)\n    this.answer(alive, this.nonces.get(from) ?? 0n, now)',
    {
      also: [
        {
          file: SYNC,
          from: '  private lastOwn: SignedAlive | undefined\n',
          to: '  private lastOwn: SignedAlive | undefined\n  private readonly nonces = new Map<PkiId, bigint>()\n',
        },
      ],
    },
  ),
  syncs(
    'DISC-17',
    'request-nonce-lost',
    'A response carries no nonce.',
    'dead: disclosed(view.presumedDead) }, nonce)',
    'dead: disclosed(view.presumedDead) }, 0n)',
  ),
  syncs(
    'DISC-18',
    'response-without-requester',
    'A response does not name the peer that asked.',
    '.filter((member) => disclosure.mayDisclose(member.message, target, now))',
    '.filter((member) => member.pkiId !== membership.pkiId && disclosure.mayDisclose(member.message, target, now))',
    { source: 'G, extra: requester omitted' },
  ),
  syncs('DISC-18', 'response-without-self', 'A response does not name the node itself.', named, 'const alive = disclosed(view.alive)', {
    source: 'G, extra: own alive missing in response',
  }),
  syncs(
    'DISC-18',
    'response-self-first',
    'A response names the node itself first.',
    named,
    'const alive = [disclosure.envelopeFor(own.envelope, target), ...disclosed(view.alive)]',
  ),
  syncs(
    'DISC-18',
    'response-of-five',
    'A response names five living peers at most.',
    named,
    'const alive = [...disclosed(view.alive).slice(0, 5), disclosure.envelopeFor(own.envelope, target)]',
  ),
  syncs(
    'DISC-18',
    'response-of-four-dead',
    'A response names four dead peers at most.',
    'dead: disclosed(view.presumedDead)',
    'dead: disclosed(view.presumedDead).slice(0, 4)',
  ),
  syncs('DISC-18', 'response-without-dead', 'A response does not name the dead.', 'dead: disclosed(view.presumedDead)', 'dead: []'),
  syncs(
    'DISC-18',
    'response-without-hearsay',
    'A response names only peers that were heard directly.',
    named,
    'const alive = [...disclosed(view.alive.filter((member) => !view.isFresh(member.message))), disclosure.envelopeFor(own.envelope, target)]',
  ),
  syncs(
    'DISC-18',
    'response-without-dead-by-hearsay',
    'A response names only those of the dead that were alive once.',
    'dead: disclosed(view.presumedDead)',
    'dead: disclosed(view.presumedDead.filter((member) => !view.isFresh(member.message)))',
  ),
  syncs(
    'DISC-18',
    'response-encoded-anew',
    'The messages in a response are encoded anew.',
    '.map((member) => disclosure.envelopeFor(member.message.envelope, target))',
    '.map(({ message }) => disclosure.envelopeFor({ ...message.envelope, payload: encodeGossipMessage(message.message) }, target))',
  ),
  syncs(
    'DISC-18',
    'response-with-first-own',
    'A response names the node itself by the first message that it ever gossiped.',
    "this.lastOwn = this.options.own.create(now)\n    this.options.outbox.put({ type: 'forward', signed: this.lastOwn })",
    "const own = this.options.own.create(now)\n    this.lastOwn ??= own\n    this.options.outbox.put({ type: 'forward', signed: own })",
  ),
  syncs(
    'DISC-18',
    'response-before-learning',
    'A request is answered before what it says of its sender is taken in.',
    '    if (from !== this.options.self && this.options.view.isFresh(alive)) this.options.view.learnAlive(alive, now)\n    this.answer(alive, message.nonce, now)\n',
    '    this.answer(alive, message.nonce, now)\n    if (from !== this.options.self && this.options.view.isFresh(alive)) this.options.view.learnAlive(alive, now)\n',
    { breaks: ['DISC-17'] },
  ),
  views(
    'DISC-18',
    'response-of-first-message',
    'A response names peers by the first message that was heard of them.',
    'member.message = message\n',
    'member.message ??= message\n',
  ),
  views(
    'DISC-20',
    'response-kills',
    'A response that names a living peer as dead kills it.',
    'if (this.lookup(message.message.content.membership.pkiId) !== undefined) return\n',
    'this.presumeDead(message.message.content.membership.pkiId)\n    if (this.lookup(message.message.content.membership.pkiId) !== undefined) return\n',
  ),
  views(
    'DISC-20',
    'response-dead-ignored',
    'An unknown peer that a response names as dead is not learnt.',
    'this.dead.set(member.pkiId, member)\n',
    'if (member.alive) this.dead.set(member.pkiId, member)\n',
  ),
  views(
    'DISC-20',
    'response-dead-alive',
    'An unknown peer that a response names as dead is learnt as alive.',
    'const member = this.newMember(message, now)\n    this.dead.set(member.pkiId, member)\n',
    'this.learnAlive(message, now)\n',
  ),
  syncs(
    'DISC-20',
    'response-forged-believed',
    'Entries of a response are believed without being checked.',
    takenIn,
    "const reason = this.options.view.isFresh(opened.ok) ? undefined : 'stale'",
    { source: 'G 10' },
  ),
  syncs(
    'DISC-20',
    'response-bad-entry-ends-living',
    'An entry of the living that cannot be decoded ends them only; the dead are still looked at.',
    'return this.takeIn(alive, learnAlive, from, now) ?? this.takeIn(dead, learnDead, from, now)',
    'const refused = this.takeIn(alive, learnAlive, from, now)\n    return this.takeIn(dead, learnDead, from, now) ?? refused',
  ),
  syncs(
    'DISC-20',
    'response-bad-dead-skipped',
    'An entry of the dead that cannot be decoded is skipped, and those after it are looked at.',
    "if ('rejected' in opened) return opened.rejected\n      if (!isKind",
    "if ('rejected' in opened && learn.name === 'learnDead') continue\n      if ('rejected' in opened) return opened.rejected\n      if (!isKind",
  ),
  syncs(
    'DISC-20',
    'response-other-kind-skipped',
    'An entry that is no alive message is skipped, and those after it are looked at.',
    "if (!isKind(opened.ok, 'alive')) return 'unexpected-kind'\n      const reason = this.refusalOf",
    "if (!isKind(opened.ok, 'alive')) continue\n      const reason = this.refusalOf",
  ),
  syncs(
    'DISC-20',
    'response-ends-at-forged',
    'An entry that is not believed ends the handling.',
    takenIn,
    `${takenIn}\n      if (reason === 'bad-signature') return reason`,
  ),
  syncs(
    'DISC-20',
    'response-own-entry-believed',
    'An entry about the node itself makes it a peer of its own.',
    takenIn,
    "const judged = this.refusalOf(opened.ok, now)\n      const reason = judged === 'about-self' && learn.name === 'learnAlive' ? undefined : judged",
  ),
  syncs(
    'DISC-20',
    'response-own-death-believed',
    'An entry of the dead about the node itself makes it a dead peer of its own.',
    takenIn,
    "const judged = this.refusalOf(opened.ok, now)\n      const reason = judged === 'about-self' && learn.name === 'learnDead' ? undefined : judged",
  ),
  views(
    'DISC-20',
    'response-dead-renewed',
    'What a response says of a dead peer takes the place of what was known of it.',
    'if (this.lookup(message.message.content.membership.pkiId) !== undefined) return\n',
    'if (this.living.has(message.message.content.membership.pkiId)) return\n',
  ),
  syncs(
    'DISC-20',
    'response-bad-entry-skipped',
    'An entry that cannot be decoded is skipped, and those after it are looked at.',
    "if ('rejected' in opened) return opened.rejected\n      if (!isKind",
    "if ('rejected' in opened) continue\n      if (!isKind",
  ),
  syncs(
    'DISC-17',
    'request-verified-as-encoded-again',
    'The alive message of a request is encoded again before it is verified.',
    'const alive = opened.ok\n',
    `const alive = ${again}\n`,
  ),
  syncs(
    'DISC-20',
    'response-verified-as-encoded-again',
    'The alive messages in a response are encoded again before they are verified.',
    `${takenIn}\n      if (reason === undefined) learn(opened.ok)`,
    `const again = ${again}\n      const reason = isKind(again, 'alive') ? this.refusalOf(again, now) : 'unexpected-kind'\n      if (reason === undefined) learn(opened.ok)`,
  ),
  syncs(
    'DISC-20',
    'response-takes-the-place-of-another',
    'Who is named in a response takes the place of whoever had its endpoint.',
    'if (reason === undefined) learn(opened.ok)\n',
    `if (reason === undefined) {
        learn(opened.ok)
        ${evicting('opened.ok')}
      }
`,
  ),
  syncs(
    'DISC-15',
    'dead-entry-passed-on',
    'What a response says of the dead is passed on.',
    'const learnDead = (entry: SignedAlive) => this.options.view.learnDead(entry, now)',
    `const learnDead = (entry: SignedAlive) => {
      this.options.view.learnDead(entry, now)
      this.options.outbox.put({ type: 'forward', signed: entry, from })
    }`,
  ),
  syncs(
    'DISC-20',
    'response-secret-unverified',
    'Of entries of a response the signature of the secret is not looked at.',
    takenIn,
    'const reason = this.refusalOf({ ...opened.ok, envelope: { ...opened.ok.envelope, secretEnvelope: undefined } }, now)',
  ),
  ...dispensable('opened.ok').map(({ what, isThere }) =>
    syncs(
      'DISC-20',
      `entry-without-${what}-teaches-nothing`,
      `An entry of a response counts only if it has its ${what}.`,
      'if (reason === undefined) learn(opened.ok)\n',
      `if (reason === undefined && !(${isThere})) continue\n      if (reason === undefined) learn(opened.ok)\n`,
    ),
  ),
  draws(
    'DISC-22',
    'bootstrap-last-of-a-host',
    'Of two endpoints at one host the last is met only.',
    meets,
    "for (const endpoint of new Map(options.settings.bootstrap.map((one) => [one.split(':')[0], one])).values()) this.discovery",
  ),
  draws(
    'DISC-22',
    'bootstrap-first-of-a-host',
    'Of two endpoints at one host the first is met only.',
    meets,
    "for (const endpoint of new Map([...options.settings.bootstrap].reverse().map((one) => [one.split(':')[0], one])).values()) this.discovery",
  ),
  introduces(
    'DISC-22',
    'bootstrap-own-endpoint',
    'A node contacts itself when its own endpoint is among the bootstrap peers.',
    'if (this.options.ownEndpoints.has(stranger.endpoint) ||',
    'if (',
  ),
  introduces(
    'DISC-22',
    'bootstrap-own-machine',
    'A node contacts itself when the endpoint of its own machine is among the bootstrap peers.',
    'if (this.options.ownEndpoints.has(stranger.endpoint) ||',
    'if ((this.options.ownEndpoints.has(stranger.endpoint) && !/^(?:localhost|127)/.test(stranger.endpoint)) ||',
  ),
  introduces(
    'DISC-22',
    'bootstrap-any-nonce',
    'A membership response without a nonce ends the asking of every bootstrap peer.',
    'own === nonce',
    '(own === nonce || nonce === 0n)',
  ),
  introduces(
    'DISC-22',
    'bootstrap-without-end',
    'maxConnectionAttempts is not looked at.',
    exhausted,
    'if (introduction.attempts > 1_000_000) this.pending.delete(id)',
  ),
  introduces(
    'DISC-22',
    'bootstrap-once-more',
    'There is one attempt more than maxConnectionAttempts.',
    exhausted,
    exhausted.replace('>=', '>'),
  ),
  introduces(
    'DISC-22',
    'bootstrap-foreign-without-end',
    'Attempts at a bootstrap peer of another organization do not count.',
    mustBe,
    `if (who !== undefined && isFalse) introduction.attempts = 0\n    ${mustBe}`,
  ),
  introduces(
    'DISC-22',
    'bootstrap-attempts-in-all',
    'Attempts to reach a bootstrap peer count as attempts to ask it.',
    'introduction.attempts = 0\n',
    '',
  ),
  introduces(
    'DISC-22',
    'bootstrap-any-answer',
    'Any membership response ends the asking of every bootstrap peer.',
    'if (peer !== undefined && own === nonce &&',
    'if (peer !== undefined && (own === nonce || nonce >= 0n) &&',
  ),
  introduces(
    'DISC-22',
    'bootstrap-last-only',
    'Of several bootstrap peers only the last one is met.',
    'this.started += 1\n',
    'this.started += 1\n    this.pending.clear()\n',
  ),
  introduces(
    'DISC-22',
    'bootstrap-any-org',
    'A bootstrap peer of another organization is asked as well.',
    mustBe,
    'if (who === undefined || who.org === undefined) {',
    { source: 'G 44' },
  ),
  introduces(
    'DISC-22',
    'anchor-must-be-as-said',
    'Whoever answers in place of an anchor peer of another organization must be of that one.',
    'introduction.stranger.org === selfOrg && who?.org !== selfOrg',
    'introduction.stranger.org !== undefined && who?.org !== introduction.stranger.org',
  ),
  introduces(
    'DISC-22',
    'bootstrap-asked-once',
    'A bootstrap peer that does not answer the request is not asked again.',
    wait,
    'introduction.nextAttempt = undefined',
    { source: 'G 45' },
  ),
  introduces(
    'DISC-22',
    'bootstrap-asked-for-ever',
    'A bootstrap peer that has answered is asked again and again.',
    'now < heardUntil) this.pending.delete(id)',
    'now < heardUntil) (this.pending.get(id) as Introduction).attempts = 0',
  ),
  introduces(
    'DISC-22',
    'bootstrap-tried-once',
    'A bootstrap peer that cannot be reached is not tried again.',
    'introduction.nextAttempt = now + this.options.reconnectIntervalMs',
    'introduction.nextAttempt = undefined',
  ),
  introduces(
    'DISC-22',
    'bootstrap-tried-twice-as-often',
    'A bootstrap peer that cannot be reached is tried twice in every interval.',
    'introduction.nextAttempt = now + this.options.reconnectIntervalMs',
    'introduction.nextAttempt = now + this.options.reconnectIntervalMs / 2',
  ),
  views(
    'DISC-23',
    'redial-external',
    'A dead peer is redialled at its external endpoint though the internal one is known.',
    'return member.internalEndpoint || member.endpoint || undefined',
    'return member.endpoint || member.internalEndpoint || undefined',
  ),
  reconnects(
    'DISC-23',
    'redial-asks-at-external',
    'A dead peer that has answered is asked at its external endpoint.',
    'this.ask(member.pkiId, preferredEndpoint(member))',
    'this.ask(member.pkiId, member.endpoint)',
  ),
  views(
    'DISC-23',
    'redial-internal-only',
    'A dead peer whose internal endpoint is not known is not redialled.',
    'return member.internalEndpoint || member.endpoint || undefined',
    'return member.internalEndpoint || undefined',
  ),
  draws(
    'DISC-24',
    'pull-propagate-peer-num',
    'As many members are asked as get a message.',
    drawn,
    drawn.replace('pullPeerNum', 'propagatePeerNum'),
  ),
  draws(
    'DISC-24',
    'pull-own-org',
    'Only members of the own organization are asked.',
    drawn,
    drawn.replace('audiences.everybody', 'audiences.ofOrg(this.parts.selfOrg)'),
  ),
  syncs(
    'DISC-24',
    'pull-heard-only',
    'Only members that were heard directly are asked.',
    'if (member !== undefined) this.ask(',
    'if (member !== undefined && !this.options.view.isFresh(member.message)) this.ask(',
  ),
  inFile('src/reference/dissemination/audiences.ts')(
    'DISC-24',
    'pull-dead-too',
    'The dead are asked as well.',
    'this.everybody.delete(peer)',
    'if (known.alive && known.org === undefined) this.everybody.delete(peer)',
  ),
  draws(
    'DISC-24',
    'pull-neighbours',
    'Those that are asked stand side by side: each is as likely as the others, and not each choice.',
    `return ${drawn}`,
    `const { size } = audiences.everybody
    const from = options.random.int(Math.max(1, size))
    const length = Math.min(size, options.settings.pullPeerNum)
    return Array.from({ length }, (_, at) => audiences.everybody.at((from + at) % size))`,
  ),
  draws('DISC-24', 'pull-one-more', 'One member more than pullPeerNum is asked.', drawn, drawn.replace('pullPeerNum', 'pullPeerNum + 1')),
  draws(
    'DISC-24',
    'pull-one-less',
    'One member less than pullPeerNum is asked.',
    drawn,
    drawn.replace('options.settings.pullPeerNum', 'Math.max(0, options.settings.pullPeerNum - 1)'),
  ),
  syncs(
    'DISC-24',
    'pull-half-as-often',
    'Members are asked in every other interval.',
    'this.nextPull += this.options.pullIntervalMs',
    'this.nextPull += 2 * this.options.pullIntervalMs',
  ),
  syncs(
    'DISC-24',
    'pull-twice-as-often',
    'Members are asked twice in every interval.',
    'this.nextPull += this.options.pullIntervalMs',
    'this.nextPull += this.options.pullIntervalMs / 2',
  ),
  draws(
    'DISC-24',
    'pull-always-the-same',
    'The same members are asked every time.',
    drawn,
    `${drawn.replace('options.settings.pullPeerNum', 'Number.MAX_SAFE_INTEGER')}.slice(0, options.settings.pullPeerNum)`,
  ),
  views(
    'DISC-23',
    'reconnect-hearsay-externally',
    'Of a peer that was only named as dead the internal endpoint is not learnt.',
    "internalEndpoint: internalEndpointIn(message.envelope) ?? '',",
    "internalEndpoint: '',",
  ),
  reconnects(
    'DISC-4',
    'reconnect-own-org-only',
    'The dead of other organizations are not contacted.',
    'if (endpoint === undefined) continue',
    "if (endpoint === undefined || !endpoint.includes('.org1.')) continue",
  ),
  syncs(
    'DISC-18',
    'response-without-foreign-requester',
    'A response to a peer of another organization does not name that peer.',
    '.filter((member) => disclosure.mayDisclose(member.message, target, now))',
    ".filter((member) => (member.pkiId !== membership.pkiId || target.org === this.options.identities['entries'].get(this.options.self)?.org) && disclosure.mayDisclose(member.message, target, now))",
  ),
  syncs(
    'DISC-20',
    'response-ends-at-own-entry',
    'An entry about the node itself ends the handling.',
    takenIn,
    `${takenIn}\n      if (reason === 'about-self') return undefined`,
  ),
  draws(
    'DISC-24',
    'pull-never-again',
    'A peer that has come back is not asked again.',
    drawn,
    `${drawn}.filter((peer) => !this.buried.has(peer))`,
    {
      also: [
        {
          file: 'src/reference/node/running-node.ts',
          from: 'private readonly intake: Intake\n',
          to: 'private readonly intake: Intake\n  private readonly buried = new Set<PkiId>()\n',
        },
        {
          file: 'src/reference/node/running-node.ts',
          from: "if (became === 'alive') return this.onNewMember(peer)\n",
          to: "if (became === 'alive') return this.onNewMember(peer)\n    this.buried.add(peer)\n",
        },
      ],
    },
  ),
  syncs(
    'DISC-17',
    'request-needs-identity',
    'A request without an identity is not answered, though that is known.',
    "if (alive.message.content.membership.pkiId !== from) return 'sender-mismatch'\n",
    "if (alive.message.content.membership.pkiId !== from) return 'sender-mismatch'\n    if (alive.message.content.identity.length === 0) return 'unknown-identity'\n",
  ),
  introduces(
    'DISC-22',
    'bootstrap-given-up-together',
    'When one bootstrap peer is given up, so are the others.',
    exhausted,
    exhausted.replace('this.pending.delete(id)', 'this.pending.clear()'),
  ),
  introduces(
    'DISC-22',
    'bootstrap-one-after-the-other',
    'A second bootstrap peer is met only when the first has answered.',
    'nextAttempt: now,\n    })',
    'nextAttempt: this.pending.size === 0 ? now : undefined,\n    })',
    {
      also: [
        {
          file: 'src/reference/membership/introduction.ts',
          from: 'now < heardUntil) this.pending.delete(id)\n    }',
          to: 'now < heardUntil) this.pending.delete(id)\n    }\n    for (const next of this.pending.values()) if (next.attempts === 0) next.nextAttempt ??= 1',
        },
      ],
    },
  ),
  syncs(
    'DISC-24',
    'pull-ends-when-alone',
    'A node that is alone when it is due to ask never asks again.',
    'this.nextPull += this.options.pullIntervalMs\n',
    'this.nextPull = drawn.length === 0 ? Number.MAX_SAFE_INTEGER : this.nextPull + this.options.pullIntervalMs\n',
  ),
  reconnects(
    'DISC-4',
    'reconnect-ends-when-all-live',
    'A round that finds nobody dead is the last one.',
    'this.nextReconnect = now + this.options.intervalMs\n',
    'this.nextReconnect = this.options.view.presumedDead.length === 0 ? Number.MAX_SAFE_INTEGER : now + this.options.intervalMs\n',
  ),
  draws(
    'DISC-22',
    'anchors-under-one-key',
    'Of all anchor peers of an organization one is asked.',
    'for (const { org, endpoint } of anchors) {\n',
    `for (const { org, endpoint } of anchors) {
      const met = ((this as never as { met: Set<string> | undefined }).met ??= new Set())
      if (met.has(org)) continue
      met.add(org)\n`,
    { source: 'G 46' },
  ),
  introduces(
    'DISC-22',
    'anchors-of-own-org-only',
    "Whoever answers at an anchor peer's endpoint must be of the node's own organization.",
    'introduction.stranger.org === selfOrg && who?.org !== selfOrg',
    'who?.org !== selfOrg',
    { breaks: ['DISC-21'] },
  ),
  draws(
    'DISC-22',
    'anchors-met-by-hidden-node',
    'A node without an external endpoint meets anchor peers of other organizations as well.',
    "if (org === selfOrg || options.settings.externalEndpoint !== '') this",
    'if (org !== undefined) this',
  ),
  draws(
    'DISC-22',
    'no-anchors-for-hidden-node',
    'A node without an external endpoint meets no anchor peer.',
    "if (org === selfOrg || options.settings.externalEndpoint !== '') this",
    "if (options.settings.externalEndpoint !== '') this",
  ),
  reconnects(
    'DISC-4',
    'reconnect-ends-at-one-without-endpoint',
    'Of the dead nobody is contacted who comes after one of whom no endpoint is known.',
    'if (endpoint === undefined) continue',
    'if (endpoint === undefined) break',
  ),
  syncs(
    'DISC-24',
    'request-with-the-last-alive-message',
    'A membership request repeats what was gossiped last.',
    'this.options.own.create(now).envelope, target)\n    this.sendUnsigned',
    '(this.lastOwn ?? this.options.own.create(now)).envelope, target)\n    this.sendUnsigned',
  ),
  syncs(
    'DISC-24',
    'request-always-the-same',
    'Every membership request carries what the first one did.',
    'this.options.own.create(now).envelope, target)\n    this.sendUnsigned',
    '(this.lastOwn ??= this.options.own.create(now)).envelope, target)\n    this.sendUnsigned',
  ),
  syncs(
    'DISC-24',
    'request-with-a-recent-alive-message',
    'A membership request repeats an alive message that was gossiped in this interval, if it needs no identity.',
    'this.options.own.create(now).envelope, target)\n    this.sendUnsigned',
    '(this.lastOwn?.message.content.identity.length === 0 ? this.lastOwn : this.options.own.create(now)).envelope, target)\n    this.sendUnsigned',
  ),
  syncs(
    'DISC-18',
    'response-with-the-dead-by-count',
    'The list of the dead is made anew only when they are more or fewer.',
    'dead: disclosed(view.presumedDead)',
    'dead: disclosed(\n      ((memo: { dead?: readonly NetworkMember[] }) =>\n        memo.dead?.length === view.presumedDead.length ? memo.dead : (memo.dead = view.presumedDead))(this as never),\n    )',
  ),
  syncs(
    'DISC-20',
    'response-ends-at-unknown-identity',
    'An entry of a response ends the handling if the identity of its peer is not known.',
    'if (reason === undefined) learn(opened.ok)\n',
    "if (reason === 'unknown-identity') return reason\n      if (reason === undefined) learn(opened.ok)\n",
  ),
  syncs(
    'DISC-20',
    'response-of-three',
    'Of the living, and of the dead, in a response only three are looked at.',
    'for (const entry of entries) {',
    'for (const entry of entries.slice(0, 3)) {',
    { breaks: ['CONV-1'] },
  ),
]
