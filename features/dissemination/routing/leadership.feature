Feature: Routing: leadership messages

  Peers of an organization elect a leader for each channel, and tell each other by leadership messages. They concern
  everybody in the channel who is of the organization, and nobody else.

  @LEAD-1 @must @needs-channels
  Rule: LEAD-1 Leadership messages MUST go to every peer of the same channel and of the own organization

  Every one, not a choice of them. A leadership message that a peer sends is delivered to the application, and never
  passed on.

  *Source: notes, gossipBatch, part 3.1; Fabric `gossip/gossip/gossip_impl.go` and `gossip/gossip/channel/channel.go`,
  all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob, dave, erin and heidi of Org1 are known to alice
      And carol of Org2 is known to alice
      And bob, dave, erin and carol are in trade with alice, and it belongs to Org1 and Org2

    Example: more members than are drawn for blocks get it, and no other peer
      When alice's application gossips a leadership message of trade
      Then bob, dave and erin receive it at once
      And nobody else receives it within 1 min

    Example: one that a peer sends is delivered and not passed on
      When bob sends alice a leadership message of trade
      Then alice delivers it to her application
      And bob, dave, erin and heidi receive nothing of it within 1 min

    Example: one that a peer of another organization sends is not delivered
      Given bob sends alice a leadership message of trade
      When carol sends alice a leadership message of trade
      Then alice delivers none of it to her application
