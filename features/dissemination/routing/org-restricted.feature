Feature: Routing: org-restricted messages

  Messages that are for the node's own organization only, whatever the channel. In these examples they are called org
  messages.

  @ORG-1 @must
  Rule: ORG-1 Org-restricted messages MUST go to propagatePeerNum peers of the own organization, drawn once for the batch

  *Source: notes, gossipBatch, part 3.3, which leave out the draw; Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Example: other organizations get nothing
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol of Org2 is known to alice
      When alice's application gossips an org message
      Then bob and dave receive it at once
      And nobody else receives it within 1 min

    Example: messages of one batch go to the same peers
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 10 |
        | propagatePeerNum        | 2  |
      And bob, dave, erin, heidi, kate and leo of Org1 are known to alice
      And alice has just emitted
      When alice's application gossips 10 org messages
      Then the same 2 of bob, dave, erin, heidi, kate and leo receive them all at once
      And nobody else receives them within 1 s
