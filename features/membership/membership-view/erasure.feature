Feature: Membership view: erasure

  A dead peer is still known, and others are told of it, but not for ever. A peer that was heard directly is erased in due
  time, so that a network does not remember everybody who ever was in it. What a node knows shows when a peer of its own
  organization asks for its membership; the examples leave out the node itself and the peer that asks.

  @DISC-12 @must
  Rule: DISC-12 A peer heard directly MUST be erased msgExpirationFactor timeouts after its last direct message

  A timeout is `aliveExpirationTimeout` (DISC-2), and there are 20 by default. The peer goes at the next of the
  checks, of which there are a hundred in that time. With a timeout of 1 s and the factor 5 of these examples that is
  between 5 and 5.05 s. Then nothing is told of it any more. But messages equal to or older than its last direct one
  are refused until twice that time, whichever way they come, so that what still goes round does not make it known again.
  In `fabric` bootstrap and anchor peers are not erased (DISC-13).

  What it has published of channels goes later. Every five `pullInterval`s after joining a channel a node looks whose
  state infos it holds, and lets go of those whose peer is neither alive nor dead. A peer that is back before is in
  its channels as it was.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions, where the factor can be set since 1.4; on channels
  `gossip/gossip/channel/channel.go`. The notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveExpirationTimeout  | 1s |
        | msgExpirationFactor     | 5  |
        | pullInterval            | 2s |
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |

    Example: until then it is named as dead
      Given 5 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: after that it is not named
      Given 5.05 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: those who have fallen silent together are erased together
      Given erin of Org1 is known to alice
      And 5.05 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: a connection that it has opened meanwhile stays when it is erased
      Given 2 s pass
      And bob of Org1 connects to alice
      When 2 s pass
      Then the connection of bob stays open for 3 s

    Example: a newer message begins the time anew
      Given 3 s pass
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      And 5 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a peer whose last message has no secret is erased like any other
      Given bob sends alice an alive message of bob with:
        | time   | incarnation 5, sequence 6 |
        | secret | none                      |
      And 5.05 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: a peer that has come back is erased again
      Given 5.05 s pass
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      And 5.1 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    @needs-channels
    Example: when it comes back after the next look it is in no channel that it has not published again
      Given bob is in trade with alice, and it belongs to Org1
      And 11 s pass
      And dave of Org1 is known to alice
      And dave has published a state info of trade
      And dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      When alice's application gossips a block of trade
      Then dave receives it at once
      And nobody else receives it within 500 ms

    @needs-channels
    Example: when it comes back before the next look it is still in its channels
      Given bob is in trade with alice, and it belongs to Org1
      And 9 s pass
      And dave of Org1 is known to alice
      And dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      When alice's application gossips a block of trade
      Then bob receives it at once
      And nobody else receives it within 500 ms

    Scenario Outline: after <time> <which> message is refused
      Given <time> pass
      And dave of Org1 is known to alice
      When dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence <sequence> |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

      Examples: up to twice the time
        | time   | which    | sequence |
        | 5.05 s | its last | 5        |
        | 10 s   | its last | 5        |
        | 10 s   | an older | 4        |

    Scenario Outline: after <time> <which> message makes it known again
      Given <time> pass
      And dave of Org1 is known to alice
      When dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence <sequence> |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

      Examples: a newer one at any time, its last one after twice the time
        | time    | which    | sequence |
        | 5.05 s  | a newer  | 6        |
        | 10.05 s | its last | 5        |

    Scenario Outline: a response that names it as <as> with <which> message <does>
      Given 5.05 s pass
      And dave of Org1 is known to alice
      When dave sends alice a membership response that says:
        | peer | as   | time                               |
        | bob  | <as> | incarnation 5, sequence <sequence> |
      Then alice answers a membership request of dave with:
        | peer    | as    |
        | <named> | <how> |

      Examples: after its time
        | as    | which    | sequence | does           | named | how   |
        | alive | its last | 5        | is refused     | dave  | alive |
        | alive | an older | 4        | is refused     | dave  | alive |
        | dead  | its last | 5        | is refused     | dave  | alive |
        | dead  | an older | 4        | is refused     | dave  | alive |
        | alive | a newer  | 6        | makes it known | bob   | alive |
        | dead  | a newer  | 6        | makes it known | bob   | dead  |

    Scenario Outline: its own request with <which> message <does>
      Given 5.05 s pass
      And bob of Org1 connects to alice
      And dave of Org1 is known to alice
      When bob sends alice a membership request with:
        | time | incarnation 5, sequence <sequence> |
      Then alice answers a membership request of dave with:
        | peer    | as    |
        | <named> | alive |

      Examples: after its time
        | which    | sequence | does           | named |
        | its last | 5        | is refused     | dave  |
        | a newer  | 6        | makes it known | bob   |

    Example: it is erased while others live
      Given 4.5 s pass
      And dave of Org1 is known to alice
      When 550 ms pass
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: an equal message does not begin the time anew
      Given 3 s pass
      And dave of Org1 is known to alice
      And dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      And 2.05 s pass
      When erin of Org1 is known to alice
      Then alice answers a membership request of erin with:
        | peer | as   |
        | dave | dead |
