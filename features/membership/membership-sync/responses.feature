Feature: Membership responses that come in

  What a peer answers is hearsay: it may make others known, and takes nobody's life. A response counts whether the node has
  asked or not, whoever sends it, and whatever its nonce.

  @DISC-20 @must
  Rule: DISC-20 A membership response MUST NOT kill a living peer

  A peer that is named as dead is learnt as dead if it is not known at all. If it is known, what is known of it stays,
  its time too. An entry that cannot be believed is skipped; so is one about the node itself. One that cannot be decoded,
  lacks what an alive message must have (ROBUST-2), or is no alive message, ends the handling. What came before it stays,
  what comes after is not looked at. The dead come after the living.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | reconnectInterval       | 25s |
        | pullInterval            | 5s  |
      And bob and dave of Org1 are known to alice
      And erin, heidi and kate of Org1 can be dialled

    Example: a living peer that is named as dead lives on, however new the message
      When dave sends alice a membership response that says:
        | peer | as   | time                  |
        | bob  | dead | newer than all before |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Example: an unknown peer that is named as dead is learnt as dead
      When dave sends alice a membership response that says:
        | peer | as   |
        | erin | dead |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | dead  |

    Scenario Outline: an entry that its author has encoded <how> is believed, and handed on as it came
      When dave sends alice a membership response that says:
        | peer  | as    | encoding |
        | erin  | alive | <how>    |
        | heidi | dead  | <how>    |
      Then alice answers a membership request of dave with:
        | peer  | as    | signature | signature of secret |
        | bob   | alive | valid     | valid               |
        | erin  | alive | valid     | valid               |
        | heidi | dead  | valid     | valid               |

      Examples: as few would
        | how                      |
        | with an unknown field    |
        | in another order         |
        | with a long number       |
        | with an explicit default |

    Example: nor is the connection closed of an unknown peer that is named as dead
      Given leo of Org1 connects to alice
      When dave sends alice a membership response that says:
        | peer | as   |
        | leo  | dead |
      Then the connection of leo stays open for 5 s

    Example: what is known of a peer stays when it is named as dead
      Given dave sends alice a membership response that says:
        | peer | as   | time                      | external endpoint |
        | erin | dead | incarnation 5, sequence 5 | as-it-was:7051    |
        | bob  | dead | newer than all before     | elsewhere:7051    |
      When dave sends alice a membership response that says:
        | peer | as   | time                      | external endpoint |
        | erin | dead | incarnation 5, sequence 9 | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | as usual          |
        | erin | dead  | as-it-was:7051    |

    Example: news of a peer stays news when a newer message has named it as dead
      Given dave sends alice a membership response that says:
        | peer | as   | time                      |
        | erin | dead | incarnation 5, sequence 5 |
      And dave sends alice a membership response that says:
        | peer | as   | time                      |
        | erin | dead | incarnation 5, sequence 9 |
      When dave sends alice an alive message of erin with:
        | time | incarnation 5, sequence 6 |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | alive |

    Scenario Outline: a response that names the node itself as <as> makes it no peer of its own, and does not end there
      When dave sends alice a membership response that says:
        | peer  | as    | time                  |
        | alice | <as>  | newer than all before |
        | erin  | alive | newer than all before |
        | heidi | dead  | newer than all before |
      Then alice tries to reach alice 0 times within 60 s
      And alice answers a membership request of dave with:
        | peer  | as    |
        | bob   | alive |
        | erin  | alive |
        | heidi | dead  |

      Examples: both lists
        | as    |
        | alive |
        | dead  |

    Example: a forged entry does not end it
      When dave sends alice a membership response that says:
        | peer  | as    | signature |
        | bob   | alive | forged    |
        | erin  | alive | valid     |
        | kate  | dead  | forged    |
        | heidi | dead  | valid     |
      Then alice answers a membership request of dave with:
        | peer  | as    |
        | bob   | alive |
        | erin  | alive |
        | heidi | dead  |

    Example: an entry whose secret somebody else has signed teaches nothing, and does not end it
      When dave sends alice a membership response that says:
        | peer  | as    | signature of the secret |
        | erin  | alive | forged                  |
        | kate  | alive | valid                   |
        | heidi | dead  | forged                  |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | kate | alive |

    Scenario Outline: whom it names as <as> is learnt without <what>
      Given kate of Org1 connects to alice
      When dave sends alice a membership response that says:
        | peer | as   | <what>   |
        | kate | <as> | <absent> |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | kate | <as>  |

      Examples: what need not be there, of a peer whose identity is known
        | as    | what              | absent   |
        | alive | secret            | none     |
        | alive | external endpoint | none     |
        | alive | identity          | left out |
        | dead  | secret            | none     |
        | dead  | external endpoint | none     |
        | dead  | identity          | left out |

    Example: several may have one endpoint
      When dave sends alice a membership response that says:
        | peer  | as    | external endpoint      |
        | erin  | alive | bob.org1.example:7051  |
        | kate  | alive | erin.org1.example:7051 |
        | heidi | dead  | bob.org1.example:7051  |
      Then alice answers a membership request of dave with:
        | peer  | as    |
        | bob   | alive |
        | erin  | alive |
        | kate  | alive |
        | heidi | dead  |

    Example: an entry of a peer whose identity is unknown does not end it
      When dave sends alice a membership response that says:
        | peer  | as    | identity |
        | erin  | alive | left out |
        | heidi | alive | included |
      Then alice answers a membership request of dave with:
        | peer  | as    |
        | bob   | alive |
        | heidi | alive |

    Scenario Outline: of many that it names as <as> each is learnt
      Given leo and robert of Org1 can be dialled
      When dave sends alice a membership response that says:
        | peer   | as   |
        | erin   | <as> |
        | heidi  | <as> |
        | kate   | <as> |
        | leo    | <as> |
        | robert | <as> |
      Then alice answers a membership request of dave with:
        | peer   | as    |
        | bob    | alive |
        | erin   | <as>  |
        | heidi  | <as>  |
        | kate   | <as>  |
        | leo    | <as>  |
        | robert | <as>  |

      Examples: both lists
        | as    |
        | alive |
        | dead  |

    Example: a forged message about an unknown peer teaches nothing
      When dave sends alice a membership response that says:
        | peer  | as    | signature |
        | erin  | dead  | forged    |
        | heidi | alive | forged    |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    Scenario Outline: what follows <what> is not looked at
      When dave sends alice a membership response that says:
        | peer  | as    |
        | erin  | <as>  |
        | -     | <bad> |
        | heidi | <as>  |
        | kate  | dead  |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | <as>  |

      Examples: among the living, then the dead are not looked at either, and among the dead
        | what                             | bad               | as    |
        | an undecodable entry             | undecodable       | alive |
        | an undecodable entry of the dead | dead, undecodable | dead  |
        | a block                          | a block           | alive |

      @robustness
      Examples: what has stopped nodes
        | what                   | bad           | as   |
        | a block among the dead | dead, a block | dead |

    Example: an entry that is out of date is skipped
      When dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 1, sequence 1 |
        | erin | alive | incarnation 1, sequence 1 |
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | alive |
