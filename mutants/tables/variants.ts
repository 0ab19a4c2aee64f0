import type { Variant } from '../mutant'

const NODE = 'src/reference/node/gossip-node.ts'
const STANDING = 'src/reference/node/standing-parts.ts'
const RUNNING = 'src/reference/node/running-node.ts'
const DISCOVERY = 'src/reference/node/discovery.ts'
const ROUTING = 'src/reference/dissemination/routing.ts'
const SYNC = 'src/reference/membership/membership-sync.ts'
const ALIVE = 'src/reference/membership/alive-message.ts'
const SELECTION = 'src/reference/dissemination/peer-selection.ts'
const HABITS = 'src/reference/ports/habits.ts'
const CHANNEL = 'src/reference/channel/channel-state.ts'
const HANDSHAKE = 'src/reference/transport/handshake.ts'
const INTAKE = 'src/reference/node/intake.ts'
const LIFECYCLE = 'src/reference/node/lifecycle.ts'

function variant(id: string, sentence: string, file: string, from: string, to: string): Variant {
  return { id, sentence, edits: [{ file, from, to }] }
}

/** Nodes that are right in another way: what they do differently is left open by every rule. */
export const variants: readonly Variant[] = [
  variant(
    'anchors-of-an-ignored-configuration',
    'The anchor peers of a configuration are met even if it is ignored.',
    'src/reference/channel/channels.ts',
    'if (!channel.join(message)) return\n',
    "if (!channel.join(message)) return this.options.outbox.put({ type: 'configured', channel: name, anchors: message.anchors, isNew: false })\n",
  ),
  variant(
    'in-a-channel-by-an-ignored-configuration',
    'A configuration without organizations is ignored, and the node is in the channel all the same.',
    'src/reference/channel/channels.ts',
    'if (!channel.join(message)) return\n    this.joined.set(name, channel)\n',
    'this.joined.set(name, channel)\n    if (!channel.join(message)) return\n',
  ),
  variant(
    'offers-what-came-expired',
    'An identity that had expired when it came by a pull is not stored, and is offered.',
    'src/reference/pull/identity-pull.ts',
    'if (this.options.identities.put(pkiId, cert, now) === undefined) this.pulled.set(pkiId, envelope)',
    'this.options.identities.put(pkiId, cert, now)\n      this.pulled.set(pkiId, envelope)',
  ),
  variant(
    'phase-of-emitter',
    "The emitter's timer does not begin at the start, but three milliseconds earlier.",
    STANDING,
    'startedAt: countedFrom(now, habits.emission, settings.maxPropagationBurstLatencyMs),',
    'startedAt: now - 3,',
  ),
  variant(
    'phase-of-identity-check',
    'The checks for unused identities have another phase.',
    STANDING,
    'startedAt: countedFrom(builtAt, habits.identityCheck, settings.identityUsageThresholdMs / CHECKS_PER_THRESHOLD),',
    'startedAt: builtAt - 54_321,',
  ),
  variant(
    'phase-of-identity-check-by-half',
    'The checks for unused identities begin half a period earlier.',
    STANDING,
    'startedAt: countedFrom(builtAt, habits.identityCheck, settings.identityUsageThresholdMs / CHECKS_PER_THRESHOLD),',
    'startedAt: builtAt - settings.identityUsageThresholdMs / 20,',
  ),
  variant(
    'suspicion-has-effect',
    'Whatever else deletes a revoked identity, a suspicion does so at once.',
    'src/reference/identity/identity-store.ts',
    "if (this.options.policy.revoked !== 'when-suspected') return\n",
    '',
  ),
  variant(
    'revoked-verify-nothing',
    'A revoked identity verifies nothing any more while it waits to be deleted.',
    'src/reference/identity/identity-store.ts',
    'return entry !== undefined && this.options.crypto.verify',
    'return entry !== undefined && this.options.crypto.validateIdentity(entry.identity) === undefined && this.options.crypto.verify',
  ),
  variant(
    'wrong-signatures-no-use',
    'An identity is used by what it has signed only, not by what turns out to be forged.',
    'src/reference/identity/identity-store.ts',
    'const entry = this.touch(peer, now)\n    return entry !== undefined && this.options.crypto.verify(entry.identity, signature, message)',
    'const entry = this.entries.get(peer)\n    const isRight = entry !== undefined && this.options.crypto.verify(entry.identity, signature, message)\n    if (isRight) this.touch(peer, now)\n    return isRight',
  ),
  variant(
    'identities-looked-at-twice',
    'An identity that comes again is stored anew, with the use that it had.',
    'src/reference/identity/identity-store.ts',
    'if (this.entries.has(peer)) return undefined\n',
    'const known = this.entries.get(peer)\n    if (known !== undefined) {\n      this.entries.set(peer, { ...known })\n      return undefined\n    }\n',
  ),
  variant(
    'routes-message-by-message-where-free',
    'State infos and alive messages of a batch are routed one by one, before what shares a draw.',
    ROUTING,
    'of this.split(batch, now)) {',
    "of [...this.split(batch, now)].sort(([a], [b]) => Number(b === 'other' || b === 'state-info') - Number(a === 'other' || a === 'state-info'))) {",
  ),
  variant(
    'copies-for-each-peer',
    'Whatever is sent is copied for each peer, byte by byte.',
    RUNNING,
    'const bytes = encoded.get(envelope) ?? encodeEnvelope(envelope)',
    'const bytes = encodeEnvelope({ ...envelope, payload: Uint8Array.from(envelope.payload), signature: Uint8Array.from(envelope.signature) })',
  ),
  variant(
    'suspicion-spares-the-unused',
    'A suspicion looks for the revoked only, not for the unused.',
    'src/reference/identity/identity-store.ts',
    'this.deleteUnused(now)\n    this.deleteRevoked()',
    'this.deleteRevoked()',
  ),
  variant(
    'phase-of-store-check',
    'The checks of the state-info store have another phase.',
    STANDING,
    'startedAt: countedFrom(startedAt, habits.stateInfoCheck, ttlMs / CHECKS_PER_TTL),',
    'startedAt: startedAt - 17,',
  ),
  variant(
    'phase-of-alive-check',
    'The checks for the dead have another phase.',
    DISCOVERY,
    'startedAt: countedFrom(startedAt, habits.aliveCheck, aliveExpirationTimeoutMs / CHECKS_PER_TIMEOUT),',
    'startedAt: startedAt - 1_234,',
  ),
  variant(
    'phase-of-alive-store-check',
    'The checks for peers that have to be erased have another phase.',
    DISCOVERY,
    'startedAt: countedFrom(startedAt, habits.eraseCheck, ttlMs / CHECKS_PER_TTL),',
    'startedAt: startedAt - 2_345,',
  ),
  variant(
    'phase-of-pull',
    'The first members are asked earlier than an interval after the start.',
    SYNC,
    'this.nextPull = options.pullsFrom + options.pullIntervalMs',
    'this.nextPull = options.pullsFrom + Math.ceil(options.pullIntervalMs / 3)',
  ),
  variant(
    'launches-a-third-routine',
    'The node launches a third routine, which does nothing.',
    'src/reference/node/routines.ts',
    "routineOf('start', parts.connections), meets]",
    "routineOf('start', parts.connections), meets, { name: 'validateIdentities', nextDeadline: () => undefined, onDeadline: () => undefined }]",
  ),
  variant(
    'phase-of-reconnection',
    'The dead are first contacted 700 ms after the start, and from there in every interval.',
    'src/reference/membership/reconnection.ts',
    'this.nextReconnect = options.startedAt + options.intervalMs',
    'this.nextReconnect = options.startedAt + 700',
  ),
  variant(
    'routines-in-reverse',
    'Routines that are due at one instant run in the reverse order.',
    NODE,
    'for (const routine of this.active?.routines.all ?? []) {',
    'for (const routine of [...(this.active?.routines.all ?? [])].reverse()) {',
  ),
  variant(
    'wakes-too-early',
    'The node is also woken a millisecond before something is due, finds nothing to do, and waits on.',
    LIFECYCLE,
    'this.options.clock.schedule(deadline, ',
    'this.options.clock.schedule(deadline - 1 > this.options.clock.now() ? deadline - 1 : deadline, ',
  ),
  variant(
    'alive-sequence-jumps',
    'The sequence numbers of own alive messages grow by seven.',
    ALIVE,
    'this.sequence += 1n',
    'this.sequence += 7n',
  ),
  variant(
    'state-info-sequence-jumps',
    'The sequence numbers of own state infos grow in larger steps.',
    'src/reference/channel/channel-state.ts',
    '+ this.changes }',
    '+ 1000n * this.changes }',
  ),
  variant(
    'incarnation-in-fractions',
    'The incarnation is not a whole number of milliseconds.',
    ALIVE,
    'incNum: BigInt(startedAt) * NANOSECONDS_PER_MS,',
    'incNum: BigInt(startedAt) * NANOSECONDS_PER_MS + 12_345n,',
  ),
  variant(
    'metadata-in-alive',
    'Own alive messages carry metadata.',
    DISCOVERY,
    'metadata: new Uint8Array(),',
    'metadata: Uint8Array.of(1, 2, 3),',
  ),
  variant(
    'asks-new-members',
    'A peer that has just become a member, and is no bootstrap peer, is asked for its membership without need.',
    RUNNING,
    "if (became === 'alive') return this.onNewMember(peer)\n",
    "if (became === 'alive') {\n      const endpoint = this.discovery.view.lookup(peer)?.internalEndpoint\n      if (!this.parts.options.settings.bootstrap.includes(endpoint)) this.parts.wishes.put({ type: 'ask', whom: { pkiId: peer, endpoint: endpoint || this.discovery.view.lookup(peer)?.endpoint }, nonce: 0n })\n      return\n    }\n",
  ),
  variant(
    'requests-with-nonce',
    'Every membership request carries a nonce.',
    SYNC,
    'known: [] }, nonce)',
    'known: [] }, nonce || BigInt(now))',
  ),
  variant(
    'draws-by-shuffling',
    'A draw shuffles everybody and takes the first.',
    SELECTION,
    'if (k === size) return Array.from({ length: size }, (_, position) => position)',
    `const shuffled = Array.from({ length: size }, (_, position) => position)
  for (let last = size - 1; last > 0; last--) {
    const other = random.int(last + 1)
    ;[shuffled[last], shuffled[other]] = [shuffled[other] ?? 0, shuffled[last] ?? 0]
  }
  if (k <= size) return shuffled.slice(0, k)`,
  ),
  variant(
    'draws-other-numbers',
    'A number is drawn for nothing before each draw.',
    SELECTION,
    'const drawn = new Set<number>()',
    'const drawn = new Set<number>()\n  random.int(7)',
  ),
  variant(
    'sends-peer-by-peer',
    'A batch is sent to one peer after the other, not message by message.',
    ROUTING,
    'return { sends, refused }\n',
    'return { sends: sends.sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : 0)), refused }\n',
  ),
  variant(
    'last-category-first',
    'The categories of a batch are sent in the reverse order.',
    ROUTING,
    'of this.split(batch, now)) {',
    'of [...this.split(batch, now)].reverse()) {',
  ),
  variant(
    'members-in-reverse',
    'Membership responses name the members in the reverse order, and the node itself last.',
    SYNC,
    '...disclosed(view.alive), disclosure',
    '...disclosed(view.alive).reverse(), disclosure',
  ),
  variant(
    'logs-everything',
    'The node logs whatever it does.',
    LIFECYCLE,
    'private carryOut(effect: Effect): void {\n',
    'private carryOut(effect: Effect): void {\n    this.options.listener.onLog(effect.type)\n',
  ),
  variant(
    'draws-from-a-reservoir',
    'A draw keeps the first k and lets each later one take the place of one of them, or not.',
    SELECTION,
    '  for (let last = size - k; last < size; last++) {\n    const position = random.int(last + 1)\n    drawn.add(drawn.has(position) ? last : position)\n  }\n  return [...drawn]',
    '  const kept = Array.from({ length: k }, (_, position) => position)\n  for (let next = k; next < size; next++) {\n    const place = random.int(next + 1)\n    if (place < k) kept[place] = next\n  }\n  return kept.concat([...drawn])',
  ),
  variant(
    'draws-who-is-left-out',
    'A draw decides who gets nothing; the others get it.',
    SELECTION,
    '  for (let last = size - k; last < size; last++) {\n    const position = random.int(last + 1)\n    drawn.add(drawn.has(position) ? last : position)\n  }\n  return [...drawn]',
    '  for (let last = k; last < size; last++) {\n    const position = random.int(last + 1)\n    drawn.add(drawn.has(position) ? last : position)\n  }\n  return Array.from({ length: size }, (_, position) => position).filter((position) => !drawn.has(position))',
  ),
  variant(
    'receivers-in-reverse',
    'Those who were drawn are sent to in the reverse order.',
    ROUTING,
    'for (const to of drawn) {',
    'for (const to of [...drawn].reverse()) {',
  ),
  variant(
    'answers-with-a-new-alive-message',
    'Each membership response ends with an alive message made for it.',
    SYNC,
    'const own = this.lastOwn ?? this.options.own.create(now)',
    'const own = this.options.own.create(now)',
  ),
  variant(
    'alive-message-made-for-nobody',
    'An own alive message is made when it is due, even if nobody is there to hear it.',
    SYNC,
    '    if (this.options.view.aliveCount === 0) return\n    this.lastOwn = this.options.own.create(now)\n',
    '    this.lastOwn = this.options.own.create(now)\n    if (this.options.view.aliveCount === 0) return\n',
  ),
  variant(
    'itself-looked-at-first',
    'Whether an alive message is about the node itself is looked at before all else.',
    SYNC,
    "    if (!this.options.view.isFresh(message)) return 'stale'\n    const doubts",
    "    if (message.message.content.membership.pkiId === this.options.self) return 'about-self'\n    if (!this.options.view.isFresh(message)) return 'stale'\n    const doubts",
  ),
  variant(
    'signature-looked-at-first',
    'The signature of an alive message is looked at before its age.',
    SYNC,
    "    if (!this.options.view.isFresh(message)) return 'stale'\n    const doubts = doubtsOf(message, this.options.identities, this.options.crypto, now)\n    if (doubts !== undefined) return doubts\n",
    "    const doubts = doubtsOf(message, this.options.identities, this.options.crypto, now)\n    if (doubts !== undefined) return doubts\n    if (!this.options.view.isFresh(message)) return 'stale'\n",
  ),
  variant(
    'alive-with-unknown-field',
    'Own alive messages end with a field that decoders skip.',
    ALIVE,
    'const payload = encodeGossipMessage(message)',
    'const payload = Uint8Array.of(...encodeGossipMessage(message), 0xc0, 0x3e, 0x07)',
  ),
  variant(
    'alive-with-nonce',
    'Own alive messages carry a nonce.',
    ALIVE,
    'const payload = encodeGossipMessage(message)',
    'const payload = encodeGossipMessage({ ...message, nonce: 12_345n })',
  ),
  variant(
    'state-info-with-unknown-field',
    'Own state infos end with a field that decoders skip.',
    CHANNEL,
    'const payload = encodeGossipMessage(message)',
    'const payload = Uint8Array.of(...encodeGossipMessage(message), 0xc0, 0x3e, 0x07)',
  ),
  variant(
    'handshake-with-unknown-field',
    'The handshake ends with a field that decoders skip.',
    HANDSHAKE,
    'const payload = encodeGossipMessage(message)',
    'const payload = Uint8Array.of(...encodeGossipMessage(message), 0xc0, 0x3e, 0x07)',
  ),
  variant(
    'handshake-with-nonce',
    'The handshake carries a nonce.',
    HANDSHAKE,
    'const payload = encodeGossipMessage(message)',
    'const payload = encodeGossipMessage({ ...message, nonce: 12_345n })',
  ),
  {
    id: 'bootstrap-asked-after-the-interval',
    sentence: 'A bootstrap peer that does not answer is asked again right after the interval, and heard whenever it answers.',
    edits: [
      { file: HABITS, from: 'answerWait: 5000,', to: 'answerWait: 0,' },
      { file: HABITS, from: 'hearsLateAnswers: false,', to: 'hearsLateAnswers: true,' },
    ],
  },
  variant(
    'bootstrap-waited-for-a-second',
    'The answer of a bootstrap peer is waited for a second, and then the interval begins.',
    HABITS,
    'answerWait: 5000,',
    'answerWait: 1000,',
  ),
  variant(
    'dead-asked-without-ping',
    'A dead peer is dialled and asked right away, not pinged before.',
    HABITS,
    'asksUnpinged: false,',
    'asksUnpinged: true,',
  ),
  variant(
    'dead-in-reverse',
    'Membership responses name the dead in the reverse order.',
    SYNC,
    'dead: disclosed(view.presumedDead)',
    'dead: disclosed(view.presumedDead).reverse()',
  ),
  variant(
    'requests-tell-what-is-known',
    'Membership requests tell of something that is known already.',
    SYNC,
    'selfInformation, known: [] }',
    'selfInformation, known: [Uint8Array.of(1, 2, 3)] }',
  ),
  variant(
    'secret-verified-first',
    'The signature of the secret is looked at before that of the message.',
    ALIVE,
    "  if (!isSigned(payload, signature)) return 'bad-signature'\n  if (secretEnvelope !== undefined && !isSigned(secretEnvelope.payload, secretEnvelope.signature)) return 'bad-signature'\n",
    "  if (secretEnvelope !== undefined && !isSigned(secretEnvelope.payload, secretEnvelope.signature)) return 'bad-signature'\n  if (!isSigned(payload, signature)) return 'bad-signature'\n",
  ),
  variant(
    'phase-of-emitter-half-a-latency',
    "The emitter's timer begins five milliseconds after the start.",
    STANDING,
    'startedAt: countedFrom(now, habits.emission, settings.maxPropagationBurstLatencyMs),',
    'startedAt: now + 5,',
  ),
  variant(
    'other-words',
    'The node gives other reasons for ending streams.',
    INTAKE,
    "reason: 'a message does not decode'",
    "reason: 'garbage'",
  ),
  variant(
    'wakes-every-minute',
    'The node is woken every minute, whether something is due or not.',
    LIFECYCLE,
    'this.options.clock.schedule(deadline, ',
    'this.options.clock.schedule(Math.min(deadline, this.options.clock.now() + 60_000), ',
  ),
  variant(
    'first-checks-soon',
    'The checks for the dead, and for those to be erased, first come some milliseconds after the start.',
    HABITS,
    'aliveCheck: 0,\n  eraseCheck: 0,',
    'aliveCheck: 7,\n  eraseCheck: 9,',
  ),
  variant(
    'pull-with-a-signature',
    'The messages of a pull bear a signature, which nobody has to look at.',
    'src/reference/pull/pull-engine.ts',
    'envelope: { payload, signature: new Uint8Array() }',
    'envelope: { payload, signature: Uint8Array.of(1, 2, 3) }',
  ),
]
