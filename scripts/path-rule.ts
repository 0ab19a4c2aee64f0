/** Paths from the root of the repository. */
export interface Paths {
  readonly features: readonly string[]
  /** The files of the reference. */
  readonly reference: readonly string[]
  /** The tests of the reference. */
  readonly tests: readonly string[]
  /** The tables of mutants. */
  readonly tables: readonly string[]
}

/** Tests of no single file of the reference, and what they are about. */
export const TESTS_OF_MORE: Readonly<Record<string, string>> = {
  'cost.test.ts': 'what a whole node costs',
  'node/cost-of-a-message.test.ts': 'what a message costs at every part of a node',
  'node/environment.test.ts': 'settings from the environment, at a whole node',
  'node/leadership.test.ts': 'leadership messages of several channels, at a whole node',
  'runtime/clock.test.ts': 'the clock of the machine and the virtual one, side by side',
  'runtime/grpc.test.ts': 'a whole node on real sockets',
  'transport/crossing-streams.test.ts': 'connections, when both sides dial at once',
}

/** Features of no single part, and what they are about. */
const FEATURES_OF_MORE: Readonly<Record<string, string>> = {
  'features/node/over-grpc.feature': 'whole nodes on real sockets',
  'features/node/convergence': 'many nodes, and what they come to',
}

/** Tables of mutants that are of no single feature. */
const TABLES_OF_NONE: readonly string[] = ['coarse', 'variants']

/** `<area>/<name>` of `features/<area>/<name>.feature`, and of `features/<area>/<name>/<aspect>.feature`. */
function subjectOf(feature: string): string | undefined {
  const [, area, name] = /^features\/([\w-]+)\/([\w-]+)(?:\/[\w-]+)?\.feature$/.exec(feature) ?? []
  return area === undefined ? undefined : `${area}/${name}`
}

/** Features and tests that are of no file of the reference, and tables of mutants that are of no feature, named exceptions left out. */
export function lintPaths({ features, reference, tests, tables }: Paths): string[] {
  const parts = new Set(reference.map((path) => path.replace(/^src\/reference\/(.*)\.ts$/, '$1')))
  const isOfFeature = (table: string) =>
    features.some((path) => path === `features/${table}.feature` || path.startsWith(`features/${table}/`))
  const ofNone = tests.map((path) => path.replace(/^test\/reference\//, '')).filter((test) => !parts.has(test.replace(/\.test\.ts$/, '')))
  return [
    ...features.flatMap((feature) => {
      const subject = subjectOf(feature)
      if (subject === undefined)
        return [`${feature}:1  a feature is features/<area>/<name>.feature, or features/<area>/<name>/<aspect>.feature`]
      return parts.has(subject) || feature in FEATURES_OF_MORE || `features/${subject}` in FEATURES_OF_MORE
        ? []
        : [`${feature}:1  there is no src/reference/${subject}.ts that it could belong to: name it after its part`]
    }),
    ...tables
      .map((path) => path.replace(/^mutants\/tables\/(.*)\.ts$/, '$1'))
      .filter((table) => !TABLES_OF_NONE.includes(table) && !isOfFeature(table))
      .map((table) => `mutants/tables/${table}.ts:1  there is no feature ${table}, nor a folder of its aspects: name it after its feature`),
    ...ofNone
      .filter((test) => !(test in TESTS_OF_MORE))
      .map((test) => `test/reference/${test}:1  there is no src/reference/${test.replace('.test', '')}: name it after its part`),
    ...Object.keys(TESTS_OF_MORE)
      .filter((test) => !ofNone.includes(test))
      .map((test) => `scripts/path-rule.ts:1  ${test} is no exception to the path rule: strike it out`),
  ]
}
