const REFERENCE = '^src/reference/'
const area = (names) => `${REFERENCE}(${names})/`
const CORE = 'identity|membership|dissemination|channel|pull|schedule'

/** A rule: what `from` may not reach. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Parts that stand side by side and do not know each other. */
const SIBLINGS = ['identity', 'membership', 'dissemination', 'channel', 'pull', 'transport']

/** The one file of the suite that knows the reference. */
const CHOOSES = '^src/suite/the-reference\\.ts$'

module.exports = {
  forbidden: [
    forbid('no-cycles', 'Two files that need each other are one.', {}, { circular: true }),
    forbid('no-dead-ends', 'What is imported is there.', {}, { couldNotResolve: true, pathNot: '/dist/' }),
    forbid(
      'no-orphans',
      'A file that nobody needs.',
      { orphan: true, path: '^(src|steps)/', pathNot: '\\.d\\.ts$|/bin/|/assets/|\\.steps\\.ts$|(formatter|selection)\\.cjs$' },
      {},
    ),
    forbid(
      'wire-alone',
      'What suite and reference share knows neither.',
      { path: '^src/wire/' },
      { path: '^(src|steps|test)/', pathNot: '^src/wire/' },
    ),
    forbid(
      'reference-alone',
      'The reference does not know who judges it.',
      { path: REFERENCE },
      { path: '^src/', pathNot: `${REFERENCE}|^src/wire/` },
    ),
    forbid(
      'certificates-alone',
      'What makes certificates knows neither who shows them nor who judges them.',
      { path: '^src/certificates/' },
      { path: '^(src|steps|test)/', pathNot: '^src/certificates/' },
    ),
    forbid(
      'peer-above',
      'A peer on real sockets stands on the reference, which does not know it, and knows no suite.',
      { path: '^src/', pathNot: '^src/peer/' },
      { path: '^src/peer/' },
    ),
    forbid(
      'peer-program-above',
      'Identities and transport of a peer do not know the program around them.',
      { path: '^src/peer/(msp|transport)/' },
      { path: '^src/peer/program/' },
    ),
    forbid(
      'peer-program-by-doors',
      'The program knows identities and transport by their doors.',
      { path: '^src/peer/program/' },
      { path: '^src/peer/(msp|transport)/', pathNot: '/index\\.ts$' },
    ),
    forbid(
      'wire-black-box',
      'Whoever judges a node on sockets shares the wire format, the certificates and the choice of ports with it, and nothing else.',
      { path: '^wire/steps/' },
      { path: '^src/', pathNot: '^src/((wire|certificates)/|free-ports\\.ts$)' },
    ),
    forbid('peer-alone', 'A peer does not know who judges it.', { path: '^src/peer/' }, { path: '^src/(suite|explore)/' }),
    forbid(
      'suite-black-box',
      'The suite knows the reference in one place.',
      { path: '^src/suite/', pathNot: CHOOSES },
      { path: REFERENCE },
    ),
    forbid(
      'ports-are-types',
      'Ports see ports and the wire format only.',
      { path: area('ports') },
      { path: '^(src|steps|test)/', pathNot: `${area('ports')}|^src/wire/` },
    ),
    ...SIBLINGS.map((name) =>
      forbid(
        `${name}-stands-alone`,
        'Siblings meet in the node.',
        { path: area(name) },
        { path: REFERENCE, pathNot: area(`ports|schedule|${name}`) },
      ),
    ),
    forbid('dialects-are-data', 'Dialects see ports only.', { path: area('dialects') }, { pathNot: area('ports|dialects') }),
    forbid(
      'dialects-come-in',
      'Nobody but who puts things together knows a dialect.',
      {
        pathNot: [
          area('dialects'),
          CHOOSES,
          `${REFERENCE}index\\.ts$`,
          '^src/peer/program/|^(test|bench|mutants)/|^scripts/vocabulary-settings\\.ts$',
        ],
      },
      { path: area('dialects') },
    ),
    forbid(
      'runtime-below',
      'The runtime sees ports and transport.',
      { path: area('runtime') },
      { path: REFERENCE, pathNot: area('ports|transport|runtime') },
    ),
    forbid(
      'node-below',
      'The node does not know who drives it.',
      { path: area('node') },
      { path: REFERENCE, pathNot: area(`node|ports|schedule|${SIBLINGS.join('|')}`) },
    ),
    forbid(
      'explore-above',
      'Exploring stands on the suite; of the suite only its programs know it.',
      { path: '^src/(suite|wire|reference)/', pathNot: '^src/suite/bin/' },
      { path: '^src/explore/' },
    ),
    forbid(
      'explore-black-box',
      'Whoever explores sees nodes through the port only.',
      { path: '^src/explore/' },
      { path: `${REFERENCE}|^src/suite/(bin|remote)/|^src/suite/(implementation|the-reference)\\.ts$` },
    ),
    forbid('judging-below', 'Who judges does not know how it is told.', { path: '^src/suite/judging/' }, { path: '^src/suite/report/' }),
    forbid(
      'programs-above',
      'The suite does not know its programs.',
      { path: '^src/suite/', pathNot: '^src/suite/bin/' },
      { path: '^src/suite/bin/' },
    ),
    forbid(
      'book-above',
      'The book is made of what was judged and told, and only the program knows it.',
      { path: '^src/', pathNot: '^src/suite/(bin|book)/' },
      { path: '^src/suite/book/' },
    ),
    forbid(
      'book-reads',
      'The book sees judging and reports.',
      { path: '^src/suite/book/' },
      { path: '^(src|steps)/', pathNot: '^src/suite/(book|judging|report)/' },
    ),
    forbid('core-no-builtin', 'The core does no I/O.', { path: `${area(`${CORE}|ports|node`)}|^src/wire/` }, { dependencyTypes: ['core'] }),
    forbid(
      'core-no-package',
      'The core needs no package but the protobuf runtime.',
      { path: `${area(`${CORE}|ports`)}|^src/wire/`, pathNot: '^src/wire/generated/' },
      { path: 'node_modules/', pathNot: 'node_modules/protobufjs/' },
    ),
    forbid(
      'transport-types-only',
      'The transport knows the types of grpc-js, and the runtime has its code.',
      { path: area('transport') },
      { path: 'node_modules/', pathNot: 'node_modules/protobufjs/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'cucumber-reports',
      'Only judging and reports know Cucumber.',
      { path: '^src/', pathNot: '^src/suite/(judging|report)/' },
      { path: 'node_modules/@cucumber/' },
    ),
    forbid(
      'node-packages',
      'The node reads settings, and needs no other package.',
      { path: area('node') },
      { path: 'node_modules', pathNot: 'node_modules/(yaml|zod)/' },
    ),
    forbid(
      'src-alone',
      'The suite needs src, not the other way round.',
      { path: '^src/' },
      { path: '^(steps|features|mutants|test|bench|scripts)/' },
    ),
    forbid(
      'steps-bind',
      'A step file binds: what it calls is in steps/support, or in what the suite says whoever asks.',
      { path: '\\.steps\\.ts$' },
      { pathNot: '^(wire/)?steps/support/|^src/suite/script/|node_modules/@cucumber/cucumber/' },
    ),
    forbid(
      'steps-black-box',
      'Scenarios see the port, the wire format and the reports, and no part of the reference.',
      { path: '^steps/' },
      {
        path: '^src/',
        pathNot:
          '^src/wire/|^src/suite/(port|implementation|world-parameters)\\.ts$|^src/suite/kit/test-crypto\\.ts$|^src/suite/(judging|report|script)/',
      },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      // As Node looks for them where the sources are loaded as they are.
      extensions: ['.js', '.json', '.ts', '.d.ts', '.cjs'],
      exportsFields: ['exports'],
      conditionNames: ['sources', 'require', 'node', 'types', 'default'],
    },
    exclude: { path: '^(bench/gossipsub|src/wire/generated/.*\\.js$|dist|reports|coverage|\\.[^.])' },
  },
}
