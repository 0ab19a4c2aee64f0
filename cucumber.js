const shared = {
  requireModule: ['ts-node/register/transpile-only'],
  require: ['steps/**/*.ts'],
}

/** A profile judges the reference in one dialect. No profile sets `paths`: those of the command line would only be added to them. */
function judging(dialect) {
  const other = { documents: 'fabric', fabric: 'documents' }[dialect]
  return {
    ...shared,
    tags: `not @${other}`,
    worldParameters: { dialect },
    format: [
      './src/conformance/report/formatter.cjs',
      `html:reports/${dialect}.html`,
      `junit:reports/${dialect}.junit.xml`,
      `message:reports/${dialect}.ndjson`,
    ],
  }
}

module.exports = {
  default: judging('documents'),
  fabric: judging('fabric'),
  ci: { ...judging('documents') },
}
