Feature: Routing: the rest

  What is neither block nor leadership message, state info or org-restricted. Of that, alive messages only are sent: they
  tell who is there. To whom they go is where the dialects part; what is taken from them on the way is told in the
  feature on secret envelopes.

  @OTHER-1 @must
  Rule: OTHER-1 Of the rest only alive messages MUST be sent; anything else is reported as unknown

  The rest is what ROUTE-1 leaves. The notes do nothing about what is no alive message; that it is reported is
  Fabric's. It is found out when the batch goes: until then such a message has its place in the buffer, like any other,
  and counts towards a burst.

  *Source: notes, gossipBatch 3.4 (`AliveMsg`); Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Example: where an alive message of the application is sent, a membership request is not
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And alice's application gossips an alive message
      And bob and dave have just received it
      When alice's application gossips a membership request
      Then nobody receives it within 1 min

    @needs-reports-rejections
    Example: a membership request of the application is reported
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      When alice's application gossips a membership request
      Then alice reports that she refused it: unexpected-kind

    Example: an unknown message in a batch does not keep back the others
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 2 |
      And bob, dave and erin of Org1 are known to alice
      And alice has just emitted
      And alice's application gossips a membership request
      When alice's application gossips an alive message
      Then bob, dave and erin receive it at once

  @OTHER-2 @must @documents
  Rule: OTHER-2 Alive messages MUST go to propagatePeerNum peers, drawn once for each message from all peers in view

  The notes first wrote, and struck, that the rest is sent freely, whatever the organization; what stands is their 3.4.
  What is withheld from a peer (SECRET-1) is withheld after the draw: its place is lost. So an alive message of another
  organization reaches nobody. Who brought a message makes no difference.

  The example of chance draws 1000 times 1 of 5 peers: an even draw fails in fewer than one run in a million; one that
  takes a peer in 32 % of all cases in place of 20 % is found in at least 99.9 % of runs.

  *Source: notes, gossipBatch 0, gossipBatch 3.4 (`PropagatePeerNum`).*

    Example: each alive message of a batch is drawn for by itself
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 100 |
        | propagatePeerNum        | 1   |
      And bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And grace of Org3 is known to alice
      And alice has just emitted
      When alice's application gossips 100 alive messages
      Then bob receives some of them at once, and not all

    Example: peers of every organization are equally likely
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And grace of Org3 is known to alice
      When alice's application gossips 1000 alive messages
      Then every choice of 1 of bob, dave, erin, carol and grace is equally likely

    Example: a place that is drawn for a peer without an external endpoint is lost
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | heidi | Org1         | no                |
      When alice's application gossips 100 alive messages
      Then bob receives some of them at once, and not all
      And heidi receives nothing of them within 1 min

    Example: an alive message of another organization reaches nobody
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol and frank of Org2 are known to alice
      And alice's application gossips an alive message of bob
      And bob, dave, carol and frank have just received it
      When alice's application gossips an alive message of carol
      Then nobody receives it within 1 min

    Example: one of the own organization that another one brings is told of to everybody
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol and frank of Org2 are known to alice
      When carol sends alice an alive message of bob
      Then bob, dave and frank receive it at once
      And nobody else receives it within 1 min

    Example: one of another organization that the own one brings reaches nobody
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol and frank of Org2 are known to alice
      And dave sends alice an alive message of bob
      And bob, carol and frank have just received it
      When dave sends alice an alive message of carol
      Then nobody receives it within 1 min

  @OTHER-2 @must @fabric
  Rule: OTHER-2 Alive messages MUST go to propagatePeerNum peers, drawn once for each message from those that the author's organization allows

  An author of the own organization is told of to all peers, one of another organization to the own organization and
  the author's, one whose organization is not known to nobody. What is withheld besides is SECRET-1. Who brought a
  message makes no difference.

  The example of chance draws 1000 times 1 of 5 peers: an even draw fails in fewer than one run in a million; one that
  takes a peer in 32 % of all cases in place of 20 % is found in at least 99.9 % of runs.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; foreign authors since 1.0.*

    Example: each alive message of a batch is drawn for by itself
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 100 |
        | propagatePeerNum        | 1   |
      And bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And grace of Org3 is known to alice
      And alice has just emitted
      When alice's application gossips 100 alive messages
      Then bob receives some of them at once, and not all

    Example: peers of every organization are equally likely
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And grace of Org3 is known to alice
      When alice's application gossips 1000 alive messages
      Then every choice of 1 of bob, dave, erin, carol and grace is equally likely

    Example: a place that is drawn for a peer from which the message is withheld is lost
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | heidi | Org1         | no                |
      And carol of Org2 connects to alice
      When alice's application gossips 100 alive messages of carol
      Then bob receives some of them at once, and not all

    Example: an author of another organization is told of in that one and the own, and not in a third
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol and frank of Org2 are known to alice
      And grace of Org3 is known to alice
      When alice's application gossips an alive message of carol
      Then bob, dave, carol and frank receive it at once
      And nobody else receives it within 1 min

    Scenario Outline: one by <author> that <sender> brings is told of to <receivers>
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol and frank of Org2 are known to alice
      And grace and mia of Org3 are known to alice
      When <sender> sends alice an alive message of <author>
      Then <receivers> receive it at once
      And nobody else receives it within 1 min

      Examples: author and sender of different organizations
        | author | sender | receivers                       |
        | bob    | carol  | bob, dave, frank, grace and mia |
        | carol  | dave   | bob, carol and frank            |
        | carol  | grace  | bob, dave, carol and frank      |

    Example: peers of a third organization take no place from those
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 2 |
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And grace, mia, nick, olga, peggy and rupert of Org3 are known to alice
      When alice's application gossips an alive message of carol
      Then bob and carol receive it at once
      And nobody else receives it within 1 min

    @needs-suspects
    Example: an author that was forgotten before the emission is told of to nobody
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstLatency | 1s |
      And bob, dave and erin of Org1 are known to alice
      And alice has just emitted
      And dave sends alice an alive message of bob
      And the identity of bob is revoked
      When the application of alice suspects revoked identities
      Then nobody receives it within 1 min

    Example: an unknown author is told of to nobody
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And zoe of Org1 can be dialled
      And alice's application gossips an alive message of bob
      And bob has just received it
      When alice's application gossips an alive message of zoe
      Then nobody receives it within 1 min
