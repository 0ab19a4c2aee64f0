import { ConformanceError } from '../../src/conformance/report/failure'
import { testSignature } from '../../src/conformance/test-crypto'
import type { Bytes } from '../../src/ports/ids'
import { equalBytes } from '../../src/wire/bytes'
import { decodeSecret, isKind, openEnvelope } from '../../src/wire/envelope'
import type { AliveMessage, Envelope, SignedMessage } from '../../src/wire/gossip-message'
import type { Actor } from './cast'
import { inWords } from './durations'
import { expectRows, project, type Row } from './tables'
import type { TckWorld } from './world'

/** What an alive message says, in the words of the features. */
export function rowOf(world: TckWorld, envelope: Envelope, standing: string): Row {
  const opened = openEnvelope(envelope)
  if ('rejected' in opened || !isKind(opened.ok, 'alive')) return { peer: 'something that is no alive message', as: standing }
  return { as: standing, ...wordsOf(world, opened.ok) }
}

export function wordsOf(world: TckWorld, alive: SignedMessage<AliveMessage>): Row {
  const { membership, timestamp, identity } = alive.message.content
  const author = world.cast.all.find((actor) => actor.pkiId === membership.pkiId)
  const endpoints: Record<string, string> = { '': 'none', [author?.externalEndpoint || '-']: 'as usual' }
  return {
    peer: world.cast.nameOf(membership.pkiId),
    sequence: `${timestamp.seqNum}`,
    'external endpoint': endpoints[membership.endpoint] ?? membership.endpoint,
    identity: identity.length === 0 ? 'left out' : 'included',
    secret: secretIn(alive.envelope, author?.internalEndpoint),
    tag: alive.message.tag,
    signature: author !== undefined && isSignedBy(author, alive.envelope.payload, alive.envelope.signature) ? 'valid' : 'wrong',
    'signature of secret': signatureOfSecret(alive.envelope, author),
  }
}

function isSignedBy(author: Actor, payload: Bytes, signature: Bytes): boolean {
  return equalBytes(signature, testSignature(author.identity, payload))
}

function signatureOfSecret({ secretEnvelope }: Envelope, author: Actor | undefined): string {
  if (secretEnvelope === undefined) return 'none'
  return author !== undefined && isSignedBy(author, secretEnvelope.payload, secretEnvelope.signature) ? 'valid' : 'wrong'
}

function secretIn(envelope: Envelope, usual: string | undefined): string {
  if (envelope.secretEnvelope === undefined) return 'none'
  const secret = decodeSecret(envelope.secretEnvelope.payload)
  if ('rejected' in secret) return 'one that does not decode'
  return secret.ok === usual ? 'the internal endpoint' : secret.ok
}

/** A peer asks a node for its membership; returns the answer, or undefined if there is none at that instant. */
export async function ask(world: TckWorld, peer: string) {
  const actor = world.cast.get(peer)
  const nonce = world.nextNonce(peer)
  const before = world.record.receipts.length
  await world.transmit(peer, [world.messages.membershipRequest(world.messages.alive(actor), nonce)])
  const answers = world.record
    .receiptsOf('mem-res')
    .filter((receipt) => receipt.peer === peer && world.record.receipts.indexOf(receipt) >= before)
  return { nonce, answer: answers.at(-1) }
}

/** Judges the whole answer to a membership request: who is named, how, and in which order the node itself. */
export async function expectAnswer(world: TckWorld, peer: string, rows: readonly Row[]): Promise<void> {
  const { nonce, answer } = await ask(world, peer)
  const atMs = world.now
  const expected = `a membership response to ${peer} at ${inWords(atMs)}, with the nonce of the request`
  if (answer === undefined) throw new ConformanceError({ expected, seen: 'no membership response', atMs })
  const { message } = answer.signed
  if (message.nonce !== nonce) throw new ConformanceError({ expected, seen: `the nonce ${message.nonce} in place of ${nonce}`, atMs })
  const { alive, dead } = message.content
  const seen = [...alive.map((envelope) => rowOf(world, envelope, 'alive')), ...dead.map((envelope) => rowOf(world, envelope, 'dead'))]
  const columns = Object.keys(rows[0] ?? { peer: '', as: '' })
  expectRows(
    rows,
    seen.map((row) => project(row, columns)),
    `${answer.subject} names to ${peer}`,
    atMs,
  )
  const last = rowOf(world, alive.at(-1) ?? { payload: new Uint8Array(), signature: new Uint8Array() }, 'alive')['peer']
  if (last !== answer.subject)
    throw new ConformanceError({ expected: `${answer.subject} names herself last`, seen: `the last one is ${last}`, atMs })
}
