import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { stringify } from 'yaml'
import { freePorts } from '../../../src/free-ports'

const ROOT = path.join(__dirname, '../../..')
const PROGRAM = path.join(ROOT, 'src/peer/program/bin/gossip-node.cjs')
export const CHANNEL = 'trade'
/** A process that is started on a busy machine takes its time. */
const START_MS = 60_000
const STARTED = '"msg":"started"'

/** Short ones, so that examples are. */
const INTERVALS = {
  ...{ aliveTimeInterval: '100ms', aliveExpirationTimeout: '60s', reconnectInterval: '300ms', pullInterval: '400ms' },
  ...{ digestWaitTime: '50ms', requestWaitTime: '100ms', responseWaitTime: '100ms', publishStateInfoInterval: '200ms' },
  ...{ requestStateInfoInterval: '300ms', publishCertPeriod: '10s', dialTimeout: '1s', connTimeout: '1s' },
  // Whoever is there is told.
  propagatePeerNum: 20,
}
/** A connection whose other end is gone is given up after a second, if a node has these. */
export const SHORT_KEEPALIVE = { client: { interval: '300ms', timeout: '700ms' } }

/** A gossip-node in a process of its own. */
export class NodeProcess {
  readonly address: string
  /** Of its local calls. */
  readonly api: string
  private readonly child: ChildProcess
  private printed = ''

  private constructor(address: string, api: string, child: ChildProcess) {
    this.address = address
    this.api = `http://${api}`
    this.child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text) => {
        this.printed = `${this.printed}${text}`.slice(-4_000)
      })
    }
  }

  /**
   * Starts one from the material in a folder, and waits until it says that it has started. `nodeOptions`: of Node; `keepalive`: what
   * core.yaml says of it.
   */
  static async start(
    folder: string,
    { nodeOptions = [], keepalive = {} }: { readonly nodeOptions?: readonly string[]; readonly keepalive?: object } = {},
  ): Promise<NodeProcess> {
    const [address = '', api = ''] = (await freePorts(2)).map((port) => `127.0.0.1:${port}`)
    await writeFile(path.join(folder, 'node/core.yaml'), coreYaml(address, keepalive))
    await writeFile(path.join(folder, 'channels.yaml'), channelsYaml())
    const args = ['--config', 'node/core.yaml', '--channels', 'channels.yaml', '--api', api, '--with-stdin', '--log', 'json']
    const child = spawn(process.execPath, [...altered(), ...nodeOptions, PROGRAM, ...args], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    const node = new NodeProcess(address, api, child)
    await node.untilItHasStarted()
    return node
  }

  /** Asks it to stop, as an operator would. */
  terminate(): void {
    this.signal('SIGTERM')
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }

  /** The exit code or the signal of which it died; undefined while it lives. */
  get died(): number | string | undefined {
    return this.child.exitCode ?? this.child.signalCode ?? undefined
  }

  /** The end of what it has printed. */
  get lastWords(): string {
    return this.printed
  }

  async end(): Promise<void> {
    if (this.died !== undefined) return
    this.child.kill('SIGKILL')
    await once(this.child, 'exit')
  }

  private async untilItHasStarted(): Promise<void> {
    const deadline = Date.now() + START_MS
    while (!this.printed.includes(STARTED)) {
      if (this.child.exitCode !== null || Date.now() > deadline) throw new Error(`the node does not start:\n${this.printed}`)
      await pause(20)
    }
  }
}

/** Options of Node that make it load the sources with the edits of a mutant. */
function altered(): readonly string[] {
  return process.env['WIRE_MUTANT'] === undefined ? [] : ['--require', path.join(ROOT, 'wire/mutants/altered.cjs')]
}

const file = (name: string) => ({ file: name })

function coreYaml(address: string, keepalive: object): string {
  const tls = {
    enabled: true,
    clientAuthRequired: false,
    cert: file('tls/server.crt'),
    key: file('tls/server.key'),
    clientCert: file('tls/client.crt'),
    clientKey: file('tls/client.key'),
    rootcert: file('tls/ca.crt'),
  }
  const gossip = { bootstrap: '', endpoint: address, externalEndpoint: address, ...INTERVALS }
  return stringify({
    peer: { id: 'node', localMspId: 'Org1MSP', mspConfigPath: 'msp', address, listenAddress: address, gossip, tls, keepalive },
  })
}

function channelsYaml(): string {
  const orgs = ['Org1MSP', 'Org2MSP'].map((mspId) => ({ mspId, msp: `orgs/${mspId}`, anchorPeers: [] }))
  return stringify({ channels: [{ name: CHANNEL, orgs, verify: 'off' }] })
}
