Feature: Alive messages and secret envelopes: who gets them

  An alive message travels with a secret envelope beside it, in which the author's internal endpoint stands. Where it
  goes, the message is sent as it is, sent without its secret, or withheld. The two dialects part most of all here:
  what the notes read as "or" is an "and" in Fabric, and what they tie to the endpoint Fabric ties to the
  organization.

  Two rules come first. What is org-restricted (ROUTE-1), as an alive message of heidi is, goes to the own
  organization by ORG-1, and the rules here do not touch it. From whom the others are drawn is OTHER-2. What these
  leave may still be withheld.

  bob, dave and heidi are of alice's own organization, and heidi has no external endpoint. carol and judy are of Org2, and
  judy has no external endpoint. grace is of Org3.

  @SECRET-1 @must @documents
  Rule: SECRET-1 An alive message MUST be withheld from a peer if its author is of another organization, or the peer has no external endpoint

  Both sentences of the notes are taken to the letter; that of SECRET-2 is the negation of this one. It cannot be what
  Fabric wants, for then nobody would learn of other organizations. Alive messages that are org-restricted (ROUTE-1),
  as heidi's are, are no matter of this rule. The endpoint that counts is the one that the peer has named last.

  *Source: notes, gossipBatch 3.4 (`sendAndFilterSecrets`, `RemotePeer`, `externalEndpoint`).*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
        | judy  | Org2         | no                |
        | grace | Org3         | yes               |

    Scenario Outline: of <author>, <receivers> are told
      When alice's application gossips an alive message of <author>
      Then <receivers> receive it at once
      And nobody else receives it within 1 min

      Examples: authors of the own organization
        | author | receivers                  |
        | bob    | bob, dave, carol and grace |
        | dave   | bob, dave, carol and grace |

    Scenario Outline: of <author>, nobody is told
      Given alice's application gossips an alive message of bob
      And bob, dave, carol and grace have just received it
      When alice's application gossips an alive message of <author>
      Then nobody receives it within 1 min

      Examples: authors of other organizations
        | author |
        | carol  |
        | judy   |

    Example: a peer that has got an external endpoint is told from then on
      Given heidi sends alice an alive message of heidi with:
        | external endpoint | heidi.org1.example:7051 |
      When dave sends alice an alive message of bob
      Then bob, heidi, carol and grace receive it at once
      And nobody else receives it within 1 min

    Example: a peer that has no external endpoint any more is told no more
      Given bob sends alice an alive message of bob with:
        | external endpoint | none |
      When carol sends alice an alive message of dave
      Then dave and grace receive it at once
      And nobody else receives it within 1 min

  @SECRET-1 @must @fabric
  Rule: SECRET-1 An alive message MUST be withheld from a peer if its author is of another organization and the peer has no external endpoint

  This is said of the peers that OTHER-2 leaves. Of carol and judy, who are of Org2, it lets Org1 and Org2 be told;
  heidi and judy have no external endpoint, and from them the message is withheld. heidi's own messages are
  org-restricted (ROUTE-1): they go to Org1 by ORG-1, and nothing is withheld of them. The endpoint that counts is the
  one that the peer has named last. Whether such peers are left out before the draw or after it, so that their place is
  lost, is open.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
        | judy  | Org2         | no                |
        | grace | Org3         | yes               |

    Scenario Outline: of <author>, <receivers> are told
      When alice's application gossips an alive message of <author>
      Then <receivers> receive it at once
      And nobody else receives it within 1 min

      Examples: authors by organization and endpoint
        | author | receivers                               |
        | bob    | bob, dave, heidi, carol, judy and grace |
        | heidi  | bob, dave and heidi                     |
        | carol  | bob, dave and carol                     |
        | judy   | bob, dave and carol                     |

    Example: a peer that has got an external endpoint is told of other organizations from then on
      Given heidi sends alice an alive message of heidi with:
        | external endpoint | heidi.org1.example:7051 |
      When dave sends alice an alive message of carol
      Then bob, heidi and carol receive it at once
      And nobody else receives it within 1 min

    Example: a peer that has no external endpoint any more is told of other organizations no more
      Given bob sends alice an alive message of bob with:
        | external endpoint | none |
      When dave sends alice an alive message of carol
      Then carol receives it at once
      And nobody else receives it within 1 min

    Example: a peer that has died and comes back with an external endpoint is told of other organizations
      Given heidi is gone
      And alice's application gossips an org message
      And heidi is back
      And heidi of Org1 connects to alice
      And heidi sends alice an alive message of heidi with:
        | external endpoint | heidi.org1.example:7051 |
      When dave sends alice an alive message of carol
      Then bob, heidi and carol receive it at once
