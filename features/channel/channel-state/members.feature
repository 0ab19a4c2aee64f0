Feature: Members of a channel

  A peer is in a channel if its organization is in the channel's configuration and it has published a state info that
  counts. A state info is signed, and names its channel by a code that only those who know the channel can compute.

  @CHAN-2 @must @needs-channels
  Rule: CHAN-2 A living peer MUST be listed in a channel once a state info of it counts, and MUST NOT once it has published that it left

  Which state infos count is told by CHAN-6. One that says that its author has left is kept like any other.
  Peers that have published and are no living members of the node are not listed.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`GetPeers`), all versions; those that left since 1.1 (FAB-6063).*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    @needs-sees-channel-members
    Example: a peer that publishes, and another one that does not
      Given erin of Org1 is known to alice
      And carol of Org2 is known to alice
      When carol is in trade with alice, and it belongs to Org1 and Org2
      Then alice lists exactly bob, dave and carol as members of trade

    @needs-sees-channel-members
    Example: a peer that says that it has left
      When dave sends alice a state info of dave in trade with:
        | left | yes |
      Then alice lists exactly bob as members of trade

    @needs-sees-channel-members
    Example: a peer that comes back after that
      Given dave sends alice a state info of dave in trade with:
        | left | yes |
      When dave has published a state info of trade
      Then alice lists exactly bob and dave as members of trade

    @needs-sees-channel-members
    Example: a peer that says that it has left, and what it said before that once more
      Given dave sends alice a state info of dave in trade with:
        | left | yes |
      When dave sends alice a state info of dave in trade with:
        | time | incarnation 1, sequence 1 |
      Then alice lists exactly bob as members of trade

    @needs-sees-channel-members
    Example: a peer that publishes before anybody has heard that it is alive
      Given erin of Org1 connects to alice
      When erin has published a state info of trade
      Then alice lists exactly bob and dave as members of trade

    @needs-sees-channel-members
    Example: a peer that has died since
      Given dave is gone
      When alice's application gossips an org message
      Then alice lists exactly bob as members of trade

    @needs-sees-channel-members
    Example: a member of one channel is none of another
      Given erin of Org1 is known to alice
      When erin is in gold with alice, and it belongs to Org1
      Then alice lists exactly erin as members of gold

    @needs-sees-channel-members
    Example: that a peer has left a snapshot may tell
      When bob sends alice a snapshot of trade with:
        | state infos | dave left |
      Then alice lists exactly bob as members of trade

    @needs-sees-channel-members
    Example: that the node has left another channel does not matter
      Given bob is in gold with alice, and it belongs to Org1
      When the application of alice leaves gold
      Then alice lists exactly bob and dave as members of trade

  @CHAN-4 @must @needs-channels
  Rule: CHAN-4 A state info or a request for some MUST belong to the channel whose name, with the PKI-ID, its MAC is made of

  The MAC is the SHA-256 of the PKI-ID and of the channel's name behind it: of the author of a state info, of the peer
  that sends a request. With any other MAC the message is not of this channel.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`GenerateMAC`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob is in trade with alice, and it belongs to Org1
      And alice has joined gold, which belongs to Org1

    Scenario Outline: a state info with the MAC <mac> makes its author no member of the channel
      Given erin sends alice a state info of erin in trade with:
        | MAC | <mac> |
      When alice's application gossips a block of trade
      Then bob receives it at once
      And nobody else receives it within 1 min

      Examples: refused
        | mac       |
        | of gold   |
        | of dave   |
        | of silver |
        | of trade, cut short |

    Example: a state info with the right MAC does
      Given erin sends alice a state info of erin in trade with:
        | MAC | of trade |
      When alice's application gossips a block of trade
      Then bob and erin receive it at once

    Example: what it is made of decides, whoever sends it
      Given bob sends alice a state info of erin in trade with:
        | MAC | of erin |
      When alice's application gossips a block of trade
      Then bob and erin receive it at once

    Scenario Outline: a request with the MAC <mac> is not answered
      When bob sends alice a state info request of trade with:
        | MAC | <mac> |
      Then bob receives 0 snapshots of alice within 5 s

      Examples: refused
        | mac       |
        | of dave   |
        | of alice  |
        | of silver |
        | of trade, cut short |

    Example: a request with the MAC of another joined channel is about that one
      Given dave has published a state info of gold
      When bob sends alice a state info request of trade with:
        | MAC | of gold |
      Then the last snapshot of alice to bob says:
        | state infos | dave |
        | channel     | gold |

  @CHAN-5 @must @needs-channels
  Rule: CHAN-5 A state info of a joined channel MUST NOT grow old; those go whose peer is in the membership no more

  They go at a sweep, once in five `pullInterval`s (DISC-12). A dead peer is in the membership still.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`stateInfoCache`), all versions since 1.0 (FAB-4078).*

    Background:
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout  | 10s |
        | msgExpirationFactor     | 6   |
        | pullInterval             | 2s  |
        | publishStateInfoInterval | 5m  |
        | maxPropagationBurstSize  | 1   |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
      And bob and dave are in trade with alice, and it belongs to Org1

    Example: of a peer that has died it stays
      Given 20 s pass
      And bob of Org1 is known to alice
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob, dave |

    @needs-chaincodes
    Example: of the node itself it stays, though it is no member of its own
      Given the chaincodes of trade change at alice
      And 15 s pass
      And bob of Org1 is known to alice
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | alice, bob, dave |

    Example: of peers that were erased it goes, of one that had left as well
      Given erin of Org1 is known to alice
      And erin sends alice a state info of erin in trade with:
        | left | yes |
      And 50 s pass
      And bob of Org1 is known to alice
      And 30 s pass
      And bob of Org1 connects to alice
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob |

    Example: in each channel, and a second time, too
      Given bob and dave are in gold with alice, and it belongs to Org1
      And 80 s pass
      And dave of Org1 is known to alice
      And dave has published a state info of gold
      And 80 s pass
      And bob of Org1 connects to alice
      When bob sends alice a state info request of gold with:
        | MAC | of gold |
      Then the last snapshot of alice to bob says:
        | state infos | none |

    Example: who was erased and lives again has to publish anew
      Given 80 s pass
      And bob and dave of Org1 are known to alice
      And bob has published a state info of trade
      When alice's application gossips a block of trade
      Then bob receives it at once
      And nobody else receives it within 1 s

  @CHAN-6 @must @needs-channels
  Rule: CHAN-6 A state info MUST be kept only if its author's organization is in the channel and the author may read the channel

  Whether the author may read it the node asks its message crypto service. A new configuration examines all of them again.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`verifyStateInfoMsg`), all versions since 1.0 (FAB-2424).*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And dave of Org1 may not read gold
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | erin  | Org1         | yes               |
        | carol | Org2         | yes               |
      And bob is in trade with alice, and it belongs to Org1 and Org2

    Example: of a peer that may not read the channel it does not count
      Given bob is in gold with alice, and it belongs to Org1
      And dave has published a state info of gold
      When alice's application gossips a block of gold
      Then bob receives it at once
      And nobody else receives it within 1 min

    Example: nor is it passed on
      Given bob is in gold with alice, and it belongs to Org1
      When dave sends alice a state info of gold
      Then nobody receives it within 1 min

    Example: in a channel that it may read it does
      Given bob is in gold with alice, and it belongs to Org1
      And dave has published a state info of gold
      And dave has published a state info of trade
      When alice's application gossips a block of trade
      Then bob and dave receive it at once

    Example: of a peer of an organization outside the channel it does not count, whoever brings it
      Given bob is in gold with alice, and it belongs to Org1
      When bob sends alice a state info of gold by carol
      Then nobody receives it within 1 min

    Example: a new configuration that leaves the organization out takes it away
      Given bob is in gold with alice, and it belongs to Org1
      And carol has published a state info of trade
      And alice has joined trade, which belongs to Org1
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob |

    Example: a new configuration that has it still leaves it
      Given bob is in gold with alice, and it belongs to Org1
      And carol has published a state info of trade
      And alice has joined trade, which belongs to Org1, Org2 and Org3
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob, carol |

    Example: a right that was lost counts with the next configuration
      Given bob is in gold with alice, and it belongs to Org1
      And erin has published a state info of trade
      And erin of Org1 may not read trade
      And alice has joined trade, which belongs to Org1 and Org2
      When alice's application gossips a block of trade
      Then bob receives it at once
      And nobody else receives it within 1 min

    Example: of a peer of another organization that may not read the channel it does not count, whoever tells it
      Given carol of Org2 may not read trade
      And carol has published a state info of trade
      And bob sends alice a snapshot of trade with:
        | state infos | carol |
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to bob says:
        | state infos | bob |

    Example: nor does one that a snapshot brings
      Given bob is in gold with alice, and it belongs to Org1
      And bob sends alice a snapshot of gold with:
        | state infos | dave, erin |
      When alice's application gossips a block of gold
      Then bob and erin receive it at once
      And nobody else receives it within 1 min
