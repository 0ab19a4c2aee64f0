@grpc
Feature: Nodes over gRPC

  Elsewhere a node is judged in virtual time, by peers whose messages the suite writes. Here three nodes meet over gRPC on
  loopback, each at a server of its own, with its own dialer and clock, and with intervals of some ten milliseconds. Each
  example shows once more a rule that stands elsewhere, and carries its ID.

  Nothing is exact here. What is to be so is looked for again and again, for five seconds at most. That something has not
  come shows once something later has come the same way. Adapters are not asked for any of this.

  Background:
    Given these nodes of trade run over gRPC:
      | node  | organization | bootstrap | anchor peer |
      | alice | Org1         |           |             |
      | anna  | Org1         | alice     |             |
      | adam  | Org2         |           | alice       |

  @DISC-22
  Example: nodes that are told of one peer learn of each other
    Then alice lists exactly adam and anna as alive
    And anna lists exactly adam and alice as alive
    And adam lists exactly alice and anna as alive

  @DISC-21
  Example: a membership request tells the internal endpoint to the own organization only
    Then the last membership request of alice to anna says:
      | secret    | the internal endpoint |
      | signature | valid                 |
    And the last membership request of alice to adam says:
      | secret    | none  |
      | signature | valid |

  @SECRET-2
  Scenario Outline: an own alive message is gossiped <how> to the own organization, and without a secret to another one
    Then the last alive message of alice to anna says:
      | secret | <secret> |
    And the last alive message of alice to adam says:
      | secret | none |

    @documents
    Examples: in the notes
      | how              | secret |
      | without a secret | none   |

    @fabric
    Examples: in Fabric
      | how             | secret                |
      | with its secret | the internal endpoint |

  @BLOCK-1
  Example: a block stays within the organization
    Given alice has found adam and anna in trade
    When alice's application gossips a block of trade
    Then anna delivers it to her application
    And adam does not receive it

  @DISC-5
  Example: a node that stops is dead to the others
    Given alice has found anna alive
    And adam has found anna alive
    When anna stops
    Then alice lists exactly adam as alive
    And adam lists exactly alice as alive

  @DISC-10
  Example: a node that comes back in a new life is alive again
    Given alice has found anna alive
    And anna stops
    And alice has found anna dead
    When anna starts
    Then alice lists exactly adam and anna as alive
    And adam lists exactly alice and anna as alive
    And anna lists exactly adam and alice as alive
