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

    @needs-channels
    Example: a block of the application goes out as it was handed over
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      When alice's application gossips a block of trade
      Then bob receives it at once
      And bob received it unchanged

  @TAG-4 @must @needs-channels
  Rule: TAG-4 A message of its application whose tag is not legal MUST be refused with an error, and nothing sent

  Every peer would drop such a message (TAG-1, TAG-2). A node that spread it would be silent where its application believes
  that it speaks; the application is told, in whatever way an error is told there. Kinds that no peer may send by itself
  have no legal tag at all. The node goes on: what comes after is spread as ever.

  *Source: Fabric `gossip/gossip/gossip_impl.go` (`Gossip`), all versions, which ends its process by a panic: an adapter
  for it recovers from that, and tells the refusal.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Scenario Outline: <what> with the tag <tag> is not sent
      When alice's application gossips <what> with the tag <tag>
      Then nobody receives it within 1 min

      Examples: refused
        | what                          | tag          |
        | a block of trade              | undefined    |
        | a block of trade              | empty        |
        | a block of trade              | org-only     |
        | a block of trade              | chan-only    |
        | a block of trade              | chan-or-org  |
        | a block of trade              | 9            |
        | a leadership message of trade | undefined    |
        | a leadership message of trade | empty        |
        | a leadership message of trade | chan-only    |
        | a leadership message of trade | chan-or-org  |
        | a state info of trade         | undefined    |
        | a state info of trade         | empty        |
        | a state info of trade         | org-only     |
        | a state info of trade         | chan-only    |
        | a state info of trade         | chan-and-org |
        | an alive message              | undefined    |
        | an alive message              | org-only     |
        | an alive message              | chan-and-org |
        | an alive message              | chan-or-org  |
        | an alive message              | 9            |
        | an org message                | undefined    |
        | an org message                | empty        |
        | an org message                | chan-only    |
        | an org message                | chan-and-org |
        | a membership request          | undefined    |
        | a membership request          | org-only     |
        | a membership request          | chan-and-org |
        | an empty message              | empty        |
        | an empty message              | org-only     |
        | an acknowledgement            | empty        |
        | an acknowledgement            | undefined    |
        | a private data request        | chan-only    |
        | a private data request        | chan-and-org |
        | a second handshake            | empty        |
        | a message without content     | empty        |
        | a message without content     | chan-or-org  |

    @needs-reports-refusals
    Scenario Outline: <what> with the tag <tag> is refused
      When alice's application gossips <what> with the tag <tag>
      Then alice refuses it with an error

      Examples: refused
        | what                          | tag          |
        | a block of trade              | undefined    |
        | a block of trade              | empty        |
        | a block of trade              | org-only     |
        | a block of trade              | chan-only    |
        | a block of trade              | chan-or-org  |
        | a block of trade              | 9            |
        | a leadership message of trade | undefined    |
        | a leadership message of trade | empty        |
        | a leadership message of trade | chan-only    |
        | a leadership message of trade | chan-or-org  |
        | a state info of trade         | undefined    |
        | a state info of trade         | empty        |
        | a state info of trade         | org-only     |
        | a state info of trade         | chan-only    |
        | a state info of trade         | chan-and-org |
        | an alive message              | undefined    |
        | an alive message              | org-only     |
        | an alive message              | chan-and-org |
        | an alive message              | chan-or-org  |
        | an alive message              | 9            |
        | an org message                | undefined    |
        | an org message                | empty        |
        | an org message                | chan-only    |
        | an org message                | chan-and-org |
        | a membership request          | undefined    |
        | a membership request          | org-only     |
        | a membership request          | chan-and-org |
        | an empty message              | empty        |
        | an empty message              | org-only     |
        | an acknowledgement            | empty        |
        | an acknowledgement            | undefined    |
        | a private data request        | chan-only    |
        | a private data request        | chan-and-org |
        | a second handshake            | empty        |
        | a message without content     | empty        |
        | a message without content     | chan-or-org  |

    Scenario Outline: <what> with its legal tag goes out
      When alice's application gossips <what> with the tag <tag>
      Then bob and dave receive it at once

      Examples: sent
        | what                          | tag          |
        | a block of trade              | chan-and-org |
        | a leadership message of trade | chan-and-org |
        | a state info of trade         | chan-or-org  |
        | an alive message              | empty        |
        | an org message                | org-only     |

    Example: what comes after a refusal is spread as ever
      Given alice's application gossips a block of trade with the tag empty
      And alice's application gossips an org message with the tag chan-only
      When alice's application gossips a block of trade
      Then bob and dave receive it at once
      And the connections of bob and dave stay open for 1 min

    Example: a block that was refused is not held
      Given alice's application gossips a block of trade with the tag empty
      When bob sends alice a hello for blocks of trade with:
        | nonce | 7 |
      Then bob receives 0 digests for blocks of alice within 1 s
