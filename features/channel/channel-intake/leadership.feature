Feature: Leadership messages that come in

  Within an organization one peer of each channel fetches the blocks. Who that is the peers settle by leadership messages,
  which their applications read. LEAD-1 says to whom a node sends its own.

  @LEADER-1 @must @needs-channels
  Rule: LEADER-1 A leadership message MUST be dropped unless both its sender and its author are of the node's own organization

  The election is an affair of one organization. What others say of it does not count, not even what they carry. Neither
  sender nor author need have published a state info.

  *Source: Fabric `gossip/gossip/channel/channel.go`, main; 1.4 since 1.4.2; 1.1 at its end (FAB-15474).*

    Background:
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And carol and judy of Org2 are known to alice
      And bob, dave, carol and judy are in trade with alice, and it belongs to Org1 and Org2

    Scenario Outline: <sender> sends one of <author>
      When <sender> sends alice a leadership message of trade by <author>
      Then alice delivers it to her application

      Examples: taken
        | sender | author |
        | bob    | bob    |
        | bob    | dave   |

    Scenario Outline: <sender> sends one of <author>, which is dropped
      When <sender> sends alice a leadership message of trade by <author>
      Then alice delivers none of it to her application

      Examples: refused
        | sender | author |
        | carol  | carol  |
        | carol  | judy   |
        | carol  | bob    |
        | bob    | carol  |

    Scenario Outline: <sender> sends a proposal of <author>, which is dropped
      When <sender> sends alice a proposing leadership message of trade by <author>
      Then alice delivers none of it to her application

      Examples: refused
        | sender | author |
        | carol  | carol  |
        | carol  | bob    |
        | bob    | carol  |

    Example: a member need not have published a state info to be heard
      Given erin of Org1 is known to alice
      When erin sends alice a leadership message of trade
      Then alice delivers it to her application

    Example: who has brought one that was dropped is heard all the same
      Given bob sends alice a leadership message of trade by carol
      When bob sends alice a leadership message of trade
      Then alice delivers it to her application

    Example: one that was dropped makes none old
      Given carol sends alice a leadership message of trade by bob
      When bob sends alice the same again
      Then alice delivers it to her application

  @LEADER-2 @must @needs-channels
  Rule: LEADER-2 A leadership message MUST be delivered once; an equal or older one of the same author MUST be dropped

  In each channel its author has an election of its own.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`leaderMsgStore`), all versions.*

    Background:
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |

    Example: the same one from another peer
      When dave sends alice a leadership message of trade by bob with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers none of it to her application

    Example: the next one
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 4 |
      Then alice delivers it to her application

    Example: the next one from another peer
      When dave sends alice a leadership message of trade by bob with:
        | time | incarnation 5, sequence 4 |
      Then alice delivers it to her application

    Example: one of the same time of another author
      When dave sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers it to her application

    Example: after a newer one the older one stays old
      Given bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 6 |
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 5 |
      Then alice delivers none of it to her application

    Example: whether it declares or proposes, newer is newer
      When bob sends alice a leadership message of trade with:
        | time        | incarnation 5, sequence 4 |
        | declaration | no                        |
      Then alice delivers it to her application

    Example: whether it declares or proposes, older is older
      When bob sends alice a leadership message of trade with:
        | time        | incarnation 5, sequence 2 |
        | declaration | no                        |
      Then alice delivers none of it to her application

    Example: whether it declares or proposes, one of the same time is no news
      When bob sends alice a leadership message of trade with:
        | time        | incarnation 5, sequence 3 |
        | declaration | no                        |
      Then alice delivers none of it to her application

    Example: one of another channel
      Given bob is in gold with alice, and it belongs to Org1
      When bob sends alice a leadership message of gold with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers it to her application

    Example: to join another channel, and to leave it, makes none new
      Given alice has joined gold, which belongs to Org1
      And the application of alice leaves gold
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers none of it to her application

    Example: a new configuration of the channel makes none new
      Given alice has joined trade, which belongs to Org1 and Org2
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers none of it to her application

  @LEADER-3 @must @needs-channels
  Rule: LEADER-3 A leadership message that comes in MUST NOT be passed on

  Its author has sent it to every member there is.

  *Source: Fabric `gossip/gossip/channel/channel.go`, all versions.*

    Scenario Outline: one that <what>
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      When bob sends alice <message> of trade
      Then alice delivers it to her application
      And nobody receives it within 1 min

      Examples: of either kind
        | what          | message                        |
        | declares      | a leadership message           |
        | only proposes | a proposing leadership message |

    Scenario Outline: nor is one that is dropped, as <why>
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol of Org2 is known to alice
      And bob, dave and carol are in trade with alice, and it belongs to Org1 and Org2
      And bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      When <sender> sends alice a leadership message of trade by <author> with:
        | time | incarnation 5, sequence 3 |
      Then nobody receives it within 1 min

      Examples: each of them
        | why                                   | sender | author |
        | it has come before                    | bob    | bob    |
        | its author is of another organization | bob    | carol  |
        | its sender is of another organization | carol  | dave   |

  @LEADER-4 @must @needs-channels
  Rule: LEADER-4 A leadership message MUST be remembered for 100 s; once it is forgotten the same one counts again

  Nobody leads for ever: who still does says so anew, every few seconds. Memory ends as STORE-5 has it in each dialect.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`leaderMsgStore`), all versions.*

    Background:
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |

    Example: it is remembered up to then
      Given 99 s pass
      When bob sends alice the same again
      Then alice delivers none of it to her application

    @documents
    Example: it is forgotten when that time is over
      Given 102 s pass
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers it to her application

    Example: that one is over ends no other
      Given 50 s pass
      And dave sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      And 52 s pass
      When dave sends alice the same again
      Then alice delivers none of it to her application

    @fabric
    Example: it is refused for as long again
      Given 199 s pass
      When bob sends alice the same again
      Then alice delivers none of it to her application

    @fabric
    Example: it is forgotten when twice that time is over
      Given 202 s pass
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers it to her application

    @documents
    Example: when it comes again it is remembered no longer
      Given 50 s pass
      And bob sends alice the same again
      And 52 s pass
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers it to her application

    @fabric
    Example: when it comes again it is refused no longer
      Given 90 s pass
      And bob sends alice the same again
      And 112 s pass
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers it to her application

    @documents
    Example: from then on it is remembered for as long as before
      Given 102 s pass
      And bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      And 99 s pass
      When bob sends alice the same again
      Then alice delivers none of it to her application

    @fabric
    Example: from then on it is refused for as long as before
      Given 202 s pass
      And bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      And 199 s pass
      When bob sends alice the same again
      Then alice delivers none of it to her application

    @documents
    Example: it is forgotten a second time
      Given 102 s pass
      And bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      And 102 s pass
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers it to her application

    @fabric
    Example: it is forgotten a second time
      Given 202 s pass
      And bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      And 202 s pass
      When bob sends alice a leadership message of trade with:
        | time | incarnation 5, sequence 3 |
      Then alice delivers it to her application
