import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TestCrypto, TestDirectory, testDigest, testPkiId, testSignature } from '../../../src/suite/kit/test-crypto'
import { fromHex, toHex, toUtf8 } from '../../../src/wire/bytes'
import vectors from '../../wire/golden/test-crypto.json'

const directory = new TestDirectory({ entries: [], invalidBlocks: [] }, 0)

test('a PKI-ID is the hash of the identity', () => {
  for (const { identity, pkiId } of vectors.signatures) {
    assert.equal(testPkiId(fromHex(identity)), pkiId)
    assert.equal(new TestCrypto(directory, toUtf8('somebody')).pkiIdOf(fromHex(identity)), pkiId)
  }
})

test('a signature is the hash of the identity and the message', () => {
  for (const { identity, message, signature } of vectors.signatures) {
    assert.equal(toHex(testSignature(fromHex(identity), fromHex(message))), signature)
    assert.equal(toHex(new TestCrypto(directory, fromHex(identity)).sign(fromHex(message))), signature)
  }
})

test('a signature verifies for its identity and message only', () => {
  const crypto = new TestCrypto(directory, toUtf8('somebody'))
  for (const { identity, message, signature } of vectors.signatures) {
    const [id, said, signed] = [fromHex(identity), fromHex(message), fromHex(signature)]
    assert.equal(crypto.verify(id, signed, said), true)
    assert.equal(crypto.verify(toUtf8('another'), signed, said), false)
    assert.equal(crypto.verify(id, signed, toUtf8('other words')), false)
    assert.equal(crypto.verify(id, signed.slice(1), said), false)
    assert.equal(crypto.verify(id, new Uint8Array(), said), false)
  }
})

test("a channel's MAC is the hash of the PKI-ID and the channel's name", () => {
  for (const { pkiId, channel, mac } of vectors.macs) {
    assert.equal(toHex(testDigest(fromHex(pkiId), toUtf8(channel))), mac)
    assert.equal(toHex(new TestCrypto(directory, toUtf8('somebody')).digest(fromHex(pkiId), toUtf8(channel))), mac)
  }
})
