Feature: Identity store: deletion

  What becomes of a peer whose identity has gone from the store, for whatever reason. In these examples it went for
  disuse: an hour without use, and the next check, of which there are ten to the hour.

  @IDENT-7 @must
  Rule: IDENT-7 Deleting an identity MUST close the connection to its peer

  This holds for whatever reason the identity was deleted. What becomes of the peer's membership is where the dialects
  part. In Fabric from 2.5.11 and 3.1 on it ends as well. The notes say nothing of it, and there the peer stays a
  member until it is found silent. Its organization is not known meanwhile: what is for the own organization does not
  go to it. What it has published of channels stays until the sweep (CHAN-5).

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; membership: since version 2.5.11 and 3.1.*

    Example: the connection ends, and that of another peer does not
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And 10 min pass
      And dave of Org1 connects to alice
      When 50 min pass
      Then alice closes the connection to bob within 6 min
      And the connection of dave stays open for 1 min

    Example: the connection of a peer that has come again ends again
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And 67 min pass
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 59 min
      And alice closes the connection to bob within 7 min

    Example: a connection that the node has opened ends as well
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And bob disconnects from alice
      And 1 s passes
      When alice's application gossips an org message
      Then bob receives it at once
      And alice closes the connection to bob within 66 min

    @needs-sees-members
    Scenario Outline: the peer <what>
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      When 67 min pass
      Then alice lists exactly <members> as alive

      @documents
      Examples: the notes say nothing
        | what           | members |
        | stays a member | bob     |

      @fabric
      Examples: its membership ends as well
        | what                | members |
        | is a member no more | nobody  |

    @fabric @needs-sees-members
    Example: a peer whose identity has expired is a member no more
      Given a quiet alice of Org1
      And the identity of bob of Org1 expires 12 s after the start
      And bob and dave of Org1 are known to alice
      When 12.001 s pass
      Then alice lists exactly dave as alive

    @fabric @needs-sees-members @needs-suspects
    Example: a peer whose identity was revoked is a member no more
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And the identity of bob is revoked
      When the application of alice suspects revoked identities
      Then alice lists exactly dave as alive

    @fabric
    Scenario Outline: a dead peer whose identity <what> is tried <number> times
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | reconnectInterval       | 25s |
      And the identity of bob of Org1 expires 60 s after the start
      And bob and dave of Org1 are known to alice
      And <peer> is gone
      And alice's application gossips an org message
      When 60.001 s pass
      Then alice tries to reach <peer> <number> times within 99.999 s

      Examples: still there, and gone
        | what        | peer | number |
        | still holds | dave | 4      |
        | has gone    | bob  | 0      |

    @fabric
    Example: a member whose identity has gone takes nobody's place in a draw
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 1 |
      And the identity of bob of Org1 expires 12 s after the start
      And bob and dave of Org1 are known to alice
      And 12.001 s pass
      When alice's application gossips 21 alive messages
      Then dave receives them at once

    @documents
    Example: a member whose identity has gone is still sent alive messages
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And 67 min pass
      And dave of Org1 is known to alice
      When dave sends alice an alive message of dave
      Then bob receives it at once

    @documents
    Example: a member whose identity has gone is none of its organization
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And alice's application gossips an org message
      And bob has just received it
      And 67 min pass
      When alice's application gossips an org message
      Then nobody receives it within 1 min

    @documents
    Example: a member whose identity has gone and come again is one of its organization again
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And 67 min pass
      And bob of Org1 connects to alice
      When alice's application gossips an org message
      Then bob receives it at once

    @needs-channels
    Example: a dead member whose identity has gone is still in its channel when it comes back
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveExpirationTimeout  | 1h |
        | identityUsageThreshold  | 2h |
      And bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And bob has published a state info of trade
      And 140 min pass
      And bob of Org1 is known to alice
      When alice's application gossips a block of trade
      Then bob receives it at once

    @needs-channels
    Example: after its identity has gone a peer gets no blocks
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And alice's application gossips a block of trade
      And bob has just received it
      And 67 min pass
      When alice's application gossips a block of trade
      Then nobody receives it within 1 min
