import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

/** How a link fails: it breaks, and nobody can be dialled; or it falls silent, and what is sent waits, as TCP does it. */
export type Failure = 'broken' | 'silent'

/** A connection of one node to another, through here. */
interface Link {
  readonly from: string
  readonly to: string
  readonly near: Socket
  /** Undefined while it is not dialled yet. */
  far: Socket | undefined
}

/**
 * The network between nodes. Each node dials all others through a proxy of its own (gRPC takes one from the variable `grpc_proxy`), so
 * that it is known who speaks to whom, and a link can be made to fail without either of them being told.
 */
export class Links {
  private readonly proxies: Server[] = []
  private readonly links = new Set<Link>()
  private failure: { readonly how: Failure; readonly isCut: (from: string, to: string) => boolean } | undefined
  /** How many connections went through here. */
  opened = 0

  /** The variables that make the node at an address dial through here. */
  async variablesOf(address: string): Promise<NodeJS.ProcessEnv> {
    const proxy = createServer((_request, response) => response.writeHead(405).end())
    proxy.on('connect', (request: IncomingMessage, near: Socket) => this.take(address, request.url ?? '', near))
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    this.proxies.push(proxy)
    return { grpc_proxy: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`, no_grpc_proxy: 'none.invalid' }
  }

  /** Nodes on this side and all others do not reach each other any more, in both directions, on old connections as on new ones. */
  cut(side: ReadonlySet<string>, how: Failure): void {
    this.failure = { how, isCut: (from, to) => side.has(from) !== side.has(to) }
    for (const link of this.links) if (this.isCut(link)) this.fail(link)
  }

  /** All reach each other again; what was sent meanwhile over silent links arrives. */
  heal(): void {
    this.failure = undefined
    for (const link of this.links) this.join(link)
  }

  async close(): Promise<void> {
    for (const { near, far } of this.links) for (const socket of [near, far]) socket?.destroy()
    await Promise.all(this.proxies.map((proxy) => once(proxy.close(), 'close')))
  }

  private isCut({ from, to }: Link): boolean {
    return this.failure?.isCut(from, to) ?? false
  }

  private take(from: string, to: string, near: Socket): void {
    const link: Link = { from, to, near, far: undefined }
    this.links.add(link)
    this.watch(link, near)
    if (this.isCut(link)) this.fail(link)
    else this.join(link)
  }

  private fail({ near, far }: Link): void {
    for (const socket of [near, far]) {
      if (this.failure?.how === 'broken') socket?.destroy()
      else socket?.unpipe().pause()
    }
  }

  /** Lets bytes through, both ways; what has ended meanwhile on one side ends on the other. */
  private join(link: Link): void {
    link.far ??= this.dial(link)
    const { near, far } = link
    near.pipe(far)
    far.pipe(near)
    if (near.destroyed || far.destroyed) this.part(link)
  }

  private dial(link: Link): Socket {
    const [, host = '', port = ''] = /^(.*):(\d+)$/.exec(link.to) ?? []
    const far = connect(Number(port), host, () => link.near.write('HTTP/1.1 200 OK\r\n\r\n'))
    this.opened += 1
    this.watch(link, far)
    return far
  }

  private watch(link: Link, socket: Socket): void {
    socket.on('error', () => socket.destroy())
    // Over a silent link nobody hears that the other side is gone.
    socket.once('close', () => {
      if (this.failure?.how !== 'silent' || !this.isCut(link)) this.part(link)
    })
  }

  private part(link: Link): void {
    this.links.delete(link)
    for (const socket of [link.near, link.far]) socket?.destroy()
  }
}
