import { ConformanceError } from '../../src/suite/judging/failure'
import type { Observations as Observed, ObservedService } from '../../src/suite/port'
import type { Cast } from '../../src/suite/script/cast'
import { isLength, milliseconds } from '../../src/suite/script/durations'
import type { Stage } from '../../src/suite/script/stage'
import type { Row } from '../../src/suite/script/words'
import { expectRows } from './tables'

/** Judges what one node shows when it is asked, and its words when it refuses to start. */
export class Observations {
  private readonly stage: Stage
  private readonly cast: Cast

  constructor(stage: Stage, cast: Cast) {
    this.stage = stage
    this.cast = cast
  }

  /** The node does not start, and says which setting is to blame. */
  expectRefusal(node: string, what: string): void {
    const refusal = this.stage.refusalOf(node)
    if (refusal?.toLowerCase().includes(what.toLowerCase())) return
    throw new ConformanceError({
      expected: `${node} refuses to start, and names ${what}`,
      seen: refusal === undefined ? 'she did not' : `she refused with the words "${refusal}"`,
      atMs: this.stage.now,
    })
  }

  async expectSettings(node: string, rows: readonly Row[]): Promise<void> {
    const seen = await this.stage.observe(node, 'settings')
    this.expect(rows, settingsInWords(seen, rows), `${node} goes by`)
  }

  async expectService(node: string, expected: Row): Promise<void> {
    const seen = serviceInWords(await this.stage.observe(node, 'service'))
    const unknown = Object.keys(expected).find((what) => seen[what] === undefined)
    if (unknown !== undefined) throw new Error(`a table says "${unknown}": it may say ${Object.keys(seen).join(', ')}`)
    const rows = Object.entries(expected).map(([what, is]) => ({ what, is }))
    this.expect(
      rows,
      rows.map(({ what }) => ({ what, is: seen[what] ?? '' })),
      `the gossip service of ${node} holds`,
    )
  }

  async expectRoutines(node: string, rows: readonly Row[]): Promise<void> {
    this.expect(rows, routinesInWords(await this.stage.observe(node, 'routines'), rows), `of ${node} run`)
  }

  async expectAlive(node: string, peers: readonly string[]): Promise<void> {
    const { alive } = await this.stage.observe(node, 'members')
    this.expectNames(peers, alive, `${node} lists as alive`)
  }

  async expectMembersOf(channel: string, node: string, peers: readonly string[]): Promise<void> {
    this.expectNames(peers, await this.stage.channelMembers(node, channel), `${node} lists as members of ${channel}`)
  }

  async expectIdentities(node: string, peers: readonly string[]): Promise<void> {
    this.expectNames(peers, await this.stage.observe(node, 'identities'), `${node} knows the identities of`)
  }

  async expectStateInfos(node: string, held: number, readable: number): Promise<void> {
    const sizes = await this.stage.observe(node, 'store-sizes')
    const row = (of: Observed['store-sizes']) => ({ held: `${of.held} held`, readable: `${of.readable} readable` })
    this.expect([row({ held, readable })], [row(sizes)], `state infos at ${node}`)
  }

  private expectNames(peers: readonly string[], pkiIds: readonly string[], what: string): void {
    const seen = pkiIds.map((pkiId) => this.cast.nameOf(pkiId)).sort()
    this.expect(
      peers.map((peer) => ({ peer })),
      seen.map((peer) => ({ peer })),
      what,
    )
  }

  private expect(expected: readonly Row[], seen: readonly Row[], what: string): void {
    expectRows(expected, seen, what, this.stage.now)
  }
}

/** The settings that a table asks for, written as it writes them. */
function settingsInWords(seen: Observed['settings'], asked: readonly Row[]): Row[] {
  return asked.map(({ setting = '', value = '' }) => {
    const effective = seen[setting]
    const isDuration = /^\d+(\.\d+)? (ms|s|min|h)$/.test(value)
    const isRight = isDuration && effective !== undefined && isLength(effective) && milliseconds(effective) === milliseconds(value)
    return { setting, value: isRight ? value : (effective ?? 'unknown') }
  })
}

/** What the service holds, in the words of the features. */
function serviceInWords(seen: ObservedService): Row {
  const size = (entries: number) => (entries === 0 ? 'empty' : `${entries} entries`)
  return {
    'message crypto service': seen.messageCryptoService,
    identity: seen.identity,
    'security advisor': seen.securityAdvisor,
    'delivery factory': size(seen.deliveryFactoryFields),
    'private handlers': size(seen.maps.privateHandlers),
    'leader election': size(seen.maps.leaderElection),
    'delivery service': size(seen.maps.deliveryService),
    chains: size(seen.maps.chains),
    "services on the caller's server": seen.registered.join(', ') || 'none',
    'messages sent before discovery exists': `${seen.earlyBatch.sent}`,
    'error reported for them': seen.earlyBatch.error === undefined ? 'none' : 'yes',
  }
}

/** Of the routines that run those that a table asks for: what else a node launches is its own affair. */
function routinesInWords(seen: Observed['routines'], asked: readonly Row[]): Row[] {
  const rows = [
    ...seen.ofTheNode.map((routine) => ({ routine, 'launched by': 'the node' })),
    ...seen.ofItsParts.map((routine) => ({ routine, 'launched by': 'a part' })),
  ]
  return rows.filter(({ routine }) => asked.some((row) => row['routine'] === routine))
}
