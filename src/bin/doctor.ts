import { Command } from 'commander'
import { AdapterBroken, type Description, SubjectCrashed } from '../conformance/port'
import { EXIT } from '../conformance/report/exit-codes'
import { UsageError } from './catalogue'
import type { Target } from './cucumber'
import { CHECKS, type Finding } from './doctor-checks'

const WIDTH = 12

/** `gossip-tck doctor --adapter './my-adapter'` */
export function doctor(): Command {
  return new Command('doctor')
    .description('Tries each call of the protocol once on an adapter, and says in sentences what is wrong. Judges no rule.')
    .option('--adapter <command>', 'the command line that starts the adapter')
    .option('--address <host:port>', 'an adapter that runs already')
    .option('--limit <seconds>', 'real time that one check may take', Number, 10)
    .addHelpText('after', "\nExample:\n  gossip-tck doctor --adapter './my-adapter'")
    .action(async ({ adapter, address, limit }: Target & { readonly limit: number }) => {
      if ((adapter === undefined) === (address === undefined))
        throw new UsageError('Give the adapter: --adapter or --address, one of them.')
      if (!(limit >= 1)) throw new UsageError(`--limit is ${limit}: it must be a number of seconds, 1 or more.`)
      process.exitCode = await examine(adapter !== undefined ? { command: adapter } : { address: address ?? '' }, limit * 1000)
    })
}

async function examine(place: { readonly command: string } | { readonly address: string }, limitMs: number): Promise<number> {
  // Loaded here, so that other commands start without gRPC.
  const { RemoteImplementation } = require('../conformance/remote/remote') as typeof import('../conformance/remote/remote')
  const implementation = new RemoteImplementation({ place, limitMs })
  const findings: Finding[] = []
  const tell = (finding: Finding) => {
    findings.push(finding)
    process.stdout.write(`${lineOf(finding)}\n`)
  }
  try {
    const description = await implementation.describe()
    tell({ ...SOUND, detail: inWords(description) })
    for (const { what, needs, check } of CHECKS) {
      const isDeclared = needs === undefined || description.capabilities.includes(needs)
      if (!isDeclared) tell({ what, standing: 'not declared' })
      else tell(await found(what, () => check(implementation)))
    }
  } catch (error) {
    tell({ what: 'it describes itself', standing: 'wrong', detail: wordsOf(error) })
  }
  tell(
    await found('it ends when its standard input does', async () => {
      await implementation.dispose()
      return undefined
    }),
  )
  const wrong = findings.filter(({ standing }) => standing === 'wrong').length
  process.stdout.write(`\n${wrong === 0 ? 'The adapter keeps the protocol.' : `${wrong} of ${findings.length} checks went wrong.`}\n`)
  return wrong === 0 ? EXIT.asDeclared : EXIT.inconclusive
}

const SOUND = { what: 'it describes itself', standing: 'ok' } as const

async function found(what: string, check: () => Promise<string | undefined>): Promise<Finding> {
  try {
    const complaint = await check()
    return complaint === undefined ? { what, standing: 'ok' } : { what, standing: 'wrong', detail: complaint }
  } catch (error) {
    return { what, standing: 'wrong', detail: wordsOf(error) }
  }
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : `${error}`
  if (error instanceof SubjectCrashed) return `The subject crashed: ${words}`
  return error instanceof AdapterBroken ? words : `It answered with an error: ${words}`
}

const inWords = ({ name, version, language, dialect, families, isolation }: Description): string =>
  `${name} ${version}, ${language}, dialect ${dialect}, claims ${families.join(', ')}, ${isolation === 'session' ? 'one process for all examples' : 'a process for each example'}`

function lineOf({ what, standing, detail }: Finding): string {
  const head = `${standing.padEnd(WIDTH)}  ${what}`
  if (detail === undefined) return head
  return standing === 'wrong' ? `${head}\n${detail.replace(/^/gm, `${' '.repeat(WIDTH + 2)}`)}` : `${head}: ${detail}`
}
