import { Client, credentials, Server, ServerCredentials, type ServerDuplexStream, type ServiceDefinition } from '@grpc/grpc-js'
import { GOSSIP_SERVICE } from '../../src/reference/transport/gossip-service'
import type { Bytes } from '../../src/wire/ids'
import { HOST, type Material } from './materials'
import type { Load, Mesh } from './mesh'
import { Blocks } from './messages'

/** A stream of grpc-js, of either side. */
interface RawStream {
  write(bytes: Bytes): unknown
  on(event: 'data', listener: (bytes: Bytes) => void): unknown
  on(event: 'error', listener: () => void): unknown
}

/** Bare streams of grpc-js, one between any two ends, used both ways: the bytes that nodes send, and nothing that looks at them. */
export async function grpcMesh({ given, ...load }: Load & { readonly given: readonly Material[] }): Promise<Mesh> {
  const blocks = new Blocks(load)
  const streams: RawStream[][] = given.map(() => [])
  const servers: Server[] = []
  const clients: Client[] = []
  const mesh = {
    size: given.length,
    arrived: 0,
    dropped: 0,
    publish: (end: number, message: number) => {
      const envelope = blocks.envelope(message)
      for (const stream of streams[end] ?? []) stream.write(envelope)
    },
    onDelivered: (_end: number, _message: number): void => undefined,
    close: async () => {
      for (const client of clients) client.close()
      for (const server of servers) server.forceShutdown()
    },
  }
  const attach = (end: number, stream: RawStream) => {
    streams[end]?.push(stream)
    stream.on('error', () => undefined)
    stream.on('data', (bytes) => {
      mesh.arrived += 1
      mesh.onDelivered(end, blocks.numberIn(bytes))
    })
  }
  for (const [end, material] of given.entries()) {
    const { server, port } = await openServer(material, (stream) => attach(end, stream))
    servers.push(server)
    for (const [other, shown] of given.slice(end + 1).entries()) {
      const { client, stream } = await openStream(shown, port)
      clients.push(client)
      attach(end + 1 + other, stream)
    }
  }
  return mesh
}

/** A server that hands over each stream, once its client has been told that it is open. */
export async function openServer({ peer, authorities }: Material, onStream: (stream: RawStream) => void) {
  const server = new Server()
  server.addService({ GossipStream: GOSSIP_SERVICE.GossipStream } as unknown as ServiceDefinition, {
    GossipStream: (call: ServerDuplexStream<Bytes, Bytes>) => {
      onStream(call)
      call.sendMetadata(call.metadata)
    },
  })
  const pair = { cert_chain: Buffer.from(peer.tls.certificate), private_key: Buffer.from(peer.tls.key) }
  const secured = ServerCredentials.createSsl(Buffer.from(authorities.tls), [pair], true)
  const port = await new Promise<number>((resolve, reject) =>
    server.bindAsync(`${HOST}:0`, secured, (error, bound) => (error === null ? resolve(bound) : reject(error))),
  )
  return { server, port }
}

/** A stream over a connection of its own. */
export async function openStream({ peer, authorities }: Material, port: number) {
  const secured = credentials.createSsl(Buffer.from(authorities.tls), Buffer.from(peer.tls.key), Buffer.from(peer.tls.certificate))
  const client = new Client(`${HOST}:${port}`, secured, { 'grpc.use_local_subchannel_pool': 1 })
  const { path, requestSerialize, responseDeserialize } = GOSSIP_SERVICE.GossipStream
  const stream = client.makeBidiStreamRequest(path, requestSerialize, responseDeserialize)
  await new Promise((resolve, reject) => stream.once('metadata', resolve).once('error', reject))
  return { client, stream }
}
