import { spawn } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { Server, ServerCredentials, type ServerDuplexStream } from '@grpc/grpc-js'
import { PORT_VERSION } from '../../src/suite/port'
import { ANNOUNCEMENT, adapterService } from '../../src/suite/remote/protocol'

/**
 * `cunning-adapter.ts MODE FILE`: an adapter without an implementation, which keeps to the letter of the protocol, or nearly so,
 * and means harm. FILE is for what its processes have to tell each other.
 */
const [mode = '', file = ''] = process.argv.slice(2)

/** A message or field of the wire format that has a length. */
function field(number: number, content: Buffer): Buffer {
  const varint: number[] = []
  for (let rest = content.length; ; rest >>>= 7) {
    varint.push(rest > 127 ? (rest & 127) | 128 : rest)
    if (rest <= 127) break
  }
  return Buffer.concat([Buffer.of((number << 3) | 2), Buffer.from(varint), content])
}

/** So many empty messages, each a member of the list that has this number. */
const empty = (number: number, count: number): Buffer => Buffer.alloc(2 * count, Buffer.of((number << 3) | 2, 0))

const log = { atNs: '0', subject: 'alice', log: { words: `${'\u001b'}[2J${'\u0007'}nothing` } }
const [DONE, EVENTS] = [{ done: {} }, { events: { events: [log] } }]
let openStreams = 0

/** What is answered to `advance`. */
const TO_ADVANCE: Readonly<Record<string, () => object | Buffer>> = {
  'sends a million empty events': () => field(2, empty(1, 1_000_000)),
  'sends eight million empty events': () => field(2, empty(1, 8_000_000)),
  'sends many events again and again': () => ({ events: { events: new Array(60_000).fill(log) } }),
  'sends long words again and again': () => ({ events: { events: [{ ...log, log: { words: 'x'.repeat(15 << 20) } }] } }),
  'announces more than it sends': () => Buffer.concat([field(2, Buffer.alloc(0)), Buffer.of(0x12, 0xff, 0xff, 0x7f)]),
  'nests groups without end': () => Buffer.alloc(1 << 20, Buffer.of(0x0b)),
  'fails with sixteen million letters': () => ({ failure: { kind: 'NOT_POSSIBLE', message: `${'\u001b'}[31m${'x'.repeat(15 << 20)}` } }),
  'sends instants that are no instants': () => ({ events: { events: [{ ...log, atNs: '9223372036854775807' }] } }),
}

function answerTo(call: string): object | Buffer {
  if (call === 'open' && mode === 'refuses every world') {
    return { failure: { kind: 'REFUSED', message: `no; streams that are open: ${openStreams}` } }
  }
  if (call === 'observe' && mode === 'sends four million identities') return field(3, field(4, empty(1, 4_000_000)))
  if (call === 'advance') return (TO_ADVANCE[mode] ?? (() => EVENTS))()
  return DONE
}

function serve(): void {
  const server = new Server({ 'grpc.max_send_message_length': -1 })
  const definition = adapterService()
  const { Play: play, Describe: describe } = definition
  const serialized = (answer: object | Buffer) => (Buffer.isBuffer(answer) ? answer : (play?.responseSerialize(answer) ?? Buffer.alloc(0)))
  const description = (known: object) => {
    const bytes = describe?.responseSerialize(known) ?? Buffer.alloc(0)
    // The field `isolation`, once more.
    return mode === 'is isolated in an unknown way' ? Buffer.concat([bytes, Buffer.of((9 << 3) | 0, 7)]) : bytes
  }
  server.addService(
    {
      Describe: { ...describe, responseSerialize: description },
      Play: { ...play, responseSerialize: serialized },
    } as typeof definition,
    {
      Describe: (_: unknown, answer: (error: null, description: object) => void) => {
        answer(null, {
          name: 'cunning',
          version: mode === 'has a long name' ? `1${'0'.repeat(1 << 20)}` : '1',
          language: 'TypeScript',
          dialect: 'fabric',
          portVersion: PORT_VERSION,
          families: ['EMIT'],
          capabilities: ['sees-identities'],
          clockGrainNs: '1',
          isolation: mode === 'cannot be started twice' ? 'PROCESS' : 'SESSION',
        })
      },
      Play: (stream: ServerDuplexStream<{ readonly call: string }, object>) => {
        openStreams++
        stream.on('data', ({ call }) => void stream.write(answerTo(call)))
        stream.on('end', () => stream.end())
        stream.on('close', () => openStreams--)
        stream.on('cancelled', () => stream.destroy())
      },
    },
  )
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_, port) =>
    process.stdout.write(`${ANNOUNCEMENT}127.0.0.1:${port}\n`),
  )
  process.stdin.on('end', () => process.exit(0)).resume()
}

function startDaemon(): void {
  // In a group of its own, with the outputs of this process: it can be ended by its number only.
  const { pid } = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { stdio: 'inherit', detached: true })
  writeFileSync(file, `${pid}`)
}

if (mode === 'cannot be started twice' && existsSync(file)) {
  process.stdout.write('the port is in use')
  process.exitCode = 5
} else {
  if (mode === 'cannot be started twice') writeFileSync(file, '')
  if (mode === 'leaves a daemon behind') startDaemon()
  if (mode === 'dies beside its daemon') startDaemon()
  if (mode === 'dies beside its daemon') setTimeout(() => process.exit(7), 100)
  else serve()
}
