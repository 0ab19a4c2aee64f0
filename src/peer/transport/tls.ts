import { createHash, createPrivateKey, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import {
  type ConnectionOptions,
  checkServerIdentity,
  createSecureContext,
  type SecureContext,
  type SecureContextOptions,
  type TlsOptions,
} from 'node:tls'
import type { Bytes } from '../../wire/ids'

/** What a peer shows in TLS, and whom it trusts. All of it is PEM. */
export interface TlsMaterial {
  /** Its certificate, and those of intermediate authorities behind it. */
  readonly certificate: string
  readonly key: string
  /** The authorities whose certificates are taken from others. */
  readonly trusted: readonly string[]
  /** Whether a client must show a certificate of one of these authorities. It is asked for one in any case. */
  readonly clientAuthRequired: boolean
  /** What it shows where it is the client; the same if nothing is said. */
  readonly client?: { readonly certificate: string; readonly key: string }
  /** The name that certificates of others must have, in place of the host that was dialled. */
  readonly serverNameOverride?: string
}

/** Certificates and keys that TLS cannot use; the message says which, and what is wrong. */
export class TlsError extends Error {
  constructor(words: string) {
    super(words)
    this.name = 'TlsError'
  }
}

/** The suites of TLS 1.2 that gRPC in Go uses, and those of TLS 1.3 (WIRE-5). */
const CIPHERS = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES256-GCM-SHA384',
  'AES128-GCM-SHA256',
  'AES256-GCM-SHA384',
  'TLS_AES_128_GCM_SHA256',
  'TLS_AES_256_GCM_SHA384',
  'TLS_CHACHA20_POLY1305_SHA256',
].join(':')

/** How long TLS itself may take before anything is said. */
const HANDSHAKE_MS = 10_000

/** What a dialler names where it has dialled an address: TLS knows names of servers only. */
const NAME_OF_AN_ADDRESS = 'localhost'

/** How a server listens, on the sockets that it hands to gRPC. */
export function serverOptions(material: TlsMaterial): TlsOptions {
  return {
    ...contextOptions(material),
    requestCert: true,
    rejectUnauthorized: material.clientAuthRequired,
    ALPNProtocols: ['h2'],
    handshakeTimeout: HANDSHAKE_MS,
  }
}

/** What a dialler shows, and whom it trusts: read once for all that it dials. */
export const dialContext = (material: TlsMaterial): SecureContext =>
  createSecureContext(contextOptions({ ...material, ...material.client }))

/** How an endpoint is dialled: its certificate must be of a trusted authority, and name the host that was dialled. */
export function clientOptions(endpoint: string, { serverNameOverride }: TlsMaterial, context: SecureContext): ConnectionOptions {
  const host = serverNameOverride ?? endpoint.slice(0, endpoint.lastIndexOf(':')).replace(/^\[|\]$/g, '')
  return {
    secureContext: context,
    servername: isIP(host) === 0 ? host : NAME_OF_AN_ADDRESS,
    ALPNProtocols: ['h2'],
    checkServerIdentity: (_name, certificate) => checkServerIdentity(host, certificate),
  }
}

/** SHA-256 over the DER of a certificate, the leaf if there are several. */
export function hashOf(certificate: string | Uint8Array): Bytes {
  const der = typeof certificate === 'string' ? new X509Certificate(certificate).raw : certificate
  return new Uint8Array(createHash('sha256').update(der).digest())
}

/** @throws TlsError if it cannot be used */
export function demandMaterial(material: TlsMaterial): void {
  demandPair('TLS certificate', material)
  if (material.client !== undefined) demandPair('TLS client certificate', material.client)
  if (material.trusted.length === 0) throw new TlsError('no trusted TLS authority was given: nobody could be dialled')
  for (const pem of material.trusted) certificateOf('trusted TLS authority', pem)
}

function demandPair(what: string, { certificate, key }: Pick<TlsMaterial, 'certificate' | 'key'>): void {
  const leaf = certificateOf(what, certificate)
  try {
    if (leaf.checkPrivateKey(createPrivateKey(key))) return
  } catch {
    throw new TlsError(`the key of the ${what} is no private key (PEM, not encrypted)`)
  }
  throw new TlsError(`the key of the ${what} belongs to another certificate`)
}

function certificateOf(what: string, pem: string): X509Certificate {
  try {
    return new X509Certificate(pem)
  } catch {
    throw new TlsError(`the ${what} is no certificate (PEM)`)
  }
}

function contextOptions({ certificate, key, trusted }: Omit<TlsMaterial, 'client'>): SecureContextOptions {
  return { cert: certificate, key, ca: [...trusted], minVersion: 'TLSv1.2', ciphers: CIPHERS }
}
