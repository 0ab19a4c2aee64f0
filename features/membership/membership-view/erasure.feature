Feature: Membership view: erasure

  A dead peer is still known, and others are told of it, but not for ever. A peer that was heard directly is erased in due
  time, so that a network does not remember everybody who ever was in it. What a node knows shows when a peer of its own
  organization asks for its membership; the examples leave out the node itself and the peer that asks.

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
        | 20.2 s | its last | 5        |
        | 40 s   | its last | 5        |
        | 40 s   | an older | 4        |

    Scenario Outline: after <time> <which> message makes it known again
      Given <time> pass
      And dave of Org1 is known to alice
      When dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence <sequence> |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

      Examples: a newer one at any time, its last one after twice the time
        | time   | which    | sequence |
        | 20.2 s | a newer  | 6        |
        | 40.2 s | its last | 5        |

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
