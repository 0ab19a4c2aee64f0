import { networkInterfaces } from 'node:os'
import { fabric } from '../../reference/dialects/fabric'
import { readSettings } from '../../reference/node/settings'
import { SettingsError } from '../../reference/node/settings-errors'
import type { Settings } from '../../reference/ports/settings'
import type { DurationMs } from '../../wire/time'
import { ConfigError } from './config-error'
import type { CoreYaml, Variables } from './core-yaml'

/** Files of PEM. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
  /** For what the node dials; those of the server if they are not given. */
  readonly clientCert: string
  readonly clientKey: string
  /** CAs that are trusted beside those of the MSPs: of whom is dialled, and of who dials. */
  readonly rootCerts: readonly string[]
  readonly clientRootCerts: readonly string[]
  /** Whether TLS itself refuses who shows no certificate of a trusted CA; who shows none at all is refused by gossip anyway. */
  readonly clientAuthRequired: boolean
}

/** When a connection on which nothing happens is pinged, and how long the answer may take, as `peer.keepalive.client` says. */
export interface Keepalive {
  readonly timeMs: DurationMs
  readonly timeoutMs: DurationMs
}

/** What a node takes from core.yaml. */
export interface PeerSettings {
  readonly mspId: string
  readonly mspFolder: string
  /** host:port */
  readonly listenAddress: string
  readonly gossip: Settings
  /** `peer.gossip` as a node reads it: the variables, with the endpoint among them if only `peer.address` tells it. */
  readonly gossipVariables: Variables
  readonly tls: TlsFiles
  readonly keepalive: Keepalive
  /** host:port; undefined if it is not given. */
  readonly operationsAddress: string | undefined
}

/** Whatever `mspFolder` is on the command line comes before `peer.mspConfigPath`. @throws ConfigError */
export function peerSettingsOf(core: CoreYaml, variables: Variables, mspFolder: string | undefined): PeerSettings {
  const address = addressOf(core)
  const { gossip, gossipVariables } = gossipOf(core, variables, address)
  return {
    mspId: core.demanded('peer.localMspId', 'the MSP ID of the organization, as "Org1MSP"'),
    mspFolder: mspFolder ?? core.path('peer.mspConfigPath') ?? mspMissing(core),
    listenAddress: hostAndPort(core, 'peer.listenAddress') ?? address,
    gossip,
    gossipVariables,
    tls: tlsOf(core),
    keepalive: {
      timeMs: core.duration('peer.keepalive.client.interval', 60_000),
      timeoutMs: core.duration('peer.keepalive.client.timeout', 20_000),
    },
    operationsAddress: hostAndPort(core, 'operations.listenAddress'),
  }
}

function mspMissing(core: CoreYaml): never {
  throw core.refused('peer.mspConfigPath', 'it is not given. Give it, or --msp: the folder with signcerts, keystore and cacerts')
}

function gossipOf(core: CoreYaml, variables: Variables, address: string): Pick<PeerSettings, 'gossip' | 'gossipVariables'> {
  const read = (given: Variables) => {
    try {
      return readSettings(core.text, given, fabric.settings)
    } catch (error) {
      throw error instanceof SettingsError ? new ConfigError(core.file, undefined, error.message) : error
    }
  }
  const gossip = read(variables)
  if (gossip.endpoint !== '') return { gossip, gossipVariables: variables }
  const gossipVariables = { ...variables, CORE_PEER_GOSSIP_ENDPOINT: address }
  return { gossip: read(gossipVariables), gossipVariables }
}

/** `peer.address`, with an address of this machine where it names none. */
function addressOf(core: CoreYaml): string {
  const address = hostAndPort(core, 'peer.address')
  if (address === undefined) throw core.refused('peer.address', 'it is not given. It is host:port, under which other peers reach this one')
  const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(address) ?? []
  const isOpen = ['0.0.0.0', '[::]', ''].includes(host)
  return isOpen || core.flag('peer.addressAutoDetect', false) ? `${ownAddress()}:${port}` : address
}

function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((some) => some ?? [])
  return (all.find(({ family, internal }) => family === 'IPv4' && !internal) ?? { address: '127.0.0.1' }).address
}

function hostAndPort(core: CoreYaml, key: string): string | undefined {
  const value = core.string(key)
  if (value === undefined || isHostAndPort(value)) return value
  throw core.refused(key, `it is "${value}", and must be host:port with a port from 0 to 65535`)
}

/** Whether it can be listened at. */
export function isHostAndPort(value: string): boolean {
  const port = Number(/^(?:[^\s:,[\]]*|\[[\da-f:.]+\]):(\d{1,5})$/i.exec(value)?.[1])
  return port <= 65_535
}

function tlsOf(core: CoreYaml): TlsFiles {
  if (!core.flag('peer.tls.enabled', false)) {
    throw core.refused('peer.tls.enabled', 'it is not true. A node speaks over mutual TLS only: enable it, and name cert.file and key.file')
  }
  const [cert, key] = [fileOf(core, 'peer.tls.cert.file'), fileOf(core, 'peer.tls.key.file')]
  const [clientCert, clientKey] = [core.path('peer.tls.clientCert.file'), core.path('peer.tls.clientKey.file')]
  if ((clientCert === undefined) !== (clientKey === undefined)) {
    throw core.refused(
      `peer.tls.${clientCert === undefined ? 'clientCert' : 'clientKey'}.file`,
      'it is not given, and the other of the two is',
    )
  }
  return {
    cert,
    key,
    clientCert: clientCert ?? cert,
    clientKey: clientKey ?? key,
    rootCerts: core.paths('peer.tls.rootcert.file'),
    clientRootCerts: core.paths('peer.tls.clientRootCAs.files'),
    clientAuthRequired: core.flag('peer.tls.clientAuthRequired', false),
  }
}

function fileOf(core: CoreYaml, key: string): string {
  core.demanded(key, 'a file of PEM')
  return core.path(key) ?? ''
}
