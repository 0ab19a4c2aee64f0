Feature: Identity store

  Peers are known by their PKI-ID. What belongs to it, the certificate, is kept in a mapping, and everything that a peer
  has signed is verified with it. An identity comes in with the handshake of a connection, or inside an alive message.
  It goes when it has not been used for long, when it has expired, or when it has been revoked.

  When an identity goes, the connection to its peer is closed: so its end can be seen from outside. The peers of these
  examples connect and then say nothing, and the node is quiet, so that nothing else uses their identities.

  @IDENT-1 @must
  Rule: IDENT-1 The check for identities that have to go MUST run every tenth of the usage threshold

  6 minutes, for the threshold of 1 hour. Identities that fall due between two checks go together, at the later one.

  *Source: notes, analysis, part 2; Fabric `gossip/identity/identity.go`, since version 1.1.*

    Background:
      Given a quiet alice of Org1
      And alice has just checked her identities

    Example: identities used within one period go at one check
      Given bob of Org1 connects to alice
      And 5 min 59.999 s pass
      When dave of Org1 connects to alice
      Then the connections of bob and dave stay open for 60 min
      And alice closes the connections to bob and dave after exactly 1 ms

    Example: an identity used in the next period goes one check later
      Given bob of Org1 connects to alice
      And 6 min pass
      When dave of Org1 connects to alice
      Then alice closes the connection to bob after exactly 60 min
      And the connection of dave stays open for 5 min 59.999 s
      And alice closes the connection to dave after exactly 1 ms

    @fabric
    Example: an identity that expires in between does not bring a check forward
      Given the identity of bob of Org1 expires 127 min after the start
      And bob of Org1 connects to alice
      And 1 ms passes
      When dave of Org1 connects to alice
      Then the connection of dave stays open for 65 min 59.998 s
      And alice closes the connection to dave after exactly 1 ms

  @IDENT-2 @must
  Rule: IDENT-2 An identity unused for longer than the threshold MUST be deleted at the next check

  The comparison is strict. So an identity goes between 60 and 66 minutes after its last use, depending on where its
  last use lies between two checks.

  *Source: notes, analysis, part 2; Fabric `gossip/identity/identity.go`, since version 1.1.*

    Example: used right after a check, it goes at the check that comes eleven periods later
      Given a quiet alice of Org1
      And alice has just checked her identities
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 65 min 59.999 s
      And alice closes the connection to bob after exactly 1 ms

    Example: used right before a check, it goes as soon as the threshold is past
      Given a quiet alice of Org1
      And alice has just checked her identities
      And 5 min 59.999 s pass
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 60 min
      And alice closes the connection to bob after exactly 1 ms

    @needs-sees-identities
    Example: it leaves the mapping
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      When 60 min pass
      Then alice knows the identities of exactly alice and bob
      And 6 min pass
      And alice knows the identities of exactly alice

    Example: an identity that went for disuse is not missed when it expires
      Given a quiet alice of Org1
      And the identity of bob of Org1 expires 80 min after the start
      And bob of Org1 connects to alice
      And 66 min pass
      When dave of Org1 connects to alice
      Then the connection of dave stays open for 30 min

    Example: a shorter threshold makes for earlier ends
      Given a quiet alice of Org1 with these settings:
        | identityUsageThreshold | 10m |
      And alice has just checked her identities
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 10 min 59.999 s
      And alice closes the connection to bob after exactly 1 ms

  @IDENT-3 @must @documents
  Rule: IDENT-3 An expired identity MUST be deleted at the next check, and is usable until then

  *Source: notes, analysis, part 2, which name the expired among those that the check deletes.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And the identity of bob of Org1 expires 12 s after the start
      And dave of Org1 is known to alice

    Example: it goes within one check period of its expiry
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 12.001 s
      And alice closes the connection to bob within 6 min

    Example: until the check, messages signed with it are taken
      Given bob of Org1 connects to alice
      And 12.001 s pass
      When bob sends alice an alive message of bob with:
        | identity | left out |
      Then dave receives it at once

    Example: each goes at the check after its own expiry, whichever came first
      Given the identity of carol of Org1 expires 13 min after the start
      And the identity of erin of Org1 expires 7 min after the start
      When carol, erin and bob of Org1 connect to alice
      Then alice closes the connection to bob within 6 min
      And the connections of carol and erin stay open for 5 min
      And alice closes the connection to erin within 1 min
      And alice closes the connection to carol within 6 min

    Example: an identity that has not expired outlives the check
      When erin of Org1 connects to alice
      Then the connection of erin stays open for 60 min

  @IDENT-3 @must @fabric
  Rule: IDENT-3 An expired identity MUST be deleted one millisecond after its expiry

  By a timer of its own, whenever the checks run.

  *Source: Fabric `gossip/identity/identity.go`, since version 1.1.*

    Background:
      Given a quiet alice of Org1
      And the identity of bob of Org1 expires 12 s after the start

    Example: it goes a millisecond after its expiry
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 12 s
      And alice closes the connection to bob after exactly 1 ms

    Example: identities go in the order in which they expire, not in that in which they came
      Given the identity of carol of Org1 expires 16 s after the start
      And the identity of dave of Org1 expires 15 s after the start
      And the identity of erin of Org1 expires 14 s after the start
      When carol, dave, erin and bob of Org1 connect to alice
      Then alice closes the connection to bob after exactly 12001 ms
      And alice closes the connection to erin after exactly 2 s
      And alice closes the connection to dave after exactly 1 s
      And alice closes the connection to carol after exactly 1 s

    Example: the one that came first goes before the others if it expires first
      Given the identity of carol of Org1 expires 16 s after the start
      And the identity of dave of Org1 expires 14 s after the start
      And the identity of erin of Org1 expires 15 s after the start
      When bob, carol, dave and erin of Org1 connect to alice
      Then alice closes the connection to bob after exactly 12001 ms
      And alice closes the connection to dave after exactly 2 s
      And alice closes the connection to erin after exactly 1 s
      And alice closes the connection to carol after exactly 1 s

    Example: an identity that does not expire stays
      When erin of Org1 connects to alice
      Then the connection of erin stays open for 60 min

  @IDENT-4 @must @documents @needs-suspects
  Rule: IDENT-4 A revoked identity MUST be deleted at the next check, and is usable until then

  That the application suspects it makes no difference.

  *Source: notes, analysis, part 2, which name the revoked among those that the check deletes.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 connects to alice
      And dave of Org1 is known to alice

    Example: it goes within one check period
      When the identity of bob is revoked
      Then alice closes the connection to bob within 6 min
      And the connection of dave stays open for 50 min

    Example: until the check, messages signed with it are taken, suspected or not
      Given the identity of bob is revoked
      And the application of alice suspects revoked identities
      When bob sends alice an alive message of bob with:
        | identity | left out |
      Then dave receives it at once

  @IDENT-4 @must @fabric @needs-suspects
  Rule: IDENT-4 A revoked identity MUST be deleted when its peer is suspected, and not before

  The application says when: each identity that it suspects is validated anew, and goes if that fails. The checks do not
  look at revocation.

  *Source: Fabric `gossip/identity/identity.go`: SuspectPeers; called after each change of a channel's configuration.*

    Background:
      Given a quiet alice of Org1
      And bob and dave of Org1 connect to alice

    Example: it goes when suspected
      Given the identity of bob is revoked
      When the application of alice suspects revoked identities
      Then alice closes the connection to bob within 0 ms
      And the connection of dave stays open for 50 min

    Example: without suspicion it outlives the checks
      When the identity of bob is revoked
      Then the connection of bob stays open for 60 min

    Example: a valid identity survives suspicion
      When the application of alice suspects revoked identities
      Then the connections of bob and dave stay open for 50 min

  @IDENT-5 @must
  Rule: IDENT-5 Looking an identity up, or verifying with it, MUST count as use; storing it again does not

  A use begins the hour anew. Sending to a peer looks its identity up; taking a message of its own that does not carry
  the identity verifies with it. The identity may come again, with a message: that alone is no use.

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

  @IDENT-6 @must
  Rule: IDENT-6 The node's own identity MUST NOT be deleted for disuse

  A node that has been alone for hours is as good as new.

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

  @IDENT-7 @must
  Rule: IDENT-7 Deleting an identity MUST close the connection to its peer

  Whatever it was deleted for. What becomes of the peer's membership is where the dialects part: in Fabric from 2.5 on it
  ends as well; the notes say nothing of it, and there the peer stays a member until it is found silent.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions; membership: since version 2.5.11 and 3.1.*

    Example: the connection ends, and that of another peer does not
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And 10 min pass
      And dave of Org1 connects to alice
      When 50 min pass
      Then alice closes the connection to bob within 6 min
      And the connection of dave stays open for 1 min

    @documents @needs-sees-members
    Example: the peer stays a member
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      When 67 min pass
      Then alice lists exactly bob as alive

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
    Example: a member whose identity has gone and come again is one of its organization again
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And 67 min pass
      And bob of Org1 connects to alice
      When alice's application gossips an org message
      Then bob receives it at once

    @documents @needs-channels
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

    @fabric @needs-sees-members
    Example: the peer is a member no more
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      When 67 min pass
      Then alice lists exactly nobody as alive

  @IDENT-8 @must
  Rule: IDENT-8 An identity MUST be stored only if its PKI-ID is computed from it, it validates, and it has not expired

  Anything else is refused with an error that says why, and the store is as it was. A handshake with such an identity is
  refused, and so is an alive message that carries it.

  *Source: Fabric `gossip/identity/identity.go`; an identity that has expired already: since version 1.1.*

    Example: a handshake under a foreign PKI-ID is refused
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And dave of Org1 claims the PKI-ID of erin
      When dave of Org1 connects to alice
      Then alice closes the connection to dave within 0 ms
      And the connection of bob stays open for 1 min

    Example: a handshake with a revoked identity is refused
      Given a quiet alice of Org1
      And bob and dave of Org1 can be dialled
      And the identity of dave is revoked
      When dave of Org1 connects to alice
      Then alice closes the connection to dave within 0 ms

    Example: a handshake with an identity that has expired is refused
      Given a quiet alice of Org1
      And the identity of dave of Org1 expires 12 s after the start
      And 12.001 s pass
      When dave of Org1 connects to alice
      Then alice closes the connection to dave within 0 ms

    Example: at the instant of its expiry an identity is still taken
      Given a quiet alice of Org1
      And the identity of dave of Org1 expires 12 s after the start
      And 12 s pass
      When dave of Org1 connects to alice
      Then the connection of dave stays open for 0 ms

    Example: an alive message that carries another identity than its PKI-ID's is refused
      Given a quiet alice of Org1
      And bob, dave and erin of Org1 are known to alice
      When dave sends alice an alive message of bob with:
        | identity | of erin |
      Then erin receives nothing of it within 1 s

    Example: an alive message that carries an identity that has expired is refused
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And the identity of bob of Org1 expires 12 s after the start
      And dave and erin of Org1 are known to alice
      And 12.001 s pass
      When dave sends alice an alive message of bob with:
        | identity | included |
      Then erin receives nothing of it within 1 s

    @needs-sees-identities
    Example: what was refused leaves no trace
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And dave of Org1 claims the PKI-ID of erin
      When dave of Org1 connects to alice
      Then alice knows the identities of exactly alice and bob
