/**
 * The kit for TypeScript and JavaScript: whoever has a gossip node says how it is built, which calls its application has and
 * what can be seen of it. Scripted peers, network, time, recording and test crypto are here.
 *
 * ```js
 * const { inProcess, serveAdapter } = require('gossip-tck/kit')
 *
 * serveAdapter(
 *   inProcess({
 *     name: 'my gossip',
 *     version: '1.0',
 *     dialect: 'fabric',
 *     families: ['EMIT'],
 *     build: ({ identity, settings }, { clock, dialer, server, crypto }) => new MyNode(...),
 *     calls: { start: (node) => node.start(), stop: (node) => node.stop(), gossip: (node, bytes) => node.gossip(bytes) },
 *   }),
 * )
 * ```
 * @module
 */
export { REJECTION_REASONS, type RejectionReason } from '../../wire/rejection'
export type { Clock } from '../../wire/time'
export * from '../port'
export { serveAdapter } from '../remote/adapter-server'
export { type InProcessOptions, inProcess } from './in-process'
export type {
  Calls,
  Chaincode,
  Channel,
  Environment,
  Implementation,
  Listener,
  Random,
  SaidCapability,
  Subject,
  Views,
} from './node'
export { SeededRandom } from './seeded-random'
export { Settings } from './settings'
export type { Access, Dialer, Server, ServerCall, Stream, StreamListener } from './surroundings'
export { TestCrypto, TestDirectory, testDigest, testPkiId, testSignature } from './test-crypto'
