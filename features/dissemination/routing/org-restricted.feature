Feature: Routing: org-restricted messages

  Messages that are for the node's own organization only, whatever the channel: those with an org-only tag, which these
  examples call org messages, and alive messages of the own organization that name no external endpoint (ROUTE-1).

  @ORG-1 @must
  Rule: ORG-1 Org-restricted messages MUST go to propagatePeerNum peers of the own organization, drawn once for the batch

  What is org-restricted is told by ROUTE-1. Alone of the categories, the notes' 3.3 names no draw: to the letter,
  everybody of the own organization gets each message. "Similar to the above" is read here as: with the draw of 3.1,
  as Fabric has it. (`stateInfMsg` in its last line is a slip for `msg`.)

  *Source: notes, gossipBatch 0, gossipBatch 3.3 (`orgMsgs`, `stateInfMsg`); Fabric `gossip/gossip/gossip_impl.go`,
  all versions.*

    Example: other organizations get nothing
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol of Org2 is known to alice
      And grace of Org3 is known to alice
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

    Example: org-restricted alive messages of one batch go to the same peers
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 10 |
        | propagatePeerNum        | 2  |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | erin  | Org1         | yes               |
        | kate  | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
      And alice has just emitted
      When alice's application gossips 10 alive messages of heidi
      Then the same 2 of bob, dave, erin, kate and heidi receive them all at once
      And nobody else receives them within 1 s

    Example: an alive message reaches peers without an external endpoint as well
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | kate  | Org1         | no                |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
      When alice's application gossips an alive message of heidi
      Then bob, kate and heidi receive it at once
      And nobody else receives it within 1 s

    Example: a peer that has died gets none, though it answers again
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And bob is gone
      And alice's application gossips an org message
      And bob is back
      When alice's application gossips an org message
      Then dave receives it at once
      And nobody else receives it within 1 min

    Example: the alive message of a node without an external endpoint stays in its organization
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1    |
        | aliveTimeInterval       | 5s   |
        | externalEndpoint        | none |
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      When 5 s pass
      Then bob receives an alive message of alice at once
      And carol receives 0 alive messages of alice within 1 s
