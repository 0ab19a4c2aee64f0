import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failuresOf } from './examples'

const MEET = `
      Given these nodes of trade meet:
        | nodes          | organization | bootstrap | anchor peer | pullInterval | publishStateInfoInterval |
        | alice          | Org1         |           |             | 1s           | 1s                       |
        | anna, 1 more   | Org1         | alice     |             | 1s           | 1s                       |
        | adam           | Org2         |           | alice       | 1s           | 1s                       |`

const cut = (whom: string) => `
      When the network between nodes has:
        | cut off | ${whom} |`

/** Each example: its steps, and why it is red; undefined if it is green. */
const EXAMPLES: Readonly<Record<string, readonly [steps: string, why?: RegExp]>> = {
  'each node and the others are all that run, by organization as well': [
    `${MEET}
      When 2 s pass
      Then each node lists exactly the others as alive
      And each node of Org1 lists exactly the others as members of trade
      And each node of Org2 lists exactly alice, anna and org1-1 as alive`.replace('alice, anna and org1-1', 'the others of Org1'),
  ],
  'one of many that differs is told by its name': [
    `${MEET}
      When 2 s pass
      Then each node lists exactly the others of Org1 as alive`,
    /alice lists as alive at 2\.004 s: nothing but peer anna; .*\n\s+seen {6}peer adam/,
  ],
  'those after "but" are left out': [
    `${MEET}
      And 2 s pass
      When alice's application gossips a block of trade
      And 2 s pass
      Then each node of Org1 but alice delivers it to her application
      And each node of Org2 delivers none of it to her application`,
  ],
  'those who are not left out are looked at': [
    `${MEET}
      And 2 s pass
      When alice's application gossips a block of trade
      And 2 s pass
      Then each node of Org1 delivers it to her application`,
    /alice delivers block 1 of trade to her application once/,
  ],
  'settings of a row are those of its nodes': [
    `${MEET}
      When 1 s passes
      Then anna goes by these settings:
        | setting      | value |
        | pullInterval | 1 s   |`,
  ],
  'an organization is cut off': [
    `${MEET}
      And 2 s pass${cut('Org2')}
      And 30 s pass
      Then each node of Org1 lists exactly the others of Org1 as alive
      And adam lists exactly nobody as alive`,
  ],
  'who is cut off is not reached, and nobody else is cut off': [
    `${MEET}
      And 2 s pass${cut('anna')}
      And 30 s pass
      Then each node but anna lists exactly the others as alive`,
    /alice lists as alive at 32\.004 s: peer anna/,
  ],
  'who is none of them cannot be cut off': [`${MEET}${cut('bob')}\n      Then alice lists exactly nobody as alive`, /no subject bob/],
  'a loss is a part of a hundred': [
    `${MEET}
      When the network between nodes has:
        | loss | much |
      Then alice lists exactly nobody as alive`,
    /the loss is "much": say how many of a hundred/,
  ],
  'a network can be rough from the start': [
    `
      Given the network between nodes has:
        | loss | 100 % |${MEET}
      When 9 s pass
      Then each node lists exactly nobody as alive`,
  ],
  'who has stopped is none of them': [
    `${MEET}
      And 2 s pass
      When anna stops
      And 30 s pass
      Then each node lists exactly the others as alive`,
  ],
}

test('what is said of many nodes is said of each', async () => {
  const failures = await failuresOf(Object.fromEntries(Object.entries(EXAMPLES).map(([name, [steps]]) => [name, steps])))
  assert.equal(failures.size, Object.keys(EXAMPLES).length)
  for (const [name, [, why]] of Object.entries(EXAMPLES)) {
    if (why === undefined) assert.equal(failures.get(name), undefined, name)
    else assert.match(failures.get(name) ?? 'it is green', why, name)
  }
})
