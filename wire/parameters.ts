import type { Plugin } from '@cucumber/cucumber/api'
import { isCucumber, readCommandLine } from '../src/suite/judging/command-line'
import { endBy } from '../src/suite/judging/exit-codes'
import { addressOf, ParameterError, readBy, text } from '../src/suite/world-parameters'

const FIELDS = {
  address: addressOf('the node').optional(),
  msp: text('the path of a folder with the material of those that speak to the node').optional(),
}

/** Says in one sentence what is wrong with the parameters, before a worker is there: one that leaves takes its exit code with it. */
const parameters: Plugin = {
  type: 'plugin',
  coordinator: async ({ operation, environment }) => {
    if (operation !== 'runCucumber' || !isCucumber(process.argv)) return
    try {
      const { allParameters, workers } = await readCommandLine(process.argv, environment.cwd)
      demandSound(allParameters, workers)
    } catch (error) {
      const { words, code } = endBy(error)
      process.stderr.write(`${words}\n`)
      process.exit(code)
    }
  },
}

/** @throws ParameterError */
export function demandSound(given: Readonly<Record<string, unknown>>, workers: number): void {
  const { address, msp } = readBy(FIELDS, given)
  if ((address === undefined) !== (msp === undefined))
    throw new ParameterError('A node is given by both: {"address": "host:port", "msp": "FOLDER"}.')
  if (address !== undefined && workers > 0)
    throw new ParameterError('Two workers would speak for the same peers at once: leave out "--parallel", or the address of the node.')
}

export default parameters
