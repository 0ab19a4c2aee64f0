Feature: State-info message store: how long it holds a message

  How long the store holds a state info is its TTL, which is derived from `publishStateInfoInterval`. When the TTL is
  past, the store lets go at its next check, and the same message is passed on again: so the TTL is seen from outside
  (eviction, in the file beside this one, tells how).

  In these examples a burst is a single message, so that whatever is passed on is passed on at once.

  @STORE-2 @must @documents
  Rule: STORE-2 The TTL of a state info MUST be one publishStateInfoInterval

  4 s by default: the key from which the notes take the TTL.

  *Source: notes, analysis, part 1. Fabric's TTL is a hundred times as long.*

    Example: by default a message is held for the default interval
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 4 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    Example: by default it is let go at the check after the default interval
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 4.04 s pass
      When dave sends alice the same again
      Then bob receives it at once

    Example: half the interval is half the TTL
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 2 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    Example: after half the interval it is let go at the check after that
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 2.02 s pass
      When dave sends alice the same again
      Then bob receives it at once

  @STORE-2 @must @fabric
  Rule: STORE-2 The TTL of a state info MUST be a hundred times publishStateInfoInterval

  400 s by default, so that the check, every hundredth of it, runs once in every interval. From outside, twice the TTL
  is seen: 800 s, and then the next check.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Example: by default a message is refused for two hundred default intervals
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 800 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    Example: by default it is taken again at the check after those
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 804 s pass
      When dave sends alice the same again
      Then bob receives it at once

    Example: two hundred shorter intervals are a shorter time
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 400 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    Example: after two hundred shorter intervals it is taken again at the check after those
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 2s |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 402 s pass
      When dave sends alice the same again
      Then bob receives it at once

    @needs-sees-store-sizes
    Example: a message is readable for the TTL, and hidden at the check after
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
      And dave of Org1 is known to alice
      And dave sends alice a state info of gold
      When 400 s pass
      Then alice holds 1 state info, of which 1 can be read
      And 4 s pass
      And alice holds 1 state info, of which 0 can be read

  @STORE-7 @must
  Rule: STORE-7 The key of the TTL MUST be the publish period of the node's own state info as well

  The notes wonder why the TTL is tied to `publishStateInfoInterval`, whose comment speaks of a push frequency. Both are
  true: the key is the period at which a node publishes its own state info, if there is news; and the TTL is derived
  from it. The period runs since the node joined the channel.

  *Source: notes, analysis, part 1, an open question; Fabric `gossip/gossip/channel/channel.go`, all versions.*

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

    @documents
    Example: a longer period holds messages for longer
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1   |
        | publishStateInfoInterval | 10s |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 10 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    @documents
    Example: a longer period lets them go later
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1   |
        | publishStateInfoInterval | 10s |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 10.1 s pass
      When dave sends alice the same again
      Then bob receives it at once

    @fabric
    Example: a shorter period refuses messages for a shorter time
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 1s |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 200 s pass
      When dave sends alice the same again
      Then bob receives nothing of it within 0 ms

    @fabric
    Example: a shorter period lets them go sooner
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 1s |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of gold
      And 201 s pass
      When dave sends alice the same again
      Then bob receives it at once
