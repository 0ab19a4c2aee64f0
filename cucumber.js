const { existsSync } = require('node:fs')
const path = require('node:path')
const { start } = require('./src/suite/judging/start.cjs')

/** In a package: what was compiled of the sources, which are not there. */
const isCompiled = !existsSync(path.join(__dirname, 'tsconfig.json'))

const { folder, hasPaths, demand } = start(process.argv, __dirname)
/** The program `gossip-tck` puts reports where its user is. Those of a part of the examples do not take the place of the whole. */
const reports = `${process.env.GOSSIP_TCK_REPORTS ?? 'reports'}${folder ?? ''}`

const suite = {
  requireModule: [require.resolve('./src/register.cjs')],
  require: [isCompiled ? 'steps/**/*.js' : 'steps/**/*.ts'],
  plugin: ['./src/suite/judging/selection.cjs'],
}

/** Profiles of one name write their reports under it. No profile sets `paths`: those of the command line would only be added to them. */
const profile = (name) => ({
  ...suite,
  format: ['./src/suite/report/formatter.cjs', ...(folder === undefined ? [] : filesOf(name))],
  formatOptions: { conformanceReport: `${reports}/conformance.json`, verdictPage: `${reports}/${name}.html` },
})

/** They get their names when the run has come to its end: one that is interrupted leaves those of the last one. */
const filesOf = (name) => [`junit:${reports}/${name}.junit.xml.unfinished`, `message:${reports}/${name}.ndjson.unfinished`]

/** Judges the reference in one dialect. */
function judging(dialect) {
  const other = { documents: 'fabric', fabric: 'documents' }[dialect]
  return { ...profile(dialect), tags: `not @${other}`, worldParameters: { dialect } }
}

const profiles = {
  default: judging('documents'),
  fabric: judging('fabric'),
  ci: judging('documents'),
  /** Judges what is behind an adapter, in the dialect that it names. Its command line is given with --world-parameters. */
  remote: { ...profile('remote'), worldParameters: { adapter: '' } },
  /** Judges a node on real sockets, in real time: the one that it starts, or that of {"address": "host:port", "msp": "FOLDER"}. */
  wire: {
    ...(!hasPaths && { paths: ['wire/features/**/*.feature'] }),
    requireModule: suite.requireModule,
    plugin: ['./wire/parameters.cjs'],
    require: ['wire/steps/**/*.ts'],
    // What may come out otherwise in real time without anybody being wrong.
    retry: 2,
    retryTagFilter: '@tried-again',
    format: ['progress', `html:${reports}/wire.html`],
  },
  /** Leaves no reports behind. */
  replay: { ...suite, format: ['./src/suite/report/formatter.cjs'] },
}

demand(Object.keys(profiles))

module.exports = profiles
