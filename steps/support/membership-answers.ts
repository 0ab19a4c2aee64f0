import { ConformanceError } from '../../src/suite/judging/failure'
import { testSignature } from '../../src/suite/kit/test-crypto'
import { equalBytes } from '../../src/wire/bytes'
import { decodeSecret, isKind, openEnvelope } from '../../src/wire/envelope'
import type { AliveMessage, Envelope, SignedMessage } from '../../src/wire/gossip-message'
import type { Bytes } from '../../src/wire/ids'
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

/**
 * Judges whom a node names when a peer asks it for its membership, and how. The node itself and the peer that asks are
 * compared only where the table names them: that they are named is a rule of its own (DISC-18). So is the nonce (DISC-17).
 */
export async function expectAnswer(world: TckWorld, node: string, peer: string, rows: readonly Row[]): Promise<void> {
  const before = world.record.receipts.length
  await world.transmit(peer, [world.messages.membershipRequest(world.messages.alive(world.cast.get(peer)), world.nextNonce(peer))])
  const answer = world.record
    .receiptsOf('mem-res')
    .findLast((receipt) => receipt.peer === peer && world.record.receipts.indexOf(receipt) >= before)
  const atMs = world.now
  if (answer === undefined) {
    throw new ConformanceError({ expected: `a membership response to ${peer} at ${inWords(atMs)}`, seen: 'no membership response', atMs })
  }
  const { alive, dead } = answer.signed.message.content
  const living = alive.map((envelope): Row => ({ ...rowOf(world, envelope, 'alive'), place: envelope === alive.at(-1) ? 'last' : '' }))
  const named = [...living, ...dead.map((envelope) => rowOf(world, envelope, 'dead'))]
  const unasked = [node, peer].filter((name) => rows.every((row) => row['peer'] !== name))
  const columns = Object.keys(rows[0] ?? { peer: '', as: '' })
  expectRows(
    rows,
    named.filter((row) => !unasked.includes(row['peer'] ?? '')).map((row) => project(row, columns)),
    `${node} names to ${peer}`,
    atMs,
  )
}
