Feature: State-info message store: what eviction leaves behind

  The store lets go of a message when its TTL is past (eviction, in the file beside this one). Whether anything of it
  is left is where the dialects part. To the notes it is gone. In Fabric it is hidden for a second TTL: it cannot be
  read, but it still refuses what is not newer.

  @STORE-5 @must @documents
  Rule: STORE-5 Eviction MUST remove the message

  Nothing of it is left: even a message older than the evicted one is taken.

  *Source: notes, analysis 1 (out of the slice of `stateInfoMsgStore`). Fabric hides it first.*

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
    Scenario Outline: <when> the store holds <what>
      Given a quiet alice of Org1
      And dave of Org1 is known to alice
      And dave sends alice a state info of gold
      When <age> pass
      Then alice holds <held> state infos, of which <held> can be read

      Examples: around the TTL
        | when                  | what        | age    | held |
        | at the age of the TTL | the message | 4 s    | 1    |
        | after eviction        | nothing     | 4.04 s | 0    |

  @STORE-5 @must @fabric
  Rule: STORE-5 A message past the TTL MUST be hidden, and past twice the TTL removed

  Hidden, it cannot be read and does not count; but it still refuses older and equal messages of its peer. Removed, it
  refuses nothing.

  *Source: Fabric `gossip/gossip/msgstore/msgs.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1     |
        | publishStateInfoInterval | 100ms |
      And bob and dave of Org1 are known to alice
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 5 |

    Scenario Outline: past the TTL <which> message is still refused
      Given 10.1 s pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence <sequence> |
      Then bob receives nothing of it within 1 s

      Examples: not newer
        | which    | sequence |
        | an older | 4        |
        | the same | 5        |

    Scenario Outline: past <age> <which> message is taken
      Given <time> pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence <sequence> |
      Then bob receives it at once

      Examples: by age
        | age           | time   | which    | sequence |
        | the TTL       | 10.1 s | a newer  | 6        |
        | twice the TTL | 20.1 s | an older | 4        |

    Example: a newer message that replaces a hidden one refuses for twice the TTL of its own
      Given 10.1 s pass
      And dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 6 |
      And 20 s pass
      When dave sends alice the same again
      Then bob does not receive it

    Example: when another message is hidden, one that was hidden before still refuses
      Given 5 s pass
      And bob sends alice a state info of gold
      And 10.1 s pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 4 |
      Then bob receives nothing of it within 1 s

    Example: past twice the TTL an older message is taken, however young the message of another is
      Given 15 s pass
      And bob sends alice a state info of gold
      And 5.1 s pass
      When dave sends alice a state info of dave in gold with:
        | time | incarnation 5, sequence 4 |
      Then bob receives it at once

    @needs-sees-store-sizes
    Scenario Outline: past <age> a message is <state>
      When <time> pass
      Then alice holds <held> state infos, of which 0 can be read

      Examples: hidden first, then removed
        | age           | time   | state   | held |
        | the TTL       | 10.1 s | hidden  | 1    |
        | twice the TTL | 20.1 s | removed | 0    |
