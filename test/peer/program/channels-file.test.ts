import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, test } from 'node:test'
import { channelsIn } from '../../../src/peer/program/channels-file'

const folder = mkdtempSync(path.join(tmpdir(), 'channels-'))
const file = path.join(folder, 'channels.yaml')
after(() => rmSync(folder, { recursive: true }))

function read(text: string): ReturnType<typeof channelsIn> {
  writeFileSync(file, text)
  return channelsIn(file)
}

const ORGS = 'orgs: [{mspId: Org1MSP, msp: org1}]'

test('channels with their organizations; paths begin at the folder of the file', () => {
  const [channel, ...others] = read(`
channels:
  - name: sales.eu
    orgs:
      - { mspId: Org1MSP, msp: org1/msp, anchorPeers: ["peer0.org1:7051", "[::1]:7051"] }
      - { mspId: Org2MSP, msp: /org2 }
    firstBlock: 7
    verify: { module: check.js }
`)
  assert.deepEqual(others, [])
  assert.deepEqual(channel, {
    name: 'sales.eu',
    orgs: [
      { mspId: 'Org1MSP', msp: path.join(folder, 'org1/msp'), anchorPeers: ['peer0.org1:7051', '[::1]:7051'] },
      { mspId: 'Org2MSP', msp: '/org2', anchorPeers: [] },
    ],
    firstBlock: 7,
    verify: { module: path.join(folder, 'check.js') },
  })
})

test('verification is off when the file says so, in either spelling of YAML', () => {
  for (const off of ['off', 'false']) assert.equal(read(`channels: [{name: a, ${ORGS}, verify: ${off}}]`)[0]?.verify, 'off')
  assert.equal(read(`channels: [{name: a, ${ORGS}, verify: off}]`)[0]?.firstBlock, 1)
})

test('what is wrong is named by file and key', () => {
  const cases: [string, string][] = [
    ['', 'channels: it must be a list of channels.'],
    ['[]', 'it must be a mapping with the key channels.'],
    ['channels: [{}]', 'channels[0].name: it must be a text.'],
    [`channels: [{name: Sales, ${ORGS}, verify: off}]`, 'channels[0].name: it must be a name of a channel'],
    ['channels: [{name: a, orgs: [], verify: off}]', 'channels[0].orgs: it must be a list of one organization or more.'],
    ['channels: [{name: a, orgs: [{mspId: O}], verify: off}]', 'channels[0].orgs[0].msp: it must be a text.'],
    ['channels: [{name: a, orgs: [{mspId: O, msp: m, anchors: []}], verify: off}]', 'channels[0].orgs[0]: "anchors" is not a known key.'],
    [
      'channels: [{name: a, orgs: [{mspId: O, msp: m, anchorPeers: [here]}], verify: off}]',
      'channels[0].orgs[0].anchorPeers[0]: it must be host:port.',
    ],
    [`channels: [{name: a, ${ORGS}}]`, 'channels[0].verify: it must be how blocks are verified: '],
    [`channels: [{name: a, ${ORGS}, verify: {modul: x}}]`, 'channels[0].verify: it must be how blocks are verified: '],
    [`channels: [{name: a, ${ORGS}, verify: off, firstBlock: 0}]`, 'channels[0].firstBlock: it must be the number of a block, 1 or more.'],
    [`channels: [{name: a, ${ORGS}, verify: off}, {name: a, ${ORGS}, verify: off}]`, 'channels: channel "a" is there twice.'],
  ]
  for (const [text, message] of cases) {
    assert.throws(
      () => read(text),
      (error: Error) => error.name === 'ConfigError' && error.message.replace(/, (?=channels)/, ': ').startsWith(`${file}: ${message}`),
      text,
    )
  }
  assert.throws(() => read('channels: ['), { message: /it cannot be read as YAML: / })
  assert.throws(() => channelsIn(path.join(folder, 'none.yaml')), { message: /none.yaml: it cannot be read as YAML: it is not there/ })
})
