import { ConformanceError } from '../../src/suite/judging/failure'
import type { Application } from '../../src/suite/script/application'
import type { Cast } from '../../src/suite/script/cast'
import type { Stage } from '../../src/suite/script/stage'
import { SWIFT } from '../../src/suite/script/suite-knowledge'
import { instantInWords, type Row } from '../../src/suite/script/words'

/** What a node makes of another one: `in trade` is a member of that channel. */
export type Finding = 'alive' | 'dead' | `in ${string}`

/** Nodes that meet over gRPC, and what they find out about each other. */
export class NodesOverGrpc {
  private readonly stage: Stage
  private readonly cast: Cast
  private readonly application: Application

  constructor(stage: Stage, cast: Cast, application: Application) {
    this.stage = stage
    this.cast = cast
    this.application = application
  }

  /** Rows of `node`, `organization`, and whom it is told of at the start: its `bootstrap` peer, or the `anchor peer` of the channel. */
  async run(channel: string, rows: readonly Row[]): Promise<void> {
    for (const { node = '', organization = '' } of rows) this.stage.introduce(node, organization, false).configure(SWIFT)
    for (const { node = '', bootstrap = '' } of rows) {
      if (bootstrap !== '') this.stage.subject(node).configure({ bootstrap: this.cast.get(bootstrap).internalEndpoint })
    }
    const orgs = [...new Set(rows.map(({ organization = '' }) => organization))]
    for (const { node = '', 'anchor peer': anchor = '' } of rows) {
      const anchors = anchor === '' ? [] : [this.cast.get(anchor)].map(({ org, externalEndpoint }) => ({ org, endpoint: externalEndpoint }))
      await this.application.join(node, channel, { orgs, anchors })
      await this.stage.act((port) => port.updateLedgerHeight(node, channel, 1n))
    }
  }

  /** Waits until the node makes that of each of the others. */
  async expect(node: string, others: readonly string[], finding: Finding): Promise<void> {
    await this.stage.judge(async () => {
      const found = (await this.found(node, finding)).map((pkiId) => this.cast.nameOf(pkiId))
      if (others.every((other) => found.includes(other))) return
      throw new ConformanceError({
        expected: `${node} has found ${others.join(', ')} ${finding} by ${instantInWords(this.stage.now)}`,
        seen: found.length === 0 ? 'nobody' : `only ${found.join(', ')}`,
        atMs: this.stage.now,
      })
    })
  }

  private async found(node: string, finding: Finding): Promise<readonly string[]> {
    if (finding === 'alive' || finding === 'dead') return (await this.stage.observe(node, 'members'))[finding]
    return this.stage.channelMembers(node, finding.slice('in '.length))
  }
}
