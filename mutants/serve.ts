import { EditedSources } from './apply'
import { ROOT } from './execution'
import { mutants, variants } from './table'

/** `serve.ts ID DIALECT`: the reference with a change, behind the adapter protocol. */
async function main([id, dialect]: readonly string[]): Promise<void> {
  const change = [...mutants, ...variants].find((one) => one.id === id)
  if (change === undefined) throw new Error(`there is no mutant and no variant "${id}"`)
  const sources = new EditedSources(ROOT, ['src'])
  sources.install()
  sources.use(change.edits)
  // Loaded now, and so with the change.
  const { readParameters } = require('../src/suite/world-parameters') as typeof import('../src/suite/world-parameters')
  const { implementationFor } = require('../src/suite/implementation') as typeof import('../src/suite/implementation')
  const { serveAdapter } = require('../src/suite/remote/adapter-server') as typeof import('../src/suite/remote/adapter-server')
  await serveAdapter(implementationFor(readParameters({ dialect })))
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 2
})
