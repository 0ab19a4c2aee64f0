import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Audiences } from '../../../src/reference/dissemination/audiences'
import type { PeerSet } from '../../../src/reference/dissemination/peer-selection'
import type { ChannelName, OrgId, PkiId } from '../../../src/wire/ids'
import { ORG1, ORG2, peerOf } from '../samples'

const CHANNELS = ['trade', 'gold'] as ChannelName[]
const ORGS = [ORG1, ORG2]

interface Known {
  alive: boolean
  org: OrgId | undefined
  readonly channels: Set<ChannelName>
}

const peer = fc.nat(5).map(peerOf)
const call = fc.oneof(
  fc.record({ peer, alive: fc.boolean() }),
  fc.record({ peer, org: fc.constantFrom<OrgId | undefined>(...ORGS, undefined) }),
  fc.record({ peer, channel: fc.constantFrom(...CHANNELS), published: fc.boolean() }),
)

function sorted(set: PeerSet): PkiId[] {
  return Array.from({ length: set.size }, (_, position) => set.at(position)).sort()
}

type Call = typeof call extends fc.Arbitrary<infer Each> ? Each : never

/** Tells both the same. */
function tell(step: Call, known: Known, audiences: Audiences): void {
  if ('alive' in step) {
    known.alive = step.alive
    audiences.setAlive(step.peer, step.alive)
  } else if ('org' in step) {
    known.org = step.org
    audiences.setOrg(step.peer, step.org)
  } else {
    known.channels[step.published ? 'add' : 'delete'](step.channel)
    audiences.setPublished(step.peer, step.channel, step.published)
  }
}

test('audiences are what one finds by looking at every peer', () => {
  fc.assert(
    fc.property(fc.array(call, { maxLength: 60 }), (script) => {
      const audiences = new Audiences(ORG1)
      const naive = new Map<PkiId, Known>()
      const thoseWho = (fits: (known: Known) => boolean) =>
        [...naive].flatMap(([id, known]) => (known.alive && fits(known) ? id : [])).sort()
      for (const step of script) {
        const known = naive.get(step.peer) ?? { alive: false, org: undefined, channels: new Set() }
        naive.set(step.peer, known)
        tell(step, known, audiences)
        assert.deepEqual(
          sorted(audiences.everybody),
          thoseWho(() => true),
        )
        for (const org of ORGS) {
          assert.deepEqual(
            sorted(audiences.ofOrg(org)),
            thoseWho((one) => one.org === org),
          )
        }
        for (const channel of CHANNELS) {
          const members = thoseWho((one) => one.org === ORG1 && one.channels.has(channel))
          assert.deepEqual(sorted(audiences.membersOfOwnOrgIn(channel)), members)
        }
      }
    }),
    { numRuns: 500 },
  )
})

test('an organization or a channel of which nothing is known has nobody', () => {
  const audiences = new Audiences(ORG1)
  assert.equal(audiences.ofOrg(ORG2).size, 0)
  assert.equal(audiences.membersOfOwnOrgIn('trade' as ChannelName).size, 0)
  assert.equal(audiences.everybody.size, 0)
})
