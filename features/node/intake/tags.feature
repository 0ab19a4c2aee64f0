Feature: Tags

  Each message says how far it may travel. A receiver does not trust that word: of each kind of message only one tag is
  legal, and with any other one the message is dropped: it is not delivered, not kept, not passed on and not answered.
  The connection stays.

  @TAG-1 @must @needs-channels
  Rule: TAG-1 A message MUST be dropped unless it has the one legal tag of its kind

  Alive messages and what is said about membership are tagged empty; state infos, requests for them and snapshots
  chan-or-org; blocks and leadership messages chan-and-org; an identity by itself org-only. A pull is tagged by what
  is pulled: chan-and-org for blocks, empty for identities. Numbers without a name, and no tag at all, are not legal
  for anything: not even those that differ from a legal one by 256, which is no difference to who keeps a byte of
  them. What counts is the tag of the message that came; of one inside it, as in a response, nothing is asked.

  *Source: Fabric `gossip/protoext/message.go` (`IsTagLegal`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1     |
        | propagatePeerNum        | 10    |
        | pullInterval            | 2m    |
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
        | 257          |

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
        | chan-or-org  |

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
        | 261          |

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
        | 260         |

    Example: with the legal tag a leadership message counts
      When bob sends alice a leadership message of trade with:
        | tag | chan-and-org |
      Then alice delivers it to her application

    Scenario Outline: a leadership message of <author> with the tag <tag> is dropped
      When bob sends alice a leadership message of trade by <author> with:
        | tag | <tag> |
      Then alice delivers none of it to her application

      Examples: refused
        | author | tag         |
        | bob    | undefined   |
        | bob    | empty       |
        | bob    | chan-only   |
        | bob    | chan-or-org |
        | bob    | 9           |
        | dave   | chan-only   |

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
        | org-only    |
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
        | chan-or-org  |
        | undefined    |

    Scenario Outline: a request for blocks with the tag <tag> is dropped
      Given bob sends alice a block of trade
      And dave sends alice a hello for blocks of trade with:
        | nonce | 1 |
      When dave sends alice a request for blocks of trade with:
        | items | 1     |
        | tag   | <tag> |
      Then dave receives 0 updates for blocks of alice within 1 s

      Examples: refused
        | tag         |
        | chan-only   |
        | chan-or-org |

    Scenario Outline: a digest for blocks with the tag <tag> is dropped
      Given 2 min pass
      When dave sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 5                 |
        | tag   | <tag>             |
      Then dave receives 0 requests for blocks of alice within 2 s

      Examples: refused
        | tag         |
        | chan-only   |
        | chan-or-org |

    Scenario Outline: an update for blocks with the tag <tag> is dropped
      When dave sends alice an update for blocks of trade with:
        | items | 5     |
        | tag   | <tag> |
      Then alice delivers none of it to her application

      Examples: refused
        | tag         |
        | undefined   |
        | chan-only   |
        | chan-or-org |

    Scenario Outline: a snapshot with the tag <tag> is dropped
      Given heidi of Org1 is known to alice
      And bob sends alice a snapshot of trade with:
        | state infos | heidi |
        | tag         | <tag> |
      When alice's application gossips a block of trade
      Then bob and dave receive it at once
      And nobody else receives it within 1 s

      Examples: refused
        | tag          |
        | undefined    |
        | chan-only    |
        | chan-and-org |

    Example: a request for identities under another tag is not answered
      Given bob sends alice a hello for identities with:
        | nonce | 1 |
      When bob sends alice a request for identities with:
        | nonce | 1        |
        | items | alice    |
        | tag   | org-only |
      Then bob receives 0 updates for identities of alice within 1 s

    Example: a digest for identities under another tag is not heard
      Given heidi of Org1 can be dialled
      And 2 min pass
      When bob sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | heidi             |
        | tag   | org-only          |
      Then bob receives 0 requests for identities of alice within 2 s

    Example: an update for identities under another tag is not taken in
      Given heidi of Org1 can be dialled
      And bob sends alice an update for identities with:
        | items | heidi    |
        | tag   | org-only |
      When bob sends alice an alive message of heidi with:
        | identity | left out |
      Then nobody receives it within 1 min
