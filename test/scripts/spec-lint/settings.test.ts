import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lintSettings, triedSettings } from '../../../scripts/spec-lint-settings'
import { SETTING_KEYS } from '../../../src/reference/node/settings-table'
import { parseFeature } from '../../../src/suite/judging/catalogue'

const document = parseFeature(
  `
Feature: Settings
  @INIT-5
  Rule: INIT-5 They MUST be read
    Example: read back
      Given alice of Org1 with these settings:
        | pullInterval | 7s |
  @DISC-24
  Rule: DISC-24 Peers MUST be asked
    Example: some
      Given a quiet alice of Org1 with these settings:
        | pullPeerNum | 2 |
      Then these are no settings:
        | recvBuffSize | 2 |
`,
  's.feature',
)
const untried = Object.fromEntries(SETTING_KEYS.filter((key) => key !== 'pullPeerNum').map((key) => [key, 'a reason']))

test('what examples set is tried, unless they only read it back', () => {
  assert.deepEqual([...triedSettings([document])], ['pullPeerNum'])
})

test('a setting is tried, or there is a reason why not', () => {
  assert.deepEqual(lintSettings([document], untried), [])
})

test('a setting that is neither, and one that is both, are complained of', () => {
  const { pullInterval: _, ...others } = untried
  const complaints = lintSettings([document], { ...others, pullPeerNum: 'a reason' })
  assert.deepEqual(
    complaints.map((complaint) => complaint.split('  ')[1]),
    [
      'pullInterval is set by no example outside @INIT-5: write one, or say here why not',
      'pullPeerNum is tried by an example: strike it out of the untried ones',
    ],
  )
})
