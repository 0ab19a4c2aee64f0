#!/usr/bin/env node
const { existsSync } = require('node:fs')
const path = require('node:path')

// In the repository the program runs from its sources, in a package from what was compiled of them.
if (existsSync(path.join(__dirname, 'gossip-tck.ts'))) {
  // Started anywhere: ts-node would look for its settings where the user is.
  process.env.TS_NODE_PROJECT = path.join(__dirname, '../../../tsconfig.json')
  require('../../register.cjs')
  require('./gossip-tck.ts').main(process.argv)
} else {
  require('../../../dist/src/suite/bin/gossip-tck.js').main(process.argv)
}
