import { fromHex, toUtf8 } from '../../wire/bytes'
import type { Envelope, PeerTime } from '../../wire/gossip-message'
import type { Bytes } from '../../wire/ids'
import { testDigest } from '../kit/test-crypto'
import type { Cast } from './cast'
import { encodingIn } from './encodings'
import type { AliveChanges, IdleKind, Messages } from './messages'
import type { ExampleRecord } from './record'
import type { Malformed } from './spoilt/malformed'
import type { SoundKind } from './spoilt/sound'
import { LAST_INCARNATION } from './suite-knowledge'
import type { Row } from './words'

/** A message in words: how many, of what kind, of which channel. */
export interface Utterance {
  /** Of malformed messages there are as many as the run asks for. */
  readonly count: number
  readonly kind:
    | 'org message'
    | 'block'
    | 'leadership message'
    | 'forged leadership message'
    | 'unsigned leadership message'
    | 'proposing leadership message'
    | 'membership request'
    | 'state info'
    | 'alive message'
    | IdleKind
    | `malformed ${SoundKind}`
  readonly channel: string | undefined
  /** Whom a message is about, if not the speaker. */
  readonly author: string | undefined
  /** A channel of which there is one behind each message: not meant by "them". */
  readonly among: string | undefined
  /** Another one than the usual. */
  readonly tag?: string | undefined
}

const ALIVE_FIELDS = [
  'time',
  'PKI-ID',
  'identity',
  'external endpoint',
  'secret',
  'signature',
  'signature of the secret',
  'encoding',
  'encoding of the secret',
  'tag',
  'nonce',
]
const MALFORMED = 'malformed '
const CUT_SHORT = ', cut short'
/** Of malformed messages that name none. */
const USUAL_CHANNEL = 'trade'
const FIRST_NONCE = 1_000_000_000_000_000_001n

/** Messages as examples word them. */
export class Utterances {
  private readonly cast: Cast
  private readonly messages: Messages
  private readonly record: ExampleRecord
  private readonly malformed: (() => Malformed) | undefined
  /** How many membership requests each peer has made. */
  private readonly requests = new Map<string, bigint>()
  /** Nonces of the last request of a peer to a node. */
  private readonly nonces = new Map<string, bigint>()

  /** `malformed` makes messages that are not as they should be; without it there are none. */
  constructor(cast: Cast, messages: Messages, record: ExampleRecord, malformed?: () => Malformed) {
    this.cast = cast
    this.messages = messages
    this.record = record
    this.malformed = malformed
  }

  /** What a peer says to a node; or a node's application to it, if they have one name. */
  of(speaker: string, node: string, { count, kind, channel = '', author = speaker, tag }: Utterance): Envelope[] {
    if (isMalformed(kind)) {
      const sound = kind.slice(MALFORMED.length) as SoundKind
      return this.malformed?.().of({ kind: sound, speaker, author, node, channel: channel || USUAL_CHANNEL }) ?? []
    }
    const actor = this.cast.get(author)
    const makers: Readonly<Record<Exclude<Utterance['kind'], `malformed ${string}`>, () => Envelope>> = {
      'org message': () => this.messages.orgMessage(actor),
      block: () => this.messages.block(channel),
      'leadership message': () => this.messages.leadership(actor, channel),
      'forged leadership message': () => this.messages.leadership(actor, channel, 'forged'),
      'unsigned leadership message': () => this.messages.leadership(actor, channel, 'missing'),
      'proposing leadership message': () => this.messages.leadership(actor, channel, undefined, { isDeclaration: false }),
      'state info': () => this.messages.stateInfo(actor, channel, { named: speaker === node }),
      'alive message': () => this.alive(author),
      'membership request': () => this.request(speaker, node, this.messages.alive(actor)),
      ...this.messages.idle(actor),
    }
    const frame = tag === undefined ? {} : { tag }
    return Array.from({ length: count }, () => this.reframed(makers[kind](), author, frame))
  }

  /** Those that go between the ones that are meant. */
  between(speaker: string, node: string, { among, ...utterance }: Utterance): Envelope[] {
    return among === undefined ? [] : this.of(speaker, node, { ...utterance, channel: among, among: undefined })
  }

  /**
   * An alive message that differs from the usual one of its author as a row says: `time` (incarnation and sequence number),
   * `PKI-ID` (of somebody), `identity` (left out, included, of somebody), `external endpoint` (none, or another one), `secret`
   * (none, or another internal endpoint), `signature` and `signature of the secret` (missing, forged), `encoding` and
   * `encoding of the secret`.
   */
  alive(author: string, row: Row = {}): Envelope {
    const unknown = Object.keys(row).find((field) => !ALIVE_FIELDS.includes(field))
    if (unknown !== undefined) throw new Error(`an alive message has no "${unknown}": it has ${ALIVE_FIELDS.join(', ')}`)
    const actor = this.cast.get(author)
    return this.reframed(this.messages.alive(actor, { ...this.contentFrom(author, row), ...flawsFrom(row) }), author, row)
  }

  private reframed(envelope: Envelope, author: string, { tag, nonce }: Row): Envelope {
    if (tag === undefined && nonce === undefined) return envelope
    return this.messages.reframed(envelope, this.cast.get(author), { tag, nonce: nonce === undefined ? undefined : Number(nonce) })
  }

  leadership(author: string, channel: string, { time, signature, encoding, declaration }: Row): Envelope {
    const flaw = signature === 'valid' ? undefined : (signature as 'forged' | undefined)
    return this.messages.leadership(this.cast.get(author), channel, flaw, {
      isDeclaration: declaration !== 'no',
      ...(time !== undefined && { time: this.timeFrom(author, time) }),
      ...(encoding !== undefined && { encoding: encodingIn(encoding) }),
    })
  }

  stateInfo(author: string, channel: string, row: Row): Envelope {
    const { time, signature, encoding, left, MAC: mac, 'ledger height': height, chaincodes, ...frame } = row
    const info = this.messages.stateInfo(this.cast.get(author), channel, {
      left: left === 'yes',
      ...(height !== undefined && { ledgerHeight: BigInt(height) }),
      ...(chaincodes !== undefined && { chaincodes: chaincodes.split(', ') }),
      ...(mac !== undefined && { mac: this.macIn(mac, author, channel) }),
      ...(time !== undefined && { time: this.timeFrom(author, time) }),
      ...(signature !== undefined && { signature: signature as 'forged' }),
      ...(encoding !== undefined && { encoding: encodingIn(encoding) }),
    })
    return this.reframed(info, author, frame)
  }

  /** A membership request of a peer to a node, with an alive message. */
  request(peer: string, node: string, selfInformation: Envelope): Envelope {
    const count = this.requests.get(peer) ?? 0n
    const nonce = FIRST_NONCE + count
    this.requests.set(peer, count + 1n)
    this.nonces.set(`${peer} to ${node}`, nonce)
    return this.messages.membershipRequest(selfInformation, nonce)
  }

  /** As `request`; a row says whose alive message it has (`author`; that of the peer itself), and how it differs. */
  requestFrom(peer: string, node: string, { author = peer, tag, ...changes }: Row): Envelope {
    return this.reframed(this.request(peer, node, this.alive(author, changes)), peer, tag === undefined ? {} : { tag })
  }

  /** What a node is told of a ledger that has grown. */
  heightOf(channel: string): bigint {
    return this.messages.nextHeight(channel)
  }

  /** Of the last membership request that a peer has made to a node. */
  nonceOf(peer: string, node: string): bigint | undefined {
    return this.nonces.get(`${peer} to ${node}`)
  }

  /**
   * Rows of `peer` and `as` (alive, dead, or among either an undecodable entry or a block), and fields of its alive message. Answers the
   * node's last request.
   */
  response(speaker: string, node: string, rows: readonly Row[]): Envelope {
    const entry = ({ peer = '', as, ...changes }: Row) => {
      if (as?.endsWith('undecodable')) return { payload: toUtf8('?'), signature: toUtf8('?') }
      return as?.endsWith('a block') ? this.messages.blockWith('trade', {}) : this.alive(peer, stated(changes))
    }
    const of = (...standings: string[]) => rows.filter((row) => standings.includes(row['as'] ?? '')).map(entry)
    const request = this.record.receiptsOf('mem-req').findLast(({ peer, subject }) => peer === speaker && subject === node)
    return this.messages.membershipResponse(
      of('alive', 'undecodable', 'a block'),
      of('dead', 'dead, undecodable', 'dead, a block'),
      request?.signed.message.nonce,
    )
  }

  private contentFrom(author: string, { time, 'PKI-ID': pkiId, identity, secret, 'external endpoint': endpoint }: Row): AliveChanges {
    return {
      ...(time !== undefined && { time: this.timeFrom(author, time) }),
      ...(pkiId !== undefined && { pkiId: this.cast.get(pkiId.replace(/^of /, '')) }),
      ...(identity !== undefined && { identity: this.identityFrom(identity) }),
      ...(endpoint !== undefined && { endpoint: endpoint === 'none' ? '' : endpoint }),
      ...(secret !== undefined && { secret: secret === 'none' ? null : secret }),
    }
  }

  /** Of the usual author and channel but for one of them: "of gold", "of dave", "of trade, cut short". */
  macIn(words: string | undefined, author: string, channel: string): Bytes {
    const whose = words?.replace(/^of /, '').replace(CUT_SHORT, '') ?? author
    const isPeer = this.cast.all.some(({ name }) => name === whose)
    const mac = testDigest(fromHex(this.cast.get(isPeer ? whose : author).pkiId), toUtf8(isPeer ? channel : whose))
    return words?.endsWith(CUT_SHORT) ? mac.slice(0, mac.length / 2) : mac
  }

  /** "newer than all before" is newer than what the author, be it a node under test, says of itself, too. */
  timeFrom(author: string, text: string): PeerTime {
    if (text !== 'newer than all before') return statedTime(text)
    return { ...this.messages.nextTime(this.cast.get(author)), incNum: LAST_INCARNATION }
  }

  /** "left out", "included", "of bob" */
  private identityFrom(words: string) {
    return words.startsWith('of ') ? this.cast.get(words.slice('of '.length)) : (words as 'left out')
  }
}

export const isMalformed = (kind: Utterance['kind']): kind is `malformed ${SoundKind}` => kind.startsWith(MALFORMED)

function flawsFrom({
  signature,
  'signature of the secret': secretSignature,
  encoding,
  'encoding of the secret': secretEncoding,
}: Row): AliveChanges {
  return {
    ...(signature !== undefined && signature !== 'valid' && { signature: signature as 'forged' }),
    ...(secretSignature !== undefined && { secretSignature: secretSignature as 'forged' }),
    ...(encoding !== undefined && { encoding: encodingIn(encoding) }),
    ...(secretEncoding !== undefined && { secretEncoding: encodingIn(secretEncoding) }),
  }
}

/** "incarnation 5, sequence 3" */
function statedTime(text: string): PeerTime {
  const [, incNum, seqNum] = /^incarnation (\d+), sequence (\d+)$/.exec(text) ?? []
  if (incNum !== undefined && seqNum !== undefined) return { incNum: BigInt(incNum), seqNum: BigInt(seqNum) }
  throw new Error(`"${text}" is not a time such as "incarnation 5, sequence 3" or "newer than all before"`)
}

/** Without the cells that are empty. */
function stated(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== ''))
}
