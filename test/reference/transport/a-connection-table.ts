import { type DialId, type StreamId, type Wish, Wishes } from '../../../src/reference/ports/outbox'
import type { ChannelBinding } from '../../../src/reference/ports/transport'
import { Connections } from '../../../src/reference/transport/connections'
import { handshakeOf } from '../../../src/reference/transport/handshake'
import { testPkiId, testSignature } from '../../../src/suite/kit/test-crypto'
import { fromUtf8, toUtf8 } from '../../../src/wire/bytes'
import { isKind, openBytes } from '../../../src/wire/envelope'
import type { Bytes, PkiId } from '../../../src/wire/ids'
import { ORG1, ORG2 } from '../samples'

export const TIMEOUT_MS = 2_000

export function idOf(name: string): PkiId {
  return testPkiId(toUtf8(name))
}

export function firstMessageOf(name: string, probe = false, binding?: ChannelBinding): Bytes {
  const identity = toUtf8(name)
  return handshakeOf({ pkiId: idOf(name), identity, signer: { sign: (bytes) => testSignature(identity, bytes) } }, probe, binding)
}

/** The connections of alice, and what they want done. Whoever is called by a name has it as its identity. */
export class AConnectionTable {
  readonly connections: Connections
  now = 0
  private readonly wishes = new Wishes()
  private readonly taken: Wish[] = []
  private dials = 0

  constructor(changes: { readonly sendBuffSize?: number; readonly acceptsIdentitySwitch?: boolean } = {}) {
    const { sendBuffSize = 3, acceptsIdentitySwitch = false } = changes
    const identity = toUtf8('alice')
    this.connections = new Connections({
      self: { pkiId: idOf('alice'), identity, signer: { sign: (bytes) => testSignature(identity, bytes) } },
      identities: {
        put: (peer, bytes) => (testPkiId(bytes) === peer ? undefined : 'not its identity'),
        use: (peer) => ({ identity: toUtf8(NAMES.get(peer) ?? ''), org: peer === idOf('dave') ? ORG2 : ORG1 }),
        useToVerify: (peer, signature, bytes) => {
          const expected = testSignature(toUtf8(NAMES.get(peer) ?? ''), bytes)
          return expected.every((byte, index) => byte === signature[index])
        },
      },
      connTimeoutMs: TIMEOUT_MS,
      sendBuffSize,
      acceptsIdentitySwitch,
      outbox: this.wishes,
    })
  }

  /** What was done since the last call. */
  take(): string[] {
    this.collect()
    return this.taken.splice(0).map(inWords)
  }

  send(to: string, text: string): void {
    this.connections.send({ pkiId: idOf(to), endpoint: `${to}:7051` }, toUtf8(text))
  }

  /** The dial made last is answered. */
  answer(stream: number | undefined): void {
    this.collect()
    this.connections.onDialled(this.dials as DialId, stream as StreamId | undefined, this.now)
  }

  opened(stream: number, binding?: ChannelBinding): void {
    this.connections.onOpened(stream as StreamId, this.now, binding)
  }

  heard(stream: number, bytes: Bytes): void {
    this.connections.onMessage(stream as StreamId, bytes, this.now)
  }

  ended(stream: number): void {
    this.connections.onEnded(stream as StreamId)
  }

  /** A peer opens a stream and sends its handshake. */
  inbound(stream: number, name: string): void {
    this.opened(stream)
    this.heard(stream, firstMessageOf(name))
  }

  /** A stream to a peer is opened by sending to it. */
  outbound(stream: number, name: string): void {
    this.send(name, 'first')
    this.answer(stream)
    this.heard(stream, firstMessageOf(name))
  }

  private collect(): void {
    for (const wish of this.wishes.take()) {
      if (wish.type === 'dial') this.dials = wish.dial
      this.taken.push(wish)
    }
  }
}

const NAMES: ReadonlyMap<PkiId, string> = new Map(['alice', 'bob', 'carol', 'dave'].map((name) => [idOf(name), name]))
const nameOf = (peer: PkiId | undefined) => (peer === undefined ? 'nobody' : (NAMES.get(peer) ?? 'a stranger'))

function inWords(wish: Wish): string {
  switch (wish.type) {
    case 'dial':
      return `dial ${wish.endpoint}`
    case 'end':
      return `end ${wish.stream}: ${wish.reason}`
    case 'refuse':
      return `refuse ${wish.stream}: ${wish.reason}`
    case 'write':
      return `write ${wish.stream}: ${contentOf(wish.envelope)}`
    case 'received':
      return `from ${nameOf(wish.from)}: ${fromUtf8(wish.envelope)}`
    case 'unreachable':
      return `${nameOf(wish.peer)} is unreachable`
    case 'identity-switched':
      return `${nameOf(wish.from)} is gone`
    case 'identified':
      return `introduction ${wish.introduction}: ${nameOf(wish.who)}`
    case 'rejected':
      return `rejected ${nameOf(wish.from)}: ${wish.reason}`
    default:
      return wish.type
  }
}

function contentOf(envelope: Bytes): string {
  const opened = openBytes(envelope)
  if ('rejected' in opened) return fromUtf8(envelope)
  if (!isKind(opened.ok, 'conn')) return opened.ok.message.content.kind
  return opened.ok.message.content.probe ? 'probe' : 'handshake'
}
