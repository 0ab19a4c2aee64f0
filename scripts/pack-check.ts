import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ConformanceReport } from '../src/suite/report/conformance-report'

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

/** Packs this package, installs it in an empty folder, and uses it from there as a stranger would. */
function main(): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'pack-check-'))
  const run = (command: string, args: readonly string[], cwd = folder): string =>
    execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env: environment() })
  const step = (what: string, deed: () => void): void => {
    const begun = Date.now()
    deed()
    console.log(`${what}   ${((Date.now() - begun) / 1000).toFixed(1)} s`)
  }
  const judged = (what: string, args: readonly string[], of = ''): void => {
    run('npx', ['--no-install', 'gossip-tck', 'run', ...args])
    const report: ConformanceReport = JSON.parse(readFileSync(path.join(folder, 'reports', of, 'conformance.json'), 'utf8'))
    const passed = report.rules.filter(({ verdict }) => verdict === 'passed').length
    if (passed === 0) throw new Error(`${what}: nothing has passed`)
    console.log(`${what}: ${passed} rules passed`)
    rmSync(path.join(folder, 'reports'), { recursive: true })
  }
  try {
    step('packed', () => run('npm', ['pack', '--silent', '--pack-destination', folder], ROOT))
    const [tarball = ''] = run('ls', []).trim().split('\n')
    writeFileSync(path.join(folder, 'package.json'), '{ "name": "somebody-else", "private": true }')
    step('installed', () => run('npm', ['install', '--silent', '--no-audit', '--no-fund', '--prefer-offline', `./${tarball}`]))
    for (const [from, to] of [
      ['small-node.js', 'small-node.js'],
      ['small-adapter.js', 'my-adapter.js'],
    ] as const)
      copyFileSync(path.join(NODES, from), path.join(folder, to))
    judged('an adapter in JavaScript', ['--adapter', 'node ./my-adapter.js'])
    judged('the same in process', ['--module', './my-adapter.js'])
    judged('the reference', ['--tags', '@INIT-4 or @EMIT-1'], 'part')
    run('npx', ['--no-install', 'gossip-tck', 'explain', 'EMIT-1'])
    step('the book', () => run('npx', ['--no-install', 'gossip-tck', 'book']))
    writeFileSync(path.join(folder, 'two-nodes.mjs'), TWO_NODES)
    step('two nodes of the reference on sockets', () => run('node', ['two-nodes.mjs']))
    writeFileSync(path.join(folder, 'typed.ts'), TYPED)
    const tsc = path.join(ROOT, 'node_modules/typescript/bin/tsc')
    step('types', () => run('node', [tsc, '--noEmit', '--strict', '--target', 'es2022', '--module', 'node16', 'typed.ts']))
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { readonly stdout?: string; readonly stderr?: string }
    console.error(`${error instanceof Error ? error.message : error}\n${stdout}${stderr}`)
    process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Nothing of how this process was started by npm reaches the other project. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|cache))|^NODE_OPTIONS$|^INIT_CWD$/i.test(name)),
  )
}

main()
