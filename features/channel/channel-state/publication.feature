Feature: What a node says of itself in a channel

  In its state info a node tells the others of a channel that it is in it, how many blocks its ledger has, and which
  chaincodes are installed.

  @CHAN-7 @must @needs-channels @needs-chaincodes
  Rule: CHAN-7 The node's own state info MUST go out at the end of a publishStateInfoInterval if there was news, and at once if chaincodes change

  Intervals run from the join. A ledger height that is told is news, even if it is the same; a join is none. After a
  change of chaincodes it goes out once more at the end of the interval. If nobody is in view at the end of one, it waits
  for the end of a later one. A change of chaincodes goes to the emitter also while nobody is in view, and from there to
  whom there is at the emissions that follow (EMIT-2, EMIT-3).

  *Source: Fabric `gossip/gossip/channel/channel.go`, all versions; at once since 2.3.0 and 2.2.1 (FAB-18237).*

    Example: a join is no news
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      When 1 s passes
      Then bob receives 0 state infos of alice within 9 s

    Example: a change of chaincodes
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      When the chaincodes of trade change at alice
      Then bob receives a state info of alice at once
      And bob receives a state info of alice after exactly 4 s

    Example: another change of chaincodes within the same interval
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the chaincodes of trade change at alice
      And 1 s passes
      When the chaincodes of trade change at alice
      Then bob receives a state info of alice at once
      And bob receives a state info of alice after exactly 3 s

    Example: a change of chaincodes that nobody is there to hear
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And bob is gone
      And alice's application gossips an org message
      And the chaincodes of trade change at alice
      When dave of Org1 is known to alice
      Then dave receives a state info of alice after exactly 4 s

    Example: a height that nobody is there to hear for three intervals
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And alice has joined trade, which belongs to Org1
      And the ledger of trade grows at alice
      And 13 s pass
      When bob of Org1 is known to alice
      Then bob receives a state info of alice after exactly 3 s

    Example: a change of chaincodes that somebody comes to hear before the next emission
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstLatency | 1s |
      And alice has joined trade, which belongs to Org1
      And 100 ms pass
      And the chaincodes of trade change at alice
      When bob of Org1 is known to alice
      Then bob receives 1 state info of alice within 1 s

    Example: one that somebody comes to hear before the last of its emissions
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagateIterations     | 3 |
      And alice has joined trade, which belongs to Org1
      And the chaincodes of trade change at alice
      When bob of Org1 is known to alice
      Then bob receives a state info of alice at once

    Example: a height that is told twice
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the ledger of trade at alice has 7 blocks
      And 5 s pass
      When the ledger of trade at alice has 7 blocks
      Then bob receives a state info of alice after exactly 3 s

    Example: what it says
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the ledger of trade at alice has 7 blocks
      When 4 s pass
      Then the last state info of alice to bob says:
        | ledger height | 7           |
        | left          | no          |
        | tag           | chan-or-org |
        | signature     | valid       |

    Example: of two changes within one interval the second counts
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the ledger of trade at alice has 7 blocks
      And the ledger of trade at alice has 9 blocks
      When 4 s pass
      Then the last state info of alice to bob says:
        | ledger height | 9    |
        | chaincodes    | none |

    Example: a height that is lower than the one before counts as well
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the ledger of trade at alice has 9 blocks
      And the ledger of trade at alice has 7 blocks
      When 4 s pass
      Then the last state info of alice to bob says:
        | ledger height | 7 |

    Example: chaincodes are told together with the height
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the ledger of trade at alice has 7 blocks
      When the chaincodes of trade change at alice
      Then the last state info of alice to bob says:
        | ledger height | 7          |
        | chaincodes    | assets 2.0 |

    Example: before anything was told of it the height is that of a ledger with its first block
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      When the chaincodes of trade change at alice
      Then the last state info of alice to bob says:
        | ledger height | 1 |

    Example: the chaincodes of another channel are none of it
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And carol of Org2 is known to alice
      And carol is in trade with alice, and it belongs to Org1 and Org2
      And alice has joined gold, which belongs to Org1
      And the chaincodes of gold change at alice
      And the ledger of trade at alice has 7 blocks
      When 4 s pass
      Then the last state info of alice to carol says:
        | ledger height | 7    |
        | chaincodes    | none |

    Example: nor is its height
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And carol of Org2 is known to alice
      And carol is in trade with alice, and it belongs to Org1 and Org2
      And alice has joined gold, which belongs to Org1
      And the ledger of trade at alice has 7 blocks
      And the ledger of gold at alice has 9 blocks
      When 4 s pass
      Then the last state info of alice to carol says:
        | ledger height | 7 |

    Example: what is news in another channel is none in this one
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And carol of Org2 is known to alice
      And carol is in trade with alice, and it belongs to Org1 and Org2
      And alice has joined gold, which belongs to Org1
      When the ledger of gold at alice has 9 blocks
      Then carol receives 0 state infos of alice within 9 s

    Example: that the node has left another channel does not matter
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And carol of Org2 is known to alice
      And carol is in trade with alice, and it belongs to Org1 and Org2
      And alice has joined gold, which belongs to Org1
      And the application of alice leaves gold
      When the ledger of trade grows at alice
      Then carol receives a state info of alice after exactly 4 s

    Example: a new configuration does not begin the interval anew
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the ledger of trade grows at alice
      And 1 s passes
      When alice has joined trade, which belongs to Org1 and Org2
      Then bob receives a state info of alice after exactly 3 s

    Example: after a new configuration the chaincodes are what they were
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the chaincodes of trade change at alice
      And alice has joined trade, which belongs to Org1 and Org2
      When 4 s pass
      Then the last state info of alice to bob says:
        | chaincodes | assets 2.0 |

    Example: a new configuration makes no news old
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the ledger of trade grows at alice
      When alice has joined trade, which belongs to Org1 and Org2
      Then bob receives a state info of alice after exactly 4 s
