Feature: Channels and their organizations

  The application tells its node which channels it is in, and of which organizations: only their peers are heard there.

  @CHAN-1 @must @needs-channels
  Rule: CHAN-1 A configuration with a lower number MUST be ignored; an equal or higher one MUST replace the organizations

  It replaces nothing else: heights, chaincodes, news, blocks and what is remembered stay, and intervals run on
  (BLOCK-6, CHAN-7, CHAN-8). A configuration without organizations is ignored, too. Whether the anchor peers are met
  that an ignored one names is left open: Fabric meets them. So is whether a node is in a channel of which it knows
  nothing else: in Fabric it is, and nobody is heard there.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`ConfigureChannel`), all versions.*

    Background:
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | carol | Org2         | yes               |
        | grace | Org3         | yes               |
      And bob is in trade with alice, and it belongs to Org1 and Org2

    Scenario Outline: <what>
      Given alice has joined trade, which <belongs>
      When <sender> sends alice a block of trade
      Then alice delivers <amount> to her application

      Examples: after one of Org1 and Org2
        | what                                                          | belongs                        | sender | amount     |
        | an older configuration changes nothing                        | once belonged to Org1 and Org3 | carol  | it         |
        | of an older configuration nothing is taken over               | once belonged to Org1 and Org3 | grace  | none of it |
        | a configuration of the same number replaces the organizations | belongs to Org1 and Org3       | grace  | it         |
        | who is not in the new configuration is out                    | belongs to Org1 and Org3       | carol  | none of it |
        | a configuration without organizations changes nothing         | belongs to no organization     | carol  | it         |

    Example: an organization that comes back is heard again
      Given alice has joined trade, which belongs to Org1 and Org3
      And alice has joined trade, which belongs to Org1 and Org2
      When carol sends alice a block of trade
      Then alice delivers it to her application

    Example: an older configuration changes nothing for a node that has left, either
      Given the application of alice leaves trade
      And alice has joined trade, which once belonged to Org1 and Org3
      When grace sends alice a block of trade
      Then alice delivers none of it to her application

    Example: the latest configuration counts, not the first
      Given alice has joined gold, which once belonged to Org1 and Org3
      And alice has joined gold, which belongs to Org1 and Org2
      And alice has joined gold, which once belonged to Org1 and Org3
      When grace sends alice a block of gold
      Then alice delivers none of it to her application

    Example: an ignored configuration leaves nothing behind, its number neither
      Given alice has joined gold, which once belonged to Org1 and Org3
      And alice has joined gold, which belongs to no organization
      And alice has joined gold, which once belonged to Org1 and Org2
      When carol sends alice a block of gold
      Then alice delivers it to her application

    Example: a configuration of another channel replaces nothing
      Given alice has joined gold, which belongs to Org1 and Org3
      When carol sends alice a block of trade
      Then alice delivers it to her application

  @CHAN-3 @must @needs-channels
  Rule: CHAN-3 A message of a channel MUST be dropped unless it comes from a peer whose organization is in the channel

  The peer that sends it counts, whoever wrote it. Of state infos of channels that the node is not in, ROUTE-2 tells.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`HandleMessage`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | erin  | Org1         | yes               |
        | carol | Org2         | yes               |
        | grace | Org3         | yes               |
      And bob and dave are in trade with alice, and it belongs to Org1 and Org2

    Example: a block from a peer of another organization of the channel counts
      When carol sends alice a block of trade
      Then alice delivers it to her application

    Example: a block from a peer of an organization outside is dropped
      When grace sends alice a block of trade
      Then alice delivers none of it to her application
      And nobody receives it within 1 min

    Example: a state info from a peer of an organization outside is dropped, whoever wrote it
      When grace sends alice a state info of trade by erin
      Then nobody receives it within 1 min

    Example: a state info of a peer of an organization outside is dropped, whoever brings it
      When bob sends alice a state info of trade by grace
      Then nobody receives it within 1 min

    Example: a request for state infos from a peer of an organization outside is not answered
      When grace sends alice a state info request of trade with:
        | MAC | of trade |
      Then grace receives 0 snapshots of alice within 5 s

    Example: a snapshot from a peer of an organization outside is dropped
      Given grace sends alice a snapshot of trade with:
        | state infos | erin |
      When alice's application gossips a block of trade
      Then bob and dave receive it at once
      And nobody else receives it within 1 min

    Example: who was heard before is heard no more when its organization is out
      Given carol sends alice a block of trade
      And alice has joined trade, which belongs to Org1
      When carol sends alice a block of trade
      Then alice delivers none of it to her application

    Example: the organizations of the very channel count
      Given alice has joined gold, which belongs to Org1
      When carol sends alice a block of gold
      Then alice delivers none of it to her application

    Example: the connection that it came on stays
      When grace sends alice a block of trade
      Then the connection of grace stays open for 1 min

  @CHAN-11 @must @needs-channels
  Rule: CHAN-11 A node that leaves a channel MUST say so at the next period, and MUST neither begin nor answer pulls in it

  Its list of members is empty from then on. What else it says, its height and its chaincodes, stays as it was. Whether it
  is back when it joins again is left open. So is whether it goes on asking for state infos, as it does in Fabric.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`LeaveChannel`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | publishStateInfoInterval | 4s |
        | pullInterval             | 4s |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And dave sends alice a block of trade with:
        | number | 4 |

    Example: it says so once
      Given 10 ms pass
      When the application of alice leaves trade
      Then bob and dave receive 1 state info of alice within 9 s
      And the last state info of alice to bob says:
        | left      | yes         |
        | tag       | chan-or-org |
        | signature | valid       |

    @needs-chaincodes
    Example: the rest of what it says is as it was, be it news or not
      Given the ledger of trade at alice has 7 blocks
      And the chaincodes of trade change at alice
      When the application of alice leaves trade
      And 5 s pass
      Then the last state info of alice to bob says:
        | left          | yes        |
        | ledger height | 7          |
        | chaincodes    | assets 2.0 |

    Example: before that it has not said so
      Given the ledger of trade grows at alice
      When 5 s pass
      Then the last state info of alice to bob says:
        | left | no |

    Example: it says hello to nobody
      When the application of alice leaves trade
      Then bob and dave receive 0 hellos for blocks of alice within 9 s

    Example: it answers no hello
      Given the application of alice leaves trade
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob receives 0 digests for blocks of alice within 5 s

    Example: it takes in no update
      Given the application of alice leaves trade
      When bob sends alice an update for blocks of trade with:
        | items | 5 |
      Then alice delivers none of it to her application

    @needs-sees-channel-members
    Example: it lists nobody
      Given dave has published a state info of trade
      When the application of alice leaves trade
      Then alice lists exactly nobody as members of trade

    Example: it requests nothing of what it was offered
      Given 4 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 5                 |
      When the application of alice leaves trade
      Then bob receives 0 requests for blocks of alice within 3 s

    Example: it gives nothing of what it has offered
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And the application of alice leaves trade
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s

    Example: in other channels all goes on
      Given alice has joined gold, which belongs to Org1
      And the application of alice leaves gold
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then bob receives a digest for blocks of alice at once
      And bob and dave receive 1 hello for blocks of alice within 4 s

    Example: what it says later says so, too
      Given the application of alice leaves trade
      And 5 s pass
      When the ledger of trade grows at alice
      Then bob receives 1 state info of alice within 5 s
      And the last state info of alice to bob says:
        | left | yes |

  @CHAN-12 @must @needs-channels
  Rule: CHAN-12 Peers of an organization that a new configuration leaves out MUST get no blocks, be asked for none, and be answered no pull

  From that instant on; and they are no members any more. Who is left out loses what it has published: when its
  organization comes back, its peers have to publish anew.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`ConfigureChannel`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | pullInterval            | 10s |
        | digestWaitTime          | 2s  |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | carol | Org2         | yes               |
      And bob, dave and carol are in trade with alice, and it belongs to Org1 and Org2

    Example: before that they do get blocks
      When alice's application gossips a block of trade
      Then bob and dave receive it at once

    Example: they get no blocks
      Given alice has joined trade, which belongs to Org2
      When alice's application gossips a block of trade
      Then nobody receives it within 1 min

    Example: nor by a configuration of a higher number, though others come in their place
      Given alice has joined gold, which once belonged to Org1 and Org2
      And bob and dave have published a state info of gold
      And alice has joined gold, which belongs to Org2 and Org3
      When alice's application gossips a block of gold
      Then nobody receives it within 1 min

    Example: they are not asked for what they have offered
      Given 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 5                 |
      When alice has joined trade, which belongs to Org2
      Then bob receives 0 requests for blocks of alice within 9 s

    Example: no pull is begun with them
      When alice has joined trade, which belongs to Org2
      Then bob receives 0 hellos for blocks of alice within 21 s

    Example: what they were offered they are not given
      Given bob sends alice a block of trade with:
        | number | 4 |
      And bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And alice has joined trade, which belongs to Org2
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s

    Example: what was published has to be published anew
      Given alice has joined trade, which belongs to Org2
      And alice has joined trade, which belongs to Org1 and Org2
      When alice's application gossips a block of trade
      Then nobody receives it within 1 min

    Example: who publishes anew is a member again
      Given alice has joined trade, which belongs to Org2
      And alice has joined trade, which belongs to Org1 and Org2
      And bob has published a state info of trade
      When alice's application gossips a block of trade
      Then bob receives it at once
