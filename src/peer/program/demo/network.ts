import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { stringify } from 'yaml'
import { Organization } from '../../../certificates/organization'
import { freePorts } from '../../../free-ports'

/** A node of a network that was written to disk. */
export interface WrittenNode {
  readonly name: string
  readonly mspId: string
  /** host:port */
  readonly address: string
  /** core.yaml */
  readonly config: string
  /** Of the environment of its process, beside those of this one. */
  readonly variables?: NodeJS.ProcessEnv
}

/** A network on disk, ready to be started. */
export interface WrittenNetwork {
  readonly folder: string
  /** The file of its only channel. */
  readonly channels: string
  readonly nodes: readonly WrittenNode[]
  /** One more, to be started by hand. */
  readonly added: WrittenNode
}

export const CHANNEL = 'demo'
const HOST = '127.0.0.1'

/** What is done again and again is done often; what waits for somebody is patient, so that nobody on a busy machine is taken for dead. */
const INTERVALS = {
  aliveTimeInterval: '1s',
  aliveExpirationTimeout: '20s',
  reconnectInterval: '1s',
  pullInterval: '2s',
  digestWaitTime: '800ms',
  requestWaitTime: '1600ms',
  responseWaitTime: '1s',
  publishStateInfoInterval: '500ms',
  requestStateInfoInterval: '1s',
  publishCertPeriod: '60s',
  dialTimeout: '10s',
  connTimeout: '10s',
  maxBlockCountToStore: 100,
}

/** Makes organizations with certificates of their own, and writes what each node starts from, in folders of Fabric's form. */
export async function writeNetwork(folder: string, counts: { readonly nodes: number; readonly orgs: number }): Promise<WrittenNetwork> {
  const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1)
  const organizations = await Promise.all(numbered(counts.orgs).map((number) => Organization.make(mspIdOf(number))))
  const addresses = (await freePorts(counts.nodes + 1)).map((port) => `${HOST}:${port}`)
  const all = numbered(counts.nodes + 1).map((number, index): WrittenNode => {
    const org = (index % counts.orgs) + 1
    const name = `node${number}.org${org}`
    return { name, mspId: mspIdOf(org), address: addresses[index] ?? '', config: path.join(folder, name, 'core.yaml') }
  })
  for (const [index, organization] of organizations.entries()) {
    const own = all.filter(({ mspId }) => mspId === mspIdOf(index + 1))
    await organization.writeMsp(path.join(folder, orgFolder(index + 1), 'msp'))
    for (const node of own) {
      await organization.writePeer(path.dirname(node.config), await organization.peer({ name: node.name, hosts: ['localhost', HOST] }))
      await writeFile(node.config, coreYaml(node, own[0]?.address ?? ''))
    }
  }
  const channels = path.join(folder, 'channels.yaml')
  await mkdir(folder, { recursive: true })
  await writeFile(channels, channelsYaml(all, counts.orgs))
  return { folder, channels, nodes: all.slice(0, counts.nodes), added: all[counts.nodes] as WrittenNode }
}

const mspIdOf = (org: number): string => `Org${org}MSP`
const orgFolder = (org: number): string => `org${org}`

function coreYaml({ name, mspId, address }: WrittenNode, bootstrap: string): string {
  const file = (relative: string) => ({ file: relative })
  return stringify({
    peer: {
      id: name,
      localMspId: mspId,
      mspConfigPath: 'msp',
      address,
      listenAddress: address,
      gossip: { bootstrap, endpoint: address, externalEndpoint: address, ...INTERVALS },
      tls: {
        enabled: true,
        clientAuthRequired: true,
        cert: file('tls/server.crt'),
        key: file('tls/server.key'),
        rootcert: file('tls/ca.crt'),
        clientRootCAs: { files: ['tls/ca.crt'] },
      },
    },
  })
}

function channelsYaml(nodes: readonly WrittenNode[], orgs: number): string {
  const described = Array.from({ length: orgs }, (_, index) => ({
    mspId: mspIdOf(index + 1),
    msp: `${orgFolder(index + 1)}/msp`,
    anchorPeers: nodes
      .filter(({ mspId }) => mspId === mspIdOf(index + 1))
      .slice(0, 1)
      .map(({ address }) => address),
  }))
  return stringify({ channels: [{ name: CHANNEL, orgs: described, verify: 'off' }] })
}
