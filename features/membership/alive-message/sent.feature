Feature: Alive messages that a node sends

  A node tells the others that it lives by an alive message: who it is, where it is reached, and a time that grows. It is
  signed, passed on from node to node, and believed only if the author's identity is known and the signature is right.

  The time of a message has two numbers. The incarnation is drawn once in the life of a node, from the clock at its
  start; the sequence number grows with each message. Together they tell which of two messages of a node is newer.

  @DISC-1 @must
  Rule: DISC-1 A node MUST gossip its own alive message every aliveTimeInterval, each newer than the one before

  The first one comes one interval after the start, not at the start. 5 s by default. A node that knows of nobody keeps
  silent, and speaks again at the end of the interval in which it has come to know somebody.

  *Source: notes, analysis 4 (`periodicalSendAlive`), which only name the routine; Fabric
  `gossip/discovery/discovery_impl.go`, all versions; silent while alone: since 1.4.9 and 2.2.1.*

    Example: by default it comes every five seconds
      Given alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      When bob of Org1 is known to alice
      Then bob receives an alive message of alice after exactly 5 s
      And bob receives an alive message of alice after exactly 5 s

    Example: each message is newer than the one before
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveTimeInterval       | 2s |
      When bob of Org1 is known to alice
      Then bob receives 300 alive messages of alice within 10 min

    Example: another interval is another pace
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1      |
        | aliveTimeInterval       | 1234ms |
      When bob of Org1 is known to alice
      Then bob receives 0 alive messages of alice within 1233 ms
      And bob receives an alive message of alice after exactly 1 ms

    Example: a node that was alone begins at the end of the interval
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | aliveTimeInterval       | 10s |
      And 33 s pass
      When bob of Org1 is known to alice
      Then bob receives an alive message of alice after exactly 7 s
      And bob receives an alive message of alice after exactly 10 s

    Example: a node that knows peers of another organization only speaks as well
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveTimeInterval       | 5s |
      When carol of Org2 is known to alice
      Then carol receives an alive message of alice after exactly 5 s

    Example: a node whose last peer has died speaks again when somebody is there
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | aliveTimeInterval       | 10s |
      And bob of Org1 is known to alice
      And bob is gone
      And alice's application gossips an org message
      And 23 s pass
      When dave of Org1 is known to alice
      Then dave receives an alive message of alice after exactly 7 s

  @DISC-7 @must
  Rule: DISC-7 An own alive message MUST tell the external endpoint, and the internal one only in a signed secret envelope

  It carries the node's PKI-ID and time, and the tag of messages for everybody. The external endpoint is the setting
  `externalEndpoint`; a node need not have one. The incarnation is the instant of the start, in nanoseconds since
  1970: in its next life a node is newer by it, without having to remember anything.

  The identity is in it, gossiped or in a request, only for the first `publishCertPeriod` of a node's life, 10 s by default.
  Whoever meets the node later learns its identity by the handshake. (In Fabric a response repeats the last message that
  was gossiped, as it was; one that is made anew is as good.)

  The internal endpoint, the setting `endpoint`, is for the own organization. It stands in an envelope of its own
  beside the message, signed by itself, which can be taken away without breaking the signature of the rest.

  *Source: notes, gossipBatch 3.4 (`Envelope`, `SecretEnvelope`), on the secret; Fabric
  `gossip/discovery/discovery_impl.go`, all versions.*

    Example: the message says where the node is reached, and for whom it is
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveTimeInterval       | 5s |
      And bob of Org1 is known to alice
      When 5 s pass
      Then the last alive message of alice to bob says:
        | peer              | alice     |
        | incarnation       | the start |
        | external endpoint | as usual  |
        | tag               | empty     |
        | identity          | included  |
        | signature         | valid     |

    Example: a node without an external endpoint tells none
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1    |
        | aliveTimeInterval       | 5s   |
        | externalEndpoint        | none |
      And bob of Org1 is known to alice
      When 5 s pass
      Then the last alive message of alice to bob says:
        | external endpoint | none |

    Scenario Outline: after <time> of its life the identity is <identity>
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1      |
        | aliveTimeInterval       | <time> |
      And bob of Org1 is known to alice
      When 10.001 s pass
      Then the last alive message of alice to bob says:
        | identity | <identity> |

      Examples: around the default publishCertPeriod
        | time    | identity |
        | 9999ms  | included |
        | 10000ms | left out |
        | 10001ms | left out |

    Example: every message of that time has the identity, not the first one only
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveTimeInterval       | 3s |
      And bob of Org1 is known to alice
      When 9.5 s pass
      Then the last alive message of alice to bob says:
        | identity | included |

    Example: a longer publishCertPeriod keeps the identity in
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | aliveTimeInterval       | 30s |
        | publishCertPeriod       | 31s |
      And bob of Org1 is known to alice
      When 30 s pass
      Then the last alive message of alice to bob says:
        | identity | included |

    Scenario Outline: in a request after <time> of its life the identity is <identity>
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 100ms |
      And bob of Org1 is known to alice
      When <time> pass
      Then the last membership request of alice to bob says:
        | identity | <identity> |

      Examples: around the default publishCertPeriod
        | time   | identity |
        | 9.9 s  | included |
        | 10.2 s | left out |

    Example: in its next life a node is newer, and brings its identity again
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | pullInterval            | 4s |
      And bob of Org1 is known to alice
      And 21 s pass
      And alice stops
      And alice starts
      And bob of Org1 is known to alice
      When 4 s pass
      Then the last membership request of alice to bob says:
        | time     | newer than all before |
        | identity | included              |

    Example: a peer of the own organization that asks is told the internal endpoint, in a secret signed on its own
      Given a quiet alice of Org1
      When bob of Org1 is known to alice
      And bob sends alice a membership request
      Then the last membership response of alice to bob says:
        | secret              | the internal endpoint |
        | signature           | valid                 |
        | signature of secret | valid                 |
