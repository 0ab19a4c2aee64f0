Feature: What is newer

  Of two messages that say the same kind of thing of the same peer only the newer one counts. Order is told by a pair of
  numbers that the author writes, never by the time at which a message comes.

  @ORDER-1 @must @needs-channels
  Rule: ORDER-1 Of one peer and one kind a message with a larger pair of incarnation and sequence number MUST be taken for newer

  The incarnation decides, and within one the sequence number. Both are unsigned numbers of 64 bits. Equal pairs and
  smaller ones are refused. What else a message says, as a ledger height, has no part in it. Alive messages have this rule
  in DISC-6; here are the other two kinds that carry a pair.

  *Source: Fabric `gossip/protoext/msgcomparator.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Scenario Outline: a state info with <second> is newer than one with <first>
      Given heidi of Org1 is known to alice
      And heidi sends alice a state info of heidi in trade with:
        | time | <first> |
      And bob and dave have just received it
      When heidi sends alice a state info of heidi in trade with:
        | time | <second> |
      Then bob and dave receive it at once

      Examples: taken
        | first                                             | second                                                               |
        | incarnation 5, sequence 3                         | incarnation 5, sequence 4                                            |
        | incarnation 5, sequence 3                         | incarnation 6, sequence 1                                            |
        | incarnation 9223372036854775807, sequence 5       | incarnation 9223372036854775808, sequence 1                          |
        | incarnation 5, sequence 9223372036854775807       | incarnation 5, sequence 9223372036854775808                          |
        | incarnation 18446744073709551614, sequence 5      | incarnation 18446744073709551615, sequence 1                         |
        | incarnation 5, sequence 9007199254740992          | incarnation 5, sequence 9007199254740993                             |

    Scenario Outline: a state info with <second> is refused after one with <first>
      Given heidi of Org1 is known to alice
      And heidi sends alice a state info of heidi in trade with:
        | time | <first> |
      And bob and dave have just received it
      When heidi sends alice a state info of heidi in trade with:
        | time | <second> |
      Then nobody receives it within 1 min

      Examples: refused
        | first                                       | second                                      |
        | incarnation 5, sequence 3                   | incarnation 5, sequence 3                   |
        | incarnation 5, sequence 3                   | incarnation 5, sequence 2                   |
        | incarnation 5, sequence 3                   | incarnation 4, sequence 9                   |
        | incarnation 9223372036854775808, sequence 5 | incarnation 9223372036854775807, sequence 9 |
        | incarnation 5, sequence 9223372036854775808 | incarnation 5, sequence 9223372036854775807 |

    Scenario Outline: a leadership message with <second> is newer than one with <first>
      Given bob sends alice a leadership message of trade with:
        | time | <first> |
      When bob sends alice a leadership message of trade with:
        | time | <second> |
      Then alice delivers it to her application

      Examples: taken
        | first                                        | second                                       |
        | incarnation 5, sequence 3                    | incarnation 5, sequence 4                    |
        | incarnation 5, sequence 3                    | incarnation 6, sequence 1                    |
        | incarnation 9223372036854775807, sequence 5  | incarnation 9223372036854775808, sequence 1  |
        | incarnation 5, sequence 9223372036854775807  | incarnation 5, sequence 9223372036854775808  |
        | incarnation 18446744073709551614, sequence 5 | incarnation 18446744073709551615, sequence 1 |
        | incarnation 5, sequence 9007199254740992     | incarnation 5, sequence 9007199254740993     |

    Scenario Outline: a leadership message with <second> is refused after one with <first>
      Given bob sends alice a leadership message of trade with:
        | time | <first> |
      When bob sends alice a leadership message of trade with:
        | time | <second> |
      Then alice delivers none of it to her application

      Examples: refused
        | first                                       | second                                      |
        | incarnation 5, sequence 3                   | incarnation 5, sequence 2                   |
        | incarnation 5, sequence 3                   | incarnation 4, sequence 9                   |
        | incarnation 9223372036854775808, sequence 5 | incarnation 9223372036854775807, sequence 9 |
        | incarnation 5, sequence 9223372036854775808 | incarnation 5, sequence 9223372036854775807 |

    Scenario Outline: after a snapshot with <snapshot> a state info with <third> is refused
      Given heidi of Org1 is known to alice
      And heidi sends alice a state info of heidi in trade with:
        | time | incarnation 5, sequence 3 |
      And bob and dave have just received it
      And bob sends alice a snapshot of trade with:
        | state infos | heidi      |
        | time        | <snapshot> |
      When heidi sends alice a state info of heidi in trade with:
        | time | <third> |
      Then nobody receives it within 1 min

      Examples: refused
        | snapshot                                    | third                                       |
        | incarnation 5, sequence 2                   | incarnation 5, sequence 3                   |
        | incarnation 5, sequence 4                   | incarnation 5, sequence 4                   |
        | incarnation 5, sequence 9223372036854775808 | incarnation 5, sequence 9223372036854775807 |
        | incarnation 9223372036854775808, sequence 1 | incarnation 9223372036854775807, sequence 9 |

    Example: a lower ledger makes no state info older
      Given heidi of Org1 is known to alice
      And heidi sends alice a state info of heidi in trade with:
        | time          | incarnation 5, sequence 3 |
        | ledger height | 9                         |
      And bob and dave have just received it
      When heidi sends alice a state info of heidi in trade with:
        | time          | incarnation 5, sequence 4 |
        | ledger height | 7                         |
      Then bob and dave receive it at once

    Example: nor does a higher one make it newer
      Given heidi of Org1 is known to alice
      And heidi sends alice a state info of heidi in trade with:
        | time          | incarnation 5, sequence 3 |
        | ledger height | 7                         |
      And bob and dave have just received it
      When heidi sends alice a state info of heidi in trade with:
        | time          | incarnation 5, sequence 3 |
        | ledger height | 9                         |
      Then nobody receives it within 1 min

    Example: that its author has left makes no state info newer
      When bob sends alice a state info of bob in trade with:
        | time | incarnation 5, sequence 3 |
        | left | yes                       |
      Then nobody receives it within 1 min

  @ORDER-2 @must @needs-channels
  Rule: ORDER-2 Messages of different peers, of different kinds, and of different channels MUST NOT make each other old

  Each author has times of its own, in each kind of message, and blocks are numbered in each channel by themselves.
  State infos of channels that the node is not in are another matter: of these it keeps one of each peer (STORE-6).

  *Source: Fabric `gossip/protoext/msgcomparator.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave, heidi and kate of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And heidi sends alice a state info of heidi in trade with:
        | time | incarnation 5, sequence 3 |

    Example: another peer's state info of an earlier time counts
      When kate sends alice a state info of kate in trade with:
        | time | incarnation 4, sequence 1 |
      Then bob and dave receive it at once

    Example: the same peer's leadership message of an earlier time counts
      When heidi sends alice a leadership message of trade with:
        | time | incarnation 4, sequence 1 |
      Then alice delivers it to her application

    Example: the same peer's state info of another channel and of an earlier time counts
      Given alice has joined gold, which belongs to Org1
      When heidi sends alice a state info of heidi in gold with:
        | time | incarnation 4, sequence 1 |
      Then bob and dave receive it at once

    Example: the same peer's leadership message for another channel and of an earlier time counts
      Given alice has joined gold, which belongs to Org1
      And heidi sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      When heidi sends alice a leadership message of gold with:
        | time | incarnation 4, sequence 1 |
      Then alice delivers it to her application

    Example: a state info of a channel that the node is not in makes none of a joined one old
      Given heidi sends alice a state info of heidi in silver with:
        | time | incarnation 6, sequence 1 |
      When heidi sends alice a state info of heidi in trade with:
        | time | incarnation 5, sequence 4 |
      Then bob and dave receive it at once

  @ORDER-3 @must @needs-channels
  Rule: ORDER-3 A block MUST be refused if one of its number is remembered, or if it is more than maxBlockCountToStore behind the newest

  A block at exactly that distance is taken; so there are never more than maxBlockCountToStore and one. The newest is the
  newest that is remembered. In the dialect `documents` a block is remembered as long as it is held (BLOCK-6). In `fabric`
  it is remembered for 100 `pullInterval`s more, as STORE-5 has it: it is offered no more, and still refuses its own number
  and what is too far behind it. Numbers are unsigned, and of 64 bits. In each channel blocks are counted for themselves.

  *Source: Fabric `gossip/protoext/msgcomparator.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxBlockCountToStore | 10 |
        | pullInterval         | 4s |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Scenario Outline: after block <newest> block <number> is taken
      Given bob sends alice a block of trade with:
        | number | <newest> |
      When dave sends alice a block of trade with:
        | number | <number> |
      Then alice delivers it to her application

      Examples: taken
        | newest               | number               |
        | 30                   | 31                   |
        | 30                   | 29                   |
        | 30                   | 20                   |
        | 30                   | 1000                 |
        | 9223372036854775808  | 9223372036854775798  |
        | 18446744073709551615 | 18446744073709551605 |

    Scenario Outline: after block <newest> block <number> is refused
      Given bob sends alice a block of trade with:
        | number | <newest> |
      When dave sends alice a block of trade with:
        | number | <number> |
      Then alice delivers none of it to her application

      Examples: refused
        | newest               | number               |
        | 30                   | 30                   |
        | 30                   | 19                   |
        | 30                   | 0                    |
        | 9223372036854775808  | 9223372036854775797  |
        | 18446744073709551615 | 18446744073709551604 |
        | 18446744073709551615 | 0                    |

    Example: the newest one counts, not the last one
      Given bob sends alice a block of trade with:
        | number | 30 |
      And bob sends alice a block of trade with:
        | number | 21 |
      When dave sends alice a block of trade with:
        | number | 19 |
      Then alice delivers none of it to her application

    Example: it counts as well when an older one has been let go for its age
      Given bob sends alice a block of trade with:
        | number | 25 |
      And 200 s pass
      And bob sends alice a block of trade with:
        | number | 30 |
      And 250 s pass
      When dave sends alice a block of trade with:
        | number | 19 |
      Then alice delivers none of it to her application

    Scenario Outline: once it has been forgotten for its age the newest of the others counts
      Given bob sends alice a block of trade with:
        | number | 30 |
      And <earlier> pass
      And bob sends alice a block of trade with:
        | number | 25 |
      And <later> pass
      When dave sends alice a block of trade with:
        | number | 15 |
      Then alice delivers it to her application

      @documents
      Examples: past 100 pullIntervals
        | earlier | later |
        | 200 s   | 250 s |

      @fabric
      Examples: past twice as many
        | earlier | later |
        | 500 s   | 350 s |

    @fabric
    Example: it counts as well when it is not offered any more, as long as it is remembered
      Given bob sends alice a block of trade with:
        | number | 30 |
      And 450 s pass
      When dave sends alice a block of trade with:
        | number | 19 |
      Then alice delivers none of it to her application

    Example: blocks of another channel do not count
      Given alice has joined gold, which belongs to Org1
      And bob sends alice a block of gold with:
        | number | 30 |
      When dave sends alice a block of trade with:
        | number | 1 |
      Then alice delivers it to her application

    Example: the newest one may have been pulled
      Given bob sends alice an update for blocks of trade with:
        | items | 30 |
      When dave sends alice a block of trade with:
        | number | 19 |
      Then alice delivers none of it to her application
