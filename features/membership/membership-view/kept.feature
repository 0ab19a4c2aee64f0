Feature: Membership view: who is kept

  A peer that was heard directly is erased in due time (DISC-12). Some are not: those that a node may need to find the
  others again, and those that it knows by hearsay only. What a node knows shows when a peer of its own organization asks
  for its membership; the examples leave out the node itself and the peer that asks.

  @DISC-13 @must @fabric
  Rule: DISC-13 Bootstrap and anchor peers MUST NOT be erased for their silence

  A node that erased them for their silence would have nobody left to turn to after a long time alone. A peer is a
  bootstrap or an anchor peer by its endpoint: the internal or the external one is that which the node was told. Of
  every channel the anchor peers of its last configuration count. That a peer whose identity goes leaves the
  membership (IDENT-7) holds for them as well. The examples look after 60 s, where any other peer is erased after 20 s
  and a check (DISC-12).

  *Source: Fabric `gossip/discovery/discovery_impl.go`; bootstrap peers since 1.4.2 and 2.0, anchor peers since 1.4.9 and
  2.2. Earlier both were erased. The notes are silent, and their version erased them.*

    Scenario Outline: a bootstrap peer that is known by its <which> endpoint is named as dead after any time
      Given bob and erin of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 1s          |
        | bootstrap              | <bootstrap> |
      And bob, erin and heidi of Org1 are known to alice
      And 60 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |
        | erin | dead |

      Examples: two bootstrap peers, and another peer
        | which    | bootstrap                                      |
        | internal | bob.org1.internal:7051 erin.org1.internal:7051 |
        | external | bob.org1.example:7051 erin.org1.example:7051   |

    @needs-channels
    Example: a bootstrap peer is named as dead after any time in a channel of other anchor peers, too
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 1s                     |
        | bootstrap              | bob.org1.internal:7051 |
      And bob and erin of Org1 are known to alice
      And alice has joined trade, whose anchor peer is erin
      And 60 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |
        | erin | dead |

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

    @needs-channels
    Example: the anchor peers of two channels are both named as dead after any time
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 1s |
      And bob, erin and heidi of Org1 are known to alice
      And alice has joined trade, whose anchor peer is bob
      And alice has joined gold, whose anchor peer is erin
      And 60 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |
        | erin | dead |

    @needs-channels
    Example: whom the next configuration does not name is erased like any other peer
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 1s |
      And bob and erin of Org1 are known to alice
      And alice has joined trade, whose anchor peer is bob
      And alice has joined trade, whose anchor peer is erin
      And 60 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | erin | dead |

  @DISC-14 @must
  Rule: DISC-14 Alive messages inside membership messages MUST change the view, but not count as heard directly

  A peer that is known only from what others answered, or from its own requests, is never erased for its silence
  (DISC-12). One that was heard directly, and later only named by others, is erased in due time after its direct
  message, though they say that it lives. A direct message is measured by the last direct one: it counts as heard
  though hearsay has told a newer time. That happens all the time, since a request is sent at once and an alive
  message waits for the next emission.

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

    Example: nor is such a peer spared because others say that it lives
      Given bob of Org1 is known to alice
      And 19.9 s pass
      And dave of Org1 is known to alice
      And dave sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      When 300 ms pass
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: what a response said of the dead is still new when it comes directly
      Given dave and erin of Org1 are known to alice
      And bob of Org1 can be dialled
      And dave sends alice a membership response that says:
        | peer | as   | time                      |
        | bob  | dead | incarnation 5, sequence 5 |
      When dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      Then erin receives it at once

    Example: what a request said is still new when it comes directly
      Given dave of Org1 is known to alice
      And bob of Org1 connects to alice
      And bob sends alice a membership request with:
        | time | incarnation 5, sequence 5 |
      When bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      Then dave receives it at once

    Example: what a request has overtaken is still new when it comes directly
      Given dave of Org1 is known to alice
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      And bob sends alice a membership request with:
        | time | incarnation 5, sequence 7 |
      When bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      Then dave receives it at once

    Example: what a response has overtaken postpones the erasure
      Given bob of Org1 can be dialled
      And dave of Org1 connects to alice
      And dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      And 15 s pass
      And dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 5, sequence 7 |
      And dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      When 10 s pass
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a peer known from its own request only is still named when it would have been erased
      Given bob of Org1 connects to alice
      And bob sends alice a membership request
      And 41 s pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |
