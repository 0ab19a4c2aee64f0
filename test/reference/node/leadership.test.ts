import assert from 'node:assert/strict'
import { test } from 'node:test'
import { documents } from '../../../src/reference/dialects/documents'
import { fabric } from '../../../src/reference/dialects/fabric'
import { Stage, SUBJECT } from '../stage'

for (const dialect of [documents, fabric]) {
  test(`the elections of two channels have nothing to do with each other's times (${dialect.name})`, async () => {
    const stage = await Stage.open({ dialect })
    const bob = await stage.admit('bob', 'Org1')
    await stage.world.start(SUBJECT)
    for (const channel of ['trade', 'gold']) await stage.world.joinChannel(SUBJECT, channel, 1n, ['Org1'], [])
    await stage.connect(bob)
    const earlier = stage.messages.leadership(bob, 'gold')
    for (const envelope of [stage.messages.leadership(bob, 'trade'), earlier, earlier]) await stage.send(bob, envelope)
    const events = await stage.pass()
    assert.deepEqual(
      events.flatMap((event) => (event.type === 'delivered' ? event.channel : [])),
      ['trade', 'gold'],
    )
    assert.equal(events.filter((event) => event.type === 'rejected' && event.reason === 'stale').length, 1)
    await stage.world.close()
  })
}
