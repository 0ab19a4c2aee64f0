Feature: Pulling blocks: what is let go, and pulls both ways

  A node gives what it holds (BLOCKPULL-11) and no more, and while it gives it may well be asking itself.

  @BLOCKPULL-12 @must @needs-channels
  Rule: BLOCKPULL-12 What the node has let go MUST be neither offered nor given

  How long a block is held is told by BLOCK-6.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`blockMsgStore`), all versions; given since FAB-14691 only if held.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxBlockCountToStore | 10 |
        | pullInterval         | 1s |
        | requestWaitTime      | 5s |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And alice's application gossips 3 blocks of trade

    Example: a block that has fallen behind since it was offered is not given
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And dave sends alice a block of trade with:
        | number | 13 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5          |
        | items | 1, 2, 3    |
      Then the last update for blocks of alice to bob says:
        | items | 3 |

    Scenario Outline: blocks that <what> since they were offered are <given>
      Given <age> s pass
      And bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And 4 s pass
      When bob sends alice a request for blocks of trade with:
        | nonce | 5       |
        | items | 1, 2, 3 |
      Then bob receives <count> updates for blocks of alice within 900 ms

      Examples: a hundred pullIntervals after they came
        | what                          | given     | age | count |
        | have grown older              | given     | 94  | 1     |
        | have grown too old to be held | not given | 98  | 0     |

    Example: it is not offered again
      Given dave sends alice a block of trade with:
        | number | 13 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then the last digest for blocks of alice to bob says:
        | items | 3, 13 |

    Example: what has grown too old to be held is not offered
      Given 102 s pass
      When bob sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then bob receives 0 digests for blocks of alice within 900 ms

    Example: a block that was refused for its age is not offered
      Given dave sends alice a block of trade with:
        | number | 30 |
      And dave sends alice a block of trade with:
        | number | 4 |
      And dave sends alice a block of trade with:
        | number | 29 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then the last digest for blocks of alice to bob says:
        | items | 29, 30 |

    Example: a block of the application that is too old is not offered either
      Given dave sends alice a block of trade with:
        | number | 30 |
      And alice's application gossips a block of trade
      When bob sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then the last digest for blocks of alice to bob says:
        | items | 30 |

    Example: blocks of the application make others fall behind
      Given alice's application gossips 11 blocks of trade
      When bob sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then the last digest for blocks of alice to bob says:
        | items | 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 |

  @BLOCKPULL-13 @must @needs-channels
  Rule: BLOCKPULL-13 Pulls that the node has begun and pulls that it serves MUST NOT disturb each other, even with equal nonces

  The nonces of hellos that the node has said and of hellos that it has answered are kept apart.

  *Source: Fabric `gossip/gossip/algo/pull.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval    | 10s |
        | digestWaitTime  | 2s  |
        | requestWaitTime | 4s  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And bob sends alice a block of trade with:
        | number | 4 |

    Example: both go on
      Given 10 s pass
      And bob sends alice a hello for blocks of trade with:
        | nonce | that of her hello |
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 5                 |
      And 2 s pass
      When bob sends alice a request for blocks of trade with:
        | nonce | that of her hello |
        | items | 4                 |
      Then the last request for blocks of alice to bob says:
        | items | 5 |
      And bob receives an update for blocks of alice at once

    Example: while digests are waited for a hello is answered
      Given 10 s pass
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob receives a digest for blocks of alice at once

    Example: that the one that it began is over does not end the other one
      Given 10 s pass
      And bob sends alice a hello for blocks of trade with:
        | nonce | that of her hello |
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 5                 |
      And 2 s pass
      And bob sends alice an update for blocks of trade with:
        | nonce | that of her hello |
        | items | 5                 |
      And 1 s passes
      When bob sends alice a request for blocks of trade with:
        | nonce | that of her hello |
        | items | 4                 |
      Then bob receives an update for blocks of alice at once
