// Cucumber loads formatters and plugins by `import()`, which knows nothing of ts-node; `require` does.
module.exports = require('./console-formatter').default
