import { Connections, type DialId, type StreamId } from '../../../src/reference/transport/connections'
import { handshakeOf } from '../../../src/reference/transport/handshake'
import { testPkiId, testSignature } from '../../../src/suite/kit/test-crypto'
import { fromUtf8, toUtf8 } from '../../../src/wire/bytes'
import { isKind, openBytes } from '../../../src/wire/envelope'
import type { Bytes, PkiId } from '../../../src/wire/ids'

export const TIMEOUT_MS = 2_000

export function idOf(name: string): PkiId {
  return testPkiId(toUtf8(name))
}

export function firstMessageOf(name: string, probe = false): Bytes {
  const identity = toUtf8(name)
  return handshakeOf({ pkiId: idOf(name), identity, sign: (bytes) => testSignature(identity, bytes) }, probe)
}

/** The connections of alice, and what they do in words. Whoever is called by a name has it as its identity. */
export class AConnectionTable {
  readonly done: string[] = []
  readonly connections: Connections
  now = 0
  private dials = 0

  constructor(changes: { readonly sendBuffSize?: number; readonly acceptsInstead?: boolean } = {}) {
    const { sendBuffSize = 3, acceptsInstead = false } = changes
    const names = new Map(['alice', 'bob', 'carol', 'dave'].map((name) => [idOf(name), name]))
    const nameOf = (peer: PkiId | undefined) => (peer === undefined ? 'nobody' : (names.get(peer) ?? 'a stranger'))
    const identity = toUtf8('alice')
    this.connections = new Connections({
      self: { pkiId: idOf('alice'), identity, sign: (bytes) => testSignature(identity, bytes) },
      identities: () => ({
        put: (peer, bytes) => (testPkiId(bytes) === peer ? undefined : 'not its identity'),
        verify: (peer, signature, bytes) => {
          const expected = testSignature(toUtf8(names.get(peer) ?? ''), bytes)
          return expected.every((byte, index) => byte === signature[index])
        },
      }),
      connTimeoutMs: TIMEOUT_MS,
      sendBuffSize,
      acceptsInstead: () => acceptsInstead,
      emit: (effect) => {
        if (effect.type === 'dial') this.done.push(`dial ${effect.endpoint}`)
        else if (effect.type === 'end') this.done.push(`end ${effect.stream}: ${effect.reason}`)
        else this.done.push(`write ${effect.stream}: ${inWords(effect.envelope)}`)
        if (effect.type === 'dial') this.dials = effect.dial
      },
      onMessage: (from, envelope) => this.done.push(`from ${nameOf(from)}: ${fromUtf8(envelope)}`),
      onUnreachable: (peer) => this.done.push(`${nameOf(peer)} is unreachable`),
      onIdentified: (introduction, who) => this.done.push(`introduction ${introduction}: ${nameOf(who?.pkiId)}`),
      onRejected: (peer, reason) => this.done.push(`rejected ${nameOf(peer)}: ${reason}`),
    })
  }

  /** What was done since the last call. */
  take(): string[] {
    return this.done.splice(0)
  }

  send(to: string, text: string): void {
    this.connections.send(idOf(to), `${to}:7051`, toUtf8(text), this.now)
  }

  /** The dial made last is answered. */
  answer(stream: number | undefined): void {
    this.connections.onDialled(this.dials as DialId, stream as StreamId | undefined, this.now)
  }

  opened(stream: number): void {
    this.connections.onOpened(stream as StreamId, this.now)
  }

  heard(stream: number, bytes: Bytes): void {
    this.connections.onMessage(stream as StreamId, bytes, this.now)
  }

  ended(stream: number): void {
    this.connections.onEnded(stream as StreamId, this.now)
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
}

function inWords(envelope: Bytes): string {
  const opened = openBytes(envelope)
  if ('rejected' in opened) return fromUtf8(envelope)
  if (!isKind(opened.ok, 'conn')) return opened.ok.message.content.kind
  return opened.ok.message.content.probe ? 'probe' : 'handshake'
}
