import { type DataTable, Then } from '@cucumber/cucumber'
import { expectRefusal, routinesInWords, serviceInWords, settingsInWords } from '../support/observations'
import { expectRows, pairs } from '../support/tables'
import type { TckWorld } from '../support/world'

Then('{node} refuses to start, and names {string}', function (this: TckWorld, node: string, what: string) {
  expectRefusal(this, node, what)
})

Then('{node} goes by these settings:', async function (this: TckWorld, node: string, table: DataTable) {
  const seen = await (await this.running()).observe(node, 'settings')
  const rows = table.hashes()
  expectRows(rows, settingsInWords(seen, rows), `${node} goes by`, this.now)
})

Then('the gossip service of {node} holds:', async function (this: TckWorld, node: string, table: DataTable) {
  const seen = serviceInWords(await (await this.running()).observe(node, 'service'))
  const expected = pairs(table, Object.keys(seen))
  expectRows(
    Object.entries(expected).map(([what, is]) => ({ what, is })),
    Object.keys(expected).map((what) => ({ what, is: seen[what] ?? '' })),
    `the gossip service of ${node} holds`,
    this.now,
  )
})

Then('these routines of {node} run:', async function (this: TckWorld, node: string, table: DataTable) {
  const routines = await (await this.running()).observe(node, 'routines')
  const rows = table.hashes()
  expectRows(rows, routinesInWords(routines, rows), `of ${node} run`, this.now)
})

Then('{node} lists exactly {peers} as alive', async function (this: TckWorld, node: string, peers: string[]) {
  const { alive } = await (await this.running()).observe(node, 'members')
  expectRows(
    [...peers].map((peer) => ({ peer })),
    this.namesOf(alive).map((peer) => ({ peer })),
    `${node} lists as alive`,
    this.now,
  )
})

Then(
  '{node} holds {int} state info(s), of which {int} can be read',
  async function (this: TckWorld, node: string, held: number, readable: number) {
    const sizes = await (await this.running()).observe(node, 'store-sizes')
    const row = (of: { held: number; readable: number }) => ({ held: `${of.held} held`, readable: `${of.readable} readable` })
    expectRows([row({ held, readable })], [row(sizes)], `state infos at ${node}`, this.now)
  },
)
