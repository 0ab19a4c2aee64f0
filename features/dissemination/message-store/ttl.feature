Feature: State-info message store: how long it holds a message

  How long the store holds a state info is its TTL, which is derived from `publishStateInfoInterval`. When the TTL is
  past, the store lets go at its next check, and the same message is passed on again. By that the TTL is seen from
  outside (eviction, in the file beside this one, tells how).

  In these examples a burst is a single message, so that whatever is passed on is passed on at once.

  @STORE-2 @must @documents
  Rule: STORE-2 The TTL of a state info MUST be one publishStateInfoInterval

  4 s by default. The notes take the TTL from this key.

  *Source: notes, analysis 1 (`msgTTL` is `PublishStateInfoInterval`, the key `publishStateInfoInterval`). Fabric's
  TTL is a hundred times as long.*

    Example: by default a message is held for one interval
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 4 s pass
      When dave sends alice the same again
      Then bob does not receive it

    Example: by default it is let go at the check after one interval
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 4.04 s pass
      When dave sends alice the same again
      Then bob receives it at once

  @STORE-2 @must @fabric
  Rule: STORE-2 The TTL of a state info MUST be a hundred times publishStateInfoInterval

  400 s by default, so that the check, every hundredth of it, runs once in every interval. From outside, twice the TTL
  is seen: 800 s, and then the next check.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Example: by default a message is held for two hundred intervals
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 800 s pass
      When dave sends alice the same again
      Then bob does not receive it

    Example: by default it is let go at the check after two hundred intervals
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 804 s pass
      When dave sends alice the same again
      Then bob receives it at once

    @needs-sees-store-sizes
    Scenario Outline: <when> a message is <state>
      Given a quiet alice of Org1
      And dave of Org1 is known to alice
      And dave sends alice a state info of gold
      When <age> pass
      Then alice holds 1 state info, of which <readable> can be read

      Examples: around the TTL
        | when                        | age   | readable | state    |
        | at the age of the TTL       | 400 s | 1        | readable |
        | at the check after that age | 404 s | 0        | hidden   |

  @STORE-7 @must
  Rule: STORE-7 publishStateInfoInterval MUST be the period at which a node publishes its own state info, and the TTL follow from it

  The notes wonder why the TTL is tied to `publishStateInfoInterval`, whose comment speaks of how often something is
  pushed. Both are true. At the end of each such period, which runs since the node joined the channel, it publishes
  its own state info if there is news; and the TTL is derived from the same key (STORE-2). Joining alone is no news.
  A height that is told again is news, though it is the same; and a change of chaincodes is published at once, and again
  at the end of the period (CHAN-7).

  *Source: notes, analysis 1 (`publishStateInfoInterval`), an open question; Fabric
  `gossip/gossip/channel/channel.go`, all versions.*

    @needs-channels
    Example: news of the ledger is published at the end of the period
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      When the ledger of trade grows at alice
      Then bob receives a state info of alice after exactly 2 s

    @needs-channels
    Example: without news nothing is published
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And the ledger of trade grows at alice
      When 2001 ms pass
      Then bob receives 0 state infos of alice within 1 min

    @needs-channels
    Example: later news is published at the end of a later period
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And the ledger of trade grows at alice
      And 2001 ms pass
      When the ledger of trade grows at alice
      Then bob receives 0 state infos of alice within 1998 ms
      And bob receives a state info of alice after exactly 1 ms

    @needs-channels
    Example: of two channels the news of each is published
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And alice has joined gold, which belongs to Org1
      And the ledger of trade grows at alice
      When the ledger of gold grows at alice
      Then bob receives 2 state infos of alice within 2 s

    @needs-channels
    Example: a node that knows peers of another organization only publishes as well
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And carol of Org2 is known to alice
      And alice has joined trade, which belongs to Org1 and Org2
      When the ledger of trade grows at alice
      Then carol receives a state info of alice after exactly 2 s

    Scenario Outline: with a period of <period> a message is held at the age of <age>
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1        |
        | publishStateInfoInterval | <period> |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And <age> pass
      When dave sends alice the same again
      Then bob does not receive it

      @documents
      Examples: one period
        | period | age  |
        | 2s     | 2 s  |
        | 10s    | 10 s |

      @fabric
      Examples: two hundred periods
        | period | age   |
        | 1s     | 200 s |
        | 2s     | 400 s |

    Scenario Outline: with a period of <period> a message is let go by the age of <age>
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1        |
        | publishStateInfoInterval | <period> |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And <age> pass
      When dave sends alice the same again
      Then bob receives it at once

      @documents
      Examples: one period and the next check
        | period | age    |
        | 2s     | 2.02 s |
        | 10s    | 10.1 s |

      @fabric
      Examples: two hundred periods and the next check
        | period | age   |
        | 1s     | 201 s |
        | 2s     | 402 s |

    @needs-channels
    Example: news that nobody is there to hear waits for the end of a later period
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And alice has joined trade, which belongs to Org1
      And the ledger of trade grows at alice
      And 3 s pass
      When bob of Org1 is known to alice
      Then bob receives a state info of alice after exactly 1 s

    @needs-channels
    Example: the intervals of a channel run from its join
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And bob of Org1 is known to alice
      And 500 ms pass
      And alice has joined trade, which belongs to Org1
      When the ledger of trade grows at alice
      Then bob receives a state info of alice after exactly 2 s
