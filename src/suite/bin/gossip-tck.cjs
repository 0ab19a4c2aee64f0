#!/usr/bin/env node
// Started anywhere: ts-node would look for its settings where the user is.
process.env.TS_NODE_PROJECT = require('node:path').join(__dirname, '../../../tsconfig.json')
require('ts-node/register/transpile-only')
require('./gossip-tck.ts').main(process.argv)
