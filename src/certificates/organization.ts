import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Authority, type Issued, type Validity } from './authority'

/** Who a certificate is for. */
export interface Member extends Validity {
  readonly name: string
  /** Names and IP addresses at which it is reached. */
  readonly hosts: readonly string[]
}

/** What a peer is given: its identity, and what it shows in TLS. */
export interface PeerMaterial {
  readonly identity: Issued
  readonly tls: Issued
}

/** Certificates in PEM, of those who sign identities and of those who sign what is shown in TLS. */
export interface Authorities {
  readonly signing: string
  readonly tls: string
}

/** An organization with its two authorities, which writes folders as the tools of Fabric do. */
export class Organization {
  readonly mspId: string
  readonly signing: Authority
  readonly tls: Authority

  private constructor(mspId: string, signing: Authority, tls: Authority) {
    this.mspId = mspId
    this.signing = signing
    this.tls = tls
  }

  static async make(mspId: string): Promise<Organization> {
    return new Organization(mspId, await Authority.make(`ca.${mspId}`), await Authority.make(`tlsca.${mspId}`))
  }

  /** A new peer of this organization. */
  async peer({ name, hosts, ...validity }: Member): Promise<PeerMaterial> {
    return {
      identity: await this.signing.issue({ name, units: ['peer'], ...validity }),
      tls: await this.tls.issue({ name, hosts, usages: ['server', 'client'] }),
    }
  }

  /** The certificates of its two authorities. */
  get authorities(): Authorities {
    return { signing: this.signing.certificate, tls: this.tls.certificate }
  }

  /** Writes what others have to know of this organization: the folder of an MSP, without a key. */
  async writeMsp(folder: string): Promise<void> {
    await writeMsp(folder, this.authorities)
  }

  /** Writes `msp` and `tls` of a peer into a folder. */
  async writePeer(folder: string, material: PeerMaterial): Promise<void> {
    await writePeer(folder, material, this.authorities)
  }
}

async function writeMsp(folder: string, { signing, tls }: Authorities): Promise<void> {
  await write(folder, { 'cacerts/ca-cert.pem': signing, 'tlscacerts/tlsca-cert.pem': tls, 'config.yaml': CONFIG })
}

/** Writes `msp` and `tls` of a peer of the organization that has these authorities into a folder. */
export async function writePeer(folder: string, { identity, tls }: PeerMaterial, authorities: Authorities): Promise<void> {
  await writeMsp(path.join(folder, 'msp'), authorities)
  await write(folder, {
    'msp/signcerts/cert.pem': identity.certificate,
    'msp/keystore/priv_sk': identity.key,
    'tls/server.crt': tls.certificate,
    'tls/server.key': tls.key,
    'tls/ca.crt': authorities.tls,
  })
}

const role = (name: string, unit: string) =>
  `  ${name}OUIdentifier:\n    Certificate: cacerts/ca-cert.pem\n    OrganizationalUnitIdentifier: ${unit}\n`

/** config.yaml: whose certificate has one of these units has the role. */
const CONFIG = `NodeOUs:\n  Enable: true\n${role('Client', 'client')}${role('Peer', 'peer')}${role('Admin', 'admin')}${role('Orderer', 'orderer')}`

async function write(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, text, { mode: /keystore|\.key$/.test(name) ? 0o600 : 0o644 })
  }
}
