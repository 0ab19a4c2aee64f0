// As formatter.cjs. A plugin may be loaded before ts-node is.
require('../../register.cjs')
module.exports = require('./selection').default
