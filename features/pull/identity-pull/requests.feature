Feature: Pulling identities: what is requested and taken in

  A node can verify nothing of a peer whose identity it does not know. Identities go along with handshakes and with the
  first alive messages of a peer; what a node has missed it asks for, by the same exchange as for blocks.

  @IDPULL-1 @must
  Rule: IDPULL-1 Every pullInterval, the first time after one, the node MUST begin a pull of identities with min(pullPeerNum, n) living peers

  The same four messages, tagged empty, of the kind identity. Peers of every organization are asked, drawn at random anew each
  time. Intervals run from the start. Digests name PKI-IDs. Who has died since it offered something is sent no request (DISC-9).

  *Source: Fabric `gossip/gossip/certstore.go`, `gossip/gossip/algo/pull.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval            | 4s |
        | pullPeerNum             | 2  |
        | digestWaitTime          | 1s |
        | maxPropagationBurstSize | 1  |
      And heidi of Org1 can be dialled

    Example: hello to peers of every organization
      Given bob of Org1 is known to alice
      And carol of Org2 is known to alice
      Then bob and carol receive 2 hellos for identities of alice within 8 s
      And the last hello for identities of alice to carol says:
        | channel | none  |
        | tag     | empty |

    Example: not to more than pullPeerNum
      Given bob, dave, erin and leo of Org1 are known to alice
      Then exactly 2 of bob, dave, erin and leo receive a hello for identities of alice within 4 s

    Example: every choice of the living is equally likely, of whichever organization they are
      Given bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      Then every choice of 2 of bob, dave, erin and carol for a hello for identities of alice is equally likely within 20 min

    Example: not to a peer that has died
      Given bob and dave of Org1 are known to alice
      And dave is gone
      And alice's application gossips an org message
      When 5 s pass
      Then bob receives 1 hello for identities of alice within 4 s
      And dave receives 0 hellos for identities of alice within 4 s

    Example: who comes after an interval in which there was nobody
      Given 5 s pass
      When bob of Org1 is known to alice
      Then bob receives 2 hellos for identities of alice within 8 s

    Example: to one that has died and lives again
      Given bob and dave of Org1 are known to alice
      And dave is gone
      And alice's application gossips an org message
      And 5 s pass
      And dave is back
      When dave of Org1 is known to alice
      Then bob and dave receive 1 hello for identities of alice within 4 s

    Example: of many that are missing each is requested
      Given bob of Org1 is known to alice
      And erin, kate and leo of Org1 can be dialled
      And grace, mia, nick, olga, peggy and rupert of Org3 can be dialled
      And 4 s pass
      And bob sends alice a digest for identities with:
        | nonce | that of her hello                                             |
        | items | erin, grace, heidi, kate, leo, mia, nick, olga, peggy, rupert |
      When 1 s passes
      Then the last request for identities of alice to bob says:
        | items | erin, grace, heidi, kate, leo, mia, nick, olga, peggy, rupert |

    Example: what was requested and has not come is requested again
      Given bob of Org1 is known to alice
      And 4 s pass
      And bob sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      And 4 s pass
      When bob sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      Then bob receives 1 request for identities of alice within 2 s

    @needs-channels
    Example: a hello for blocks opens no request for identities
      Given bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for identities with:
        | nonce | 5     |
        | items | alice |
      Then bob receives 0 updates for identities of alice within 3 s

    Example: what is missing is requested, and hellos are answered meanwhile
      Given bob and dave of Org1 are known to alice
      And 4 s pass
      And bob sends alice a hello for identities with:
        | nonce | 5 |
      And bob sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      When 1 s passes
      Then the last request for identities of alice to bob says:
        | items | heidi             |
        | nonce | that of her hello |
        | tag   | empty             |
      And the last digest for identities of alice to bob says:
        | items | alice |

    Example: a peer that has died since it offered them is not asked
      Given bob and dave of Org1 are known to alice
      And 4 s pass
      And bob sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      And bob is gone
      And alice's application gossips an org message
      When bob is back
      Then bob receives 0 requests for identities of alice within 5 s

    Example: what an update brings is taken in
      Given bob and dave of Org1 are known to alice
      And bob sends alice an update for identities with:
        | items | heidi |
      When bob sends alice an alive message of heidi with:
        | identity | left out |
      Then dave receives it at once

    Scenario Outline: a digest <that> is not heard
      Given bob of Org1 is known to alice
      And <time> pass
      When bob sends alice a digest for identities with:
        | nonce | <nonce> |
        | items | heidi   |
      Then bob receives 0 requests for identities of alice within 2 s

      Examples: late, or strange
        | that                            | time  | nonce             |
        | that comes after digestWaitTime | 5.1 s | that of her hello |
        | under another nonce             | 4 s   | 7                 |

    Example: of those who offer an identity one is asked for it
      Given bob and dave of Org1 are known to alice
      And 4 s pass
      And bob sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      When dave sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      Then exactly 1 of bob and dave receive a request for identities of alice within 2 s

  @IDPULL-4 @must
  Rule: IDPULL-4 Each item of an update MUST have the PKI-ID of its identity and its own signature, and be valid; one that fails ends the update

  One that does not decode, or is no identity, fails; and one that is known already is looked at like any other. What came
  before in the same update is not taken in either. The nonce does not matter. One that has expired may end it or be skipped.

  *Source: Fabric `gossip/gossip/certstore.go` (`validateIdentityMsg`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And heidi, kate and leo of Org1 can be dialled

    Example: two that are right
      Given bob sends alice an update for identities with:
        | items | heidi, kate |
      When bob sends alice an alive message of kate with:
        | identity | left out |
      Then dave receives it at once

    Scenario Outline: nothing of an update is taken in whose <which> item <flaw>
      Given bob sends alice an update for identities with:
        | items | <items> |
      When bob sends alice an alive message of heidi with:
        | identity | left out |
      Then nobody receives it within 1 min

      Examples: bad
        | which  | flaw                                  | items                           |
        | only   | has the PKI-ID of somebody else       | heidi as kate                   |
        | only   | is not signed                         | heidi unsigned                  |
        | only   | is signed by somebody else            | heidi forged                    |
        | second | has the PKI-ID of somebody else       | heidi, kate as leo              |
        | second | is not signed                         | heidi, kate unsigned            |
        | second | is signed by somebody else            | heidi, kate forged              |
        | second | is known, and not signed              | heidi, dave unsigned            |
        | second | is known, and signed by somebody else | heidi, dave forged              |
        | second | does not decode                       | heidi, undecodable              |
        | second | is no identity                        | heidi, kate as an alive message |

    Example: after one that failed the next one is taken, be it of the same identity
      Given bob sends alice an update for identities with:
        | items | heidi forged |
      And bob sends alice an update for identities with:
        | items | heidi |
      When bob sends alice an alive message of heidi with:
        | identity | left out |
      Then dave receives it at once

    Scenario Outline: <what> is not taken in
      Given the identity of heidi is revoked
      And bob sends alice an update for identities with:
        | items | <items> |
      When bob sends alice an alive message of <peer> with:
        | identity | left out |
      Then nobody receives it within 1 min

      Examples: revoked
        | what                           | items       | peer  |
        | one that was revoked           | heidi       | heidi |
        | what stands before such an one | kate, heidi | kate  |

    Example: one that has expired is not taken
      Given the identity of erin of Org1 expires 12 s after the start
      And erin of Org1 can be dialled
      And 13 s pass
      And bob sends alice an update for identities with:
        | items | erin |
      When bob sends alice an alive message of erin with:
        | identity | left out |
      Then nobody receives it within 1 min

  @IDPULL-6 @must
  Rule: IDPULL-6 The node MUST request the identities that it does not have, and neither its own nor those that it has pulled

  Missing is what is neither known nor came by a pull (IDPULL-3), and what was deleted since.

  *Source: Fabric `gossip/gossip/algo/pull.go` (`OnDigest`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval     | 10s |
        | digestWaitTime   | 2s  |
        | responseWaitTime | 5s  |
      And bob and dave of Org1 are known to alice
      And heidi and kate of Org1 can be dialled

    Example: of some that are offered one is missing
      Given 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      And 7 s pass
      And bob sends alice a digest for identities with:
        | nonce | that of her hello  |
        | items | alice, heidi, kate |
      When 2 s pass
      Then the last request for identities of alice to bob says:
        | items | kate |

    Example: one that was deleted is missing again
      Given 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      And 75 min 7 s pass
      And bob sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      When 2 s pass
      Then the last request for identities of alice to bob says:
        | items | heidi |

    Example: with nothing missing there is no request
      Given 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      And 7 s pass
      When bob sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | alice, heidi      |
      Then bob receives 0 requests for identities of alice within 5 s

  @IDPULL-6 @should
  Rule: IDPULL-6 An identity that is known by a handshake only SHOULD be requested as well

  A node offers only what came by pull (IDPULL-3): who knows nobody but this node would never hear of it. Beside Fabric peers a
  peer that had been restarted was not counted for minutes by those that only such nodes could tell.

  *Source: Fabric `gossip/gossip/algo/pull.go` (`OnDigest`), all versions.*

    Example: who has shown it in a handshake does not matter
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob and dave of Org1 are known to alice
      And 10 s pass
      And bob sends alice a digest for identities with:
        | nonce | that of her hello |
        | items | alice, dave       |
      When 2 s pass
      Then the last request for identities of alice to bob says:
        | items | dave |
