import type { Chaincode } from '../kit/node'
import type { AnchorSpec, World as PortWorld } from '../port'
import type { ExampleRecord } from './record'
import type { Stage } from './stage'

/** What a node is told of a channel when it joins it, or is to know it anew. */
export interface Configuration {
  readonly orgs: readonly string[]
  /** 1 if it is left out; 0 is older than what examples begin with. */
  readonly sequence?: bigint
  readonly anchors?: readonly AnchorSpec[]
}

/** What the application of a node does besides gossiping. Each deed stands in the timeline, behind the start of the node. */
export class Application {
  private readonly stage: Stage
  private readonly record: ExampleRecord

  constructor(stage: Stage, record: ExampleRecord) {
    this.stage = stage
    this.record = record
  }

  join(node: string, channel: string, configuration: Configuration): Promise<void> {
    const { orgs, sequence = 1n, anchors = [] } = configuration
    return this.act(node, `joins ${channel} of ${inWords(configuration)}`, (port) =>
      port.joinChannel(node, channel, sequence, orgs, anchors),
    )
  }

  leave(node: string, channel: string): Promise<void> {
    return this.act(node, `leaves ${channel}`, (port) => port.leaveChannel(node, channel))
  }

  setHeight(node: string, channel: string, height: bigint): Promise<void> {
    return this.act(node, `has ${height} blocks of ${channel} in its ledger`, (port) => port.updateLedgerHeight(node, channel, height))
  }

  setChaincodes(node: string, channel: string, chaincodes: readonly Chaincode[]): Promise<void> {
    const words = chaincodes.map(({ name, version }) => `${name} ${version}`).join(', ') || 'none'
    return this.act(node, `has these chaincodes in ${channel}: ${words}`, (port) => port.updateChaincodes(node, channel, chaincodes))
  }

  suspect(node: string): Promise<void> {
    return this.act(node, 'suspects revoked identities', (port) => port.suspect(node))
  }

  private async act(node: string, words: string, what: (port: PortWorld) => Promise<void>): Promise<void> {
    // What a node is told comes after its start.
    await this.stage.world()
    this.record.note({ atMs: this.stage.now, from: node, text: `her application ${words}` })
    await this.stage.act(what)
  }
}

/** `Org1 and Org2, by an older configuration, with an anchor peer at grace.org3.example:7051` */
function inWords({ orgs, sequence = 1n, anchors = [] }: Configuration): string {
  const age = sequence === 0n ? ', by an older configuration' : sequence === 1n ? '' : `, by configuration ${sequence}`
  return `${orgs.join(' and ') || 'nobody'}${age}${anchors.map(({ endpoint }) => `, with an anchor peer at ${endpoint}`).join('')}`
}
