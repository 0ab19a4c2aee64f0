Feature: State-info message store: eviction

  A state info says that a peer is in a channel, and how far its ledger has come. A node that is not in that channel
  still passes a state info on within its own organization, but only once: it keeps the newest one of each peer in a
  store, and what the store holds is not passed on again. After a while, the TTL, the store lets go.

  The store can be seen from outside. A peer sends a state info of a channel that the node is not in, and it is passed
  on. The peer sends the same again. It is passed on again only if the store has let go of the first.

  The dialects part over how long that takes. As the notes have it, a message past the TTL is removed. In Fabric the
  TTL is a hundred times as long; a message past the TTL is only hidden, and past twice the TTL it is removed. Each
  example here has a table for each dialect. In the first the end is seen after one TTL, in the second after two.

  In these examples a burst is a single message, so that whatever is passed on is passed on at once. "Has just checked"
  finds an instant at which the store lets go, for the phase of the check is the node's own affair.

  @STORE-1 @must
  Rule: STORE-1 A periodic check MUST evict every message that is older than the TTL

  The age of a message counts from when it was stored, whatever time it carries. The notes speak of its creation time,
  which is read like that: it is the store's own `created` in Fabric. A message that is refused makes the one that is
  held no younger.

  *Source: notes, analysis 1 (`stateInfoMsgStore`, made by `newStateInfoMsgStore` and `NewMessageStoreExpirable`;
  `expirationRoutine`; `msgTTL`); Fabric `gossip/gossip/msgstore/msgs.go`. In Fabric a message past the TTL is hidden,
  and past twice the TTL removed (STORE-5): only then is the same message taken again.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 1s |
      And bob, dave and erin of Org1 are known to alice

    Scenario Outline: once it is old enough the message of <peer> is taken again
      Given dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 1 |
      And erin sends alice a state info of erin in gold with:
        | time | incarnation 9, sequence 1 |
      And <age> pass
      When <peer> sends alice a state info of <peer> in gold with:
        | time | incarnation <incarnation>, sequence 1 |
      Then bob receives it at once

      @documents
      Examples: past the TTL and one check
        | peer | incarnation | age    |
        | dave | 5           | 1.01 s |
        | erin | 9           | 1.01 s |

      @fabric
      Examples: past twice the TTL and one check
        | peer | incarnation | age   |
        | dave | 5           | 201 s |
        | erin | 9           | 201 s |

    Scenario Outline: a message that was replaced meanwhile does not keep back that of another peer
      Given dave sends alice a state info of gold
      And erin sends alice a state info of erin in gold with:
        | time | incarnation 9, sequence 1 |
      And <half> pass
      And dave sends alice a state info of gold
      And <rest> pass
      When erin sends alice a state info of erin in gold with:
        | time | incarnation 9, sequence 1 |
      Then bob receives it at once

      @documents
      Examples: the TTL and one check
        | half   | rest   |
        | 500 ms | 510 ms |

      @fabric
      Examples: twice the TTL and one check
        | half  | rest  |
        | 100 s | 101 s |

    Scenario Outline: <what> message that was refused does not make the one that is held young again
      Given dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 2 |
      And <half> pass
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence <sequence> |
      And <rest> pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 2 |
      Then bob receives it at once

      @documents
      Examples: the TTL and one check
        | what     | sequence | half   | rest   |
        | an equal | 2        | 500 ms | 510 ms |
        | an older | 1        | 500 ms | 510 ms |

      @fabric
      Examples: twice the TTL and one check
        | what     | sequence | half  | rest  |
        | an equal | 2        | 90 s  | 111 s |
        | an older | 1        | 90 s  | 111 s |
        | a late   | 2        | 150 s | 51 s  |

    Scenario Outline: a message that was taken again is let go again
      Given dave sends alice a state info of gold
      And <age> pass
      And dave sends alice the same again
      And bob and erin have just received it
      And <age> pass
      When dave sends alice the same again
      Then bob receives it at once

      @documents
      Examples: the TTL and one check
        | age    |
        | 1.01 s |

      @fabric
      Examples: twice the TTL and one check
        | age   |
        | 201 s |

    Scenario Outline: the age counts from when a message came, whatever time it carries and whatever it replaced
      Given dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 1 |
      And <earlier> pass
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 2 |
      And <age> pass
      When dave sends alice the same again
      Then bob does not receive it

      @documents
      Examples: the age of the TTL
        | earlier | age |
        | 600 ms  | 1 s |

      @fabric
      Examples: the age of twice the TTL
        | earlier | age   |
        | 60 s    | 200 s |

  @STORE-3 @must
  Rule: STORE-3 A message that is no older than the TTL MUST stay

  The check of STORE-1 compares strictly. At the age of the TTL, to the millisecond, a message stays until the next
  check.

  *Source: notes, analysis 1 (`msgTTL`), which do not say it; Fabric `gossip/gossip/msgstore/msgs.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 1s |
      And bob and dave of Org1 are known to alice
      And alice has just checked her state infos

    Scenario Outline: stored at a check, a message is held <when>
      Given dave sends alice a state info of gold
      And <age> pass
      When dave sends alice the same again
      Then bob does not receive it

      @documents
      Examples: one TTL
        | when                           | age     |
        | when its age is the TTL        | 1 s     |
        | right before the check after   | 1009 ms |

      @fabric
      Examples: twice the TTL
        | when                           | age       |
        | when its age is twice the TTL  | 200 s     |
        | right before the check after   | 200.999 s |

    Scenario Outline: a message that is just no older stays when an older one goes
      Given dave sends alice a state info of gold
      And <period> pass
      And bob sends alice a state info of gold
      And <age> pass
      When bob sends alice the same again
      Then dave does not receive it

      @documents
      Examples: stored a check later, seen at the age of the TTL
        | period | age |
        | 10 ms  | 1 s |

      @fabric
      Examples: stored a check later, seen at the age of twice the TTL
        | period | age   |
        | 1 s    | 200 s |

    @fabric @needs-sees-store-sizes
    Example: a message whose age is the TTL can still be read when an older one is hidden
      Given dave sends alice a state info of gold
      And 1 s passes
      And bob sends alice a state info of gold
      When 100 s pass
      Then alice holds 3 state infos, of which 1 can be read

    @fabric @needs-sees-store-sizes
    Scenario Outline: <when> messages are <state>
      Given dave sends alice a state info of gold
      When <age> pass
      Then alice holds 2 state infos, of which <readable> can be read

      Examples: around the TTL
        | when                        | age   | readable | state    |
        | at the age of the TTL       | 100 s | 2        | readable |
        | at the check after that age | 101 s | 0        | hidden   |

  @STORE-4 @must
  Rule: STORE-4 The check MUST run every hundredth of the TTL

  The check is that of STORE-1, the TTL that of STORE-2. A message outlives its TTL by at most the time between two
  checks, and by exactly that if it was stored at a check.

  *Source: notes, analysis 1 (`expirationRoutine`), which say that it runs from time to time; Fabric
  `gossip/gossip/msgstore/msgs.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 1s |
      And bob and dave of Org1 are known to alice
      And alice has just checked her state infos

    Scenario Outline: a message stored <when> is held until right before the check
      Given <after> pass
      And dave sends alice a state info of gold
      And <age> pass
      When dave sends alice the same again
      Then bob does not receive it

      @documents
      Examples: past the TTL, a check every 10 ms
        | when                 | after  | age     |
        | at a check           | 0 ms   | 1009 ms |
        | right after a check  | 1 ms   | 1008 ms |
        | right before a check | 9 ms   | 1 s     |

      @fabric
      Examples: past twice the TTL, a check every second
        | when                 | after  | age       |
        | at a check           | 0 ms   | 200.999 s |
        | right after a check  | 1 ms   | 200.998 s |
        | right before a check | 999 ms | 200 s     |

    Scenario Outline: a message stored <when> is let go at the check
      Given <after> pass
      And dave sends alice a state info of gold
      And <age> pass
      When dave sends alice the same again
      Then bob receives it at once

      @documents
      Examples: past the TTL, a check every 10 ms
        | when                 | after  | age     |
        | at a check           | 0 ms   | 1010 ms |
        | right after a check  | 1 ms   | 1009 ms |
        | right before a check | 9 ms   | 1001 ms |

      @fabric
      Examples: past twice the TTL, a check every second
        | when                 | after  | age       |
        | at a check           | 0 ms   | 201 s     |
        | right after a check  | 1 ms   | 200.999 s |
        | right before a check | 999 ms | 200.001 s |
