Feature: Membership view

  A node sorts the peers that it knows into the living and the dead. Living peers are members: they get messages. Dead
  ones get none, but are still known, and others are told of them. What a node knows shows when a peer of its own
  organization asks for its membership: the answer names everybody, the living and the dead. The examples leave out the
  node itself and the peer that asks, which are named as well (DISC-18).

  @DISC-2 @must
  Rule: DISC-2 A peer silent for longer than aliveExpirationTimeout MUST become dead at the next check, ten to a timeout

  25 s and 2.5 s by default. The comparison is strict. So a peer dies between 25 and 27.5 s after its last message.
  When it dies its connection is closed, by which its death is seen here.

  *Source: notes, analysis, part 4, which only name the routine; Fabric `gossip/discovery/discovery_impl.go`, all
  versions.*

    Example: heard at a check, a peer dies at the check after the one at which its silence equals the timeout
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
      And alice has just checked who is alive
      When bob of Org1 is known to alice
      Then the connection of bob stays open for 27.499 s
      And alice closes the connection to bob after exactly 1 ms

    Example: heard right before a check, a peer dies as soon as the timeout is past
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
      And alice has just checked who is alive
      And 2.499 s pass
      When bob of Org1 is known to alice
      Then the connection of bob stays open for 25 s
      And alice closes the connection to bob after exactly 1 ms

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

  @DISC-3 @must
  Rule: DISC-3 Alive messages, membership requests and membership responses MUST change the view if they bring news

  An equal or older message about a peer changes nothing, by whichever way it comes.

  *Source: notes, analysis, part 4, which only name the routine; Fabric `gossip/discovery/discovery_impl.go`, all
  versions.*

    Background:
      Given a quiet alice of Org1
      And dave of Org1 is known to alice
      And bob of Org1 can be dialled

    Example: an alive message makes its author a member
      When dave sends alice an alive message of bob
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: a membership request makes its sender a member
      Given bob of Org1 connects to alice
      When bob sends alice a membership request
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: a membership response makes those that it names members
      When dave sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: an identity that came by the handshake makes nobody a member
      When bob of Org1 connects to alice
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Scenario Outline: a response with <what> message changes <effect>
      Given dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      When dave sends alice a membership response that says:
        | peer | as    | time   | external endpoint |
        | bob  | alive | <time> | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | <endpoint>        |

      Examples: by its time
        | what     | effect       | time                      | endpoint       |
        | a newer  | the endpoint | incarnation 5, sequence 6 | elsewhere:7051 |
        | an equal | nothing      | incarnation 5, sequence 5 | as usual       |
        | an older | nothing      | incarnation 5, sequence 4 | as usual       |

    Scenario Outline: of a peer that is known by hearsay <what> message changes nothing either
      Given dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 5, sequence 5 |
      When dave sends alice a membership response that says:
        | peer | as    | time   | external endpoint |
        | bob  | alive | <time> | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | as usual          |

      Examples: not newer
        | what     | time                      |
        | an equal | incarnation 5, sequence 5 |
        | an older | incarnation 5, sequence 4 |

  @DISC-5 @must
  Rule: DISC-5 A peer that can not be reached MUST be dead at once

  A node that has something to send, has no connection and can not open one, presumes the peer dead without waiting for
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

  @DISC-12 @must
  Rule: DISC-12 A peer heard directly MUST be erased twenty timeouts after its last direct message

  At the next of the checks, of which there are a hundred in that time: with a timeout of 1 s, between 20 and 20.2 s.
  Then nothing is told of it any more. But messages equal to or older than its last one are refused until twice that
  time, so that what still goes round does not make it known again.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveExpirationTimeout  | 1s |
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |

    Example: until then it is named as dead
      Given 20 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: after that it is not named
      Given 20.2 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    @needs-channels
    Example: when it comes back it is in no channel that it has not published again
      Given alice has joined trade, which belongs to Org1
      And 20.2 s pass
      And dave of Org1 is known to alice
      And dave has published a state info of trade
      And dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      When alice's application gossips a block of trade
      Then dave receives it at once
      And nobody else receives it within 500 ms

    Scenario Outline: after <time> its last message is <taken>
      Given <time> pass
      And dave of Org1 is known to alice
      When dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence <sequence> |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

      Examples: up to twice the time
        | time   | taken            | sequence |
        | 20.2 s | refused          | 5        |
        | 40 s   | still refused    | 5        |
        | 40 s   | older and refused | 4        |

    Example: after twice the time it is taken like any other
      Given 40.2 s pass
      And dave of Org1 is known to alice
      When dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: a newer message makes it known again at any time
      Given 20.2 s pass
      And dave of Org1 is known to alice
      When dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

  @DISC-13 @must @fabric
  Rule: DISC-13 Bootstrap and anchor peers MUST NOT be erased

  A node that erased them would have nobody left to turn to after a long time alone.

  *Source: Fabric `gossip/gossip/gossip_impl.go`; bootstrap peers since 1.4.2 and 2.0, anchor peers since 1.4.9 and
  2.2. Earlier both were erased. The notes are silent, and their version erased them.*

    Example: a bootstrap peer is named as dead after any time
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 1s                     |
        | bootstrap              | bob.org1.internal:7051 |
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob
      And 60 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    @needs-channels
    Example: an anchor peer is named as dead after any time, and another peer is not
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 1s |
      And bob and erin of Org1 are known to alice
      And alice has joined trade, whose anchor peer is bob
      And 60 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

  @DISC-14 @must
  Rule: DISC-14 Alive messages inside membership messages MUST change the view, but not count as heard directly

  So a peer that is known only from what others answered is never erased, while one that was heard directly, and later
  only named by others, is erased in due time after its direct message.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveExpirationTimeout  | 1s |

    Example: a peer known from a response only is still named when it would have been erased
      Given dave of Org1 is known to alice
      And bob of Org1 can be dialled
      And dave sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      And 41 s pass
      When dave of Org1 connects to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a response does not postpone the erasure of a peer that was heard directly
      Given bob of Org1 is known to alice
      And 10 s pass
      And dave of Org1 is known to alice
      And dave sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      And 10.2 s pass
      When erin of Org1 is known to alice
      Then alice answers a membership request of erin with:
        | peer | as   |
        | dave | dead |

    Example: what a request said is still new when it comes directly
      Given dave of Org1 is known to alice
      And bob of Org1 connects to alice
      And bob sends alice a membership request with:
        | time | incarnation 5, sequence 5 |
      When bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      Then dave receives it at once

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

    Example: the membership of a stopped node is empty
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And alice lists exactly bob and dave as alive
      When alice stops
      Then alice lists exactly nobody as alive
