import ArgvParser from '@cucumber/cucumber/lib/configuration/argv_parser'
import { isCucumber } from './command-line'
import { EXIT } from './exit-codes'
import { demandKnownWords, WordError } from './words'

/** The profile that has features of its own. */
const WIRE = 'wire'

/** What is known of a run when cucumber.js is read. */
interface Start {
  /** The folder for its reports, below that for whole runs: empty for these, undefined if nothing is to be left behind. */
  readonly folder: string | undefined
  /** Whether the command line says which features. */
  readonly hasPaths: boolean
  /** Ends the process with one sentence if the command line has a word that there is not. */
  readonly demand: (profiles: readonly string[]) => void
}

/** Of any process that reads cucumber.js; one that was not started as `cucumber-js` has no command line that could be wrong. */
export function start(argv: readonly string[], cwd: string): Start {
  if (!isCucumber(argv)) return { folder: '', hasPaths: false, demand: () => {} }
  const { options, configuration } = ArgvParser.parse([...argv])
  const { tags, name: names = [], paths = [], shard, dryRun } = configuration
  const features = options.profile.includes(WIRE) ? 'wire/features' : 'features'
  const words = {
    features,
    profiles: options.profile,
    names,
    paths,
    ...(tags !== undefined && { tags }),
    ...(shard !== undefined && { shard }),
  }
  const isPart = Boolean(tags) || names.length > 0 || paths.length > 0
  return {
    folder: dryRun ? undefined : shard !== undefined ? `/shard-${shard.replace('/', '-of-')}` : isPart ? '/part' : '',
    hasPaths: paths.length > 0,
    demand: (profiles) => {
      try {
        demandKnownWords(words, profiles, cwd)
      } catch (error) {
        if (!(error instanceof WordError)) throw error
        process.stderr.write(`${error.message}\n`)
        process.exit(EXIT.wrongUse)
      }
    },
  }
}
