Feature: Snapshots of a channel

  A request for state infos is answered by all that is known, in a snapshot.

  @CHAN-9 @must @needs-channels
  Rule: CHAN-9 A request MUST be answered by a snapshot of all state infos of the channel that the peer may know of

  A peer of another organization is not told of peers of the node's own organization that have no external endpoint. Of
  peers of other organizations it is told in any case. The node's own state info is among them once it was published, and
  goes by its own external endpoint; one that says of a change of chaincodes is among them at once, though nobody is alive.
  Who has died is among them, and who has left. The snapshot goes to the peer at once, and is empty if there is none to tell.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`createStateInfoSnapshot`), all versions since 1.0 (FAB-2963).*

    Scenario Outline: <asker> is told of <whom>
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | erin  | Org1         | yes               |
        | carol | Org2         | yes               |
        | grace | Org3         | yes               |
        | dave  | Org1         | no                |
        | judy  | Org2         | no                |
      And bob, dave, carol, judy and grace are in trade with alice, and it belongs to Org1, Org2 and Org3
      When <asker> sends alice a state info request of trade with:
        | MAC | of trade |
      Then <asker> receives a snapshot of alice at once
      And the last snapshot of alice to <asker> says:
        | state infos | <whom>      |
        | channel     | trade       |
        | tag         | chan-or-org |

      Examples: peers of the own organization, the second of which has published nothing itself
        | asker | whom                          |
        | bob   | bob, carol, dave, grace, judy |
        | erin  | bob, carol, dave, grace, judy |

      Examples: peers of other organizations, the second of which has no external endpoint
        | asker | whom                    |
        | carol | bob, carol, grace, judy |
        | judy  | bob, carol, grace, judy |
        | grace | bob, carol, grace, judy |

    Scenario Outline: the node's own external endpoint is <endpoint>, and <asker> is told of <whom>
      Given a quiet alice of Org1 with these settings:
        | externalEndpoint         | <endpoint> |
        | publishStateInfoInterval | 4s         |
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And bob and carol are in trade with alice, and it belongs to Org1 and Org2
      And the ledger of trade grows at alice
      And 5 s pass
      When <asker> sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to <asker> says:
        | state infos | <whom> |

      Examples: each of them
        | endpoint           | asker | whom              |
        | alice.org1.com:443 | bob   | alice, bob, carol |
        | alice.org1.com:443 | carol | alice, bob, carol |
        | none               | bob   | alice, bob, carol |
        | none               | carol | bob, carol        |

    @needs-chaincodes
    Example: what a change of chaincodes has made is in it at once
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And alice has joined trade, which belongs to Org1
      And the chaincodes of trade change at alice
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | alice |

    Example: with nothing published it is empty
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | none |

    Example: it holds the newest of each peer, be it that the peer has left
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And bob sends alice a state info request of trade with:
        | MAC | of trade |
      And dave sends alice a state info of dave in trade with:
        | left | yes |
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob, dave left |

    Example: of many peers it holds each
      Given a quiet alice of Org1
      And bob, dave, erin, heidi, kate and leo of Org1 are known to alice
      And carol, frank, ivan and judy of Org2 are known to alice
      And bob, dave, erin, heidi, kate and leo are in trade with alice, and it belongs to Org1 and Org2
      And carol, frank, ivan and judy have published a state info of trade
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob, carol, dave, erin, frank, heidi, ivan, judy, kate, leo |

    Example: who has got an external endpoint since is told of
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | carol | Org2         | yes               |
        | dave  | Org1         | no                |
      And dave and carol are in trade with alice, and it belongs to Org1 and Org2
      And carol sends alice a state info request of trade with:
        | MAC | of trade |
      And dave sends alice an alive message of dave with:
        | external endpoint | dave.org1.example:7051 |
      When carol sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to carol says:
        | state infos | carol, dave |

    Example: that the node has left another channel does not matter
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      And alice has joined gold, which belongs to Org1
      And the application of alice leaves gold
      And bob is in trade with alice, and it belongs to Org1
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then bob receives a snapshot of alice at once

    Example: it tells of peers that have died, too
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And carol of Org2 is known to alice
      And bob, dave and carol are in trade with alice, and it belongs to Org1 and Org2
      And dave is gone
      And alice's application gossips an org message
      When carol sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to carol says:
        | state infos | bob, carol, dave |

    Example: of whom the node knows only the identity another organization is told nothing
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And bob and carol are in trade with alice, and it belongs to Org1 and Org2
      And erin of Org1 connects to alice
      And erin has published a state info of trade
      When carol sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to carol says:
        | state infos | bob, carol |

  @CHAN-10 @must @needs-channels
  Rule: CHAN-10 A snapshot MUST be taken in entry by entry; a bad entry ends it, and what came before stays

  Bad is what does not decode, is incomplete (ROBUST-2) or is no state info, what is not signed by its author, of another
  channel, of a peer whose identity is unknown, or whose organization is not in the channel. An entry of a peer that is not
  in the membership, that may not read the channel (CHAN-6) or that is no news is left out, and ends nothing. So does one of
  the node itself; whether that counts is left to it. Nothing of a snapshot is passed on. It is taken in from whichever peer
  of the channel's organizations it comes, asked for or not.

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

    Example: one after the other, and what is newer replaces what was taken in
      Given bob sends alice a snapshot of trade with:
        | state infos | dave |
      And bob sends alice a snapshot of trade with:
        | state infos | dave left, erin |
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob, dave left, erin |

    Example: each of many entries, even after a snapshot that was bad
      Given kate of Org1 is known to alice
      And carol, frank, ivan and judy of Org2 are known to alice
      And bob sends alice a snapshot of trade with:
        | state infos | undecodable |
      And bob sends alice a snapshot of trade with:
        | state infos | carol, dave, erin, frank, heidi, ivan, judy, kate |
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob, carol, dave, erin, frank, heidi, ivan, judy, kate |

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
        | bad                                             | entries                    |
        | not decodable                                   | dave, undecodable, erin    |
        | no state info                                   | dave, bob as a block, erin |
        | not signed by its author                        | dave, heidi forged, erin   |
        | not signed by its author, who is in the channel | dave, bob forged, erin     |
        | of another channel                              | dave, heidi of gold, erin  |
        | of an organization outside                      | dave, grace, erin          |
        | of a peer whose identity is not known           | dave, leo, erin            |

    Example: up to an entry of another channel that the node is in
      Given alice has joined gold, which belongs to Org1
      And bob sends alice a snapshot of trade with:
        | state infos | dave, heidi of gold, erin |
      When alice's application gossips a block of trade
      Then bob and dave receive it at once
      And nobody else receives it within 1 min

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

    Scenario Outline: an entry <that> ends nothing
      Given bob sends alice a snapshot of trade with:
        | state infos | <entry>, dave |
      When alice's application gossips a block of trade
      Then bob and dave receive it at once

      Examples: what counts for nothing
        | that               | entry     |
        | of the node itself | alice     |
        | that is no news    | bob older |

    Example: an entry of a dead peer counts
      Given heidi is gone
      And alice's application gossips an org message
      And bob sends alice a snapshot of trade with:
        | state infos | heidi |
      And heidi is back
      And heidi of Org1 is known to alice
      When alice's application gossips a block of trade
      Then bob and heidi receive it at once

    Example: what was left out does not make the same state info old
      Given kate of Org1 connects to alice
      And bob sends alice a snapshot of trade with:
        | state infos | kate                      |
        | time        | incarnation 5, sequence 3 |
      And kate sends alice an alive message
      When kate sends alice a state info of kate in trade with:
        | time | incarnation 5, sequence 3 |
      Then bob receives it at once
