import { type DataTable, Given, When } from '@cucumber/cucumber'
import type { SubjectPhrase } from '../support/parameter-types'
import { pairs } from '../support/tables'
import type { TckWorld } from '../support/world'

Given('{subject}', function (this: TckWorld, { name, org, isQuiet }: SubjectPhrase) {
  this.introduceSubject(name, org, isQuiet)
})

Given('{subject} with these settings:', function (this: TckWorld, { name, org, isQuiet }: SubjectPhrase, table: DataTable) {
  this.introduceSubject(name, org, isQuiet)
  this.configure(name, pairs(table))
})

Given('{peers} of {org} connect(s) to {node}', async function (this: TckWorld, peers: string[], org: string, _node: string) {
  for (const peer of peers) {
    this.cast.introduce(peer, org)
    await this.connect(peer)
  }
})

Given('{peers} of {org} is/are known to {node}', async function (this: TckWorld, peers: string[], org: string, _node: string) {
  for (const peer of peers) await this.makeKnown(this.cast.introduce(peer, org))
})

Given('these peers are known to {node}:', async function (this: TckWorld, _node: string, table: DataTable) {
  for (const { peer = '', organization = '', 'external endpoint': endpoint } of table.hashes()) {
    const actor = this.cast.introduce(peer, organization)
    if (endpoint === 'no') actor.externalEndpoint = ''
    await this.makeKnown(actor)
  }
})

Given('{peers} of {org} can be dialled', async function (this: TckWorld, peers: string[], org: string) {
  for (const peer of peers) this.cast.introduce(peer, org)
  for (const peer of peers) await this.admit(peer)
})

Given('{peer} of {org} answers at the endpoints of {peer}', async function (this: TckWorld, newcomer: string, org: string, peer: string) {
  await this.replace(peer, newcomer, org)
})

When('{peer} is gone', async function (this: TckWorld, peer: string) {
  await this.vanish(peer)
})

When('{peer} is back', async function (this: TckWorld, peer: string) {
  this.record.note({ atMs: this.now, from: peer, text: 'answers again when dialled' })
  await this.act((port) => port.reachable(peer, true))
})

When('{peer} disconnects from {node}', async function (this: TckWorld, peer: string, node: string) {
  this.record.note({ atMs: this.now, from: peer, to: node, text: 'ends the stream' })
  await this.act((port) => port.disconnect(peer, node))
})

When('{node} starts', async function (this: TckWorld, _node: string) {
  await this.tryToStart()
})

When('{node} stops', async function (this: TckWorld, node: string) {
  this.record.note({ atMs: this.now, from: node, text: 'is stopped' })
  await this.act((port) => port.stop(node))
})
