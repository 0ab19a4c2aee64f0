import { inFile, type Mutant } from '../../mutant'

const greets = inFile('src/reference/transport/handshake.ts')
const signed = 'return encodeEnvelope({ payload, signature: signer.sign(payload) })'
const content = "{ kind: 'conn', pkiId, identity, tlsCertHash, probe }"

/** Mutants of SIGN-7, and of SIGN-1 for handshakes. */
export const handshake: readonly Mutant[] = [
  greets(
    'SIGN-1',
    'handshake-of-others-not-verified',
    'Whoever shows an identity in a handshake is taken for its owner.',
    'if (signature.length === 0 || !identities.useToVerify(pkiId, signature, payload, now)) {',
    'identities.useToVerify(pkiId, signature, payload, now)\n  if (signature.length === 0) {',
  ),
  inFile('src/reference/transport/connections.ts')(
    'SIGN-1',
    'handshake-of-dialled-not-verified',
    'Whoever is dialled and shows an identity is taken for its owner.',
    'const judged = judgeHandshake(envelope, this.options.identities, now, open.binding)',
    `const { identities } = this.options
    const put = identities.put.bind(identities)
    const trusting = { put, useToVerify: () => true }
    const judged = judgeHandshake(envelope, open.purpose.kind === 'outbound' ? trusting : identities, now, open.binding)`,
  ),
  greets(
    'SIGN-7',
    'handshake-unsigned',
    'The handshake is not signed.',
    signed,
    'return encodeEnvelope({ payload, signature: new Uint8Array() })',
  ),
  greets(
    'SIGN-7',
    'handshake-signs-the-identity',
    'The signature of the handshake is over the identity, not over the payload.',
    signed,
    'return encodeEnvelope({ payload, signature: signer.sign(identity) })',
  ),
  greets(
    'SIGN-7',
    'handshake-signature-garbled',
    'The signature of the handshake is garbage of the right length.',
    signed,
    'return encodeEnvelope({ payload, signature: signer.sign(payload).reverse() })',
  ),
  greets(
    'SIGN-7',
    'handshake-without-identity',
    'The handshake leaves the identity out.',
    content,
    "{ kind: 'conn', pkiId, identity: new Uint8Array(), tlsCertHash, probe }",
  ),
  greets(
    'SIGN-7',
    'handshake-with-another-pki-id',
    'The PKI-ID in the handshake is not the one of the identity.',
    content,
    "{ kind: 'conn', pkiId: ('00' + pkiId.slice(2)) as PkiId, identity, tlsCertHash, probe }",
  ),
  greets(
    'SIGN-7',
    'handshake-with-another-tag',
    'The handshake has the tag of the own organization.',
    "newMessage<ConnEstablish>('empty', {",
    "newMessage<ConnEstablish>('org-only', {",
  ),
  greets(
    'SIGN-7',
    'handshake-unsigned-when-asking',
    'The handshake is not signed where the node only wants to know who answers.',
    signed,
    'return encodeEnvelope({ payload, signature: probe ? new Uint8Array() : signer.sign(payload) })',
  ),
]
