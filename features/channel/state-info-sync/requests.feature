Feature: Asking who is in a channel

  State infos are gossiped when there is news. Who joins late, or has missed one, asks for all of them.

  @CHAN-8 @must @needs-channels
  Rule: CHAN-8 Every requestStateInfoInterval min(pullPeerNum, n) living peers of the channel's organizations MUST be asked for state infos

  They are drawn at random. Intervals run from the join, and the first request comes after one of them. A peer need not have
  published anything to be asked.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`requestStateInfo`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | requestStateInfoInterval | 4s |
        | publishStateInfoInterval | 7s |
        | pullPeerNum              | 2  |

    Example: with fewer than pullPeerNum all of them
      Given bob of Org1 is known to alice
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | carol | Org2         | yes               |
        | grace | Org3         | yes               |
      And alice has joined trade, which belongs to Org1 and Org2
      Then bob and carol receive 2 state info requests of alice within 8 s
      And the last state info request of alice to carol says:
        | MAC     | of trade    |
        | tag     | chan-or-org |
        | channel | none        |

    Example: with more than pullPeerNum so many of them
      Given bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And alice has joined trade, which belongs to Org1 and Org2
      Then exactly 2 of bob, dave, erin and carol receive a state info request of alice within 4 s

    Example: every choice of them is equally likely, of whichever organization they are
      Given bob, dave and erin of Org1 are known to alice
      And carol of Org2 is known to alice
      And alice has joined trade, which belongs to Org1 and Org2
      Then every choice of 2 of bob, dave, erin and carol for a state info request of alice is equally likely within 20 min

    Example: nobody of an organization outside the channel
      Given bob of Org1 is known to alice
      And grace of Org3 is known to alice
      And alice has joined trade, which belongs to Org1
      Then grace receives 0 state info requests of alice within 9 s

    Example: nobody of such an organization takes one of the pullPeerNum places
      Given bob and dave of Org1 are known to alice
      And grace, mia, nick and olga of Org3 are known to alice
      And alice has joined trade, which belongs to Org1
      Then bob and dave receive 5 state info requests of alice within 20 s

    Example: not before the first interval after the join is over
      Given bob of Org1 is known to alice
      And 1 s passes
      And alice has joined trade, which belongs to Org1
      Then bob receives a state info request of alice after exactly 4 s

    Example: peers of an organization that a new configuration brings in are asked
      Given bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And alice has joined trade, which belongs to Org1
      And 4 s pass
      And alice has joined trade, which belongs to Org1 and Org2
      Then bob and carol receive a state info request of alice after exactly 4 s

    Example: who comes after an interval in which there was nobody
      Given alice has joined trade, which belongs to Org1
      And 5 s pass
      When bob of Org1 is known to alice
      Then bob receives 2 state info requests of alice within 8 s

    Example: who has answered is asked again
      Given bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And 4 s pass
      When bob sends alice a snapshot of trade with:
        | state infos | bob |
      Then bob receives a state info request of alice after exactly 4 s

    Example: in each channel
      Given bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And alice has joined gold, which belongs to Org1
      Then bob receives 2 state info requests of alice within 4 s

    Example: in a channel of others than the first, which the node has left
      Given bob of Org1 is known to alice
      And carol of Org2 is known to alice
      And alice has joined gold, which belongs to Org1
      And the application of alice leaves gold
      And alice has joined trade, which belongs to Org2
      Then carol receives 2 state info requests of alice within 8 s

    Example: a request is for its own channel
      Given bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And 1 s passes
      And alice has joined gold, which belongs to Org1
      When 4 s pass
      Then the last state info request of alice to bob says:
        | MAC | of gold |

    Example: a new configuration does not begin the interval anew
      Given bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And 3 s pass
      When alice has joined trade, which belongs to Org1 and Org2
      Then bob receives a state info request of alice after exactly 1 s
