Feature: Routing: leadership messages

  Peers of an organization elect a leader for each channel, and tell each other by leadership messages. They concern
  everybody in the channel who is of the organization, and nobody else.

  @LEAD-1 @must @needs-channels
  Rule: LEAD-1 Leadership messages MUST go to every peer of the same channel and of the own organization

  Who is in the channel is told by BLOCK-1. Every living one gets it, not a choice of them, with an external endpoint
  or without; of a batch each message goes out. A leadership message that a peer sends is delivered to the application
  if both the peer and the author are of the own organization, and never passed on.

  *Source: notes, gossipBatch 0, gossipBatch 3.1 (`gossipInChan`, `leadershipMsgs`, `filteredPeers`); Fabric
  `gossip/gossip/gossip_impl.go` and `gossip/gossip/channel/channel.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 2 |
        | propagatePeerNum        | 1 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | heidi | Org1         | no                |
        | erin  | Org1         | yes               |
        | carol | Org2         | yes               |
      And bob, dave, heidi and carol are in trade with alice, and it belongs to Org1 and Org2
      And alice has just emitted

    Example: more members than are drawn for blocks get both of a batch, and no other peer
      When alice's application gossips 2 leadership messages of trade
      Then bob, dave and heidi receive them at once
      And nobody else receives them within 1 min

    Example: so do they get those that only propose
      When alice's application gossips 2 proposing leadership messages of trade
      Then bob, dave and heidi receive them at once
      And nobody else receives them within 1 min

    Example: beside a block in the same batch it goes to all of them as well
      When alice's application gossips a block of trade
      And alice's application gossips a leadership message of trade
      Then bob, dave and heidi receive it at once
      And nobody else receives it within 1 min

    Example: one that a peer sends is delivered and not passed on
      When bob sends alice a leadership message of trade
      Then alice delivers it to her application
      And bob, dave, erin and heidi receive nothing of it within 1 min

    Example: the next one of the same peer is delivered as well
      Given bob sends alice a leadership message of trade
      When bob sends alice a leadership message of trade
      Then alice delivers it to her application

    Example: one that another peer of the own organization brings is delivered
      When bob sends alice a leadership message of trade by dave
      Then alice delivers it to her application

    Example: one of another channel is delivered as of that
      Given alice has joined gold, which belongs to Org1
      When bob sends alice a leadership message of gold
      Then alice delivers it to her application

    Scenario Outline: one by <author> that <sender> sends is not delivered
      Given bob sends alice a leadership message of trade
      When <sender> sends alice a leadership message of trade by <author>
      Then alice delivers none of it to her application

      Examples: author or sender of another organization
        | author | sender |
        | carol  | carol  |
        | dave   | carol  |
        | carol  | bob    |

    Scenario Outline: one that <is amiss with> is not delivered
      Given bob sends alice a leadership message of trade
      When bob sends alice <message> of trade by dave
      Then alice delivers none of it to her application

      Examples: whose word it is cannot be known
        | is amiss with                | message                        |
        | its author has not signed    | an unsigned leadership message |
        | somebody else has signed     | a forged leadership message    |

    Example: a member that has died gets none, though it answers again
      Given bob is gone
      And alice's application gossips 2 leadership messages of trade
      And dave and heidi have just received them
      And bob is back
      When alice's application gossips 2 leadership messages of trade
      Then dave and heidi receive them at once
      And nobody else receives them within 1 min

    Example: a member that has come back is one without a new state info
      Given bob is gone
      And alice's application gossips 2 leadership messages of trade
      And dave and heidi have just received them
      And bob is back
      And bob of Org1 is known to alice
      And alice has just emitted
      When alice's application gossips 2 leadership messages of trade
      Then bob, dave and heidi receive them at once

    Example: whose organization is taken out of one channel is a member of the other
      Given bob and dave are in gold with alice, and it belongs to Org1
      And alice has joined gold, which belongs to Org2
      And alice has just emitted
      When alice's application gossips 2 leadership messages of trade
      Then bob, dave and heidi receive them at once

    Example: a member that publishes nothing more stays one
      Given 15 min pass
      When alice's application gossips 2 leadership messages of trade
      Then bob, dave and heidi receive them at once
