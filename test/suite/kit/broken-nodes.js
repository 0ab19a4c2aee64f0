'use strict'
const { judged } = require('./small-adapter.js')
const { SmallNode } = require('./small-node.js')

/** Breaks EMIT-8: a burst begins the period of the timer anew. */
class ShiftsItsTimer extends SmallNode {
  add(message) {
    super.add(message)
    if (this.buffer.length > 0) return
    this.cancel()
    this.tickAt(this.clock.now() + this.settings.latencyMs)
  }
}

module.exports = { implementation: judged(ShiftsItsTimer) }
if (require.main === module) require('gossip-tck/kit').serveAdapter(module.exports.implementation)
