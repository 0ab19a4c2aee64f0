import { createHash, type KeyObject, type X509Certificate } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { MessageCryptoService, SecurityAdvisor } from '../../reference/ports/crypto'
import { fromUtf8, toHex } from '../../wire/bytes'
import type { Bytes, ChannelName, OrgId, PkiId } from '../../wire/ids'
import { decodeSerializedIdentity } from '../../wire/serialized-identity'
import type { Instant } from '../../wire/time'
import { type LocalMsp, pkiIdOf } from './local-msp'
import type { Msp } from './msp'
import { certificateIn } from './pem'
import { schemeOf, verify } from './signatures'

/** Whether a block, as it was received, is the one of that number of the channel. */
export type BlockVerifier = MessageCryptoService['verifyBlock']

export interface MspCryptoOptions {
  readonly local: LocalMsp
  /** Those of other organizations. */
  readonly msps: readonly Msp[]
  readonly now: () => Instant
  /** No block verifies without one. */
  readonly verifiesBlock?: BlockVerifier
}

/** An identity that could be read. */
interface ReadIdentity {
  readonly pkiId: PkiId
  readonly mspId: OrgId
  readonly certificate: X509Certificate
  readonly key: KeyObject
}

/** No certificate in use comes near. */
const MAX_IDENTITY_BYTES = 64 * 1024
/** How many identities are kept as they were read. */
const REMEMBERED = 10_000
/** How many signatures that were found good are remembered: the same message comes from several peers. */
const GOOD_SIGNATURES = 10_000

/** What a peer knows of cryptography by its own MSP and those of other organizations. An organization counts while it is in a channel. */
export class MspCrypto implements MessageCryptoService, SecurityAdvisor {
  private readonly options: MspCryptoOptions
  private readonly msps: ReadonlyMap<OrgId, Msp>
  private readonly readers = new Map<ChannelName, ReadonlySet<OrgId>>()
  private readonly read = new LRUCache<string, ReadIdentity | 'unreadable'>({ max: REMEMBERED })
  private readonly good = new LRUCache<string, true>({ max: GOOD_SIGNATURES })

  constructor(options: MspCryptoOptions) {
    this.options = options
    this.msps = new Map([...options.msps, options.local].map((msp) => [msp.mspId, msp]))
  }

  /** Who may read a channel from now on: the members of these organizations. */
  setChannel(channel: ChannelName, orgs: readonly OrgId[]): void {
    this.readers.set(channel, new Set(orgs))
  }

  pkiIdOf(identity: Bytes): PkiId | undefined {
    return this.open(identity)?.pkiId
  }

  sign(message: Bytes): Bytes {
    return this.options.local.sign(message)
  }

  verify(identity: Bytes, signature: Bytes, message: Bytes): boolean {
    const opened = this.open(identity)
    return opened !== undefined && this.isGood(opened, signature, message)
  }

  /** Verified once: what is remembered is bound to the identity, and to all of signature and message. */
  private isGood({ pkiId, key }: ReadIdentity, signature: Bytes, message: Bytes): boolean {
    const remembered = `${pkiId}${toHex(this.digest(signature))}${toHex(this.digest(message))}`
    if (this.good.has(remembered)) return true
    if (!verify(key, signature, message)) return false
    this.good.set(remembered, true)
    return true
  }

  verifyByChannel(channel: ChannelName, identity: Bytes, signature: Bytes, message: Bytes): boolean {
    const org = this.orgOf(identity)
    if (org === undefined || !this.readers.get(channel)?.has(org)) return false
    return this.validateIdentity(identity) === undefined && this.verify(identity, signature, message)
  }

  validateIdentity(identity: Bytes): string | undefined {
    const opened = this.open(identity)
    if (opened === undefined) return 'it is no identity: an MSP ID and one certificate (PEM) with nothing beside it'
    const msp = this.mspOf(opened.mspId)
    if (msp === undefined) return `its organization ${JSON.stringify(opened.mspId)} is in no channel of this peer`
    if (schemeOf(opened.key) === undefined) return 'its key is neither ECDSA P-256 nor Ed25519'
    return msp.whyInvalid(opened.certificate, this.options.now())
  }

  expirationOf(identity: Bytes): Instant | undefined {
    const opened = this.open(identity)
    return opened === undefined ? undefined : Date.parse(opened.certificate.validTo)
  }

  verifyBlock(channel: ChannelName, sequence: bigint, block: Bytes): boolean {
    return this.options.verifiesBlock?.(channel, sequence, block) ?? false
  }

  digest(...parts: Bytes[]): Bytes {
    const hash = createHash('sha256')
    for (const part of parts) hash.update(part)
    return new Uint8Array(hash.digest())
  }

  /** What the identity says, if this organization is known: see `validateIdentity` for whether that is true. */
  orgOf(identity: Bytes): OrgId | undefined {
    const mspId = this.open(identity)?.mspId
    return mspId === undefined ? undefined : this.mspOf(mspId)?.mspId
  }

  /** The peer's own organization is always known, others by the channels that they are in. */
  private mspOf(mspId: OrgId): Msp | undefined {
    const isKnown = mspId === this.options.local.mspId || [...this.readers.values()].some((orgs) => orgs.has(mspId))
    return isKnown ? this.msps.get(mspId) : undefined
  }

  private open(identity: Bytes): ReadIdentity | undefined {
    if (identity.length > MAX_IDENTITY_BYTES) return undefined
    const key = toHex(this.digest(identity))
    const read = this.read.get(key) ?? readIdentity(identity)
    this.read.set(key, read)
    return read === 'unreadable' ? undefined : read
  }
}

function readIdentity(bytes: Bytes): ReadIdentity | 'unreadable' {
  const serialized = decodeSerializedIdentity(bytes)
  const certificate = serialized && certificateIn(fromUtf8(serialized.pem))
  if (serialized === undefined || certificate === undefined) return 'unreadable'
  try {
    return { pkiId: pkiIdOf(serialized), mspId: serialized.mspId as OrgId, certificate, key: certificate.publicKey }
  } catch {
    // The key inside is read only when it is asked for, and may be garbage.
    return 'unreadable'
  }
}
