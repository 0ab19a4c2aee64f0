'use strict'
/** Lets the sources of this repository be loaded as they are. In a package there is only what was compiled of them, and nothing to do. */
const { existsSync } = require('node:fs')
const { join } = require('node:path')

if (existsSync(join(__dirname, '../tsconfig.json'))) require('ts-node/register/transpile-only')
