import { type KeyObject, sign as signWith, verify as verifyWith } from 'node:crypto'
import { AsnEcSignatureFormatter } from '../../certificates/x509'
import { toHex } from '../../wire/bytes'
import type { Bytes } from '../../wire/ids'

/** The order of the group of P-256. */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const HALF_ORDER = ORDER >> 1n
const COORDINATE_BYTES = 32
const P256 = { name: 'ECDSA', namedCurve: 'P-256' }
const formatter = new AsnEcSignatureFormatter()

/** How keys of an identity sign; undefined for a kind of key that no identity may have. */
export function schemeOf(key: KeyObject): 'ecdsa' | 'ed25519' | undefined {
  if (key.asymmetricKeyType === 'ed25519') return 'ed25519'
  const isP256 = key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1'
  return isP256 ? 'ecdsa' : undefined
}

/** ECDSA over SHA-256, DER, with low S; Ed25519 over the message (WIRE-3). */
export function sign(key: KeyObject, message: Bytes): Bytes {
  if (schemeOf(key) === 'ed25519') return new Uint8Array(signWith(null, message, key))
  return lowered(signWith('sha256', message, key))
}

/** Whether this is a signature of the message. One of ECDSA with a high S is none, though it verifies (WIRE-3). Never throws. */
export function verify(key: KeyObject, signature: Bytes, message: Bytes): boolean {
  const scheme = schemeOf(key)
  if (scheme === undefined) return false
  if (scheme === 'ed25519') return verifyWith(null, message, key, signature)
  return verifyWith('sha256', message, key, signature) && sOf(signature) <= HALF_ORDER
}

/** The second number of a signature in DER: what is left behind the first one. */
function sOf(signature: Bytes): bigint {
  const lengthOfR = signature[3] ?? 0
  return BigInt(`0x${toHex(signature.subarray(6 + lengthOfR))}`)
}

/** The signature with the lower of the two S that verify. */
function lowered(signature: Bytes): Bytes {
  const s = sOf(signature)
  if (s <= HALF_ORDER) return new Uint8Array(signature)
  return withS(signature, ORDER - s)
}

function withS(signature: Bytes, s: bigint): Bytes {
  const plain = new Uint8Array(formatter.toWebSignature(P256, new Uint8Array(signature)) ?? [])
  const digits = s.toString(16).padStart(2 * COORDINATE_BYTES, '0')
  plain.set(Buffer.from(digits, 'hex'), COORDINATE_BYTES)
  return new Uint8Array(formatter.toAsnSignature(P256, plain) ?? [])
}
