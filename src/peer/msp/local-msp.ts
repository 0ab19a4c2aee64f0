import { createHash, createPrivateKey, type KeyObject, type X509Certificate } from 'node:crypto'
import path from 'node:path'
import { toHex, toUtf8 } from '../../wire/bytes'
import type { Bytes, PkiId } from '../../wire/ids'
import { encodeSerializedIdentity, pkiIdSource, type SerializedIdentity } from '../../wire/serialized-identity'
import type { Instant } from '../../wire/time'
import { type Read, textsIn } from './folder'
import { type Msp, readMsp } from './msp'
import { MspError } from './msp-error'
import { certificateIn } from './pem'
import { schemeOf, sign } from './signatures'

/** The MSP of a peer's own organization, and who the peer is in it. */
export interface LocalMsp extends Msp {
  /** The serialized identity: MSP ID, and PEM as it stands in signcerts (WIRE-2). */
  readonly identity: Bytes
  readonly pkiId: PkiId
  /** When its certificate ends, in milliseconds since 1970. */
  readonly expiresAt: Instant
  /** Signs with the key of the certificate (WIRE-3). */
  readonly sign: (message: Bytes) => Bytes
}

/** PKI-ID = SHA-256(MSP ID, PEM). */
export function pkiIdOf(identity: SerializedIdentity): PkiId {
  const hash = createHash('sha256')
  for (const part of pkiIdSource(identity)) hash.update(part)
  return toHex(hash.digest()) as PkiId
}

/**
 * Reads the folder of a peer's own MSP: what `readMsp` reads, and signcerts and keystore beside it.
 * @throws MspError if it cannot be used, or the certificate is not valid now
 */
export async function readLocalMsp(folder: string, mspId: string, now: Instant = Date.now()): Promise<LocalMsp> {
  const msp = await readMsp(folder, mspId)
  const { file, value: text, certificate } = await signCertificate(path.join(folder, 'signcerts'))
  const reason = msp.whyInvalid(certificate, now)
  if (reason !== undefined) throw new MspError(file, `is not the certificate of a member of ${mspId}: ${reason}`)
  const key = await keyOf(path.join(folder, 'keystore'), certificate)
  const identity = { mspId, pem: toUtf8(text) }
  return {
    mspId: msp.mspId,
    tlsCas: msp.tlsCas,
    whyInvalid: (other, at) => msp.whyInvalid(other, at),
    identity: encodeSerializedIdentity(identity),
    pkiId: pkiIdOf(identity),
    expiresAt: Date.parse(certificate.validTo),
    sign: (message) => sign(key, message),
  }
}

async function signCertificate(folder: string): Promise<Read<string> & { readonly certificate: X509Certificate }> {
  const [only, ...more] = await textsIn(folder)
  if (only === undefined) throw new MspError(folder, 'holds no certificate: a peer needs its own')
  if (more.length > 0) throw new MspError(folder, `holds ${more.length + 1} files: a peer has one certificate`)
  const certificate = certificateIn(only.value)
  if (certificate === undefined) throw new MspError(only.file, 'is not one certificate (PEM) with nothing beside it')
  if (schemeOf(certificate.publicKey) === undefined) {
    throw new MspError(only.file, 'has a key that is neither ECDSA P-256 nor Ed25519')
  }
  return { ...only, certificate }
}

async function keyOf(folder: string, certificate: X509Certificate): Promise<KeyObject> {
  const texts = await textsIn(folder)
  if (texts.length === 0) throw new MspError(folder, 'holds no key: a peer needs the one of its certificate')
  const key = texts.map(privateKeyIn).find((one) => certificate.checkPrivateKey(one))
  if (key === undefined) throw new MspError(folder, 'holds no key that belongs to the certificate in signcerts')
  return key
}

function privateKeyIn({ file, value }: Read<string>): KeyObject {
  try {
    return createPrivateKey(value)
  } catch {
    throw new MspError(file, 'is no private key (PEM, not encrypted)')
  }
}
