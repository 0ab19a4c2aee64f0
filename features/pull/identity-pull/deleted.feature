Feature: Pulling identities: what is deleted

  What was pulled is offered for as long as the node has it, and no longer.

  @IDPULL-5 @must
  Rule: IDPULL-5 An identity that is deleted MUST NOT be offered any more

  When that is, is told by IDENT-2, IDENT-3 and IDENT-4. Whether one is offered that had expired when it came by a pull, so
  that it was never stored (IDENT-8), is left open: Fabric offers it.

  *Source: Fabric `gossip/gossip/certstore.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval           | 10s |
        | digestWaitTime         | 2s  |
        | responseWaitTime       | 5s  |
        | identityUsageThreshold | 30m |
      And bob and dave of Org1 are known to alice

    Example: one that has expired
      Given the identity of heidi of Org1 expires 5 min after the start
      And heidi of Org1 is known to alice
      And kate of Org1 can be dialled
      And 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | heidi, kate       |
      When 15 min pass
      And bob sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to bob says:
        | items | alice, kate |

    Example: one that was not used
      Given kate of Org1 can be dialled
      And 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | kate              |
      When 40 min pass
      And bob sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to bob says:
        | items | alice |

    Example: one that was not used, and was offered before
      Given kate of Org1 can be dialled
      And 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | kate              |
      And bob sends alice a hello for identities with:
        | nonce | 5 |
      And 40 min pass
      When bob sends alice a hello for identities with:
        | nonce | 6 |
      Then the last digest for identities of alice to bob says:
        | items | alice |

    Example: one in whose place another one has come
      Given heidi and kate of Org1 can be dialled
      And 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | heidi             |
      And bob sends alice a hello for identities with:
        | nonce | 5 |
      And 40 min pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | kate              |
      When bob sends alice a hello for identities with:
        | nonce | 6 |
      Then the last digest for identities of alice to bob says:
        | items | alice, kate |

    Example: one that comes by a pull again
      Given kate of Org1 can be dialled
      And 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | kate              |
      And 40 min pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | kate              |
      When bob sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to bob says:
        | items | alice, kate |

    @documents
    Example: one that was revoked is not
      Given kate of Org1 can be dialled
      And 13 s pass
      And dave sends alice an update for identities with:
        | nonce | that of her hello |
        | items | kate              |
      And the identity of kate is revoked
      And 6 min pass
      When bob sends alice a hello for identities with:
        | nonce | 5 |
      Then the last digest for identities of alice to bob says:
        | items | alice |
