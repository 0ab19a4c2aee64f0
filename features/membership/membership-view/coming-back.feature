Feature: Membership view: coming back

  A dead peer may come back, as the one that it was or under a new identity. What a node knows shows when a peer of its own
  organization asks for its membership: the answer names everybody, the living and the dead. The examples leave out the
  node itself and the peer that asks, which are named as well (DISC-18).

  @DISC-10 @must
  Rule: DISC-10 Only a strictly newer message MUST bring a dead peer back

  What is newer is told by DISC-6. The message that was known of it already does not bring it back, nor does a
  connection. Whoever is back lives for a whole timeout again, and is reached where the newer message says.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | aliveExpirationTimeout  | 25s |
      And dave of Org1 is known to alice
      And bob of Org1 can be dialled
      And bob is gone

    Scenario Outline: <what> message leaves it dead
      Given dave sends alice a membership response that says:
        | peer | as   | time                      |
        | bob  | dead | incarnation 5, sequence 5 |
      And bob is back
      When dave sends alice an alive message of bob with:
        | time | <time> |
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

      Examples: not newer
        | what            | time                      |
        | an equal        | incarnation 5, sequence 5 |
        | an older        | incarnation 5, sequence 4 |
        | a former life's | incarnation 4, sequence 9 |

    Scenario Outline: a newer message of <which> life brings it back
      Given dave sends alice a membership response that says:
        | peer | as   | time                      |
        | bob  | dead | incarnation 5, sequence 5 |
      And bob is back
      When dave sends alice an alive message of bob with:
        | time              | <time>         |
        | external endpoint | elsewhere:7051 |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | elsewhere:7051    |

      Examples: newer
        | which    | time                      |
        | the same | incarnation 5, sequence 6 |
        | its next | incarnation 6, sequence 1 |

    Scenario Outline: <what> message in a response leaves it <as>
      Given dave sends alice a membership response that says:
        | peer | as   | time                      |
        | bob  | dead | incarnation 5, sequence 5 |
      And bob is back
      When dave sends alice a membership response that says:
        | peer | as    | time   | external endpoint |
        | bob  | alive | <time> | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as   | external endpoint |
        | bob  | <as> | <endpoint>        |

      Examples: by its time
        | what     | time                      | as    | endpoint       |
        | an equal | incarnation 5, sequence 5 | dead  | as usual       |
        | an older | incarnation 5, sequence 4 | dead  | as usual       |
        | a newer  | incarnation 5, sequence 6 | alive | elsewhere:7051 |

    Scenario Outline: its own request with <what> message leaves it <as>
      Given dave sends alice a membership response that says:
        | peer | as   | time                      |
        | bob  | dead | incarnation 5, sequence 5 |
      And bob of Org1 connects to alice
      When bob sends alice a membership request with:
        | time              | <time>         |
        | external endpoint | elsewhere:7051 |
      Then alice answers a membership request of dave with:
        | peer | as   | external endpoint |
        | bob  | <as> | <endpoint>        |

      Examples: by its time
        | what     | time                      | as    | endpoint       |
        | an equal | incarnation 5, sequence 5 | dead  | as usual       |
        | an older | incarnation 5, sequence 4 | dead  | as usual       |
        | a newer  | incarnation 5, sequence 6 | alive | elsewhere:7051 |

    Example: its own request with the message that it was last heard by leaves it dead
      Given bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      And bob is gone
      And alice's application gossips an org message
      And bob of Org1 connects to alice
      When bob sends alice a membership request with:
        | time | incarnation 5, sequence 5 |
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a connection that it opens leaves it dead
      Given dave sends alice a membership response that says:
        | peer | as   |
        | bob  | dead |
      And bob is back
      When bob of Org1 connects to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: once it is back it lives for a whole timeout
      Given dave sends alice a membership response that says:
        | peer | as   | time                      |
        | bob  | dead | incarnation 5, sequence 5 |
      And 30 s pass
      And bob of Org1 connects to alice
      When bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      Then the connection of bob stays open for 25 s
      And alice closes the connection to bob within 2.5 s

    Example: once it is back it is dialled where its newer message says
      Given dave sends alice a membership response that says:
        | peer | as   | secret | external endpoint |
        | bob  | dead | none   | elsewhere:7051    |
      And bob is back
      And dave sends alice an alive message of bob with:
        | secret | none |
      When alice's application gossips an org message
      Then alice dials the external endpoint of bob at once

  @DISC-25 @must @fabric
  Rule: DISC-25 A peer that answers under another identity of its organization MUST replace the one that was expected

  That is how a peer with a renewed certificate comes back. What was known of the old identity is gone, and what still
  goes round of it does not make it known again if it is no newer than what was heard of it directly (DISC-12). Of one that
  was known by hearsay only nothing is asked. What was to be sent to the old identity goes to the new one, though that is no
  member yet. Who answers there and is of another organization than the expected one is refused, and the expected one is dead.

  *Source: Fabric `gossip/comm/comm_impl.go` since 1.3, `gossip/discovery/discovery_impl.go` since 1.4.4 and 2.0. The
  notes are silent; the version that they read refused every other peer.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | reconnectInterval       | 25s |
      And bob and dave of Org1 are known to alice
      And bob disconnects from alice

    Example: the old identity is known no more, and the new one gets what is sent
      Given robert of Org1 answers at the endpoints of bob
      When alice's application gossips an org message
      Then robert and dave receive it at once
      And alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: the new identity is a member as soon as it says that it lives
      Given robert of Org1 answers at the endpoints of bob
      And alice's application gossips an org message
      When robert sends alice an alive message of robert
      Then alice answers a membership request of dave with:
        | peer   | as    |
        | robert | alive |

    Example: an old message of the old identity does not make it known again
      Given robert of Org1 answers at the endpoints of bob
      And alice's application gossips an org message
      When dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 5, sequence 5 |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: a dead one that another one has taken the place of is known no more, too
      Given bob is gone
      And alice's application gossips an org message
      And robert of Org1 answers at the endpoints of bob
      When 25 s pass
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: so it is where a peer of another organization was expected
      Given carol of Org2 is known to alice
      And carol disconnects from alice
      And frank of Org2 answers at the endpoints of carol
      When alice's application gossips an alive message
      Then bob, dave and frank receive it at once

    Example: a peer of the own organization is refused where one of another organization was expected
      Given carol of Org2 is known to alice
      And carol disconnects from alice
      And erin of Org1 answers at the endpoints of carol
      When alice's application gossips an alive message
      Then bob and dave receive it at once
      And nobody else receives it within 1 s

    Example: a peer of another organization is refused
      Given carol of Org2 answers at the endpoints of bob
      When alice's application gossips an org message
      Then dave receives it at once
      And nobody else receives it within 1 s
      And alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

  @DISC-26 @must @needs-sees-members
  Rule: DISC-26 After it was stopped a node MUST have no members

  Nobody is dialled any more either. One that starts again begins with nobody.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | reconnectInterval | 25s |
        | pullInterval      | 4s  |

    Example: before, it has those that it knows
      When bob and dave of Org1 are known to alice
      Then alice lists exactly bob and dave as alive

    Example: the membership of a stopped node is empty
      Given bob and dave of Org1 are known to alice
      When alice stops
      Then alice lists exactly nobody as alive
      And alice tries to reach bob 0 times within 1 min

    Example: when it starts again it knows nobody of the life before
      Given bob and dave of Org1 are known to alice
      And alice stops
      And alice starts
      When bob of Org1 is known to alice
      Then alice lists exactly bob as alive
