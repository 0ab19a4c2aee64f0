// As formatter.cjs. A plugin may be loaded before ts-node is.
require('ts-node/register/transpile-only')
module.exports = require('./selection.ts').default
