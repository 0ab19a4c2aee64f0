import { isKind, openBytes } from '../../wire/envelope'
import type { ContentKind, SignedMessage, StateInfo } from '../../wire/gossip-message'
import type { Bytes, OrgId, PkiId } from '../../wire/ids'
import { isChannelRestricted, isTagLegal } from '../../wire/message-tags'
import type { RejectionReason } from '../../wire/rejection'
import type { Instant } from '../../wire/time'
import type { Channels } from '../channel/channels'
import type { MessageStore } from '../dissemination/message-store'
import type { IdentityStore } from '../identity/identity-store'
import type { Introductions } from '../membership/introduction'
import type { MembershipSync } from '../membership/membership-sync'

export interface IntakeOptions {
  readonly selfOrg: OrgId
  readonly identities: IdentityStore
  readonly channels: Channels
  readonly sync: MembershipSync
  readonly introductions: Introductions
  /** State infos of channels that the node is not in (STORE-1 to STORE-6). */
  readonly stateInfoStore: MessageStore<SignedMessage<StateInfo>>
  readonly forward: (message: SignedMessage, from: PkiId | undefined, now: Instant) => void
  readonly reject: (from: PkiId, reason: RejectionReason) => void
  readonly disconnect: (peer: PkiId, reason: string) => void
}

/** Kinds that have no business in the gossip of a connected peer. */
const NEVER_TAKEN_IN: ReadonlySet<ContentKind> = new Set<ContentKind>([
  'conn',
  'empty',
  'ack',
  'private-req',
  'private-res',
  'private-data',
  'peer-identity',
])

/** Takes in what connected peers send: checks it, and hands it to the part that it concerns. Never throws. */
export class Intake {
  private readonly options: IntakeOptions

  constructor(options: IntakeOptions) {
    this.options = options
  }

  receive(from: PkiId, bytes: Bytes, now: Instant): void {
    const opened = openBytes(bytes)
    if ('rejected' in opened) {
      this.options.reject(from, opened.rejected)
      if (opened.rejected === 'malformed') this.options.disconnect(from, 'a message does not decode')
      return
    }
    const reason = this.handle(opened.ok, from, now)
    if (reason !== undefined) this.options.reject(from, reason)
  }

  private handle(signed: SignedMessage, from: PkiId, now: Instant): RejectionReason | undefined {
    const { message } = signed
    if (NEVER_TAKEN_IN.has(message.content.kind)) return 'unexpected-kind'
    if (!isTagLegal(message)) return 'illegal-tag'
    const doubts = this.doubtsOfAuthor(signed, now)
    if (doubts !== undefined) return doubts
    if (!isChannelRestricted(message)) return this.handleMembership(signed, from, now)
    const channel = this.options.channels.of(message, from)
    if (channel !== undefined) return this.options.channels.onMessage(channel, signed, from, now)
    return isKind(signed, 'state-info') ? this.relayStateInfo(signed, from, now) : 'unknown-channel'
  }

  private handleMembership(signed: SignedMessage, from: PkiId, now: Instant): RejectionReason | undefined {
    const { sync, introductions } = this.options
    if (isKind(signed, 'alive')) sync.onAlive(signed, from, now)
    else if (isKind(signed, 'mem-req')) sync.onRequest(signed.message, from, now)
    else if (isKind(signed, 'mem-res')) {
      introductions.onAnswer(signed.message.nonce)
      sync.onResponse(signed.message, from, now)
    } else return 'unexpected-kind'
    return undefined
  }

  /** State infos and leadership messages must be signed by an author whose identity is known. */
  private doubtsOfAuthor(signed: SignedMessage, now: Instant): RejectionReason | undefined {
    if (!isKind(signed, 'state-info') && !isKind(signed, 'leadership')) return undefined
    const author = signed.message.content.pkiId
    if (!this.options.identities.has(author)) return 'unknown-identity'
    const { signature, payload } = signed.envelope
    return this.options.identities.verify(author, signature, payload, now) ? undefined : 'bad-signature'
  }

  /** A state info of a channel that the node is not in is passed on once, if a peer of the node's own organization sent it (ROUTE-2). */
  private relayStateInfo(signed: SignedMessage<StateInfo>, from: PkiId, now: Instant): RejectionReason | undefined {
    if (this.options.identities.orgOf(from, now) !== this.options.selfOrg) return 'foreign-org'
    if (!this.options.stateInfoStore.add(signed, now)) return 'stale'
    this.options.forward(signed, from, now)
    return undefined
  }
}
