import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Organization } from '../../src/certificates/organization'
import { MspCrypto, readLocalMsp, readMsp, takesEveryBlock } from '../../src/peer/msp'
import { GossipTransport, type TransportOptions } from '../../src/peer/transport'
import { documents } from '../../src/reference/dialects/documents'
import { initGossipService } from '../../src/reference/node/initialization'
import type { GossipComponent } from '../../src/reference/node/lifecycle'
import { SystemClock } from '../../src/reference/runtime/system-clock'
import { SeededRandom } from '../../src/suite/kit/seeded-random'
import type { ChannelName, OrgId } from '../../src/wire/ids'

export const HOSTS = ['localhost', '127.0.0.1']
export const TRADE = 'trade' as ChannelName

/** Calls `work` with a folder that is gone afterwards. */
export async function inAFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gossip-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** A node with an identity and sockets of its own, at an address that was free. */
export interface ANode {
  readonly gossip: GossipComponent
  readonly transport: GossipTransport
  readonly endpoint: string
  readonly delivered: ChannelName[]
  readonly log: string[]
  stop(): Promise<void>
}

export interface ANodeOptions {
  readonly name: string
  readonly org: Organization
  /** All organizations of the channel. */
  readonly orgs: readonly Organization[]
  /** Of the same organization. */
  readonly bootstrap?: string
  readonly anchor?: { readonly org: Organization; readonly endpoint: string }
  readonly transport?: Partial<TransportOptions>
}

const SHORT = {
  ...{ aliveTimeInterval: '100ms', aliveExpirationTimeout: '1s', reconnectInterval: '200ms', publishStateInfoInterval: '100ms' },
  ...{ dialTimeout: '1s', connTimeout: '1s', pullInterval: '300ms' },
}

/** Starts a node of an organization, over TLS, in the channel "trade" of all organizations. */
export function aNode({ name, org, orgs, bootstrap = '', anchor, transport: changes }: ANodeOptions): Promise<ANode> {
  return inAFolder(async (folder) => {
    const { mspId } = org
    const material = await org.peer({ name, hosts: HOSTS })
    await org.writePeer(folder, material)
    await Promise.all(orgs.map((one) => one.writeMsp(path.join(folder, one.mspId))))
    const local = await readLocalMsp(path.join(folder, 'msp'), mspId)
    const others = orgs.filter((one) => one !== org)
    const msps = await Promise.all(others.map((one) => readMsp(path.join(folder, one.mspId), one.mspId)))
    const crypto = new MspCrypto({ local, msps, now: Date.now, verifiesBlock: takesEveryBlock })
    const names = orgs.map((one) => one.mspId as OrgId)
    crypto.setChannel(TRADE, names)
    const transport = new GossipTransport({
      tls: { ...material.tls, trusted: orgs.map((one) => one.tls.certificate), clientAuthRequired: false },
      ...{ dialTimeoutMs: 1_000, connTimeoutMs: 1_000, sendBuffSize: 200 },
      ...changes,
    })
    const endpoint = `127.0.0.1:${await transport.listen('127.0.0.1:0')}`
    const delivered: ChannelName[] = []
    const log: string[] = []
    const { gossip } = initGossipService({
      messageCryptoService: crypto,
      peerIdentity: local.identity,
      securityAdvisor: crypto,
      server: transport.server,
      coreYaml: JSON.stringify({ peer: { gossip: { ...SHORT, endpoint, externalEndpoint: endpoint, bootstrap } } }),
      environment: {},
      dialect: documents,
      clock: new SystemClock(),
      random: new SeededRandom(name.length),
      dialer: transport.dialer,
      listener: {
        onDelivered: (channel) => delivered.push(channel),
        onRejected: (_from, reason) => log.push(reason),
        onLog: (words) => log.push(words),
      },
    })
    gossip.start()
    gossip.joinChannel(TRADE, {
      sequence: 1n,
      orgs: names,
      anchors: anchor === undefined ? [] : [{ org: anchor.org.mspId as OrgId, endpoint: anchor.endpoint }],
    })
    gossip.updateLedgerHeight(TRADE, 1n)
    const stop = async () => {
      gossip.stop()
      await transport.close(1_000)
    }
    return { gossip, transport, endpoint, delivered, log, stop }
  })
}
