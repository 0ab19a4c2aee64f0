import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ConformanceReport } from '../src/suite/report/conformance-report'
import { commandsIn } from './pasted-commands'

const ROOT = path.join(__dirname, '..')
const NODES = path.join(ROOT, 'test/suite/kit')

/** Two nodes of the reference on sockets, started by somebody else's project: they find each other. */
const TWO_NODES = `
import { Server, ServerCredentials, credentials } from '@grpc/grpc-js'
import { SeededRandom, TestCrypto, TestDirectory } from 'gossip-tck/kit'
import { GrpcDialer, SystemClock, documents, initGossipService } from 'gossip-tck/reference'

const names = ['anna', 'berta']
const identities = names.map((name) => new TextEncoder().encode(name))
const entries = identities.map((identity) => ({ identity, org: 'Org1', valid: true, unreadableChannels: [] }))
const directory = new TestDirectory({ entries, invalidBlocks: [] }, Date.now())
const servers = names.map(() => new Server())
const ports = []
const gossips = []
for (const [i, server] of servers.entries()) {
  // The service has to be there before the server listens, and the port before the node is built.
  const probe = new Server()
  const port = await bound(probe, 0)
  probe.forceShutdown()
  ports.push(port)
  const crypto = new TestCrypto(directory, identities[i])
  const gossip = { endpoint: \`127.0.0.1:\${port}\`, externalEndpoint: '', bootstrap: ports.slice(0, i).map((one) => \`127.0.0.1:\${one}\`) }
  gossips.push(
    initGossipService({
      messageCryptoService: crypto,
      securityAdvisor: crypto,
      peerIdentity: identities[i],
      server,
      coreYaml: JSON.stringify({ peer: { gossip: { ...gossip, aliveTimeInterval: '100ms', reconnectInterval: '200ms' } } }),
      environment: {},
      dialect: documents,
      clock: new SystemClock(),
      random: new SeededRandom(i),
      dialer: new GrpcDialer({ credentials: credentials.createInsecure(), dialTimeoutMs: 1000 }),
      listener: { onDelivered() {}, onRejected() {}, onLog() {} },
    }).gossip,
  )
  await bound(server, port)
}
for (const gossip of gossips) gossip.start()
const begun = Date.now()
while (gossips.some((gossip) => gossip.observe().members.alive.length !== 1)) {
  if (Date.now() - begun > 10_000) throw new Error('the two nodes have not found each other within 10 s')
  await new Promise((resolve) => setTimeout(resolve, 20))
}
for (const gossip of gossips) gossip.stop()
for (const server of servers) server.forceShutdown()
console.log('found each other')

function bound(server, port) {
  return new Promise((resolve, reject) => {
    server.bindAsync(\`127.0.0.1:\${port}\`, ServerCredentials.createInsecure(), (error, got) => (error ? reject(error) : resolve(got)))
  })
}
`

/** What a user of TypeScript writes: each line needs a type of a door. */
const TYPED = `
import { type Calls, type Implementation, inProcess, type World } from 'gossip-tck/kit'
import { type Dialer, documents, fabric, type GossipService, initGossipService } from 'gossip-tck/reference'

class MyNode {
  start(): void {}
}
const calls: Calls<MyNode> = { start: (node) => node.start(), stop: () => {}, gossip: (_node, message) => message.length }
const mine: Implementation<MyNode> = { name: 'mine', version: '1', dialect: fabric.name, families: ['EMIT'], build: () => new MyNode(), calls }
export const world: Promise<World> = inProcess(mine).open({ seed: '1', epochMs: 0, subjects: [], directory: { entries: [], invalidBlocks: [] } })
export const make = (options: Parameters<typeof initGossipService>[0], dialer: Dialer): GossipService =>
  initGossipService({ ...options, dialer, dialect: documents })
// @ts-expect-error: a node that can't be stopped can't be judged
export const wrong: Calls<MyNode> = { start: () => {}, gossip: () => {} }
`

const DOCS = ['README.md', 'docs/running.md', 'docs/adapters.md']
/** What the docs speak of as the user's own. */
const USERS: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "somebody-else", "private": true }',
  mine: '#!/bin/sh\nexec node ./my-adapter.js\n',
  'my-adapter': '#!/bin/sh\nexec node ./my-adapter.js\n',
  'mine.js': "module.exports = require('./my-adapter.js')\n",
  'deviations.yaml': '[]\n',
  'two-nodes.mjs': TWO_NODES,
  'typed.ts': TYPED,
}
const COPIED = { 'small-node.js': 'small-node.js', 'small-adapter.js': 'my-adapter.js', 'broken-nodes.js': 'broken.js' }

const folder = mkdtempSync(path.join(tmpdir(), 'pack-check-'))
const reportIn = (name: string): ConformanceReport => JSON.parse(readFileSync(path.join(folder, name, 'conformance.json'), 'utf8'))

/** Runs a command line there, as one that was pasted; what it printed. @throws if it ends with another code */
function paste(command: string, code = 0, cwd = folder): string {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd,
    encoding: 'utf8',
    env: environment(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (status !== code) throw new Error(`exit code ${status} in place of ${code}: ${command}\n${stdout}${stderr}`)
  return stdout
}

function step(what: string, deed: () => void): void {
  const begun = Date.now()
  deed()
  console.log(`${what}   ${((Date.now() - begun) / 1000).toFixed(1)} s`)
}

/** Packs this package, installs it in an empty folder, and uses it from there as a stranger would. */
function main(): void {
  try {
    step('packed', () => paste(`npm pack --silent --pack-destination '${folder}'`, 0, ROOT))
    const [tarball] = readdirSync(folder)
    for (const [name, text] of Object.entries(USERS)) writeFileSync(path.join(folder, name), text)
    for (const name of ['mine', 'my-adapter']) chmodSync(path.join(folder, name), 0o755)
    for (const [from, to] of Object.entries(COPIED)) copyFileSync(path.join(NODES, from), path.join(folder, to))
    copyFileSync(path.join(NODES, 'small-adapter.js'), path.join(folder, 'small-adapter.js'))
    step('installed', () => paste(`npm install --silent --no-audit --no-fund --prefer-offline --save-dev ./${tarball}`))
    wholeAndShards()
    for (const doc of DOCS) pasteAll(doc)
    again()
    elsewhere()
    step('completion', () => paste('source <(npx --no-install gossip-tck completion bash) && complete -p gossip-tck'))
    step('explored', () => paste('npx --no-install gossip-tck explore --against reference --runs 3 --acts 5'))
    step('two nodes of the reference on sockets', () => paste('node two-nodes.mjs'))
    step('a demo of gossip-node', () => {
      const played = paste('npx --no-install gossip-node demo --nodes 2 --orgs 1 --rounds 1 --for 3m')
      assert.match(played, /4 blocks spread, the slowest within \d+ ms; 1 kills. All nodes have stopped\./)
    })
    step('gossip-node without a file', () => paste('npx --no-install gossip-node --config none.yaml', 2))
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
    step('types', () => paste(`node '${tsc}' --noEmit --strict --target es2022 --module node16 typed.ts`))
    assert.ok(!existsSync(path.join(folder, 'node_modules/gossip-tck/reports')), 'a run has left reports in the package')
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Shards of an adapter, merged, say what its whole run says. */
function wholeAndShards(): void {
  step('a whole run', () => paste('npx --no-install gossip-tck run --adapter ./mine'))
  const whole = reportIn('reports')
  assert.ok((whole.counts.rules.passed ?? 0) > 0, 'nothing has passed')
  for (const name of ['a.json', 'b.json']) copyFileSync(path.join(folder, 'reports/conformance.json'), path.join(folder, name))
  step('three shards and their merger', () => {
    for (const shard of [1, 2, 3]) paste(`npx --no-install gossip-tck run --module ./mine.js --shard ${shard}/3`)
    paste('npx --no-install gossip-tck merge reports/shard-* --output merged')
  })
  assert.deepEqual(reportIn('merged'), whole)
  assert.deepEqual(reportIn('reports'), whole, 'a shard has overwritten the report of the whole')
  for (const shard of [1, 2, 3]) rmSync(path.join(folder, `reports/shard-${shard}-of-3`), { recursive: true })
}

/** Every command of a page does there what the page promises: it ends well. */
function pasteAll(doc: string): void {
  const commands = commandsIn(readFileSync(path.join(ROOT, doc), 'utf8'))
  step(`${commands.length} commands of ${doc}`, () => {
    for (const command of commands) paste(command.replace('npx gossip-tck', 'npx --no-install gossip-tck'))
  })
}

/** The last line of a failure repeats the failure where it is pasted, and a replay finds it. */
function again(): void {
  for (const place of ['--module ./broken.js', "--adapter 'node ./broken.js'"]) {
    step(`again, of ${place}`, () => {
      const failure = paste(`npx --no-install gossip-tck run ${place}`, 1)
      const [, command = ''] = /^ {2}again {5}(npx gossip-tck run .*)$/m.exec(failure) ?? []
      const repeated = paste(command.replace('npx', 'npx --no-install'), 1)
      assert.match(repeated, /^EMIT-8 {2}/m)
      assert.match(repeated, /^examples {2}1 {6}failed$/m)
    })
  }
  step('replay', () => assert.match(paste("npx --no-install gossip-tck replay EMIT-8 --adapter 'node ./broken.js'", 1), /^ {2}failed$/m))
}

/** Reports go where they are wanted. */
function elsewhere(): void {
  step('reports elsewhere', () => paste('npx --no-install gossip-tck run --tags "@INIT-4 or @EMIT-1" --reports out'))
  assert.deepEqual(
    reportIn('out/part').rules.map(({ id, verdict }) => `${id} ${verdict}`),
    ['INIT-4 passed', 'EMIT-1 passed'],
  )
}

/** Nothing of how this process was started by npm reaches the other project. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|cache))|^NODE_OPTIONS$|^INIT_CWD$/i.test(name)),
  )
}

main()
