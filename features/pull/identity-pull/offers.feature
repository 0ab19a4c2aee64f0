Feature: Pulling identities: what is offered

  The other side of the exchange: a node hands on its own identity and those that it has pulled itself, to peers that may
  know of them.

  @IDPULL-2 @must
  Rule: IDPULL-2 A peer of the node's own organization MUST be offered all identities, others only those that they may know of

  A peer of another organization is offered identities of its own and of the node's organization, if their peer is in the
  membership with an external endpoint, alive or dead; and the node's own, if the node has one. Who is of an unknown
  organization is offered none. What is not offered to a peer is not given to it, either, though it asks for it.

  *Source: Fabric `gossip/gossip/gossip_impl.go` (`sameOrgOrOurOrgPullFilter`), all versions.*

    Scenario Outline: to a peer of <whom>
      Given a quiet alice of Org1 with these settings:
        | pullInterval     | 10s |
        | pullPeerNum      | 10  |
        | digestWaitTime   | 2s  |
        | responseWaitTime | 5s  |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | carol | Org2         | yes               |
        | judy  | Org2         | yes               |
        | grace | Org3         | yes               |
        | dave  | Org1         | no                |
        | ivan  | Org2         | no                |
      And heidi of Org1 can be dialled
      And 13 s pass
      And bob sends alice an update for identities with:
        | nonce | that of her hello                   |
        | items | bob, dave, judy, ivan, grace, heidi |
      When <peer> sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to <peer> says:
        | items   | <items>           |
        | nonce   | that of the hello |
        | channel | none              |
        | tag     | empty             |

      Examples: what counts is the external endpoint of the peer it is about
        | whom                                              | peer  | items                                      |
        | the own organization                              | bob   | alice, bob, dave, grace, heidi, ivan, judy |
        | another organization                              | carol | alice, bob, judy                           |
        | another organization without an external endpoint | ivan  | alice, bob, judy                           |

    Example: what was not offered is not given
      Given a quiet alice of Org1 with these settings:
        | pullInterval     | 10s |
        | pullPeerNum      | 10  |
        | digestWaitTime   | 2s  |
        | responseWaitTime | 5s  |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | carol | Org2         | yes               |
        | judy  | Org2         | yes               |
        | grace | Org3         | yes               |
        | dave  | Org1         | no                |
        | ivan  | Org2         | no                |
      And heidi of Org1 can be dialled
      And 13 s pass
      And bob sends alice an update for identities with:
        | nonce | that of her hello                   |
        | items | bob, dave, judy, ivan, grace, heidi |
      And carol sends alice a hello for identities with:
        | nonce | 5 |
      When carol sends alice a request for identities with:
        | nonce | 5                                          |
        | items | alice, bob, dave, grace, heidi, ivan, judy |
      Then the last update for identities of alice to carol says:
        | items | alice, bob, judy |

    Example: of a peer that has died
      Given a quiet alice of Org1 with these settings:
        | pullInterval     | 10s |
        | pullPeerNum      | 10  |
        | digestWaitTime   | 2s  |
        | responseWaitTime | 5s  |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | carol | Org2         | yes               |
        | judy  | Org2         | yes               |
      And 13 s pass
      And bob sends alice an update for identities with:
        | nonce | that of her hello |
        | items | bob, judy         |
      And judy is gone
      And 10 s pass
      When carol sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to carol says:
        | items | alice, bob, judy |

    Example: of a peer that was erased
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 20s |
        | msgExpirationFactor    | 6   |
        | pullInterval           | 10s |
        | digestWaitTime         | 2s  |
        | responseWaitTime       | 5s  |
      And bob and dave of Org1 are known to alice
      And carol of Org2 connects to alice
      And 13 s pass
      And bob sends alice an update for identities with:
        | nonce | that of her hello |
        | items | dave              |
      And 150 s pass
      When carol sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to carol says:
        | items | alice |

    Example: the node's own, which has no external endpoint
      Given a quiet alice of Org1 with these settings:
        | externalEndpoint | none |
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And bob sends alice a hello for identities with:
        | nonce | 5 |
      When carol sends alice a hello for identities with:
        | nonce | 5 |
      Then bob receives a digest for identities of alice at once
      And carol receives 0 digests for identities of alice within 1 s

    Example: after requestWaitTime a request is not answered
      Given a quiet alice of Org1 with these settings:
        | requestWaitTime | 1500ms |
      And bob of Org1 is known to alice
      And bob sends alice a hello for identities with:
        | nonce | 5 |
      And 1600 ms pass
      When bob sends alice a request for identities with:
        | nonce | 5     |
        | items | alice |
      Then bob receives 0 updates for identities of alice within 5 s

  @IDPULL-3 @must
  Rule: IDPULL-3 Offered MUST be the node's own identity and those that came by a pull, and no other

  An identity that came by a handshake or with an alive message is known, and is not handed on by this road. By a pull came
  what stood in an update under the nonce of a hello of the node, within `responseWaitTime` of the end of its digestWaitTime,
  whether the node has requested anything or not; of other updates that is left to the node. Each is given as it came.

  *Source: Fabric `gossip/gossip/certstore.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval     | 10s |
        | digestWaitTime   | 2s  |
        | responseWaitTime | 5s  |
      And bob and dave of Org1 are known to alice
      And heidi of Org1 can be dialled

    Example: those that came by handshakes and alive messages are not
      When bob sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to bob says:
        | items | alice |

    Example: one that came by a pull is
      Given 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      When bob sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to bob says:
        | items | alice, heidi |

    Example: each of many is offered, and given as it came
      Given erin, kate and leo of Org1 can be dialled
      And grace, mia, nick, olga, peggy and rupert of Org3 can be dialled
      And 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello                                                                   |
        | items | heidi with an unknown field, erin, grace, kate, leo, mia, nick, olga, peggy, rupert |
      And bob sends alice a hello for identities with:
        | nonce | 5 |
      When bob sends alice a request for identities with:
        | nonce | 5                                                                    |
        | items | alice, erin, grace, heidi, kate, leo, mia, nick, olga, peggy, rupert |
      Then the last update for identities of alice to bob says:
        | items | alice, erin, grace, heidi, kate, leo, mia, nick, olga, peggy, rupert |
        | nonce | that of the hello                                                    |
        | tag   | empty                                                                |
      And the last digest for identities of alice to bob says:
        | items | alice, erin, grace, heidi, kate, leo, mia, nick, olga, peggy, rupert |

    Example: one that was known before it came by a pull is, too
      Given 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | bob               |
      When bob sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to bob says:
        | items | alice, bob |

    Example: one that came by a pull, was deleted, and has come again by a handshake is not
      Given 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      And 75 min pass
      And heidi of Org1 connects to alice
      When bob sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to bob says:
        | items | alice |
