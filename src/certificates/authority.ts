import { generateKeyPairSync, type KeyObject, webcrypto } from 'node:crypto'
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  type Extension,
  type JsonGeneralNames,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509Certificate,
  X509CertificateGenerator,
  X509CrlGenerator,
} from './x509'

const ECDSA = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** Clocks of machines differ a little. */
const BACKDATED_MS = 5 * MINUTE_MS

/** Between when a certificate holds, in milliseconds since 1970: from five minutes ago for a year, if nothing is said. */
export interface Validity {
  readonly notBefore?: number
  readonly notAfter?: number
}

/** What a certificate is to say. */
export interface Request extends Validity {
  readonly name: string
  /** Organizational units, as `peer`. */
  readonly units?: readonly string[]
  /** Names and IP addresses at which its owner is reached. */
  readonly hosts?: readonly string[]
  readonly algorithm?: 'p256' | 'ed25519'
  /** What TLS may use it for; no such restriction if nothing is said. */
  readonly usages?: readonly ('client' | 'server')[]
}

/** A certificate and its key, as PEM. */
export interface Issued {
  readonly certificate: string
  readonly key: string
}

/** A certificate authority that lives in memory, for demonstrations and tests. Signs with ECDSA P-256 over SHA-256. */
export class Authority {
  /** PEM. */
  readonly certificate: string
  private readonly own: X509Certificate
  private readonly signingKey: webcrypto.CryptoKey

  private constructor(own: X509Certificate, signingKey: webcrypto.CryptoKey) {
    this.own = own
    this.signingKey = signingKey
    this.certificate = pemOf(own)
  }

  /** A root, or what `parent` has made an authority of. */
  static async make(name: string, options: Validity & { readonly parent?: Authority } = {}): Promise<Authority> {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const signingKey = await signingKeyOf(privateKey)
    const { parent } = options
    const own = await X509CertificateGenerator.create({
      ...validity(options, 10 * 365 * DAY_MS),
      subject: subjectOf(name),
      issuer: parent?.own.subject ?? subjectOf(name),
      publicKey: spkiOf(publicKey),
      signingKey: parent?.signingKey ?? signingKey,
      signingAlgorithm: ECDSA,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
        await SubjectKeyIdentifierExtension.create(spkiOf(publicKey)),
        ...(parent === undefined ? [] : [await AuthorityKeyIdentifierExtension.create(parent.own.publicKey)]),
      ],
    })
    return new Authority(own, signingKey)
  }

  /** A certificate of this authority, with a new key. */
  async issue(request: Request): Promise<Issued> {
    const { privateKey, publicKey } =
      request.algorithm === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const certificate = await X509CertificateGenerator.create({
      ...validity(request, 365 * DAY_MS),
      subject: subjectOf(request.name, request.units),
      issuer: this.own.subject,
      publicKey: spkiOf(publicKey),
      signingKey: this.signingKey,
      signingAlgorithm: ECDSA,
      extensions: [...(await this.extensionsFor(publicKey)), ...extensionsOf(request)],
    })
    return { certificate: pemOf(certificate), key: `${privateKey.export({ type: 'pkcs8', format: 'pem' })}` }
  }

  /** A list of these certificates as revoked, as PEM under the label of RFC 7468. It holds for a year. */
  async revoke(...certificates: readonly string[]): Promise<string> {
    const now = Date.now()
    const list = await X509CrlGenerator.create({
      issuer: this.own.subject,
      thisUpdate: new Date(now - BACKDATED_MS),
      nextUpdate: new Date(now + 365 * DAY_MS),
      entries: certificates.map((certificate) => ({
        serialNumber: new X509Certificate(certificate).serialNumber,
        revocationDate: new Date(now - BACKDATED_MS),
      })),
      extensions: [await AuthorityKeyIdentifierExtension.create(this.own.publicKey)],
      signingAlgorithm: ECDSA,
      signingKey: this.signingKey,
    })
    return `${PemConverter.encode(list.rawData, 'X509 CRL')}\n`
  }

  private async extensionsFor(publicKey: KeyObject): Promise<readonly Extension[]> {
    return [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      await SubjectKeyIdentifierExtension.create(spkiOf(publicKey)),
      await AuthorityKeyIdentifierExtension.create(this.own.publicKey),
    ]
  }
}

function extensionsOf({ hosts = [], usages }: Request): readonly Extension[] {
  const names: JsonGeneralNames = hosts.map((host) => ({ type: /^[\d.]+$|:/.test(host) ? 'ip' : 'dns', value: host }))
  const uses = { client: ExtendedKeyUsage.clientAuth, server: ExtendedKeyUsage.serverAuth }
  return [
    ...(names.length === 0 ? [] : [new SubjectAlternativeNameExtension(names)]),
    ...(usages === undefined ? [] : [new ExtendedKeyUsageExtension(usages.map((usage) => uses[usage]))]),
  ]
}

function validity({ notBefore, notAfter }: Validity, lengthMs: number): { notBefore: Date; notAfter: Date } {
  const begin = notBefore ?? Date.now() - BACKDATED_MS
  return { notBefore: new Date(begin), notAfter: new Date(notAfter ?? begin + lengthMs) }
}

function subjectOf(name: string, units: readonly string[] = []) {
  return [...units.map((unit) => ({ OU: [unit] })), { CN: [name] }]
}

const spkiOf = (key: KeyObject): Uint8Array<ArrayBuffer> => new Uint8Array(key.export({ type: 'spki', format: 'der' }))
const pemOf = (certificate: X509Certificate): string => `${certificate.toString('pem')}\n`

function signingKeyOf(key: KeyObject): Promise<webcrypto.CryptoKey> {
  return webcrypto.subtle.importKey('pkcs8', key.export({ type: 'pkcs8', format: 'der' }), ECDSA, false, ['sign'])
}
