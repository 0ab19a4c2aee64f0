Feature: Pulling blocks: who offers

  The other side of the exchange: a node answers hellos of those who may pull from it with a digest of what it holds.

  @BLOCKPULL-8 @must @needs-channels
  Rule: BLOCKPULL-8 A hello of a peer that may pull MUST be answered by a digest of the numbers of all blocks held, under its nonce

  Numbers are written in decimal. With nothing held there is no answer. The answer goes to the peer at once, and not with
  a batch. Blocks are held that were pushed, that the application has gossiped, and that were pulled: those that came in an
  update under the nonce of a hello of the node, within `responseWaitTime` of the end of its digestWaitTime, whether the
  node has requested anything or not. Whether those of any other update are offered is left to the node.

  *Source: Fabric `gossip/gossip/algo/pull.go` (`OnHello`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval     | 10s |
        | digestWaitTime   | 2s  |
        | responseWaitTime | 5s  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Example: blocks that were pulled
      Given 10 s pass
      And dave sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 5, 10             |
      And 3 s pass
      And dave sends alice an update for blocks of trade with:
        | nonce | that of her hello |
        | items | 5, 10             |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then the last digest for blocks of alice to bob says:
        | items | 5, 10 |

    Example: blocks that were pushed, and gossiped by the application
      Given alice's application gossips a block of trade
      And bob sends alice a block of trade with:
        | number | 4 |
      And dave sends alice a block of trade with:
        | number | 10 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 18446744073709551615 |
      Then bob receives a digest for blocks of alice at once
      And the last digest for blocks of alice to bob says:
        | items   | 1, 4, 10          |
        | nonce   | that of the hello |
        | channel | trade             |
        | tag     | chan-and-org      |

    Example: it names what is held now, and not what was at the hello before
      Given bob sends alice a block of trade with:
        | number | 10 |
      And bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And dave sends alice a block of trade with:
        | number | 200 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then the last digest for blocks of alice to bob says:
        | items | 200 |

    Example: with nothing held there is no answer
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob receives 0 digests for blocks of alice within 5 s

    Scenario Outline: blocks of <other> are in none of <channel>
      Given bob is in gold with alice, and it belongs to Org1
      And bob sends alice a block of <other> with:
        | number | 7 |
      When bob sends alice a hello for blocks of <channel> with:
        | nonce | 5 |
      Then bob receives 0 digests for blocks of alice within 5 s

      Examples: either way
        | other | channel |
        | gold  | trade   |
        | trade | gold    |

    Example: a large number is told digit by digit
      Given bob sends alice a block of trade with:
        | number | 9007199254740993 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then the last digest for blocks of alice to bob says:
        | items | 9007199254740993 |

    Example: so is the largest that there is
      Given bob sends alice a block of trade with:
        | number | 18446744073709551615 |
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then the last digest for blocks of alice to bob says:
        | items | 18446744073709551615 |

    Example: each hello is answered
      Given bob sends alice a block of trade
      And bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob and dave receive a digest for blocks of alice at once

    Example: so is another one of the same peer under the same nonce
      Given bob sends alice a block of trade
      And bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And 1 s passes
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob receives a digest for blocks of alice at once

    Example: of many blocks all are in it, and any nonce will do
      Given alice's application gossips 11 blocks of trade
      When bob sends alice a hello for blocks of trade with:
        | nonce | 0 |
      Then the last digest for blocks of alice to bob says:
        | items | 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 |
        | nonce | that of the hello                 |

  @BLOCKPULL-9 @must @needs-channels
  Rule: BLOCKPULL-9 A hello or request of anybody else MUST NOT be answered

  Who may pull is of the node's own organization and has published a state info of the channel, be it alive or not. That it
  is alive is asked only of those who are drawn (BLOCKPULL-2).

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
      Given erin sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And erin has published a state info of trade
      When erin sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then erin receives a digest for blocks of alice at once

    Example: who has published, and has not said that it is alive, is answered
      Given heidi of Org1 connects to alice
      And heidi has published a state info of trade
      When heidi sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then heidi receives a digest for blocks of alice at once

    Example: who has published in another channel only is not answered
      Given alice has joined gold, which belongs to Org1
      And erin has published a state info of gold
      When erin sends alice a hello for blocks of trade with:
        | nonce | 6 |
      Then erin receives 0 digests for blocks of alice within 5 s
