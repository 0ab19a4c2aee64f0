Feature: Pulling blocks: requests and updates

  What others have offered in digests (BLOCKPULL-3) the node requests as far as it is missing, and takes in what comes.

  @BLOCKPULL-4 @must @needs-channels
  Rule: BLOCKPULL-4 At the end of digestWaitTime each missing block MUST be requested from one peer, drawn at random among those that offered it

  The time is that of BLOCKPULL-3. A block is missing if it was offered, is not held, and is not left out by
  BLOCKPULL-5. One that was let go (BLOCK-6) is not held: it is requested, and refused when it comes, if it is not new.
  Whether one is requested that comes otherwise between the digest and the request is left to the node, as it may look
  at either instant; Fabric looks when the digest comes. Whatever one peer is to give stands in one request.

  *Source: Fabric `gossip/gossip/algo/pull.go` (`processIncomingDigests`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass

    Example: each is asked for what only it has offered
      Given bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello                         |
        | items | 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 |
      And dave sends alice a digest for blocks of trade with:
        | nonce | that of her hello                          |
        | items | 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 |
      When 2 s pass
      Then the last request for blocks of alice to bob says:
        | items | 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23 |
        | nonce | that of her hello                         |
        | tag   | chan-and-org                              |
      And the last request for blocks of alice to dave says:
        | items | 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24 |
        | nonce | that of her hello                          |

    Example: not before that time is over
      When bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      Then bob receives a request for blocks of alice after exactly 2 s

    Example: what both offer one of them is asked for
      Given bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      When dave sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      Then exactly 1 of bob and dave receive a request for blocks of alice within 2 s

    Example: of many that both offer each is asked for some
      Given bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30 |
      When dave sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30 |
      Then bob and dave receive a request for blocks of alice after exactly 2 s

    Scenario Outline: a block that <what>
      Given bob sends alice a block of trade with:
        | number | 2 |
      And bob sends alice a block of trade with:
        | number | <next> |
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1, 2, 3, <next>   |
      When 2 s pass
      Then the last request for blocks of alice to bob says:
        | items | <missing> |

      Examples: as block 2 is held, or not any more
        | what                                 | next | missing |
        | is held is requested of nobody       | 4    | 1, 3    |
        | has fallen behind is requested again | 130  | 1, 2, 3 |

    Example: what was let go for its age is requested again
      Given bob sends alice a block of trade with:
        | number | 2 |
      And 1020 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 2                 |
      When 2 s pass
      Then the last request for blocks of alice to bob says:
        | items | 2 |

    Example: with nothing missing there is no request
      Given bob sends alice a block of trade with:
        | number | 2 |
      When bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 2                 |
      Then bob receives 0 requests for blocks of alice within 5 s

    Scenario Outline: what was requested of bob and has not come is requested again of <peer>
      Given bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      And 10 s pass
      When <peer> sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      Then <peer> receives 1 request for blocks of alice within 3 s

      Examples: the same peer, and another one
        | peer |
        | bob  |
        | dave |

  @BLOCKPULL-5 @must @needs-channels
  Rule: BLOCKPULL-5 Offered numbers below the node's own ledger height, and what is no number, MUST be left out

  A ledger of height h has the blocks up to h - 1. A node that has been told no height takes its ledger to have one block.
  The height that was told last counts, be it lower than one before; whether one counts that is told between the digest and
  the request is left to the node (BLOCKPULL-4). A number is decimal digits, and at most 2^64 - 1.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`IngressDigFilter`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1

    Scenario Outline: while no height was told, <what>
      Given 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | <offered>         |
      When 2 s pass
      Then the last request for blocks of alice to bob says:
        | items | <requested> |

      Examples: numbers
        | what                                                        | offered                                    | requested            |
        | what is no number is left out, and the others are requested | x, 5, -7, +7, 6 blocks, 0x08, 7.0, 8e0, 9  | 5, 9                 |
        | the first block is in the ledger                            | 0, 1                                       | 1                    |
        | numbers are unsigned, and long                              | 18446744073709551615, 18446744073709551616 | 18446744073709551615 |

    Scenario Outline: of what is offered the ledger has a part, <as>
      Given the ledger of trade at alice has <before> blocks
      And 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 3                 |
      And the ledger of trade at alice has 5 blocks
      And 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 3, 4, 5, 6, 7     |
      When 2 s pass
      Then the last request for blocks of alice to bob says:
        | items | 5, 6, 7 |

      Examples: the height that was told last counts
        | as                                    | before |
        | as it had before                      | 5      |
        | as it has grown since the last pull   | 1      |
        | though it was told to be longer once  | 9      |

    Scenario Outline: the height of <other> is not that of <channel>
      Given bob is in gold with alice, and it belongs to Org1
      And the ledger of <other> at alice has 5 blocks
      And 10 s pass
      And bob sends alice a digest for blocks of <channel> with:
        | nonce | that of her hello |
        | items | 3, 5              |
      When 2 s pass
      Then the last request for blocks of alice to bob says:
        | items | 3, 5 |

      Examples: either way
        | other | channel |
        | gold  | trade   |
        | trade | gold    |

    Example: a new configuration does not change the height
      Given the ledger of trade at alice has 5 blocks
      And alice has joined trade, which belongs to Org1 and Org2
      And 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 3, 5              |
      When 2 s pass
      Then the last request for blocks of alice to bob says:
        | items | 5 |

  @BLOCKPULL-6 @must @needs-channels
  Rule: BLOCKPULL-6 An update MUST be taken in whole or not at all; its nonce MUST NOT matter

  An item that does not decode, that is of another channel or no block, and a block that does not verify end it. Blocks
  that are remembered or have fallen behind (ORDER-3) are skipped: they end nothing, and need not verify.

  *Source: Fabric `gossip/gossip/channel/channel.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxBlockCountToStore | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And alice has joined gold, which belongs to Org1

    Scenario Outline: one under the nonce <nonce>
      When bob sends alice an update for blocks of trade with:
        | items | 1, 2, 3 |
        | nonce | <nonce>  |
      Then alice delivers them to her application

      Examples: each of them
        | nonce |
        | 0     |
        | 7     |

    Scenario Outline: one in which there is a block that is <flaw>
      When bob sends alice an update for blocks of trade with:
        | items | <items> |
      Then alice delivers none of them to her application

      Examples: refused
        | flaw                                       | items                   |
        | not decodable, the first                   | undecodable, 1          |
        | not decodable, the last                    | 1, undecodable          |
        | of another channel                         | 1, 2 of silver          |
        | of another channel that the node is in     | 1, 2 of gold            |
        | no block                                   | 1, 2 as an org message  |
        | one that does not verify, the first        | invalid, 1              |
        | one that does not verify, the last         | 1, invalid              |

    Example: what is held is skipped, and the rest is taken in
      Given bob sends alice a block of trade with:
        | number | 2 |
      And bob sends alice an update for blocks of trade with:
        | items | 1, 2, 3 |
      When dave sends alice a block of trade with:
        | number | 3 |
      Then alice delivers none of it to her application

    Example: after one that was not taken the next one is, with what stood in both
      Given bob sends alice an update for blocks of trade with:
        | items | 1, invalid |
      When bob sends alice an update for blocks of trade with:
        | items | 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 |
      Then alice delivers them to her application

    @needs-checks-block-numbers
    Example: one in which there is a block that has another number inside
      When bob sends alice an update for blocks of trade with:
        | items | 1, 2 with 3 inside |
      Then alice delivers none of them to her application

    Example: a block that has fallen behind is not taken
      Given bob sends alice a block of trade with:
        | number | 130 |
      When bob sends alice an update for blocks of trade with:
        | items | 19 |
      Then alice delivers none of it to her application

    Example: nor does it end the update
      Given bob sends alice a block of trade with:
        | number | 130 |
      And bob sends alice an update for blocks of trade with:
        | items | 19, 29 |
      When dave sends alice a block of trade with:
        | number | 29 |
      Then alice delivers none of it to her application

  @BLOCKPULL-7 @must @needs-channels
  Rule: BLOCKPULL-7 Pulled blocks MUST be delivered to the application and MUST NOT be passed on

  Who lacks them as well pulls for itself.

  *Source: Fabric `gossip/gossip/channel/channel.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Example: all of an update, in whatever order they stand there
      When bob sends alice an update for blocks of trade with:
        | items | 3, 0, 2 |
      Then alice delivers them to her application
      And nobody receives them within 1 min

    Example: when a peer pushes one that was pulled it is old
      Given bob sends alice an update for blocks of trade with:
        | items | 1 |
      When dave sends alice a block of trade with:
        | number | 1 |
      Then alice delivers none of it to her application
      And nobody receives it within 1 min
