import { Command, Option } from 'commander'
import { DIALECT_NAMES, type DialectName } from '../judging/tags'
import { readParameters } from '../world-parameters'

/** `gossip-tck adapter-reference`: the reference behind the adapter protocol. */
export function adapterReference(): Command {
  return new Command('adapter-reference')
    .description('Serves the reference as an adapter, until standard input ends.')
    .addOption(new Option('--dialect <name>', 'of the rules that it keeps').choices([...DIALECT_NAMES]).default('documents'))
    .action(async ({ dialect }: { readonly dialect: DialectName }) => {
      // Loaded here, so that other commands start without gRPC.
      const { implementationFor } = require('../implementation') as typeof import('../implementation')
      const { serveAdapter } = require('../remote/adapter-server') as typeof import('../remote/adapter-server')
      await serveAdapter(implementationFor(readParameters({ dialect })))
    })
}
