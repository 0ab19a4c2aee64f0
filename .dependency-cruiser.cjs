const area = (names) => `^src/(${names})/`
const CORE = 'wire|identity|membership|dissemination|channel'

/** A rule: what `from` may not reach. */
const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

/** Parts that stand side by side and do not know each other. */
const SIBLINGS = ['identity', 'membership', 'dissemination', 'channel', 'transport']

module.exports = {
  forbidden: [
    forbid('no-cycles', 'Two files that need each other are one.', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    forbid('no-dead-ends', 'What is imported is there.', {}, { couldNotResolve: true }),
    forbid(
      'no-orphans',
      'A file that nobody needs.',
      { orphan: true, path: '^(src|steps)/', pathNot: '\\.d\\.ts$|/bin/|\\.steps\\.ts$|(formatter|selection)\\.cjs$' },
      {},
    ),
    forbid('ports-are-types', 'Ports see ports only.', { path: area('ports') }, { path: '^(src|steps|test)/', pathNot: area('ports') }),
    forbid('wire-sees-ports', 'The wire format sees ports only.', { path: area('wire') }, { path: '^src/', pathNot: area('ports|wire') }),
    ...SIBLINGS.map((name) =>
      forbid(
        `${name}-stands-alone`,
        'Siblings meet in the node.',
        { path: area(name) },
        { path: '^src/', pathNot: area(`ports|wire|${name}`) },
      ),
    ),
    forbid('dialects-are-data', 'Dialects see ports only.', { path: area('dialects') }, { pathNot: area('ports|dialects') }),
    forbid(
      'dialects-come-in',
      'Nobody but who puts things together knows a dialect.',
      { pathNot: [area('dialects|conformance'), '^(test|bench|mutants)/'] },
      { path: area('dialects') },
    ),
    forbid(
      'runtime-below',
      'The runtime sees ports, wire and transport.',
      { path: area('runtime') },
      { path: '^src/', pathNot: area('ports|wire|transport|runtime') },
    ),
    forbid(
      'node-below',
      'The node does not know who drives it.',
      { path: area('node') },
      { path: '^src/', pathNot: area(`node|ports|wire|${SIBLINGS.join('|')}`) },
    ),
    forbid('conformance-below', 'The port does not know the programs.', { path: area('conformance') }, { path: area('bin') }),
    forbid('core-no-builtin', 'The core does no I/O.', { path: area(`${CORE}|ports|node`) }, { dependencyTypes: ['core'] }),
    forbid(
      'core-no-package',
      'The core needs no package but the protobuf runtime.',
      { path: area(`${CORE}|ports`), pathNot: '^src/wire/generated/' },
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
      'Of the reference and its port, only the reports know Cucumber.',
      { path: '^src/', pathNot: '^src/conformance/report/' },
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
      'A step file binds: what it calls is in steps/support.',
      { path: '\\.steps\\.ts$' },
      { pathNot: '^steps/support/|node_modules/@cucumber/cucumber/' },
    ),
    forbid(
      'steps-black-box',
      'Scenarios see the port, the wire format and the reports, and no part of the reference.',
      { path: '^steps/' },
      {
        path: '^src/',
        pathNot: '^src/(wire|ports)/|^src/conformance/(port|implementation|test-crypto|world-parameters)\\.ts$|^src/conformance/report/',
      },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'types', 'default'] },
    exclude: { path: '^(src/wire/generated/.*\\.js$|reports|coverage|\\.[^.])' },
  },
}
