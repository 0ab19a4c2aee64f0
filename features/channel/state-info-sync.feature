Feature: Telling each other who is in a channel

  State infos are gossiped when there is news. Who joins late, or has missed one, asks: a request is answered by all that
  is known, in a snapshot.

  @CHAN-7 @must @needs-channels @needs-chaincodes
  Rule: CHAN-7 The node's own state info MUST go out at the end of a publishStateInfoInterval if there was news, and at once if chaincodes change

  Intervals run from the join. A ledger height that is told is news, even if it is the same; a join is none. After a
  change of chaincodes it goes out once more at the end of the interval. With nobody in view it waits (STORE-7).

  *Source: Fabric `gossip/gossip/channel/channel.go`, all versions; at once since 2.3 (FAB-18237).*

    Background:
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1

    Example: a join is no news
      When 1 s passes
      Then bob receives 0 state infos of alice within 9 s

    Example: a change of chaincodes
      When the chaincodes of trade change at alice
      Then bob receives a state info of alice at once
      And bob receives a state info of alice after exactly 4 s

    Example: a height that is told twice
      Given the ledger of trade at alice has 7 blocks
      And 5 s pass
      When the ledger of trade at alice has 7 blocks
      Then bob receives a state info of alice after exactly 3 s

    Example: what it says
      Given the ledger of trade at alice has 7 blocks
      When 4 s pass
      Then the last state info of alice to bob says:
        | ledger height | 7           |
        | left          | no          |
        | tag           | chan-or-org |
        | signature     | valid       |

    Example: of two changes within one interval the second counts
      Given the ledger of trade at alice has 7 blocks
      And the ledger of trade at alice has 9 blocks
      When 4 s pass
      Then the last state info of alice to bob says:
        | ledger height | 9    |
        | chaincodes    | none |

    Example: chaincodes are told together with the height
      Given the ledger of trade at alice has 7 blocks
      When the chaincodes of trade change at alice
      Then the last state info of alice to bob says:
        | ledger height | 7          |
        | chaincodes    | assets 2.0 |

  @CHAN-8 @must @needs-channels
  Rule: CHAN-8 Every requestStateInfoInterval min(pullPeerNum, n) living peers of the channel's organizations MUST be asked for state infos

  They are drawn at random. Intervals run from the join. A peer need not have published anything to be asked.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`requestStateInfo`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | requestStateInfoInterval | 4s |
        | pullPeerNum              | 2  |

    Example: with fewer than pullPeerNum all of them
      Given bob of Org1 is known to alice
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | carol | Org2         | yes               |
        | grace | Org3         | yes               |
      And alice has joined trade, which belongs to Org1 and Org2
      Then bob and carol receive 2 state info requests of alice within 8 s
      And the last state info request of alice to carol says:
        | MAC       | of trade    |
        | tag       | chan-or-org |
        | channel   | none        |
        | signature | none        |

    Example: with more than pullPeerNum so many of them
      Given bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And alice has joined trade, which belongs to Org1 and Org2
      Then exactly 2 of bob, dave, erin and carol receive a state info request of alice within 4 s

    Example: nobody of an organization outside the channel
      Given bob of Org1 is known to alice
      And grace of Org3 is known to alice
      And alice has joined trade, which belongs to Org1
      Then grace receives 0 state info requests of alice within 9 s

    Example: not before the first interval is over
      Given bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      Then bob receives a state info request of alice after exactly 4 s

    Example: peers of an organization that a new configuration brings in are asked
      Given bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And alice has joined trade, which belongs to Org1
      And 4 s pass
      And alice has joined trade, which belongs to Org1 and Org2
      Then bob and carol receive a state info request of alice after exactly 4 s

    Example: in each channel
      Given bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And alice has joined gold, which belongs to Org1
      Then bob receives 2 state info requests of alice within 4 s

  @CHAN-9 @must @needs-channels
  Rule: CHAN-9 A request MUST be answered by a snapshot of all state infos of the channel that the peer may know of

  A peer of another organization is not told of peers of the node's own organization that have no external endpoint. Of
  peers of other organizations it is told in any case. The node's own state info is among them once it was published.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`createStateInfoSnapshot`), all versions since 1.0 (FAB-2963).*

    Background:
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | maxPropagationBurstSize  | 1  |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | carol | Org2         | yes               |
        | grace | Org3         | yes               |
        | dave  | Org1         | no                |
        | judy  | Org2         | no                |
      And bob, dave, carol, judy and grace are in trade with alice, and it belongs to Org1, Org2 and Org3

    Example: to a peer of the own organization
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then bob receives a snapshot of alice at once
      And the last snapshot of alice to bob says:
        | state infos | bob, carol, dave, grace, judy |
        | channel     | trade                         |
        | tag         | chan-or-org                   |
        | signature   | none                          |

    Example: to a peer of another organization
      When carol sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to carol says:
        | state infos | bob, carol, grace, judy |

    Example: to a peer without an external endpoint of another organization
      When judy sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to judy says:
        | state infos | bob, carol, grace, judy |

    Example: the node's own is among them
      Given the ledger of trade grows at alice
      And 5 s pass
      When carol sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to carol says:
        | state infos | alice, bob, carol, grace, judy |

    Example: with nothing published it is empty
      Given alice has joined gold, which belongs to Org1
      When bob sends alice a state info request of gold with:
        | MAC | of gold |
      Then the last snapshot of alice to bob says:
        | state infos | none |

    Example: it holds the newest of each peer
      Given dave has published a state info of trade
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob, carol, dave, grace, judy |

    Example: to a peer that has published nothing itself
      Given erin of Org1 is known to alice
      When erin sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to erin says:
        | state infos | bob, carol, dave, grace, judy |

    Example: it tells of peers that have left or died, too
      Given bob sends alice a state info of bob in trade with:
        | left | yes |
      And bob is gone
      And alice's application gossips an org message
      When carol sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to carol says:
        | state infos | bob, carol, grace, judy |

  @CHAN-10 @must @needs-channels
  Rule: CHAN-10 A snapshot MUST be taken in entry by entry; a bad entry ends it, and what came before stays

  Bad is what does not decode or is no state info, what is not signed by its author, of another channel, of a peer whose
  identity is unknown, or whose organization is not in the channel. An entry of a peer that is not in the membership,
  or that may not read the channel (CHAN-6), is left out, and ends nothing. Nothing of a snapshot is passed on.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`handleStateInfSnapshot`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | erin  | Org1         | yes               |
        | heidi | Org1         | yes               |
        | grace | Org3         | yes               |
      And leo of Org1 can be dialled
      And bob is in trade with alice, and it belongs to Org1 and Org2

    Example: all of it
      Given bob sends alice a snapshot of trade with:
        | state infos | dave, erin |
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once
      And nobody else receives it within 1 min

    Example: nothing of it is passed on
      When bob sends alice a snapshot of trade with:
        | state infos | dave, erin |
      Then nobody receives them within 1 min

    Scenario Outline: up to an entry that is <bad>
      Given bob sends alice a snapshot of trade with:
        | state infos | <entries> |
      When alice's application gossips a block of trade
      Then bob and dave receive it at once
      And nobody else receives it within 1 min

      Examples: bad
        | bad                                   | entries                 |
        | not decodable                         | dave, undecodable, erin |
        | no state info                         | dave, bob as a block, erin |
        | not signed by its author              | dave, heidi forged, erin |
        | of another channel                    | dave, heidi of gold, erin |
        | of an organization outside            | dave, grace, erin       |
        | of a peer whose identity is not known | dave, leo, erin         |

    Example: an entry of a peer that is not in the membership is left out
      Given kate of Org1 connects to alice
      And bob sends alice a snapshot of trade with:
        | state infos | dave, kate, erin |
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once
      And nobody else receives it within 1 min

    Example: what was left out does not count when its author becomes a member
      Given kate of Org1 connects to alice
      And bob sends alice a snapshot of trade with:
        | state infos | kate |
      And kate sends alice an alive message
      When alice's application gossips a block of trade
      Then bob receives it at once
      And nobody else receives it within 1 min

    Example: from a peer of another organization
      Given carol of Org2 is known to alice
      And carol sends alice a snapshot of trade with:
        | state infos | dave |
      When alice's application gossips a block of trade
      Then bob and dave receive it at once

    Example: an entry that is no news ends nothing
      Given bob sends alice a snapshot of trade with:
        | state infos | bob older, dave |
      When alice's application gossips a block of trade
      Then bob and dave receive it at once

    Example: an entry of a dead peer counts
      Given heidi is gone
      And alice's application gossips an org message
      And bob sends alice a snapshot of trade with:
        | state infos | heidi |
      And heidi is back
      And heidi of Org1 is known to alice
      When alice's application gossips a block of trade
      Then bob and heidi receive it at once
