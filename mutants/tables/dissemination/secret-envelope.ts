import { inFile, type Mutant } from '../../mutant'

const says = inFile('src/reference/dialects/documents.ts')
const does = inFile('src/reference/dialects/fabric.ts')
const ROUTING = 'src/reference/dissemination/routing.ts'
const routes = inFile(ROUTING)
const strips = inFile('src/wire/secret.ts')
const withheld = "isWithheld: (of) => of.author === 'foreign' || !of.targetHasExternalEndpoint"
const withheldByFabric = "isWithheld: (of) => of.author === 'foreign' && !of.targetHasExternalEndpoint"
const strippedByFabric = "isStripped: (of) => of.target === 'foreign'"
const NODE = 'src/reference/node/running-node.ts'
const encoded = 'const bytes = encoded.get(envelope) ?? encodeEnvelope(envelope)'
const codec = { file: NODE, from: 'import { encodeEnvelope }', to: 'import { decodeGossipMessage, encodeEnvelope, encodeGossipMessage }' }
const secretCodec = { file: NODE, from: 'import { encodeEnvelope }', to: 'import { decodeSecret, encodeEnvelope, encodeSecret }' }

/** Mutants of who gets an alive message, and what of it (SECRET-1 to SECRET-4). */
export const secretEnvelope: readonly Mutant[] = [
  says(
    'SECRET-1',
    'withheld-if-both',
    'An alive message is withheld only if its author is of another organization and the peer has no external endpoint.',
    withheld,
    withheldByFabric,
    { dialects: ['documents'], source: 'N-58' },
  ),
  says(
    'SECRET-1',
    'withheld-by-author',
    'An alive message is withheld for its author only, not for the endpoint of the peer.',
    withheld,
    "isWithheld: (of) => of.author === 'foreign'",
    { dialects: ['documents'] },
  ),
  says(
    'SECRET-1',
    'withheld-by-endpoint',
    'An alive message is withheld for the endpoint of the peer only, not for its author.',
    withheld,
    'isWithheld: (of) => !of.targetHasExternalEndpoint',
    { dialects: ['documents'] },
  ),
  does(
    'SECRET-1',
    'withheld-if-either',
    'An alive message is withheld if its author is of another organization, and also if the peer has no external endpoint.',
    withheldByFabric,
    withheld,
    { dialects: ['fabric'], source: 'G, extra: OR instead of AND in N-58' },
  ),
  does('SECRET-1', 'withheld-never', 'An alive message is withheld from nobody.', withheldByFabric, 'isWithheld: () => false', {
    dialects: ['fabric'],
    source: 'G 5',
  }),
  does(
    'SECRET-1',
    'withheld-foreign-author',
    'An alive message of another organization is withheld from everybody.',
    withheldByFabric,
    "isWithheld: (of) => of.author === 'foreign'",
    { dialects: ['fabric'] },
  ),
  routes(
    'SECRET-1',
    'withheld-by-first-endpoint',
    'Whether a peer has an external endpoint is remembered from the first time.',
    'targetHasExternalEndpoint: this.hasExternalEndpoint(to),',
    'targetHasExternalEndpoint: this.firstEndpoint(to),',
    {
      also: [
        {
          file: ROUTING,
          from: 'private readonly options: RouterOptions\n',
          to: `private readonly options: RouterOptions
  private readonly first = new Map<PkiId, boolean>()

  private firstEndpoint(peer: PkiId): boolean {
    const known = this.first.get(peer) ?? this.hasExternalEndpoint(peer)
    this.first.set(peer, known)
    return known
  }
`,
        },
      ],
    },
  ),
  inFile('src/reference/membership/membership-view.ts')(
    'SECRET-1',
    'withheld-by-endpoint-before-death',
    'A peer that comes back keeps the external endpoint that it had before it died.',
    'member.endpoint = membership.endpoint\n',
    'if (known === undefined || wasAlive) member.endpoint = membership.endpoint\n',
    { dialects: ['fabric'] },
  ),
  says(
    'SECRET-2',
    'secret-never-stripped',
    'The secret goes out with every alive message.',
    'isStripped: () => true',
    'isStripped: () => false',
    { dialects: ['documents'], source: 'G 6' },
  ),
  routes(
    'SECRET-2',
    'secret-back-in-later-emissions',
    'The secret is removed from the first emission of a message; the later ones have it again.',
    'if (envelope !== undefined) sends.push({ to, envelope })',
    'if (envelope !== undefined) sends.push({ to, envelope: this.emitted.has(message) ? message.signed.envelope : envelope })',
    {
      also: [
        {
          file: ROUTING,
          from: 'return { sends, refused }\n',
          to: 'for (const message of batch) this.emitted.add(message)\n    return { sends, refused }\n',
        },
        {
          file: ROUTING,
          from: 'private readonly options: RouterOptions\n',
          to: 'private readonly options: RouterOptions\n  private readonly emitted = new Set<OutgoingMessage>()\n',
        },
      ],
    },
  ),
  routes(
    'SECRET-2',
    'secret-removed-from-org-restricted',
    'The secret is removed from org-restricted alive messages as well.',
    "category === 'other' ?",
    "category === 'other' || isAlive(message.signed.message) ?",
    { dialects: ['documents'] },
  ),
  says(
    'SECRET-2',
    'secret-kept-for-own-org',
    'The secret stays on what peers of the own organization get.',
    'isStripped: () => true',
    "isStripped: (of) => of.target === 'foreign'",
    { dialects: ['documents'], source: 'N-59' },
  ),
  does('SECRET-2', 'secret-always-stripped', 'The secret is removed for everybody.', strippedByFabric, 'isStripped: () => true', {
    dialects: ['fabric'],
    source: 'N-59',
  }),
  does('SECRET-2', 'secret-told-to-others', 'The secret is removed for nobody.', strippedByFabric, 'isStripped: () => false', {
    dialects: ['fabric'],
    source: 'G 6',
  }),
  does(
    'SECRET-2',
    'secret-by-endpoint',
    'Whether the secret is removed goes by the external endpoint of the peer.',
    strippedByFabric,
    'isStripped: (of) => of.targetHasExternalEndpoint',
    { dialects: ['fabric'], source: 'G, extra: strip decided by endpoint' },
  ),
  does(
    'SECRET-2',
    'secret-by-author',
    'The secret is removed if the author is of another organization.',
    strippedByFabric,
    "isStripped: (of) => of.author === 'foreign'",
    { dialects: ['fabric'] },
  ),
  strips(
    'SECRET-3',
    'secret-stripped-for-all',
    'Removing the secret for one peer removes it from the message that the node holds and that others get.',
    'return { payload: envelope.payload, signature: envelope.signature }',
    'delete (envelope as { secretEnvelope?: unknown }).secretEnvelope\n  return envelope',
    { source: 'G 3, G 4' },
  ),
  inFile('src/reference/membership/disclosure.ts')(
    'SECRET-3',
    'answer-strips-own-copy',
    'Answering a peer of another organization removes the secret from what the node holds.',
    'return target.org === this.options.selfOrg ? envelope : withoutSecret(envelope)',
    'if (target.org !== this.options.selfOrg) delete (envelope as { secretEnvelope?: unknown }).secretEnvelope\n    return envelope',
    { source: 'G 4' },
  ),
  routes(
    'SECRET-3',
    'own-secret-lost-when-gossiped',
    "Gossiping it to another organization removes the secret from the node's own alive message.",
    'return envelopeFor(\n',
    "if (message.from === undefined && sideOf(this.orgOf(to, now)) === 'foreign') delete (message.signed.envelope as { secretEnvelope?: unknown }).secretEnvelope\n    return envelopeFor(\n",
  ),
  inFile(NODE)(
    'SECRET-4',
    'passed-on-under-own-signature',
    'What is passed on carries the signature of the node that passes it on.',
    encoded,
    'const bytes = encodeEnvelope({ ...envelope, signature: this.parts.options.crypto.sign(envelope.payload) })',
  ),
  inFile(NODE)(
    'SECRET-4',
    'passed-on-with-secret-signed-anew',
    'The secret that is passed on carries the signature of the node that passes it on.',
    encoded,
    `const { secretEnvelope } = envelope
      const secret = secretEnvelope && { payload: secretEnvelope.payload, signature: this.parts.options.crypto.sign(secretEnvelope.payload) }
      const bytes = encodeEnvelope({ ...envelope, ...(secret && { secretEnvelope: secret }) })`,
  ),
  inFile(NODE)(
    'SECRET-4',
    'passed-on-with-secret-written-anew',
    'A secret that is passed on is decoded and written anew.',
    encoded,
    `const { secretEnvelope } = envelope
      const decoded = secretEnvelope && decodeSecret(secretEnvelope.payload)
      const secret = secretEnvelope && decoded && 'ok' in decoded && { ...secretEnvelope, payload: encodeSecret(decoded.ok) }
      const bytes = encodeEnvelope({ ...envelope, ...(secret && { secretEnvelope: secret }) })`,
    { source: 'E-03', also: [secretCodec] },
  ),
  inFile(NODE)(
    'SECRET-4',
    'passed-on-unsigned',
    'What is passed on carries no signature.',
    encoded,
    'const bytes = encodeEnvelope({ ...envelope, signature: new Uint8Array() })',
  ),
  inFile(NODE)(
    'SECRET-4',
    'passed-on-written-anew',
    'What is passed on is decoded and written anew, so that its bytes may differ.',
    encoded,
    `const decoded = decodeGossipMessage(envelope.payload)
      const bytes = encodeEnvelope({ ...envelope, payload: 'ok' in decoded ? encodeGossipMessage(decoded.ok) : envelope.payload })`,
    {
      source: 'E-03',
      also: [codec],
    },
  ),
  inFile(NODE)(
    'SECRET-4',
    'passed-on-by-a-preserving-decoder',
    'What is passed on is written anew, with the fields that are not known kept at its end.',
    encoded,
    `const decoded = decodeGossipMessage(envelope.payload)
      const anew = 'ok' in decoded ? encodeGossipMessage(decoded.ok) : envelope.payload
      const unknown = envelope.payload.at(-3) === 0xc0 ? envelope.payload.slice(-3) : []
      const bytes = encodeEnvelope({ ...envelope, payload: Uint8Array.of(...anew, ...unknown) })`,
    { source: 'E-03', also: [codec] },
  ),
  inFile(NODE)(
    'SECRET-4',
    'passed-on-written-anew-later',
    'With a later emission a message is decoded and written anew.',
    encoded,
    `const isLater = this.emitted.has(envelope.signature) && this.emitted.get(envelope.signature) !== now
      if (!isLater) this.emitted.set(envelope.signature, now)
      const decoded = decodeGossipMessage(envelope.payload)
      const bytes = encodeEnvelope({ ...envelope, payload: isLater && 'ok' in decoded ? encodeGossipMessage(decoded.ok) : envelope.payload })`,
    {
      also: [
        codec,
        {
          file: NODE,
          from: 'private readonly intake: Intake\n',
          to: 'private readonly intake: Intake\n  private readonly emitted = new Map<Bytes, Instant>()\n',
        },
      ],
    },
  ),
]
