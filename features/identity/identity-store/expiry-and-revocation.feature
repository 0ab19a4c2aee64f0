Feature: Identity store: expiry and revocation

  An identity is good until its certificate expires, or until the authority that gave it takes it back. When it goes
  from the store, the connection to its peer is closed (IDENT-7): by that its end is seen from outside. The dialects
  part over when that is. As the notes have it, the periodic check of IDENT-1 finds the expired and the revoked. In
  Fabric each expires by a timer of its own, and a revoked one goes when the application asks.

  @IDENT-3 @must @documents
  Rule: IDENT-3 An expired identity MUST be deleted at the next check, and is usable until then

  It has expired when the instant of its expiry is past: an identity that expires at the very instant of a check stays
  until the check after. The node's own identity goes like any other.

  *Source: notes, analysis 2 (`periodicalPurgeUnusedIdentities`, `idMapper`, `pkiID2Cert`), which name the expired
  among those that the check deletes; that the comparison is strict they do not say.*

    Example: it goes within one check period of its expiry
      Given a quiet alice of Org1
      And the identity of bob of Org1 expires 12 s after the start
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 12.001 s
      And alice closes the connection to bob within 6 min

    Example: until the check, messages signed with it are taken
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And alice has just checked her identities
      And dave of Org1 is known to alice
      And the identity of bob of Org1 expires 12 s from now
      And bob of Org1 connects to alice
      And 5 min 59.999 s pass
      When bob sends alice an alive message of bob with:
        | identity | left out |
      Then dave receives it at once

    Scenario Outline: one that expires <when> goes at <which>
      Given a quiet alice of Org1
      And alice has just checked her identities
      And the identity of bob of Org1 expires <expiry> from now
      When bob of Org1 connects to alice
      Then the connection of bob stays open for <open>
      And alice closes the connection to bob after exactly 1 ms

      Examples: around a check, of which there is one every 6 minutes
        | when                       | which           | expiry         | open            |
        | right after a check        | the next check  | 1 ms           | 5 min 59.999 s  |
        | right before a check       | that check      | 5 min 59.999 s | 5 min 59.999 s  |
        | at the very instant of one | the check after | 6 min          | 11 min 59.999 s |

    Example: each goes at the check after its own expiry, whichever came first
      Given a quiet alice of Org1
      And alice has just checked her identities
      And the identity of heidi of Org1 expires 13 min from now
      And the identity of erin of Org1 expires 7 min from now
      When erin and heidi of Org1 connect to alice
      Then the connections of erin and heidi stay open for 11 min 59.999 s
      And alice closes the connection to erin after exactly 1 ms
      And alice closes the connection to heidi after exactly 6 min

    Example: of many one goes at the check after its own expiry, whatever expires before and after it
      Given a quiet alice of Org1
      And alice has just checked her identities
      And the identity of heidi of Org1 expires 13 min from now
      And the identity of erin of Org1 expires 7 min from now
      And the identity of dave of Org1 expires 31 min from now
      And the identity of bob of Org1 expires 43 min from now
      When erin, dave, heidi and bob of Org1 connect to alice
      Then alice closes the connection to heidi after exactly 18 min

    Example: an identity that does not expire stays
      Given a quiet alice of Org1
      When erin of Org1 connects to alice
      Then the connection of erin stays open for 60 min

    @needs-sees-identities
    Scenario Outline: <what> leaves the mapping
      Given a quiet alice of Org1
      And the identity of <whose> of Org1 expires 12 s after the start
      And bob and dave of Org1 connect to alice
      When 6 min 12 s pass
      Then alice knows the identities of exactly <known>

      Examples: that of another and the own
        | what                    | whose | known          |
        | a peer's identity       | bob   | alice and dave |
        | the node's own identity | alice | bob and dave   |

    Example: two that expire at one instant go at one check
      Given a quiet alice of Org1
      And alice has just checked her identities
      And the identity of heidi of Org1 expires 7 min from now
      And the identity of erin of Org1 expires 7 min from now
      When erin and heidi of Org1 connect to alice
      Then the connections of erin and heidi stay open for 11 min 59.999 s
      And alice closes the connections to erin and heidi after exactly 1 ms

    @needs-sees-identities
    Example: one that came inside an alive message leaves the mapping as well
      Given a quiet alice of Org1
      And the identity of bob of Org1 expires 12 s after the start
      And dave of Org1 connects to alice
      And bob of Org1 can be dialled
      And dave sends alice an alive message of bob
      When 6 min 12 s pass
      Then alice knows the identities of exactly alice and dave

    Example: one that went for disuse and has come again goes when it has expired
      Given a quiet alice of Org1
      And the identity of bob of Org1 expires 80 min after the start
      And bob of Org1 connects to alice
      And 70 min pass
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 10 min
      And alice closes the connection to bob within 6 min

  @IDENT-3 @must @fabric
  Rule: IDENT-3 An expired identity MUST be deleted one millisecond after its expiry

  A timer of its own sees to that, whatever the checks of IDENT-1 do. The node's own identity goes like any other.

  *Source: Fabric `gossip/identity/identity.go`, since version 1.1.*

    Background:
      Given a quiet alice of Org1
      And the identity of bob of Org1 expires 12 s after the start

    Example: it goes a millisecond after its expiry
      When bob of Org1 connects to alice
      Then the connection of bob stays open for 12 s
      And alice closes the connection to bob after exactly 1 ms

    Scenario Outline: identities go in the order in which they expire, <whichever>
      Given the identity of heidi of Org1 expires 16 s after the start
      And the identity of <second> of Org1 expires 14 s after the start
      And the identity of <third> of Org1 expires 15 s after the start
      When <arrivals> of Org1 connect to alice
      Then alice closes the connection to bob after exactly 12001 ms
      And alice closes the connection to <second> after exactly 2 s
      And alice closes the connection to <third> after exactly 1 s
      And alice closes the connection to heidi after exactly 1 s

      Examples: orders of arrival
        | whichever                              | arrivals                  | second | third |
        | though they came in the opposite order | heidi, dave, erin and bob | erin   | dave  |
        | also if the first of them came first   | bob, heidi, dave and erin | dave   | erin  |
        | also if the last of them came last     | bob, dave, erin and heidi | erin   | dave  |

    Example: an identity that does not expire stays
      When erin of Org1 connects to alice
      Then the connection of erin stays open for 60 min

    @needs-sees-identities
    Scenario Outline: <what> leaves the mapping
      Given the identity of <whose> of Org1 expires 20 s after the start
      And dave and erin of Org1 connect to alice
      When 20.001 s pass
      Then alice knows the identities of exactly <known>

      Examples: that of another and the own
        | what                    | whose | known          |
        | a peer's identity       | dave  | alice and erin |
        | the node's own identity | alice | dave and erin  |

    Example: two that expire at one instant both go
      Given the identity of heidi of Org1 expires 12 s after the start
      When bob and heidi of Org1 connect to alice
      Then alice closes the connections to bob and heidi after exactly 12001 ms

    @needs-sees-identities
    Example: one that came inside an alive message leaves the mapping as well
      Given dave of Org1 connects to alice
      And bob of Org1 can be dialled
      And dave sends alice an alive message of bob
      When 12.001 s pass
      Then alice knows the identities of exactly alice and dave

    Example: one that went for disuse and has come again goes when it has expired
      Given the identity of dave of Org1 expires 80 min after the start
      And dave of Org1 connects to alice
      And 70 min pass
      When dave of Org1 connects to alice
      Then the connection of dave stays open for 10 min
      And alice closes the connection to dave after exactly 1 ms

  @IDENT-4 @must @documents
  Rule: IDENT-4 A revoked identity MUST be deleted at the next check at the latest

  The notes are silent on what an application suspects, and nothing is asked of it: who looks sooner may delete sooner.

  *Source: notes, analysis 2 (`periodicalPurgeUnusedIdentities`, `idMapper`, `pkiID2Cert`), which name the revoked
  among those that the check deletes.*

    Background:
      Given a quiet alice of Org1
      And bob, dave and heidi of Org1 connect to alice

    Example: it goes within one check period
      When the identity of bob is revoked
      Then alice closes the connection to bob within 6 min
      And the connection of dave stays open for 50 min

    Example: all that have been revoked go at one check
      Given the identity of bob is revoked
      When the identity of heidi is revoked
      Then alice closes the connections to bob and heidi within 6 min
      And the connection of dave stays open for 50 min

    Example: one that is revoked after another has gone goes as well
      Given the identity of bob is revoked
      And 20 min pass
      When the identity of heidi is revoked
      Then alice closes the connection to heidi within 6 min

    @needs-sees-identities
    Example: one that came inside an alive message leaves the mapping as well
      Given erin of Org1 can be dialled
      And dave sends alice an alive message of erin
      And the identity of erin is revoked
      When 6 min pass
      Then alice knows the identities of exactly alice, bob, dave and heidi

    @needs-sees-identities
    Example: it leaves the mapping
      Given the identity of bob is revoked
      When 6 min pass
      Then alice knows the identities of exactly alice, dave and heidi

  @IDENT-4 @must @fabric @needs-suspects
  Rule: IDENT-4 A revoked identity MUST be deleted when its peer is suspected, and not before

  The application says when: each identity that it suspects is validated anew, and goes if that fails. The checks do not
  look at revocation.

  *Source: Fabric `gossip/identity/identity.go`: SuspectPeers; called after each change of a channel's configuration.*

    Background:
      Given a quiet alice of Org1
      And bob, dave and heidi of Org1 connect to alice

    Example: it goes when suspected
      Given the identity of bob is revoked
      When the application of alice suspects revoked identities
      Then alice closes the connection to bob at once
      And the connection of dave stays open for 50 min

    Example: all that have been revoked go together
      Given the identity of bob is revoked
      And the identity of heidi is revoked
      When the application of alice suspects revoked identities
      Then alice closes the connections to bob and heidi at once
      And the connection of dave stays open for 50 min

    Example: one that is revoked after another has gone goes when suspected again
      Given the identity of bob is revoked
      And the application of alice suspects revoked identities
      And 1 s passes
      And the identity of heidi is revoked
      When the application of alice suspects revoked identities
      Then alice closes the connection to heidi at once
      And the connection of dave stays open for 50 min

    @needs-sees-identities
    Example: one that came inside an alive message leaves the mapping as well
      Given erin of Org1 can be dialled
      And dave sends alice an alive message of erin
      And the identity of erin is revoked
      When the application of alice suspects revoked identities
      Then alice knows the identities of exactly alice, bob, dave and heidi

    @needs-sees-identities
    Example: it leaves the mapping
      Given the identity of bob is revoked
      When the application of alice suspects revoked identities
      Then alice knows the identities of exactly alice, dave and heidi

    Example: without suspicion it outlives the checks
      When the identity of bob is revoked
      Then the connection of bob stays open for 60 min

    Example: a valid identity survives suspicion
      When the application of alice suspects revoked identities
      Then the connections of bob and dave stay open for 50 min
