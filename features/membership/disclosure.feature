Feature: Disclosure between organizations

  An organization shows the others only what they need in order to reach it: peers with an external endpoint. Whom a node
  names in a membership response depends on who asks.

  @DISC-19 @must
  Rule: DISC-19 A peer MUST be named to its own organization only, unless it is of the node's own organization and has, as the peer that asks has, an external endpoint

  Say that a peer of organization T asks, and that a peer of organization M might be named. M must be T, or the node's
  own. If M is T, the peer is named. If not, both must have an external endpoint, the peer named and the peer that
  asks. A peer of a third organization is never named. Secrets go to the own organization only, the node's own
  included, and those of the dead. Where not even the node itself may be named, nothing is answered, and the
  connection is closed.

  The external endpoint of a peer that is named is that of its newest message, that of a peer that asks the one in its
  request. A peer of an unknown organization is told nothing, and nobody is told of it.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; endpoint-less peers since 1.0. The notes are silent.*

    Scenario Outline: a peer of the own organization <with> external endpoint is told of that organization, with secrets
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
      Then alice answers a membership request of <peer> with:
        | peer  | as    | secret                |
        | bob   | alive | the internal endpoint |
        | heidi | alive | the internal endpoint |

      Examples: who asks
        | peer  | with       |
        | bob   | with an    |
        | heidi | without an |

    Example: a reachable peer of another organization is told of its own one and of the reachable peers of the node's
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
        | judy  | Org2         | no                |
        | grace | Org3         | yes               |
      Then alice answers a membership request of carol with:
        | peer | as    | secret |
        | judy | alive | none   |
        | bob  | alive | none   |

    Example: a peer of another organization without an external endpoint is told nothing, and its connection is closed
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer | organization | external endpoint |
        | bob  | Org1         | yes               |
        | judy | Org2         | no                |
      When judy sends alice a membership request
      Then alice closes the connection to judy at once
      And judy receives 0 membership responses of alice within 1 s
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

    Example: a peer that tells an external endpoint with its request is answered
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer | organization | external endpoint |
        | bob  | Org1         | yes               |
        | judy | Org2         | no                |
      When judy sends alice a membership request with:
        | external endpoint | judy.org2.example:7051 |
      Then judy receives 1 membership response of alice within 1 s
      And the connection of judy stays open for 1 s

    Example: a peer that tells none with its request is not answered, though it had one
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And carol sends alice a membership request
      When carol sends alice a membership request with:
        | time              | incarnation 1, sequence 1 |
        | external endpoint | none                      |
      Then alice closes the connection to carol at once

    Example: what one organization was told without secrets, the own one is told with them
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And carol of Org2 is known to alice
      When carol sends alice a membership request
      Then alice answers a membership request of dave with:
        | peer | as    | secret                |
        | bob  | alive | the internal endpoint |

    Scenario Outline: <when> its first own alive message a node tells its internal endpoint to the own organization only
      Given a quiet alice of Org1 with these settings:
        | aliveTimeInterval | 2s |
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And <time> passes
      When carol sends alice a membership request
      And bob sends alice a membership request
      Then the last membership response of alice to carol says:
        | secret | none |
      And the last membership response of alice to bob says:
        | secret | the internal endpoint |

      Examples: who is told what she says of herself
        | when   | time |
        | before | 1 s  |
        | after  | 3 s  |

    Example: the dead are disclosed like the living, without secrets to others and with them to the own organization
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | heidi | Org1         | no                |
        | erin  | Org1         | yes               |
        | carol | Org2         | yes               |
      And bob is gone
      And heidi is gone
      When alice's application gossips an org message
      Then alice answers a membership request of carol with:
        | peer | as    | secret |
        | bob  | dead  | none   |
        | erin | alive | none   |
      And alice answers a membership request of erin with:
        | peer  | as   | secret                |
        | bob   | dead | the internal endpoint |
        | heidi | dead | the internal endpoint |

    Example: the dead of the organization that asks are named, those of a third one are not
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And judy of Org2 can be dialled
      And grace of Org3 can be dialled
      When bob sends alice a membership response that says:
        | peer  | as   | external endpoint |
        | judy  | dead | none              |
        | grace | dead |                   |
      Then alice answers a membership request of carol with:
        | peer | as    | secret |
        | bob  | alive | none   |
        | judy | dead  | none   |

    Example: a peer whose identity has gone is not named any more
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      And 67 min pass
      When dave of Org1 is known to alice
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Example: a peer that becomes reachable is named to other organizations from then on
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
      When heidi sends alice an alive message of heidi with:
        | external endpoint | heidi.org1.example:7051 |
      Then alice answers a membership request of carol with:
        | peer  | as    |
        | bob   | alive |
        | heidi | alive |

    Example: so it is when somebody else has said that it became reachable
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
      When bob sends alice a membership response that says:
        | peer  | as    | time                  | external endpoint       |
        | heidi | alive | newer than all before | heidi.org1.example:7051 |
      Then alice answers a membership request of carol with:
        | peer  | as    |
        | bob   | alive |
        | heidi | alive |

    Example: a peer that is reachable no more is not named to other organizations
      Given a quiet alice of Org1
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | carol | Org2         | yes               |
      When bob sends alice an alive message of bob with:
        | external endpoint | none |
      Then alice answers a membership request of carol with:
        | peer | as    |
        | dave | alive |

    @fabric
    Example: a peer that becomes reachable is told of other organizations from then on
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
        | frank | Org2         | yes               |
      And heidi sends alice an alive message of heidi with:
        | external endpoint | heidi.org1.example:7051 |
      When carol sends alice an alive message of carol
      Then bob, heidi and frank receive it at once

  @DISC-21 @must
  Rule: DISC-21 A membership request MUST tell the internal endpoint to peers of the own organization only

  The secret is taken away for everybody else, whoever is asked for whatever reason: a living member, a dead one, an
  anchor peer. Doing so for one peer takes it away from no other. A peer whose organization is not known, or not any more,
  is no peer of the own one; Fabric tells it all the same, but since it forgets a peer together with its identity
  (IDENT-7) it asks no such peer.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; in 1.1 one foreign peer cost all later ones the
  secret.*

    Scenario Outline: <peer> of <whose> organization is told <what>, whoever else is asked
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
        | pullPeerNum  | 6  |
      And bob, dave and erin of Org1 are known to alice
      And carol, frank and judy of Org2 are known to alice
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
        | judy  | the other | none                  |

    Scenario Outline: a dead peer of <whose> organization that answers again is told <what>
      Given a quiet alice of Org1 with these settings:
        | reconnectInterval | 25s |
      And dave of Org1 is known to alice
      And <peer> of <org> can be dialled
      When dave sends alice a membership response that says:
        | peer   | as   |
        | <peer> | dead |
      Then <peer> receives 1 membership request of alice within 25 s
      And the last membership request of alice to <peer> says:
        | secret | <what> |

      Examples: own and other
        | peer  | org  | whose     | what                  |
        | bob   | Org1 | the own   | the internal endpoint |
        | carol | Org2 | the other | none                  |

    @needs-channels
    Scenario Outline: an anchor peer of <whose> organization is told <what>
      Given a quiet alice of Org1
      And <peer> of <org> can be dialled
      And alice has joined trade, whose anchor peer is <peer>
      When 1 s passes
      Then the last membership request of alice to <peer> says:
        | secret | <what> |

      Examples: own and other
        | peer  | org  | whose     | what                  |
        | bob   | Org1 | the own   | the internal endpoint |
        | carol | Org2 | the other | none                  |

    @documents
    Example: a member whose identity has gone for disuse is not told
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 70m |
      And bob of Org1 is known to alice
      When 140 min pass
      Then the last membership request of alice to bob says:
        | secret | none |
