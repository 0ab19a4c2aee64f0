import type { Plugin } from '@cucumber/cucumber/api'
import { implementationFor, isTheReference } from '../implementation'
import { AdapterBroken } from '../port'
import { isCucumber, readCommandLine } from '../report/command-line'
import { ParameterError, readParameters } from '../world-parameters'
import { DeviationsError, deviationsIn } from './deviations'
import { EXIT } from './exit-codes'
import { DIALECT_NAMES, dialectsOf, familyOf, isRuleIdTag, OVER_GRPC } from './tags'

/**
 * Chooses what is run: the rules of the dialect that is judged by, and of them those whose family the implementation claims.
 * What is wrong with the parameters, the deviations or the adapter as such is said here, in one sentence, before anything is run.
 */
const selection: Plugin = {
  type: 'plugin',
  coordinator: async ({ operation, transform, environment }) => {
    // Callers of Cucumber's API choose their own examples.
    if (operation !== 'runCucumber' || !isCucumber(process.argv)) return
    const { allParameters, workers } = await readCommandLine(process.argv, environment.cwd)
    const leave = (words: string, code: number): never => {
      process.stderr.write(`${words}\n`)
      process.exit(code)
    }
    const explain = (error: unknown): never => {
      if (error instanceof ParameterError || error instanceof DeviationsError) return leave(error.message, EXIT.wrongUse)
      if (error instanceof AdapterBroken) return leave(error.message, EXIT.inconclusive)
      throw error
    }
    try {
      const parameters = readParameters(allParameters)
      if (parameters.deviations !== undefined) deviationsIn(environment.cwd, parameters.deviations)
      if (parameters.address !== undefined && workers > 0) {
        throw new ParameterError(
          'An adapter at an address has one world at a time: leave out "--parallel", or give the command that starts it.',
        )
      }
      // Asked for now, so that an adapter starts while the features are read.
      const described = implementationFor(parameters).describe()
      described.catch(() => {})
      transform('pickles:filter', async (pickles) => {
        const { dialect, families } = await described.catch(explain)
        const judgedBy = parameters.dialect ?? DIALECT_NAMES.find((name) => name === dialect)
        return pickles.filter(({ pickle }) => {
          const tags = pickle.tags.map(({ name }) => name)
          if (tags.includes(OVER_GRPC) && !isTheReference(parameters)) return false
          const family = familyOf(tags.find(isRuleIdTag)?.slice(1) ?? '')
          return (judgedBy === undefined || dialectsOf(tags).includes(judgedBy)) && (family === '' || families.includes(family))
        })
      })
    } catch (error) {
      explain(error)
    }
  },
}

export default selection
