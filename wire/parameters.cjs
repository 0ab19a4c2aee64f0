// As selection.cjs of the suite: a plugin may be loaded before ts-node is.
require('../src/register.cjs')
module.exports = require('./parameters').default
