Feature: Pulling blocks: hellos and digests

  Not every block reaches every member by being pushed. What a node lacks it asks for: it says hello, hears digests of
  what others have, requests what is missing, and gets it in an update.

  @BLOCKPULL-1 @must @needs-channels
  Rule: BLOCKPULL-1 Every pullInterval, the first time after one, the node MUST say hello to min(pullPeerNum, n) of the eligible peers

  They are drawn at random, anew each time. Each hello has a random nonce of its own, by which its digests are known. In each
  channel the node pulls for itself. Intervals run from the join, and a new configuration does not begin them anew.

  *Source: Fabric `gossip/gossip/algo/pull.go`, `gossip/gossip/channel/channel.go`, all versions.*

    Example: with fewer peers than pullPeerNum to all of them
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
        | pullPeerNum  | 3  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      Then bob and dave receive 2 hellos for blocks of alice within 8 s

    Example: with more peers than pullPeerNum to so many of them
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
        | pullPeerNum  | 2  |
      And bob, dave, erin and heidi of Org1 are known to alice
      And bob, dave, erin and heidi are in trade with alice, and it belongs to Org1
      Then exactly 2 of bob, dave, erin and heidi receive a hello for blocks of alice within 4 s

    Example: every choice of them is equally likely
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
        | pullPeerNum  | 2  |
      And bob, dave, erin and heidi of Org1 are known to alice
      And bob, dave, erin and heidi are in trade with alice, and it belongs to Org1
      Then every choice of 2 of bob, dave, erin and heidi for a hello for blocks of alice is equally likely within 20 min

    Example: who is not eligible takes no place of those who are
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
        | pullPeerNum  | 1  |
      And bob, dave, erin, heidi and kate of Org1 are known to alice
      And bob is in trade with alice, and it belongs to Org1
      Then bob receives 5 hellos for blocks of alice within 20 s

    Example: as well while digests of the hello before are waited for
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 4s |
        | digestWaitTime | 9s |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      Then bob receives 3 hellos for blocks of alice within 12 s

    Example: who comes after an interval in which there was nobody
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
      And bob of Org1 is known to alice
      And alice has joined trade, which belongs to Org1
      And 5 s pass
      When bob has published a state info of trade
      Then bob receives 2 hellos for blocks of alice within 8 s

    Example: not before one pullInterval
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      Then bob receives 0 hellos for blocks of alice within 3999 ms

    Example: a hello is for one channel
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      When 4 s pass
      Then the last hello for blocks of alice to bob says:
        | channel | trade        |
        | tag     | chan-and-org |

    Example: in two channels there are two pulls
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And bob is in gold with alice, and it belongs to Org1
      Then bob receives 2 hellos for blocks of alice within 4 s

    Example: intervals run from the join
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
      And bob of Org1 is known to alice
      And 1 s passes
      When bob is in trade with alice, and it belongs to Org1
      Then bob receives a hello for blocks of alice after exactly 4 s

    Example: a new configuration does not begin them anew
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And 3 s pass
      When alice has joined trade, which belongs to Org1 and Org2
      Then bob receives a hello for blocks of alice after exactly 1 s

  @BLOCKPULL-2 @must @needs-channels
  Rule: BLOCKPULL-2 Eligible MUST be living peers of the node's own organization that are in the channel, and nobody else

  They are the peers that blocks are pushed to as well (BLOCK-1). Of anybody who is not of the own organization and in the
  channel digests and updates are not taken, either.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`eligibleForChannelAndSameOrg`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval | 4s |
        | pullPeerNum  | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | erin  | Org1         | yes               |
        | carol | Org2         | yes               |
      And bob, dave and carol are in trade with alice, and it belongs to Org1 and Org2

    Example: not peers of other organizations, and not those that have published nothing
      Then bob and dave receive 1 hello for blocks of alice within 4 s
      And carol and erin receive 0 hellos for blocks of alice within 4 s

    Example: a peer that has died is not asked
      Given dave is gone
      And alice's application gossips a block of trade
      When 5 s pass
      Then bob receives 1 hello for blocks of alice within 4 s
      And dave receives 0 hellos for blocks of alice within 4 s

    Example: one that has died and lives again is
      Given dave is gone
      And alice's application gossips a block of trade
      And 5 s pass
      And dave is back
      When dave of Org1 is known to alice
      Then bob and dave receive 1 hello for blocks of alice within 4 s

    Example: who has published a state info of another channel only is not asked
      Given alice has joined gold, which belongs to Org1
      And erin has published a state info of gold
      Then bob receives 1 hello for blocks of alice within 4 s
      And erin receives a hello for blocks of alice after exactly 4 s
      And the last hello for blocks of alice to erin says:
        | channel | gold |

    Example: who becomes a member later is asked from then on
      Given 5 s pass
      And erin has published a state info of trade
      Then bob, dave and erin receive 1 hello for blocks of alice within 4 s

    Example: updates of others are not taken
      When carol sends alice an update for blocks of trade with:
        | items | 5 |
      Then alice delivers none of it to her application

    Example: what a peer that is not in the channel gives is not taken
      When erin sends alice an update for blocks of trade with:
        | items | 5 |
      Then alice delivers none of it to her application

  @BLOCKPULL-3 @must @needs-channels
  Rule: BLOCKPULL-3 Digests MUST be heard for digestWaitTime after the hello, under its nonce; later ones and other nonces MUST NOT

  The hello is that of BLOCKPULL-1. What was offered in that time is looked at together when it ends (BLOCKPULL-4). Whether
  a digest counts that another peer sends than the one that the hello went to is left to the node.

  *Source: Fabric `gossip/gossip/algo/pull.go` (`OnDigest`), all versions.*

    Example: within that time
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass
      And 1900 ms pass
      When bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      Then bob receives 1 request for blocks of alice within 1 s

    Example: after that time
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass
      And 2100 ms pass
      When bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      Then bob receives 0 requests for blocks of alice within 7 s

    Example: with another nonce
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass
      When bob sends alice a digest for blocks of trade with:
        | nonce | 7 |
        | items | 1 |
      Then bob receives 0 requests for blocks of alice within 7 s

    Example: in the next pull the new nonce is good
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      And 10 s pass
      When dave sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 2                 |
      Then dave receives 1 request for blocks of alice within 3 s

    Example: in the next pull the old nonce is no good
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass
      And bob sends alice a hello for blocks of trade with:
        | nonce | that of her hello |
      And 10 s pass
      When bob sends alice a digest for blocks of trade with:
        | nonce | that of the hello |
        | items | 1                 |
      Then bob receives 0 requests for blocks of alice within 3 s

    Example: what two digests of one peer offer adds up
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 2                 |
      When 2 s pass
      Then the last request for blocks of alice to bob says:
        | items | 1, 2 |

    Example: a new configuration in between ends no such time
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob of Org1 is known to alice
      And bob is in trade with alice, and it belongs to Org1
      And 10 s pass
      And alice has joined trade, which belongs to Org1 and Org2
      When bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      Then bob receives 1 request for blocks of alice within 3 s

    Example: that time may be longer than a pullInterval
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 4s |
        | digestWaitTime | 6s |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And 5 s pass
      When bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1                 |
      Then bob receives a request for blocks of alice after exactly 5 s
