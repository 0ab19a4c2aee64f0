Feature: The handshake

  The first message on a stream, in both directions, says who is there. Nothing else that comes on the stream carries
  the sender's name.

  @SIGN-7 @must
  Rule: SIGN-7 The node's handshake MUST be signed, and name its identity and the PKI-ID of that identity

  A peer computes the PKI-ID from the identity, validates the identity, and verifies the signature, which is over the
  bytes of the payload. If one of these fails it ends the stream. The suite's peers talk on, so that this is a verdict
  and not a silence; but an example in which no peer would have talked on says nothing on any other rule. Its tag is that
  of messages for everybody; Fabric's own peers do not look at it.

  *Source: Fabric `gossip/comm/comm_impl.go`, all versions.*

    Example: where a peer has opened the stream
      Given a quiet alice of Org1
      When bob of Org1 connects to alice
      Then the last handshake of alice to bob says:
        | PKI-ID    | her own |
        | identity  | her own |
        | signature | valid   |
        | tag       | empty   |

    Example: where the node has opened the stream
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      When dave disconnects from alice
      And alice's application gossips an org message
      Then the last handshake of alice to dave says:
        | PKI-ID    | her own |
        | identity  | her own |
        | signature | valid   |
        | tag       | empty   |

    Example: where both are of different organizations
      Given a quiet alice of Org1
      When carol of Org2 connects to alice
      Then the last handshake of alice to carol says:
        | PKI-ID    | her own |
        | identity  | her own |
        | signature | valid   |
        | tag       | empty   |

    Example: where the node only wants to know who answers
      Given carol of Org2 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap | carol.org2.internal:7051 |
      When alice starts
      Then the last handshake of alice to carol says:
        | PKI-ID    | her own |
        | identity  | her own |
        | signature | valid   |
        | tag       | empty   |
