Feature: Tags

  Each message says how far it may travel. A receiver does not trust that word: of each kind of message only one tag is
  legal, and with any other one the message is dropped: it is not delivered, not kept, not passed on and not answered.
  The connection stays.

  @TAG-1 @must @needs-channels
  Rule: TAG-1 A message MUST be dropped unless it has the one legal tag of its kind

  Alive messages and what is said about membership are tagged empty; state infos, requests for them and snapshots
  chan-or-org; blocks and leadership messages chan-and-org. A pull is tagged by what is pulled: chan-and-org for blocks,
  empty for identities. Numbers without a name, and no tag at all, are not legal for anything.

  *Source: Fabric `gossip/protoext/message.go` (`IsTagLegal`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Example: with the legal tag an alive message counts
      When heidi of Org1 connects to alice
      And heidi sends alice an alive message of heidi with:
        | tag | empty |
      Then bob and dave receive it at once

    Scenario Outline: an alive message with the tag <tag> is dropped
      When heidi of Org1 connects to alice
      And heidi sends alice an alive message of heidi with:
        | tag | <tag> |
      Then nobody receives it within 1 min

      Examples: refused
        | tag          |
        | undefined    |
        | org-only     |
        | chan-only    |
        | chan-and-org |
        | chan-or-org  |
        | 9            |

    Example: with the legal tag a membership request is answered
      When bob sends alice a membership request with:
        | tag | empty |
      Then bob receives a membership response of alice at once

    Scenario Outline: a membership request with the tag <tag> is dropped
      When bob sends alice a membership request with:
        | tag | <tag> |
      Then bob receives 0 membership responses of alice within 1 s

      Examples: refused
        | tag          |
        | undefined    |
        | org-only     |
        | chan-and-org |
        | chan-or-org  |
        | 9            |

    Scenario Outline: a membership response with the tag <tag> is dropped
      Given heidi of Org1 can be dialled
      When bob sends alice a membership response by heidi with:
        | tag | <tag> |
      Then alice answers a membership request of bob with:
        | peer | as    |
        | dave | alive |

      Examples: refused
        | tag          |
        | undefined    |
        | org-only     |
        | chan-and-org |

    Example: with the legal tag a membership response counts
      Given heidi of Org1 can be dialled
      When bob sends alice a membership response by heidi with:
        | tag | empty |
      Then alice answers a membership request of bob with:
        | peer  | as    |
        | dave  | alive |
        | heidi | alive |

    Example: with the legal tag a state info counts
      When bob sends alice a state info of bob in trade with:
        | tag | chan-or-org |
      Then dave receives it at once

    Scenario Outline: a state info with the tag <tag> is dropped
      When bob sends alice a state info of bob in trade with:
        | tag | <tag> |
      Then nobody receives it within 1 min

      Examples: refused
        | tag          |
        | undefined    |
        | empty        |
        | org-only     |
        | chan-only    |
        | chan-and-org |
        | 9            |

    Example: with the legal tag a block counts
      When bob sends alice a block of trade with:
        | tag | chan-and-org |
      Then alice delivers it to her application

    Scenario Outline: a block with the tag <tag> is dropped
      When bob sends alice a block of trade with:
        | tag | <tag> |
      Then alice delivers none of it to her application
      And nobody receives it within 1 min

      Examples: refused
        | tag         |
        | undefined   |
        | empty       |
        | org-only    |
        | chan-only   |
        | chan-or-org |
        | 9           |

    Example: with the legal tag a leadership message counts
      When bob sends alice a leadership message of trade with:
        | tag | chan-and-org |
      Then alice delivers it to her application

    Scenario Outline: a leadership message with the tag <tag> is dropped
      When bob sends alice a leadership message of trade with:
        | tag | <tag> |
      Then alice delivers none of it to her application

      Examples: refused
        | tag         |
        | undefined   |
        | empty       |
        | chan-only   |
        | chan-or-org |
        | 9           |

    Example: with the legal tag a request for state infos is answered
      When bob sends alice a state info request of trade with:
        | tag | chan-or-org |
      Then bob receives a snapshot of alice at once

    Scenario Outline: a request for state infos with the tag <tag> is dropped
      When bob sends alice a state info request of trade with:
        | tag | <tag> |
      Then bob receives 0 snapshots of alice within 1 s

      Examples: refused
        | tag          |
        | empty        |
        | chan-and-org |
        | chan-only    |

    Example: with the legal tag a hello for blocks is answered
      Given bob sends alice a block of trade
      When dave sends alice a hello for blocks of trade with:
        | tag | chan-and-org |
      Then dave receives a digest for blocks of alice at once

    Scenario Outline: a hello for blocks with the tag <tag> is dropped
      Given bob sends alice a block of trade
      When dave sends alice a hello for blocks of trade with:
        | tag | <tag> |
      Then dave receives 0 digests for blocks of alice within 1 s

      Examples: refused
        | tag         |
        | empty       |
        | chan-only   |
        | chan-or-org |
        | undefined   |

    Example: with the legal tag a hello for identities is answered
      When bob sends alice a hello for identities with:
        | tag | empty |
      Then bob receives a digest for identities of alice at once

    Scenario Outline: a hello for identities with the tag <tag> is dropped
      When bob sends alice a hello for identities with:
        | tag | <tag> |
      Then bob receives 0 digests for identities of alice within 1 s

      Examples: refused
        | tag          |
        | org-only     |
        | chan-and-org |
        | undefined    |

  @TAG-2 @must @needs-channels
  Rule: TAG-2 A message of a kind that no peer may send by itself MUST be dropped

  Empty messages, handshakes after the first one, acknowledgements and what concerns private data have no business among
  the gossip of a connected peer; nor has a message that says nothing.

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
        | a second handshake        |
        | a message without content |

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
        | items | heidi <tag> |
      When bob sends alice an alive message of heidi with:
        | identity | left out |
      Then dave receives it at once

      Examples: taken
        | tag      |
        | empty    |
        | org-only |
