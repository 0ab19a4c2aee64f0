import assert from 'node:assert/strict'
import { test } from 'node:test'
import { IdentityStock } from '../../../src/reference/pull/identity-pull'
import { TestCrypto, TestDirectory } from '../../../src/suite/kit/test-crypto'
import { toUtf8 } from '../../../src/wire/bytes'
import type { PkiId } from '../../../src/wire/ids'
import { ORG1, ORG2, peerOf } from '../samples'

const IDENTITY = toUtf8('alice')
const BOB = peerOf(1)
const ORGS = new Map<PkiId, typeof ORG1 | undefined>([
  [peerOf(0), ORG1],
  [BOB, ORG1],
  [peerOf(2), ORG2],
  [peerOf(3), undefined],
])

test('to a peer whose organization the security advisor does not know no identity is offered', () => {
  const stock = new IdentityStock({
    self: peerOf(0),
    selfOrg: ORG1,
    identity: IDENTITY,
    crypto: new TestCrypto(new TestDirectory({ entries: [], invalidBlocks: [] }, 0), IDENTITY),
    identities: {
      put: () => undefined,
      has: (peer) => ORGS.has(peer),
      orgOf: (peer) => ORGS.get(peer),
      use: (peer) => (ORGS.has(peer) ? { identity: IDENTITY, org: ORGS.get(peer) } : undefined),
      useToVerify: () => true,
    },
    usesOfAskers: false,
    drawMembers: () => [],
    isAlive: () => true,
    isPublic: () => true,
  })
  assert.deepEqual(
    [BOB, peerOf(2), peerOf(3), peerOf(4)].map((peer) => stock.offeredTo(peer, 0)),
    [[peerOf(0)], [peerOf(0)], [], []],
  )
})
