import { hash } from 'node:crypto'
import { Reader } from 'protobufjs/minimal'
import { concatIn, equalBytes } from '../../wire/bytes'
import type { Bytes, OrgId, PkiId } from '../../wire/ids'
import { fromWire64 } from '../../wire/protobuf'
import type { Directory, DirectoryEntry } from '../port'

/** What is hashed is put together here, if it is not too long for that: an array of its own takes longer than its hash. */
const SCRATCH = new Uint8Array(4096)

/** By way of a text with a character for each byte, which takes half the time of a buffer and its copy. */
function sha256(...parts: readonly Bytes[]): Bytes {
  const digest = hash('sha256', concatIn(SCRATCH, parts), 'binary')
  const bytes = new Uint8Array(digest.length)
  for (let index = 0; index < bytes.length; index++) bytes[index] = digest.charCodeAt(index)
  return bytes
}

/** A character for each byte. */
const keyOf = (identity: Bytes): string => Buffer.from(identity.buffer, identity.byteOffset, identity.length).toString('latin1')

/** The number in the header of a block (fields 1 and 1); undefined if it does not decode. */
export function testBlockNumber(block: Bytes): bigint | undefined {
  try {
    const reader = Reader.create(block)
    if (reader.uint32() !== 0x0a) return undefined
    reader.uint32()
    return reader.uint32() === 0x08 ? fromWire64(reader.uint64()) : 0n
  } catch {
    return undefined
  }
}

/** PKI-ID = SHA-256(identity). */
export function testPkiId(identity: Bytes): PkiId {
  return hash('sha256', identity, 'hex') as PkiId
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

  /** Replaces the entries of these identities. */
  update(entries: readonly DirectoryEntry[]): void {
    for (const entry of entries) this.entries.set(keyOf(entry.identity), entry)
  }

  /** What is known of an identity. */
  find(identity: Bytes): DirectoryEntry | undefined {
    return this.entries.get(keyOf(identity))
  }

  /** Whether a block of a channel verifies. */
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

  /** The PKI-ID of an identity: its SHA-256, in hexadecimal. */
  pkiIdOf(identity: Bytes): PkiId {
    return testPkiId(identity)
  }

  /** Signs with the node's own identity. */
  sign(message: Bytes): Bytes {
    return testSignature(this.identity, message)
  }

  /** Whether the identity has signed the message; whether it is valid is another question. */
  verify(identity: Bytes, signature: Bytes, message: Bytes): boolean {
    return equalBytes(signature, testSignature(identity, message))
  }

  /** The same, and the identity may read the channel. */
  verifyByChannel(channel: string, identity: Bytes, signature: Bytes, message: Bytes): boolean {
    const entry = this.directory.find(identity)
    return entry !== undefined && !entry.unreadableChannels.includes(channel) && this.verify(identity, signature, message)
  }

  /** Why the identity is not valid now, in words; undefined if it is. */
  validateIdentity(identity: Bytes): string | undefined {
    const entry = this.directory.find(identity)
    if (entry === undefined) return 'it is unknown'
    return entry.valid ? undefined : 'it is revoked'
  }

  /** When it expires, in milliseconds since 1970; undefined: never. */
  expirationOf(identity: Bytes): number | undefined {
    const expiresAtMs = this.directory.find(identity)?.expiresAtMs
    return expiresAtMs === undefined ? undefined : this.directory.openedAt + expiresAtMs
  }

  /** Whether a block of a channel verifies: it is not among those that do not, and has the number inside that it is sent under. */
  verifyBlock(channel: string, sequence: bigint, block: Bytes): boolean {
    return this.directory.verifiesBlock(channel, sequence) && testBlockNumber(block) === sequence
  }

  /** SHA-256, for the MACs of channels. */
  digest(...parts: Bytes[]): Bytes {
    return testDigest(...parts)
  }

  /** Undefined if the identity is unknown. */
  orgOf(identity: Bytes): OrgId | undefined {
    return this.directory.find(identity)?.org as OrgId | undefined
  }
}
