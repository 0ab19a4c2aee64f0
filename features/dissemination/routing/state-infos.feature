Feature: Routing: state infos

  A state info tells that its author is in a channel, and how far its ledger has come. Whom the node tells of it is where
  the dialects part: the notes go by the channel alone, Fabric by the author as well. In these examples heidi is of
  alice's own organization and has no external endpoint; carol is of Org2, which is in the channel; grace is of Org3,
  which is not.

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

    Scenario Outline: of a peer <with> external endpoint, a state info goes to the organizations of the channel
      When dave sends alice a state info of <author> in trade with:
        | time | newer than all before |
      Then bob, erin, heidi and carol receive it at once
      And nobody else receives it within 1 min

      Examples: authors
        | author | with       |
        | erin   | with an    |
        | heidi  | without an |

    Example: one from another organization goes to the organizations of the channel
      When carol sends alice a state info of carol in trade with:
        | time | newer than all before |
      Then bob, dave, erin and heidi receive it at once
      And nobody else receives it within 1 min

  @STATE-2 @must @fabric @needs-channels
  Rule: STATE-2 State infos MUST go to the own organization, or, of a joined channel and a public author, to the organizations of the channel

  The author is public if it has an external endpoint, as far as the node knows it, dead or alive. Without one it
  cannot be reached by other organizations, and they are not told. A peer of the channel's organizations need not have
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

    Scenario Outline: of a peer <with> external endpoint, a state info goes to <whom>
      When dave sends alice a state info of <author> in trade with:
        | time | newer than all before |
      Then <receivers> receive it at once
      And nobody else receives it within 1 min

      Examples: authors
        | author | with       | whom                             | receivers                   |
        | erin   | with an    | the organizations of the channel | bob, erin, heidi and carol  |
        | heidi  | without an | the own organization             | bob, erin and heidi         |

    Example: one from another organization goes to the organizations of the channel
      When carol sends alice a state info of carol in trade with:
        | time | newer than all before |
      Then bob, dave, erin and heidi receive it at once
      And nobody else receives it within 1 min

    Example: a state info of an author that is no member stays in the own organization
      Given kate of Org1 connects to alice
      When dave sends alice a state info of kate in trade with:
        | time | newer than all before |
      Then bob, erin and heidi receive it at once
      And nobody else receives it within 1 min

    Example: a state info of a public author that has died goes to the organizations of the channel
      Given erin is gone
      And alice's application gossips an org message
      When dave sends alice a state info of erin in trade with:
        | time | newer than all before |
      Then bob, heidi and carol receive it at once
      And nobody else receives it within 1 min

    Example: a state info of a channel that was not joined stays in the own organization
      When dave sends alice a state info of erin in gold with:
        | time | newer than all before |
      Then bob, erin and heidi receive it at once
      And nobody else receives it within 1 min
