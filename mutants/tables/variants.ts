import type { Variant } from '../mutant'

const NODE = 'src/reference/node/gossip-node.ts'
const STANDING = 'src/reference/node/standing-parts.ts'
const RUNNING = 'src/reference/node/running-node.ts'
const DISCOVERY = 'src/reference/node/discovery.ts'
const ROUTING = 'src/reference/dissemination/routing.ts'
const SYNC = 'src/reference/membership/membership-sync.ts'
const ALIVE = 'src/reference/membership/alive-message.ts'
const SELECTION = 'src/reference/dissemination/peer-selection.ts'
const LIFECYCLE = 'src/reference/node/lifecycle.ts'

function variant(id: string, sentence: string, file: string, from: string, to: string): Variant {
  return { id, sentence, edits: [{ file, from, to }] }
}

/** Nodes that are right in another way: what they do differently is left open by every rule. */
export const variants: readonly Variant[] = [
  variant(
    'phase-of-emitter',
    "The emitter's timer does not begin at the start, but three milliseconds earlier.",
    STANDING,
    'latencyMs: settings.maxPropagationBurstLatencyMs,\n    startedAt: now,',
    'latencyMs: settings.maxPropagationBurstLatencyMs,\n    startedAt: now - 3,',
  ),
  variant(
    'phase-of-identity-check',
    'The checks for unused identities have another phase.',
    STANDING,
    'usageThresholdMs: settings.identityUsageThresholdMs,\n    startedAt: builtAt,',
    'usageThresholdMs: settings.identityUsageThresholdMs,\n    startedAt: builtAt - 54_321,',
  ),
  variant(
    'phase-of-store-check',
    'The checks of the state-info store have another phase.',
    STANDING,
    'startedAt,\n      keyOf: ({ message }) => message.content.pkiId',
    'startedAt: startedAt - 17,\n      keyOf: ({ message }) => message.content.pkiId',
  ),
  variant(
    'phase-of-alive-check',
    'The checks for the dead have another phase.',
    DISCOVERY,
    'startedAt,\n    store:',
    'startedAt: startedAt - 1_234,\n    store:',
  ),
  variant(
    'phase-of-alive-store-check',
    'The checks for peers that have to be erased have another phase.',
    DISCOVERY,
    'startedAt,\n      keyOf',
    'startedAt: startedAt - 2_345,\n      keyOf',
  ),
  variant(
    'phase-of-pull',
    'The first members are asked earlier than an interval after the start.',
    SYNC,
    'this.nextPull = options.startedAt + options.pullIntervalMs',
    'this.nextPull = options.startedAt + Math.ceil(options.pullIntervalMs / 3)',
  ),
  variant(
    'launches-a-third-routine',
    'The node launches a third routine, which does nothing.',
    'src/reference/node/routines.ts',
    "routineOf('connect2BootstrapPeers', parts.introductions)]",
    "routineOf('connect2BootstrapPeers', parts.introductions), { name: 'validateIdentities', nextDeadline: () => undefined, onDeadline: () => undefined }]",
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
    "if (became === 'alive') return\n",
    "if (became === 'alive') {\n      const endpoint = this.discovery.view.lookup(peer)?.internalEndpoint\n      if (!this.parts.options.settings.bootstrap.includes(endpoint)) this.parts.wishes.put({ type: 'ask', whom: { pkiId: peer, endpoint }, nonce: 0n })\n      return\n    }\n",
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
]
