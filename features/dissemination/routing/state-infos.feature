Feature: Routing: state infos

  A state info tells that its author is in a channel, and how far its ledger has come. Peers pass it on, so that it
  may come from another peer than its author. Whom the node tells of it is where the dialects part: the notes go by
  the channel alone, Fabric by the author as well. In these examples heidi is of alice's own organization and has no
  external endpoint. carol, frank and judy are of Org2, which is in the channel, and judy has no external endpoint.
  grace is of Org3, which is not.

  @STATE-1 @must @needs-channels
  Rule: STATE-1 State infos MUST go to propagatePeerNum peers, drawn at random once for each message

  From whom they are drawn is STATE-2. Messages of one batch are drawn for one by one. If the 21 messages of a batch
  shared a draw of one peer, that peer would get all of them, in every run; drawn for one by one, one of two peers
  gets none or all of them once in a million runs.

  The example of chance draws 1000 times 2 of 5 peers of two organizations, which can be done in 10 ways: what an even draw
  is, and what is found of one that is not, stands under ROUTE-4.

  *Source: notes, gossipBatch 3.2 (`StateInfo`, `PropagatePeerNum`; `Send` is given `stateInfMsg`); Fabric
  `gossip/gossip/gossip_impl.go`, all versions.*

    Example: each message goes to as many peers as are drawn
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 21 |
        | propagatePeerNum        | 1  |
      And bob and dave of Org1 are known to alice
      And alice has joined trade, which belongs to Org1
      And alice has just emitted
      When alice's application gossips 21 state infos of trade
      Then exactly 1 of bob and dave receive it at once
      And nobody else receives it within 1 s

    Example: each message of a batch is drawn for by itself
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 21 |
        | propagatePeerNum        | 1  |
      And bob and dave of Org1 are known to alice
      And alice has joined trade, which belongs to Org1
      And alice has just emitted
      When alice's application gossips 21 state infos of trade
      Then bob receives some of them at once, and not all

    Example: every choice is equally likely, of whichever organization the peers are
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 2 |
      And bob and dave of Org1 are known to alice
      And carol, frank and judy of Org2 are known to alice
      And alice has joined trade, which belongs to Org1 and Org2
      When alice's application gossips 1000 state infos of trade
      Then every choice of 2 of bob, dave, carol, frank and judy is equally likely

    Example: one by which its author leaves goes to as many as any other
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 3 |
      And bob, dave and erin of Org1 are known to alice
      And alice has joined trade, which belongs to Org1
      When dave sends alice a state info of dave in trade with:
        | left | yes |
      Then bob and erin receive it at once

    Example: of a channel that the node is not in no more are drawn
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob, dave and erin of Org1 are known to alice
      When dave sends alice 40 state infos of gold
      Then bob receives some of them at once, and not all

    Example: those who are not of the organization take nobody's place in the draw
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob of Org1 is known to alice
      And carol, frank, ivan and judy of Org2 are known to alice
      And alice has joined trade, which belongs to Org1
      When alice's application gossips 30 state infos of trade
      Then bob receives them at once

    Example: nor do they where the node is not in the channel
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 2 |
      And bob and dave of Org1 are known to alice
      And carol, frank, ivan and judy of Org2 are known to alice
      When dave sends alice 30 state infos of gold
      Then bob receives them at once

    @fabric
    Example: of a node without an external endpoint they are drawn from its own organization
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1    |
        | propagatePeerNum        | 1    |
        | externalEndpoint        | none |
      And bob of Org1 is known to alice
      And carol, frank, ivan and judy of Org2 are known to alice
      And alice has joined trade, which belongs to Org1 and Org2
      When alice's application gossips 30 state infos of trade
      Then bob receives them at once
      And nobody else receives them within 1 min

  @STATE-2 @must @documents @needs-channels
  Rule: STATE-2 State infos of a joined channel MUST go to peers whose organization is in the channel

  To any of them: it need not have published a state info itself. Whether the author has an external endpoint makes no
  difference, nor does who brings the message. The notes ask (`????`) whether that is all, and say "as in 3.1". There, to
  be in the channel takes a state info of one's own (BLOCK-1). Here it is read as: of an organization of the channel;
  else a newcomer would never be told of anybody.

  *Source: notes, gossipBatch 0, gossipBatch 3.2 (`filteredPeers`).*

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
        | judy  | Org2         | no                |
        | grace | Org3         | yes               |
      And alice has joined trade, which belongs to Org1 and Org2

    Scenario Outline: one by <author> that <sender> brings goes to <receivers>
      When <sender> sends alice a state info of trade by <author>
      Then <receivers> receive it at once
      And nobody else receives it within 1 min

      Examples: authors and senders
        | author | sender | receivers                               |
        | erin   | dave   | bob, erin, heidi, carol, frank and judy |
        | heidi  | dave   | bob, erin, heidi, carol, frank and judy |
        | carol  | dave   | bob, erin, heidi, carol, frank and judy |
        | judy   | dave   | bob, erin, heidi, carol, frank and judy |
        | erin   | carol  | bob, dave, erin, heidi, frank and judy  |
        | heidi  | carol  | bob, dave, erin, heidi, frank and judy  |
        | carol  | carol  | bob, dave, erin, heidi, frank and judy  |
        | judy   | carol  | bob, dave, erin, heidi, frank and judy  |

    Scenario Outline: when it <what>, the next configuration counts
      Given dave sends alice a state info of trade by erin
      And alice has joined trade, which belongs to <organizations>
      When dave sends alice a state info of trade by erin
      Then <receivers> receive it at once
      And nobody else receives it within 1 min

      Examples: the same organizations no more
        | what                        | organizations       | receivers                                   |
        | takes out an organization   | Org1                | bob, erin and heidi                         |
        | brings another organization | Org1, Org2 and Org3 | bob, erin, heidi, carol, frank, judy and grace |
        | replaces an organization    | Org1 and Org3       | bob, erin, heidi and grace                  |

    Example: an older configuration changes nothing
      Given alice has joined trade, which once belonged to Org1
      When dave sends alice a state info of trade by erin
      Then bob, erin, heidi, carol, frank and judy receive it at once
      And nobody else receives it within 1 min

    Example: a peer that has died is not told, though it answers again
      Given carol is gone
      And alice's application gossips a state info of trade
      And bob, dave, erin, heidi, frank and judy have just received it
      And carol is back
      When dave sends alice a state info of trade by erin
      Then bob, erin, heidi, frank and judy receive it at once
      And nobody else receives it within 1 min

  @STATE-2 @must @fabric @needs-channels
  Rule: STATE-2 State infos MUST go to the own organization, or, of a joined channel and a public author, to the organizations of the channel

  The author is public if it has an external endpoint, as far as the node knows it now, dead or alive. Without one it
  cannot be reached by other organizations, and they are not told. A peer of the channel's organizations need not have
  published a state info itself. Who brings the message makes no difference. The node itself, which here has an external
  endpoint, is an author like any other; STATE-1 shows one that has none.

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
        | frank | Org2         | yes               |
        | judy  | Org2         | no                |
        | grace | Org3         | yes               |
      And alice has joined trade, which belongs to Org1 and Org2

    Scenario Outline: one by <author> that <sender> brings goes to <receivers>
      When <sender> sends alice a state info of trade by <author>
      Then <receivers> receive it at once
      And nobody else receives it within 1 min

      Examples: authors and senders
        | author | sender | receivers                               |
        | erin   | dave   | bob, erin, heidi, carol, frank and judy |
        | heidi  | dave   | bob, erin and heidi                     |
        | carol  | dave   | bob, erin, heidi, carol, frank and judy |
        | judy   | dave   | bob, erin and heidi                     |
        | erin   | carol  | bob, dave, erin, heidi, frank and judy  |
        | heidi  | carol  | bob, dave, erin and heidi               |
        | carol  | carol  | bob, dave, erin, heidi, frank and judy  |
        | judy   | carol  | bob, dave, erin and heidi               |

    Scenario Outline: when it <what>, the next configuration counts
      Given dave sends alice a state info of trade by erin
      And alice has joined trade, which belongs to <organizations>
      When dave sends alice a state info of trade by erin
      Then <receivers> receive it at once
      And nobody else receives it within 1 min

      Examples: the same organizations no more
        | what                        | organizations       | receivers                                   |
        | takes out an organization   | Org1                | bob, erin and heidi                         |
        | brings another organization | Org1, Org2 and Org3 | bob, erin, heidi, carol, frank, judy and grace |
        | replaces an organization    | Org1 and Org3       | bob, erin, heidi and grace                  |

    Example: an older configuration changes nothing
      Given alice has joined trade, which once belonged to Org1
      When dave sends alice a state info of trade by erin
      Then bob, erin, heidi, carol, frank and judy receive it at once
      And nobody else receives it within 1 min

    Example: a peer that has died is not told, though it answers again
      Given carol is gone
      And dave sends alice a state info of trade by erin
      And bob, erin, heidi, frank and judy have just received it
      And carol is back
      When dave sends alice a state info of trade by erin
      Then bob, erin, heidi, frank and judy receive it at once
      And nobody else receives it within 1 min

    Example: what the node says of itself goes to the organizations of the channel, for she has an external endpoint
      When alice's application gossips a state info of trade
      Then bob, dave, erin, heidi, carol, frank and judy receive it at once
      And nobody else receives it within 1 min

    Example: a state info of an author that is no member stays in the own organization
      Given kate of Org1 connects to alice
      When dave sends alice a state info of trade by kate
      Then bob, erin and heidi receive it at once
      And nobody else receives it within 1 min

    Example: a state info of a public author that has died goes to the organizations of the channel
      Given erin is gone
      And alice's application gossips an org message
      When dave sends alice a state info of trade by erin
      Then bob, heidi, carol, frank and judy receive it at once
      And nobody else receives it within 1 min

    Example: a state info of a channel that was not joined stays in the own organization
      When dave sends alice a state info of gold by erin
      Then bob, erin and heidi receive it at once
      And nobody else receives it within 1 min

    Example: an author that has got an external endpoint is public from then on
      Given heidi sends alice an alive message of heidi with:
        | external endpoint | heidi.org1.example:7051 |
      When dave sends alice a state info of trade by heidi
      Then bob, erin, heidi, carol, frank and judy receive it at once

    Example: an author that has no external endpoint any more is public no more
      Given erin sends alice an alive message of erin with:
        | external endpoint | none |
      When dave sends alice a state info of trade by erin
      Then bob, erin and heidi receive it at once
      And nobody else receives it within 1 min
