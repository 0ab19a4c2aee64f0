Feature: Identity store: admission

  An identity comes in with the handshake of a connection, inside an alive message, or by a pull (IDPULL-4). Each is looked
  at before it is taken. A handshake that is refused ends in a closed connection, a message that is refused is not passed on.

  @IDENT-8 @must
  Rule: IDENT-8 An identity MUST be stored only if its PKI-ID is computed from it, it validates, and it has not expired

  Anything else is refused, and the store is as it was. A handshake with such an identity
  is refused. So is an alive message that carries it, however well it is signed, whoever brings it, and though its
  PKI-ID is known. At the very instant of its expiry an identity has not expired yet. What was in the store once has
  no privilege: an identity that went because it expired or was revoked is refused when it comes again.

  *Source: Fabric `gossip/identity/identity.go`; an identity that has expired already: since version 1.1.*

    Example: a handshake under a foreign PKI-ID is refused
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And dave of Org1 claims the PKI-ID of erin
      When dave of Org1 connects to alice
      Then alice closes the connection to dave at once
      And the connection of bob stays open for 1 min

    Example: a handshake with a revoked identity is refused
      Given a quiet alice of Org1
      And bob and dave of Org1 can be dialled
      And the identity of dave is revoked
      When dave of Org1 connects to alice
      Then alice closes the connection to dave at once

    Example: a handshake with a revoked identity is refused where the node has dialled, too
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob and dave of Org1 are known to alice
      And bob disconnects from alice
      And the identity of bob is revoked
      When alice's application gossips an org message
      Then dave receives it at once
      And nobody else receives it within 1 s

    Example: a handshake with an identity that has expired is refused
      Given a quiet alice of Org1
      And the identity of dave of Org1 expires 12 s after the start
      And 12.001 s pass
      When dave of Org1 connects to alice
      Then alice closes the connection to dave at once

    Example: at the instant of its expiry an identity is still taken
      Given a quiet alice of Org1
      And the identity of dave of Org1 expires 12 s after the start
      And 12 s pass
      And dave of Org1 connects to alice
      When dave sends alice a membership request
      Then dave receives a membership response of alice at once

    Example: at the instant of its expiry an identity in an alive message is still taken
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And the identity of bob of Org1 expires 12 s after the start
      And dave and erin of Org1 are known to alice
      And 12 s pass
      When dave sends alice an alive message of bob
      Then erin receives it at once

    Scenario Outline: an alive message under the PKI-ID of <whom> with an identity of somebody else, who has signed it, is refused
      Given a quiet alice of Org1
      And bob, dave and erin of Org1 are known to alice
      And kate of Org1 can be dialled
      When dave sends alice an alive message of erin with:
        | PKI-ID | of <victim> |
      Then bob, dave and erin receive nothing of it within 1 s

      Examples: somebody that alice knows or not
        | whom              | victim |
        | a known peer      | bob    |
        | a peer that is not known | kate   |

    @needs-sees-members
    Example: an alive message under the PKI-ID of somebody else makes him no member
      Given a quiet alice of Org1
      And dave and erin of Org1 are known to alice
      And kate of Org1 can be dialled
      When dave sends alice an alive message of erin with:
        | PKI-ID | of kate |
      Then alice lists exactly dave and erin as alive

    Example: an alive message that carries a revoked identity is refused
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And dave and erin of Org1 are known to alice
      And bob of Org1 can be dialled
      And the identity of bob is revoked
      When dave sends alice an alive message of bob
      Then erin receives nothing of it within 1 s

    Example: an alive message that carries a revoked identity is refused though the identity is known
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob, dave and erin of Org1 are known to alice
      And the identity of bob is revoked
      When dave sends alice an alive message of bob
      Then erin receives nothing of it within 1 s

    @documents
    Example: a revoked identity that has gone is refused when it comes again
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob, dave and erin of Org1 are known to alice
      And the identity of bob is revoked
      And 6 min pass
      When dave sends alice an alive message of bob
      Then erin receives nothing of it within 1 s

    @fabric @needs-suspects
    Example: a revoked identity that has gone is refused when it comes again
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob, dave and erin of Org1 are known to alice
      And the identity of bob is revoked
      And the application of alice suspects revoked identities
      When dave sends alice an alive message of bob
      Then erin receives nothing of it within 1 s

    Example: an expired identity that has gone is refused when it comes again
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And the identity of bob of Org1 expires 12 s after the start
      And bob, dave and erin of Org1 are known to alice
      And 7 min pass
      When dave sends alice an alive message of bob
      Then erin receives nothing of it within 1 s

    Example: an identity that went for disuse is taken when it comes again
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice
      And 67 min pass
      And dave and erin of Org1 are known to alice
      When dave sends alice an alive message of bob
      Then erin receives it at once

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
    Example: what an alive message carries and is refused leaves no trace
      Given a quiet alice of Org1
      And dave and erin of Org1 are known to alice
      And kate of Org1 can be dialled
      When dave sends alice an alive message of erin with:
        | PKI-ID | of kate |
      Then alice knows the identities of exactly alice, dave and erin

    @needs-sees-identities
    Example: what was refused leaves no trace
      Given a quiet alice of Org1
      And bob of Org1 connects to alice
      And dave of Org1 claims the PKI-ID of erin
      When dave of Org1 connects to alice
      Then alice knows the identities of exactly alice and bob
