import { createPublicKey, type KeyObject, sign as signWith, verify as verifyWith } from 'node:crypto'
import { AsnEcSignatureFormatter } from '../../../src/certificates/x509'
import { toHex } from '../../../src/wire/bytes'
import type { Bytes } from '../../../src/wire/ids'

/** The order of the group of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
const COORDINATE_BYTES = 32
const formatter = new AsnEcSignatureFormatter()

/** ECDSA over SHA-256 in DER, with the lower or the higher of the two S that verify; Ed25519 over the message. */
export function sign(key: KeyObject, message: Bytes, s: 'low' | 'high' = 'low'): Bytes {
  if (key.asymmetricKeyType === 'ed25519') return new Uint8Array(signWith(null, message, key))
  const plain = new Uint8Array(signWith('sha256', message, { key, dsaEncoding: 'ieee-p1363' }))
  const given = BigInt(`0x${toHex(plain.subarray(COORDINATE_BYTES))}`)
  const isHigh = given > ORDER / 2n
  if (isHigh !== (s === 'high')) plain.set(Buffer.from((ORDER - given).toString(16).padStart(64, '0'), 'hex'), COORDINATE_BYTES)
  return new Uint8Array(formatter.toAsnSignature(P256, plain) ?? [])
}

/** Why a signature is none of the message, in words; undefined if it is one, with low S. */
export function whyUnsigned(certificate: string, signature: Bytes, message: Bytes): string | undefined {
  const key = createPublicKey(certificate)
  if (key.asymmetricKeyType === 'ed25519') return verifyWith(null, message, key, signature) ? undefined : 'it does not verify'
  if (!verifyWith('sha256', message, key, signature)) return 'it does not verify'
  const plain = new Uint8Array(formatter.toWebSignature(P256, new Uint8Array(signature)) ?? [])
  return BigInt(`0x${toHex(plain.subarray(COORDINATE_BYTES))}`) > ORDER / 2n ? 'its S is high' : undefined
}
