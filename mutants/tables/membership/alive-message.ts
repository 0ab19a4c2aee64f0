import { inFile, type Mutant } from '../../mutant'
import { inAnyOrder } from './membership-view'

const SYNC = 'src/reference/membership/membership-sync.ts'
const VIEW = 'src/reference/membership/membership-view.ts'
const ALIVE = 'src/reference/membership/alive-message.ts'
const orders = inFile('src/wire/message-order.ts')
const syncs = inFile(SYNC)
const views = inFile(VIEW)
const says = inFile(ALIVE)
const runs = inFile('src/reference/node/running-node.ts')
const compared = 'return compare(a.incNum, b.incNum) || compare(a.seqNum, b.seqNum)'
const newer = 'return compareTime(candidate, held) > 0'
const refused = 'if (reason !== undefined) return reason\n    this.options.view.hearDirectly(message, now)'
const forwarded = "this.options.outbox.put({ type: 'forward', signed: message, from })"
const stored = "if (identities.put(author, identity, now) !== undefined) return 'bad-identity'\n  }"
const payloadSigned = "if (!isSigned(payload, signature)) return 'bad-signature'\n"
const touches = `  touch(peer: PkiId, now: Instant): void {
    const member = this.living.get(peer)
    if (member === undefined) return
    member.lastHeardAt = now
    this.living.delete(peer)
    this.living.set(peer, member)
  }

  /** Takes in an authentic message that its peer`
const secretSigned =
  "if (secretEnvelope !== undefined && !isSigned(secretEnvelope.payload, secretEnvelope.signature)) return 'bad-signature'\n"

/** Mutants of alive messages: what they say, which are newer, what is believed, and for how long (DISC-1, 2, 6, 7, 8, 11, 15, 16). */
export const aliveMessage: readonly Mutant[] = [
  ...(
    [
      ['signed-times', 'signed', '(number: bigint) => BigInt.asIntN(64, number)'],
      ['doubles', 'taken for floating-point numbers', 'Number'],
    ] as const
  ).map(([id, how, as]) =>
    syncs(
      'DISC-6',
      `requests-by-${id}`,
      `The times in requests are ${how}.`,
      'if (from !== this.options.self && this.options.view.isFresh(alive))',
      `const as = ${as}
    const held = this.options.view.lookup(from)?.time
    const { incNum, seqNum } = alive.message.content.timestamp
    const isOld = held !== undefined && (as(incNum) === as(held.incNum) ? as(seqNum) <= as(held.seqNum) : as(incNum) < as(held.incNum))
    if (!isOld && from !== this.options.self && this.options.view.isFresh(alive))`,
    ),
  ),
  syncs(
    'DISC-1',
    'alive-twice-as-often',
    'The own alive message is gossiped twice in every interval.',
    'this.nextAlive += this.options.aliveTimeIntervalMs',
    'this.nextAlive += this.options.aliveTimeIntervalMs / 2',
  ),
  syncs(
    'DISC-1',
    'alive-half-as-often',
    'The own alive message is gossiped in every other interval.',
    'this.nextAlive += this.options.aliveTimeIntervalMs',
    'this.nextAlive += 2 * this.options.aliveTimeIntervalMs',
  ),
  syncs(
    'DISC-1',
    'alive-drifts',
    'Each own alive message comes a millisecond later than it should.',
    'this.nextAlive += this.options.aliveTimeIntervalMs',
    'this.nextAlive += this.options.aliveTimeIntervalMs + 1',
  ),
  syncs(
    'DISC-1',
    'alive-at-start',
    'The first own alive message is gossiped at the start, not an interval later.',
    'this.nextAlive = options.alivesFrom + options.aliveTimeIntervalMs',
    'this.nextAlive = options.startedAt + 1',
  ),
  says(
    'DISC-1',
    'alive-same-sequence',
    'Own alive messages all carry the same sequence number.',
    'this.sequence += 1n',
    'this.sequence = 1n',
  ),
  syncs(
    'DISC-1',
    'alive-same-message',
    'The first own alive message is gossiped again and again.',
    'this.lastOwn = this.options.own.create(now)',
    'this.lastOwn ??= this.options.own.create(now)',
  ),
  syncs(
    'DISC-1',
    'alive-ends-when-alone',
    'A node that is alone when its alive message is due sends none ever after.',
    'if (this.options.view.aliveCount === 0) return\n',
    'if (this.options.view.aliveCount === 0) {\n      this.nextAlive = Number.MAX_SAFE_INTEGER\n      return\n    }\n',
  ),
  syncs(
    'DISC-1',
    'alive-late-after-alone',
    'A node that is alone when its alive message is due looks again two intervals later.',
    'if (this.options.view.aliveCount === 0) return\n',
    'if (this.options.view.aliveCount === 0) {\n      this.nextAlive += this.options.aliveTimeIntervalMs\n      return\n    }\n',
  ),
  orders(
    'DISC-6',
    'newer-by-sequence-only',
    'The larger sequence number is newer, whatever the incarnation.',
    compared,
    'return compare(a.seqNum, b.seqNum)',
  ),
  orders(
    'DISC-6',
    'newer-by-incarnation-only',
    'Within one incarnation no message is newer than another.',
    compared,
    'return compare(a.incNum, b.incNum)',
  ),
  orders(
    'DISC-6',
    'newer-by-sum',
    'The larger sum of incarnation and sequence number is newer.',
    compared,
    'return compare(a.incNum + a.seqNum, b.incNum + b.seqNum)',
  ),
  orders('DISC-6', 'newer-if-equal', 'An equal message counts as newer.', newer, 'return compareTime(candidate, held) >= 0'),
  orders(
    'DISC-6',
    'newer-as-float',
    'Numbers are compared as floating point, so that large ones that differ little are equal.',
    'return a === b ? 0 : a < b ? -1 : 1',
    'return Math.sign(Number(a) - Number(b))',
  ),
  orders(
    'DISC-6',
    'newer-as-signed',
    'Numbers with the highest bit set count as negative.',
    'return a === b ? 0 : a < b ? -1 : 1',
    'return a === b ? 0 : BigInt.asIntN(64, a) < BigInt.asIntN(64, b) ? -1 : 1',
  ),
  says(
    'DISC-7',
    'alive-incarnation-of-the-hour',
    'The incarnation is the hour of the start, so that the next life within it is no newer.',
    'incNum: BigInt(startedAt) * NANOSECONDS_PER_MS',
    'incNum: BigInt(startedAt - (startedAt % 3_600_000)) * NANOSECONDS_PER_MS',
  ),
  says(
    'DISC-7',
    'alive-identity-of-the-hour',
    'publishCertPeriod begins with the hour, not with the start.',
    'identity: now < startedAt + publishCertPeriodMs',
    'identity: now < startedAt - (startedAt % 3_600_000) + publishCertPeriodMs',
  ),
  says(
    'DISC-7',
    'alive-incarnation-in-milliseconds',
    'The incarnation is the start in milliseconds, not in nanoseconds.',
    'BigInt(startedAt) * NANOSECONDS_PER_MS',
    'BigInt(startedAt)',
  ),
  says(
    'DISC-7',
    'alive-incarnation-of-now',
    'The incarnation is the time of the message, not that of the start.',
    'BigInt(startedAt) * NANOSECONDS_PER_MS',
    'BigInt(now) * NANOSECONDS_PER_MS',
  ),
  orders(
    'DISC-6',
    'newer-sequence-as-signed',
    'Sequence numbers with the highest bit set count as negative.',
    compared,
    'return compare(a.incNum, b.incNum) || compare(BigInt.asIntN(64, a.seqNum), BigInt.asIntN(64, b.seqNum))',
  ),
  orders(
    'DISC-6',
    'newer-sequence-of-four-bytes',
    'Of sequence numbers the lower 32 bits count.',
    compared,
    'return compare(a.incNum, b.incNum) || compare(BigInt.asUintN(32, a.seqNum), BigInt.asUintN(32, b.seqNum))',
  ),
  orders(
    'DISC-6',
    'newer-sequence-by-difference',
    'Of two sequence numbers the one that is ahead by less than half of all numbers is larger.',
    compared,
    'return compare(a.incNum, b.incNum) || compare(BigInt.asIntN(64, a.seqNum - b.seqNum), 0n)',
  ),
  says(
    'DISC-7',
    'alive-identity-for-ever',
    'The identity is in every own alive message.',
    'identity: now < startedAt + publishCertPeriodMs ? identity',
    'identity: now < Number.MAX_VALUE ? identity',
  ),
  says(
    'DISC-7',
    'alive-identity-never',
    'The identity is in no own alive message.',
    'identity: now < startedAt + publishCertPeriodMs ? identity',
    'identity: now < startedAt ? identity',
  ),
  says(
    'DISC-7',
    'alive-identity-at-the-end',
    'The identity is still in the message at the very end of publishCertPeriod.',
    'identity: now < startedAt + publishCertPeriodMs ? identity',
    'identity: now <= startedAt + publishCertPeriodMs ? identity',
  ),
  says(
    'DISC-7',
    'alive-identity-in-the-first',
    'The identity is in the first own alive message only.',
    'identity: now < startedAt + publishCertPeriodMs ? identity',
    'identity: this.sequence === 1n && now < startedAt + publishCertPeriodMs ? identity',
  ),
  says(
    'DISC-7',
    'alive-internal-endpoint-open',
    'The message tells the internal endpoint outside the secret.',
    'membership: { endpoint: externalEndpoint, metadata, pkiId }',
    'membership: { endpoint: internalEndpoint, metadata, pkiId }',
    { source: 'G 6' },
  ),
  says(
    'DISC-7',
    'alive-internal-for-want-of-external',
    'A node without an external endpoint tells its internal one in its place.',
    'membership: { endpoint: externalEndpoint, metadata, pkiId }',
    'membership: { endpoint: externalEndpoint || internalEndpoint, metadata, pkiId }',
  ),
  says(
    'DISC-7',
    'alive-without-secret',
    'The message has no secret.',
    "envelope: internalEndpoint === '' ? envelope :",
    "envelope: internalEndpoint !== '#' ? envelope :",
    { source: 'G 8' },
  ),
  says(
    'DISC-7',
    'alive-secret-under-payload-signature',
    'The secret carries the signature of the message.',
    'secretEnvelope: { payload: secret, signature: signer.sign(secret) }',
    'secretEnvelope: { payload: secret, signature: envelope.signature }',
  ),
  says(
    'DISC-7',
    'alive-external-in-secret',
    'The secret tells the external endpoint.',
    'encodeSecret(internalEndpoint)',
    'encodeSecret(externalEndpoint)',
  ),
  syncs(
    'DISC-8',
    'life-prolonged-by-stale',
    'Any message of a peer postpones its death, an old or repeated one too.',
    refused,
    "if (reason === 'stale') this.options.view.touch(message.message.content.membership.pkiId, now)\n    if (reason !== undefined) return reason\n    this.options.view.hearDirectly(message, now)",
    {
      also: [
        {
          file: VIEW,
          from: '  /** Takes in an authentic message that its peer',
          to: touches,
        },
      ],
    },
  ),
  syncs(
    'DISC-8',
    'life-prolonged-by-request',
    'A membership request postpones the death of its sender whether it brings news or not.',
    'if (from !== this.options.self && this.options.view.isFresh(alive))',
    'this.options.view.touch(from, now)\n    if (from !== this.options.self && this.options.view.isFresh(alive))',
    { also: [{ file: VIEW, from: '  /** Takes in an authentic message that its peer', to: touches }] },
  ),
  views(
    'DISC-8',
    'life-prolonged-by-equal-hearsay',
    'An equal message in a membership message postpones the death of a peer that is known by hearsay.',
    'if (known !== undefined && !isNewer(timestamp, known.time)) return',
    'if (known !== undefined && isNewer(known.time, timestamp)) return',
  ),
  views(
    'DISC-8',
    'life-prolonged-by-being-named-dead',
    'A response that names a living peer as dead postpones its death.',
    'if (this.lookup(message.message.content.membership.pkiId) !== undefined) return\n',
    'this.touch(message.message.content.membership.pkiId, now)\n    if (this.lookup(message.message.content.membership.pkiId) !== undefined) return\n',
    { also: [{ file: VIEW, from: '  /** Takes in an authentic message that its peer', to: touches }] },
  ),
  runs(
    'DISC-8',
    'life-prolonged-by-anything',
    'Whatever a peer sends postpones its death.',
    'return this.intake.receive(errand.from, errand.envelope, now)',
    'view.touch(errand.from, now)\n        return this.intake.receive(errand.from, errand.envelope, now)',
    { also: [{ file: VIEW, from: '  /** Takes in an authentic message that its peer', to: touches }] },
  ),
  syncs(
    'DISC-8',
    'life-by-hearsay-short',
    'A peer that is known by hearsay dies with the first that is found silent.',
    'const learnAlive = (entry: SignedAlive) => this.options.view.learnAlive(entry, now)',
    'const learnAlive = (entry: SignedAlive) => this.options.view.learnAlive(entry, 0)',
    { also: inAnyOrder },
  ),
  syncs(
    'DISC-8',
    'life-not-prolonged-by-hearsay',
    'Only a message that the peer itself sent postpones its death.',
    'const learnAlive = (entry: SignedAlive) => this.options.view.learnAlive(entry, now)',
    'const learnAlive = (entry: SignedAlive) => {\n      const known = this.options.view.lookup(entry.message.content.membership.pkiId)\n      this.options.view.learnAlive(entry, known?.lastHeardAt ?? now)\n    }',
    { also: inAnyOrder },
  ),
  views(
    'DISC-8',
    'life-not-prolonged',
    'A newer message of a living peer does not postpone its death.',
    'member.lastHeardAt = now\n',
    'member.lastHeardAt = wasAlive ? member.lastHeardAt : now\n',
    {
      also: [
        {
          file: VIEW,
          from: 'this.living.delete(member.pkiId)\n    this.living.set(member.pkiId, member)',
          to: 'this.living.set(member.pkiId, member)',
        },
      ],
    },
  ),
  views(
    'DISC-11',
    'internal-endpoint-wiped',
    'A newer message without a secret wipes the known internal endpoint.',
    '?? member.internalEndpoint\n',
    "?? ''\n",
    { source: 'G 7' },
  ),
  views(
    'DISC-11',
    'internal-endpoint-kept',
    'A newer message with another secret does not change the known internal endpoint.',
    'internalEndpointIn(message.envelope) ?? member.internalEndpoint\n',
    "member.internalEndpoint || (internalEndpointIn(message.envelope) ?? '')\n",
  ),
  syncs(
    'DISC-11',
    'internal-endpoint-of-hearsay-lost',
    'What a membership response says without a secret wipes the known internal endpoint.',
    'const learnAlive = (entry: SignedAlive) => this.options.view.learnAlive(entry, now)',
    "const learnAlive = (entry: SignedAlive) => {\n      this.options.view.learnAlive(entry, now)\n      const member = this.options.view.lookup(entry.message.content.membership.pkiId)\n      if (member !== undefined && entry.envelope.secretEnvelope === undefined) member.internalEndpoint = ''\n    }",
  ),
  syncs(
    'DISC-11',
    'internal-endpoint-of-request-ignored',
    'The secret in a membership request does not change the known internal endpoint.',
    'this.options.view.learnAlive(alive, now)',
    '{\n      const told = this.options.view.lookup(from)?.internalEndpoint\n      this.options.view.learnAlive(alive, now)\n      const member = this.options.view.lookup(from)\n      if (member !== undefined) member.internalEndpoint = told ?? member.internalEndpoint\n    }',
    { source: 'G 8' },
  ),
  syncs('DISC-15', 'alive-not-passed-on', 'Alive messages of peers are not passed on.', forwarded, ''),
  syncs(
    'DISC-15',
    'alive-passed-on-again',
    'A repeated or older alive message is passed on as well.',
    refused,
    `if (reason === 'stale') ${forwarded}\n    ${refused}`,
  ),
  views(
    'DISC-15',
    'alive-named-before-passed-on-again',
    'A message that comes by itself when the view has it already is not stored, and is passed on each time.',
    'this.options.store.add(message, now)',
    'const known = this.lookup(message.message.content.membership.pkiId)\n    if (known === undefined || isNewer(message.message.content.timestamp, known.time)) this.options.store.add(message, now)',
    { breaks: ['DISC-12'] },
  ),
  syncs(
    'DISC-15',
    'alive-about-self-passed-on',
    'A message about the node itself is passed on.',
    refused,
    `if (reason === 'about-self') ${forwarded}\n    ${refused}`,
  ),
  syncs(
    'DISC-15',
    'alive-in-response-passed-on',
    'What a membership response says is passed on.',
    'const learnAlive = (entry: SignedAlive) => this.options.view.learnAlive(entry, now)',
    'const learnAlive = (entry: SignedAlive) => {\n      this.options.view.learnAlive(entry, now)\n      this.options.outbox.put({ type: "forward", signed: entry, from })\n    }',
  ),
  syncs(
    'DISC-15',
    'alive-in-request-passed-on',
    'The alive message in a membership request is passed on.',
    'this.options.view.learnAlive(alive, now)',
    "{\n      this.options.view.learnAlive(alive, now)\n      this.options.outbox.put({ type: 'forward', signed: alive, from })\n    }",
  ),
  says(
    'DISC-16',
    'alive-identity-refused-believed',
    'An alive message is believed though the identity that comes with it was refused.',
    stored,
    'identities.put(author, identity, now)\n  }',
  ),
  says(
    'DISC-16',
    'alive-of-known-by-any-identity',
    'The identity that comes with an alive message is not compared with its PKI-ID if that is known already.',
    stored,
    stored.replace('if (', 'if (!identities.has(author) && '),
  ),
  ...(
    [
      ['alive', 'const reason = this.refusalOf(message, now)\n', 'message'],
      ['entry', 'const reason = this.refusalOf(opened.ok, now)\n', 'opened.ok'],
    ] as const
  ).map(([kind, from, message]) =>
    syncs(
      'DISC-16',
      `unsigned-${kind}-of-the-known-believed`,
      `Without a signature an alive message${kind === 'entry' ? ' in a response' : ''} is believed if its author is known.`,
      from,
      `const { signature } = ${message}.envelope
    const isKnown = this.options.identities.has(${message}.message.content.membership.pkiId)
    ${from.replace('this.', 'signature.length === 0 && isKnown ? undefined : this.')}`,
    ),
  ),
  says('DISC-16', 'alive-unsigned-believed', 'An alive message is believed whatever its signature.', payloadSigned, ''),
  says(
    'SIGN-3',
    'secret-verified-as-encoded-again',
    'The signature of a secret is verified over the internal endpoint as this node encodes it.',
    '!isSigned(secretEnvelope.payload, secretEnvelope.signature))',
    "!isSigned(encodeSecret(internalEndpointIn(alive.envelope) ?? ''), secretEnvelope.signature))",
    { source: 'E-03', breaks: ['SECRET-4'] },
  ),
  says('DISC-16', 'alive-secret-unsigned-believed', 'A secret is believed whatever its signature.', secretSigned, ''),
  {
    rule: 'DISC-16',
    id: 'alive-without-signature-believed',
    sentence: 'An alive message without a signature is believed.',
    edits: [
      { file: ALIVE, from: "  if (signature.length === 0) return 'bad-signature'\n", to: '' },
      { file: ALIVE, from: payloadSigned, to: "if (signature.length > 0 && !isSigned(payload, signature)) return 'bad-signature'\n" },
    ],
  },
  says(
    'DISC-16',
    'identity-of-unsigned-stored',
    'The identity that comes with an alive message without a signature is stored.',
    "  if (signature.length === 0) return 'bad-signature'\n",
    '',
  ),
  says(
    'DISC-16',
    'alive-of-unknown-believed',
    'An alive message is believed though nothing is known of its author.',
    "} else if (!identities.has(author)) return 'unknown-identity'",
    '} else if (!identities.has(author)) return undefined',
  ),
  says(
    'DISC-16',
    'alive-known-identity-refused',
    'An alive message counts only if it carries the identity.',
    "} else if (!identities.has(author)) return 'unknown-identity'",
    "} else return 'unknown-identity'",
  ),
  syncs(
    'DISC-1',
    'alive-for-own-org-only',
    'A node keeps silent as long as nobody of its own organization lives.',
    'if (this.options.view.aliveCount === 0) return\n',
    "const orgOf = (peer: PkiId) => this.options.identities['entries'].get(peer)?.org\n" +
      '    if (this.options.view.alive.every(({ pkiId }) => orgOf(pkiId) !== orgOf(this.options.self))) return\n',
  ),
  syncs(
    'DISC-15',
    'alive-of-the-dead-not-passed-on',
    'The message that brings a dead peer back is not passed on.',
    'this.options.view.hearDirectly(message, now)\n    this.options',
    'const wasDead = this.options.view.lookup(message.message.content.membership.pkiId)?.alive === false\n' +
      '    this.options.view.hearDirectly(message, now)\n    if (!wasDead) this.options',
  ),
  syncs(
    'DISC-16',
    'alive-in-response-needs-identity',
    'What a response says counts only if it carries the identity.',
    'const reason = this.refusalOf(opened.ok, now)',
    "const reason = opened.ok.message.content.identity.length === 0 ? 'unknown-identity' : this.refusalOf(opened.ok, now)",
  ),
  says(
    'DISC-1',
    'sequence-of-one-byte',
    'The sequence number begins anew after 255.',
    'this.sequence += 1n',
    'this.sequence = (this.sequence + 1n) & 255n',
  ),
  says(
    'DISC-16',
    'alive-secret-believed-without-identity',
    'The signature of a secret is verified only in messages that bring the identity.',
    'if (secretEnvelope !== undefined && !isSigned',
    'if (secretEnvelope !== undefined && identity.length > 0 && !isSigned',
  ),
]
