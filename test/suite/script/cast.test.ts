import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Cast } from '../../../src/suite/script/cast'

test('a name is of one organization, and must be introduced', () => {
  const cast = new Cast()
  const bob = cast.introduce('bob', 'Org1')
  assert.equal(cast.introduce('bob', 'Org1'), bob)
  assert.throws(() => cast.introduce('bob', 'Org2'), /^Error: bob is of Org1 and cannot be of Org2 as well$/)
  assert.throws(() => cast.get('dave'), /^Error: dave has not been introduced: say of which organization first$/)
  assert.deepEqual([cast.has('bob'), cast.has('dave')], [true, false])
})

test('a PKI-ID is called by whose it is, and that of a stranger by its beginning', () => {
  const cast = new Cast()
  assert.equal(cast.nameOf(cast.introduce('bob', 'Org1').pkiId), 'bob')
  assert.equal(cast.nameOf('0123456789abcdef'), 'a stranger (01234567)')
})

test('what is said of one is said of all, whoever takes part', () => {
  const cast = new Cast()
  assert.equal(cast.inGeneral('bob received 2.5 of 10'), 'bob received # of #')
  for (const name of ['bob', 'dave']) cast.introduce(name, 'Org1')
  assert.equal(cast.inGeneral('bob, not bobby, received 2.5 of dave'), 'somebody, not bobby, received # of somebody')
})
