import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Bytes } from '../../src/wire/ids'
import type { Load, Mesh } from './mesh'
import { Blocks } from './messages'

const FOLDER = path.join(__dirname, '../gossipsub')

/** Whether what it takes was installed: `npm ci --prefix bench/gossipsub`. */
export const hasGossipsub = (): boolean => existsSync(path.join(FOLDER, 'node_modules/libp2p'))

/** An end of js-libp2p's gossipsub. */
interface End {
  publish(bytes: Bytes): Promise<unknown>
  onMessage(listener: (bytes: Bytes) => void): void
  close(): Promise<void>
}

interface Ends {
  openEnds(count: number, options: { readonly signed: boolean; readonly idOf: (bytes: Bytes) => Bytes }): Promise<readonly End[]>
}

/** js-libp2p's gossipsub over TCP and Noise, the same bytes: StrictSign where messages are signed, else StrictNoSign. It signs them itself, and tells of no duplicates. */
export async function gossipsubMesh({ given, bytes, signed }: Load & { readonly given: readonly unknown[] }): Promise<Mesh> {
  const blocks = new Blocks({ bytes, signed: false })
  const { openEnds }: Ends = await import(pathToFileURL(path.join(FOLDER, 'ends.mjs')).href)
  const idOf = (envelope: Bytes) => Buffer.from(`${blocks.numberIn(envelope)}`)
  const ends = await openEnds(given.length, { signed, idOf })
  const mesh = {
    size: ends.length,
    arrived: 0,
    dropped: 0,
    publish: (end: number, message: number) => void ends[end]?.publish(blocks.envelope(message)),
    onDelivered: (_end: number, _message: number): void => undefined,
    close: async () => {
      await Promise.all(ends.map((end) => end.close()))
    },
  }
  for (const [index, end] of ends.entries()) {
    end.onMessage((envelope) => {
      mesh.arrived += 1
      mesh.onDelivered(index, blocks.numberIn(envelope))
    })
  }
  return mesh
}
