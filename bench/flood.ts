import { Server, ServerCredentials, type ServerDuplexStream } from '@grpc/grpc-js'
import { PORT_VERSION } from '../src/suite/port'
import { ANNOUNCEMENT, adapterService } from '../src/suite/remote/protocol'

const EVENTS = 1_000_000

/** An adapter that answers every `advance` with a million events. */
function main(): void {
  const event = { atNs: '0', subject: 'alice', log: { words: 'a flood' } }
  const flood = { events: { events: new Array(EVENTS).fill(event) } }
  const server = new Server({ 'grpc.max_send_message_length': -1 })
  server.addService(adapterService(), {
    Describe: (_: unknown, answer: (error: null, description: object) => void) =>
      answer(null, {
        name: 'flood',
        version: '1',
        language: 'TypeScript',
        dialect: 'documents',
        portVersion: PORT_VERSION,
        families: ['EMIT'],
        capabilities: [],
        clockGrainNs: '1000000',
        isolation: 'SESSION',
      }),
    Play: (stream: ServerDuplexStream<{ readonly call: string }, object>) => {
      stream.on('data', ({ call }) => stream.write(call === 'advance' ? flood : { done: {} }))
      stream.on('end', () => stream.end())
    },
  })
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_, port) =>
    process.stdout.write(`${ANNOUNCEMENT}127.0.0.1:${port}\n`),
  )
  process.stdin.on('end', () => process.exit(0)).resume()
}

main()
