Feature: Membership view: news

  What a node knows of the others it knows from their alive messages, whichever way they come: by themselves, in a
  membership request or in a membership response. Its view shows when a peer of its own organization asks for its
  membership: the answer names everybody, the living and the dead. The examples leave out the node itself and the peer
  that asks, which are named as well (DISC-18).

  @DISC-3 @must
  Rule: DISC-3 Alive messages, membership requests and membership responses MUST change the view if they bring news

  An equal or older message about a peer (DISC-6) changes nothing, whichever way it comes.

  *Source: notes, analysis 4 (`handleMessages`), which only name the routine; Fabric
  `gossip/discovery/discovery_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And dave of Org1 is known to alice
      And bob of Org1 can be dialled

    Example: an alive message makes its author a member
      When dave sends alice an alive message of bob
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: a membership request makes its sender a member
      Given bob of Org1 connects to alice
      When bob sends alice a membership request
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Scenario Outline: so does one whose alive message has no <what>
      Given bob of Org1 connects to alice
      When bob sends alice a membership request with:
        | <what> | <none> |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

      Examples: what need not be there
        | what              | none     |
        | secret            | none     |
        | external endpoint | none     |
        | identity          | left out |

    Example: a membership response makes those that it names members
      When dave sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: a membership response of a peer of another organization does so, too
      Given carol of Org2 is known to alice
      When carol sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: those that a response names may be of any organization
      Given carol and ivan of Org2 can be dialled
      And frank of Org2 is known to alice
      When dave sends alice a membership response that says:
        | peer  | as    |
        | carol | alive |
        | ivan  | dead  |
      Then alice answers a membership request of frank with:
        | peer  | as    |
        | dave  | alive |
        | carol | alive |
        | ivan  | dead  |

    Example: so does the membership request of a peer of another organization
      Given carol of Org2 connects to alice
      And frank of Org2 is known to alice
      When carol sends alice a membership request
      Then alice answers a membership request of frank with:
        | peer  | as    |
        | dave  | alive |
        | carol | alive |

    Example: an identity that came by the handshake makes nobody a member
      When bob of Org1 connects to alice
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Scenario Outline: an alive message with <what> time changes <effect>
      Given dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      When dave sends alice an alive message of bob with:
        | time              | <time>         |
        | external endpoint | elsewhere:7051 |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | <endpoint>        |

      Examples: by itself
        | what            | effect       | time                      | endpoint       |
        | a newer         | the endpoint | incarnation 5, sequence 6 | elsewhere:7051 |
        | a next life's   | the endpoint | incarnation 6, sequence 1 | elsewhere:7051 |
        | an equal        | nothing      | incarnation 5, sequence 5 | as usual       |
        | an older        | nothing      | incarnation 5, sequence 4 | as usual       |
        | a former life's | nothing      | incarnation 4, sequence 9 | as usual       |

    Scenario Outline: a request with <what> time changes <effect>
      Given bob of Org1 connects to alice
      And bob sends alice a membership request with:
        | time | incarnation 5, sequence 5 |
      When bob sends alice a membership request with:
        | time              | <time>         |
        | external endpoint | elsewhere:7051 |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | <endpoint>        |

      Examples: in a request
        | what            | effect       | time                      | endpoint       |
        | a newer         | the endpoint | incarnation 5, sequence 6 | elsewhere:7051 |
        | a next life's   | the endpoint | incarnation 6, sequence 1 | elsewhere:7051 |
        | an equal        | nothing      | incarnation 5, sequence 5 | as usual       |
        | an older        | nothing      | incarnation 5, sequence 4 | as usual       |
        | a former life's | nothing      | incarnation 4, sequence 9 | as usual       |

    Scenario Outline: a response with <what> time changes <effect>
      Given dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      When dave sends alice a membership response that says:
        | peer | as    | time   | external endpoint |
        | bob  | alive | <time> | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | <endpoint>        |

      Examples: in a response
        | what            | effect       | time                      | endpoint       |
        | a newer         | the endpoint | incarnation 5, sequence 6 | elsewhere:7051 |
        | a next life's   | the endpoint | incarnation 6, sequence 1 | elsewhere:7051 |
        | an equal        | nothing      | incarnation 5, sequence 5 | as usual       |
        | an older        | nothing      | incarnation 5, sequence 4 | as usual       |
        | a former life's | nothing      | incarnation 4, sequence 9 | as usual       |

    Scenario Outline: of a peer that is known by hearsay <what> message changes nothing either
      Given dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 5, sequence 5 |
      When dave sends alice a membership response that says:
        | peer | as    | time   | external endpoint |
        | bob  | alive | <time> | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | as usual          |

      Examples: not newer
        | what            | time                      |
        | an equal        | incarnation 5, sequence 5 |
        | an older        | incarnation 5, sequence 4 |
        | a former life's | incarnation 4, sequence 9 |

    Example: in its next life a peer is measured by that life alone
      Given dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 5, sequence 9 |
      And dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 6, sequence 1 |
      When dave sends alice a membership response that says:
        | peer | as    | time                      | external endpoint |
        | bob  | alive | incarnation 6, sequence 2 | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | elsewhere:7051    |

    Example: of a peer that is known by hearsay what lies between two messages is no news
      Given dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 5, sequence 5 |
      And dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 5, sequence 7 |
      When dave sends alice a membership response that says:
        | peer | as    | time                      | external endpoint |
        | bob  | alive | incarnation 5, sequence 6 | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | as usual          |

    Example: a peer that tells the endpoint of another in its request takes nobody's place
      Given erin of Org1 is known to alice
      And bob of Org1 connects to alice
      When bob sends alice a membership request with:
        | external endpoint | erin.org1.example:7051 |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | alive |

    Example: a peer is dialled where its newest message says
      Given dave sends alice a membership response that says:
        | peer | as    | secret | external endpoint |
        | bob  | alive | none   | elsewhere:7051    |
      And 1 s passes
      And dave sends alice an alive message of bob with:
        | secret | none |
      When alice's application gossips an org message
      Then alice dials the external endpoint of bob at once

    Example: a peer is dialled where the newest message in a response says
      Given dave sends alice a membership response that says:
        | peer | as    | secret | external endpoint |
        | bob  | alive | none   | elsewhere:7051    |
      And 1 s passes
      And dave sends alice a membership response that says:
        | peer | as    | secret |
        | bob  | alive | none   |
      When alice's application gossips an org message
      Then alice dials the external endpoint of bob at once

    Example: a peer is dialled where the newest message in its request says
      Given bob of Org1 connects to alice
      And bob sends alice a membership request with:
        | secret            | none           |
        | external endpoint | elsewhere:7051 |
      And bob sends alice a membership request with:
        | secret | none |
      And bob disconnects from alice
      And 1 s passes
      When alice's application gossips an org message
      Then alice dials the external endpoint of bob at once
