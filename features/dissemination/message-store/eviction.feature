Feature: State-info message store: eviction

  A state info says that a peer is in a channel, and how far its ledger has come. A node that is not in that channel
  still passes a state info on within its own organization, but only once: it keeps the newest one of each peer in a
  store, and what the store holds is not passed on again. After a while, the TTL, the store lets go.

  So the store can be seen from outside. A peer sends a state info of a channel that the node is not in; it is passed
  on. The peer sends the same again: it is passed on again only if the store has let go of the first.

  The dialects part over how long that takes. As the notes have it, a message past the TTL is removed. In Fabric the TTL
  is a hundred times as long, a message past the TTL is only hidden, and removed past twice the TTL. So each example
  here has a table for each dialect, in which the first is seen after one TTL and the second after two.

  In these examples a burst is a single message, so that whatever is passed on is passed on at once. "Has just checked"
  finds an instant at which the store lets go, for the phase of the check is the node's own affair.

  @STORE-1 @must
  Rule: STORE-1 A periodic check MUST evict every message that is older than the TTL

  The age of a message counts from when it was stored, whatever time it carries.

  *Source: notes, analysis, part 1; Fabric `gossip/gossip/msgstore/msgs.go`. In Fabric a message past the TTL is
  hidden, and past twice the TTL removed (STORE-5): only then is the same message taken again.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 1s |
      And bob, dave and erin of Org1 are known to alice

    @documents
    Scenario Outline: past the TTL and one check the message of each peer is taken again
      Given dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 1 |
      And erin sends alice a state info of erin in gold with:
        | time | incarnation 9, sequence 1 |
      And 1.01 s pass
      When <peer> sends alice a state info of <peer> in gold with:
        | time | incarnation <incarnation>, sequence 1 |
      Then bob receives it at once

      Examples: peers
        | peer | incarnation |
        | dave | 5           |
        | erin | 9           |

    @fabric
    Scenario Outline: past twice the TTL and one check the message of each peer is taken again
      Given dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 1 |
      And erin sends alice a state info of erin in gold with:
        | time | incarnation 9, sequence 1 |
      And 201 s pass
      When <peer> sends alice a state info of <peer> in gold with:
        | time | incarnation <incarnation>, sequence 1 |
      Then bob receives it at once

      Examples: peers
        | peer | incarnation |
        | dave | 5           |
        | erin | 9           |

    @documents
    Example: a message that was replaced meanwhile does not keep back that of another peer
      Given dave sends alice a state info of gold
      And erin sends alice a state info of erin in gold with:
        | time | incarnation 9, sequence 1 |
      And 500 ms pass
      And dave sends alice a state info of gold
      And 510 ms pass
      When erin sends alice a state info of erin in gold with:
        | time | incarnation 9, sequence 1 |
      Then bob receives it at once

    @fabric
    Example: a message that was replaced meanwhile does not keep back that of a third peer
      Given dave sends alice a state info of gold
      And erin sends alice a state info of erin in gold with:
        | time | incarnation 9, sequence 1 |
      And 100 s pass
      And dave sends alice a state info of gold
      And 101 s pass
      When erin sends alice a state info of erin in gold with:
        | time | incarnation 9, sequence 1 |
      Then bob receives it at once

    @documents
    Example: a message is held for the TTL from when it came, whatever time it carries and whatever it replaced
      Given dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 1 |
      And 600 ms pass
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 2 |
      And 1 s passes
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    @fabric
    Example: a message is held for twice the TTL from when it came, whatever time it carries and whatever it replaced
      Given dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 1 |
      And 60 s pass
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 2 |
      And 200 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

  @STORE-3 @must
  Rule: STORE-3 A message that is no older than the TTL MUST stay

  The comparison is strict: at the age of the TTL, to the millisecond, a message stays until the next check.

  *Source: notes, analysis, part 1, which do not say it; Fabric `gossip/gossip/msgstore/msgs.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 1s |
      And bob and dave of Org1 are known to alice
      And alice has just checked her state infos

    @documents
    Example: stored at a check, a message is held at the check at which its age is the TTL
      Given dave sends alice a state info of gold
      And 1 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    @documents
    Example: and until the next check
      Given dave sends alice a state info of gold
      And 1009 ms pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    @documents
    Example: a message whose age is the TTL stays when an older one goes
      Given dave sends alice a state info of gold
      And 10 ms pass
      And bob sends alice a state info of gold
      And 1 s passes
      When bob sends alice the same again
      Then dave receives nothing of it within 0 ms

    @fabric
    Example: stored at a check, a message is refused at the check at which its age is twice the TTL
      Given dave sends alice a state info of gold
      And 200 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    @fabric
    Example: and up to the next check
      Given dave sends alice a state info of gold
      And 200.999 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    @fabric
    Example: a message whose age is twice the TTL is refused when an older one is let go
      Given dave sends alice a state info of gold
      And 1 s passes
      And bob sends alice a state info of gold
      And 200 s pass
      When bob sends alice the same again
      Then dave receives nothing of it within 0 ms

    @fabric @needs-sees-store-sizes
    Example: at the age of the TTL a message can still be read
      Given dave sends alice a state info of gold
      When 100 s pass
      Then alice holds 2 state infos, of which 2 can be read
      And 1 s passes
      And alice holds 2 state infos, of which 0 can be read

  @STORE-4 @must
  Rule: STORE-4 The check MUST run every hundredth of the TTL

  So a message outlives its TTL by at most that, and by exactly that if it was stored at a check.

  *Source: Fabric `gossip/gossip/msgstore/msgs.go`, all versions; the notes say "periodically".*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 1s |
      And bob and dave of Org1 are known to alice
      And alice has just checked her state infos

    @documents
    Scenario Outline: a message stored <when> is held right before the check after the TTL
      Given <after> pass
      And dave sends alice a state info of gold
      And <age> pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

      Examples: phases of the check
        | when                 | after  | age     |
        | at a check           | 0 ms   | 1009 ms |
        | right after a check  | 1 ms   | 1008 ms |
        | right before a check | 9 ms   | 1 s     |

    @documents
    Scenario Outline: a message stored <when> is let go at the check after the TTL
      Given <after> pass
      And dave sends alice a state info of gold
      And <age> pass
      When dave sends alice the same again
      Then bob receives it at once

      Examples: phases of the check
        | when                 | after  | age     |
        | at a check           | 0 ms   | 1010 ms |
        | right after a check  | 1 ms   | 1009 ms |
        | right before a check | 9 ms   | 1001 ms |

    @fabric
    Scenario Outline: a message stored <when> is held right before the check after twice the TTL
      Given <after> pass
      And dave sends alice a state info of gold
      And <age> pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

      Examples: phases of the check
        | when                 | after  | age       |
        | at a check           | 0 ms   | 200.999 s |
        | right after a check  | 1 ms   | 200.998 s |
        | right before a check | 999 ms | 200 s     |

    @fabric
    Scenario Outline: a message stored <when> is let go at the check after twice the TTL
      Given <after> pass
      And dave sends alice a state info of gold
      And <age> pass
      When dave sends alice the same again
      Then bob receives it at once

      Examples: phases of the check
        | when                 | after  | age       |
        | at a check           | 0 ms   | 201 s     |
        | right after a check  | 1 ms   | 200.999 s |
        | right before a check | 999 ms | 200.001 s |

  @STORE-5 @must @documents
  Rule: STORE-5 Eviction MUST remove the message

  Nothing of it is left: even a message older than the evicted one is taken.

  *Source: notes, analysis, part 1. Fabric hides it first.*

    Example: after eviction an older message of the same peer is taken
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 9 |
      And 4.04 s pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 8 |
      Then bob receives it at once

    @needs-sees-store-sizes
    Example: after eviction the store is empty
      Given a quiet alice of Org1
      And dave of Org1 is known to alice
      And dave sends alice a state info of gold
      When 4 s pass
      Then alice holds 1 state info, of which 1 can be read
      And 40 ms pass
      And alice holds 0 state infos, of which 0 can be read

  @STORE-5 @must @fabric
  Rule: STORE-5 A message past the TTL MUST be hidden, and past twice the TTL removed

  Hidden, it can not be read and does not count; but it still refuses older and equal messages of its peer. Removed, it
  refuses nothing.

  *Source: Fabric `gossip/gossip/msgstore/msgs.go`, all versions.*

    Scenario Outline: past the TTL <which> message is still refused
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1     |
        | publishStateInfoInterval | 100ms |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 5 |
      And 10.1 s pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence <sequence> |
      Then bob receives nothing of it within 1 s

      Examples: not newer
        | which    | sequence |
        | an older | 4        |
        | the same | 5        |

    Example: past the TTL a newer message is taken
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1     |
        | publishStateInfoInterval | 100ms |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 5 |
      And 10.1 s pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 6 |
      Then bob receives it at once

    Example: past twice the TTL an older message is taken
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1     |
        | publishStateInfoInterval | 100ms |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 5 |
      And 20.1 s pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 4 |
      Then bob receives it at once

    Example: when another message is hidden, one that was hidden before still refuses
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1     |
        | publishStateInfoInterval | 100ms |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 5 |
      And 5 s pass
      And bob sends alice a state info of gold
      And 10.1 s pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 4 |
      Then bob receives nothing of it within 1 s

    Example: past twice the TTL an older message is taken, however young the message of another is
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1     |
        | publishStateInfoInterval | 100ms |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 5 |
      And 15 s pass
      And bob sends alice a state info of gold
      And 5.1 s pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 4 |
      Then bob receives it at once

    @needs-sees-store-sizes
    Example: a hidden message is held until it is removed
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 100ms |
      And dave of Org1 is known to alice
      And dave sends alice a state info of gold
      When 10.1 s pass
      Then alice holds 1 state info, of which 0 can be read
      And 10 s pass
      And alice holds 0 state infos, of which 0 can be read
