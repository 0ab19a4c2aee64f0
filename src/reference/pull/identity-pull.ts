import { fromHex, toHex } from '../../wire/bytes'
import { encodeGossipMessage, isKind, openEnvelope } from '../../wire/envelope'
import { type DataUpdate, type Envelope, newMessage, type PeerIdentity, type SignedMessage } from '../../wire/gossip-message'
import type { Bytes, OrgId, PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { Instant } from '../../wire/time'
import type { MessageCryptoService } from '../ports/crypto'
import type { Identities } from '../ports/identities'
import type { Addressee } from '../ports/outbox'
import type { PullStock } from './pull-engine'

export interface IdentityStockOptions {
  readonly self: PkiId
  readonly selfOrg: OrgId
  readonly identity: Bytes
  readonly crypto: Pick<MessageCryptoService, 'sign' | 'pkiIdOf' | 'verify' | 'validateIdentity'>
  readonly identities: Identities
  /** Whether to ask is a use of the asker's identity (IDENT-5). */
  readonly usesOfAskers: boolean
  /** Some living peers, at random. */
  readonly drawMembers: () => readonly Addressee[]
  readonly isAlive: (peer: PkiId) => boolean
  /** Whether the peer, or the node itself, is in the membership with an external endpoint. */
  readonly isPublic: (peer: PkiId) => boolean
}

/** The identities that are offered: the node's own, and those that came by pull (IDPULL-3). */
export class IdentityStock implements PullStock {
  private readonly options: IdentityStockOptions
  private readonly pulled = new Map<PkiId, Envelope>()

  constructor(options: IdentityStockOptions) {
    this.options = options
    const { self, identity, crypto } = options
    const message = newMessage<PeerIdentity>('empty', { kind: 'peer-identity', pkiId: self, cert: identity, metadata: new Uint8Array() })
    const payload = encodeGossipMessage(message)
    this.pulled.set(self, { payload, signature: crypto.sign(payload) })
  }

  draw(): readonly Addressee[] {
    return this.options.drawMembers()
  }

  isPartner(peer: PkiId): boolean {
    return this.options.isAlive(peer)
  }

  /** What is known otherwise is asked for all the same: only what was pulled can be offered (IDPULL-6). */
  missing(digest: Bytes): string | undefined {
    const peer = toHex(digest) as PkiId
    return this.pulled.has(peer) ? undefined : peer
  }

  digestOf(item: string): Bytes {
    return fromHex(item)
  }

  itemOf(digest: Bytes): string {
    return toHex(digest)
  }

  /** IDPULL-2. Whoever asks is no use of its identity, as its handshake says whose it is; of what is offered each is looked up. */
  offeredTo(peer: PkiId, now: Instant): readonly string[] {
    const { identities, selfOrg, isPublic } = this.options
    const org = this.orgOfAsker(peer, now)
    const all = [...this.pulled.keys()]
    if (org === undefined) return []
    if (org === selfOrg) return all
    return all.filter((one) => {
      const itsOrg = identities.use(one, now)?.org
      return (itsOrg === org || itsOrg === selfOrg) && isPublic(one)
    })
  }

  envelopeOf(item: string): Envelope | undefined {
    return this.pulled.get(item as PkiId)
  }

  /** An update is taken in whole or not at all; its nonce is not looked at (IDPULL-4). */
  takeIn({ data }: DataUpdate, now: Instant): RejectionReason | undefined {
    const opened: SignedMessage<PeerIdentity>[] = []
    for (const envelope of data) {
      const item = openEnvelope(envelope)
      if ('rejected' in item) return item.rejected
      if (!isKind(item.ok, 'peer-identity')) return 'unexpected-kind'
      const doubts = this.doubtsOf(item.ok)
      if (doubts !== undefined) return doubts
      opened.push(item.ok)
    }
    for (const { message, envelope } of opened) {
      const { pkiId, cert } = message.content
      if (this.options.identities.put(pkiId, cert, now) === undefined) this.pulled.set(pkiId, envelope)
    }
    return undefined
  }

  /** Of an identity that is deleted nobody hears any more (IDPULL-5). */
  forget(peer: PkiId): void {
    this.pulled.delete(peer)
  }

  private orgOfAsker(peer: PkiId, now: Instant): OrgId | undefined {
    const { identities, usesOfAskers } = this.options
    return usesOfAskers ? identities.use(peer, now)?.org : identities.orgOf(peer)
  }

  private doubtsOf({ message, envelope }: SignedMessage<PeerIdentity>): RejectionReason | undefined {
    const { pkiId, cert } = message.content
    const { crypto } = this.options
    if (crypto.pkiIdOf(cert) !== pkiId) return 'bad-identity'
    if (!crypto.verify(cert, envelope.signature, envelope.payload)) return 'bad-signature'
    return crypto.validateIdentity(cert) === undefined ? undefined : 'bad-identity'
  }
}
