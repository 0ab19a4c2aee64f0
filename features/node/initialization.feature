Feature: Initialization

  How a gossip node comes to life. The peer process makes a gossip service. It gives it what it needs to know of the
  world outside: how to sign and verify, who it is, and to which organization an identity belongs. The service builds
  a gossip component on the process's own gRPC server. The component reads its settings (the feature beside this one
  tells how), builds its parts, and begins to work.

  In version 1.1, of which the notes speak, a process has one such service, held in a variable of its own
  (`gossipServiceInstance`). Main has no such variable, and no rule asks for it. What the caller passes in to dial
  with (`secureDialOpts`) is seen wherever the node dials somebody: in these examples it is the network of the
  example.

  Most of this cannot be seen from outside. What the service holds is an observation, which an implementation declares
  that it can give.

  @INIT-1 @must @needs-sees-service
  Rule: INIT-1 The service MUST keep the message crypto service, the identity and the security advisor that it was given

  The notes begin with a question: with which parameters does the peer provide gossip, and which does it not? These
  three it provides; what INIT-2 and INIT-3 name it leaves empty.

  *Source: notes, first part 1 (`gossipServiceInstance`, `gossipServiceImpl`: given `mcs`, `peerIdentity`, `secAdv`),
  analysis 0 (`secAdvisor` of type `SecurityAdvisor`, `mcs` of type `MessageCryptoService`, `selfIdentity` of type
  `PeerIdentityType`); Fabric `gossip/service/gossip_service.go`, all versions.*

    Example: what was given is what is held
      Given alice of Org1
      When alice starts
      Then the gossip service of alice holds:
        | message crypto service | as given |
        | identity               | as given |
        | security advisor       | as given |

  @INIT-2 @must @documents @needs-sees-service
  Rule: INIT-2 The delivery factory that the service is given MUST be an empty structure

  The factory makes what fetches blocks for a channel. In 1.1 it needs nothing for that but what it is handed then.

  *Source: notes, first part 1 (`deliveryFactory`); Fabric `gossip/service/gossip_service.go`, version 1.1. From 1.4
  on the structure has fields, three of them on main, so that the other dialect has no such rule.*

    Example: the delivery factory has no fields
      Given alice of Org1
      When alice starts
      Then the gossip service of alice holds:
        | delivery factory | empty |

  @INIT-3 @must @needs-sees-service
  Rule: INIT-3 Private handlers, leader election and delivery service MUST start as empty maps

  They are keyed by channel, and filled when channels are initialized. The notes say that they hold an empty value,
  which is read as: an empty map, as in Fabric. Fabric has a fourth, the map of chains, which the notes do not name.

  *Source: notes, first part 1 (`privateHandlers`, `leaderelection`, `deliveryService`); Fabric
  `gossip/service/gossip_service.go`, all versions.*

    Example: nothing is in the maps at the start
      Given alice of Org1
      When alice starts
      Then the gossip service of alice holds:
        | private handlers | empty |
        | leader election  | empty |
        | delivery service | empty |

    @fabric
    Example: nothing is in the map of chains at the start
      Given alice of Org1
      When alice starts
      Then the gossip service of alice holds:
        | chains | empty |

  @INIT-4 @must
  Rule: INIT-4 The component MUST be bound to the gRPC server that the caller passes in

  It registers the service `gossip.Gossip` there, and opens no server of its own: other nodes reach it through the
  caller's server, or not at all.

  *Source: notes, first part 1 (the field `gossip`, `NewGossipComponent`), first part 2, analysis 0
  (`InitGossipService`; `NewGossipService` is given `s`, a `Server` of gRPC, and `secureDialOpts` of type
  `PeerSecureDialOpts`, and returns a `Gossip`); Fabric `gossip/integration/integration.go`, version 1.1, which made a
  server of its own if it was given none.*

    @needs-sees-service
    Example: the gossip service is on the caller's server
      Given alice of Org1
      When alice starts
      Then the gossip service of alice holds:
        | services on the caller's server | gossip.Gossip |

    Example: whoever connects to the caller's server talks to the node
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      When bob sends alice a membership request
      Then bob receives a membership response of alice at once

  @INIT-6 @must @needs-sees-routines
  Rule: INIT-6 Once configured a node MUST launch a routine to accept messages and one to connect to the bootstrap peers

  The notes name these two. Whether there are others cannot be seen. A routine may end as soon as it has launched others:
  it counts as running while what it launched runs: the second until each bootstrap peer has answered, or was given up
  (DISC-22). What the parts of a node launch is told under INIT-7.

  *Source: notes, first part 3 (`gossipinstance`; `start`, and `connect2BootstrapPeers`, there spelled
  `connect2Bootstrappeers`); Fabric `gossip/gossip/gossip_impl.go`, from version 1.1 on.*

    Example: both of them run
      Given bob of Org1 can be dialled
      And alice of Org1 with these settings:
        | bootstrap | bob.org1.internal:7051 |
      When alice starts
      Then these routines of alice run:
        | routine                | launched by |
        | start                  | the node    |
        | connect2BootstrapPeers | the node    |

    Example: each of them has its effect
      Given bob of Org1 can be dialled
      And a quiet alice of Org1 with these settings:
        | bootstrap | bob.org1.internal:7051 |
      When bob of Org1 is known to alice
      Then alice tries to reach bob 1 time within 1 s
      And alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |

  @INIT-7 @must
  Rule: INIT-7 The parts of a node MUST launch routines of their own, which act until the node is stopped

  State-info expiry, identity purge, periodic emit, and the five of discovery. Each acts when it is due (STORE-1,
  IDENT-1, EMIT-2, DISC-1 to DISC-5); after a stop none does.

  *Source: notes, analysis 0, analysis 1 (`expirationRoutine`), analysis 2 (`periodicalPurgeUnusedIdentities`),
  analysis 3 (`periodicEmit`), analysis 4 (`disc`, `NewDiscoveryService`: `periodicalSendAlive`,
  `periodicalCheckAlive`, `handleMessages`, `periodicalReconnectToDead`, `handlePresumedDeadPeers`); Fabric
  `gossip/gossip/gossip_impl.go`, all versions. That a routine runs is an observation; some of Fabric's end only with
  their present wait, up to 25 s. From 1.4 on the fifth of discovery is called `handleEvents`, and sees to identities
  that were switched as well.*

    @needs-sees-routines
    Example: all of them run
      Given bob of Org1 can be dialled
      And alice of Org1 with these settings:
        | bootstrap | bob.org1.internal:7051 |
      When alice starts
      Then these routines of alice run:
        | routine                    | launched by |
        | start                      | the node    |
        | connect2BootstrapPeers     | the node    |
        | stateInfoExpiry            | a part      |
        | identityPurge              | a part      |
        | periodicEmit               | a part      |
        | periodicalSendAlive        | a part      |
        | periodicalCheckAlive       | a part      |
        | handleMessages             | a part      |
        | periodicalReconnectToDead  | a part      |
        | handlePresumedDeadPeers    | a part      |

    Example: before a stop it tells that it lives
      Given alice of Org1
      When bob of Org1 is known to alice
      Then bob receives 1 alive message of alice within 5.01 s

    Example: after a stop nothing is sent, nobody is contacted, and the connections are closed
      Given alice of Org1
      And bob of Org1 is known to alice
      And 5.011 s pass
      When alice stops
      Then alice closes the connection to bob within 1 ms
      And alice tries to reach bob 0 times within 1 h
      And bob receives 0 alive messages of alice within 1 h

    @needs-sees-store-sizes
    Scenario Outline: <when> the store of state infos <what>
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And bob sends alice a state info of gold
      And <first> pass
      When alice stops
      And 15 min pass
      Then alice holds 1 state info, of which <readable> can be read

      @documents
      Examples: one TTL is 4 s
        | when                        | what                 | first | readable |
        | after a stop before the TTL | lets go of nothing   | 3 s   | 1        |

      @fabric
      Examples: one TTL is 400 s
        | when                          | what                        | first | readable |
        | after a stop before the TTL   | hides nothing               | 399 s | 1        |
        | after a stop beyond the TTL   | removes nothing             | 404 s | 0        |

    @needs-sees-identities
    Example: after a stop no identity is purged
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      When alice stops
      And 3 h pass
      Then alice knows the identities of exactly alice and bob

  @INIT-8 @must @needs-sees-service
  Rule: INIT-8 Routing a batch before discovery exists MUST send nothing and report an error

  The emitter is built before discovery, so that a message may be due before anybody is known.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; the notes are silent.*

    Example: a batch that is too early is reported
      Given alice of Org1
      When alice starts
      Then the gossip service of alice holds:
        | messages sent before discovery exists | 0   |
        | error reported for them               | yes |
