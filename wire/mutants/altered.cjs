// Makes the process of a node load the sources with the edits of the mutant that WIRE_MUTANT names.
const path = require('node:path')

const ROOT = path.join(__dirname, '../..')
process.env.TS_NODE_PROJECT = path.join(ROOT, 'tsconfig.json')
require('ts-node/register/transpile-only')
require('../../src/register.cjs')
const { EditedSources } = require('../../mutants/apply.ts')
const { WIRE_MUTANTS } = require('./table.ts')

const id = process.env.WIRE_MUTANT
const mutant = WIRE_MUTANTS.find((one) => one.id === id)
if (mutant === undefined) throw new Error(`there is no mutant "${id}"`)
const sources = new EditedSources(ROOT, ['src'])
sources.install()
sources.use(mutant.edits)
