import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { ChildNode } from '../../src/peer/program/demo/child-node'
import { CHANNEL, writeNetwork } from '../../src/peer/program/demo/network'
import { eventually } from '../eventually'
import { leftOf, processesOf } from './processes'
import { RunningProgram } from './running-program'

const PROGRAM = path.join(__dirname, '../../src/peer/program/bin/gossip-node.cjs')
const folder = mkdtempSync(path.join(tmpdir(), 'gossip-node-'))
const runs: Run[] = []
after(() => {
  for (const { child } of runs) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

/** The program as a child process, and what it says. */
class Run extends RunningProgram {
  constructor(args: readonly string[], variables: Readonly<Record<string, string>> = {}) {
    super(process.execPath, [PROGRAM, ...args], { cwd: folder, env: { ...process.env, ...variables }, detached: true })
    runs.push(this)
  }
}

test('the demo: nodes find each other, blocks spread, one is killed, found dead, and comes back; another one joins by hand', async () => {
  const net = path.join(folder, 'net')
  const demo = new Run(['demo', '--nodes', '4', '--orgs', '2', '--rounds', '1', '--for', '3m', '--keep', net])
  await demo.says(/all 4 nodes know each other, and are in the channel/)
  const files = ['--config', path.join(net, 'node5.org1/core.yaml'), '--channels', path.join(net, 'channels.yaml'), '--api', '127.0.0.1:0']
  const joined = new Run([...files, '--log', 'json'])
  const { api } = JSON.parse(await joined.says(/"msg":"started"/))
  const { code, output } = await demo.ended
  assert.equal(code, 0, output)
  const told = [
    /block 3, given to node1.org1 and node2.org2, is at all 4 nodes after \d+ ms: node3.org1 \d+ ms, node4.org2 \d+ ms/,
    /node4.org2 is killed/,
    /node4.org2 is dead for all 3 others after \d+ ms/,
    /block 4, .* is at all 3 nodes/,
    /node4.org2 is started again/,
    /node4.org2 is back: alive for all others, and has block 4, which it missed, after \d+ ms/,
    /4 blocks spread, the slowest within \d+ ms; 1 kills. All nodes have stopped./,
  ].map((words) => demo.lines.findIndex((line) => words.test(line)))
  assert.deepEqual(
    told,
    [...told].sort((a, b) => a - b),
    output,
  )
  assert.ok(
    told.every((at) => at >= 0),
    output,
  )

  const [channel] = (await (await fetch(`${api}/channels`)).json()) as { height: string }[]
  assert.ok(BigInt(channel?.height ?? 0) >= 2n, `the node that has joined has height ${channel?.height}`)
  joined.child.kill('SIGTERM')
  assert.equal((await joined.ended).code, 0)
  assert.ok(readFileSync(path.join(net, 'node4.org2/node.log'), 'utf8').includes('"msg":"block received"'))
  assert.deepEqual(await leftOf(net), [])
})

test('a demo that is killed leaves no node behind, and one that is interrupted no folder', async () => {
  const net = path.join(folder, 'killed')
  const killed = new Run(['demo', '--nodes', '2', '--orgs', '1', '--keep', net])
  await killed.says(/node2.org1 listens at/)
  killed.child.kill('SIGKILL')
  assert.deepEqual(await leftOf(net), [])

  const interrupted = new Run(['demo', '--nodes', '2', '--orgs', '1'])
  const [, made = ''] = /certificates made, in (.*)$/.exec(await interrupted.says(/certificates made/)) ?? []
  await interrupted.says(/node2.org1 listens at/)
  interrupted.child.kill('SIGINT')
  assert.equal((await interrupted.ended).code, 0)
  assert.equal(existsSync(made), false)
  assert.deepEqual(await leftOf(made), [])
})

test('a demo that is interrupted from a terminal stops its nodes itself, each once', async () => {
  const net = path.join(folder, 'terminal')
  const demo = new Run(['demo', '--nodes', '5', '--orgs', '1', '--keep', net])
  await demo.says(/all 5 nodes know each other/)
  // As a terminal does it: to all of the group.
  process.kill(-(demo.child.pid ?? 0), 'SIGINT')
  const { code, output } = await demo.ended
  assert.equal(code, 0, output)
  assert.match(output, /All nodes have stopped\.$/)
  const whys = readFileSync(path.join(net, 'node1.org1/node.log'), 'utf8').match(/"why":"\w+"/g)
  assert.deepEqual(whys, ['"why":"SIGTERM"'])
  assert.deepEqual(await leftOf(net), [])
})

test('a demo that is interrupted while its nodes start has ended them all when it says so', async () => {
  const demo = new Run(['demo', '--nodes', '2', '--orgs', '1'])
  const [, made = ''] = /certificates made, in (.*)$/.exec(await demo.says(/certificates made/)) ?? []
  await eventually('a node is starting', () => processesOf(made).length > 0)
  process.kill(-(demo.child.pid ?? 0), 'SIGINT')
  await demo.says(/All nodes have stopped/)
  assert.deepEqual(processesOf(made), [])
  const { code, output } = await demo.ended
  assert.equal(code, 0, output)
  assert.match(output, /All nodes have stopped\.$/)
})

test('who hears the blocks of a node is told why no more come, unless it was he who ended it', async () => {
  const { nodes, channels } = await writeNetwork(path.join(folder, 'heard'), { nodes: 1, orgs: 1 })
  const [written] = nodes
  assert.ok(written)
  const node = await ChildNode.start(written, channels)
  const never = new AbortController().signal
  await assert.rejects(
    node.blocks('none', 1n, never, () => undefined),
    /^Error: 404 .*not in a channel/,
  )
  const ending = new AbortController()
  await node.blocks(
    CHANNEL,
    1n,
    ending.signal,
    () => undefined,
    () => ending.abort(),
  )
  await assert.rejects(
    node.blocks(
      CHANNEL,
      1n,
      never,
      () => undefined,
      () => node.signal('SIGKILL'),
    ),
  )
})

test('wrong use is one sentence and exit code 2', async () => {
  const { nodes, channels } = await writeNetwork(path.join(folder, 'wrong'), { nodes: 1, orgs: 1 })
  const config = nodes[0]?.config ?? ''
  const cases: [string[], Record<string, string>, RegExp][] = [
    [['--config', 'none.yaml'], {}, /^none.yaml: it is not there. Name a core.yaml with --config.$/m],
    [['--config', config, '--api', 'x'], {}, /option '--api <host:port>' argument 'x' is invalid. It must be host:port./],
    [['--config', config, '--log', 'xml'], {}, /'xml' is invalid. Allowed choices are json, lines/],
    [['--config', config, '--channels', 'none.yaml'], {}, /^none.yaml: it cannot be read as YAML: it is not there$/m],
    [
      ['--config', config, '--channels', channels],
      { CORE_PEER_TLS_ENABLED: 'no' },
      /variable CORE_PEER_TLS_ENABLED: it must be true or false/,
    ],
    [['demo', '--nodes', '1'], {}, /It must be a number from 2 to 20./],
    [['demo', '--orgs', '3', '--nodes', '2'], {}, /--orgs: there must be a node or more for each organization./],
    [['demo', '--for', 'ever'], {}, /It must be a duration, as 20s or 2m./],
    [['demo', '--keep', '.'], {}, /--keep: \. is not empty: name a new folder./],
    [['demo', 'all'], {}, /too many arguments/],
  ]
  for (const [args, variables, words] of cases) {
    const { code, output } = await new Run(args, variables).ended
    assert.equal(code, 2, `${args}: ${output}`)
    assert.match(output, words)
  }
})

test('a node ends with its standard input where it is told to, and at the second signal in any case', async () => {
  const { nodes, channels } = await writeNetwork(path.join(folder, 'alone'), { nodes: 1, orgs: 1 })
  const args = ['--config', nodes[0]?.config ?? '', '--channels', channels, '--api', '127.0.0.1:0']
  const child = new Run([...args, '--log', 'lines', '--with-stdin'])
  await child.says(/INFO: started/)
  const second = await new Run([...args, '--with-stdin']).ended
  assert.equal(second.code, 2, second.output)
  assert.match(second.output, /peer.listenAddress: .*EADDRINUSE/)
  child.child.stdin?.end()
  const { code, output } = await child.ended
  assert.equal(code, 0, output)
  assert.match(output, /stopping .*standard input has ended/)

  const told = new Run(args)
  await told.says(/"msg":"started"/)
  told.child.kill('SIGTERM')
  await told.says(/"msg":"stopping"/)
  told.child.kill('SIGTERM')
  assert.ok([0, 1].includes((await told.ended).code ?? -1))
})
