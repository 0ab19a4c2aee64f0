Feature: Alive messages: which are newer, and what that means

  An alive message has a time of two numbers: the incarnation, drawn once in the life of a node, and the sequence number,
  which grows with each message. Together they tell which of two messages of a node is newer. Only what is newer counts,
  whichever way it comes: by itself, in a membership request, or in a membership response.

  @DISC-6 @must
  Rule: DISC-6 A message MUST count as newer by a larger incarnation, or by the same and a larger sequence number

  A larger incarnation wins whatever the sequence numbers are. Equal and older messages change nothing in the view. What
  comes by itself is measured apart from hearsay, by what came by itself before: if it is newer than that it is passed on,
  and heard directly, though hearsay may have told a newer time meanwhile (DISC-14, DISC-15). Both numbers are unsigned and
  have 64 bits.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And dave and erin of Org1 are known to alice
      And bob of Org1 can be dialled

    Scenario Outline: after <known>, <next> is newer
      Given dave sends alice an alive message of bob with:
        | time | <known> |
      When dave sends alice an alive message of bob with:
        | time | <next> |
      Then erin receives it at once

      Examples: newer
        | known                                        | next                                                            |
        | incarnation 5, sequence 5                    | incarnation 5, sequence 6                                       |
        | incarnation 5, sequence 5                    | incarnation 6, sequence 1                                       |
        | incarnation 5, sequence 5                    | incarnation 6, sequence 5                                       |
        | incarnation 9007199254740992, sequence 1     | incarnation 9007199254740993, sequence 1                        |
        | incarnation 9223372036854775807, sequence 1  | incarnation 9223372036854775808, sequence 1                     |
        | incarnation 9223372036854775807, sequence 9  | incarnation 18446744073709551615, sequence 1                    |
        | incarnation 18446744073709551615, sequence 1 | incarnation 18446744073709551615, sequence 18446744073709551615 |
        | incarnation 4294967295, sequence 1           | incarnation 4294967296, sequence 1                              |
        | incarnation 5, sequence 4294967295           | incarnation 5, sequence 4294967296                              |
        | incarnation 5, sequence 9007199254740992     | incarnation 5, sequence 9007199254740993                        |
        | incarnation 5, sequence 9223372036854775807  | incarnation 5, sequence 9223372036854775808                     |
        | incarnation 5, sequence 18446744073709551614 | incarnation 5, sequence 18446744073709551615                    |
        | incarnation 5, sequence 18446744073709551615 | incarnation 6, sequence 1                                       |

    Scenario Outline: after <known>, <next> is not newer
      Given dave sends alice an alive message of bob with:
        | time | <known> |
      And erin has just received it
      When dave sends alice an alive message of bob with:
        | time | <next> |
      Then erin receives nothing of it within 1 min

      Examples: equal or older
        | known                                        | next                                         |
        | incarnation 5, sequence 5                    | incarnation 5, sequence 5                    |
        | incarnation 5, sequence 5                    | incarnation 5, sequence 4                    |
        | incarnation 5, sequence 5                    | incarnation 4, sequence 9                    |
        | incarnation 9007199254740993, sequence 1     | incarnation 9007199254740992, sequence 2     |
        | incarnation 9223372036854775808, sequence 1  | incarnation 9223372036854775807, sequence 2  |
        | incarnation 18446744073709551615, sequence 1 | incarnation 5, sequence 18446744073709551615 |
        | incarnation 5, sequence 9223372036854775808  | incarnation 5, sequence 9223372036854775807  |
        | incarnation 5, sequence 18446744073709551615 | incarnation 5, sequence 1                    |

    Scenario Outline: by hearsay, after <known>, <next> is <verdict>
      Given dave sends alice a membership response that says:
        | peer | as    | time    |
        | bob  | alive | <known> |
      When dave sends alice a membership response that says:
        | peer | as    | time   | external endpoint |
        | bob  | alive | <next> | elsewhere:7051    |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | <endpoint>        |
        | erin | alive | as usual          |

      Examples: at the edges of signed and of floating-point numbers
        | known                                       | next                                        | verdict   | endpoint       |
        | incarnation 9223372036854775807, sequence 9 | incarnation 9223372036854775808, sequence 1 | newer     | elsewhere:7051 |
        | incarnation 5, sequence 9223372036854775807 | incarnation 5, sequence 9223372036854775808 | newer     | elsewhere:7051 |
        | incarnation 5, sequence 9007199254740992    | incarnation 5, sequence 9007199254740993    | newer     | elsewhere:7051 |
        | incarnation 9223372036854775808, sequence 1 | incarnation 9223372036854775807, sequence 9 | not newer | as usual       |
        | incarnation 5, sequence 9223372036854775808 | incarnation 5, sequence 9223372036854775807 | not newer | as usual       |

    Scenario Outline: in requests, after <known>, <next> is <verdict>
      Given bob of Org1 connects to alice
      And bob sends alice a membership request with:
        | time | <known> |
      When bob sends alice a membership request with:
        | time              | <next>         |
        | external endpoint | elsewhere:7051 |
      Then alice answers a membership request of dave with:
        | peer | as    | external endpoint |
        | bob  | alive | <endpoint>        |
        | erin | alive | as usual          |

      Examples: at the edges of signed and of floating-point numbers
        | known                                       | next                                        | verdict   | endpoint       |
        | incarnation 9223372036854775807, sequence 9 | incarnation 9223372036854775808, sequence 1 | newer     | elsewhere:7051 |
        | incarnation 5, sequence 9223372036854775807 | incarnation 5, sequence 9223372036854775808 | newer     | elsewhere:7051 |
        | incarnation 5, sequence 9007199254740992    | incarnation 5, sequence 9007199254740993    | newer     | elsewhere:7051 |
        | incarnation 5, sequence 9223372036854775808 | incarnation 5, sequence 9223372036854775807 | not newer | as usual       |

  @DISC-8 @must
  Rule: DISC-8 Only an accepted, newer message MUST postpone the death of its author

  The timeout of DISC-2 counts from when the newest message was accepted (DISC-16), not from when any message came.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 5 |
      And 20 s pass

    Example: a newer message begins the timeout anew
      When bob sends alice an alive message of bob with:
        | time | incarnation 5, sequence 6 |
      Then the connection of bob stays open for 25 s
      And alice closes the connection to bob within 2.5 s

    Scenario Outline: <what> message does not
      When bob sends alice an alive message of bob with:
        | time      | <time>      |
        | signature | <signature> |
      Then the connection of bob stays open for 5 s
      And alice closes the connection to bob within 2.5 s

      Examples: not accepted
        | what     | time                      | signature |
        | an equal | incarnation 5, sequence 5 | valid     |
        | an older | incarnation 5, sequence 4 | valid     |
        | a forged | incarnation 5, sequence 6 | forged    |

    Example: a newer message in a request begins the timeout anew
      When bob sends alice a membership request with:
        | time | incarnation 5, sequence 6 |
      Then the connection of bob stays open for 25 s
      And alice closes the connection to bob within 2.5 s

    Scenario Outline: a request with <what> message does not
      When bob sends alice a membership request with:
        | time      | <time>      |
        | signature | <signature> |
      Then the connection of bob stays open for 5 s
      And alice closes the connection to bob within 2.5 s

      Examples: not accepted
        | what     | time                      | signature |
        | an equal | incarnation 5, sequence 5 | valid     |
        | an older | incarnation 5, sequence 4 | valid     |
        | a forged | incarnation 5, sequence 6 | forged    |

    Example: a newer message in the response of somebody else begins the timeout anew
      Given dave of Org1 is known to alice
      When dave sends alice a membership response that says:
        | peer | as    | time                      |
        | bob  | alive | incarnation 5, sequence 6 |
      Then the connection of bob stays open for 25 s
      And alice closes the connection to bob within 2.5 s

    Scenario Outline: a response that names it as <as> with <what> message does not
      Given dave of Org1 is known to alice
      When dave sends alice a membership response that says:
        | peer | as   | time   |
        | bob  | <as> | <time> |
      Then the connection of bob stays open for 5 s
      And alice closes the connection to bob within 2.5 s

      Examples: not accepted
        | as    | what     | time                      |
        | alive | an equal | incarnation 5, sequence 5 |
        | alive | an older | incarnation 5, sequence 4 |
        | dead  | a newer  | incarnation 5, sequence 6 |

    Example: an equal message in a response does not, of a peer that is known by hearsay
      Given dave of Org1 is known to alice
      And kate of Org1 can be dialled
      And dave sends alice a membership response that says:
        | peer | as    | time                      |
        | kate | alive | incarnation 5, sequence 5 |
      And 20 s pass
      And dave sends alice a membership response that says:
        | peer | as    | time                      |
        | kate | alive | incarnation 5, sequence 5 |
      And dave sends alice an alive message of dave
      When 10 s pass
      Then alice answers a membership request of dave with:
        | peer | as   |
        | kate | dead |
        | bob  | dead |

    Example: a peer that is known by hearsay lives for a whole timeout
      Given dave of Org1 is known to alice
      And kate of Org1 can be dialled
      And dave sends alice a membership response that says:
        | peer | as    |
        | kate | alive |
      When 25 s pass
      Then alice answers a membership request of dave with:
        | peer | as    |
        | kate | alive |
        | bob  | dead  |

    Scenario Outline: <what> does not
      When bob sends alice <what>
      Then the connection of bob stays open for 5 s
      And alice closes the connection to bob within 2.5 s

      Examples: other messages of the peer
        | what                 |
        | an org message       |
        | a state info of gold |

  @DISC-11 @must
  Rule: DISC-11 A known internal endpoint MUST be overwritten only by a message with a secret envelope

  Secrets are taken away on the way to other organizations, so that a message without one says nothing about the
  internal endpoint: what was known of it stays, and what is gossiped goes there. (When Fabric asks a living member for
  its membership, DISC-24, and has no connection to it, it dials what the last message told.)

  *Source: Fabric `gossip/discovery/discovery_impl.go`, since version 1.0; earlier such a message wiped it.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1 |
      And bob of Org1 is known to alice

    Example: after a newer message without a secret the peer is still dialled where it was
      Given bob sends alice an alive message of bob with:
        | secret | none |
      And bob disconnects from alice
      When alice's application gossips an org message
      Then alice dials the internal endpoint of bob at once

    Example: after a newer message with another secret it is dialled there
      Given bob sends alice an alive message of bob with:
        | secret | bob.moved.internal:7051 |
      And bob disconnects from alice
      When alice's application gossips an org message
      Then alice dials the new internal endpoint of bob at once

    Scenario Outline: after a response with <what> it is dialled at the <which> endpoint
      Given dave of Org1 is known to alice
      And dave sends alice a membership response that says:
        | peer | as    | secret   | time                  |
        | bob  | alive | <secret> | newer than all before |
      And bob disconnects from alice
      When alice's application gossips an org message
      Then alice dials the <which> endpoint of bob at once

      Examples: by hearsay
        | what           | which        | secret                  |
        | no secret      | internal     | none                    |
        | another secret | new internal | bob.moved.internal:7051 |

    Scenario Outline: after a request with <what> it is dialled at the <which> endpoint
      Given bob sends alice a membership request with:
        | secret | <secret> |
      And bob disconnects from alice
      When alice's application gossips an org message
      Then alice dials the <which> endpoint of bob at once

      Examples: by the peer itself
        | what           | which        | secret                  |
        | no secret      | internal     | none                    |
        | another secret | new internal | bob.moved.internal:7051 |

    Example: a dead peer that comes back without a secret is dialled where it was
      Given bob is gone
      And alice's application gossips an org message
      And bob is back
      And bob of Org1 connects to alice
      And bob sends alice an alive message of bob with:
        | secret | none |
      And bob disconnects from alice
      When alice's application gossips an org message
      Then alice dials the internal endpoint of bob at once
