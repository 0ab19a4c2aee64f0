import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents } from '../../../src/reference/dialects/documents'
import { resolveSettings } from '../../../src/reference/node/settings'
import { buildStandingParts } from '../../../src/reference/node/standing-parts'
import { USUAL } from '../../../src/reference/ports/habits'
import { SeededRandom } from '../../../src/suite/kit/seeded-random'
import { TestCrypto, TestDirectory } from '../../../src/suite/kit/test-crypto'
import type { DirectoryEntry } from '../../../src/suite/port'
import { toUtf8 } from '../../../src/wire/bytes'

const identity = toUtf8('alice')
const ENTRY: DirectoryEntry = { identity, org: 'Org1', valid: true, unreadableChannels: [] }

function builtWith(entries: readonly DirectoryEntry[]) {
  const crypto = new TestCrypto(new TestDirectory({ entries, invalidBlocks: [] }, 0), identity)
  const settings = resolveSettings({ endpoint: 'alice:7051' }, documents.settings)
  return buildStandingParts(
    { settings, dialect: documents, habits: USUAL, identity, crypto, advisor: crypto, random: new SeededRandom(1) },
    0,
  )
}

test('a node is not made with an identity that is not valid, or of no organization, as its own', () => {
  assert.equal(builtWith([ENTRY]).selfOrg, 'Org1')
  assert.throws(() => builtWith([]), /the node's own identity has no PKI-ID or no organization/)
  assert.throws(() => builtWith([{ ...ENTRY, valid: false }]), /the node's own identity is refused: .* is not valid: it is revoked/)
})
