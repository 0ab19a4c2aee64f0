import type { X509Certificate } from 'node:crypto'
import path from 'node:path'
import { X509Certificate as Issuer, type X509Crl } from '../../certificates/x509'
import type { OrgId } from '../../wire/ids'
import type { Instant } from '../../wire/time'
import { certificatesOf, demandFolder, listsOf, type Read } from './folder'
import { MspError } from './msp-error'
import { readUnitPolicy, type UnitPolicy, whyUnitsDoNotFit } from './node-ous'

/** What an organization says of itself: whose certificates are of its members. */
export interface Msp {
  readonly mspId: OrgId
  /** PEM certificates of the authorities that its peers show in TLS. */
  readonly tlsCas: readonly string[]
  /** Why a certificate is not one of a member at that time, in words; undefined if it is. */
  whyInvalid(certificate: X509Certificate, now: Instant): string | undefined
}

/** A list of revoked certificates, and the authority that has signed it. */
interface Revocations {
  readonly authority: X509Certificate
  readonly serialNumbers: ReadonlySet<string>
}

interface Parts {
  readonly mspId: OrgId
  readonly roots: readonly X509Certificate[]
  readonly intermediates: readonly X509Certificate[]
  readonly revocations: readonly Revocations[]
  readonly units: UnitPolicy
  readonly tlsCas: readonly string[]
}

/** Longer chains are of no use to anybody. */
const LONGEST_CHAIN = 10

/** Whose certificates are of its members: they lead to its authorities, hold now, are not revoked, and have the units that it demands. */
export class FolderMsp implements Msp {
  private readonly parts: Parts

  constructor(parts: Parts) {
    this.parts = parts
  }

  get mspId(): OrgId {
    return this.parts.mspId
  }

  get tlsCas(): readonly string[] {
    return this.parts.tlsCas
  }

  whyInvalid(certificate: X509Certificate, now: Instant): string | undefined {
    try {
      return this.whyNoMember(certificate, now)
    } catch {
      return 'parts of it cannot be read'
    }
  }

  private whyNoMember(certificate: X509Certificate, now: Instant): string | undefined {
    if (certificate.ca) return 'it is the certificate of an authority'
    const chain = chainOf(certificate, this.parts)
    if (chain === undefined) return `it was issued by no authority of ${this.mspId}`
    if (now < Date.parse(certificate.validFrom)) return `it does not hold before ${certificate.validFrom}`
    if (now > Date.parse(certificate.validTo)) return `it has expired on ${certificate.validTo}`
    if (chain.some((one, index) => this.isRevoked(one, chain[index + 1]))) return 'it is revoked'
    return whyUnitsDoNotFit(this.parts.units, certificate, chain)
  }

  private isRevoked(certificate: X509Certificate, issuer: X509Certificate | undefined): boolean {
    return this.parts.revocations.some(
      ({ authority, serialNumbers }) => issuer?.raw.equals(authority.raw) && serialNumbers.has(serialOf(certificate.serialNumber)),
    )
  }
}

/**
 * Reads the folder of an MSP of another organization: cacerts, intermediatecerts, admincerts, crls, tlscacerts, tlsintermediatecerts,
 * config.yaml. All but cacerts may be missing.
 * @throws MspError if it cannot be used
 */
export async function readMsp(folder: string, mspId: string): Promise<FolderMsp> {
  await demandFolder(folder)
  if (mspId === '') throw new MspError(folder, 'no MSP ID was given for it')
  const roots = await authoritiesIn(path.join(folder, 'cacerts'))
  if (roots.length === 0)
    throw new MspError(path.join(folder, 'cacerts'), 'holds no certificate: an MSP needs one of an authority at least')
  const intermediates = await authoritiesIn(path.join(folder, 'intermediatecerts'))
  demandChains(intermediates, roots)
  const tls = [
    ...(await authoritiesIn(path.join(folder, 'tlscacerts'))),
    ...(await authoritiesIn(path.join(folder, 'tlsintermediatecerts'))),
  ]
  const authorities = [...roots, ...intermediates]
  const msp = new FolderMsp({
    mspId: mspId as OrgId,
    roots: roots.map(({ value }) => value),
    intermediates: intermediates.map(({ value }) => value),
    revocations: await Promise.all((await listsOf(path.join(folder, 'crls'))).map((list) => revocationsIn(list, authorities))),
    units: await readUnitPolicy(folder),
    tlsCas: tls.map(({ value }) => value.toString()),
  })
  await demandAdministrators(folder, { roots, intermediates })
  return msp
}

async function authoritiesIn(folder: string): Promise<readonly Read<X509Certificate>[]> {
  const certificates = await certificatesOf(folder)
  const wrong = certificates.find(({ value }) => !value.ca)
  if (wrong !== undefined) throw new MspError(wrong.file, 'is no certificate of an authority (basic constraints: CA)')
  return certificates
}

function demandChains(intermediates: readonly Read<X509Certificate>[], roots: readonly Read<X509Certificate>[]): void {
  const all = { roots: roots.map(({ value }) => value), intermediates: intermediates.map(({ value }) => value) }
  const lost = intermediates.find(({ value }) => chainOf(value, all) === undefined)
  if (lost !== undefined) throw new MspError(lost.file, 'was issued by none of the authorities in cacerts')
}

async function demandAdministrators(
  folder: string,
  { roots, intermediates }: Record<'roots' | 'intermediates', readonly Read<X509Certificate>[]>,
): Promise<void> {
  const all = { roots: roots.map(({ value }) => value), intermediates: intermediates.map(({ value }) => value) }
  const stranger = (await certificatesOf(path.join(folder, 'admincerts'))).find(({ value }) => chainOf(value, all) === undefined)
  if (stranger !== undefined) throw new MspError(stranger.file, 'is an administrator of another organization')
}

/** From a certificate to a root, both included; undefined if it leads to none. */
function chainOf(certificate: X509Certificate, known: Pick<Parts, 'roots' | 'intermediates'>): readonly X509Certificate[] | undefined {
  const chain = [certificate]
  for (let length = 0; length < LONGEST_CHAIN; length++) {
    const last = chain.at(-1) ?? certificate
    const root = known.roots.find((authority) => issued(authority, last))
    if (root !== undefined) return [...chain, root]
    const next = known.intermediates.find((authority) => !chain.includes(authority) && issued(authority, last))
    if (next === undefined) return undefined
    chain.push(next)
  }
  return undefined
}

/** The authority by whose key a certificate was found to be signed. */
const issuers = new WeakMap<X509Certificate, X509Certificate>()

function issued(authority: X509Certificate, certificate: X509Certificate): boolean {
  if (issuers.get(certificate) === authority) return true
  const isIssued = certificate.checkIssued(authority) && certificate.verify(authority.publicKey)
  if (isIssued) issuers.set(certificate, authority)
  return isIssued
}

async function revocationsIn({ file, value }: Read<X509Crl>, authorities: readonly Read<X509Certificate>[]): Promise<Revocations> {
  for (const { value: authority } of authorities) {
    const isSigned = await value.verify({ publicKey: new Issuer(new Uint8Array(authority.raw)) }).catch(() => false)
    if (!isSigned) continue
    return { authority, serialNumbers: new Set(value.entries.map(({ serialNumber }) => serialOf(serialNumber))) }
  }
  throw new MspError(file, 'is signed by none of the authorities in cacerts and intermediatecerts')
}

/** Hexadecimal, without zeros in front. */
const serialOf = (serialNumber: string) => serialNumber.toLowerCase().replace(/^0+(?=.)/, '')
