import { Reader } from 'protobufjs/minimal'
import { MAX_MESSAGE_BYTES } from './protocol'

/** More events of one world, or more entries of one observation, are taken for a flood. */
export const MAX_ENTRIES = 100_000
/** Of all responses of one world. */
const MAX_WORLD_BYTES = 4 * MAX_MESSAGE_BYTES

const EVENTS = 2
const OBSERVATION = 3
const LENGTH_DELIMITED = 2

/**
 * The decoder of the responses of one world, which refuses a flood before it is decoded: a million empty events are two
 * megabytes on the wire, and hundreds of them when they are read.
 */
export function reading<Response>(decode: (bytes: Buffer) => Response): (bytes: Buffer) => Response {
  let total = 0
  return (bytes) => {
    total += bytes.length
    if (total > MAX_WORLD_BYTES) throw new RangeError(`with it the answers of this world have more than ${MAX_WORLD_BYTES >> 20} MiB`)
    const entries = entriesOf(bytes)
    if (entries > MAX_ENTRIES) throw new RangeError(`it has ${entries} entries, more than ${MAX_ENTRIES}`)
    return decode(bytes)
  }
}

/** How many events a response has, or how many entries all lists of an observation have. */
function entriesOf(bytes: Uint8Array): number {
  const reader = Reader.create(bytes)
  let entries = 0
  eachField(reader, bytes.length, (field, end) => {
    if (field === EVENTS) eachField(reader, end, () => entries++)
    else if (field === OBSERVATION) eachField(reader, end, (_, endOfAnswer) => eachField(reader, endOfAnswer, () => entries++))
  })
  return entries
}

/** Visits the fields up to there that have a length. What `visit` leaves unread of one is skipped. */
function eachField(reader: Reader, end: number, visit: (field: number, end: number) => void): void {
  while (reader.pos < end) {
    const tag = reader.uint32()
    if ((tag & 7) === LENGTH_DELIMITED) {
      const length = reader.uint32()
      const endOfField = reader.pos + length
      if (endOfField > end) throw new RangeError('it ends in the middle of a field')
      visit(tag >>> 3, endOfField)
      reader.pos = endOfField
    } else {
      reader.skipType(tag & 7)
    }
  }
}
