Feature: Membership sync: requests and their answers

  A node that wants to know who is there asks another one. A membership request carries the asking node's own alive
  message, so that asking makes it known as well; the response has the last alive messages of the living and the dead.

  @DISC-17 @must
  Rule: DISC-17 A membership request MUST be answered if it carries an authentic alive message of the very peer that sends it

  Authentic is what counts by DISC-16, be it news or not. The answer has the nonce of the request, and goes to that peer at
  once, not with a batch. What it may say is told by DISC-19; where it may say nothing, there is none. The dead are answered
  as well.

  *Source: Fabric `gossip/gossip/gossip_impl.go` and `gossip/discovery/discovery_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice

    Example: a request with news is answered
      When 1 s passes
      Then alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |
        | dave | alive |
      And the last membership response of alice to bob says:
        | nonce | that of the request |

    Example: a request without news is answered as well
      When bob sends alice a membership request with:
        | time | incarnation 1, sequence 1 |
      Then bob receives 1 membership response of alice within 1 s

    Example: a request that brings no identity is answered if that is known
      When bob sends alice a membership request with:
        | identity | left out |
      Then bob receives 1 membership responses of alice within 1 s

    Example: a dead peer that asks without news is answered, and is as dead as before
      Given bob is gone
      And alice's application gossips an org message
      And bob of Org1 connects to alice
      When bob sends alice a membership request with:
        | time | incarnation 1, sequence 1 |
      Then bob receives 1 membership response of alice within 1 s
      And alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: each request is answered with its own nonce
      Given bob sends alice a membership request
      When bob sends alice a membership request
      Then bob receives 2 membership responses of alice within 1 s
      And the last membership response of alice to bob says:
        | nonce | that of the request |

    Scenario Outline: a request <how> is not answered
      When bob sends alice a membership request with:
        | <field> | <value> |
      Then bob and dave receive 0 membership responses of alice within 1 min
      And alice answers a membership request of bob with:
        | peer | as    |
        | dave | alive |

      Examples: not by the peer itself
        | how                                     | field                   | value   |
        | with the alive message of somebody else | author                  | dave    |
        | that is signed by somebody else         | signature               | forged  |
        | that is not signed                      | signature               | missing |
        | whose secret is forged                  | signature of the secret | forged  |
        | whose secret is not signed              | signature of the secret | missing |
        | with the identity of somebody else      | identity                | of dave |

    Scenario Outline: one whose alive message its author has encoded <how> is answered
      When bob sends alice a membership request with:
        | encoding | <how> |
      Then bob receives a membership response of alice at once

      Examples: as few would
        | how                      |
        | with an unknown field    |
        | in another order         |
        | with a long number       |
        | with an explicit default |

  @DISC-18 @must
  Rule: DISC-18 A membership response MUST name all that may be disclosed, the requester among them and the node itself last

  It names the living and the dead, each by its newest alive message as it was received, byte for byte, whichever way
  that came. Of itself it names the last message that it has gossiped, or one made anew (DISC-7). Who may be disclosed to
  whom is told by DISC-19.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | aliveTimeInterval       | 6s  |
        | aliveExpirationTimeout  | 25s |
      And bob, dave and erin of Org1 are known to alice

    Example: the living are named, the requester and the node itself among them
      When 1 s passes
      Then alice answers a membership request of dave with:
        | peer  | as    | place |
        | bob   | alive |       |
        | dave  | alive |       |
        | erin  | alive |       |
        | alice | alive | last  |

    Example: a requester of another organization, unknown until it asks, is named to itself as well
      When carol of Org2 connects to alice
      Then alice answers a membership request of carol with:
        | peer  | as    | place |
        | bob   | alive |       |
        | dave  | alive |       |
        | erin  | alive |       |
        | carol | alive |       |
        | alice | alive | last  |

    Example: the dead are named as dead
      Given bob is gone
      When alice's application gossips an org message
      Then alice answers a membership request of dave with:
        | peer | as    | signature |
        | bob  | dead  | valid     |
        | dave | alive | valid     |
        | erin | alive | valid     |

    Example: so is who has been silent for too long
      Given 20 s pass
      And dave sends alice an alive message of dave
      When 10 s pass
      Then alice answers a membership request of dave with:
        | peer | as    | signature |
        | bob  | dead  | valid     |
        | dave | alive | valid     |
        | erin | dead  | valid     |

    Example: peers known by hearsay are named as well
      Given heidi and kate of Org1 can be dialled
      When bob sends alice a membership response that says:
        | peer  | as    |
        | heidi | alive |
        | kate  | dead  |
      Then alice answers a membership request of dave with:
        | peer  | as    | signature |
        | bob   | alive | valid     |
        | dave  | alive | valid     |
        | erin  | alive | valid     |
        | heidi | alive | valid     |
        | kate  | dead  | valid     |

    Example: of many living it names each
      Given heidi, kate and leo of Org1 are known to alice
      Then alice answers a membership request of dave with:
        | peer  | as    |
        | bob   | alive |
        | dave  | alive |
        | erin  | alive |
        | heidi | alive |
        | kate  | alive |
        | leo   | alive |

    Example: of many dead it names each
      Given heidi, kate and leo of Org1 can be dialled
      And bob sends alice a membership response that says:
        | peer  | as   |
        | heidi | dead |
        | kate  | dead |
        | leo   | dead |
      And bob is gone
      And erin is gone
      When alice's application gossips an org message
      Then alice answers a membership request of dave with:
        | peer  | as    |
        | bob   | dead  |
        | dave  | alive |
        | erin  | dead  |
        | heidi | dead  |
        | kate  | dead  |
        | leo   | dead  |

    Example: who is dead is told as it is now, and not as it was at the request before
      Given bob is gone
      And alice's application gossips an org message
      And dave sends alice a membership request
      And bob is back
      And bob of Org1 is known to alice
      And erin is gone
      When alice's application gossips an org message
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | dave | alive |
        | erin | dead  |

    Scenario Outline: a message that its author has encoded <how> is handed on as it came
      When bob sends alice an alive message of bob with:
        | encoding | <how> |
      Then alice answers a membership request of dave with:
        | peer | as    | signature | signature of secret |
        | bob  | alive | valid     | valid               |
        | dave | alive | valid     | valid               |
        | erin | alive | valid     | valid               |

      Examples: as few would
        | how                      |
        | with an unknown field    |
        | in another order         |
        | with a long number       |
        | with an explicit default |

    Example: the node itself is named without its identity when publishCertPeriod is over
      When 17 s pass
      And bob sends alice a membership request
      Then the last membership response of alice to bob says:
        | identity | left out |

    Example: a peer is named by its newest message
      When bob sends alice an alive message of bob with:
        | external endpoint | elsewhere:7051 |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | elsewhere:7051    |
        | dave | alive | as usual          |
        | erin | alive | as usual          |

    Example: the dead are named by what they have signed, byte for byte
      Given bob sends alice an alive message of bob with:
        | encoding | with an unknown field |
      And bob is gone
      When alice's application gossips an org message
      Then alice answers a membership request of dave with:
        | peer | as    | signature |
        | bob  | dead  | valid     |
        | erin | alive | valid     |
