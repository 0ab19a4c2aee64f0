import { createHash, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Authority, type Issued } from '../../../src/certificates/authority'
import { Organization } from '../../../src/certificates/organization'
import { toUtf8 } from '../../../src/wire/bytes'
import type { Bytes, PkiId } from '../../../src/wire/ids'
import { encodeSerializedIdentity } from '../../../src/wire/serialized-identity'

/** What a scripted peer shows: an identity of an organization, and a certificate for TLS. All of it is PEM. */
export interface PeerMaterial {
  readonly mspId: string
  readonly certificate: string
  readonly key: KeyObject
  readonly tls: Issued
  /** The authority of its organization for TLS. */
  readonly tlsCa: string
}

/** Who the folder of material may hold, each in a folder of that name, and what for. The first three must be there. */
export const ROLES = {
  bob: 'a peer of the organization of the node',
  anna: 'another peer of the organization of the node',
  carol: 'a peer of another organization of the channel',
  dave: 'a peer of an organization outside the channel',
  expired: 'a peer of the organization of the node whose certificate has expired',
  revoked: 'a peer of the organization of the node whose certificate is revoked',
  edward: 'a peer of the organization of the node whose key is of Ed25519',
} as const

export type Role = keyof typeof ROLES

export const HOSTS = ['localhost', '127.0.0.1']
const DAY_MS = 24 * 3_600_000

/** The serialized identity of a peer. */
export function identityOf({ mspId, certificate }: PeerMaterial): Bytes {
  return encodeSerializedIdentity({ mspId, pem: toUtf8(certificate) })
}

/** PKI-ID = SHA-256(MSP ID, PEM). */
export function pkiIdOf({ mspId, certificate }: Pick<PeerMaterial, 'mspId' | 'certificate'>): PkiId {
  return createHash('sha256').update(mspId).update(certificate).digest('hex') as PkiId
}

/** SHA-256 over the DER of a certificate. */
export function hashOf(certificate: string | Uint8Array): Bytes {
  const der = typeof certificate === 'string' ? new X509Certificate(certificate).raw : certificate
  return new Uint8Array(createHash('sha256').update(der).digest())
}

/** Writes what a node of `Org1MSP` and those that speak to it need: one folder for each role, `node` for the node, `orgs` for MSPs. */
export async function writeMaterial(folder: string): Promise<void> {
  const [org1, org2, org3] = await Promise.all([Organization.make('Org1MSP'), Organization.make('Org2MSP'), Organization.make('Org3MSP')])
  const put = async (name: string, org: Organization, identity: Issued) => {
    const { tls } = await org.peer({ name, hosts: HOSTS })
    await org.writePeer(path.join(folder, name), { identity, tls })
    await writeFile(path.join(folder, name, 'mspid'), org.mspId)
  }
  const units = ['peer']
  const revoked = await org1.signing.issue({ name: 'revoked', units })
  for (const name of ['node', 'bob', 'anna']) await put(name, org1, await org1.signing.issue({ name, units }))
  await put('carol', org2, await org2.signing.issue({ name: 'carol', units }))
  await put('dave', org3, await org3.signing.issue({ name: 'dave', units }))
  const past = { notBefore: Date.now() - 2 * DAY_MS, notAfter: Date.now() - DAY_MS }
  await put('expired', org1, await org1.signing.issue({ name: 'expired', units, ...past }))
  await put('revoked', org1, revoked)
  await put('edward', org1, await org1.signing.issue({ name: 'edward', units, algorithm: 'ed25519' }))
  for (const org of [org1, org2]) await org.writeMsp(path.join(folder, 'orgs', org.mspId))
  const lists = { 'a.pem': await org1.signing.revoke(), 'b.pem': await org1.signing.revoke(revoked.certificate) }
  for (const msp of ['node/msp', 'orgs/Org1MSP']) {
    await mkdir(path.join(folder, msp, 'crls'))
    for (const [file, list] of Object.entries(lists)) await writeFile(path.join(folder, msp, 'crls', file), list)
  }
  // A node that dials shows another certificate than one that is dialled.
  const client = await org1.tls.issue({ name: 'node', usages: ['client'] })
  await writeFile(path.join(folder, 'node/tls/client.crt'), client.certificate)
  await writeFile(path.join(folder, 'node/tls/client.key'), client.key)
}

/** The material of a role in a folder; undefined if the folder has none. */
export function readMaterial(folder: string, role: Role): PeerMaterial | undefined {
  const at = (...names: string[]) => path.join(folder, role, ...names)
  if (!existsSync(at())) return undefined
  const only = (inside: string) => readFileSync(at(inside, readdirSync(at(inside))[0] ?? ''), 'utf8')
  return {
    mspId: readFileSync(at('mspid'), 'utf8').trim(),
    certificate: only('msp/signcerts'),
    key: createPrivateKey(only('msp/keystore')),
    tls: { certificate: readFileSync(at('tls/server.crt'), 'utf8'), key: readFileSync(at('tls/server.key'), 'utf8') },
    tlsCa: readFileSync(at('tls/ca.crt'), 'utf8'),
  }
}

/** The same peer, with a certificate for the same MSP ID of an authority that nobody knows. */
export async function impostorOf(material: PeerMaterial): Promise<PeerMaterial> {
  const authority = await Authority.make(`ca.${material.mspId}`)
  const { certificate, key } = await authority.issue({ name: 'impostor', units: ['peer'] })
  return { ...material, certificate, key: createPrivateKey(key) }
}
