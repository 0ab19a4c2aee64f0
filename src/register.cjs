'use strict'
/**
 * Loads TypeScript as `ts-node/register/transpile-only` does, and keeps what ts-node made of each file in `node_modules/.cache`:
 * loading ts-node with its compilers takes longer than many a run. What is kept ends with the hash of all that it was made of,
 * so that it is never taken for another text or compiler; it is written under another name and then renamed, so that processes
 * side by side never see half of it. Where nothing can be kept, files are compiled every time.
 */
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')

const ROOT = path.join(__dirname, '..')
const FOLDER = path.join(ROOT, 'node_modules/.cache/gossip-tck')
const COMPILERS = ['ts-node/package.json', '@swc/core/package.json', 'typescript/package.json']
const TS_NODE = Symbol.for('ts-node.register.instance')

/** What this process has loaded, by file: it holds the way back from lines of stack traces. */
const outputs = new Map()
let makers
let compiler

function outputOf(file) {
  const source = fs.readFileSync(file, 'utf8')
  makers ??= [...COMPILERS.map((one) => require.resolve(one)), path.join(ROOT, 'tsconfig.json')]
    .map((one) => fs.readFileSync(one, 'utf8'))
    .join()
  const stamp = createHash('sha256').update([process.version, makers, file, source].join('\0')).digest('hex')
  const kept = path.join(FOLDER, `${path.relative(ROOT, file).replaceAll(/[^\w.-]/g, '+')}.js`)
  try {
    const text = fs.readFileSync(kept, 'utf8')
    if (text.endsWith(stamp)) return text.slice(0, -stamp.length)
  } catch {
    // Nothing is kept of it yet.
  }
  // Only created, not registered: it would take over the loading of all files.
  compiler ??= require('ts-node').create({ projectSearchDir: ROOT, transpileOnly: true })
  const output = `${compiler.compile(source, file)}\n//`
  keep(kept, output + stamp)
  return output
}

function keep(file, text) {
  const unfinished = `${file}.${process.pid}`
  try {
    fs.mkdirSync(FOLDER, { recursive: true })
    fs.writeFileSync(unfinished, text)
    fs.renameSync(unfinished, file)
  } catch {
    // Not writable, or full.
  }
}

/** Stack traces lead to the sources; what that takes is loaded with the first of them. */
function prepareStackTrace(error, frames) {
  Error.prepareStackTrace = undefined
  require('@cspotcode/source-map-support').install({
    environment: 'node',
    retrieveFile: (file) => outputs.get(file.replace(/^file:\/\//, '')) ?? '',
  })
  return Error.prepareStackTrace(error, frames)
}

// Not in a package, which holds what was compiled. Where ts-node is registered it stays in charge: mutants are compiled through it.
if (fs.existsSync(path.join(ROOT, 'tsconfig.json')) && process[TS_NODE] === undefined && require.extensions['.ts'] === undefined) {
  Error.prepareStackTrace = prepareStackTrace
  require.extensions['.ts'] = (module, file) => {
    const output = outputOf(file)
    outputs.set(file, output)
    module._compile(output, file)
  }
}
