import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents } from '../../src/reference/dialects/documents'
import { fabric } from '../../src/reference/dialects/fabric'
import type { Dialect } from '../../src/reference/ports/dialect'
import type { Actor } from '../../src/suite/script/cast'
import type { Envelope } from '../../src/wire/gossip-message'
import { lineOf, Stage, SUBJECT } from '../reference/stage'

const SECONDS = 5 * 60

/** Ten peers of two organizations, two channels, production settings; something happens every second. */
async function trace(dialect: Dialect, seed: string): Promise<string[]> {
  const stage = await Stage.open({ dialect, seed, bootstrap: ['bob0.org1.internal:7051', 'nobody:7051'] })
  const peers: Actor[] = []
  for (let number = 0; number < 10; number++) peers.push(await stage.admit(`bob${number}`, number < 6 ? 'Org1' : 'Org2'))
  await stage.world.start(SUBJECT)
  const anchors = [{ org: 'Org2', endpoint: 'bob7.org2.internal:7051' }]
  await stage.world.joinChannel(SUBJECT, 'trade', 1n, ['Org1', 'Org2'], anchors)
  await stage.world.joinChannel(SUBJECT, 'gold', 1n, ['Org1'], [])
  const lines: string[] = []
  for (let second = 0; second < SECONDS; second++) {
    const peer = peers[second % peers.length]
    // The last one is heard of now and then only, so that it dies and comes back.
    if (peer !== undefined && (second % 10 !== 9 || second % 100 === 9)) await speak(stage, peer, second)
    if (second % 30 === 15) await stage.world.updateLedgerHeight(SUBJECT, 'trade', BigInt(second))
    if (second % 50 === 25) await stage.world.gossip(SUBJECT, [stage.messages.block('trade').payload])
    lines.push(...(await stage.pass(1_000)).map(lineOf))
  }
  lines.push(JSON.stringify(await stage.state()))
  await stage.world.close()
  return lines
}

async function speak(stage: Stage, peer: Actor, second: number): Promise<void> {
  const { messages } = stage
  const channel = second % 20 < 10 ? 'trade' : 'gold'
  await stage.connect(peer)
  const round = Math.floor(second / 10)
  const alive = messages.alive(peer)
  const kinds: (() => Envelope)[] = [
    () => messages.stateInfo(peer, channel),
    () => messages.block(channel),
    () => messages.leadership(peer, channel),
    () => messages.membershipRequest(messages.alive(peer), BigInt(second)),
    () => messages.stateInfo(peer, 'elsewhere'),
  ]
  for (const envelope of [alive, kinds[(round + second) % kinds.length]?.() ?? alive]) {
    if ((await stage.pass()).some((event) => event.type === 'disconnected' && event.peer === peer.name)) return
    await stage.send(peer, envelope)
  }
}

/** How many events there are of each type. */
function countsOf(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) {
    const { type } = JSON.parse(line)
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return counts
}

for (const dialect of [documents, fabric]) {
  test(`the same seed gives the same trace, byte for byte; another one another trace (${dialect.name})`, async () => {
    const [first, again, other] = [await trace(dialect, 'one'), await trace(dialect, 'one'), await trace(dialect, 'two')]
    const counts = countsOf(first)
    for (const type of ['received', 'delivered', 'connected', 'disconnected', 'dialled', 'pinged', 'rejected']) {
      assert.ok((counts.get(type) ?? 0) > 0, `something is ${type}`)
    }
    assert.ok((counts.get('received') ?? 0) > 500, 'it is busy')
    assert.equal(again.join('\n'), first.join('\n'))
    assert.notEqual(other.join('\n'), first.join('\n'))
  })
}
