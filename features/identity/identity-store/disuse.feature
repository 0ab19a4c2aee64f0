Feature: Identity store: disuse

  Peers are known by their PKI-ID. What belongs to it, the certificate, is kept in a mapping, and everything that a peer
  has signed is verified with it. An identity comes in with the handshake of a connection, or inside an alive message.
  It goes when it has not been used for long, when it has expired, or when it has been revoked.

  When an identity goes, the connection to its peer is closed: so its end can be seen from outside. The peers of these
  examples connect and then say nothing, and the node is quiet, so that nothing else uses their identities.

  @IDENT-1 @must
  Rule: IDENT-1 The check for identities that have to go MUST run every tenth of the usage threshold

  6 minutes, for the threshold of 1 hour. (The threshold is the setting `identityUsageThreshold` here; in Fabric's
  file there is no key for it.) Identities that fall due between two checks go together, at the later one.

  *Source: notes, analysis 2 (`periodicalPurgeUnusedIdentities`, `usageThreshold`); Fabric
  `gossip/identity/identity.go`, since version 1.1.*

    Example: identities used within one period go at one check
      Given a quiet alice of Org1
      And alice has just checked her identities
      And bob of Org1 connects to alice
      And 5 min 59.999 s pass
      When dave of Org1 connects to alice
      Then the connections of bob and dave stay open for 60 min
      And alice closes the connections to bob and dave after exactly 1 ms

    Example: an identity used in the next period goes one check later
      Given a quiet alice of Org1
      And alice has just checked her identities
      And bob of Org1 connects to alice
      And 6 min pass
      When dave of Org1 connects to alice
      Then alice closes the connection to bob after exactly 60 min
      And the connection of dave stays open for 5 min 59.999 s
      And alice closes the connection to dave after exactly 1 ms

    @fabric
    Example: an identity that expires in between does not bring a check forward
      Given a quiet alice of Org1
      And alice has just checked her identities
      And the identity of bob of Org1 expires 127 min after the start
      And bob of Org1 connects to alice
      And 1 ms passes
      When dave of Org1 connects to alice
      Then the connection of dave stays open for 65 min 59.998 s
      And alice closes the connection to dave after exactly 1 ms

    Scenario Outline: with a threshold of <threshold> it runs every <tenth>
      Given a quiet alice of Org1 with these settings:
        | identityUsageThreshold | <setting> |
      And alice has just checked her identities
      And bob of Org1 connects to alice
      And <tenth> pass
      When dave of Org1 connects to alice
      Then alice closes the connection to bob after exactly <threshold>
      And alice closes the connection to dave after exactly <tenth>

      Examples: shorter and longer
        | setting | threshold | tenth  |
        | 10m     | 10 min    | 1 min  |
        | 2h      | 120 min   | 12 min |

  @IDENT-2 @must
  Rule: IDENT-2 An identity unused for longer than the threshold MUST be deleted at the next check

  An identity that has been unused for exactly the threshold stays. So one goes between 60 and 66 minutes after its
  last use, depending on where its last use lies between two checks (IDENT-1). One that comes again goes again when it
  is not used. In Fabric, whoever suspects revoked identities (IDENT-4) has the unused ones deleted as well, without
  waiting for the check. Nothing is asked of that.

  *Source: notes, analysis 2 (`usageThreshold`; `pkiID2Cert` of `idMapper`); Fabric `gossip/identity/identity.go`,
  since version 1.1.*

    Example: of two uses between two checks, and on either side of one, the later counts
      Given a quiet alice of Org1
      And alice has just checked her identities
      And 1 min passes
      And bob of Org1 connects to alice
      And 5 min 30 s pass
      When bob sends alice an alive message
      Then the connection of bob stays open for 65 min 29.999 s
      And alice closes the connection to bob after exactly 1 ms

    Example: used right before a check, it goes as soon as the threshold is past
      Given a quiet alice of Org1
      And alice has just checked her identities
      And 5 min 59.999 s pass
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 60 min
      And alice closes the connection to bob after exactly 1 ms

    Example: used at a check, it is not deleted at the check when it has been unused for exactly the threshold
      Given a quiet alice of Org1
      And alice has just checked her identities
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 60 min
      And alice closes the connection to bob after exactly 6 min

    Example: all that are due go at one check
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And 10 ms pass
      And dave and heidi of Org1 connect to alice
      And 10 ms pass
      When erin of Org1 connects to alice
      Then alice closes the connections to bob, dave, erin and heidi within 66 min

    @needs-sees-identities
    Example: one that comes again goes again
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And 66 min pass
      And bob of Org1 connects to alice
      When 66 min pass
      Then alice knows the identities of exactly alice

    @needs-sees-identities
    Example: one that comes again stays until it has been unused for so long again
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And 66 min pass
      And bob of Org1 connects to alice
      When 60 min pass
      Then alice knows the identities of exactly alice and bob

    @needs-sees-identities
    Example: one that came inside an alive message goes like any other
      Given a quiet alice of Org1
      And bob of Org1 can be dialled
      And dave of Org1 connects to alice
      And dave sends alice an alive message of bob
      When 66 min pass
      Then alice knows the identities of exactly alice

    @needs-sees-identities
    Scenario Outline: at <when> it is <where>
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      When <time> pass
      Then alice knows the identities of exactly <known>

      Examples: the mapping
        | when                 | where          | time   | known         |
        | the threshold        | in the mapping | 60 min | alice and bob |
        | the check after that | out of it      | 66 min | alice         |

    Example: an identity that went for disuse is not missed when it expires
      Given a quiet alice of Org1
      And the identity of bob of Org1 expires 80 min after the start
      And bob of Org1 connects to alice
      And 66 min pass
      When dave of Org1 connects to alice
      Then the connection of dave stays open for 30 min

    Example: one that is used is no cover for one that came after it
      Given a quiet alice of Org1
      And alice has just checked her identities
      And bob and dave of Org1 connect to alice
      When 30 min pass
      And bob sends alice an alive message
      Then the connection of dave stays open for 35 min 59.999 s
      And alice closes the connection to dave after exactly 1 ms

  @IDENT-5 @must
  Rule: IDENT-5 Looking an identity up, or verifying with it, MUST count as use; storing it again does not

  A use begins the hour of IDENT-2 anew. Sending to a peer looks its identity up; so do answering it and taking a
  block of it. Taking a handshake, or a message of its own that does not carry the identity, verifies with it; so does
  taking its leadership message or state info, whoever brings it, also a state info of a channel that the node is not
  in (ROUTE-2). The identity may come again, with a message: that message is verified with what it brings, which is no
  use, be its signature right or wrong, or else anybody who has seen an identity could keep it from going. In Fabric,
  to be validated anew because of a suspicion is use as well, and so is a wrong signature of a message that does not
  bring the identity; to answer a hello for identities is none. Each emission there, and each first join of a channel,
  looks up members whom nothing is sent. Nothing is asked of these.

  *Source: Fabric `gossip/identity/identity.go`, all versions; the notes say "unused".*

    Example: a verified message begins the hour anew
      Given a quiet alice of Org1
      And alice has just checked her identities
      And bob of Org1 connects to alice
      And 30 min pass
      When bob sends alice an alive message of bob with:
        | identity | left out |
      Then the connection of bob stays open for 65 min 59.999 s
      And alice closes the connection to bob after exactly 1 ms

    Example: a verified message that somebody else brings begins the hour anew
      Given a quiet alice of Org1
      And alice has just checked her identities
      And bob and dave of Org1 connect to alice
      And 30 min pass
      When dave sends alice a state info of bob in gold with:
        | time | incarnation 5, sequence 1 |
      Then the connection of bob stays open for 65 min 59.999 s
      And alice closes the connection to bob after exactly 1 ms

    Example: a message to the peer begins the hour anew
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And alice has just checked her identities
      And bob of Org1 is known to alice
      And 30 min pass
      When alice's application gossips an org message
      Then bob receives it at once
      And the connection of bob stays open for 65 min 59.999 s
      And alice closes the connection to bob after exactly 1 ms

    Example: an answer to the peer begins the hour anew
      Given a quiet alice of Org1
      And alice has just checked her identities
      And bob of Org1 connects to alice
      And 30 min pass
      When bob sends alice a membership request
      Then the connection of bob stays open for 65 min 59.999 s
      And alice closes the connection to bob after exactly 1 ms

    Example: a request to the peer begins the hour anew
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 40m |
      When bob of Org1 is known to alice
      Then the connection of bob stays open for 79 min

    Example: another handshake of the peer begins the hour anew
      Given a quiet alice of Org1
      And alice has just checked her identities
      And bob of Org1 connects to alice
      And 30 min pass
      And bob disconnects from alice
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 65 min 59.999 s
      And alice closes the connection to bob after exactly 1 ms

    @needs-channels
    Scenario Outline: <what> of the peer begins the hour anew
      Given a quiet alice of Org1
      And alice has just checked her identities
      And bob and dave of Org1 connect to alice
      And alice has joined trade, which belongs to Org1
      And 30 min pass
      When <message>
      Then the connection of bob stays open for 65 min 59.999 s
      And alice closes the connection to bob after exactly 1 ms

      Examples: by itself, and brought by somebody else
        | what                 | message                                               |
        | a block              | bob sends alice a block of trade                      |
        | a leadership message | dave sends alice a leadership message of trade by bob |
        | a state info         | dave sends alice a state info of trade by bob         |

    Example: the identity stored again does not
      Given a quiet alice of Org1
      And alice has just checked her identities
      And bob and dave of Org1 connect to alice
      And 30 min pass
      When dave sends alice an alive message of bob with:
        | identity  | included |
        | signature | forged   |
      Then the connection of bob stays open for 35 min 59.999 s
      And alice closes the connection to bob after exactly 1 ms

    Example: the identity that comes again by a pull does not
      Given a quiet alice of Org1
      And bob and dave of Org1 connect to alice
      And 30 min pass
      When dave sends alice an update for identities with:
        | items | bob |
      Then alice closes the connection to bob within 36 min

  @IDENT-6 @must
  Rule: IDENT-6 The node's own identity MUST NOT be deleted for disuse

  A node that has been alone for hours still knows who it is, and can speak for itself.

  *Source: Fabric `gossip/identity/identity.go`, since version 1.0; earlier a lonely peer lost its own identity.*

    @needs-sees-identities
    Example: alone for hours, a node still knows its own identity
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      When 3 h pass
      Then alice knows the identities of exactly alice

    Example: alone for hours, a node still speaks for itself
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And 3 h pass
      And bob of Org1 is known to alice
      When alice's application gossips an org message
      Then bob receives it at once
      And alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |
