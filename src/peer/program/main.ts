import path from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import packageJson from '../../../package.json'
import { ConfigError } from './config-error'
import { demo } from './demo/demo'
import { LOG_FORMATS, LOG_LEVELS, type LogOptions, newLog } from './log'
import { PeerNode } from './peer-node'
import { isHostAndPort } from './peer-settings'

const EXIT = { stopped: 0, failed: 1, wrongUse: 2 } as const
/** How long a node may take to stop. */
const STOP_WITHIN_MS = 5_000

interface NodeOptions {
  readonly config: string
  readonly msp?: string
  readonly channels?: string
  readonly api: string
  readonly log: LogOptions['format']
  readonly logLevel: LogOptions['level']
  readonly withStdin?: boolean
}

/** The command line of `gossip-node`. */
export async function main(argv: readonly string[]): Promise<void> {
  const program = new Command('gossip-node')
    .description('A node of a gossip network on real sockets, over mutual TLS, from a core.yaml and MSP folders as Fabric has them.')
    .version(packageJson.version)
    .option('--config <file>', "core.yaml; its keys are overridden by CORE_... variables, as Fabric's are", 'core.yaml')
    .option('--msp <folder>', "the node's own MSP folder; default: peer.mspConfigPath of core.yaml")
    .option('--channels <file>', 'the channels that the node is in, their organizations and anchor peers; default: none')
    .addOption(
      new Option('--api <host:port>', 'where local calls are answered: blocks in and out, members, metrics')
        .default('127.0.0.1:7061')
        .env('GOSSIP_NODE_API')
        .argParser(hostAndPort),
    )
    .addOption(
      new Option('--log <format>', 'json, or lines for people').choices([...LOG_FORMATS]).default(process.stdout.isTTY ? 'lines' : 'json'),
    )
    .addOption(
      new Option('--log-level <level>', 'what is logged')
        .env('GOSSIP_NODE_LOG_LEVEL')
        .choices([...LOG_LEVELS])
        .default('info'),
    )
    .option('--with-stdin', 'stop as well when standard input ends, as that of a child does whose parent is gone')
    .allowExcessArguments(false)
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.stopped : EXIT.wrongUse))
    .addHelpText('after', NOTES)
    .action((options: NodeOptions) => runNode(options))
  program.addCommand(demo().copyInheritedSettings(program))
  try {
    await program.parseAsync([...argv])
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = EXIT.wrongUse
  }
}

const NOTES = `
It stops on SIGTERM and SIGINT, within ${STOP_WITHIN_MS / 1_000} s. Settings, MSPs and channels are read once, when it starts: restart it after a change.

Exit codes: 0 stopped when asked to, 1 failed, 2 wrong use or configuration.`

/** @throws InvalidArgumentError */
function hostAndPort(text: string): string {
  if (isHostAndPort(text)) return text
  throw new InvalidArgumentError('It must be host:port.')
}

async function runNode({ config, msp, channels, api, log: format, logLevel: level, withStdin }: NodeOptions): Promise<void> {
  const log = newLog({ format, level })
  const node = await PeerNode.of({ config, msp: msp && path.resolve(msp), channels, variables: process.env, log })
  let isStopping = false
  const stop = (why: string) => {
    if (isStopping) return process.exit(EXIT.failed)
    isStopping = true
    log.info({ why }, 'stopping')
    setTimeout(() => process.exit(EXIT.failed), STOP_WITHIN_MS).unref()
    node.stop().then(
      () => process.exit(EXIT.stopped),
      (error) => {
        log.error(error)
        process.exit(EXIT.failed)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal))
  try {
    await node.start(api)
  } catch (error) {
    await node.stop()
    throw error
  }
  // Not before: whoever reads it keeps a program that could not start from ending.
  if (withStdin) process.stdin.resume().on('end', () => stop('standard input has ended'))
}
