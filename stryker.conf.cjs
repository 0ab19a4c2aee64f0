const { existsSync, readFileSync } = require('node:fs')

const dialect = process.env.TCK_DIALECT ?? 'documents'
const reportOf = (name) => `reports/stryker/${name}.json`

/** Of everything that decides; words, settings and the surroundings are for unit tests. */
const DECIDES = [
  'src/reference/{channel,dissemination,identity,membership,pull}/*.ts',
  'src/reference/node/{discovery,exchanges,gossip-node,intake,lifecycle,pulls,routines,running-node,standing-parts}.ts',
  'src/reference/transport/{connections,handshake}.ts',
  'src/wire/secret.ts',
]

/** Lines on which a mutant stood that the other dialect did not detect: only these are tried in the second run. */
function undetected(report) {
  const { files } = JSON.parse(readFileSync(report, 'utf8'))
  const ranges = Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map(({ location: { start, end } }) => `${file}:${start.line}-${end.line}`),
  )
  return [...new Set(ranges)]
}

/** Mutants made by a tool, on demand, judged by the features in one dialect; `npm run stryker` judges them in both. */
module.exports = {
  testRunner: 'cucumber',
  cucumber: { profile: dialect === 'documents' ? 'default' : dialect, tags: ['not @grpc'] },
  mutate: dialect !== 'documents' && existsSync(reportOf('documents')) ? undetected(reportOf('documents')) : DECIDES,
  mutator: { excludedMutations: ['StringLiteral'] },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  plugins: ['@stryker-mutator/cucumber-runner'],
  ignorePatterns: ['reports', 'coverage', 'mutants', 'bench', 'docs', 'dist'],
  reporters: ['progress', 'html', 'json'],
  htmlReporter: { fileName: `reports/stryker/${dialect}.html` },
  jsonReporter: { fileName: reportOf(dialect) },
  tempDirName: '.stryker-tmp',
}
