import path from 'node:path'
import type { Plugin } from '@cucumber/cucumber/api'
import type { Pickle } from '@cucumber/messages'
import { implementationFor, unaskedIn } from '../implementation'
import { AdapterBroken } from '../port'
import { ParameterError, readParameters } from '../world-parameters'
import { isCucumber, readCommandLine } from './command-line'
import { deviationsIn } from './deviations'
import { EXIT, endBy } from './exit-codes'
import { FAMILIES } from './reading'
import { DIALECT_NAMES, type DialectName, dialectsOf, familyOf, isRuleIdTag } from './tags'
import { nameFinished } from './unfinished'
import { familyComplaint } from './words'

/**
 * Chooses what is run: the rules of the dialect that is judged by, and of them those whose family the implementation claims.
 * What is wrong with the parameters, the deviations or the adapter as such is said here, in one sentence, before anything is run.
 */
const selection: Plugin = {
  type: 'plugin',
  coordinator: async ({ operation, on, transform, environment }) => {
    // Callers of Cucumber's API choose their own examples.
    if (operation !== 'runCucumber' || !isCucumber(process.argv)) return
    const { allParameters, workers, files, otherFormat } = await readCommandLine(process.argv, environment.cwd)
    if (otherFormat !== undefined) {
      process.stderr.write(
        `--format ${otherFormat} takes the place of the verdict: no conformance.json is written. Give it a file, as ${otherFormat}:out.txt.\n`,
      )
    }
    let hasEnded = false
    on('message', ({ testRunFinished }) => {
      if (testRunFinished) hasEnded = true
    })
    nameFinished(
      files.map((file) => path.resolve(environment.cwd, file)),
      () => hasEnded,
    )
    const leave = (words: string, code: number): never => {
      process.stderr.write(`${words}\n`)
      process.exit(code)
    }
    const explain = (error: unknown): never => {
      const { words, code } = endBy(error)
      return leave(words, code)
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
        const { name, dialect, families } = await described.catch(explain)
        if (parameters.dialect !== undefined && parameters.dialect !== dialect) {
          process.stderr.write(`${name} declares the dialect ${dialect}; it is judged by ${parameters.dialect}, as you ask.\n`)
        }
        const known = [...FAMILIES, ...pickles.map(({ pickle }) => familyIn(tagsOf(pickle))).filter((family) => family !== '')]
        const complaint = familyComplaint(families, [...new Set(known)])
        if (complaint !== undefined) return explain(new AdapterBroken(complaint))
        const judgedBy = parameters.dialect ?? DIALECT_NAMES.find((name) => name === dialect)
        const asked = pickles.filter(({ pickle }) => isAsked(tagsOf(pickle), unaskedIn(parameters), judgedBy))
        const claimed = asked.filter(({ pickle }) => isClaimed(tagsOf(pickle), families))
        if (claimed.length > 0) return claimed
        const of = [...new Set(asked.map(({ pickle }) => familyIn(tagsOf(pickle))))]
        return leave(
          of.length > 0
            ? `Nothing is selected: the implementation claims ${families.join(', ') || 'nothing'}, and what you ask for is of ${of.join(', ')}.`
            : `Nothing is selected: no example of the dialect ${judgedBy ?? dialect} is all that you ask for.`,
          EXIT.wrongUse,
        )
      })
    } catch (error) {
      explain(error)
    }
  },
}

const tagsOf = ({ tags }: Pickle): string[] => tags.map(({ name }) => name)
const familyIn = (tags: readonly string[]): string => familyOf(tags.find(isRuleIdTag)?.slice(1) ?? '')

function isAsked(tags: readonly string[], unasked: readonly string[], dialect: DialectName | undefined): boolean {
  if (unasked.some((tag) => tags.includes(tag))) return false
  return dialect === undefined || dialectsOf(tags).includes(dialect)
}

function isClaimed(tags: readonly string[], families: readonly string[]): boolean {
  const family = familyIn(tags)
  return family === '' || families.includes(family)
}

export default selection
