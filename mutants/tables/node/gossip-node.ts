import { inFile, type Mutant } from '../../mutant'

const gossips = inFile('src/reference/node/gossip-node.ts')
const says = inFile('src/reference/membership/alive-message.ts')
const tells = inFile('src/reference/channel/channel-state.ts')
const signature = "const signature = message.content.kind === 'data' ? new Uint8Array() : options.crypto.sign(payload)"
const own = 'const envelope = { payload, signature: signer.sign(payload) }'

const legal =
  'if (!isTagLegal(message)) throw new IllegalMessage(`a message of the kind ${content.kind} must not be gossiped under the tag ${tag}`)\n'

/** Mutants of SIGN-4 and TAG-4. */
export const gossipNode: readonly Mutant[] = [
  gossips('SIGN-4', 'application-unsigned', 'What the application gossips is not signed.', signature, 'const signature = new Uint8Array()'),
  gossips(
    'SIGN-4',
    'application-signed-over-nothing',
    'What the application gossips is signed over nothing.',
    signature,
    "const signature = message.content.kind === 'data' ? new Uint8Array() : options.crypto.sign(new Uint8Array())",
  ),
  says(
    'SIGN-4',
    'own-alive-unsigned',
    'Own alive messages are not signed.',
    own,
    'const envelope = { payload, signature: new Uint8Array() }',
  ),
  says(
    'SIGN-4',
    'own-alive-signed-twice-over',
    'The signature of own alive messages is over their signature.',
    own,
    'const envelope = { payload, signature: signer.sign(signer.sign(payload)) }',
  ),
  says(
    'SIGN-4',
    'own-secret-unsigned',
    'The secret beside own alive messages is not signed.',
    'secretEnvelope: { payload: secret, signature: signer.sign(secret) }',
    'secretEnvelope: { payload: secret, signature: new Uint8Array() }',
  ),
  tells(
    'SIGN-4',
    'own-state-info-unsigned',
    'Own state infos are not signed.',
    'this.own = { message, envelope: { payload, signature: signer.sign(payload) } }',
    'this.own = { message, envelope: { payload, signature: new Uint8Array() } }',
  ),
  tells(
    'SIGN-4',
    'own-state-info-of-no-channel',
    'The MAC of own state infos is that of no channel.',
    'channelMac: ownMac,',
    'channelMac: ownMac.slice().reverse(),',
  ),
  inFile('src/reference/membership/membership-sync.ts')(
    'SIGN-4',
    'own-alive-in-request-unsigned',
    'The alive message in a membership request is not signed.',
    'selfInformation, known: [] }',
    'selfInformation: { ...selfInformation, signature: new Uint8Array() }, known: [] }',
  ),
  says(
    'SIGN-4',
    'own-alive-signed-once',
    'Own alive messages all carry the signature of the first.',
    own,
    "const envelope = { payload, signature: (this['signed'] ??= signer.sign(payload)) }",
  ),
  tells(
    'SIGN-4',
    'own-state-info-signed-once',
    'Own state infos all carry the signature of the first.',
    'envelope: { payload, signature: signer.sign(payload) }',
    "envelope: { payload, signature: (this['signed'] ??= signer.sign(payload)) }",
  ),
  gossips(
    'SIGN-4',
    'application-signed-once',
    'All that the application gossips carries the signature of the first.',
    signature,
    signature.replace('options.crypto.sign(payload)', "(this['signed'] ??= options.crypto.sign(payload))"),
  ),
  gossips(
    'TAG-4',
    'application-tag-ignored',
    'The tag of what the application gossips is not looked at.',
    legal,
    'void [tag, content, isTagLegal]\n',
  ),
  gossips(
    'TAG-4',
    'application-tag-dropped-in-silence',
    'What the application gossips under an illegal tag is dropped without a word.',
    'const message = ownMessage(payload)\n',
    'if (!isTagLegal(ownMessage(payload))) return\n    const message = ownMessage(payload)\n',
    {
      also: [{ file: 'src/reference/node/gossip-node.ts', from: legal, to: 'void [tag, content]\n' }],
    },
  ),
  gossips(
    'TAG-4',
    'application-tag-of-own-kinds-only',
    'Only the tags of blocks, leadership messages and state infos are looked at.',
    legal,
    legal.replace('!isTagLegal(message)', "['data', 'leadership', 'state-info'].includes(content.kind) && !isTagLegal(message)"),
  ),
  gossips(
    'TAG-4',
    'application-tag-of-channels-alike',
    'For the application a tag of channels is as good as any other one of them.',
    legal,
    legal.replace(
      '!isTagLegal(message)',
      "!isTagLegal(message) && !(isChannelRestricted(message) && ['data', 'leadership', 'state-info'].includes(content.kind))",
    ),
  ),
  gossips(
    'TAG-4',
    'application-refusal-stops-the-node',
    'A node whose application said something illegal does nothing any more.',
    'const message = ownMessage(payload)\n',
    'if (this.refused) return\n    this.refused = true\n    const message = ownMessage(payload)\n    this.refused = false\n',
    {
      also: [
        {
          file: 'src/reference/node/gossip-node.ts',
          from: 'private effects: Effect[] = []\n',
          to: 'private effects: Effect[] = []\n  private refused = false\n',
        },
      ],
    },
  ),
  gossips(
    'TAG-4',
    'application-tag-looked-at-too-late',
    'A block that is refused for its tag is held already.',
    'const message = ownMessage(payload)\n',
    "const early = decodeGossipMessage(payload)\n    if ('ok' in early && early.ok.content.kind === 'data') channels.of(early.ok, self)?.blocks.add({ message: early.ok, envelope: { payload, signature: new Uint8Array() } } as never, now)\n    const message = ownMessage(payload)\n",
  ),
  gossips(
    'SIGN-4',
    'own-blocks-signed',
    'Blocks of the application are signed.',
    "message.content.kind === 'data' ? new Uint8Array() : options.crypto.sign(payload)",
    'options.crypto.sign(payload)',
  ),
  gossips(
    'BLOCK-6',
    'own-blocks-begin-anew',
    'A block that the application gossips is held from then, though it is held already.',
    "if (isKind(signed, 'data')) channel?.blocks.add(signed, now)",
    "if (isKind(signed, 'data')) channel?.blocks['memory'].delete(`${signed.message.content.payload.seqNum}`)\n    if (isKind(signed, 'data')) channel?.blocks.add(signed, now)",
  ),
  gossips(
    'BLOCKPULL-12',
    'own-blocks-held-though-behind',
    'A block of the application is held however old it is.',
    "if (isKind(signed, 'data')) channel?.blocks.add(signed, now)",
    "if (isKind(signed, 'data') && !channel?.blocks.add(signed, now)) channel?.blocks['memory'].add(signed, now)",
  ),
]
