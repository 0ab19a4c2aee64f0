Feature: Categories of messages

  One category after the other: who gets blocks, leadership messages, state infos, org-restricted messages and the rest,
  how many get them, and for how many messages one choice serves. The whole table stands in the feature on routing.

  @BLOCK-1 @must @needs-channels
  Rule: BLOCK-1 Blocks MUST go to peers of the same channel and of the own organization only

  A peer is in the channel if it has published a state info for it and its organization belongs to the channel. It makes
  no difference who pushed the block: one that comes from another organization is spread in the own one.

  *Source: notes, gossipBatch, part 3.1; Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And bob, dave and carol are in trade with alice, and it belongs to Org1 and Org2

    Example: a block of the application reaches the members of the own organization only
      When alice's application gossips a block of trade
      Then bob and dave receive it at once
      And nobody else receives it within 1 min

    Example: a block from another organization is delivered, and spread in the own one
      When carol sends alice a block of trade
      Then alice delivers it to her application
      And bob and dave receive it at once
      And nobody else receives it within 1 min

    Example: a block is delivered and spread once
      Given carol sends alice a block of trade
      And bob and dave receive it at once
      When bob sends alice the same again
      Then alice delivers none of it to her application
      And nobody else receives it within 1 min

    Example: a peer that publishes a state info gets blocks from then on
      Given erin has published a state info of trade
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once
      And nobody else receives it within 1 min

    Example: a state info of another channel makes nobody a member of this one
      Given alice has joined gold, which belongs to Org1
      And erin has published a state info of gold
      When alice's application gossips a block of trade
      Then bob and dave receive it at once
      And nobody else receives it within 1 min

  @BLOCK-2 @must @needs-channels
  Rule: BLOCK-2 Of those, propagatePeerNum MUST be drawn at random, once for each channel of the batch

  All blocks of one channel in one batch go to the same peers.

  *Source: notes, gossipBatch, part 3.1; Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Example: a peer that has sent a block of the batch gets the block of another one
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 2  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob, dave and erin are in trade with alice, and it belongs to Org1
      And alice has just emitted
      And dave sends alice a block of trade
      When bob sends alice a block of trade
      Then dave and erin receive it at once

    Example: blocks of one batch go to the same peers
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 10 |
        | propagatePeerNum        | 2  |
      And bob, dave, erin, heidi, kate and leo of Org1 are known to alice
      And bob, dave, erin, heidi, kate and leo are in trade with alice, and it belongs to Org1
      And alice has just emitted
      When alice's application gossips 10 blocks of trade
      Then the same 2 of bob, dave, erin, heidi, kate and leo receive them all at once
      And nobody else receives them within 1 s

    Example: blocks of different batches are drawn for anew
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob, dave and erin of Org1 are known to alice
      And bob, dave and erin are in trade with alice, and it belongs to Org1
      When alice's application gossips 100 blocks of trade
      Then bob receives some of them at once, and not all

    Example: the members are drawn from after the others have been left out
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob, dave, erin, heidi, kate and leo of Org1 are known to alice
      And carol and frank of Org2 are known to alice
      And bob, carol and frank are in trade with alice, and it belongs to Org1 and Org2
      When alice's application gossips 30 blocks of trade
      Then bob receives them at once
      And nobody else receives them within 1 s

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
      And alice delivers it to her application
      When carol sends alice a leadership message of trade
      Then alice delivers none of it to her application

  @STATE-1 @must @needs-channels
  Rule: STATE-1 State infos MUST go to propagatePeerNum peers, drawn at random once for each message

  Messages of one batch are drawn for one by one. If the 21 messages of a batch shared a draw of one peer, that peer would
  get all of them, in every run; drawn for one by one, one of two peers gets none or all of them once in a million runs.

  *Source: notes, gossipBatch, part 3.2; Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 21 |
        | propagatePeerNum        | 1  |
      And bob and dave of Org1 are known to alice
      And alice has joined trade, which belongs to Org1
      And alice has just emitted

    Example: each message goes to as many peers as are drawn
      When alice's application gossips 21 state infos of trade
      Then exactly 1 of bob and dave receive it at once
      And nobody else receives it within 1 s

    Example: each message of a batch is drawn for by itself
      When alice's application gossips 21 state infos of trade
      Then bob receives some of them at once, and not all

  @STATE-2 @must @documents @needs-channels
  Rule: STATE-2 State infos of a joined channel MUST go to peers whose organization is in the channel

  To any of them: it need not have published a state info itself. Whether the author has an external endpoint makes no
  difference.

  *Source: notes, gossipBatch, part 3.2.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | erin  | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
        | grace | Org3         | yes               |
      And alice has joined trade, which belongs to Org1 and Org2

    Scenario Outline: a state info of a peer <with> external endpoint goes to the organizations of the channel
      When dave sends alice a state info of <author> in trade with:
        | time | incarnation 18000000000000000000, sequence 1 |
      Then bob, erin, heidi and carol receive it at once
      And nobody else receives it within 1 min

      Examples: authors
        | author | with       |
        | erin   | with an    |
        | heidi  | without an |

    Example: one from another organization goes to the organizations of the channel
      When carol sends alice a state info of carol in trade with:
        | time | incarnation 18000000000000000000, sequence 1 |
      Then bob, dave, erin and heidi receive it at once
      And nobody else receives it within 1 min

  @STATE-2 @must @fabric @needs-channels
  Rule: STATE-2 State infos MUST go to the own organization, or, of a joined channel and a public author, to the organizations of the channel

  The author is public if it has an external endpoint, as far as the node knows it, dead or alive. Without one it can
  not be reached by other organizations, and they are not told. A peer of the channel's organizations need not have
  published a state info itself.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; endpoint-less authors since 1.0.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | erin  | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
        | grace | Org3         | yes               |
      And alice has joined trade, which belongs to Org1 and Org2

    Example: a state info of a public author goes to the organizations of the channel
      When dave sends alice a state info of erin in trade with:
        | time | incarnation 18000000000000000000, sequence 1 |
      Then bob, erin, heidi and carol receive it at once
      And nobody else receives it within 1 min

    Example: one that another organization pushed goes to the organizations of the channel
      When carol sends alice a state info of carol in trade with:
        | time | incarnation 18000000000000000000, sequence 1 |
      Then bob, dave, erin and heidi receive it at once
      And nobody else receives it within 1 min

    Example: a state info of an author without an external endpoint stays in the own organization
      When dave sends alice a state info of heidi in trade with:
        | time | incarnation 18000000000000000000, sequence 1 |
      Then bob, erin and heidi receive it at once
      And nobody else receives it within 1 min

    Example: a state info of an author that is no member stays in the own organization
      Given kate of Org1 connects to alice
      When dave sends alice a state info of kate in trade with:
        | time | incarnation 18000000000000000000, sequence 1 |
      Then bob, erin and heidi receive it at once
      And nobody else receives it within 1 min

    Example: a state info of a public author that has died goes to the organizations of the channel
      Given erin is gone
      And alice's application gossips an org message
      When dave sends alice a state info of erin in trade with:
        | time | incarnation 18000000000000000000, sequence 1 |
      Then bob, heidi and carol receive it at once
      And nobody else receives it within 1 min

    Example: a state info of a channel that was not joined stays in the own organization
      When dave sends alice a state info of erin in gold with:
        | time | incarnation 18000000000000000000, sequence 1 |
      Then bob, erin and heidi receive it at once
      And nobody else receives it within 1 min

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

  @OTHER-1 @must
  Rule: OTHER-1 Of the rest only alive messages MUST be sent; anything else is reported as unknown

  *Source: notes, gossipBatch, part 3.4; Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Example: a membership request of the application is not sent, and an alive message is
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      When alice's application gossips a membership request
      Then nobody else receives it within 1 min
      And alice's application gossips an alive message
      And bob and dave receive it at once

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

  What is withheld from a peer (SECRET-1) is withheld after the draw: its place is lost. So an alive message of another
  organization reaches nobody.

  The example of chance draws 1000 times 1 of 5 peers: an even draw fails in fewer than one run in a million; one that
  takes a peer in 32 % of all cases in place of 20 % is found in at least 99.9 % of runs.

  *Source: notes, gossipBatch, part 3.4.*

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
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And carol and frank of Org2 are known to alice
      When alice's application gossips an alive message of carol
      Then nobody else receives it within 1 min
      And alice's application gossips an alive message of bob
      And exactly 3 of bob, dave, carol and frank receive it at once

  @OTHER-2 @must @fabric
  Rule: OTHER-2 Alive messages MUST go to propagatePeerNum peers, drawn once for each message from those that the author's organization allows

  An author of the own organization: all peers. An author of another one: the own organization and the author's. An
  author whose organization is not known: nobody.

  The example of chance draws 1000 times 1 of 5 peers: an even draw fails in fewer than one run in a million; one that
  takes a peer in 32 % of all cases in place of 20 % is found in at least 99.9 % of runs.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; foreign authors since 1.0.*

    Example: alive messages of one batch are drawn for one by one
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 100 |
        | propagatePeerNum        | 1   |
      And bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And grace of Org3 is known to alice
      And alice has just emitted
      When alice's application gossips 100 alive messages
      Then bob receives some of them at once, and not all

    Example: for the own organization all peers are equally likely
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And grace of Org3 is known to alice
      When alice's application gossips 1000 alive messages
      Then every choice of 1 of bob, dave, erin, carol and grace is equally likely

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

    Example: peers of a third organization take no place from those
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 2 |
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And grace, ivan, judy, mia, nick and olga of Org3 are known to alice
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
      Then nobody else receives it within 1 min

    Example: an unknown author is told of to nobody
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And zoe of Org1 can be dialled
      When alice's application gossips an alive message of zoe
      Then nobody else receives it within 1 min
      And alice's application gossips an alive message of bob
      And bob receives it at once
