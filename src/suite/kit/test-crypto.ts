import { hash } from 'node:crypto'
import { concat, equalBytes, toHex } from '../../wire/bytes'
import type { Bytes, OrgId, PkiId } from '../../wire/ids'
import type { Directory, DirectoryEntry } from '../port'

function sha256(...parts: readonly Bytes[]): Bytes {
  return new Uint8Array(hash('sha256', concat(...parts), 'buffer'))
}

/** PKI-ID = SHA-256(identity). */
export function testPkiId(identity: Bytes): PkiId {
  return toHex(sha256(identity)) as PkiId
}

/** Signature = SHA-256(identity, message). */
export function testSignature(identity: Bytes, message: Bytes): Bytes {
  return sha256(identity, message)
}

/** MAC of a channel for a peer: SHA-256(PKI-ID, channel name). */
export function testDigest(...parts: readonly Bytes[]): Bytes {
  return sha256(...parts)
}

/** The directory of a world, which may change while it runs. */
export class TestDirectory {
  private readonly entries = new Map<string, DirectoryEntry>()
  private readonly invalidBlocks: ReadonlySet<string>
  readonly openedAt: number

  constructor(directory: Directory, openedAt: number) {
    this.openedAt = openedAt
    this.update(directory.entries)
    this.invalidBlocks = new Set(directory.invalidBlocks.map(({ channel, sequence }) => `${channel}/${sequence}`))
  }

  update(entries: readonly DirectoryEntry[]): void {
    for (const entry of entries) this.entries.set(toHex(entry.identity), entry)
  }

  find(identity: Bytes): DirectoryEntry | undefined {
    return this.entries.get(toHex(identity))
  }

  verifiesBlock(channel: string, sequence: bigint): boolean {
    return !this.invalidBlocks.has(`${channel}/${sequence}`)
  }
}

/** The test crypto of the port, for a node of the given identity. */
export class TestCrypto {
  private readonly directory: TestDirectory
  private readonly identity: Bytes

  constructor(directory: TestDirectory, identity: Bytes) {
    this.directory = directory
    this.identity = identity
  }

  pkiIdOf(identity: Bytes): PkiId {
    return testPkiId(identity)
  }

  sign(message: Bytes): Bytes {
    return testSignature(this.identity, message)
  }

  verify(identity: Bytes, signature: Bytes, message: Bytes): boolean {
    return equalBytes(signature, testSignature(identity, message))
  }

  verifyByChannel(channel: string, identity: Bytes, signature: Bytes, message: Bytes): boolean {
    const entry = this.directory.find(identity)
    return entry !== undefined && !entry.unreadableChannels.includes(channel) && this.verify(identity, signature, message)
  }

  validateIdentity(identity: Bytes): string | undefined {
    const entry = this.directory.find(identity)
    if (entry === undefined) return 'it is unknown'
    return entry.valid ? undefined : 'it is revoked'
  }

  expirationOf(identity: Bytes): number | undefined {
    const expiresAtMs = this.directory.find(identity)?.expiresAtMs
    return expiresAtMs === undefined ? undefined : this.directory.openedAt + expiresAtMs
  }

  verifyBlock(channel: string, sequence: bigint): boolean {
    return this.directory.verifiesBlock(channel, sequence)
  }

  digest(...parts: Bytes[]): Bytes {
    return testDigest(...parts)
  }

  orgOf(identity: Bytes): OrgId | undefined {
    return this.directory.find(identity)?.org as OrgId | undefined
  }
}
