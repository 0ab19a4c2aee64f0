import { inFile, type Mutant } from '../../mutants/mutant'

const service = inFile('src/reference/transport/gossip-service.ts')
const connects = inFile('src/reference/transport/connections.ts')
const greets = inFile('src/reference/transport/handshake.ts')
const dials = inFile('src/peer/transport/tls-dialer.ts')
const signs = inFile('src/peer/msp/signatures.ts')
const knows = inFile('src/peer/msp/msp-crypto.ts')
const isOf = inFile('src/peer/msp/msp.ts')
const names = inFile('src/peer/msp/local-msp.ts')
const carries = inFile('src/peer/transport/gossip-transport.ts')
const bounds = inFile('src/peer/transport/framed-call.ts')
const frames = inFile('src/peer/transport/frames.ts')
const keeps = inFile('src/peer/transport/keepalive.ts')
const secures = inFile('src/peer/transport/tls.ts')

/** Faults of a node on real sockets, which only the rules of `wire/features` can see. */
export const WIRE_MUTANTS: readonly Mutant[] = [
  service(
    'WIRE-1',
    'wire-service-of-another-name',
    'Streams are served under another name.',
    '/gossip.Gossip/GossipStream',
    '/gossip.Gossip/Stream',
  ),
  names(
    'WIRE-2',
    'wire-pki-id-without-msp-id',
    'The PKI-ID is over the certificate only.',
    'of pkiIdSource(identity)',
    'of pkiIdSource(identity).slice(1)',
  ),
  signs(
    'WIRE-3',
    'wire-signs-with-any-s',
    'The node signs with whatever S comes out.',
    'if (s <= HALF_ORDER) return',
    'if (s > 0n) return',
  ),
  signs('WIRE-3', 'wire-takes-a-high-s', 'A signature with a high S is taken.', ' && sOf(signature) <= HALF_ORDER', ''),
  carries(
    'WIRE-4',
    'wire-four-mib',
    'Messages above the limit of the library end the stream.',
    'MAX_MESSAGE_BYTES = 100 *',
    'MAX_MESSAGE_BYTES = 4 *',
  ),
  carries(
    'WIRE-4',
    'wire-no-limit',
    'A message of more than a hundred MiB does not end its stream.',
    'MAX_MESSAGE_BYTES = 100 *',
    'MAX_MESSAGE_BYTES = 200 *',
  ),
  frames(
    'WIRE-4',
    'wire-largest-is-too-large',
    'A message of exactly a hundred MiB ends its stream.',
    'if (length > this.maxBytes)',
    'if (length >= this.maxBytes)',
  ),
  bounds(
    'WIRE-4',
    'wire-too-large-ends-all',
    'A message that is too large ends its connection, with all streams.',
    "this.refuse(error instanceof FrameError ? error.message : 'what has come cannot be read')",
    'if (error instanceof FrameError) this.stream.session?.destroy()',
  ),
  bounds(
    'WIRE-4',
    'wire-sends-four-mib',
    'Messages of more than four MiB are not sent.',
    'envelope.length > maxMessageBytes',
    'envelope.length > maxMessageBytes / 25',
  ),
  secures('WIRE-5', 'wire-weak-suites', 'Suites of TLS 1.2 with CBC are taken.', "].join(':')", "'ECDHE-ECDSA-AES128-SHA'].join(':')"),
  service(
    'WIRE-6',
    'wire-ping-refused',
    'A ping is answered with something.',
    'answer(null, new Uint8Array())',
    'answer(null, new Uint8Array(1))',
  ),
  connects(
    'CONN-1',
    'wire-no-conn-timeout',
    'Who sends no handshake keeps its stream.',
    'open.handshakeBefore > now) break',
    'true) break',
  ),
  dials('CONN-1', 'wire-no-ping', 'A stream is opened without a ping.', 'pingOver(session, over)', 'over(pingOver.length > 0)'),
  dials(
    'CONN-1',
    'wire-hash-of-the-server',
    'A node that dials announces the certificate by which it is dialled, and shows another one.',
    'tls.client?.certificate ?? tls.certificate',
    'tls.certificate',
  ),
  carries(
    'CONN-2',
    'wire-shown-by-a-neighbour',
    'Whoever shows no certificate is taken for another one of the same machine, who has.',
    '=> `${remoteAddress}:${remotePort}`',
    '=> `${remoteAddress}:${typeof remotePort}`',
  ),
  connects(
    'CONN-2',
    'wire-uncertified-are-told',
    'Who shows no certificate is told who the node is.',
    'binding !== undefined && binding.remote === undefined',
    'binding?.own.length === 0',
  ),
  greets(
    'CONN-3',
    'wire-hash-not-compared',
    'The hash of the certificate is not compared.',
    'binding !== undefined && !equalBytes',
    'binding?.own.length === 0 && !equalBytes',
  ),
  isOf('CONN-3', 'wire-revoked-is-taken', 'Lists of revoked certificates are not looked at.', "return 'it is revoked'", 'return undefined'),
  isOf(
    'CONN-3',
    'wire-first-list-only',
    'Of several lists of revoked certificates only the first is looked at.',
    "(await listsOf(path.join(folder, 'crls'))).map(",
    "(await listsOf(path.join(folder, 'crls'))).slice(0, 1).map(",
  ),
  isOf(
    'CONN-3',
    'wire-any-authority',
    'It is not looked at who has issued a certificate.',
    'if (chain === undefined) return `it was issued by no authority of ${this.mspId}`',
    'if (chain === undefined) return undefined',
  ),
  knows(
    'CONN-3',
    'wire-pki-id-as-claimed',
    'A signature is not verified.',
    'return opened !== undefined && this.isGood(',
    'return opened !== undefined || this.isGood(',
  ),
  connects(
    'CONN-4',
    'wire-probe-refused',
    'A probe ends with an error.',
    "this.end(stream, 'probed')",
    "this.refuse(stream, open, 'probed')",
  ),
  connects(
    'CONN-5',
    'wire-anybody-answers',
    'Whoever answers is taken.',
    'return org !== undefined && org === ',
    'return org !== undefined || org === ',
  ),
  connects(
    'CONN-5',
    'wire-nobody-takes-over',
    'Only who was expected is taken.',
    'return org !== undefined && org === ',
    'return org === undefined && org === ',
  ),
  connects(
    'CONN-6',
    'wire-old-stream-stays',
    'The old stream of a peer stays open.',
    "if (replaced !== undefined) this.end(replaced, 'replaced by a new connection')",
    'if (replaced !== undefined) this.drop(replaced)',
  ),
  bounds(
    'CONN-7',
    'wire-buffers-without-end',
    'Whatever is to be sent is kept.',
    'this.waiting.length + this.underWay >= sendBuffSize',
    'this.waiting.length < 0',
  ),
  bounds(
    'CONN-7',
    'wire-full-buffer-ends-it',
    'A connection whose buffer is full is ended.',
    'counts.overflows += 1',
    'counts.overflows += 1\n      this.end()',
  ),
  connects(
    'CONN-8',
    'wire-failed-dial-is-nothing',
    'Nothing follows when nobody answers.',
    "if (!this.isConnected(purpose.expected)) this.options.outbox.put({ type: 'unreachable', peer: purpose.expected })",
    'this.waiting.delete(purpose.expected)',
  ),
  connects('CONN-8', 'wire-broken-is-written-to', 'A stream that has broken is written to.', 'open.broken = true', 'open.broken = false'),
  connects(
    'CONN-8',
    'wire-ended-is-dead',
    'A peer that ends its stream is presumed dead.',
    'if (open.peer === undefined) this.giveUp(open.purpose)',
    "if (open.peer !== undefined) this.options.outbox.put({ type: 'unreachable', peer: open.peer })",
  ),
  bounds(
    'CONN-8',
    'wire-end-is-not-noticed',
    'A stream that its peer has ended in good order is written to as before.',
    "stream.on('end', () => this.emit('end'))",
    "stream.on('end', () => undefined)",
  ),
  keeps(
    'CONN-9',
    'wire-ages',
    'No connection lasts longer than a second.',
    'timer = setTimeout(ping, timeMs)',
    'timer = setTimeout(() => session.destroy(), 1_000)',
  ),
  keeps('CONN-9', 'wire-never-pings', 'Nobody is pinged.', 'timer = setTimeout(ping, timeMs)', 'timer = setTimeout(ping, 2 ** 31 - 1)'),
  connects(
    'CONN-10',
    'wire-stop-leaves-streams',
    'A node that stops leaves its streams open.',
    'for (const stream of this.streams.keys()) this.end(stream, reason)',
    "this.options.outbox.put({ type: 'failed', error: reason })",
  ),
]
