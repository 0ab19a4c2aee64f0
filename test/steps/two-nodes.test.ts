import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failuresOf } from './examples'

/** What examples say of two nodes: red if it holds of the other one only. */
interface Pair {
  readonly given: string
  /** True of the node that was spoken to. */
  readonly green: string
  /** The same of the other node. */
  readonly red: string
  readonly why: RegExp
}

const QUIET_NODES = `
      Given a quiet alice of Org1
      And a quiet anna of Org1`

const BURSTS_OF_ONE = `
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And a quiet anna of Org1 with these settings:
        | maxPropagationBurstSize | 1 |`

const PAIRS: Readonly<Record<string, Pair>> = {
  'a peer talks to the node that it connects to': {
    given: `${QUIET_NODES}
      When bob of Org1 connects to anna
      And bob sends anna an alive message of bob`,
    green: `
      Then anna lists exactly bob as alive
      And alice lists exactly nobody as alive`,
    red: 'Then alice lists exactly bob as alive',
    why: /expected {2}alice lists as alive at 0\.000 s: peer bob\n\s+seen {6}nothing of the kind/,
  },
  'known peers, and those of a table, are known to one node': {
    given: `${QUIET_NODES}
      And carol of Org1 is known to anna
      And these peers are known to anna:
        | peer | organization |
        | dave | Org1         |
      When 1 s passes`,
    green: `
      Then anna knows the identities of exactly anna, carol and dave
      And alice knows the identities of exactly alice`,
    red: 'Then alice knows the identities of exactly alice, carol and dave',
    why: /alice knows the identities of at 1\.000 s: peer carol; peer dave/,
  },
  'a peer has a stream with each node that it connects to': {
    given: `${BURSTS_OF_ONE}
      And bob of Org1 is known to alice
      And bob of Org1 is known to anna
      And dave of Org1 is known to anna
      When anna's application gossips an org message`,
    green: `
      Then bob and dave receive it at once
      And nobody else receives it within 1 min`,
    red: 'Then bob receives nothing of it within 1 min',
    why: /bob does not receive org message 1 from 0\.000 s to 60\.000 s/,
  },
  'a message may come from any node, and its copies count together': {
    given: `
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |`,
    green: `
      And a quiet anna of Org1
      And bob of Org1 is known to alice
      And bob of Org1 is known to anna
      And dave of Org1 is known to alice
      When dave sends alice an alive message of dave
      Then bob receives it at once
      And nobody else receives it within 1 min`,
    red: `
      And a quiet anna of Org1 with these settings:
        | maxPropagationBurstSize | 1                        |
        | bootstrap               | alice.org1.internal:7051 |
      And bob and dave of Org1 are known to alice
      When dave sends alice an alive message of dave
      Then bob receives it at once`,
    why: /bob receives alive message of dave \(2\) at 0\.000 s\n\s+seen {6}bob received 2 at 0\.000 s/,
  },
  'settings are those of one node': {
    given: `
      Given a quiet alice of Org1
      And anna of Org1 with these settings:
        | pullInterval | 7s |
      When 1 s passes`,
    green: `
      Then anna goes by these settings:
        | setting      | value |
        | pullInterval | 7 s   |
      And alice goes by these settings:
        | setting      | value  |
        | pullInterval | 1000 h |`,
    red: `
      Then alice goes by these settings:
        | setting      | value |
        | pullInterval | 7 s   |`,
    why: /alice goes by at 1\.000 s: setting pullInterval, value 7 s\n.*value 1000h0m0s/,
  },
  'habits are those of one node, by its settings': {
    given: `
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstLatency | 30ms |
      And a quiet anna of Org1 with these settings:
        | maxPropagationBurstLatency | 1s |
      And bob of Org1 is known to alice
      And dave of Org1 is known to anna
      And anna has just emitted`,
    green: `
      When anna's application gossips an org message
      Then dave receives it after exactly 1 s`,
    red: `
      When alice's application gossips an org message
      Then bob receives it after exactly 1 s`,
    why: /bob receives org message 2 at \d\.\d+ s/,
  },
  'what comes of a node comes from it': {
    given: `
      Given a quiet alice of Org1
      And anna of Org1
      And bob of Org1 is known to alice
      And bob of Org1 is known to anna`,
    green: `
      Then bob receives 1 alive message of anna within 6 s
      And bob receives 0 alive messages of alice within 10 s`,
    red: 'Then bob receives 1 alive message of alice within 6 s',
    why: /bob receives 1 alive message of alice from 0\.000 s to 6\.000 s\n\s+seen {6}none/,
  },
  'a node answers the request that was made to it': {
    given: `${QUIET_NODES}
      And bob of Org1 is known to alice
      And bob of Org1 is known to anna
      And dave of Org1 is known to anna
      When bob sends anna a membership request
      And bob sends alice a membership request`,
    green: `
      Then the last membership response of anna to bob says:
        | nonce | that of the request |
      And the last membership response of alice to bob says:
        | nonce | that of the request |
      And anna answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |
        | dave | alive |`,
    red: `
      Then alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |
        | dave | alive |`,
    why: /alice names to bob at 0\.000 s: peer dave, as alive/,
  },
  'a node closes its own streams': {
    given: `${QUIET_NODES}
      And bob of Org1 connects to alice
      And bob of Org1 connects to anna
      And dave of Org1 connects to alice
      When anna stops`,
    green: `
      Then anna closes the connection to bob within 0 ms
      And the connection of dave stays open for 1 s`,
    red: 'Then alice closes the connection to bob within 0 ms',
    why: /alice closes the connection to bob at 0\.000 s\n\s+seen {6}she had not closed it/,
  },
  'a stream that one node has closed is not open': {
    given: `${QUIET_NODES}
      And bob of Org1 connects to anna
      And bob of Org1 connects to alice
      When anna stops`,
    green: 'Then anna closes the connection to bob after exactly 0 ms',
    red: 'Then the connection of bob stays open for 1 s',
    why: /the connection of bob is open until 1\.000 s\n\s+seen {6}anna closed it at 0\.000 s/,
  },
  'a node dials its own bootstrap peers': {
    given: `
      Given bob of Org1 can be dialled
      And a quiet alice of Org1
      And a quiet anna of Org1 with these settings:
        | bootstrap | bob.org1.internal:7051 |
      When 0 ms pass`,
    green: `
      Then anna dials the internal endpoint of bob at once
      And anna tries to reach bob 1 time within 0 ms
      And alice tries to reach bob 0 times within 1 min`,
    red: 'Then alice tries to reach bob 1 time within 0 ms',
    why: /alice tries to reach bob at 1 instants .*\n\s+seen {6}she never did/,
  },
  'each node starts, and refuses to start, by itself': {
    given: `
      Given a quiet alice of Org1
      And anna of Org1 with these settings:
        | pullInterval | often |
      When anna starts
      And alice starts`,
    green: `
      Then anna refuses to start, and names "pullInterval"
      And alice lists exactly nobody as alive`,
    red: 'Then alice refuses to start, and names "pullInterval"',
    why: /alice refuses to start, and names pullInterval\n\s+seen {6}she did not/,
  },
  'a node that is started by name leaves the others alone': {
    given: `
      Given a quiet alice of Org1
      And anna of Org1 with these settings:
        | bootstrap | bob.org1.internal:7051 |
      When alice starts
      And bob of Org1 can be dialled
      And 1 min passes`,
    green: 'Then anna tries to reach bob 0 times within 1 min',
    red: `
      When anna starts
      Then anna tries to reach bob 0 times within 1 min`,
    why: /anna tries to reach bob at 0 instants/,
  },
  'a peer that is gone has ended its streams with all nodes': {
    given: `${BURSTS_OF_ONE}
      And bob of Org1 is known to alice
      And bob of Org1 is known to anna
      When bob is gone
      And anna's application gossips an org message`,
    green: 'Then bob receives nothing of it within 1 min',
    red: 'Then bob receives it at once',
    why: /bob receives org message 1 at 0\.000 s\n\s+seen {6}bob received none of it/,
  },
  'what a node delivers it delivers to its own application': {
    given: `${BURSTS_OF_ONE}
      And bob of Org1 is known to anna
      And bob is in trade with anna, and it belongs to Org1
      When bob sends anna a block of trade`,
    green: `
      Then anna delivers it to her application
      And alice delivers none of it to her application`,
    red: 'Then alice delivers it to her application',
    why: /alice delivers block 1 of trade to her application once\n\s+seen {6}she delivered 0/,
  },
  'a state info is published to every node that the peer has met': {
    given: `${BURSTS_OF_ONE}
      And dave of Org1 is known to alice
      And dave of Org1 is known to anna
      And erin of Org1 connects to anna
      When dave has published a state info of gold`,
    green: `
      Then alice holds 1 state info, of which 1 can be read
      And anna holds 1 state info, of which 1 can be read`,
    red: 'Then anna holds 2 state infos, of which 2 can be read',
    why: /state infos at anna at 0\.000 s: held 2 held, readable 2 readable\n.*held 1 held/,
  },
}

test('every phrase acts on the node that it names', async () => {
  const examples = Object.entries(PAIRS).flatMap(([name, { given, green, red }]) => [
    [`${name}: green`, `${given}\n${green}`],
    [`${name}: red`, `${given}\n${red}`],
  ])
  const failures = await failuresOf(Object.fromEntries(examples))
  assert.equal(failures.size, examples.length)
  for (const [name, { why }] of Object.entries(PAIRS)) {
    assert.equal(failures.get(`${name}: green`), undefined, name)
    assert.match(failures.get(`${name}: red`) ?? 'it is green', why, name)
  }
})
