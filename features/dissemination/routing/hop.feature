Feature: Routing: the way back

  A message that a node passes on came from somewhere. The notes describe the version in which nobody looks at that: its
  sender is drawn like any other peer (ROUTE-4). Since then it is left out.

  @ROUTE-5 @must @fabric
  Rule: ROUTE-5 A message MUST NOT be sent back to the peer that it was received from

  That is the peer that it came from, not its author; and it holds for every emission. For alive messages and state
  infos that peer is left out of the draw. For blocks, which share a draw, and for org-restricted messages it is taken
  out of what was drawn, so that one receiver less may remain.

  Where one of two peers is drawn forty times, it is all or none of them once in a million million runs. What an even
  choice is stands under ROUTE-4.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, since 1.1.0; the notes describe the version before.*

    @needs-channels
    Example: a block does not go back with any emission
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagateIterations     | 2  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob, dave and erin are in trade with alice, and it belongs to Org1
      When dave sends alice a block of trade
      Then bob and erin receive it at once
      And dave receives nothing of it within 1 min

    @needs-channels
    Example: in a batch of blocks of two senders neither gets its own back
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 2  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob, dave and erin are in trade with alice, and it belongs to Org1
      And alice has just emitted
      And dave sends alice a block of trade
      When bob sends alice a block of trade
      Then dave and erin receive it at once
      And bob receives nothing of it within 1 min

    @needs-channels
    Example: of blocks the place of the peer that they came from is lost
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      When dave sends alice 40 blocks of trade
      Then bob receives some of them at once, and not all

    @needs-channels
    Example: a state info of a channel does not go back with any emission
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagateIterations     | 2  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And alice has joined trade, which belongs to Org1
      When dave sends alice a state info of trade by erin
      Then bob and erin receive it at once
      And dave receives nothing of it within 1 min

    Example: a state info of an unknown channel does not go back with any emission
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagateIterations     | 2  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      When dave sends alice a state info of gold by erin
      Then bob and erin receive it at once
      And dave receives nothing of it within 1 min

    Example: of state infos no place is lost
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob and dave of Org1 are known to alice
      When dave sends alice 40 state infos of gold
      Then bob receives them at once

    Example: of those who are left every choice is equally likely
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 2 |
      And bob, dave, erin, heidi, kate and leo of Org1 are known to alice
      When dave sends alice 1000 state infos of gold
      Then every choice of 2 of bob, erin, heidi, kate and leo is equally likely

    Scenario Outline: an alive message <of> does not go back with any emission
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagateIterations     | 2  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | heidi | Org1         | no                |
      When dave sends alice an alive message of <author>
      Then bob and heidi receive it at once
      And dave receives nothing of it within 1 min

      Examples: authors, who get it themselves
        | of                            | author |
        | for everybody                 | bob    |
        | for the own organization only | heidi  |

    Example: of alive messages no place is lost
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And bob and dave of Org1 are known to alice
      When dave sends alice 40 alive messages
      Then bob receives them at once

    Example: of org-restricted alive messages the place is lost
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | heidi | Org1         | no                |
      When heidi sends alice 40 alive messages
      Then bob receives some of them at once, and not all

    Example: an alive message from a peer that is no member goes to everybody
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagateIterations     | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And kate of Org1 connects to alice
      When kate sends alice an alive message of bob
      Then bob, dave and erin receive it at once

    Example: an alive message that its author of another organization sends does not go back
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagateIterations     | 2  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol and frank of Org2 are known to alice
      When carol sends alice an alive message of carol
      Then bob, dave and frank receive it at once
      And carol receives nothing of it within 1 min
