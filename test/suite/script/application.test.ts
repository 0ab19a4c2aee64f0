import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Application } from '../../../src/suite/script/application'
import { Cast } from '../../../src/suite/script/cast'
import { ExampleRecord } from '../../../src/suite/script/record'
import { Stage } from '../../../src/suite/script/stage'
import { theReference } from '../../../src/suite/the-reference'

test('what the application of a node does stands in the timeline, behind the start of the node', async () => {
  const cast = new Cast()
  const record = new ExampleRecord(cast)
  const implementation = theReference('documents')
  const stage = new Stage(() => ({ implementation, overGrpc: () => implementation, parameters: { seed: '7f' } }), cast, record)
  const application = new Application(stage, record)
  stage.introduce('alice', 'Org1', true)
  await application.join('alice', 'trade', { orgs: ['Org1'] })
  await application.join('alice', 'trade', { orgs: [], sequence: 0n })
  await application.join('alice', 'trade', { orgs: ['Org1', 'Org2'], sequence: 7n, anchors: [{ org: 'Org2', endpoint: 'carol:7051' }] })
  await application.setHeight('alice', 'trade', 9n)
  await application.setChaincodes('alice', 'trade', [{ name: 'assets', version: '2.0' }])
  await application.setChaincodes('alice', 'trade', [])
  await application.leave('alice', 'trade')
  await application.suspect('alice')
  const told = record.timeline().filter(({ from, mark }) => from === 'alice' && mark === 'act')
  assert.deepEqual(
    told.map(({ text }) => text.replace('her application ', '')),
    [
      'starts',
      'joins trade of Org1',
      'joins trade of nobody, by an older configuration',
      'joins trade of Org1 and Org2, by configuration 7, with an anchor peer at carol:7051',
      'has 9 blocks of trade in its ledger',
      'has these chaincodes in trade: assets 2.0',
      'has these chaincodes in trade: none',
      'leaves trade',
      'suspects revoked identities',
    ],
  )
  await stage.close()
})
