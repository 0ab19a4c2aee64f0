Feature: Membership sync: pull

  Alive messages that got lost are made up for by asking: every now and then a node asks some of its peers, drawn at
  random, whom they know.

  @DISC-24 @must
  Rule: DISC-24 Every pullInterval pullPeerNum random living peers, or all if they are fewer, MUST be asked for their membership

  By default that is 3 peers every 4 s. What a node says of itself in a request is newer than all that it has said before,
  so that whoever takes it for dead learns that it lives.

  *Source: Fabric `gossip/gossip/gossip_impl.go` and `gossip/discovery/discovery_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | pullInterval            | 4s |
        | pullPeerNum             | 2  |

    Example: of many peers some are asked
      When bob, dave, erin, heidi and kate of Org1 are known to alice
      Then exactly 2 of bob, dave, erin, heidi and kate receive a membership request of alice within 4 s
      And exactly 2 of bob, dave, erin, heidi and kate receive a membership request of alice within 4 s

    Example: every choice of them is equally likely
      When bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      Then every choice of 2 of bob, dave, erin and carol for a membership request of alice is equally likely within 20 min

    Scenario Outline: of <how many> all are asked
      When <peers> of Org1 are known to alice
      Then exactly <count> of <peers> receive a membership request of alice within 4 s

      Examples: up to as many as are wanted
        | how many              | peers        | count |
        | as many as are wanted | bob and dave | 2     |
        | fewer than are wanted | bob          | 1     |

    Example: peers of other organizations are asked as well
      Given bob of Org1 is known to alice
      When carol of Org2 is known to alice
      Then exactly 2 of bob and carol receive a membership request of alice within 4 s

    Example: peers known by hearsay are asked as well
      Given bob of Org1 is known to alice
      And dave of Org1 can be dialled
      When bob sends alice a membership response that says:
        | peer | as    |
        | dave | alive |
      Then exactly 2 of bob and dave receive a membership request of alice within 4 s

    Example: the dead are not asked
      Given bob and dave of Org1 are known to alice
      And bob is gone
      And alice's application gossips an org message
      And 1 s passes
      When bob is back
      Then bob receives 0 membership requests of alice within 8 s
      And the last membership request of alice to dave says:
        | peer | alice |

    Example: a node that was alone asks whom it has come to know
      Given 33 s pass
      When bob of Org1 is known to alice
      Then exactly 1 of bob receive a membership request of alice within 4 s

    Example: one that has come back is asked again
      Given bob and dave of Org1 are known to alice
      And bob is gone
      And alice's application gossips an org message
      And bob is back
      When bob of Org1 is known to alice
      Then exactly 2 of bob and dave receive a membership request of alice within 4 s

    Scenario Outline: <which> request tells a newer time than all that was said before
      Given alice of Org1 with these settings:
        | maxPropagationBurstSize | 1           |
        | aliveTimeInterval       | <aliveTime> |
      And bob of Org1 is known to alice
      When <time> pass
      Then the last membership request of alice to bob says:
        | time | newer than all before |

      Examples: what it comes after
        | which                                         | aliveTime | time |
        | a second                                      | 1h        | 8 s  |
        | one after an alive message's                  | 3s        | 8 s  |
        | one after an alive message's without identity | 3s        | 16 s |

    Example: over time everybody is asked
      Given bob, dave, erin, heidi and kate of Org1 are known to alice
      When 4 min pass
      Then the last membership request of alice to bob says:
        | peer | alice |
      And the last membership request of alice to dave says:
        | peer | alice |
      And the last membership request of alice to erin says:
        | peer | alice |
      And the last membership request of alice to heidi says:
        | peer | alice |
      And the last membership request of alice to kate says:
        | peer | alice |

    Example: by default three are asked every four seconds
      Given alice of Org1
      When bob, dave, erin and heidi of Org1 are known to alice
      Then exactly 3 of bob, dave, erin and heidi receive a membership request of alice within 4 s
