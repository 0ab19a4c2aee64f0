Feature: Kinds of messages

  Some kinds of messages a connected peer has no business to send by themselves. What is sent so is left lying, and the
  connection stays.

  @TAG-2 @must @needs-channels
  Rule: TAG-2 A message of a kind that no peer may send by itself MUST be dropped

  Empty messages, handshakes after the first one, acknowledgements and what concerns private data have no business among
  the gossip of a connected peer; nor has a message that says nothing. A node that reports what it refuses says why, in the
  words of the adapter protocol: `unexpected-kind`, or `incomplete` of what says nothing.

  *Source: Fabric `gossip/gossip/gossip_impl.go` (filter of `start`), `gossip/comm/comm_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Scenario Outline: of <what> nothing comes
      When bob sends alice <what>
      Then nobody receives it within 1 min

      Examples: idle
        | what                      |
        | an empty message          |
        | an acknowledgement        |
        | a private data request    |
        | a private data response   |
        | a private data message    |
        | a second handshake        |
        | a message without content |

    Scenario Outline: after <what> the sender is heard as before
      Given bob sends alice <what>
      When bob sends alice a block of trade
      Then alice delivers it to her application
      And dave receives it at once
      And the connections of bob and dave stay open for 1 min

      Examples: idle
        | what                      |
        | an empty message          |
        | an acknowledgement        |
        | a private data request    |
        | a private data response   |
        | a private data message    |
        | a second handshake        |
        | a message without content |

    @needs-reports-rejections
    Scenario Outline: <what> is reported
      When bob sends alice <what>
      Then alice reports that she refused it: <why>

      Examples: idle
        | what                      | why             |
        | an empty message          | unexpected-kind |
        | an acknowledgement        | unexpected-kind |
        | a private data request    | unexpected-kind |
        | a private data response   | unexpected-kind |
        | a private data message    | unexpected-kind |
        | a second handshake        | unexpected-kind |
        | a message without content | incomplete      |

  @TAG-3 @must @needs-channels
  Rule: TAG-3 An identity message by itself MUST change nothing, and the tag of one within an update MUST NOT matter

  Identities are learned from handshakes, from alive messages, and by pulling (IDPULL-4). A peer that pushes one is not
  heard. In an update what counts is the tag of the update.

  *Source: Fabric `gossip/gossip/certstore.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And heidi of Org1 can be dialled

    Example: an identity that is pushed is not known by it
      Given bob sends alice an org message by heidi
      When bob sends alice an alive message of heidi with:
        | identity | left out |
      Then nobody receives it within 1 min

    Scenario Outline: an identity with the tag <tag> is known once it was pulled
      Given bob sends alice an update for identities with:
        | items | heidi tagged <tag> |
      When bob sends alice an alive message of heidi with:
        | identity | left out |
      Then dave receives it at once

      Examples: taken
        | tag          |
        | empty        |
        | org-only     |
        | chan-or-org  |
        | chan-and-org |
        | chan-only    |
        | 0            |
        | 99           |
