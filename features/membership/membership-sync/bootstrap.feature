Feature: Membership sync: bootstrap

  A node that starts knows nobody. It has been told the endpoints of some bootstrap peers, and asks those for their
  membership: from there it learns of everybody else.

  @DISC-22 @must
  Rule: DISC-22 Bootstrap peers MUST be identified, be of the own organization, and be asked until they answer

  At the start each bootstrap peer (`bootstrap` has their endpoints) is asked who it is; nobody is asked anything
  before its organization is known. If nobody answers, or somebody of another organization, the node tries again after
  `reconnectInterval`.

  Who is of the own organization is asked for its membership, again and again until a response to that very request
  comes: each has a nonce of its own that is not 0, by which its response is known. Between two requests lies a
  `reconnectInterval` at least, and 5 s more at most: so long Fabric waits for the answer first. Whether one counts
  that comes later is left to the node; in Fabric it does not. Either ends after `maxConnectionAttempts`, 120 by
  default, counted apart for each.

  Anchor peers of a channel are met in the same way. One that is said to be of the own organization must be of it; in
  place of one of another organization anybody may answer. Such a one is met only by a node that it could reach in turn:
  one with an external endpoint.

  The node's own endpoints are skipped: its internal and its external one, and those of its own machine with its own
  port.

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
      Then bob receives 1 membership request of alice within 24.999 s
      And bob receives 1 membership request of alice within 5.001 s

    Example: one that has answered is not asked again
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 25s                    |
      And alice starts
      And 1 ms passes
      When bob sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      Then bob receives 0 membership requests of alice within 10 min

    Example: one that cannot be reached is tried again every interval
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 25s                    |
      And bob is gone
      When alice starts
      Then alice tries to reach bob 3 times within 74.999 s
      And bob receives 0 membership requests of alice within 1 s

    Example: one that is back is asked at the next try
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 25s                    |
      And bob is gone
      And alice starts
      And 74.999 s pass
      When bob is back
      Then bob receives 1 membership request of alice within 1 ms

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
        | bootstrap | alice.org1.internal:7051 alice.org1.example:7051 127.0.0.1:7051 localhost:7051 bob.org1.internal:7051 |
      When alice starts
      Then alice tries to reach alice 0 times within 10 min
      And the last membership request of alice to bob says:
        | peer | alice |

    Scenario Outline: of two endpoints at one host, at the <which> of which nobody is, both are tried
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap | <bootstrap> |
      When alice starts
      Then bob receives 1 membership request of alice within 1 s

      Examples: in either order
        | which  | bootstrap                                     |
        | second | bob.org1.internal:7051 bob.org1.internal:7052 |
        | first  | bob.org1.internal:7052 bob.org1.internal:7051 |

    Example: of two bootstrap peers each is asked until it has answered itself
      Given bob and dave of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 dave.org1.internal:7051 |
        | reconnectInterval | 25s                                            |
      And alice starts
      And 1 ms passes
      When bob sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      Then bob receives 0 membership requests of alice within 30 s
      And dave receives 1 membership request of alice within 30 s

    Example: a response that answers nothing does not end the asking
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 25s                    |
      And alice starts
      And dave of Org1 is known to alice
      And 1 ms passes
      When dave sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      Then bob receives 1 membership request of alice within 30 s

    Example: nor does one of the very peer that has no nonce
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 25s                    |
      And alice starts
      And 1 ms passes
      When bob sends alice a membership response by bob with:
        | tag | empty |
      Then bob receives 1 membership request of alice within 30 s

    Example: one that does not answer is asked as often as maxConnectionAttempts says
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap             | bob.org1.internal:7051 |
        | reconnectInterval     | 25s                    |
        | maxConnectionAttempts | 3                      |
      When alice starts
      Then bob receives 3 membership requests of alice within 10 min

    Example: one that cannot be reached is tried as often as maxConnectionAttempts says
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap             | bob.org1.internal:7051 |
        | reconnectInterval     | 25s                    |
        | maxConnectionAttempts | 3                      |
      And bob is gone
      When alice starts
      Then alice tries to reach bob 3 times within 10 min

    Example: one of another organization is tried as often as maxConnectionAttempts says
      Given carol of Org2 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap             | carol.org2.internal:7051 |
        | reconnectInterval     | 25s                      |
        | maxConnectionAttempts | 3                        |
      When alice starts
      Then alice tries to reach carol 3 times within 10 min

    Example: attempts to reach it do not count as attempts to ask it
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap             | bob.org1.internal:7051 |
        | reconnectInterval     | 25s                    |
        | maxConnectionAttempts | 3                      |
      And bob is gone
      And alice starts
      And 30 s pass
      When bob is back
      Then bob receives 3 membership requests of alice within 10 min

    Example: that one is given up does not end the asking of another
      Given bob and dave of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap             | bob.org1.internal:7051 dave.org1.internal:7051 |
        | reconnectInterval     | 25s                                            |
        | maxConnectionAttempts | 3                                              |
      And bob is gone
      And dave is gone
      And alice starts
      And 30 s pass
      When dave is back
      Then dave receives 3 membership requests of alice within 10 min

    Example: by default it is tried a hundred and twenty times
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 1s                     |
      And bob is gone
      When alice starts
      Then alice tries to reach bob 120 times within 10 min

    @needs-channels
    Example: anchor peers of two channels are each asked
      Given bob and dave of Org1 can be dialled
      And a quiet alice of Org1
      When alice has joined trade, whose anchor peer is bob
      And alice has joined gold, whose anchor peer is dave
      Then bob and dave receive 1 membership request of alice within 1 s

    @needs-channels
    Example: an anchor peer of another organization is asked
      Given carol of Org2 can be dialled
      And a quiet alice of Org1
      When alice has joined trade, whose anchor peer is carol
      Then carol receives 1 membership request of alice within 1 s

    @needs-channels
    Scenario Outline: in place of an anchor peer of <whose> organization one of <other> <is>
      Given <anchor> can be dialled
      And a quiet alice of Org1
      And <answering> answers at the endpoints of <peer>
      When alice has joined trade, whose anchor peer is <peer>
      Then <one> receives <number> membership requests of alice within 10 min

      Examples: each way round
        | whose   | other   | is           | anchor        | peer  | answering     | one   | number |
        | another | its own | is asked     | carol of Org2 | carol | bob of Org1   | bob   | 1      |
        | its own | another | is not asked | bob of Org1   | bob   | carol of Org2 | carol | 0      |

    @needs-channels
    Scenario Outline: a node without an external endpoint <asks> an anchor peer of <whose> organization
      Given <peer> of <org> can be dialled
      And a quiet alice of Org1 with these settings:
        | externalEndpoint | none |
      When alice has joined trade, whose anchor peer is <peer>
      Then <peer> receives <number> membership requests of alice within 10 min

      Examples: own and other
        | peer  | org  | asks         | whose   | number |
        | bob   | Org1 | asks         | its own | 1      |
        | carol | Org2 | does not ask | another | 0      |

    @needs-several-subjects @needs-sees-members
    Example: nodes that know one bootstrap peer learn of each other
      Given alice of Org1
      And anna of Org1 with these settings:
        | bootstrap | alice.org1.internal:7051 |
      And amy of Org1 with these settings:
        | bootstrap | alice.org1.internal:7051 |
      When 20 s pass
      Then alice lists exactly amy and anna as alive
      And anna lists exactly amy and alice as alive
      And amy lists exactly alice and anna as alive

    @needs-channels
    Example: an anchor peer that answers late is asked as well
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | reconnectInterval | 25s |
      And bob is gone
      And alice has joined trade, whose anchor peer is bob
      And 1 s passes
      When bob is back
      Then bob receives 1 membership request of alice within 24 s

    @needs-channels
    Example: an anchor peer that does not say who it knows is asked again
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | reconnectInterval | 25s |
      When alice has joined trade, whose anchor peer is bob
      Then bob receives 1 membership request of alice within 24.999 s
      And bob receives 1 membership request of alice within 5.001 s

    Example: a node that has stopped asks nobody any more
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap         | bob.org1.internal:7051 |
        | reconnectInterval | 25s                    |
      And bob is gone
      And alice starts
      And 1 s passes
      When alice stops
      Then alice tries to reach bob 0 times within 10 min

    @needs-channels
    Example: the anchor peers of a later configuration are met as well
      Given bob of Org1 can be dialled
      And a quiet alice of Org1
      And alice has joined trade, which belongs to Org1
      When alice has joined trade, whose anchor peer is bob
      Then bob receives 1 membership request of alice within 1 s
