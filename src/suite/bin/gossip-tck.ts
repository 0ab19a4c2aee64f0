import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Command } from 'commander'
import { EXIT, endBy } from '../judging/exit-codes'
import { adapterReference } from './adapter-reference'
import { book } from './book'
import { ROOT } from './catalogue'
import { withCompletion } from './completion'
import { doctor } from './doctor'
import { explain } from './explain'
import { explore } from './explore'
import { list } from './list'
import { matrix } from './matrix'
import { merge } from './merge'
import { replay } from './replay'
import { run } from './run'

/** The command line. Exit codes are those of `EXIT`; `--help` explains them. */
export async function main(argv: readonly string[]): Promise<void> {
  process.stdout.on('error', endWithReader)
  const { version } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const program = new Command('gossip-tck')
    .description('Judges implementations of a Fabric-style gossip layer, in any language, by executable rules.')
    .version(version)
    .showHelpAfterError('(add --help for what there is)')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? EXIT.asDeclared : EXIT.wrongUse))
    .addHelpText('after', EXIT_CODES)
  const commands = [run(), list(), explain(), doctor(), replay(), explore(), merge(), matrix(), book(), adapterReference()]
  for (const command of commands) program.addCommand(inheriting(command, program))
  await withCompletion(program, argv)
  try {
    await program.parseAsync([...argv])
  } catch (error) {
    const { words, code } = endBy(error)
    process.stderr.write(`${words}\n`)
    process.exitCode = code
  }
}

/** Whoever read the output has had enough of it, as `head` has. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(EXIT.asDeclared)
}

/** Subcommands that were made apart do not inherit how their parent ends. */
function inheriting(command: Command, parent: Command): Command {
  return command.copyInheritedSettings(parent)
}

const EXIT_CODES = `
Exit codes: 0 all as declared, 1 a rule failed or the subject crashed, 2 wrong use, 3 adapter broken or inconclusive,
70 an error of the suite itself.`
