const dialect = process.env.TCK_DIALECT ?? 'documents'

/** Mutants made by a tool, on demand, judged by the features in one dialect; `npm run stryker` judges them in both. */
module.exports = {
  testRunner: 'cucumber',
  cucumber: { profile: dialect === 'documents' ? 'default' : dialect, tags: ['not @grpc'] },
  mutate: ['src/reference/dissemination/*.ts', 'src/reference/identity/*.ts', 'src/wire/secret.ts'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 20_000,
  plugins: ['@stryker-mutator/cucumber-runner'],
  ignorePatterns: ['reports', 'coverage', 'mutants', 'bench', 'docs'],
  reporters: ['progress', 'html', 'json'],
  htmlReporter: { fileName: `reports/stryker/${dialect}.html` },
  jsonReporter: { fileName: `reports/stryker/${dialect}.json` },
  tempDirName: '.stryker-tmp',
}
