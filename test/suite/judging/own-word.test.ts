import assert from 'node:assert/strict'
import test from 'node:test'
import { handshakeFlaw, ownWordFlaw } from '../../../src/suite/judging/own-word'
import { testDigest, testPkiId, testSignature } from '../../../src/suite/kit/test-crypto'
import { fromHex, toUtf8 } from '../../../src/wire/bytes'
import { encodeEnvelope, encodeGossipMessage, encodeSecret, openEnvelope } from '../../../src/wire/envelope'
import {
  type Envelope,
  type GossipContent,
  type GossipMessage,
  newMessage,
  type SignedMessage,
  type Tag,
} from '../../../src/wire/gossip-message'

const NOTHING = new Uint8Array()
const own = toUtf8('the node')
const other = toUtf8('somebody else')
const pkiId = testPkiId(own)

function signed(message: GossipMessage, by = own): Envelope {
  const payload = encodeGossipMessage(message)
  return { payload, signature: testSignature(by, payload) }
}

function opened(envelope: Envelope): SignedMessage {
  const result = openEnvelope(envelope)
  assert.ok('ok' in result)
  return result.ok
}

const conn = { kind: 'conn' as const, pkiId, identity: own, tlsCertHash: NOTHING, probe: false }
const handshake = (content: GossipContent, by = own) => encodeEnvelope(signed(newMessage('empty', content), by))

const alive = (changes: { readonly identity?: typeof own; readonly pkiId?: typeof pkiId } = {}, tag: Tag = 'empty') =>
  newMessage(tag, {
    kind: 'alive',
    membership: { endpoint: '', metadata: NOTHING, pkiId: changes.pkiId ?? pkiId },
    timestamp: { incNum: 1n, seqNum: 1n },
    identity: changes.identity ?? own,
  })

const stateInfo = (channel: string) =>
  newMessage('chan-or-org', {
    kind: 'state-info',
    timestamp: { incNum: 1n, seqNum: 1n },
    pkiId,
    channelMac: testDigest(fromHex(pkiId), toUtf8(channel)),
    properties: { ledgerHeight: 1n, leftChannel: false, chaincodes: [] },
  })

const flawOf = (envelope: Envelope) => ownWordFlaw(opened(envelope), own, ['trade'])

void test('a handshake that peers take has no flaw', () => {
  assert.equal(handshakeFlaw(handshake(conn), own), undefined)
})

for (const [what, bytes, flaw] of [
  ['does not decode', toUtf8('?'), /decodes/],
  ['is of another kind', handshake(alive().content), /of the kind alive/],
  ['has another PKI-ID', handshake({ ...conn, pkiId: testPkiId(other) }), /PKI-ID/],
  ['has another identity', handshake({ ...conn, identity: other }), /identity is another/],
  ['is signed by somebody else', handshake(conn, other), /signature/],
  ['is not signed', encodeEnvelope({ ...signed(newMessage('empty', conn)), signature: NOTHING }), /not signed/],
] as const) {
  void test(`a handshake that ${what} is one that no peer takes`, () => {
    assert.match(handshakeFlaw(bytes, own) ?? '', flaw)
  })
}

void test('what a node says of itself, signed and well tagged, has no flaw', () => {
  const secret = encodeSecret('inside:7051')
  const withSecret = { ...signed(alive()), secretEnvelope: { payload: secret, signature: testSignature(own, secret) } }
  const request = newMessage('empty', { kind: 'mem-req', selfInformation: withSecret, known: [] })
  const response = newMessage('empty', { kind: 'mem-res', alive: [withSecret], dead: [] })
  for (const envelope of [withSecret, signed(request, other), signed(response, other), signed(stateInfo('trade'))]) {
    assert.equal(flawOf(envelope), undefined)
  }
})

void test("somebody else's word is not the node's", () => {
  const stranger = signed(alive({ pkiId: testPkiId(other), identity: other }), toUtf8('a forger'))
  const response = newMessage('empty', { kind: 'mem-res', alive: [stranger], dead: [] })
  assert.equal(flawOf(stranger), undefined)
  assert.equal(flawOf(signed(response)), undefined)
})

for (const [what, envelope, flaw] of [
  ['signature', signed(alive(), other), /signature/],
  ['tag', signed(alive({}, 'org-only')), /tag is org-only/],
  ['identity', signed(alive({ identity: other })), /identity/],
  [
    'secret',
    { ...signed(alive()), secretEnvelope: { payload: encodeSecret('x:1'), signature: NOTHING } },
    /of its secret: it is not signed/,
  ],
  ['request', signed(newMessage('empty', { kind: 'mem-req', selfInformation: signed(alive(), other), known: [] })), /alive message in it/],
  [
    "request with another's message",
    signed(newMessage('empty', { kind: 'mem-req', selfInformation: signed(alive({ pkiId: testPkiId(other) })), known: [] })),
    /not the node's own/,
  ],
  [
    'request with nothing',
    signed(newMessage('empty', { kind: 'mem-req', selfInformation: signed(stateInfo('trade')), known: [] })),
    /no alive/,
  ],
  ['response', signed(newMessage('empty', { kind: 'mem-res', alive: [signed(alive(), other)], dead: [] })), /alive message in it/],
  ['tag of a response', signed(newMessage('org-only', { kind: 'mem-res', alive: [], dead: [] })), /tag/],
  ['channel', signed(stateInfo('nowhere')), /MAC/],
  ['state info', signed(stateInfo('trade'), other), /signature/],
  ['org message', signed(newMessage('org-only', { kind: 'peer-identity', pkiId, cert: own, metadata: NOTHING }), other), /signature/],
] as const) {
  void test(`a node's ${what} that no peer would believe is found`, () => {
    assert.match(flawOf(envelope) ?? '', flaw)
  })
}

void test("somebody else's identity and leadership are theirs to sign", () => {
  const strange = { pkiId: testPkiId(other), cert: other, metadata: NOTHING }
  const leads = { pkiId: testPkiId(other), timestamp: { incNum: 1n, seqNum: 1n }, isDeclaration: true }
  for (const [tag, content] of [
    ['org-only', { kind: 'peer-identity', ...strange }],
    ['chan-and-org', { kind: 'leadership', ...leads }],
  ] as const) {
    assert.equal(flawOf(signed(newMessage(tag, content), toUtf8('a forger'))), undefined)
  }
  assert.match(flawOf(signed(newMessage('chan-and-org', { kind: 'leadership', ...leads, pkiId }), other)) ?? '', /signature/)
})
