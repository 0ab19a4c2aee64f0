import { Command } from 'commander'
import { EXIT } from '../judging/exit-codes'
import { familiesIn } from '../judging/reading'
import { ownCatalogue, UsageError } from './catalogue'
import { examination, type Finding } from './doctor-examination'
import { limitOption, type Target, withTarget } from './target'
import { type Paint, painter, type Style } from './terminal'

const WIDTH = 14
const LABEL = 10
const SHOWN_LINES = 6
const STYLES: Readonly<Record<Finding['standing'], Style>> = { ok: 'green', wrong: 'red', 'not declared': 'dim', 'not tried': 'dim' }

/** `gossip-tck doctor --adapter './my-adapter'` */
export function doctor(): Command {
  return withTarget(new Command('doctor'), { hasModule: false })
    .description('Tries each call of the protocol once on an adapter, and says in sentences what is wrong. Judges no rule.')
    .addOption(limitOption('one check').default(10))
    .addHelpText('after', HELP)
    .action(async ({ adapter, address, limit }: Target & { readonly limit: number }) => {
      if ((adapter === undefined) === (address === undefined))
        throw new UsageError('Give the adapter: --adapter or --address, one of them.')
      process.exitCode = await examine(adapter !== undefined ? { command: adapter } : { address: address ?? '' }, limit * 1000)
    })
}

const HELP = `
What is wrong comes with what was expected, what was seen, and where to look. Write an adapter with the doctor beside you:
its checks are in the order in which calls are written. Exit code 0: all is well; 3: something is wrong.

Examples:
  gossip-tck doctor --adapter './my-adapter --quiet'
  gossip-tck doctor --address 127.0.0.1:40123`

async function examine(place: { readonly command: string } | { readonly address: string }, limitMs: number): Promise<number> {
  // Loaded here, so that other commands start without gRPC.
  const { RemoteImplementation } = require('../remote/remote') as typeof import('../remote/remote')
  const implementation = new RemoteImplementation({ place, limitMs })
  const families = familiesIn(ownCatalogue().rules)
  const paint = painter()
  let [wrong, tried] = [0, 0]
  for await (const finding of examination(implementation, families, 'command' in place)) {
    process.stdout.write(`${findingLines(finding, paint).join('\n')}\n`)
    if (finding.standing === 'ok' || finding.standing === 'wrong') tried += 1
    if (finding.standing === 'wrong') wrong += 1
  }
  process.stdout.write(`\n${wrong === 0 ? 'The adapter keeps the protocol.' : `${wrong} of ${tried} checks went wrong.`}\n`)
  return wrong === 0 ? EXIT.asDeclared : EXIT.inconclusive
}

/** A finding as it is shown: one line, and below it what there is to say of something wrong. */
export function findingLines(finding: Finding, paint: Paint): string[] {
  const { what, standing } = finding
  const head = `${paint(STYLES[standing], standing.padEnd(WIDTH))}${what}`
  if (finding.standing !== 'wrong') return [finding.detail === undefined ? head : `${head}: ${finding.detail}`]
  const { expected, seen, advice, printed } = finding
  return [
    head,
    ...labelled('expected', expected),
    ...labelled('seen', seen),
    ...labelled('look', advice),
    ...(printed === '' ? [] : labelled('printed', printed.split('\n').slice(-SHOWN_LINES).join('\n'))),
  ]
}

const labelled = (label: string, text: string): string[] =>
  text.split('\n').map((line, i) => `${' '.repeat(WIDTH)}${(i === 0 ? label : '').padEnd(LABEL)}${line}`)
