#!/usr/bin/env node
require('ts-node/register/transpile-only')
require('./gossip-tck.ts').main(process.argv)
