import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Systems hand out higher ones (Linux from 32768 on) to whoever connects, also while the one that is to listen there is down. */
const RANGE = { from: 20_000, to: 32_000 }

/** So many different ports of this machine at which nobody listens. A node that stops finds its own again. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const ports = new Set<number>()
  while (ports.size < count) {
    const port = randomInt(RANGE.from, RANGE.to)
    if (await isFree(port)) ports.add(port)
  }
  return [...ports]
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
