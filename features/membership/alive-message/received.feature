Feature: Alive messages that a node receives

  An alive message is passed on from node to node, and believed only if the author's identity is known and the signature
  is right. Which of two messages of a node is newer stands in the feature beside this one.

  @DISC-15 @must
  Rule: DISC-15 A new alive message MUST be passed on, and a repeated one, an older one or one about the node itself not

  Whether a message counts is told by DISC-16, whether it is newer by DISC-6. Only one that came by itself is passed
  on; those inside membership messages are not, and make none that comes by itself repeated or old (DISC-14).

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

    Example: a new message of a dead peer is passed on
      Given bob is gone
      And alice's application gossips an org message
      And bob is back
      When dave sends alice an alive message of bob
      Then erin receives it at once

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

    Example: messages inside a membership response are taken in, and not passed on
      Given kate of Org1 can be dialled
      When dave sends alice a membership response that says:
        | peer | as    | time                  | external endpoint |
        | bob  | alive | newer than all before | elsewhere:7051    |
        | kate | dead  | newer than all before | elsewhere:7052    |
      Then erin receives nothing of it within 1 min
      And alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | elsewhere:7051    |
        | erin | alive | as usual          |
        | kate | dead  | elsewhere:7052    |

    Example: a message inside a membership request is taken in, and not passed on
      When bob sends alice a membership request with:
        | external endpoint | elsewhere:7051 |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | elsewhere:7051    |
        | erin | alive | as usual          |
      And erin receives nothing of it within 1 min

    Example: what a membership response said is still new when it comes by itself
      Given kate of Org1 can be dialled
      And dave sends alice a membership response that says:
        | peer | as    | time                      |
        | kate | alive | incarnation 5, sequence 5 |
      When bob sends alice an alive message of kate with:
        | time | incarnation 5, sequence 5 |
      Then erin receives it at once

    Example: when it comes by itself again it is not
      Given kate of Org1 can be dialled
      And dave sends alice a membership response that says:
        | peer | as    | time                      |
        | kate | alive | incarnation 5, sequence 5 |
      And bob sends alice an alive message of kate with:
        | time | incarnation 5, sequence 5 |
      And erin has just received it
      When bob sends alice the same again
      Then erin receives nothing of it within 1 min

  @DISC-16 @must
  Rule: DISC-16 An alive message MUST count only if its author's identity is known or comes with it, and has signed it

  Payload and secret are signed apart; neither may be empty, and both signatures have to be there and to be right. A
  message without a secret is as good as one with. What comes with the message must be the very identity that its PKI-ID
  belongs to, and still good: neither expired nor revoked. What does not count changes nothing of the view and is not
  passed on. (In Fabric, as here, a good identity that comes with it is stored before the signatures are verified: IDENT-5
  shows it. That of a message without a signature is not.)

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

    @needs-sees-identities
    Example: a message without a signature brings no identity either
      When dave sends alice an alive message of bob with:
        | signature | missing |
      Then alice knows the identities of exactly alice, dave and erin

    Example: in a response, too, a message without the identity counts if that is known
      Given bob of Org1 connects to alice
      When dave sends alice a membership response that says:
        | peer | as    | identity |
        | bob  | alive | left out |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | alive |

    Scenario Outline: a message of a known identity, which it does not bring, does not count <how>
      Given bob of Org1 connects to alice
      When dave sends alice an alive message of bob with:
        | identity | left out |
        | <field>  | <value>  |
      Then erin receives nothing of it within 1 min
      And alice answers a membership request of dave with:
        | peer | as    |
        | erin | alive |

      Examples: wrong
        | how                              | field                   | value   |
        | if it is signed by somebody else | signature               | forged  |
        | if it is not signed              | signature               | missing |
        | if its secret is forged          | signature of the secret | forged  |
        | if its secret is not signed      | signature of the secret | missing |

    Scenario Outline: nor does it in a response <how>
      Given bob of Org1 connects to alice
      When dave sends alice a membership response that says:
        | peer | as   | identity | <field> |
        | bob  | <as> | left out | <value> |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | erin | alive |

      Examples: wrong
        | how                         | as    | field                   | value   |
        | if it is not signed         | alive | signature               | missing |
        | if its secret is not signed | alive | signature of the secret | missing |
        | that calls it dead          | dead  | signature               | missing |

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

    Scenario Outline: a message <how> does not count either when it comes in a response
      When dave sends alice a membership response that says:
        | peer | as    | <field> |
        | bob  | alive | <value> |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | erin | alive |

      Examples: wrong
        | how                        | field                   | value    |
        | of an unknown identity     | identity                | left out |
        | signed by somebody else    | signature               | forged   |
        | whose secret is forged     | signature of the secret | forged   |
        | whose secret is not signed | signature of the secret | missing  |

    @needs-sees-members
    Example: a message under the PKI-ID of somebody else makes him no member, however well it is signed
      When dave sends alice an alive message of erin with:
        | PKI-ID | of bob |
      Then alice lists exactly dave and erin as alive

    Example: a message under the PKI-ID of a known peer that somebody else has signed changes nothing
      Given bob of Org1 is known to alice
      When erin sends alice an alive message of erin with:
        | PKI-ID            | of bob         |
        | external endpoint | elsewhere:7051 |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | as usual          |
        | erin | alive | as usual          |

    @needs-sees-members
    Example: a message with an identity that is revoked makes nobody a member
      Given the identity of bob is revoked
      When dave sends alice an alive message of bob
      Then alice lists exactly dave and erin as alive

    @needs-sees-members
    Example: a message with an identity that has expired makes nobody a member
      Given the identity of kate of Org1 expires 1 s after the start
      And 2 s pass
      When dave sends alice an alive message of kate
      Then alice lists exactly dave and erin as alive

    Example: the secret of a peer of another organization has to be signed by it, too
      Given carol of Org2 is known to alice
      And frank of Org2 can be dialled
      When carol sends alice an alive message of frank with:
        | signature of the secret | forged |
      Then alice answers a membership request of carol with:
        | peer | as    |
        | dave | alive |
        | erin | alive |

    Example: a revoked identity in a membership response counts no more than by itself
      Given the identity of bob is revoked
      When dave sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | erin | alive |
