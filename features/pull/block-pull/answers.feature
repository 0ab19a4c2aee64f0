Feature: Pulling blocks: who answers

  The other side of the exchange: a node answers hellos of those who may pull from it with a digest of what it holds, and
  requests with the blocks.

  @BLOCKPULL-8 @must @needs-channels
  Rule: BLOCKPULL-8 A hello of an eligible peer MUST be answered by a digest of the numbers of all blocks held, under its nonce

  Numbers are written in decimal. With nothing held there is no answer. The answer goes to the peer at once.

  *Source: Fabric `gossip/gossip/algo/pull.go` (`OnHello`), all versions.*

    Background:
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Example: blocks that were pushed, pulled and gossiped by the application
      Given alice's application gossips a block of trade
      And bob sends alice a block of trade with:
        | number | 4 |
      And dave sends alice an update for blocks of trade with:
        | items | 5, 10 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 18446744073709551615 |
      Then bob receives a digest for blocks of alice at once
      And the last digest for blocks of alice to bob says:
        | items     | 1, 4, 5, 10       |
        | nonce     | that of the hello |
        | channel   | trade             |
        | tag       | chan-and-org      |
        | signature | none              |

    Example: with nothing held there is no answer
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob receives 0 digests for blocks of alice within 5 s

    Example: blocks of another channel are not in it
      Given alice has joined gold, which belongs to Org1
      And bob sends alice a block of gold with:
        | number | 7 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob receives 0 digests for blocks of alice within 5 s

    Example: each hello is answered
      Given bob sends alice a block of trade
      And bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob and dave receive a digest for blocks of alice at once

  @BLOCKPULL-9 @must @needs-channels
  Rule: BLOCKPULL-9 A hello or request of anybody else MUST NOT be answered

  Eligible is who is of the node's own organization and has published a state info of the channel (BLOCKPULL-2).

  *Source: Fabric `gossip/gossip/channel/channel.go`, all versions.*

    Background:
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | erin  | Org1         | yes               |
        | carol | Org2         | yes               |
      And bob and carol are in trade with alice, and it belongs to Org1 and Org2
      And bob sends alice a block of trade with:
        | number | 4 |

    Example: a hello of a member is answered
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob receives a digest for blocks of alice at once

    Scenario Outline: a hello of <who>, who <is>
      When <who> sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then <who> receives 0 digests for blocks of alice within 5 s

      Examples: each of them
        | who   | is                         |
        | carol | is of another organization |
        | erin  | has published nothing      |

    Scenario Outline: a request of <who>, who <is>
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When <who> sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then <who> receives 0 updates for blocks of alice within 5 s

      Examples: each of them
        | who   | is                         |
        | carol | is of another organization |
        | erin  | has published nothing      |

    Example: once it has published a state info it is answered
      Given erin has published a state info of trade
      When erin sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then erin receives a digest for blocks of alice at once

  @BLOCKPULL-10 @must @needs-channels
  Rule: BLOCKPULL-10 A request MUST be answered if its nonce is that of a hello of at most requestWaitTime ago, and else not

  *Source: Fabric `gossip/gossip/algo/pull.go` (`OnReq`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | requestWaitTime | 1500ms |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And bob sends alice a block of trade with:
        | number | 4 |

    Example: within that time
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And 1400 ms pass
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives an update for blocks of alice at once

    Example: after that time
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And 1600 ms pass
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s

    Example: under another nonce
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 6 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s

    Example: more than once within that time
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      And 1 s passes
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives an update for blocks of alice at once

  @BLOCKPULL-11 @must @needs-channels
  Rule: BLOCKPULL-11 The update MUST hold what was requested and is held, and nothing else; with nothing left there MUST be none

  Which requests are answered is told by BLOCKPULL-9 and BLOCKPULL-10.

  *Source: Fabric `gossip/gossip/algo/pull.go` (`OnReq`), all versions.*

    Background:
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And dave sends alice an update for blocks of trade with:
        | items | 1, 2, 3 |

    Example: some of what was offered
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5    |
        | items | 1, 3 |
      Then the last update for blocks of alice to bob says:
        | items     | 1, 3              |
        | nonce     | that of the hello |
        | channel   | trade             |
        | tag       | chan-and-org      |
        | signature | none              |

    Example: what is not held is left out
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5       |
        | items | 2, 4, x |
      Then the last update for blocks of alice to bob says:
        | items | 2 |

    Example: with nothing left there is no update
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s

  @BLOCKPULL-12 @must @needs-channels
  Rule: BLOCKPULL-12 What the node has let go MUST be neither offered nor given

  How long a block is held is told by BLOCK-6.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`blockMsgStore`), all versions; given since FAB-14691 only if held.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxBlockCountToStore | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And dave sends alice an update for blocks of trade with:
        | items | 1, 2, 3 |

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

    Example: it is not offered again
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And dave sends alice a block of trade with:
        | number | 13 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then the last digest for blocks of alice to bob says:
        | items | 3, 13 |

    Example: a block that was refused for its age is not offered
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And dave sends alice a block of trade with:
        | number | 30 |
      And dave sends alice an update for blocks of trade with:
        | items | 1, 2, 29 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then the last digest for blocks of alice to bob says:
        | items | 29, 30 |

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
