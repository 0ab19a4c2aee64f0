import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import path from 'node:path'

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
 * The network between nodes. Each link has a port of its own here, to which the one that dials is led (dial-through.cjs), so that it is
 * known who speaks to whom, and a link can be made to fail without either of them being told.
 */
export class Links {
  private readonly servers: Server[] = []
  private readonly links = new Set<Link>()
  private failure: { readonly how: Failure; readonly isCut: (from: string, to: string) => boolean } | undefined
  /** How many connections went through here. */
  opened = 0

  /** The variables that lead the node at an address through here when it dials others. */
  async variablesOf(address: string, others: readonly string[]): Promise<NodeJS.ProcessEnv> {
    const ports = await Promise.all(others.map(async (other) => [other, await this.portOf(address, other)] as const))
    return {
      NODE_OPTIONS: `--require ${JSON.stringify(path.join(__dirname, 'dial-through.cjs'))}`,
      DIAL_THROUGH: JSON.stringify(Object.fromEntries(ports)),
    }
  }

  private async portOf(from: string, to: string): Promise<number> {
    const server = createServer({ allowHalfOpen: true }, (near) => this.take(from, to, near)).listen(0, '127.0.0.1')
    this.servers.push(server)
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
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
    await Promise.all(this.servers.map((server) => once(server.close(), 'close')))
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
    const far = connect({ host, port: Number(port), allowHalfOpen: true })
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
