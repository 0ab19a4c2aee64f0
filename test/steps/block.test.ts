import assert from 'node:assert/strict'
import { test } from 'node:test'
import protobuf from 'protobufjs'
import { blockBytes } from '../../src/suite/script/messages'

const SCHEMA = `
syntax = "proto3";
message Block { BlockHeader header = 1; BlockData data = 2; }
message BlockHeader { uint64 number = 1; bytes previous_hash = 2; bytes data_hash = 3; }
message BlockData { repeated bytes data = 1; }
`

test('blocks of scripted peers are blocks', () => {
  const type = protobuf.parse(SCHEMA, { keepCase: true }).root.lookupType('Block')
  for (const number of [1n, 300n, 2n ** 64n - 1n]) {
    const decoded = type.toObject(type.decode(blockBytes(number, 'block of trade')), { longs: String, bytes: String })
    assert.deepEqual(decoded, {
      header: { number: `${number}` },
      data: { data: [Buffer.from('block of trade').toString('base64')] },
    })
  }
})
