Feature: Membership requests and responses

  A node that wants to know who is there asks another one. A membership request carries the asking node's own alive
  message, so that asking makes it known as well; the response names the living and the dead, by their last alive
  messages.

  @DISC-4 @must
  Rule: DISC-4 Every reconnectInterval each dead peer MUST be contacted, and asked for its membership if it answers

  25 s by default. The routine begins with the node's start, when nobody is dead yet.

  *Source: notes, analysis, part 4, which only name the routine; Fabric `gossip/discovery/discovery_impl.go`, all
  versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | reconnectInterval       | 25s |
      And bob and dave of Org1 are known to alice
      And bob is gone
      And alice's application gossips an org message

    Example: a dead peer that does not answer is tried again and again, and not asked
      When 24.999 s pass
      Then alice tries to reach bob 4 times within 75.001 s
      And bob receives 0 membership requests of alice within 1 s

    Example: a dead peer that answers is asked
      Given 1 ms passes
      When bob is back
      Then bob receives 1 membership requests of alice within 25 s

    Example: a living peer is not contacted
      Given 1 ms passes
      When bob is back
      Then alice tries to reach dave 0 times within 100 s
      And dave receives 0 membership requests of alice within 1 s

  @DISC-17 @must
  Rule: DISC-17 A membership request MUST be answered if it carries an authentic alive message of the very peer that sends it

  Whether that message is news or not; and with the nonce of the request.

  *Source: Fabric `gossip/gossip/gossip_impl.go` and `gossip/discovery/discovery_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1
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
      Then bob receives 1 membership responses of alice within 1 s

    Scenario Outline: a request <how> is not answered
      Given bob sends alice a membership request
      And bob receives 1 membership responses of alice within 0 ms
      And 1 ms passes
      When bob sends alice a membership request with:
        | <field> | <value> |
      Then bob and dave receive 0 membership responses of alice within 1 min

      Examples: not by the peer itself
        | how                                     | field     | value   |
        | with the alive message of somebody else | author    | dave    |
        | that is signed by somebody else         | signature | forged  |
        | that is not signed                      | signature | missing |
        | with the identity of somebody else      | identity  | of dave |

  @DISC-18 @must
  Rule: DISC-18 A membership response MUST name all that may be disclosed, the requester among them and the node itself last

  The living and the dead, each with its last alive message as it was received.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob, dave and erin of Org1 are known to alice

    Example: the living are named, the requester and the node itself among them
      When 1 s passes
      Then alice answers a membership request of dave with:
        | peer  | as    | place |
        | bob   | alive |       |
        | dave  | alive |       |
        | erin  | alive |       |
        | alice | alive | last  |

    Example: the dead are named as dead
      Given bob is gone
      When alice's application gossips an org message
      Then alice answers a membership request of dave with:
        | peer | as    | signature |
        | bob  | dead  | valid     |
        | dave | alive | valid     |
        | erin | alive | valid     |

    Example: a peer is named by its newest message
      When bob sends alice an alive message of bob with:
        | external endpoint | elsewhere:7051 |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | elsewhere:7051    |
        | dave | alive | as usual          |
        | erin | alive | as usual          |

  @DISC-20 @must
  Rule: DISC-20 A membership response MUST NOT kill a living peer

  A peer that is named as dead is learnt as dead if it is not known at all; if it is known, what is known of it stays.
  An entry that can not be decoded ends the handling: what came before it stays, what comes after is not looked at.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And erin and frank of Org1 can be dialled

    Example: a living peer that is named as dead lives on, however new the message
      When dave sends alice a membership response that says:
        | peer | as   | time                                         |
        | bob  | dead | incarnation 18000000000000000000, sequence 1 |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: an unknown peer that is named as dead is learnt as dead
      When dave sends alice a membership response that says:
        | peer | as   |
        | erin | dead |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | dead  |

    Example: a forged message about an unknown peer teaches nothing
      When dave sends alice a membership response that says:
        | peer  | as    | signature |
        | erin  | dead  | forged    |
        | frank | alive | forged    |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: what follows an undecodable entry is not looked at
      When dave sends alice a membership response that says:
        | peer  | as          |
        | erin  | alive       |
        | -     | undecodable |
        | frank | alive       |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | alive |

    Example: an entry that is out of date is skipped
      When dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 1, sequence 1 |
        | erin | alive | incarnation 1, sequence 1 |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | alive |

  @DISC-21 @must
  Rule: DISC-21 A membership request MUST tell the internal endpoint to peers of the own organization only

  The secret is taken away for everybody else. Doing so for one peer takes it away from no other.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; in 1.1 one foreign peer cost all later ones the
  secret.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
        | pullPeerNum  | 6  |
      And bob, dave and erin of Org1 are known to alice
      And carol, frank and grace of Org2 are known to alice

    Scenario Outline: <peer> of <whose> organization is told <what>, whoever else is asked
      When 4 s pass
      Then the last membership request of alice to <peer> says:
        | secret | <what> |

      Examples: own and other
        | peer  | whose     | what                  |
        | bob   | the own   | the internal endpoint |
        | dave  | the own   | the internal endpoint |
        | erin  | the own   | the internal endpoint |
        | carol | the other | none                  |
        | frank | the other | none                  |
        | grace | the other | none                  |

  @DISC-22 @must
  Rule: DISC-22 Bootstrap peers MUST be identified, be of the own organization, and be asked until they answer

  At the start each bootstrap peer is asked who it is; nobody is asked anything before its organization is known. If
  nobody answers, or somebody of another organization, the node tries again after `reconnectInterval`. Who is of the
  own organization is asked for its membership, again and again until a response comes, with at least a
  `reconnectInterval` in between (Fabric waits 5 s for the answer first). The node's own endpoints are skipped.

  *Source: Fabric `gossip/gossip/gossip_impl.go` and `gossip/discovery/discovery_impl.go`; of the own organization only
  since 1.0.*

    Example: a bootstrap peer is asked, and told the internal endpoint
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap | bob.org1.internal:7051 |
      When alice starts
      Then the last membership request of alice to bob says:
        | peer   | alice                 |
        | secret | the internal endpoint |

    Example: one that does not answer the request is asked again
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 25s                    |
      When alice starts
      Then bob receives 1 membership requests of alice within 24.999 s
      And bob receives 1 membership requests of alice within 5.001 s

    Example: one that has answered is not asked again
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 25s                    |
      And alice starts
      And 1 s passes
      When bob sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      Then bob receives 0 membership requests of alice within 10 min

    Example: one that can not be reached is tried again every interval
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 25s                    |
      And bob is gone
      When alice starts
      Then alice tries to reach bob 3 times within 74.999 s
      And bob receives 0 membership requests of alice within 0 ms
      And bob is back
      And bob receives 1 membership requests of alice within 1 ms

    Example: one of another organization is not asked, and tried again
      Given carol of Org2 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | carol.org2.internal:7051 |
        | reconnectInterval | 25s                      |
      When alice starts
      Then alice tries to reach carol 3 times within 74.999 s
      And carol receives 0 membership requests of alice within 10 min

    Example: the node's own endpoints are skipped
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap | alice.org1.internal:7051 alice.org1.example:7051 bob.org1.internal:7051 |
      When alice starts
      Then alice tries to reach alice 0 times within 10 min
      And the last membership request of alice to bob says:
        | peer | alice |

    @needs-several-subjects
    Example: nodes that know one bootstrap peer learn of each other
      Given alice of Org1
      And anna of Org1 with these settings:
        | bootstrap | alice.org1.internal:7051 |
      And adam of Org1 with these settings:
        | bootstrap | alice.org1.internal:7051 |
      When 20 s pass
      Then alice lists exactly adam and anna as alive
      And anna lists exactly adam and alice as alive
      And adam lists exactly alice and anna as alive

  @DISC-23 @must
  Rule: DISC-23 A dead peer MUST be redialled at its internal endpoint if that is known, else at the external one

  *Source: Fabric `gossip/discovery/discovery.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | reconnectInterval       | 25s |
      And dave of Org1 is known to alice
      And bob of Org1 connects to alice

    Scenario Outline: a peer whose internal endpoint is <known> is redialled at its <endpoint> one
      Given bob sends alice an alive message of bob with:
        | secret | <secret> |
      And bob is gone
      And alice's application gossips an org message
      When 25 s pass
      Then alice dials the <endpoint> endpoint of bob

      Examples: endpoints
        | known   | secret                 | endpoint |
        | known   | bob.org1.internal:7051 | internal |
        | unknown | none                   | external |

  @DISC-24 @must
  Rule: DISC-24 Every pullInterval pullPeerNum random living peers, or all if they are fewer, MUST be asked for their membership

  Every 4 s, 3 peers by default.

  *Source: Fabric `gossip/gossip/gossip_impl.go` and `gossip/discovery/discovery_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
        | pullPeerNum  | 3  |

    Example: of many peers some are asked
      When bob, dave, erin, frank and grace of Org1 are known to alice
      Then exactly 3 of bob, dave, erin, frank and grace receive a membership request of alice within 4 s
      And exactly 3 of bob, dave, erin, frank and grace receive a membership request of alice within 4 s

    Example: of as many peers as are wanted all are asked
      When bob, dave and erin of Org1 are known to alice
      Then exactly 3 of bob, dave and erin receive a membership request of alice within 4 s

    Example: of few peers all are asked
      When bob and dave of Org1 are known to alice
      Then exactly 2 of bob and dave receive a membership request of alice within 4 s

    Example: over time everybody is asked
      Given bob, dave, erin, frank and grace of Org1 are known to alice
      When 4 min pass
      Then the last membership request of alice to bob says:
        | peer | alice |
      And the last membership request of alice to dave says:
        | peer | alice |
      And the last membership request of alice to erin says:
        | peer | alice |
      And the last membership request of alice to frank says:
        | peer | alice |
      And the last membership request of alice to grace says:
        | peer | alice |

    Example: by default three are asked every four seconds
      Given alice of Org1
      When bob, dave, erin and frank of Org1 are known to alice
      Then exactly 3 of bob, dave, erin and frank receive a membership request of alice within 4 s

  @DISC-27 @must
  Rule: DISC-27 The node's own internal endpoint MUST be host:port with a valid port

  Anything else is refused at the start, with an error that names the setting.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Scenario Outline: an endpoint <how> is refused
      Given a quiet alice of Org1 with these settings:
        | endpoint | <endpoint> |
      When alice starts
      Then alice refuses to start, and names "endpoint"

      Examples: not host and port
        | how                    | endpoint   |
        | without a port         | alice      |
        | with an empty port     | alice:     |
        | with a word for a port | alice:http |
        | with too high a port   | alice:65536 |
        | with two colons        | alice:7051:1 |

    Example: an endpoint with the highest port is taken
      Given a quiet alice of Org1 with these settings:
        | endpoint | alice.org1.internal:65535 |
      And bob of Org1 is known to alice
      When bob sends alice a membership request
      Then bob receives 1 membership responses of alice within 0 ms
