import { Reader, Writer } from 'protobufjs/minimal'
import { toUtf8 } from './bytes'
import type { Bytes } from './ids'
import { fromWireBytes } from './protobuf'

/** An identity as it travels: of which organization, and the certificate as PEM, as it stands in its file. */
export interface SerializedIdentity {
  readonly mspId: string
  readonly pem: Bytes
}

const MSP_ID = 1
const PEM = 2
const LENGTH_DELIMITED = 2
const key = (field: number) => (field << 3) | LENGTH_DELIMITED

export function encodeSerializedIdentity({ mspId, pem }: SerializedIdentity): Bytes {
  const writer = Writer.create().uint32(key(MSP_ID)).string(mspId).uint32(key(PEM)).bytes(pem)
  return new Uint8Array(writer.finish())
}

/** Undefined if the bytes do not decode, or one of the two is missing. Never throws. */
export function decodeSerializedIdentity(bytes: Bytes): SerializedIdentity | undefined {
  try {
    const { mspId, pem } = read(Reader.create(bytes))
    return mspId === '' || pem.length === 0 ? undefined : { mspId, pem: fromWireBytes(pem) }
  } catch {
    return undefined
  }
}

/** What a PKI-ID is the SHA-256 of. */
export function pkiIdSource({ mspId, pem }: SerializedIdentity): readonly Bytes[] {
  return [toUtf8(mspId), pem]
}

function read(reader: Reader): SerializedIdentity {
  let mspId = ''
  let pem: Bytes = new Uint8Array()
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag === key(MSP_ID)) mspId = reader.string()
    else if (tag === key(PEM)) pem = reader.bytes()
    else reader.skipType(tag & 7)
  }
  return { mspId, pem }
}
