Feature: Settings

  A node reads its settings from the section `peer.gossip` of `core.yaml` when it is built. A key that is missing takes
  its default. What a node goes by is an observation, which an implementation declares that it can give.

  @INIT-5 @must @documents
  Rule: INIT-5 Building the component MUST read its settings from the configuration file, and a missing key takes its default

  The defaults are those of Fabric 1.1. An explicit 0 of a count is honored. Of an interval or of the burst size it is
  refused, and so is all that cannot be right, with an error that names the key. That is this suite's own demand. What is
  checked every tenth or hundredth of an interval (STORE-4, DISC-2, IDENT-1) needs one of which that is a millisecond.

  *Source: notes, first part 2 (`NewGossipComponent` fills the `config` of `gossipServiceImpl`, then calls `NewGossipService`),
  analysis 0 (`conf` of type `Config`), for what is read; Fabric `gossip/integration/integration.go`, version 1.1.*

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

    @needs-sees-settings
    Example: a default that follows from another key follows from what the file says of that
      Given alice of Org1 with these settings:
        | aliveExpirationTimeout | 200s |
      When alice starts
      Then alice goes by these settings:
        | setting           | value |
        | reconnectInterval | 200 s |

    @needs-sees-settings @needs-several-subjects
    Example: each node goes by its own file
      Given alice of Org1 with these settings:
        | propagatePeerNum | 7 |
      And anna of Org1 with these settings:
        | propagatePeerNum | 500 |
      When alice starts
      And anna starts
      Then anna goes by these settings:
        | setting          | value |
        | propagatePeerNum | 500   |

    @needs-sees-settings
    Example: each key is read under its own name
      Given alice of Org1 with these settings:
        | propagateIterations        | 2      |
        | propagatePeerNum           | 4      |
        | maxPropagationBurstSize    | 12     |
        | maxPropagationBurstLatency | 13ms   |
        | pullInterval               | 5s     |
        | pullPeerNum                | 6      |
        | publishStateInfoInterval   | 7s     |
        | requestStateInfoInterval   | 8s     |
        | publishCertPeriod          | 9s     |
        | maxBlockCountToStore       | 14     |
        | requestWaitTime            | 1700ms |
        | responseWaitTime           | 2100ms |
        | digestWaitTime             | 1100ms |
        | aliveTimeInterval          | 6s     |
        | aliveExpirationTimeout     | 33s    |
        | reconnectInterval          | 34s    |
        | maxConnectionAttempts      | 35     |
        | msgExpirationFactor        | 36     |
        | dialTimeout                | 3700ms |
        | connTimeout                | 2200ms |
        | recvBuffSize               | 23     |
        | sendBuffSize               | 24     |
      When alice starts
      Then alice goes by these settings:
        | setting                    | value  |
        | propagateIterations        | 2      |
        | propagatePeerNum           | 4      |
        | maxPropagationBurstSize    | 12     |
        | maxPropagationBurstLatency | 13 ms  |
        | pullInterval               | 5 s    |
        | pullPeerNum                | 6      |
        | publishStateInfoInterval   | 7 s    |
        | requestStateInfoInterval   | 8 s    |
        | publishCertPeriod          | 9 s    |
        | maxBlockCountToStore       | 14     |
        | requestWaitTime            | 1.7 s  |
        | responseWaitTime           | 2.1 s  |
        | digestWaitTime             | 1.1 s  |
        | aliveTimeInterval          | 6 s    |
        | aliveExpirationTimeout     | 33 s   |
        | reconnectInterval          | 34 s   |
        | maxConnectionAttempts      | 35     |
        | msgExpirationFactor        | 36     |
        | dialTimeout                | 3.7 s  |
        | connTimeout                | 2.2 s  |
        | recvBuffSize               | 23     |
        | sendBuffSize               | 24     |

    Example: an explicit zero of a count is honored
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
        | propagatePeerNum        | 0 |
      And bob of Org1 is known to alice
      When alice's application gossips an org message
      Then nobody receives it within 1 min
      And alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |

    Scenario Outline: <what> is refused
      Given alice of Org1 with these settings:
        | <key> | <value> |
      When alice starts
      Then alice refuses to start, and names "<key>"

      Examples: what cannot be right
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

  The defaults are those of Fabric's main branch. An explicit 0 cannot be told from a missing key.

  *Source: Fabric `gossip/gossip/config.go` and `gossip/util/misc.go`, versions from 2.0 on.*

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
        | maxPropagationBurstLatency | 0s |
        | pullInterval               | 0s |
      When alice starts
      Then alice goes by these settings:
        | setting                    | value |
        | maxPropagationBurstLatency | 10 ms |
        | pullInterval               | 4 s   |

    Example: with a burst size and a number of receivers of zero a node does as without
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 0 |
        | propagatePeerNum        | 0 |
      And bob, dave, erin and heidi of Org1 are known to alice
      And alice has just emitted
      When alice's application gossips 10 org messages
      Then the same 3 of bob, dave, erin and heidi receive them all at once

    @needs-sees-settings
    Example: what the file says is in force, and the rest is not touched
      Given alice of Org1 with these settings:
        | aliveTimeInterval | 1m30s |
      When alice starts
      Then alice goes by these settings:
        | setting                | value     |
        | aliveTimeInterval      | 90 s      |
        | aliveExpirationTimeout | 450 s     |
        | reconnectInterval      | 450 s     |
        | pullPeerNum            | 3         |

    @needs-sees-settings
    Example: a default that follows from another key follows from what the file says of that
      Given alice of Org1 with these settings:
        | aliveExpirationTimeout | 200s |
      When alice starts
      Then alice goes by these settings:
        | setting           | value |
        | reconnectInterval | 200 s |

    @needs-sees-settings
    Example: each key is read under its own name
      Given alice of Org1 with these settings:
        | propagateIterations        | 2      |
        | propagatePeerNum           | 4      |
        | maxPropagationBurstSize    | 12     |
        | maxPropagationBurstLatency | 13ms   |
        | pullInterval               | 5s     |
        | pullPeerNum                | 6      |
        | publishStateInfoInterval   | 7s     |
        | requestStateInfoInterval   | 8s     |
        | publishCertPeriod          | 9s     |
        | maxBlockCountToStore       | 14     |
        | requestWaitTime            | 1700ms |
        | responseWaitTime           | 2100ms |
        | digestWaitTime             | 1100ms |
        | aliveTimeInterval          | 6s     |
        | aliveExpirationTimeout     | 33s    |
        | reconnectInterval          | 34s    |
        | maxConnectionAttempts      | 35     |
        | msgExpirationFactor        | 36     |
        | dialTimeout                | 3700ms |
        | connTimeout                | 2200ms |
        | recvBuffSize               | 23     |
        | sendBuffSize               | 24     |
      When alice starts
      Then alice goes by these settings:
        | setting                    | value  |
        | propagateIterations        | 2      |
        | propagatePeerNum           | 4      |
        | maxPropagationBurstSize    | 12     |
        | maxPropagationBurstLatency | 13 ms  |
        | pullInterval               | 5 s    |
        | pullPeerNum                | 6      |
        | publishStateInfoInterval   | 7 s    |
        | requestStateInfoInterval   | 8 s    |
        | publishCertPeriod          | 9 s    |
        | maxBlockCountToStore       | 14     |
        | requestWaitTime            | 1.7 s  |
        | responseWaitTime           | 2.1 s  |
        | digestWaitTime             | 1.1 s  |
        | aliveTimeInterval          | 6 s    |
        | aliveExpirationTimeout     | 33 s   |
        | reconnectInterval          | 34 s   |
        | maxConnectionAttempts      | 35     |
        | msgExpirationFactor        | 36     |
        | dialTimeout                | 3.7 s  |
        | connTimeout                | 2.2 s  |
        | recvBuffSize               | 23     |
        | sendBuffSize               | 24     |

  @INIT-5 @should @fabric
  Rule: INIT-5 A negative interval SHOULD be refused with an error that names the key

  This suite asks for it, not Fabric: there a negative interval is taken, what is derived from it is negative too, and
  the routines that wait for it never rest. The notes are silent. An adapter that reads settings for its node and refuses
  such a value speaks for the node here.

  *Source: this suite's own.*

    Example: a negative interval is refused
      Given alice of Org1 with these settings:
        | aliveTimeInterval | -5s |
      When alice starts
      Then alice refuses to start, and names "aliveTimeInterval"
