import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { documents } from '../../src/reference/dialects/documents'
import { message, unsigned } from '../../src/suite/script/messages'
import { fromHex, toUtf8 } from '../../src/wire/bytes'
import { encodeEnvelope } from '../../src/wire/envelope'
import type { Envelope, GossipContent } from '../../src/wire/gossip-message'
import type { Bytes } from '../../src/wire/ids'
import type { RejectionReason } from '../../src/wire/rejection'
import { Stage, SUBJECT } from '../reference/stage'
import { REASONS, refusals } from './refusals'

const NOTHING = new Uint8Array()
const TOO_MANY_BYTES = 100 * 1024 * 1024 + 1
const LAST_NUMBER = 2n ** 64n - 1n
const PULL = { nonce: LAST_NUMBER, digests: [], type: 'identity' as const }

let stage: Stage

before(async () => {
  stage = await Stage.open({ dialect: documents, settings: { aliveTimeInterval: '1h' }, invalidBlocks: [LAST_NUMBER] })
  for (const [name, org] of Object.entries({ bob: 'Org1', carol: 'Org1', mallory: 'Org2', walter: 'Org1' })) await stage.admit(name, org)
  actor('walter').directory.unreadableChannels.push('trade')
  await stage.world.updateDirectory([stage.cast.entryOf(actor('walter'))])
  stage.cast.introduce('stranger', 'Org1')
  await stage.world.start(SUBJECT)
  await stage.world.joinChannel(SUBJECT, 'trade', 1n, ['Org1'], [])
  for (const name of ['bob', 'carol', 'mallory', 'walter']) {
    const peer = stage.cast.get(name)
    await stage.connect(peer)
    await stage.send(peer, stage.messages.alive(peer))
  }
})

after(() => stage.world.close())

const actor = (name: string) => stage.cast.get(name)
const alive = (changes: Parameters<Stage['messages']['alive']>[1]) => stage.messages.alive(actor('bob'), changes)
const response = (entries: readonly Envelope[], dead: readonly Envelope[] = []) => stage.messages.membershipResponse(entries, dead, 0n)
const request = (selfInformation: Envelope) => stage.messages.membershipRequest(selfInformation, LAST_NUMBER)
const of = (content: GossipContent, tag: Parameters<typeof message>[0] = 'empty', channel = '') => unsigned(message(tag, content, channel))
const block = (channel: string, seqNum: bigint) =>
  of({ kind: 'data', payload: { seqNum, data: NOTHING, privateData: [] } }, 'chan-and-org', channel)

/** What bob, or somebody else, sends, and why it is refused. */
const CASES: readonly (readonly [string, () => Envelope | Bytes, RejectionReason, string?])[] = [
  ['bytes that are no envelope', () => Uint8Array.of(0xff), 'malformed'],
  ['an envelope whose payload is no message', () => ({ payload: Uint8Array.of(0xff), signature: NOTHING }), 'malformed'],
  ['too many bytes', () => new Uint8Array(TOO_MANY_BYTES), 'too-large'],
  ['an empty envelope', () => ({ payload: NOTHING, signature: NOTHING }), 'incomplete'],
  ['a membership request without self information', () => ({ payload: fromHex('18013200'), signature: NOTHING }), 'incomplete'],
  ['an alive message under a channel tag', () => of({ ...aliveContent() }, 'chan-and-org', 'trade'), 'illegal-tag'],
  [
    'a block without a tag',
    () => of({ kind: 'data', payload: { seqNum: 1n, data: NOTHING, privateData: [] } }, 'undefined'),
    'illegal-tag',
  ],
  ['a pull of nothing', () => of({ kind: 'hello', nonce: 0n, metadata: NOTHING, type: 'undefined' }), 'illegal-tag'],
  [
    'a second handshake',
    () => of({ kind: 'conn', pkiId: actor('bob').pkiId, identity: NOTHING, tlsCertHash: NOTHING, probe: true }),
    'unexpected-kind',
  ],
  ['an identity', () => stage.messages.orgMessage(actor('bob')), 'unexpected-kind'],
  ['a digest that nobody has asked for', () => of({ kind: 'data-dig', ...PULL }), 'stale'],
  ['a pull of blocks by no member', () => of({ kind: 'data-req', ...PULL, type: 'block' }, 'chan-and-org', 'trade'), 'foreign-org'],
  [
    'a request for state',
    () => of({ kind: 'state-request', startSeqNum: 0n, endSeqNum: LAST_NUMBER }, 'chan-or-org', 'trade'),
    'unexpected-kind',
  ],
  ['a membership request of a block', () => request(block('trade', 1n)), 'unexpected-kind'],
  ['a membership request of a request', () => request(request(alive({}))), 'unexpected-kind'],
  ['a membership request of no message', () => request({ payload: toUtf8('?'), signature: NOTHING }), 'malformed'],
  ['a membership request of nothing', () => request({ payload: NOTHING, signature: NOTHING }), 'incomplete'],
  ['a membership request of another peer', () => request(stage.messages.alive(actor('carol'))), 'sender-mismatch'],
  ['a membership request with a forged signature', () => request(alive({ signature: 'forged' })), 'bad-signature'],
  ['a membership response of blocks', () => response([block('trade', 1n)]), 'unexpected-kind'],
  ['a membership response of dead blocks', () => response([], [block('trade', 1n)]), 'unexpected-kind'],
  ['a membership response of no messages', () => response([{ payload: toUtf8('?'), signature: NOTHING }]), 'malformed'],
  ['a membership response with a forged entry', () => response([alive({ signature: 'forged' })]), 'bad-signature'],
  ['an alive message without signature', () => alive({ signature: 'missing' }), 'bad-signature'],
  ['an alive message with a forged secret', () => alive({ secretSignature: 'forged' }), 'bad-signature'],
  ['an alive message of a stranger', () => stage.messages.alive(actor('stranger'), { identity: 'left out' }), 'unknown-identity'],
  ['an alive message with the identity of a stranger', () => stage.messages.alive(actor('stranger')), 'bad-identity'],
  ["an alive message with another's identity", () => alive({ identity: actor('carol') }), 'bad-identity'],
  ['an old alive message', () => alive({ time: { incNum: 0n, seqNum: LAST_NUMBER } }), 'stale'],
  ['an alive message about the node', () => stage.messages.alive(actor(SUBJECT)), 'about-self'],
  ['a block of a channel that the node is not in', () => block('gold', 1n), 'unknown-channel'],
  ['a block of no channel', () => block('', 1n), 'unknown-channel'],
  ['a block that does not verify', () => block('trade', LAST_NUMBER), 'invalid-block'],
  ['a block of another organization', () => block('trade', 1n), 'foreign-org', 'mallory'],
  ['a state info of another organization', () => stage.messages.stateInfo(actor('mallory'), 'gold'), 'foreign-org', 'mallory'],
  ['a state info of a stranger', () => stage.messages.stateInfo(actor('stranger'), 'trade'), 'unknown-identity'],
  ['a state info of somebody who may not read the channel', () => stage.messages.stateInfo(actor('walter'), 'trade'), 'not-a-reader'],
  ['a state info that is not signed', () => stage.messages.stateInfo(actor('bob'), 'trade', { signature: 'missing' }), 'bad-signature'],
  ['leadership in a channel that the node is not in', () => stage.messages.leadership(actor('bob'), 'gold'), 'unknown-channel'],
  ['leadership of a stranger', () => stage.messages.leadership(actor('stranger'), 'trade'), 'unknown-identity'],
]

function aliveContent(): GossipContent {
  const membership = { endpoint: '', metadata: NOTHING, pkiId: actor('bob').pkiId }
  return { kind: 'alive', membership, timestamp: { incNum: LAST_NUMBER, seqNum: LAST_NUMBER }, identity: NOTHING }
}

for (const [what, make, reason, sender = 'bob'] of CASES) {
  test(`${what}: ${reason}`, async () => {
    await stage.pass(0)
    await stage.connect(actor(sender))
    await stage.pass(0)
    const state = await stage.state()
    const made = make()
    await stage.sendBytes(sender, made instanceof Uint8Array ? made : encodeEnvelope(made))
    assert.deepEqual(refusals(await stage.pass(0)), [{ peer: sender, reason }])
    assert.deepEqual(await stage.state(), state)
  })
}

test('every reason of the list has a case', () => {
  assert.deepEqual(new Set(CASES.map(([, , reason]) => reason)), REASONS)
})
