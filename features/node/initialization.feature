Feature: Initialization

  How a gossip node comes to life. The peer process makes a gossip service and gives it what it needs to know of the world
  outside: how to sign and verify, who it is, and to which organization an identity belongs. The service builds a gossip
  component on the process's own gRPC server. The component reads its settings, builds its parts, and begins to work.

  Most of this can not be seen from outside. What the service holds is an observation, which an implementation declares
  that it can give.

  @INIT-1 @must @needs-sees-service
  Rule: INIT-1 The service MUST keep the message crypto service, the identity and the security advisor that it was given

  *Source: notes, first part, section 1; Fabric `gossip/service/gossip_service.go`, all versions.*

    Example: what was given is what is held
      Given alice of Org1
      When alice starts
      Then the gossip service of alice holds:
        | message crypto service | as given |
        | identity               | as given |
        | security advisor       | as given |

  @INIT-2 @must @needs-sees-service
  Rule: INIT-2 The delivery factory that the service is given MUST be an empty structure

  *Source: notes, first part, section 1; Fabric `gossip/service/gossip_service.go`, version 1.1; from 1.4 on the
  structure has fields.*

    Example: the delivery factory has no fields
      Given alice of Org1
      When alice starts
      Then the gossip service of alice holds:
        | delivery factory | empty |

  @INIT-3 @must @needs-sees-service
  Rule: INIT-3 Private handlers, leader election and delivery service MUST start as empty maps

  They are keyed by channel, and filled when channels are initialized. Fabric has a fourth, the map of chains.

  *Source: notes, first part, section 1; Fabric `gossip/service/gossip_service.go`, all versions.*

    Example: nothing is in the maps at the start
      Given alice of Org1
      When alice starts
      Then the gossip service of alice holds:
        | private handlers | empty |
        | leader election  | empty |
        | delivery service | empty |
        | chains           | empty |

  @INIT-4 @must
  Rule: INIT-4 The component MUST be bound to the gRPC server that the caller passes in

  It registers the service `gossip.Gossip` there, and opens no server of its own: other nodes reach it through the
  caller's server, or not at all.

  *Source: notes, first part, sections 1 and the detailed analysis; Fabric `gossip/integration/integration.go`, version
  1.1, which made a server of its own if it was given none.*

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
      Then bob receives 1 membership responses of alice within 0 ms

  @INIT-5 @must @documents
  Rule: INIT-5 Building the component MUST read its settings from the configuration file, and a missing key takes its default

  The defaults are those of Fabric 1.1. An explicit 0 of a count is honored; of an interval or of the burst size it is
  refused, like anything that can not be right, with an error that names the key.

  *Source: notes, first part, section 2; Fabric `gossip/integration/integration.go`, version 1.1.*

    @needs-sees-settings
    Example: without a file all settings have their defaults
      Given alice of Org1
      When alice starts
      Then alice goes by these settings:
        | setting                    | value  |
        | propagateIterations        | 1      |
        | propagatePeerNum           | 3      |
        | maxPropagationBurstSize    | 10     |
        | maxPropagationBurstLatency | 10 ms  |
        | pullInterval               | 4 s    |
        | pullPeerNum                | 3      |
        | publishStateInfoInterval   | 4 s    |
        | requestStateInfoInterval   | 4 s    |
        | publishCertPeriod          | 10 s   |
        | maxBlockCountToStore       | 100    |
        | requestWaitTime            | 1 s    |
        | responseWaitTime           | 2 s    |
        | digestWaitTime             | 1 s    |
        | aliveTimeInterval          | 5 s    |
        | aliveExpirationTimeout     | 25 s   |
        | reconnectInterval          | 25 s   |
        | maxConnectionAttempts      | 120    |
        | msgExpirationFactor        | 20     |
        | dialTimeout                | 3 s    |
        | connTimeout                | 2 s    |
        | recvBuffSize               | 20     |
        | sendBuffSize               | 20     |

    @needs-sees-settings
    Example: what the file says is in force, and the rest is not touched
      Given alice of Org1 with these settings:
        | propagatePeerNum  | 7     |
        | aliveTimeInterval | 1m30s |
      When alice starts
      Then alice goes by these settings:
        | setting                | value     |
        | propagatePeerNum       | 7         |
        | aliveTimeInterval      | 90 s      |
        | aliveExpirationTimeout | 450 s     |
        | reconnectInterval      | 450 s     |
        | pullPeerNum            | 3         |

    Example: an explicit zero of a count is honored
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 0 |
      And bob of Org1 is known to alice
      When alice's application gossips an org message
      Then nobody else receives it within 1 min
      And alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |

    Scenario Outline: <what> is refused
      Given alice of Org1 with these settings:
        | <key> | <value> |
      When alice starts
      Then alice refuses to start, and names "<key>"

      Examples: what can not be right
        | what                      | key                        | value  |
        | a zero interval           | pullInterval               | 0s     |
        | a zero latency            | maxPropagationBurstLatency | 0s     |
        | a zero burst              | maxPropagationBurstSize    | 0      |
        | a negative count          | propagatePeerNum           | -1     |
        | a negative interval       | aliveTimeInterval          | -5s    |
        | an interval without sense | aliveTimeInterval          | often  |
        | a count without sense     | pullPeerNum                | a few  |
        | too short an interval     | publishStateInfoInterval   | 99ms   |

  @INIT-5 @must @fabric
  Rule: INIT-5 Building the component MUST read its settings from the configuration file, and a missing key or a zero takes its default

  The defaults are those of Fabric's main branch. An explicit 0 can not be told from a missing key. What can not be
  right is refused with an error that names the key.

  *Source: Fabric `gossip/gossip/config.go` and `gossip/util/misc.go`, versions from 2.0 on.*

    @needs-sees-settings
    Example: without a file all settings have the defaults of the main branch
      Given alice of Org1
      When alice starts
      Then alice goes by these settings:
        | setting                    | value  |
        | propagateIterations        | 1      |
        | propagatePeerNum           | 3      |
        | maxPropagationBurstSize    | 10     |
        | maxPropagationBurstLatency | 10 ms  |
        | pullInterval               | 4 s    |
        | pullPeerNum                | 3      |
        | publishStateInfoInterval   | 4 s    |
        | requestStateInfoInterval   | 4 s    |
        | publishCertPeriod          | 10 s   |
        | maxBlockCountToStore       | 10     |
        | requestWaitTime            | 1.5 s  |
        | responseWaitTime           | 2 s    |
        | digestWaitTime             | 1 s    |
        | aliveTimeInterval          | 5 s    |
        | aliveExpirationTimeout     | 25 s   |
        | reconnectInterval          | 25 s   |
        | maxConnectionAttempts      | 120    |
        | msgExpirationFactor        | 20     |
        | dialTimeout                | 3 s    |
        | connTimeout                | 2 s    |
        | recvBuffSize               | 20     |
        | sendBuffSize               | 20     |

    @needs-sees-settings
    Example: an explicit zero takes the default
      Given alice of Org1 with these settings:
        | propagatePeerNum           | 0  |
        | maxPropagationBurstSize    | 0  |
        | maxPropagationBurstLatency | 0s |
        | pullInterval               | 0s |
      When alice starts
      Then alice goes by these settings:
        | setting                    | value |
        | propagatePeerNum           | 3     |
        | maxPropagationBurstSize    | 10    |
        | maxPropagationBurstLatency | 10 ms |
        | pullInterval               | 4 s   |

    @needs-sees-settings
    Example: what the file says is in force, and the rest stays as it is
      Given alice of Org1 with these settings:
        | propagatePeerNum  | 7     |
        | aliveTimeInterval | 1m30s |
      When alice starts
      Then alice goes by these settings:
        | setting                | value     |
        | propagatePeerNum       | 7         |
        | aliveTimeInterval      | 90 s      |
        | aliveExpirationTimeout | 450 s     |
        | reconnectInterval      | 450 s     |
        | pullPeerNum            | 3         |

    Example: a negative interval is refused
      Given alice of Org1 with these settings:
        | aliveTimeInterval | -5s |
      When alice starts
      Then alice refuses to start, and names "aliveTimeInterval"

  @INIT-6 @must @needs-sees-routines
  Rule: INIT-6 Once configured a node MUST launch exactly two routines, one to accept messages and one to connect to the bootstrap peers

  What its parts launch while they are built is counted there (INIT-7).

  *Source: notes, first part, section 3; Fabric `gossip/gossip/gossip_impl.go`, from version 1.1 on.*

    Example: two routines and no third
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
      Then alice tries to reach bob 1 times within 1 s
      And alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |

  @INIT-7 @must
  Rule: INIT-7 The parts of a node MUST launch routines of their own, which act until the node is stopped

  State-info expiry, identity purge, periodic emit, and the five of discovery. Each acts when it is due (STORE-1,
  IDENT-1, EMIT-2, DISC-1 to DISC-5); after a stop none does.

  *Source: notes, detailed analysis, parts 1 to 4; Fabric `gossip/gossip/gossip_impl.go`, all versions. That a routine
  runs is an observation; Fabric's end only with their present wait, up to 25 s.*

    @needs-sees-routines
    Example: all of them run
      Given alice of Org1
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

    Example: after a stop nothing is sent, nobody is contacted, and the connections are closed
      Given alice of Org1
      And bob of Org1 is known to alice
      And bob receives 1 alive messages of alice within 5.01 s
      And 1 ms passes
      When alice stops
      Then alice closes the connection to bob within 1 ms
      And alice tries to reach bob 0 times within 1 h
      And bob receives 0 alive messages of alice within 1 h

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
