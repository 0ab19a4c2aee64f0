import { equalBytes, fromHex, toUtf8 } from '../../wire/bytes'
import { isKind, openBytes, openEnvelope } from '../../wire/envelope'
import type { AliveMessage, Envelope, SignedMessage, StateInfo } from '../../wire/gossip-message'
import type { Bytes } from '../../wire/ids'
import { isTagLegal } from '../../wire/message-tags'
import { testDigest, testPkiId, testSignature } from '../kit/test-crypto'

/** What a node says in its own name, judged as any peer would judge it. Flaws are a clause each, without a subject. */

/** Why no peer would take a handshake of the node with that identity; undefined if every peer would (SIGN-7). */
export function handshakeFlaw(handshake: Bytes, identity: Bytes): string | undefined {
  const opened = openBytes(handshake)
  if ('rejected' in opened) return 'it is no envelope that decodes'
  const { message, envelope } = opened.ok
  const { content } = message
  if (content.kind !== 'conn') return `it is no handshake but of the kind ${content.kind}`
  if (content.pkiId !== testPkiId(identity)) return 'its PKI-ID is not the one of the identity'
  if (!equalBytes(content.identity, identity)) return 'its identity is another one'
  return signatureFlaw(envelope, identity)
}

/**
 * What is wrong with a message of a node with that identity, as far as it speaks of the node itself: its signature, tag, identity,
 * and the MAC of its channel, which is one of the given ones. Undefined if nothing is, and for what is somebody else's word (SIGN-4).
 */
export function ownWordFlaw(signed: SignedMessage, identity: Bytes, channels: readonly string[]): string | undefined {
  if (isKind(signed, 'alive')) return isOwn(signed.message.content, identity) ? aliveFlaw(signed, identity) : undefined
  const { content } = signed.message
  switch (content.kind) {
    case 'mem-req':
      return tagFlaw(signed) ?? requesterFlaw(content.selfInformation, identity)
    case 'mem-res':
      return tagFlaw(signed) ?? ownIn(content.alive, identity)
    case 'state-info':
      return content.pkiId === testPkiId(identity) ? stateInfoFlaw(signed, content, identity, channels) : undefined
    case 'leadership':
    case 'peer-identity':
      return content.pkiId === testPkiId(identity) ? signatureFlaw(signed.envelope, identity) : undefined
    case 'hello':
    case 'data-dig':
    case 'data-req':
    case 'data-update':
    case 'state-snapshot':
      return tagFlaw(signed)
    case 'state-info-pull-req':
      return tagFlaw(signed) ?? macFlaw(content.channelMac, identity, channels)
    default:
      return undefined
  }
}

const isOwn = (content: AliveMessage, identity: Bytes): boolean => content.membership.pkiId === testPkiId(identity)

function signatureFlaw({ payload, signature }: Envelope, identity: Bytes): string | undefined {
  if (signature.length === 0) return 'it is not signed'
  return equalBytes(signature, testSignature(identity, payload)) ? undefined : "its signature is not the node's over these bytes"
}

function tagFlaw({ message }: SignedMessage): string | undefined {
  return isTagLegal(message) ? undefined : `its tag is ${message.tag}, which messages of the kind ${message.content.kind} may not have`
}

function aliveFlaw(signed: SignedMessage<AliveMessage>, identity: Bytes): string | undefined {
  const { content } = signed.message
  const { secretEnvelope } = signed.envelope
  if (content.identity.length > 0 && !equalBytes(content.identity, identity)) return 'the identity in it is another one'
  const ofSecret = secretEnvelope === undefined ? undefined : signatureFlaw(secretEnvelope, identity)
  return tagFlaw(signed) ?? signatureFlaw(signed.envelope, identity) ?? (ofSecret && `of its secret: ${ofSecret}`)
}

function requesterFlaw(selfInformation: Envelope, identity: Bytes): string | undefined {
  const alive = aliveIn(selfInformation)
  if (alive === undefined) return 'it carries no alive message'
  const { content } = alive.message
  if (!isOwn(content, identity)) return "it carries an alive message that is not the node's own"
  const flaw = aliveFlaw(alive, identity)
  return flaw && `of the alive message in it: ${flaw}`
}

function ownIn(alive: readonly Envelope[], identity: Bytes): string | undefined {
  for (const envelope of alive) {
    const own = aliveIn(envelope)
    if (own === undefined || !isOwn(own.message.content, identity)) continue
    const flaw = aliveFlaw(own, identity)
    if (flaw !== undefined) return `of the node's alive message in it: ${flaw}`
  }
  return undefined
}

function stateInfoFlaw(signed: SignedMessage, content: StateInfo, identity: Bytes, channels: readonly string[]): string | undefined {
  return macFlaw(content.channelMac, identity, channels) ?? tagFlaw(signed) ?? signatureFlaw(signed.envelope, identity)
}

function macFlaw(mac: Bytes, identity: Bytes, channels: readonly string[]): string | undefined {
  const macs = channels.map((channel) => testDigest(fromHex(testPkiId(identity)), toUtf8(channel)))
  return macs.some((one) => equalBytes(one, mac)) ? undefined : 'its MAC is that of no channel'
}

/** The alive message in an envelope, if it holds one. */
function aliveIn(envelope: Envelope): SignedMessage<AliveMessage> | undefined {
  const opened = openEnvelope(envelope)
  return 'ok' in opened && isKind(opened.ok, 'alive') ? opened.ok : undefined
}
