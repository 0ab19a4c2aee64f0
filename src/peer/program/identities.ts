import { readFileSync } from 'node:fs'
import { type LocalMsp, type Msp, MspError, readLocalMsp, readMsp } from '../msp'
import type { TlsMaterial } from '../transport'
import type { ChannelDescription } from './channels-file'
import { ConfigError, wordsOf } from './config-error'
import type { CoreYaml } from './core-yaml'
import type { PeerSettings, TlsFiles } from './peer-settings'

/** The organizations of a node's channels: its own, and the others. */
export interface Msps {
  readonly local: LocalMsp
  readonly others: readonly Msp[]
}

/** Reads the MSP folders of a node and of its channels. @throws ConfigError that names the file, and the folder in it */
export async function readMsps(
  { mspFolder, mspId }: PeerSettings,
  core: CoreYaml,
  channels: readonly ChannelDescription[],
  channelsFile: string,
): Promise<Msps> {
  const local = await readLocalMsp(mspFolder, mspId).catch(refusedIn(core.file, 'peer.mspConfigPath'))
  const folders = new Map<string, string>()
  for (const { name, orgs } of channels) {
    if (!orgs.some((org) => org.mspId === mspId)) {
      throw new ConfigError(channelsFile, `channel ${name}`, `the node's own organization ${mspId} is not among its orgs.`)
    }
    for (const { mspId: id, msp } of orgs) {
      const known = folders.get(id) ?? msp
      if (known !== msp) throw new ConfigError(channelsFile, `channel ${name}`, `${id} has the folder ${msp}, and elsewhere ${known}.`)
      folders.set(id, msp)
    }
  }
  const foreign = [...folders].filter(([id]) => id !== mspId)
  const others = await Promise.all(foreign.map(([id, msp]) => readMsp(msp, id).catch(refusedIn(channelsFile, `msp of ${id}`))))
  return { local, others }
}

/** What TLS needs; trusted are the TLS CAs of all organizations, and those that core.yaml names besides. @throws ConfigError */
export function tlsMaterialOf(core: CoreYaml, tls: TlsFiles, { local, others }: Msps): TlsMaterial {
  const read = (key: string, file: string) => {
    try {
      return readFileSync(file, 'utf8')
    } catch (error) {
      throw core.refused(key, `${file}: ${wordsOf(error)}`)
    }
  }
  const trusted = [
    ...tls.rootCerts.map((file) => read('peer.tls.rootcert.file', file)),
    ...tls.clientRootCerts.map((file) => read('peer.tls.clientRootCAs.files', file)),
    ...[local, ...others].flatMap(({ tlsCas }) => tlsCas),
  ]
  return {
    certificate: read('peer.tls.cert.file', tls.cert),
    key: read('peer.tls.key.file', tls.key),
    client: { certificate: read('peer.tls.clientCert.file', tls.clientCert), key: read('peer.tls.clientKey.file', tls.clientKey) },
    trusted: [...new Set(trusted)],
    clientAuthRequired: tls.clientAuthRequired,
  }
}

function refusedIn(file: string, key: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof MspError ? new ConfigError(file, key, error.message) : error
  }
}
