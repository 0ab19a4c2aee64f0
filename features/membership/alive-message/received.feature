Feature: Alive messages that a node receives

  An alive message is passed on from node to node, and believed only if the author's identity is known and the signature
  is right. Its time has two numbers: the incarnation, drawn once in the life of a node, and the sequence number, which
  grows with each message. Together they tell which of two messages of a node is newer. Only what is newer counts.

  @DISC-6 @must
  Rule: DISC-6 A message MUST count as newer by a larger incarnation, or by the same and a larger sequence number

  A larger incarnation wins whatever the sequence numbers are. Equal and older messages are ignored: they change
  nothing and are not passed on. Both numbers are unsigned and have 64 bits.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And dave and erin of Org1 are known to alice
      And bob of Org1 can be dialled

    Scenario Outline: after <known>, <next> is newer
      Given dave sends alice an alive message of bob with:
        | time | <known> |
      When dave sends alice an alive message of bob with:
        | time | <next> |
      Then erin receives it at once

      Examples: newer
        | known                                        | next                                                            |
        | incarnation 5, sequence 5                    | incarnation 5, sequence 6                                       |
        | incarnation 5, sequence 5                    | incarnation 6, sequence 1                                       |
        | incarnation 5, sequence 5                    | incarnation 6, sequence 5                                       |
        | incarnation 9007199254740992, sequence 1     | incarnation 9007199254740993, sequence 1                        |
        | incarnation 9223372036854775807, sequence 1  | incarnation 9223372036854775808, sequence 1                     |
        | incarnation 18446744073709551615, sequence 1 | incarnation 18446744073709551615, sequence 18446744073709551615 |

    Scenario Outline: after <known>, <next> is not newer
      Given dave sends alice an alive message of bob with:
        | time | <known> |
      And erin has just received it
      When dave sends alice an alive message of bob with:
        | time | <next> |
      Then erin receives nothing of it within 1 min

      Examples: equal or older
        | known                                        | next                                                            |
        | incarnation 5, sequence 5                    | incarnation 5, sequence 5                                       |
        | incarnation 5, sequence 5                    | incarnation 5, sequence 4                                       |
        | incarnation 5, sequence 5                    | incarnation 4, sequence 9                                       |
        | incarnation 9007199254740993, sequence 1     | incarnation 9007199254740992, sequence 2                        |
        | incarnation 18446744073709551615, sequence 1 | incarnation 5, sequence 18446744073709551615                    |

  @DISC-8 @must
  Rule: DISC-8 Only an accepted, newer message MUST postpone the death of its author

  The timeout counts from when the newest message was accepted, not from when any message came.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      And 20 s pass

    Example: a newer message begins the timeout anew
      When bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      Then the connection of bob stays open for 25 s
      And alice closes the connection to bob within 2.5 s

    Scenario Outline: <what> message does not
      When bob sends alice an alive message of bob with:
        | time      | <time>      |
        | signature | <signature> |
      Then the connection of bob stays open for 5 s
      And alice closes the connection to bob within 2.5 s

      Examples: not accepted
        | what     | time                      | signature |
        | an equal | incarnation 5, sequence 5 | valid     |
        | an older | incarnation 5, sequence 4 | valid     |
        | a forged | incarnation 5, sequence 6 | forged    |

  @DISC-11 @must
  Rule: DISC-11 A known internal endpoint MUST be overwritten only by a message with a secret envelope

  Secrets are taken away on the way to other organizations, so that a message without one says nothing about the
  internal endpoint: what was known of it stays.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, since version 1.0; earlier such a message wiped it.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice

    Example: after a newer message without a secret the peer is still dialled where it was
      Given bob sends alice an alive message of bob with:
        | secret | none |
      And bob disconnects from alice
      When alice's application gossips an org message
      Then alice dials the internal endpoint of bob

    Example: after a newer message with another secret it is dialled there
      Given bob sends alice an alive message of bob with:
        | secret | bob.moved.internal:7051 |
      And bob disconnects from alice
      When alice's application gossips an org message
      Then alice dials the new internal endpoint of bob

    Example: a dead peer that comes back without a secret is dialled where it was
      Given bob is gone
      And alice's application gossips an org message
      And bob is back
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | secret | none |
      And bob disconnects from alice
      When alice's application gossips an org message
      Then alice dials the internal endpoint of bob

  @DISC-15 @must
  Rule: DISC-15 A new alive message MUST be passed on, and a repeated one, an older one or one about the node itself not

  Only a message that came as such is passed on; those inside membership messages are not.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice

    Example: a new message is passed on, once
      When dave sends alice an alive message of bob
      Then erin receives it at once
      And erin receives nothing of it within 1 min

    Example: the same message from another peer is not passed on again
      Given dave sends alice an alive message of bob
      And erin has just received it
      When bob sends alice the same again
      Then erin receives nothing of it within 1 min

    Example: an older message is not passed on
      Given dave sends alice an alive message of bob with:
        | time | newer than all before |
      When dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 4 |
      Then erin receives nothing of it within 1 min

    Example: a message about the node itself is not passed on, however new and well signed
      When dave sends alice an alive message of alice with:
        | time | newer than all before |
      Then bob and erin receive nothing of it within 1 min
      And alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | alive |

    Example: a message inside a membership response is taken in, and not passed on
      When dave sends alice a membership response that says:
        | peer | as    | time                  | external endpoint |
        | bob  | alive | newer than all before | elsewhere:7051    |
      Then erin receives nothing of it within 1 min
      And alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | elsewhere:7051    |
        | erin | alive | as usual          |

    Example: what a membership response said is still new when it comes by itself
      Given frank of Org1 can be dialled
      And dave sends alice a membership response that says:
        | peer  | as    | time                      |
        | frank | alive | incarnation 5, sequence 5 |
      When bob sends alice an alive message of frank with:
        | time | incarnation 5, sequence 5 |
      Then erin receives it at once

  @DISC-16 @must
  Rule: DISC-16 An alive message MUST count only if its author's identity is known or comes with it, and has signed it

  Payload and secret are signed apart; both signatures have to be there and to be right. A message without a secret is
  as good as one with. What does not count changes nothing and is not passed on.

  *Source: Fabric `gossip/discovery/discovery_impl.go` and `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And dave and erin of Org1 are known to alice
      And bob of Org1 can be dialled

    Scenario Outline: a message <how> counts
      When dave sends alice an alive message of bob with:
        | <field> | <value> |
      Then erin receives it at once

      Examples: right
        | how                      | field    | value    |
        | that brings the identity | identity | included |
        | without a secret         | secret   | none     |

    Example: a message without the identity counts if that is known
      Given bob of Org1 connects to alice
      When dave sends alice an alive message of bob with:
        | identity | left out |
      Then erin receives it at once

    Example: a message that brings no identity and is signed by somebody else does not count
      Given bob of Org1 connects to alice
      When dave sends alice an alive message of bob with:
        | identity  | left out |
        | signature | forged   |
      Then erin receives nothing of it within 1 min

    @needs-sees-members
    Example: a message of an unknown identity makes nobody a member
      When dave sends alice an alive message of bob with:
        | identity | left out |
      Then alice lists exactly dave and erin as alive

    Scenario Outline: a message <how> does not count
      When dave sends alice an alive message of bob with:
        | <field> | <value> |
      Then erin receives nothing of it within 1 min
      And alice answers a membership request of dave with:
        | peer | as    |
        | erin | alive |

      Examples: wrong
        | how                           | field                   | value    |
        | of an unknown identity        | identity                | left out |
        | with somebody else's identity | identity                | of erin  |
        | signed by somebody else       | signature               | forged   |
        | without a signature           | signature               | missing  |
        | whose secret is forged        | signature of the secret | forged   |
        | whose secret is not signed    | signature of the secret | missing  |
