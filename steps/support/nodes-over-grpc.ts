import { ConformanceError } from '../../src/suite/judging/failure'
import type { Cast } from '../../src/suite/script/cast'
import type { Stage } from '../../src/suite/script/stage'
import { SWIFT } from '../../src/suite/script/suite-knowledge'
import { instantInWords, type Row } from '../../src/suite/script/words'
import type { Gathering } from './gathering'

/** What a node makes of another one: `in trade` is a member of that channel. */
export type Finding = 'alive' | 'dead' | `in ${string}`

/** Nodes that meet over gRPC, and what they find out about each other. */
export class NodesOverGrpc {
  private readonly stage: Stage
  private readonly cast: Cast
  private readonly gathering: Gathering

  constructor(stage: Stage, cast: Cast, gathering: Gathering) {
    this.stage = stage
    this.cast = cast
    this.gathering = gathering
  }

  /** They meet in the channel, swiftly. A row says which `node` it is, and else what `Gathering` knows. */
  async run(channel: string, rows: readonly Row[]): Promise<void> {
    await this.gathering.meet(
      channel,
      rows.map(({ node = '', ...row }) => ({ ...SWIFT, ...row, nodes: node })),
    )
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
