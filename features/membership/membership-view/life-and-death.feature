Feature: Membership view: life and death

  A node sorts the peers that it knows into the living and the dead. Living peers are members: they get messages. Dead
  ones get none, but are still known, and others are told of them. What a node knows shows when a peer of its own
  organization asks for its membership: the answer names everybody, the living and the dead. The examples leave out the
  node itself and the peer that asks, which are named as well (DISC-18).

  @DISC-2 @must
  Rule: DISC-2 A peer silent for longer than aliveExpirationTimeout MUST become dead at the next check, ten to a timeout

  25 s and 2.5 s by default. The comparison is strict. So a peer dies between 25 and 27.5 s after its last message. With
  checks at 2.5 s, 5 s and so on:

  | heard at | at the check of 25 s | at the check of 27.5 s |
  | --- | --- | --- |
  | 0 s | silent for 25 s: lives | silent for 27.5 s: dies |
  | 2.499 s | silent for 22.501 s: lives | silent for 25.001 s: dies |

  When it dies its connection is closed, by which its death is seen here.

  *Source: notes, analysis, part 4, which only name the routine; Fabric `gossip/discovery/discovery_impl.go`, all
  versions.*

    Scenario Outline: heard <when> a check, a peer dies at the eleventh check after
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
      And alice has just checked who is alive
      And <after> pass
      When bob of Org1 is known to alice
      Then the connection of bob stays open for <silence>
      And alice closes the connection to bob after exactly 1 ms

      Examples: a check every 2.5 s
        | when         | after   | silence  |
        | at           | 0 ms    | 27.499 s |
        | right before | 2.499 s | 25 s     |

    Example: by default the timeout is five alive intervals
      Given alice of Org1
      When bob of Org1 is known to alice
      Then the connection of bob stays open for 25 s
      And alice closes the connection to bob within 2.5 s

    Example: twice the alive interval is twice the timeout
      Given alice of Org1 with these settings:
        | aliveTimeInterval | 10s |
      When bob of Org1 is known to alice
      Then the connection of bob stays open for 50 s
      And alice closes the connection to bob within 5 s

  @DISC-5 @must
  Rule: DISC-5 A peer that cannot be reached MUST be dead at once

  A node that has something to send, has no connection and cannot open one, presumes the peer dead without waiting for
  the timeout.

  *Source: notes, analysis, part 4, which only name the routine; Fabric `gossip/comm/comm_impl.go` and
  `gossip/discovery/discovery_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice

    Example: a peer that does not answer is dead at the first attempt to send
      Given bob is gone
      When alice's application gossips an org message
      Then dave receives it at once
      And alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a peer that answers is dialled again, and gets what is sent
      Given bob disconnects from alice
      When alice's application gossips an org message
      Then bob and dave receive it at once
      And alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

  @DISC-9 @must
  Rule: DISC-9 A dead peer MUST be no member, its connection be closed, and others be told that it is dead

  It is sent nothing, but not forgotten.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | aliveExpirationTimeout  | 25s |
      And bob and dave of Org1 are known to alice
      And 20 s pass
      And dave sends alice an alive message of dave

    Example: its connection is closed
      When 5 s pass
      Then alice closes the connection to bob within 2.5 s
      And the connection of dave stays open for 1 s

    Example: it is named as dead
      When 7.5 s pass
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: it is sent nothing
      Given 7.5 s pass
      When alice's application gossips an org message
      Then dave receives it at once
      And alice tries to reach bob 0 times within 10 s
      And nobody else receives it within 1 s

  @DISC-10 @must
  Rule: DISC-10 Only a strictly newer message MUST bring a dead peer back

  The message that was known of it already does not.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
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
        | what     | time                      |
        | an equal | incarnation 5, sequence 5 |
        | an older | incarnation 5, sequence 4 |

    Example: a newer message brings it back
      Given dave sends alice a membership response that says:
        | peer | as   | time                      |
        | bob  | dead | incarnation 5, sequence 5 |
      And bob is back
      When dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

  @DISC-25 @must @fabric
  Rule: DISC-25 A peer that answers under another identity of its organization MUST replace the one that was expected

  That is how a peer with a renewed certificate comes back. What was known of the old identity is gone; a peer of
  another organization that answers there is refused, and the expected one is dead.

  *Source: Fabric `gossip/comm/comm_impl.go` since 1.3, `gossip/discovery/discovery_impl.go` since 1.4.4 and 2.0; the
  notes describe the version before, which refused every other peer.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And bob disconnects from alice

    Example: the old identity is known no more, and the new one gets what is sent
      Given robert of Org1 answers at the endpoints of bob
      When alice's application gossips an org message
      Then robert and dave receive it at once
      And alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: a peer of another organization is refused
      Given robert of Org2 answers at the endpoints of bob
      When alice's application gossips an org message
      Then dave receives it at once
      And nobody else receives it within 1 s
      And alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

  @DISC-26 @must @needs-sees-members
  Rule: DISC-26 After it was stopped a node MUST have no members

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1

    Example: before, it has those that it knows
      When bob and dave of Org1 are known to alice
      Then alice lists exactly bob and dave as alive

    Example: the membership of a stopped node is empty
      Given bob and dave of Org1 are known to alice
      When alice stops
      Then alice lists exactly nobody as alive
