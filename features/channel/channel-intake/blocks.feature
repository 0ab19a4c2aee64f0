Feature: Blocks that come in

  A block is no peer's word: it is worth what is in it. Each is verified, delivered once, passed on once, and held for
  those who ask for it later.

  @BLOCK-3 @must @needs-channels
  Rule: BLOCK-3 A block MUST be dropped unless it verifies and the number that it is sent under is the one inside

  Whether it verifies the node asks its message crypto service, with the number that the sender claims and the bytes of
  the block. A block that was dropped leaves nothing behind.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`verifyBlock`), `internal/peer/gossip/mcs.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1    |
        | propagatePeerNum        | 10   |
        | maxBlockCountToStore    | 10   |
        | pullInterval            | 1s   |
      And bob, dave and erin of Org1 are known to alice
      And bob, dave and erin are in trade with alice, and it belongs to Org1

    Scenario Outline: one of the number <number> that verifies
      When bob sends alice a block of trade with:
        | number        | <number> |
        | number inside | <number> |
      Then alice delivers it to her application
      And dave and erin receive it at once

      Examples: the first one of a channel has the number 0
        | number |
        | 5      |
        | 0      |

    Example: one that does not verify
      When bob sends alice a block of trade with:
        | number | invalid |
      Then alice delivers none of it to her application
      And nobody receives it within 1 min

    Example: one of another channel that does not verify
      Given bob is in gold with alice, and it belongs to Org1
      When bob sends alice a block of gold with:
        | number | invalid |
      Then alice delivers none of it to her application

    @needs-checks-block-numbers
    Example: one that has another number inside
      When bob sends alice a block of trade with:
        | number        | 5 |
        | number inside | 6 |
      Then alice delivers none of it to her application
      And nobody receives it within 1 min

    @needs-checks-block-numbers
    Example: the true one is taken after the false one
      Given bob sends alice a block of trade with:
        | number        | 5 |
        | number inside | 6 |
      When dave sends alice a block of trade with:
        | number | 5 |
      Then alice delivers it to her application
      And bob and erin receive it at once

    @needs-checks-block-numbers
    Example: what verified under its own number does not verify under another one
      Given bob sends alice a block of trade with:
        | number | 5 |
      When dave sends alice a block of trade with:
        | number        | 7 |
        | number inside | 5 |
      Then alice delivers none of it to her application

    @needs-checks-block-numbers
    Example: a false one is not taken after the true one that was let go
      Given bob sends alice a block of trade with:
        | number | 5 |
      And 203 s pass
      When bob sends alice a block of trade with:
        | number        | 5 |
        | number inside | 6 |
      Then alice delivers none of it to her application

    Scenario Outline: one that does not verify makes no block old, and no block of <peer>
      Given bob sends alice a block of trade with:
        | number | invalid |
      When <peer> sends alice a block of trade with:
        | number | 5 |
      Then alice delivers it to her application

      Examples: the same peer, and another one
        | peer |
        | bob  |
        | dave |

    Example: one that a peer of another organization sends, and that does not verify
      Given carol of Org2 is known to alice
      And alice has joined trade, which belongs to Org1 and Org2
      When carol sends alice a block of trade with:
        | number | invalid |
      Then alice delivers none of it to her application

    Example: the connection that it came on stays
      When bob sends alice a block of trade with:
        | number | invalid |
      Then the connection of bob stays open for 1 min

  @BLOCK-4 @must @needs-channels
  Rule: BLOCK-4 A block MUST be delivered once and passed on once while it is remembered, however often and from whomever it comes

  How long a block is remembered is told by ORDER-3, to whom it is passed on by BLOCK-1 and BLOCK-2.

  *Source: Fabric `gossip/gossip/channel/channel.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | erin  | Org1         | yes               |
        | carol | Org2         | yes               |
      And bob, dave and carol are in trade with alice, and it belongs to Org1 and Org2
      And bob sends alice a block of trade with:
        | number | 5 |

    Scenario Outline: from <sender>
      When <sender> sends alice a block of trade with:
        | number | 5 |
      Then alice delivers none of it to her application
      And nobody receives it within 1 min

      Examples: the same peer, another one, and one of another organization
        | sender |
        | bob    |
        | dave   |
        | carol  |

    Example: by a pull
      When dave sends alice an update for blocks of trade with:
        | items | 5 |
      Then alice delivers none of it to her application

    Example: the block of the same number of another channel is another block
      Given alice has joined gold, which belongs to Org1
      When bob sends alice a block of gold with:
        | number | 5 |
      Then alice delivers it to her application

    Example: one that a peer of another organization has sent before
      Given carol sends alice a block of trade with:
        | number | 6 |
      When carol sends alice the same again
      Then alice delivers none of it to her application

    Example: one that the application has gossiped before
      Given alice's application gossips a block of trade
      And bob and dave have just received it
      When dave sends alice the same again
      Then alice delivers none of it to her application
      And nobody receives it within 1 min

    Example: one that is in an update twice
      When dave sends alice an update for blocks of trade with:
        | items | 6, 6 |
      Then alice delivers it to her application

  @BLOCK-5 @must @needs-channels
  Rule: BLOCK-5 A block from a peer of another organization of the channel MUST be taken, and passed on within the own organization only

  The peer need not have published a state info.

  *Source: Fabric `gossip/gossip/channel/channel.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | carol | Org2         | yes               |
        | judy  | Org2         | yes               |
      And bob and judy are in trade with alice, and it belongs to Org1 and Org2

    Example: it is delivered, and spread among members of the own organization
      When carol sends alice a block of trade
      Then alice delivers it to her application
      And bob receives it at once
      And nobody else receives it within 1 min

    Example: so is each that comes after it
      Given carol sends alice a block of trade
      And bob has just received it
      When carol sends alice a block of trade
      Then alice delivers it to her application
      And bob receives it at once

  @BLOCK-7 @must @needs-channels
  Rule: BLOCK-7 The application's own block MUST be passed on even if it is held already

  The application is taken at its word each time, also if the block has fallen behind (ORDER-3). To whom the block
  goes is told by BLOCK-1 and BLOCK-2.

  *Source: Fabric `gossip/gossip/gossip_impl.go` (`Gossip`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob, dave and erin are in trade with alice, and it belongs to Org1

    Example: a block that a peer has pushed
      Given bob sends alice a block of trade with:
        | number | 1 |
      And dave and erin have just received it
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once

    Example: it is held as well as one that was pushed
      Given alice's application gossips a block of trade
      When bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then the last digest for blocks of alice to bob says:
        | items | 1 |

    Example: a block that has fallen behind
      Given bob sends alice a block of trade with:
        | number | 500 |
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once
