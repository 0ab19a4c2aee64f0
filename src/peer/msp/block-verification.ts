import { Reader } from 'protobufjs/minimal'
import type { Bytes } from '../../wire/ids'
import { fromWire64 } from '../../wire/protobuf'
import type { BlockVerifier } from './msp-crypto'

const HEADER = 0x0a
const NUMBER = 0x08

/** Takes a block for what it says it is: only the number inside is compared. For settings that turn verification off. */
export const takesEveryBlock: BlockVerifier = (_channel, sequence, block) => numberIn(block) === sequence

/** The number in the header of a block; undefined if there is no header. */
function numberIn(block: Bytes): bigint | undefined {
  try {
    const reader = Reader.create(block)
    if (reader.uint32() !== HEADER) return undefined
    const header = Reader.create(reader.bytes())
    while (header.pos < header.len) {
      const tag = header.uint32()
      if (tag === NUMBER) return fromWire64(header.uint64())
      header.skipType(tag & 7)
    }
    return 0n
  } catch {
    return undefined
  }
}
