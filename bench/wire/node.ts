import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writePeer } from '../../src/certificates/organization'
import { type BlockVerifier, MspCrypto, readLocalMsp, takesEveryBlock } from '../../src/peer/msp'
import { GossipTransport } from '../../src/peer/transport'
import { fabric } from '../../src/reference/dialects/fabric'
import { initGossipService } from '../../src/reference/node/initialization'
import type { GossipComponent, NodeListener } from '../../src/reference/node/lifecycle'
import { SystemClock } from '../../src/reference/runtime/system-clock'
import { SeededRandom } from '../../src/suite/kit/seeded-random'
import type { OrgId } from '../../src/wire/ids'
import { HOST, type Material, MSP_ID, tlsOf } from './materials'
import { CHANNEL } from './messages'

export interface WireNodeOptions {
  readonly material: Material
  readonly index: number
  readonly bootstrap: string
  /** Under peer.gossip, where not as Fabric has them. */
  readonly settings: Readonly<Record<string, string | number>>
  readonly verifiesBlock?: BlockVerifier
  readonly listener?: Partial<NodeListener>
}

/** A node of the reference on a socket. */
export interface WireNode {
  readonly gossip: GossipComponent
  readonly transport: GossipTransport
  readonly endpoint: string
  stop(): Promise<void>
}

const SILENT: NodeListener = { onDelivered: () => undefined, onRejected: () => undefined, onLog: () => undefined }
export const LIMITS = { dialTimeoutMs: 5_000, connTimeoutMs: 5_000 }
const GRACE_MS = 500

/** Starts a node that is in the channel. */
export async function startNode({ material, index, bootstrap, settings, verifiesBlock, listener }: WireNodeOptions): Promise<WireNode> {
  const local = await localMspOf(material)
  const crypto = new MspCrypto({ local, msps: [], now: Date.now, verifiesBlock: verifiesBlock ?? takesEveryBlock })
  crypto.setChannel(CHANNEL, [MSP_ID as OrgId])
  const transport = new GossipTransport({ tls: tlsOf(material), ...LIMITS, sendBuffSize: Number(settings.sendBuffSize ?? 200) })
  const endpoint = `${HOST}:${await transport.listen(`${HOST}:0`)}`
  const { gossip } = initGossipService({
    messageCryptoService: crypto,
    peerIdentity: local.identity,
    securityAdvisor: crypto,
    server: transport.server,
    coreYaml: JSON.stringify({ peer: { gossip: { ...settings, endpoint, externalEndpoint: endpoint, bootstrap } } }),
    environment: {},
    dialect: fabric,
    clock: new SystemClock(),
    random: new SeededRandom(index + 1),
    dialer: transport.dialer,
    listener: { ...SILENT, ...listener },
  })
  gossip.start()
  gossip.joinChannel(CHANNEL, { sequence: 1n, orgs: [MSP_ID as OrgId], anchors: [] })
  gossip.updateLedgerHeight(CHANNEL, 1n)
  const stop = async () => {
    gossip.stop()
    await transport.close(GRACE_MS)
  }
  return { gossip, transport, endpoint, stop }
}

/** As a node reads it: from a folder. */
export async function localMspOf({ peer, authorities }: Material) {
  const folder = await mkdtemp(path.join(tmpdir(), 'gossip-bench-'))
  try {
    await writePeer(folder, peer, authorities)
    return await readLocalMsp(path.join(folder, 'msp'), MSP_ID)
  } finally {
    await rm(folder, { recursive: true })
  }
}
