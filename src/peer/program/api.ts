import { pipeline, Readable } from 'node:stream'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Logger } from 'pino'
import type { Bytes } from '../../wire/ids'
import type { ChannelBlocks } from './channel-blocks'
import type { Metrics } from './metrics'

/** A peer as a node knows it. */
export interface PeerSeen {
  readonly pkiId: string
  readonly mspId: string | undefined
  readonly endpoint: string | undefined
}

/** What the local calls need of a node. */
export interface ApiSource {
  readonly self: PeerSeen
  /** Why the node is not well, by component; empty if it is. */
  troubles(): readonly { readonly component: string; readonly reason: string }[]
  members(): { readonly alive: readonly PeerSeen[]; readonly dead: readonly PeerSeen[] }
  readonly channels: ReadonlyMap<string, ApiChannel>
}

/** A channel of a node. */
export interface ApiChannel {
  readonly blocks: ChannelBlocks
  members(): readonly PeerSeen[]
  /** Spreads a block. False if it does not verify; then nothing has happened. */
  push(number: bigint, bytes: Bytes): boolean
}

const MEBIBYTE = 1024 * 1024
/** The bytes of a block, and beside them the rest of its message, which may have 100 MiB in all. */
const LARGEST_BLOCK = 100 * MEBIBYTE - 1024
/** What may wait for a subscriber that does not read. */
const LONGEST_BACKLOG = 128 * MEBIBYTE
const LARGEST_NUMBER = 2n ** 64n - 1n

/** `/healthz` and `/metrics`, as Fabric's operations service has them. */
export function operationsApi(source: ApiSource, metrics: Metrics): FastifyInstance {
  // Connections that are kept alive do not keep the program from ending.
  const app = fastify({ logger: false, bodyLimit: LARGEST_BLOCK, forceCloseConnections: true })
  app.get('/healthz', async (_request, reply) => {
    const troubles = source.troubles()
    const time = new Date().toISOString()
    if (troubles.length === 0) return { status: 'OK', time }
    return reply.code(503).send({ status: 'Service Unavailable', time, failed_checks: troubles })
  })
  app.get('/metrics', async (_request, reply) => reply.type(metrics.contentType).send(await metrics.text()))
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send({ error: `there is no ${request.method} ${request.url.split('?', 1)[0]}` }),
  )
  app.setErrorHandler<Error & { statusCode?: number }>((error, _request, reply) =>
    reply.code(error.statusCode ?? 500).send({ error: error.message }),
  )
  return app
}

/** The same, and what is only for this machine: members, channels, blocks in and out. */
export function localApi(source: ApiSource, metrics: Metrics, log: Logger): FastifyInstance {
  const app = operationsApi(source, metrics)
  // A page in a browser on this machine is not meant.
  app.addHook('onRequest', async ({ headers }, reply) => {
    if (headers.origin !== undefined) await refused(reply, 403, 'not for pages in a browser')
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.get('/members', async () => ({ self: source.self, ...source.members() }))
  app.get('/channels', async () => [...source.channels].map(([name, channel]) => told(name, channel)))
  app.get<Named>('/channels/:name', async ({ params }, reply) => {
    const channel = source.channels.get(params.name)
    return channel === undefined ? noChannel(reply, params.name) : told(params.name, channel)
  })
  app.post<Named & { Querystring: { number?: string } }>('/channels/:name/blocks', async ({ params, query, body }, reply) => {
    const channel = source.channels.get(params.name)
    if (channel === undefined) return noChannel(reply, params.name)
    const number = numberIn(query.number)
    if (number === undefined) return refused(reply, 400, 'number must be that of the block: ?number=7')
    if (!(body instanceof Uint8Array) || body.length === 0) return refused(reply, 400, 'the body must be the bytes of the block')
    if (!channel.push(number, new Uint8Array(body))) return refused(reply, 422, `block ${number} does not verify (BLOCK-3)`)
    return reply.code(202).send({ number: `${number}`, height: `${channel.blocks.height}` })
  })
  app.post<Named & { Querystring: { number?: string } }>('/channels/:name/height', async ({ params, query }, reply) => {
    const channel = source.channels.get(params.name)
    if (channel === undefined) return noChannel(reply, params.name)
    const number = numberIn(query.number)
    if (number === undefined) return refused(reply, 400, 'number must be that of the next block: ?number=7')
    channel.blocks.beginAt(number)
    return { height: `${channel.blocks.height}` }
  })
  app.get<Named & { Querystring: { from?: string } }>('/channels/:name/blocks', async ({ params, query }, reply) => {
    const channel = source.channels.get(params.name)
    if (channel === undefined) return noChannel(reply, params.name)
    const from = query.from === undefined ? channel.blocks.height : numberIn(query.from)
    if (from === undefined) return refused(reply, 400, 'from must be the number of a block: ?from=7')
    if (from < channel.blocks.oldest) return refused(reply, 410, `blocks before ${channel.blocks.oldest} are not held any more`)
    // Headers go at once: the first block may be long in coming.
    reply.hijack().raw.writeHead(200, { 'content-type': 'application/x-ndjson' }).flushHeaders()
    pipeline(linesOf(channel.blocks, from, log), reply.raw, () => undefined)
  })
  return app
}

interface Named {
  Params: { name: string }
}

const refused = (reply: FastifyReply, code: number, error: string) => reply.code(code).send({ error })
const noChannel = (reply: FastifyReply, name: string) => refused(reply, 404, `the node is not in a channel "${name}"`)

function numberIn(text: string | undefined): bigint | undefined {
  const number = /^\d{1,20}$/.test(text ?? '') ? BigInt(text ?? '') : undefined
  return number === undefined || number > LARGEST_NUMBER ? undefined : number
}

function told(name: string, { blocks, members }: ApiChannel) {
  return { name, height: `${blocks.height}`, oldest: `${blocks.oldest}`, waiting: blocks.waitingCount, members: members() }
}

/** Blocks as lines of JSON. Whoever does not read them is cut off. */
function linesOf(blocks: ChannelBlocks, from: bigint, log: Logger): Readable {
  const lines = new Readable({ read: () => undefined })
  const end = blocks.subscribe(from, ({ number, bytes }) => {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')
    lines.push(`${JSON.stringify({ number: `${number}`, data })}\n`)
    if (lines.readableLength <= LONGEST_BACKLOG) return
    log.warn({ block: `${number}` }, 'a subscriber does not read its blocks, and is cut off')
    lines.destroy()
  })
  return lines.once('close', end)
}
