// Loaded into a node before its program: whom it dials is reached through another port on this machine, as DIAL_THROUGH says.
const { Socket } = require('node:net')

const ports = JSON.parse(process.env.DIAL_THROUGH)
const { connect } = Socket.prototype

Socket.prototype.connect = function (...given) {
  const [options] = Array.isArray(given[0]) ? given[0] : given
  const port = ports[`${options?.host}:${options?.port}`]
  if (port !== undefined) options.port = port
  return connect.apply(this, given)
}
