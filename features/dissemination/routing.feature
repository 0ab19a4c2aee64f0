Feature: Routing

  A batch holds messages of many kinds. The node sorts them into five categories, and each category has a row in a table:
  to whom its messages may go, how many of those get them, and for how many messages one choice of receivers serves. `k`
  is `propagatePeerNum`, 3 by default. Only living peers count.

  As the notes have it (dialect `@documents`):

  | category | to whom | how many | chosen anew for each |
  | --- | --- | --- | --- |
  | block | own organization, in the channel | k | channel of the batch |
  | leadership | own organization, in the channel | all | channel of the batch |
  | state info | organizations of the channel | k | message |
  | org-restricted | own organization | k | batch |
  | rest: alive messages | everybody | k | message |

  As Fabric does it (dialect `@fabric`), otherwise the same:

  | category | to whom |
  | --- | --- |
  | state info | own organization; the organizations of the channel if its author has an external endpoint |
  | rest: alive messages | author of the own organization: everybody; of another one: that one and the own; unknown: nobody |

  In these examples bob, dave, erin and heidi are of alice's own organization, and heidi has no external endpoint; carol
  and frank are of Org2; grace is of Org3. A burst is one message, so that everything goes out at once; and k is larger
  than the network where chance is not the point.

  @ROUTE-1 @must @documents
  Rule: ROUTE-1 Each message MUST be routed by the first category that it fits: block, leadership, state info, org-restricted, rest

  Blocks and leadership messages are restricted to the organization by their tag as well; they are routed as what they
  are, because those categories are tried first. An alive message is never org-restricted.

  *Source: notes, gossipBatch, parts 1 and 2.*

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
        | frank | Org2         | yes               |
        | grace | Org3         | yes               |
      And bob, heidi and carol are in trade with alice, and it belongs to Org1 and Org2

    Scenario Outline: <message> reaches <receivers>
      When alice's application gossips <message>
      Then <receivers> receive it at once
      And nobody else receives it within 1 s

      Examples: one message of each category
        | message                       | receivers                                |
        | a block of trade              | bob and heidi                            |
        | a leadership message of trade | bob and heidi                            |
        | a state info of trade         | bob, dave, erin, heidi, carol and frank  |
        | an org message                | bob, dave, erin and heidi                |
        | an alive message              | bob, dave, erin, carol, frank and grace  |

    Example: an alive message of a peer without an external endpoint is routed like any other
      When alice's application gossips an alive message of heidi
      Then bob, dave, erin, carol, frank and grace receive it at once
      And nobody else receives it within 1 s

  @ROUTE-1 @must @fabric
  Rule: ROUTE-1 Each message MUST be routed by the first category that it fits: block, leadership, state info, org-restricted, rest

  Blocks and leadership messages are restricted to the organization by their tag as well; they are routed as what they
  are, because those categories are tried first. An alive message of the own organization is org-restricted if its
  author has no external endpoint.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions.*

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
        | frank | Org2         | yes               |
        | grace | Org3         | yes               |
        | judy  | Org2         | no                |
      And bob, heidi and carol are in trade with alice, and it belongs to Org1 and Org2

    Scenario Outline: <message> comes to <receivers>
      When alice's application gossips <message>
      Then <receivers> receive it at once
      And nobody else receives it within 1 s

      Examples: one message of each category
        | message                       | receivers                                       |
        | a block of trade              | bob and heidi                                   |
        | a leadership message of trade | bob and heidi                                   |
        | a state info of trade         | bob, dave, erin, heidi, carol, frank and judy   |
        | an org message                | bob, dave, erin and heidi                       |
        | an alive message              | bob, dave, erin, heidi, carol, frank, grace and judy |
        | an alive message of heidi     | bob, dave, erin and heidi                       |
        | an alive message of judy      | bob, dave, erin, carol and frank                |
        | an alive message of bob       | bob, dave, erin, heidi, carol, frank, grace and judy |

  @ROUTE-2 @must @needs-channels
  Rule: ROUTE-2 Each channel of a batch MUST be routed by itself, and what belongs to an unknown channel be dropped

  A batch may hold blocks of several channels; each goes to the peers of its own channel. A block or a leadership
  message of a channel that the node is not in goes nowhere. Only a state info of such a channel is passed on, once, to
  the own organization, and only if a peer of the own organization sent it.

  *Source: notes, gossipBatch, part 2; Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 2  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob is in trade with alice, and it belongs to Org1
      And dave is in gold with alice, and it belongs to Org1

    Scenario Outline: in one batch with <first>, <second> goes to its own channel
      Given alice has just emitted
      And alice's application gossips <first>
      When alice's application gossips <second>
      Then <receiver> receives it at once
      And nobody else receives it within 1 s

      Examples: two channels, either first
        | first                         | second                        | receiver |
        | a block of trade              | a block of gold               | dave     |
        | a block of gold               | a block of trade              | bob      |
        | a leadership message of trade | a leadership message of gold  | dave     |
        | a leadership message of gold  | a leadership message of trade | bob      |

    Scenario Outline: <message> of an unknown channel is dropped
      Given alice has just emitted
      When alice's application gossips <message>
      Then nobody else receives it within 1 min
      And alice's application gossips <known>
      And bob receives it after exactly 10 ms

      Examples: what needs a channel
        | message                        | known                         |
        | a block of silver              | a block of trade              |
        | a leadership message of silver | a leadership message of trade |

    Example: blocks that a peer sends of an unknown channel are neither passed on nor delivered
      Given dave sends alice 2 blocks of gold
      And alice delivers them to her application
      When dave sends alice 2 blocks of silver
      Then nobody else receives them within 1 min
      And alice delivers none of them to her application

    Example: a state info of an unknown channel goes to the own organization, once
      Given carol of Org2 is known to alice
      And alice has just emitted
      And dave sends alice a state info of silver
      And bob and erin receive it after exactly 10 ms
      And carol receives nothing of it within 1 s
      When dave sends alice the same again
      Then bob and erin receive nothing of it within 1 s

    Example: a state info of an unknown channel from another organization is not passed on
      Given carol of Org2 is known to alice
      And alice has just emitted
      And dave sends alice a state info of silver
      And bob receives it after exactly 10 ms
      When carol sends alice a state info of silver
      Then bob, dave and erin receive nothing of it within 1 min

  @ROUTE-3 @must
  Rule: ROUTE-3 Receivers MUST be drawn from all known living peers of every organization

  The notes ask whether the peers in view are those of the own organization or of all: of all. What a category needs,
  the own organization, say, is a filter on top. Dead peers are not in view.

  *Source: notes, gossipBatch, part 3.1, an open question; Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol of Org2 is known to alice
      And grace of Org3 is known to alice

    Example: an alive message of the own organization reaches peers of every organization
      When alice's application gossips an alive message
      Then bob, dave, carol and grace receive it at once
      And nobody else receives it within 1 s

    Example: a peer that has died is not among them
      Given carol is gone
      And alice's application gossips an alive message
      And bob, dave and grace receive it at once
      And carol is back
      When alice's application gossips an alive message
      Then bob, dave and grace receive it at once
      And nobody else receives it within 1 min

  @ROUTE-4 @must
  Rule: ROUTE-4 A draw of k from n eligible peers MUST be a uniformly random choice of k; all of them if n is at most k

  Nobody, if there is nobody eligible. Peers are filtered first and drawn then: an eligible peer is found however many
  others there are.

  The examples of chance draw 1000 times 2 of 5 peers, which can be done in 10 ways, and compare how often each came by
  a chi-square statistic of 9 degrees of freedom. An even draw fails in fewer than one run in a million. A draw that
  takes one peer in 56 % of all cases in place of 40 %, or that never takes some pair, is found in at least 99.9 % of
  runs. The seed is fixed unless another is given, so that a verdict can be repeated.

  *Source: notes, gossipBatch, part 3.1; Fabric `gossip/filter/filter.go`, all versions; filtering after drawing was a
  bug before 1.0.*

    Scenario Outline: of <n> peers <drawn> get a message
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 3 |
      And <peers> of Org1 are known to alice
      When alice's application gossips 20 org messages
      Then exactly <drawn> of <peers> receive it at once
      And nobody else receives it within 1 s

      Examples: around k
        | n     | peers                                | drawn |
        | two   | bob and kate                         | 2     |
        | three | bob, dave and erin                   | 3     |
        | four  | bob, dave, erin and heidi            | 3     |
        | six   | bob, dave, erin, heidi, kate and leo | 3     |

    Example: by default three get a message
      Given a quiet alice of Org1
      And bob, dave, erin, heidi, kate and leo of Org1 are known to alice
      And alice has just emitted
      When alice's application gossips 10 org messages
      Then exactly 3 of bob, dave, erin, heidi, kate and leo receive it at once

    Example: with nobody eligible nobody gets it
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And carol and frank of Org2 are known to alice
      When alice's application gossips an org message
      Then nobody else receives it within 1 min
      And alice's application gossips an alive message
      And carol and frank receive it at once

    Example: the one eligible peer is always found
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob of Org1 is known to alice
      And carol, frank, ivan, judy, mia, nick and olga of Org2 are known to alice
      When alice's application gossips 50 org messages
      Then bob receives them at once
      And nobody else receives them within 1 s

    Example: every choice for org messages is equally likely
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 2 |
      And bob, dave, erin, heidi and kate of Org1 are known to alice
      When alice's application gossips 1000 org messages
      Then every choice of 2 of bob, dave, erin, heidi and kate is equally likely

    @needs-channels
    Example: every choice for blocks is equally likely
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 2 |
      And bob, dave, erin, heidi and kate of Org1 are known to alice
      And bob, dave, erin, heidi and kate are in trade with alice, and it belongs to Org1
      When alice's application gossips 1000 blocks of trade
      Then every choice of 2 of bob, dave, erin, heidi and kate is equally likely

  @ROUTE-5 @must @fabric
  Rule: ROUTE-5 A message MUST NOT be sent back to the peer that it was received from

  The peer that it came from, not its author. For alive messages and state infos that peer is left out of the draw; for
  blocks, which share a draw, and for org-restricted messages it is taken out of what was drawn, so that one receiver
  less may remain.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, since 1.1.0; the notes describe the version before.*

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

    @needs-channels
    Example: a block does not go back
      Given bob, dave and erin are in trade with alice, and it belongs to Org1
      When dave sends alice a block of trade
      Then bob and erin receive it at once
      And dave receives nothing of it within 1 min

    @needs-channels
    Example: a state info of a channel does not go back
      Given alice has joined trade, which belongs to Org1
      When dave sends alice a state info of erin in trade with:
        | time | incarnation 5, sequence 5 |
      Then bob, erin and heidi receive it at once
      And dave receives nothing of it within 1 min

    Example: a state info of an unknown channel does not go back
      When dave sends alice a state info of erin in gold with:
        | time | incarnation 5, sequence 5 |
      Then bob, erin and heidi receive it at once
      And dave receives nothing of it within 1 min

    Example: an alive message does not go back, but goes to its author
      When dave sends alice an alive message of bob
      Then bob, erin and heidi receive it at once
      And dave receives nothing of it within 1 min

    Example: an alive message from a peer that is no member goes to everybody
      Given kate of Org1 connects to alice
      When kate sends alice an alive message of bob
      Then bob, dave, erin and heidi receive it at once

    Example: an alive message that its author of another organization sends does not go back
      Given carol and frank of Org2 are known to alice
      When carol sends alice an alive message of carol
      Then bob, dave, erin and frank receive it at once
      And carol receives nothing of it within 1 min

    Example: an alive message for the own organization does not go back
      When dave sends alice an alive message of heidi
      Then bob, erin and heidi receive it at once
      And dave receives nothing of it within 1 min
