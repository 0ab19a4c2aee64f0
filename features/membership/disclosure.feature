Feature: Disclosure between organizations

  An organization shows the others only what they need in order to reach it: peers with an external endpoint. Whom a node
  names in a membership response depends on who asks.

  @DISC-19 @must
  Rule: DISC-19 A peer MUST be named only to its own organization, or to a reachable peer of another one if it is reachable and the node's own

  Of a peer of organization M, asked by a peer of organization T: M must be T or the node's own. If M is T, it is named.
  If not, both must have an external endpoint, the peer named and the peer that asks. A peer of a third organization is
  never named. Secrets go to the own organization only. Where not even the node itself may be named, nothing is
  answered, and the connection is closed.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; endpoint-less peers since 1.0. The notes are silent.*

    Scenario Outline: a peer of the own organization <with> external endpoint is told of that organization, with secrets
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | no                |
        | carol | Org2         | yes               |
      Then alice answers a membership request of <peer> with:
        | peer | as    | secret                |
        | bob  | alive | the internal endpoint |
        | dave | alive | the internal endpoint |

      Examples: who asks
        | peer | with       |
        | bob  | with an    |
        | dave | without an |

    Example: a reachable peer of another organization is told of its own one and of the reachable peers of the node's
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | no                |
        | carol | Org2         | yes               |
        | erin  | Org2         | no                |
        | frank | Org3         | yes               |
      Then alice answers a membership request of carol with:
        | peer | as    | secret |
        | erin | alive | none   |
        | bob  | alive | none   |

    Example: a peer of another organization without an external endpoint is told nothing, and its connection is closed
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | erin  | Org2         | no                |
      When erin sends alice a membership request
      Then alice closes the connection to erin at once
      And erin receives 0 membership responses of alice within 1 s
      And alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |

    Example: a node without an external endpoint tells another organization nothing, and closes the connection
      Given a quiet alice of Org1 with these settings:
        | externalEndpoint | none |
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      When carol sends alice a membership request
      Then alice closes the connection to carol at once
      And carol receives 0 membership responses of alice within 1 s
      And alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |

    Example: what one organization was told without secrets, the own one is told with them
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      When carol sends alice a membership request
      Then alice answers a membership request of bob with:
        | peer | as    | secret                |
        | bob  | alive | the internal endpoint |

    Example: the dead are disclosed like the living
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | no                |
        | carol | Org2         | yes               |
      And bob is gone
      And dave is gone
      When alice's application gossips an org message
      Then alice answers a membership request of carol with:
        | peer | as   |
        | bob  | dead |

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
