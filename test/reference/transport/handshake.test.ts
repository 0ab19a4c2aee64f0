import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Identities } from '../../../src/reference/ports/identities'
import { handshakeOf, type JudgedHandshake, judgeHandshake } from '../../../src/reference/transport/handshake'
import { testPkiId, testSignature } from '../../../src/suite/kit/test-crypto'
import { toUtf8 } from '../../../src/wire/bytes'
import { encodeEnvelope, encodeGossipMessage } from '../../../src/wire/envelope'
import type { Bytes } from '../../../src/wire/ids'
import type { RejectionReason } from '../../../src/wire/rejection'

const IDENTITY = toUtf8('certificate of bob')
const PKI_ID = testPkiId(IDENTITY)
const BOB = { pkiId: PKI_ID, identity: IDENTITY, signer: { sign: (bytes: Bytes) => testSignature(IDENTITY, bytes) } }

const IDENTITIES: Pick<Identities, 'put' | 'useToVerify'> = {
  put: (peer, identity) => (testPkiId(identity) === peer ? undefined : 'not its identity'),
  useToVerify: (_peer, signature, bytes) => testSignature(IDENTITY, bytes).every((byte, index) => byte === signature[index]),
}

function rejection(judged: JudgedHandshake): RejectionReason | undefined {
  return 'rejected' in judged ? judged.rejected : undefined
}

for (const probe of [false, true]) {
  test(`a handshake tells whose it is${probe ? ' and that it is a probe' : ''}`, () => {
    assert.deepEqual(judgeHandshake(handshakeOf(BOB, probe), IDENTITIES, 0), { ok: { pkiId: PKI_ID, identity: IDENTITY, probe } })
  })
}

test('a first message that is no proper handshake is refused, each for its reason', () => {
  const empty = encodeGossipMessage({ nonce: 0n, channel: new Uint8Array(), tag: 'empty', content: { kind: 'empty' } })
  const foreign = { ...BOB, pkiId: testPkiId(toUtf8('eve')) }
  const cases: readonly [Bytes, RejectionReason][] = [
    [Uint8Array.of(0xff), 'malformed'],
    [new Uint8Array(), 'incomplete'],
    [encodeEnvelope({ payload: Uint8Array.of(0xff), signature: new Uint8Array() }), 'malformed'],
    [encodeEnvelope({ payload: empty, signature: new Uint8Array() }), 'unexpected-kind'],
    [handshakeOf(foreign, false), 'bad-identity'],
    [handshakeOf({ ...BOB, identity: new Uint8Array() }, false), 'bad-identity'],
    [handshakeOf({ ...BOB, signer: { sign: () => new Uint8Array() } }, false), 'bad-signature'],
    [handshakeOf({ ...BOB, signer: { sign: () => new Uint8Array(32) } }, false), 'bad-signature'],
  ]
  for (const [bytes, reason] of cases) assert.equal(rejection(judgeHandshake(bytes, IDENTITIES, 0)), reason)
})

test('a refusal carries the words of the identity store', () => {
  const refused = judgeHandshake(handshakeOf(BOB, false), { ...IDENTITIES, put: () => 'it has expired' }, 0)
  assert.deepEqual(refused, { rejected: 'bad-identity', words: 'it has expired' })
})
