'use strict'
const path = require('node:path')
const { inProcess, serveAdapter } = require('gossip-tck/kit')
const { SmallNode, codecOf } = require('./small-node.js')

const codec = codecOf(path.join(path.dirname(require.resolve('gossip-tck/gossip.proto')), 'gossip.proto'))
const NOT_ITS_AFFAIR = ['aliveTimeInterval', 'aliveExpirationTimeout', 'reconnectInterval', 'pullInterval', 'publishStateInfoInterval']

/** The small node, or one of a class that does something else, as the suite judges it. */
const judged = (Node) =>
  inProcess({
    name: 'small node',
    version: '1.0',
    dialect: 'fabric',
    families: ['EMIT'],
    capabilities: ['ordered-emission'],
    build: ({ identity, settings }, surroundings) => {
      settings.ignore(...NOT_ITS_AFFAIR, 'requestStateInfoInterval', 'membershipTrackerInterval')
      const known = {
        iterations: settings.count('propagateIterations', 1),
        burst: settings.count('maxPropagationBurstSize', 10),
        latencyMs: settings.durationMs('maxPropagationBurstLatency', 10),
        fanOut: settings.count('propagatePeerNum', 3),
      }
      return new Node(codec, identity, known, surroundings)
    },
    calls: { start: (node) => node.start(), stop: (node) => node.stop(), gossip: (node, message) => node.gossip(message) },
  })

module.exports = { judged, implementation: judged(SmallNode) }
if (require.main === module) serveAdapter(module.exports.implementation)
