Feature: Membership view: news

  What a node knows of the others it knows from their alive messages, whichever way they come: by themselves, in a
  membership request or in a membership response. Its view shows when a peer of its own organization asks for its
  membership: the answer names everybody, the living and the dead. The examples leave out the node itself and the peer
  that asks, which are named as well (DISC-18).

  @DISC-3 @must
  Rule: DISC-3 Alive messages, membership requests and membership responses MUST change the view if they bring news

  An equal or older message about a peer changes nothing, by whichever way it comes.

  *Source: notes, analysis, part 4, which only name the routine; Fabric `gossip/discovery/discovery_impl.go`, all
  versions.*

    Background:
      Given a quiet alice of Org1
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

    Example: a membership response makes those that it names members
      When dave sends alice a membership response that says:
        | peer | as    |
        | bob  | alive |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: an identity that came by the handshake makes nobody a member
      When bob of Org1 connects to alice
      Then alice answers a membership request of dave with:
        | peer | as    |
        | dave | alive |

    Scenario Outline: a response with <what> message changes <effect>
      Given dave sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      When dave sends alice a membership response that says:
        | peer | as    | time   | external endpoint |
        | bob  | alive | <time> | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | <endpoint>        |

      Examples: by its time
        | what     | effect       | time                      | endpoint       |
        | a newer  | the endpoint | incarnation 5, sequence 6 | elsewhere:7051 |
        | an equal | nothing      | incarnation 5, sequence 5 | as usual       |
        | an older | nothing      | incarnation 5, sequence 4 | as usual       |

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
        | what     | time                      |
        | an equal | incarnation 5, sequence 5 |
        | an older | incarnation 5, sequence 4 |
