import { fromHex, fromUtf8, toUtf8 } from '../../wire/bytes'
import type { Envelope, GossipContent, PullMessageType, Tag } from '../../wire/gossip-message'
import type { Bytes } from '../../wire/ids'
import { NotPossible } from '../port'
import type { Cast } from './cast'
import { ENCODINGS, type Encoding, encodingIn } from './encodings'
import { type BlockChanges, type IdentityChanges, type Messages, message, unsigned } from './messages'
import type { ExampleRecord } from './record'
import { invalidBlockOf } from './suite-knowledge'
import type { Utterances } from './utterances'
import type { Row } from './words'

/** What a message is about, in words: its kind, and the channel, the identities or the peer that it concerns. */
export interface Matter {
  readonly kind: 'block' | 'leadership message' | 'membership response' | 'state info request' | 'snapshot' | PullStep
  /** Undefined: of identities, or of no channel. */
  readonly channel: string | undefined
  /** Whom it is about, if not the speaker. */
  readonly author: string | undefined
}

export type PullStep = 'hello' | 'digest' | 'request' | 'update'

const FIELDS: Readonly<Record<Matter['kind'], readonly string[]>> = {
  block: ['number', 'number inside', 'tag', 'nonce', 'encoding'],
  'leadership message': ['time', 'tag', 'nonce', 'signature', 'encoding', 'declaration'],
  'membership response': ['tag'],
  'state info request': ['MAC', 'tag'],
  snapshot: ['state infos', 'time', 'tag'],
  hello: ['nonce', 'tag'],
  digest: ['nonce', 'items', 'tag'],
  request: ['nonce', 'items', 'tag'],
  update: ['nonce', 'items', 'tag'],
}
/** Kinds whose nonce is that of the whole message; those of a pull have one of their own inside. */
const NONCE_OUTSIDE: readonly Matter['kind'][] = ['block', 'leadership message']

const NOTHING: Bytes = new Uint8Array()
const UNDECODABLE: Envelope = { payload: toUtf8('?'), signature: NOTHING }

interface Surroundings {
  readonly cast: Cast
  readonly messages: Messages
  readonly utterances: Utterances
  readonly record: ExampleRecord
}

/** Messages of which a table says how they differ from the usual one: those of channels, and those of the pulls. */
export class Matters {
  private readonly by: Surroundings
  /** Nonces of the last hello of a peer to a node. */
  private readonly hellos = new Map<string, bigint>()

  constructor(surroundings: Surroundings) {
    this.by = surroundings
  }

  /**
   * What a peer says to a node. `tag`: any of the wire's, or a number without a name; `nonce`: a number, "that of her hello" or
   * "that of the hello"; `items`: numbers of blocks or names of peers, with a flaw behind them.
   */
  of(speaker: string, node: string, matter: Matter, row: Row): Envelope {
    const unknown = Object.keys(row).find((field) => !FIELDS[matter.kind].includes(field))
    if (unknown !== undefined) throw new Error(`a ${matter.kind} has no "${unknown}": it has ${FIELDS[matter.kind].join(', ')}`)
    const envelope = this.made(speaker, node, matter, row)
    const nonce = NONCE_OUTSIDE.includes(matter.kind) && row['nonce'] !== undefined ? Number(row['nonce']) : undefined
    return row['tag'] === undefined && nonce === undefined
      ? envelope
      : this.by.messages.reframed(envelope, this.by.cast.get(matter.author ?? speaker), { tag: row['tag'], nonce })
  }

  /** As `of`; one for each of many nonces, as "2 to 1001". */
  all(speaker: string, node: string, matter: Matter, row: Row): Envelope[] {
    const nonces = rangeIn(row['nonce'] ?? '')
    if (nonces === undefined) return [this.of(speaker, node, matter, row)]
    return nonces.map((nonce) => this.of(speaker, node, matter, { ...row, nonce }))
  }

  /** Whose nonce it is, in words. */
  nonceInWords(nonce: bigint, peer: string, node: string, type: PullMessageType): string {
    if (nonce === this.hellos.get(`${peer} to ${node}`)) return 'that of the hello'
    return nonce === this.helloOf(node, peer, type) ? 'that of her hello' : `${nonce}`
  }

  private made(speaker: string, node: string, { kind, channel = '', author = speaker }: Matter, row: Row): Envelope {
    const { cast, messages, utterances } = this.by
    const actor = cast.get(author)
    switch (kind) {
      case 'block':
        return messages.blockWith(channel, blockFrom(row, channel))
      case 'leadership message':
        return utterances.leadership(author, channel, row)
      case 'membership response':
        return messages.membershipResponse([messages.alive(actor)], [])
      case 'state info request':
        return unsigned(message('chan-or-org', { kind: 'state-info-pull-req', channelMac: utterances.macIn(row['MAC'], author, channel) }))
      case 'snapshot':
        return this.snapshot(channel, itemsIn(row['state infos']), row['time'])
      default:
        return this.pull(kind, speaker, node, channel, row)
    }
  }

  private pull(step: PullStep, speaker: string, node: string, channel: string, { nonce: words = '1', items }: Row): Envelope {
    const type = channel === '' ? 'identity' : 'block'
    const nonce = this.nonceIn(words, speaker, node, { type, channel })
    if (step === 'hello') this.hellos.set(`${speaker} to ${node}`, nonce)
    const contents: Readonly<Record<PullStep, () => GossipContent>> = {
      hello: () => ({ kind: 'hello', nonce, metadata: NOTHING, type }),
      digest: () => ({ kind: 'data-dig', nonce, digests: this.digestsIn(items, type), type }),
      request: () => ({ kind: 'data-req', nonce, digests: this.digestsIn(items, type), type }),
      update: () => ({ kind: 'data-update', nonce, data: itemsIn(items).map((item) => this.item(item, channel)), type }),
    }
    const tag: Tag = type === 'block' ? 'chan-and-org' : 'empty'
    return unsigned(message(tag, contents[step](), channel))
  }

  private nonceIn(words: string, peer: string, node: string, of: { readonly type: PullMessageType; readonly channel: string }): bigint {
    const nonces: Readonly<Record<string, bigint | undefined>> = {
      'that of her hello': this.helloOf(node, peer, of.type, of.channel),
      'that of the hello': this.hellos.get(`${peer} to ${node}`),
    }
    const nonce = words in nonces ? nonces[words] : BigInt(words)
    if (nonce === undefined) throw new NotPossible(`there was no hello between ${peer} and ${node} whose nonce it could be`)
    return nonce
  }

  /** The nonce of the last hello of a node to a peer: in a channel, if there was one, else in any. */
  private helloOf(node: string, peer: string, type: PullMessageType, channel?: string): bigint | undefined {
    const hellos = this.by.record
      .receiptsOf('hello')
      .filter((one) => one.peer === peer && one.subject === node && one.signed.message.content.type === type)
    const last = hellos.findLast(({ signed }) => fromUtf8(signed.message.channel) === channel) ?? hellos.at(-1)
    return last?.signed.message.content.nonce
  }

  private digestsIn(items: string | undefined, type: PullMessageType): Bytes[] {
    return listIn(items).map((item) => (type === 'identity' ? fromHex(this.by.cast.get(item).pkiId) : toUtf8(item)))
  }

  /** A block by its number, or an identity by its peer. "3 of gold", "3 with 4 inside", "3 as an org message", "dave unsigned", "dave as erin" */
  private item(item: string, channel: string): Envelope {
    const { cast, messages } = this.by
    if (item === 'undecodable') return UNDECODABLE
    const { name, flaw } = partsOf(item)
    if (channel === '') return this.identity(name, flaw)
    if (flaw === 'as an org message') return messages.reframed(messages.orgMessage(cast.get('bob')), cast.get('bob'), { channel })
    const inside = /^with (\d+) inside$/.exec(flaw)?.[1]
    if (inside !== undefined) return messages.blockWith(channel, { ...blockCalled(name, channel), inside: BigInt(inside) })
    const itsChannel = channelIn(flaw) ?? demandNone(flaw, channel)
    return messages.blockWith(itsChannel, blockCalled(name, itsChannel))
  }

  /** "dave", "dave unsigned", "dave tagged org-only", "dave with an unknown field" */
  private identity(name: string, flaw: string): Envelope {
    const { cast, messages } = this.by
    const actor = cast.get(name)
    if (flaw === 'as an alive message') return messages.alive(actor)
    const tag = /^tagged (.+)$/.exec(flaw)?.[1]
    if (tag !== undefined) return messages.reframed(messages.identity(actor, {}), actor, { tag })
    return messages.identity(actor, this.flawOf(flaw))
  }

  private flawOf(flaw: string): IdentityChanges {
    if (flaw.startsWith('as ')) return { pkiId: this.by.cast.get(flaw.slice('as '.length)) }
    if (flaw in ENCODINGS) return encodedAs(flaw)
    const flaws = { unsigned: { signature: 'missing' as const }, forged: { signature: 'forged' as const } }
    return flaws[flaw as keyof typeof flaws] ?? demandNone(flaw, {})
  }

  /** State infos by their authors, all of one time if it is stated. "dave forged", "dave of gold", "dave left", "dave in another order" */
  private snapshot(channel: string, entries: readonly string[], time: string | undefined): Envelope {
    const { cast, messages, utterances } = this.by
    const elements = entries.map((entry) => {
      if (entry === 'undecodable') return UNDECODABLE
      const { name, flaw } = partsOf(entry)
      if (flaw === 'as a block') return messages.blockWith(channel, {})
      const changes = {
        ...STATE_INFO_FLAWS[flaw],
        ...encodedAs(flaw),
        ...(time !== undefined && { time: utterances.timeFrom(name, time) }),
      }
      const itsChannel = channelIn(flaw) ?? (flaw in STATE_INFO_FLAWS || flaw in ENCODINGS ? channel : demandNone(flaw, channel))
      return messages.stateInfo(cast.get(name), itsChannel, changes)
    })
    return unsigned(message('chan-or-org', { kind: 'state-snapshot', elements }, channel))
  }
}

/** "left": that says that its author has left; "older": than any other one of its author. */
const STATE_INFO_FLAWS: Readonly<Record<string, NonNullable<Parameters<Messages['stateInfo']>[2]>>> = {
  forged: { signature: 'forged' },
  left: { left: true },
  older: { time: { incNum: 0n, seqNum: 1n } },
}

const encodedAs = (flaw: string): { readonly encoding?: Encoding } => (flaw in ENCODINGS ? { encoding: encodingIn(flaw) } : {})

const itemsIn = (list: string | undefined): string[] => (list === undefined || list === '' ? [] : list.split(/, /))

/** "2 to 1001": all of them; undefined for any other text. */
function rangeIn(words: string): string[] | undefined {
  const [, first, last] = /^(\d+) to (\d+)$/.exec(words) ?? []
  if (first === undefined || last === undefined) return undefined
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => `${BigInt(first) + BigInt(index)}`)
}

/** "3, 4", or "3 to 1000". */
const listIn = (list: string | undefined): string[] => rangeIn(list ?? '') ?? itemsIn(list)

/** "3 of gold": what is before the first blank, and the flaw behind it. */
function partsOf(item: string): { readonly name: string; readonly flaw: string } {
  const [name = '', ...flaw] = item.split(' ')
  return { name, flaw: flaw.join(' ') }
}

const channelIn = (flaw: string): string | undefined => /^of (.+)$/.exec(flaw)?.[1]

/** The usual, where there is no flaw. @throws Error for one that is not known */
function demandNone<T>(flaw: string, usual: T): T {
  if (flaw === '') return usual
  throw new Error(`there is no "${flaw}" of an item`)
}

function blockFrom({ number, 'number inside': inside, encoding }: Row, channel: string): BlockChanges {
  return {
    ...(number !== undefined && blockCalled(number, channel)),
    ...(inside !== undefined && { inside: BigInt(inside) }),
    ...(encoding !== undefined && { encoding: encodingIn(encoding) }),
  }
}

/** A number, or that of the block of the channel that does not verify. */
function blockCalled(words: string, channel: string): { readonly sequence: bigint } {
  return { sequence: words === 'invalid' ? invalidBlockOf(channel) : BigInt(words) }
}
