import assert from 'node:assert/strict'
import { test } from 'node:test'
import { internalEndpointIn, OwnAlive } from '../../../src/reference/membership/alive-message'
import { toUtf8 } from '../../../src/wire/bytes'
import { peerOf } from '../samples'

function madeBy(internalEndpoint: string) {
  const own = new OwnAlive({
    pkiId: peerOf(0),
    identity: toUtf8('alice'),
    externalEndpoint: '',
    internalEndpoint,
    metadata: new Uint8Array(),
    startedAt: 0,
    publishCertPeriodMs: 10_000,
    signer: { sign: (bytes) => bytes.slice(0, 4) },
  })
  return own.create(0).envelope
}

test('a node without an internal endpoint has no secret to tell', () => {
  assert.equal('secretEnvelope' in madeBy(''), false)
  assert.equal(internalEndpointIn(madeBy('')), undefined)
  assert.equal(internalEndpointIn(madeBy('alice:7051')), 'alice:7051')
})
