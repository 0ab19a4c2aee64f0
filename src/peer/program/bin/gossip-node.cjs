#!/usr/bin/env node
const { existsSync } = require('node:fs')
const path = require('node:path')

// In the repository the program runs from its sources, in a package from what was compiled of them.
if (existsSync(path.join(__dirname, '../main.ts'))) {
  process.env.TS_NODE_PROJECT = path.join(__dirname, '../../../../tsconfig.json')
  require('../../../register.cjs')
  require('../main.ts').main(process.argv)
} else {
  require('../../../../dist/src/peer/program/main.js').main(process.argv)
}
