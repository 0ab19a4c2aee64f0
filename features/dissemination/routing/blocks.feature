Feature: Routing: blocks

  Who gets blocks, how many get them, and for how many blocks one choice of receivers serves. The whole table of
  categories stands in the feature beside this one.

  @BLOCK-1 @must @needs-channels
  Rule: BLOCK-1 Blocks MUST go to peers of the same channel and of the own organization only

  A peer is in the channel if it has published a state info for it and its organization belongs to the channel. It may
  have published by itself or by way of another peer, before its first alive message or after it. Once is enough for
  as long as it is a member, and through a death from which it comes back. Whether one that says that it has left
  (CHAN-2) gets them still, and is asked for some (BLOCKPULL-2), is left open: in Fabric it is. The dead get none. It makes
  no difference who pushed the block: one that comes from another organization is spread in the own one. A block counts
  once, whoever brings it, and one that the node's own application has gossiped is not taken from a peer.

  *Source: notes, gossipBatch 0, gossipBatch 3.1 (`gossipInChan` is given `messages` and a `chanRoutingFactory` of
  type `channelRoutingFilterFactory`; `filteredPeers`); Fabric `gossip/gossip/gossip_impl.go`, all versions.*

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
      And bob and dave have just received it
      When bob sends alice the same again
      Then alice delivers none of it to her application
      And nobody receives it within 1 min

    Example: a block of the application that a peer sends back is neither delivered nor spread
      Given alice's application gossips a block of trade
      And bob and dave have just received it
      When bob sends alice the same again
      Then alice delivers none of it to her application
      And nobody receives it within 1 min

    Example: a block of another channel that has the same number is delivered and spread as well
      Given alice has joined gold, which belongs to Org1
      And erin has published a state info of gold
      And carol sends alice a block of trade
      When bob sends alice a block of gold
      Then alice delivers it to her application
      And erin receives it at once
      And nobody else receives it within 1 min

    Example: a peer whose state info stood in a snapshot gets blocks
      Given bob sends alice a snapshot of trade with:
        | state infos | erin |
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once

    Example: a peer that publishes a state info gets blocks from then on
      Given erin has published a state info of trade
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once
      And nobody else receives it within 1 min

    Example: who was left out of another channel is a member of this one
      Given bob is in gold with alice, and it belongs to Org1
      And alice has joined gold, which belongs to Org2
      When alice's application gossips a block of trade
      Then bob and dave receive it at once

    Example: a state info that another peer brings makes its author a member
      Given carol sends alice a state info of trade by erin
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once

    Example: a state info that comes before the first alive message of its author counts from that one on
      Given heidi of Org1 connects to alice
      And heidi has published a state info of trade
      And heidi sends alice an alive message
      When alice's application gossips a block of trade
      Then bob, dave and heidi receive it at once
      And nobody else receives it within 1 min

    Example: a member that publishes nothing more stays one
      Given 15 min pass
      When alice's application gossips a block of trade
      Then bob and dave receive it at once

    Example: a member that has died gets no block, though it answers again
      Given bob is gone
      And alice's application gossips a block of trade
      And dave has just received it
      And bob is back
      When alice's application gossips a block of trade
      Then dave receives it at once
      And nobody else receives it within 1 min

    Example: a member of two channels that has died gets no block of either
      Given alice has joined gold, which belongs to Org1
      And bob and dave have published a state info of gold
      And bob is gone
      And alice's application gossips a block of trade
      And bob is back
      When alice's application gossips a block of gold
      Then dave receives it at once
      And nobody else receives it within 1 min

    Example: whose organization is taken out of one channel is a member of the other
      Given bob and dave are in gold with alice, and it belongs to Org1
      And alice has joined gold, which belongs to Org2
      When alice's application gossips a block of trade
      Then bob and dave receive it at once

    Example: who may not read one channel any more is a member of the other
      Given bob and dave are in gold with alice, and it belongs to Org1
      And bob of Org1 may not read trade
      And alice has joined trade, which belongs to Org1 and Org2
      When alice's application gossips a block of gold
      Then bob and dave receive it at once

    Example: a member that has come back is one without a new state info
      Given bob is gone
      And alice's application gossips a block of trade
      And dave has just received it
      And bob is back
      And bob of Org1 is known to alice
      When alice's application gossips a block of trade
      Then bob and dave receive it at once

    Example: a state info of another channel makes nobody a member of this one
      Given alice has joined gold, which belongs to Org1
      And erin has published a state info of gold
      When alice's application gossips a block of trade
      Then bob and dave receive it at once
      And nobody else receives it within 1 min

  @BLOCK-2 @must @needs-channels
  Rule: BLOCK-2 Of the peers of BLOCK-1, propagatePeerNum MUST be drawn at random, once for each channel of the batch

  All blocks of one channel in one batch go to the same peers, whatever else the batch holds between them.

  *Source: notes, gossipBatch 3.1 (`gossipInChan`, `PropagatePeerNum`; `Send` of `comm` to `peers2Send`, which they
  leave for later); Fabric `gossip/gossip/gossip_impl.go`, all versions.*

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

    Example: blocks that have blocks of another channel between them go to the same peers
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 10 |
        | propagatePeerNum        | 2  |
      And bob, dave, erin, heidi, kate and leo of Org1 are known to alice
      And bob, dave, erin, heidi, kate and leo are in trade with alice, and it belongs to Org1
      And bob, dave, erin and heidi are in gold with alice, and it belongs to Org1
      And alice has just emitted
      When alice's application gossips 5 blocks of trade among as many of gold
      Then the same 2 of bob, dave, erin, heidi, kate and leo receive them all at once

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
