Feature: Whose word counts

  Some messages are somebody's word, and count only with that peer's signature. Others are worth what is in them, and are
  not signed at all.

  @SIGN-1 @must @needs-channels
  Rule: SIGN-1 A handshake, state info or leadership message MUST NOT count unless the peer that it is about has signed it

  A signature that is missing, or anybody else's, is none. The message is dropped, and after such a handshake the
  connection ends: certificates are no secret, so whoever shows one has still to prove that it is his own. Alive messages
  have this rule in DISC-16, and identities in IDPULL-4.

  *Source: Fabric `gossip/gossip/gossip_impl.go` (`validateMsg`) and `gossip/comm/comm_impl.go`
  (`authenticateRemotePeer`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob, dave and erin are in trade with alice, and it belongs to Org1

    Scenario Outline: a state info in <channel> with a <signature> signature
      When bob sends alice a state info of dave in <channel> with:
        | signature | <signature> |
      Then nobody receives it within 1 min

      Examples: bad, of a channel that the node is in, and of one that it is not in
        | channel | signature |
        | trade   | missing   |
        | trade   | forged    |
        | silver  | missing   |
        | silver  | forged    |

    Example: a state info with the signature of its author
      When bob sends alice a state info of dave in trade with:
        | time | newer than all before |
      Then dave and erin receive it at once

    Scenario Outline: a leadership message by <author> with a <signature> signature
      When bob sends alice a leadership message of trade by <author> with:
        | signature | <signature> |
      Then alice delivers none of it to her application

      Examples: bad
        | author | signature |
        | dave   | missing   |
        | dave   | forged    |
        | bob    | forged    |

    Example: a leadership message that only proposes, and that somebody else has signed
      When bob sends alice a leadership message of trade by dave with:
        | signature   | forged |
        | declaration | no     |
      Then alice delivers none of it to her application

    Example: a leadership message with the signature of its author
      When bob sends alice a leadership message of trade by dave with:
        | signature | valid |
      Then alice delivers it to her application

    Example: a refused state info does not stand in the way of a true one
      Given bob sends alice a state info of dave in trade with:
        | signature | forged                                    |
        | time      | incarnation 18000000000000000000, sequence 9 |
      When bob sends alice a state info of dave in trade with:
        | time | incarnation 18000000000000000000, sequence 1 |
      Then dave and erin receive it at once

    Example: a refused leadership message does not stand in the way of a true one
      Given bob sends alice a leadership message of trade by dave with:
        | signature | forged                    |
        | time      | incarnation 5, sequence 9 |
      When bob sends alice a leadership message of trade by dave with:
        | time | incarnation 5, sequence 1 |
      Then alice delivers it to her application

    Example: a good signature vouches for no other message
      Given bob sends alice a leadership message of trade by dave
      When bob sends alice a leadership message of trade by dave with:
        | signature | forged |
      Then alice delivers none of it to her application

    Example: a handshake with the identity of somebody else, who has not signed it
      Given leo of Org1 can be dialled
      And kate of Org1 claims the identity of leo
      When kate of Org1 connects to alice
      Then alice closes the connection to kate at once

    Example: a handshake with the identity of a peer that is known, who has not signed it
      Given kate of Org1 claims the identity of dave
      When kate of Org1 connects to alice
      Then alice closes the connection to kate at once

    Example: whoever is dialled and shows the identity of somebody else is sent nothing
      Given leo of Org1 can be dialled
      And kate of Org1 claims the identity of leo
      And dave sends alice an alive message of leo with:
        | secret            | kate.org1.internal:7051 |
        | external endpoint | kate.org1.example:7051  |
      When alice's application gossips an org message
      Then bob, dave and erin receive it at once
      And nobody else receives it within 1 s

  @SIGN-2 @must @needs-channels
  Rule: SIGN-2 Requests, responses, the messages of a pull, snapshots and blocks MUST be taken without a signature

  What such a message is worth is in it. The alive message in a request is signed by itself (DISC-17), and so is each
  state info in a snapshot (CHAN-10); a block is verified by what it contains (BLOCK-3). Whether a node signs such
  messages of its own is left to it; Fabric does not.

  *Source: Fabric `gossip/protoext/signing.go` (`NoopSign`), all versions; blocks since 1.0.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Example: a block
      When bob sends alice a block of trade
      Then alice delivers it to her application
      And dave receives it at once

    Example: a membership request
      When bob sends alice a membership request
      Then bob receives a membership response of alice at once

    Example: a membership response
      Given heidi of Org1 can be dialled
      When bob sends alice a membership response that says:
        | peer  | as    |
        | heidi | alive |
      Then alice answers a membership request of bob with:
        | peer  | as    |
        | dave  | alive |
        | erin  | alive |
        | heidi | alive |

    Example: a request for state infos
      When bob sends alice a state info request of trade with:
        | MAC | of trade |
      Then bob receives a snapshot of alice at once

    Example: a snapshot
      Given bob sends alice a snapshot of trade with:
        | state infos | erin |
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once

    Example: a pull that a peer begins
      Given bob sends alice a block of trade
      And dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When dave sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 1 |
      Then dave receives an update for blocks of alice at once

    Example: an update
      When bob sends alice an update for blocks of trade with:
        | items | 1 |
      Then alice delivers it to her application

  @SIGN-3 @must @needs-channels
  Rule: SIGN-3 The payload MUST be verified and passed on byte for byte as it was received

  Another encoder may order fields otherwise, write a number longer than it need be, or know fields that this node does
  not know. Whoever encodes again what it has decoded breaks the signature. SECRET-4 says this of alive messages.

  *Source: Fabric `gossip/protoext/signing.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Scenario Outline: <message> that is encoded <encoding>
      When bob sends alice <message> with:
        | encoding | <encoding> |
      Then dave receives it at once
      And dave received it unchanged

      Examples: each of them
        | message                      | encoding                 |
        | a state info of bob in trade | with an unknown field    |
        | a state info of bob in trade | in another order         |
        | a state info of bob in trade | with a long number       |
        | a state info of bob in trade | with an explicit default |
        | a block of trade             | with an unknown field    |
        | a block of trade             | in another order         |
        | a block of trade             | with a long number       |
        | a block of trade             | with an explicit default |

    Example: a state info that tells of a ledger and of chaincodes
      When bob sends alice a state info of bob in trade with:
        | ledger height | 18446744073709551615 |
        | chaincodes    | assets, cars         |
      Then dave receives it at once
      And dave received it unchanged

    Scenario Outline: a leadership message that is encoded <encoding>
      When bob sends alice a leadership message of trade with:
        | encoding | <encoding> |
      Then alice delivers it to her application

      Examples: each of them
        | encoding                 |
        | with an unknown field    |
        | in another order         |
        | with a long number       |
        | with an explicit default |

    Example: a state info of a channel that the node is not in
      When bob sends alice a state info of bob in silver with:
        | encoding | with an unknown field |
      Then dave receives it at once
      And dave received it unchanged

    Scenario Outline: a state info in a snapshot that is encoded <encoding>
      Given erin of Org1 is known to alice
      And bob sends alice a snapshot of trade with:
        | state infos | erin <encoding> |
      When alice's application gossips a block of trade
      Then erin receives it at once

      Examples: each of them
        | encoding                 |
        | with an unknown field    |
        | in another order         |
        | with a long number       |
        | with an explicit default |

    Example: a state info that a snapshot tells of
      Given bob sends alice a state info of bob in trade with:
        | encoding | with an unknown field |
      When dave sends alice a state info request of trade with:
        | MAC | of trade |
      Then the last snapshot of alice to dave says:
        | state infos | bob, dave |

    Example: an alive message whose secret has a field that the node does not know
      When bob sends alice an alive message of bob with:
        | encoding of the secret | with an unknown field |
      Then dave receives it at once
      And dave received it unchanged

    Example: an alive message that a peer of another organization is told of
      Given carol of Org2 is known to alice
      When bob sends alice an alive message of bob with:
        | encoding | with an unknown field |
      Then alice answers a membership request of carol with:
        | peer | as    | signature |
        | bob  | alive | valid     |
        | dave | alive | valid     |

  @SIGN-5 @must @needs-channels
  Rule: SIGN-5 A state info or leadership message of a peer whose identity is unknown MUST be dropped

  Without the identity nothing can be verified. Identities come by handshakes, with alive messages (DISC-16), and by
  pulling (IDPULL-4).

  *Source: Fabric `gossip/gossip/gossip_impl.go` (`validateMsg`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And heidi of Org1 can be dialled

    Example: a state info of a peer that nobody has heard of
      When bob sends alice a state info of trade by heidi
      Then nobody receives it within 1 min

    Example: a state info of a channel that the node is not in, of a peer that nobody has heard of
      When bob sends alice a state info of silver by heidi
      Then nobody receives it within 1 min

    Example: a leadership message of a peer that nobody has heard of
      When bob sends alice a leadership message of trade by heidi
      Then alice delivers none of it to her application

    Example: they count once the identity is known
      Given heidi of Org1 connects to alice
      And bob sends alice a state info of trade by heidi
      And dave has just received it
      When bob sends alice a leadership message of trade by heidi
      Then alice delivers it to her application
