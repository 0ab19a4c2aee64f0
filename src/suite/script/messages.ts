import { Writer } from 'protobufjs/minimal'
import { fromHex, toHex, toUtf8 } from '../../wire/bytes'
import { encodeEnvelope, encodeGossipMessage, encodeSecret, openEnvelope } from '../../wire/envelope'
import type { Envelope, GossipContent, GossipMessage, PeerTime, Tag } from '../../wire/gossip-message'
import type { Bytes } from '../../wire/ids'
import { toWire64 } from '../../wire/protobuf'
import { testDigest, testSignature } from '../kit/test-crypto'
import type { Actor } from './cast'
import { ENCODINGS, type Encoding, withChannel, withNonce, withTag } from './encodings'
import { FIRST_INCARNATION } from './suite-knowledge'

const NOTHING: Bytes = new Uint8Array()

/** What makes an alive message other than it would be. */
export interface AliveChanges {
  readonly time?: PeerTime
  readonly identity?: 'left out' | 'included' | Actor
  readonly endpoint?: string
  /** The endpoint in the secret; undefined: the usual one; `null`: no secret. */
  readonly secret?: string | null
  readonly signature?: 'missing' | 'forged'
  readonly secretSignature?: 'missing' | 'forged'
  readonly pkiId?: Actor
  readonly encoding?: Encoding
  readonly secretEncoding?: Encoding
}

/** How a handshake differs from the usual one: whose PKI-ID and identity it shows, and what is wrong with its signature. */
interface HandshakeChanges {
  readonly pkiId?: Actor
  readonly identity?: Actor
  readonly signature?: 'missing' | 'forged'
}

/** What a message begins with, where it differs from the usual. */
export interface Frame {
  /** One of the wire's, or a number without a name. */
  readonly tag?: string | undefined
  readonly nonce?: number | undefined
  readonly channel?: string | undefined
}

/** Messages that nobody has any business to send to a node. */
export const IDLE_KINDS = [
  'empty message',
  'acknowledgement',
  'private data request',
  'private data response',
  'private data message',
  'second handshake',
  'message without content',
  'undecodable message',
] as const
export type IdleKind = (typeof IDLE_KINDS)[number]

export interface BlockChanges {
  readonly sequence?: bigint | undefined
  readonly inside?: bigint | undefined
  readonly encoding?: Encoding | undefined
}

export interface IdentityChanges {
  readonly signature?: 'missing' | 'forged'
  readonly pkiId?: Actor
  readonly encoding?: Encoding
}

/** Writes the messages of scripted peers, with real encoding and signatures. */
export class Messages {
  private readonly sequences = new Map<string, bigint>()
  private readonly blockNumbers = new Map<string, bigint>()
  private readonly heights = new Map<string, bigint>()
  private count = 0n

  /** A time newer than all before of this actor. */
  nextTime(actor: Actor): PeerTime {
    const seqNum = (this.sequences.get(actor.name) ?? 0n) + 1n
    this.sequences.set(actor.name, seqNum)
    return { incNum: FIRST_INCARNATION, seqNum }
  }

  handshake(actor: Actor, changes: HandshakeChanges = {}): Bytes {
    const { pkiId } = changes.pkiId ?? actor
    const { identity } = changes.identity ?? actor
    const content = { kind: 'conn' as const, pkiId, identity, tlsCertHash: NOTHING, probe: false }
    return encodeEnvelope(this.sign(actor, message('empty', content), changes.signature))
  }

  alive(actor: Actor, changes: AliveChanges = {}): Envelope {
    const { identity = 'included', secret = actor.internalEndpoint } = changes
    const author = changes.pkiId ?? actor
    const membership = { endpoint: changes.endpoint ?? actor.externalEndpoint, metadata: NOTHING, pkiId: author.pkiId }
    const embedded = { 'left out': NOTHING, included: actor.identity }
    const envelope = this.sign(
      actor,
      message('empty', {
        kind: 'alive',
        membership,
        timestamp: changes.time ?? this.nextTime(author),
        identity: typeof identity === 'string' ? embedded[identity] : identity.identity,
      }),
      changes.signature,
      changes.encoding,
    )
    if (secret === null) return envelope
    const usual = encodeSecret(secret)
    const payload = changes.secretEncoding === undefined ? usual : ENCODINGS[changes.secretEncoding](usual)
    return { ...envelope, secretEnvelope: { payload, signature: this.signature(actor, payload, changes.secretSignature) } }
  }

  /** `named`: with the channel's name beside its MAC, as an application hands it over. */
  stateInfo(
    actor: Actor,
    channel: string,
    changes: {
      readonly time?: PeerTime
      readonly signature?: 'missing' | 'forged'
      readonly encoding?: Encoding
      readonly named?: boolean
      readonly left?: boolean
      readonly mac?: Bytes
      readonly ledgerHeight?: bigint
      /** Names of chaincodes that are installed. */
      readonly chaincodes?: readonly string[]
    } = {},
  ): Envelope {
    const chaincodes = (changes.chaincodes ?? []).map((name) => ({ name, version: '1.0', metadata: NOTHING }))
    const content = {
      kind: 'state-info' as const,
      timestamp: changes.time ?? this.nextTime(actor),
      pkiId: actor.pkiId,
      channelMac: changes.mac ?? testDigest(fromHex(actor.pkiId), toUtf8(channel)),
      properties: { ledgerHeight: changes.ledgerHeight ?? 1n, leftChannel: changes.left ?? false, chaincodes },
    }
    return this.sign(actor, message('chan-or-org', content, changes.named ? channel : ''), changes.signature, changes.encoding)
  }

  /** A ledger height of a channel that is above all before; a ledger begins at 1. */
  nextHeight(channel: string): bigint {
    const height = (this.heights.get(channel) ?? 1n) + 1n
    this.heights.set(channel, height)
    return height
  }

  /** The next block of a channel. Blocks are not signed. */
  block(channel: string): Envelope {
    const seqNum = (this.blockNumbers.get(channel) ?? 0n) + 1n
    this.blockNumbers.set(channel, seqNum)
    return unsigned(this.blockMessage(channel, seqNum))
  }

  /** The block of that number, or the next one; `inside`: the number that it has itself. */
  blockWith(channel: string, { sequence, inside, encoding }: BlockChanges): Envelope {
    if (encoding !== undefined) {
      const usual = this.blockWith(channel, { sequence, inside })
      return { ...usual, payload: ENCODINGS[encoding](usual.payload) }
    }
    if (sequence === undefined && inside === undefined) return this.block(channel)
    const number = sequence ?? (this.blockNumbers.get(channel) ?? 0n) + 1n
    return unsigned(this.blockMessage(channel, number, inside))
  }

  private blockMessage(channel: string, seqNum: bigint, inside = seqNum): GossipMessage {
    const payload = { seqNum, data: blockBytes(inside, `block ${inside} of ${channel}`), privateData: [] }
    return message('chan-and-org', { kind: 'data', payload }, channel)
  }

  leadership(
    actor: Actor,
    channel: string,
    flaw?: 'missing' | 'forged',
    {
      time,
      encoding,
      isDeclaration = true,
    }: { readonly time?: PeerTime; readonly encoding?: Encoding; readonly isDeclaration?: boolean } = {},
  ): Envelope {
    const content = { kind: 'leadership' as const, pkiId: actor.pkiId, timestamp: time ?? this.nextTime(actor), isDeclaration }
    return this.sign(actor, message('chan-and-org', content, channel), flaw, encoding)
  }

  /** Something for the actor's own organization only. */
  orgMessage(actor: Actor): Envelope {
    this.count += 1n
    const content = { kind: 'peer-identity' as const, pkiId: actor.pkiId, cert: actor.identity, metadata: toUtf8(`${this.count}`) }
    return this.sign(actor, message('org-only', content))
  }

  /** An identity as it is pulled. */
  identity(actor: Actor, { signature, pkiId, encoding }: IdentityChanges): Envelope {
    const content = { kind: 'peer-identity' as const, pkiId: (pkiId ?? actor).pkiId, cert: actor.identity, metadata: NOTHING }
    return this.sign(actor, message('empty', content), signature, encoding)
  }

  /** The same with another tag, nonce or channel; signed anew, if it was signed. */
  reframed({ payload, signature, ...rest }: Envelope, actor: Actor, { tag, nonce, channel }: Frame): Envelope {
    const ofChannel = channel === undefined ? payload : withChannel(payload, channel)
    const tagged = tag === undefined ? ofChannel : withTag(ofChannel, tag)
    const changed = nonce === undefined ? tagged : withNonce(tagged, nonce)
    return { ...rest, payload: changed, signature: signature.length === 0 ? NOTHING : this.signature(actor, changed, undefined) }
  }

  /** What changes nothing at a node that gets it. */
  idle(actor: Actor): Readonly<Record<IdleKind, () => Envelope>> {
    const { pkiId, identity } = actor
    return {
      'empty message': () => unsigned(message('empty', { kind: 'empty' })),
      acknowledgement: () => unsigned(message('empty', { kind: 'ack', error: '' })),
      'private data request': () => unsigned(message('chan-only', { kind: 'private-req', bytes: NOTHING }, 'trade')),
      'private data response': () => unsigned(message('chan-only', { kind: 'private-res', bytes: NOTHING }, 'trade')),
      'private data message': () => unsigned(message('chan-only', { kind: 'private-data', bytes: NOTHING }, 'trade')),
      'second handshake': () => this.sign(actor, message('empty', { kind: 'conn', pkiId, identity, tlsCertHash: NOTHING, probe: false })),
      'message without content': () => ({ payload: withTag(NOTHING, 'empty'), signature: NOTHING }),
      'undecodable message': () => ({ payload: toUtf8('?'), signature: NOTHING }),
    }
  }

  membershipRequest(selfInformation: Envelope, nonce: bigint): Envelope {
    return unsigned(message('empty', { kind: 'mem-req', selfInformation, known: [] }, '', nonce))
  }

  membershipResponse(alive: readonly Envelope[], dead: readonly Envelope[], nonce = 0n): Envelope {
    return unsigned(message('empty', { kind: 'mem-res', alive, dead }, '', nonce))
  }

  sign(actor: Actor, content: GossipMessage, flaw?: 'missing' | 'forged', encoding?: Encoding): Envelope {
    const usual = encodeGossipMessage(content)
    const payload = encoding === undefined ? usual : ENCODINGS[encoding](usual)
    return { payload, signature: this.signature(actor, payload, flaw) }
  }

  private signature(actor: Actor, payload: Bytes, flaw: 'missing' | 'forged' | undefined): Bytes {
    if (flaw === 'missing') return NOTHING
    return testSignature(flaw === 'forged' ? toUtf8(`not ${actor.name}`) : actor.identity, payload)
  }
}

export function message<C extends GossipContent>(tag: Tag, content: C, channel = '', nonce = 0n): GossipMessage<C> {
  return { nonce, channel: toUtf8(channel), tag, content }
}

/** What message an envelope holds, as `keyOf` tells; undefined if it does not decode. */
export function keyIn(envelope: Envelope): string | undefined {
  const opened = openEnvelope(envelope)
  return 'ok' in opened ? keyOf(opened.ok.message) : undefined
}

export function unsigned(content: GossipMessage): Envelope {
  return { payload: encodeGossipMessage(content), signature: NOTHING }
}

/** What a message is, whoever encoded it. */
export function keyOf({ content, channel }: GossipMessage): string {
  switch (content.kind) {
    case 'data':
      return `block ${toHex(channel)} ${content.payload.seqNum}`
    case 'alive':
      return `alive ${content.membership.pkiId} ${content.timestamp.incNum} ${content.timestamp.seqNum}`
    case 'state-info':
      return `state-info ${content.pkiId} ${content.timestamp.incNum} ${content.timestamp.seqNum}`
    case 'leadership':
      return `leadership ${content.pkiId} ${content.timestamp.incNum} ${content.timestamp.seqNum} ${toHex(channel)}`
    case 'peer-identity':
      return `peer-identity ${content.pkiId} ${toHex(content.metadata)}`
    default:
      return content.kind
  }
}

/**
 * A block that decodes, as Fabric looks at it before anything else: of `common.Block` the number (in the header, field 1) and one
 * piece of data (in field 2). Nothing in it is signed: whether a block verifies is a matter of the test crypto.
 */
export function blockBytes(number: bigint, data: string): Bytes {
  const writer = Writer.create()
  writer.uint32(0x0a).fork().uint32(0x08).uint64(toWire64(number)).ldelim()
  writer.uint32(0x12).fork().uint32(0x0a).string(data).ldelim()
  return new Uint8Array(writer.finish())
}
