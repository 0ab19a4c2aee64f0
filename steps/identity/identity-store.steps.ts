import { Given, Then, When } from '@cucumber/cucumber'
import { expectRows } from '../support/tables'
import type { TckWorld } from '../support/world'

Given(
  'the identity of {peer} of {org} expires {duration} after the start',
  function (this: TckWorld, peer: string, org: string, ms: number) {
    this.cast.introduce(peer, org).directory.expiresAtMs = ms
  },
)

Given('{peer} of {org} claims the PKI-ID of {peer}', async function (this: TckWorld, impostor: string, org: string, victim: string) {
  const actor = this.cast.introduce(impostor, org)
  await this.admit(impostor, actor, this.messages.handshake(actor, { pkiId: this.cast.introduce(victim, org) }))
})

When('the identity of {peer} is revoked', async function (this: TckWorld, peer: string) {
  const actor = this.cast.get(peer)
  actor.directory.valid = false
  await this.act((port) => port.updateDirectory([this.cast.entryOf(actor)]))
})

When('the application of {node} suspects revoked identities', async function (this: TckWorld, node: string) {
  await this.act((port) => port.suspect(node))
})

Then('{node} knows the identities of exactly {peers}', async function (this: TckWorld, node: string, peers: string[]) {
  const seen = this.namesOf(await (await this.running()).observe(node, 'identities'))
  expectRows(
    [...peers].map((peer) => ({ peer })),
    seen.map((peer) => ({ peer })),
    `${node} knows the identities of`,
    this.now,
  )
})
