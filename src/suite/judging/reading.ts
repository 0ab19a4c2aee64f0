/** What one reads in one go. */
export interface Chapter {
  readonly title: string
  /** A sentence on what it is about. */
  readonly about: string
  /** The families of rules that stand in it, those that one reads first at first. */
  readonly families: readonly string[]
  /** Paths from the root of the package, in the order of reading. */
  readonly features: readonly string[]
}

/** The specification in the order of reading: that of the notes, and then what they leave out. */
export const CHAPTERS: readonly Chapter[] = [
  {
    title: 'How a node comes to life',
    about: 'What the peer process gives to the gossip service, which settings there are, and which routines begin to work.',
    families: ['INIT'],
    features: ['features/node/initialization.feature', 'features/node/settings.feature', 'features/node/settings/own-endpoint.feature'],
  },
  {
    title: 'The store of state infos',
    about: 'How a node knows what it has passed on already, and when it forgets.',
    families: ['STORE'],
    features: inFolder('dissemination/message-store', 'eviction', 'ttl', 'removal', 'replacement'),
  },
  {
    title: 'The store of identities',
    about: 'Whose certificate a node knows, and when one goes: for disuse, because it has expired, because it was revoked.',
    families: ['IDENT'],
    features: inFolder('identity/identity-store', 'disuse', 'expiry-and-revocation', 'deletion', 'admission'),
  },
  {
    title: 'The batching emitter',
    about: 'When a node lets go of what it has to pass on.',
    families: ['EMIT'],
    features: inFolder('dissemination/batching-emitter', 'bursts-and-ticks', 'iterations'),
  },
  {
    title: 'Who is alive, and who is told of it',
    about: 'Alive messages, the view that a node makes itself of the others by them, and what it asks others and answers them.',
    families: ['DISC'],
    features: [
      ...inFolder('membership/alive-message', 'sent', 'newer', 'received'),
      ...inFolder('membership/membership-view', 'news', 'life-and-death', 'coming-back', 'erasure', 'kept'),
      ...inFolder('membership/membership-sync', 'bootstrap', 'answers', 'responses', 'pull', 'reconnection'),
      'features/membership/disclosure.feature',
    ],
  },
  {
    title: 'To whom a message goes',
    about: 'Five categories of messages: to whom each may go, how many of those get it, and how they are drawn.',
    families: ['ROUTE', 'BLOCK', 'LEAD', 'STATE', 'ORG', 'OTHER'],
    features: inFolder(
      'dissemination/routing',
      'categories',
      'draws',
      'hop',
      'blocks',
      'leadership',
      'state-infos',
      'org-restricted',
      'others',
    ),
  },
  {
    title: 'What other organizations do not see',
    about: 'From whom an alive message is withheld, and from whom its secret.',
    families: ['SECRET'],
    features: inFolder('dissemination/secret-envelope', 'withholding', 'secrets'),
  },
  {
    title: 'What a node says in its own name',
    about: 'Handshakes and signatures, without which no peer believes a word. The notes leave them out.',
    families: ['SIGN'],
    features: ['features/node/gossip-node.feature', 'features/transport/handshake.feature'],
  },
  {
    title: 'What a node takes in',
    about: 'Which messages count: by their tag, by their signature, and by what came before. The notes end where a batch is handed over.',
    families: ['TAG', 'ORDER', 'ROBUST'],
    features: inFolder('node/intake', 'tags', 'kinds', 'order', 'signatures', 'nonces', 'robustness'),
  },
  {
    title: 'Who is in a channel',
    about: 'Configurations, what members publish of themselves and ask of each other, and what becomes of blocks and leadership messages.',
    families: ['CHAN', 'LEADER'],
    features: [
      'features/channel/channels/configuration.feature',
      ...inFolder('channel/channel-state', 'members', 'publication'),
      ...inFolder('channel/state-info-sync', 'requests', 'snapshots'),
      ...inFolder('channel/channel-intake', 'blocks', 'held-blocks', 'leadership'),
    ],
  },
  {
    title: 'What a node asks for',
    about: 'Pulling: blocks that were not pushed, and identities.',
    families: ['BLOCKPULL', 'IDPULL'],
    features: [
      ...inFolder('pull/block-pull', 'hellos', 'updates', 'digests', 'requests', 'let-go'),
      ...inFolder('pull/identity-pull', 'requests', 'offers', 'deleted'),
    ],
  },
  {
    title: 'What many nodes come to',
    about: 'What follows of the rules for many nodes, over networks that lose messages and are cut in two: sooner or later all know all.',
    families: ['CONV'],
    features: inFolder('node/convergence', 'membership', 'blocks', 'changes'),
  },
  {
    title: 'Over gRPC',
    about: 'Some of these rules once more, by nodes that meet on real sockets and in real time.',
    families: [],
    features: ['features/node/over-grpc.feature'],
  },
]

/** All families of rules, in the order of reading. */
export const FAMILIES: readonly string[] = CHAPTERS.flatMap(({ families }) => families)

/** The families that there are, each once, in the order of reading; after them those that are in no chapter. */
export function familiesIn(rules: readonly { readonly family: string }[]): string[] {
  const present = new Set(rules.map(({ family }) => family))
  return [...FAMILIES.filter((family) => present.has(family)), ...[...present].filter((family) => !FAMILIES.includes(family))]
}

const PLACES: ReadonlyMap<string, number> = new Map(CHAPTERS.flatMap(({ features }) => features).map((feature, place) => [feature, place]))

/** How many features one reads before that one, wherever the package lies; all of them before one that is in no chapter. */
export const readBefore = (uri: string): number =>
  PLACES.get(/(?:^|[\\/])(features[\\/].*)$/.exec(uri)?.[1]?.replaceAll('\\', '/') ?? '') ?? PLACES.size

function inFolder(folder: string, ...names: readonly string[]): string[] {
  return names.map((name) => `features/${folder}/${name}.feature`)
}

/** Families in the order of reading; within one, rules go by their numbers. */
export function inOrder<Rule extends { readonly id: string; readonly family: string }>(rules: readonly Rule[]): Rule[] {
  const families = familiesIn(rules)
  const number = ({ id }: Rule) => Number(id.replace(/^.*-/, ''))
  return [...rules].sort((a, b) => families.indexOf(a.family) - families.indexOf(b.family) || number(a) - number(b))
}
