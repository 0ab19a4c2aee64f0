// As selection.cjs: cucumber.js is read before ts-node is there.
require('../../register.cjs')
module.exports = require('./start')
