Feature: What a node says in its own name

  Peers that have never met believe each other because what a node says of itself is signed. A message that is not
  signed, or by somebody else, or over other bytes than those that arrive, is dropped by every peer that keeps the
  rules: a node that sends such messages is alone, however well it does everything else.

  @SIGN-4 @must
  Rule: SIGN-4 The node MUST sign what it gossips, blocks excepted

  That is its alive messages, wherever they are carried, with the secret beside them; its state infos; and what its
  application hands it. The signature stands beside the payload in the envelope and is over the bytes of the payload.
  Membership requests and responses are not signed as such: the alive messages in them are. Nor are blocks, which are
  signed by those who made them.

  The suite looks at this wherever a node speaks, in the examples of all rules; and with it at the tag of what the node
  makes itself, at an identity that is carried along, and at the channel of a state info, which it names by SHA-256 over
  its PKI-ID and the channel's name. Where something is wrong an example of another rule says nothing on that rule.

  *Source: Fabric `gossip/protoext/signing.go` and `gossip/gossip/gossip_impl.go`, all versions; blocks are not signed
  since 1.0.*

    Example: its alive messages are signed
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveTimeInterval       | 5s |
      And bob of Org1 is known to alice
      When 10 s pass
      Then the last alive message of alice to bob says:
        | peer      | alice |
        | tag       | empty |
        | signature | valid |

    Example: so is the alive message in a membership request, with its secret
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
      And bob of Org1 is known to alice
      When 4 s pass
      Then the last membership request of alice to bob says:
        | peer                | alice |
        | tag                 | empty |
        | signature           | valid |
        | signature of secret | valid |

    @needs-channels
    Example: its state infos are signed
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize  | 1  |
        | publishStateInfoInterval | 4s |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And the ledger of trade grows at alice
      And 4 s pass
      And the ledger of trade grows at alice
      When 4 s pass
      Then the last state info of alice to bob says:
        | tag       | chan-or-org |
        | signature | valid       |

    @needs-channels
    Example: what her application says to those of its organization in a channel is signed
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      When alice's application gossips 2 leadership messages of trade
      Then the last leadership message of alice to bob says:
        | tag       | chan-and-org |
        | signature | valid        |

    Example: what her application says to her organization is signed
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      When alice's application gossips 2 org messages
      Then the last org message of alice to bob says:
        | tag       | org-only |
        | signature | valid    |
