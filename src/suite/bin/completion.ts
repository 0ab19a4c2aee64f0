import type { Command } from 'commander'

/** The command that the shell's own completion asks. */
const ASKED = ['complete', 'completion']

/**
 * `gossip-tck completion bash` prints what a shell needs to complete command lines of this program; `complete` is what it then asks.
 * Loaded only for these two.
 */
export async function withCompletion(program: Command, [, , command = '', ...words]: readonly string[]): Promise<void> {
  if (!ASKED.includes(command) && !asksForHelp([command, ...words])) return
  const { default: tab } = await import('@bomb.sh/tab/commander')
  tab(program, { completionCommandName: 'completion' })
}

const asksForHelp = (words: readonly string[]): boolean =>
  words.length === 1 && words.every((word) => ['', '-h', '--help', 'help'].includes(word))
