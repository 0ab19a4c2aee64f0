/** Placeholders, and what needs more than the package: the repository, or somebody who interrupts it. */
const NOT_TO_BE_PASTED = /\.\.\.|\/reports\/example|--watch|--address/

/**
 * The command lines of `gossip-tck` in a page of the docs: those of blocks, of CI recipes and of the running text. What a recipe runs
 * for each shard is run for each.
 */
export function commandsIn(markdown: string): string[] {
  const lines = markdown
    .split('\n')
    .flatMap((line) => [
      ...(/^\s*(?:- run: )?(npx gossip-tck .*)$/.exec(line)?.slice(1) ?? []),
      ...[...line.matchAll(/`(npx gossip-tck [^`]*)`/g)].map(([, command = '']) => command),
    ])
  const commands = lines.map((line) => line.replace(/\s+#.*$/, '').trim()).filter((line) => !NOT_TO_BE_PASTED.test(line))
  return [...new Set(commands.flatMap(forEachShard))]
}

function forEachShard(command: string): string[] {
  const [, total] = /\$\{\{ matrix\.shard \}\}\/(\d+)/.exec(command) ?? []
  if (total === undefined) return [command]
  return Array.from({ length: Number(total) }, (_, index) => command.replace(/\$\{\{.*?\}\}/, `${index + 1}`))
}
