Feature: Blocks that are held

  What a node has taken in it holds for a while, so that others may pull it (BLOCKPULL).

  @BLOCK-6 @must @needs-channels
  Rule: BLOCK-6 A held block MUST be let go 100 pullIntervals after it came, or when it has fallen behind

  What is held is what a node offers to those who ask (BLOCKPULL-8). Once in every `pullInterval` the node looks which
  blocks are too old. A block that comes again while it is held is no younger for it. How far a block may fall behind, and
  for how long what was let go still refuses others, is told by ORDER-3.

  *Source: Fabric `gossip/gossip/channel/channel.go` (`blockMsgStore`), `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval         | 1s |
        | maxBlockCountToStore | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And bob sends alice a block of trade with:
        | number | 5 |

    Example: it is offered up to then
      Given 99 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives a digest for blocks of alice at once

    Example: it is not offered after that
      Given 102 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives 0 digests for blocks of alice within 900 ms

    Example: each block has a time of its own
      Given 50 s pass
      And bob sends alice a block of trade with:
        | number | 6 |
      And 52 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then the last digest for blocks of alice to dave says:
        | items | 6 |

    Example: a younger one is let go in its own time, too
      Given 50 s pass
      And bob sends alice a block of trade with:
        | number | 6 |
      And 102 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives 0 digests for blocks of alice within 900 ms

    Example: one that has fallen behind is not offered
      Given bob sends alice a block of trade with:
        | number | 16 |
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then the last digest for blocks of alice to dave says:
        | items | 16 |

    Example: of several that fall behind at once none is offered
      Given bob sends alice a block of trade with:
        | number | 6 |
      And bob sends alice a block of trade with:
        | number | 15 |
      And bob sends alice a block of trade with:
        | number | 17 |
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then the last digest for blocks of alice to dave says:
        | items | 15, 17 |

    Example: one that is as far behind as may be is offered
      Given bob sends alice a block of trade with:
        | number | 15 |
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then the last digest for blocks of alice to dave says:
        | items | 5, 15 |

    Example: what falls behind one that was pulled is not offered either
      Given 1 s passes
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 16                |
      And 1 s passes
      And bob sends alice an update for blocks of trade with:
        | nonce | that of her hello |
        | items | 16                |
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then the last digest for blocks of alice to dave says:
        | items | 16 |

    Example: a pulled one, too
      Given 1 s passes
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 7                 |
      And 1 s passes
      And bob sends alice an update for blocks of trade with:
        | nonce | that of her hello |
        | items | 7                 |
      And 102 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives 0 digests for blocks of alice within 900 ms

    Example: when it comes again its time does not begin anew
      Given 50 s pass
      And bob sends alice a block of trade with:
        | number | 5 |
      And 52 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives 0 digests for blocks of alice within 900 ms

    Example: what was let go makes no block old
      Given bob sends alice a block of trade with:
        | number | 30 |
      And 203 s pass
      When dave sends alice a block of trade with:
        | number | 3 |
      Then alice delivers it to her application

    Example: what was let go is taken when it comes again
      Given 203 s pass
      When dave sends alice a block of trade with:
        | number | 5 |
      Then alice delivers it to her application

    Example: it is let go again then
      Given 203 s pass
      And bob sends alice a block of trade with:
        | number | 5 |
      And 102 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives 0 digests for blocks of alice within 900 ms

    Example: a new configuration lets nothing go
      Given alice has joined trade, which belongs to Org1 and Org2
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives a digest for blocks of alice at once

    Example: in each channel
      Given bob and dave are in gold with alice, and it belongs to Org1
      And bob sends alice a block of gold with:
        | number | 7 |
      And 102 s pass
      When dave sends alice a hello for blocks of gold with:
        | nonce | 5 |
      Then dave receives 0 digests for blocks of alice within 900 ms

    Example: a block of the application is let go like any other
      Given alice's application gossips a block of trade
      And 102 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives 0 digests for blocks of alice within 900 ms

    Example: when its application gossips it again its time does not begin anew
      Given bob sends alice a block of trade with:
        | number | 1 |
      And 50 s pass
      And alice's application gossips a block of trade
      And 52 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives 0 digests for blocks of alice within 900 ms

    Example: when it comes by a pull again its time does not begin anew
      Given 50 s pass
      And dave sends alice an update for blocks of trade with:
        | items | 5 |
      And 52 s pass
      When dave sends alice a hello for blocks of trade with:
        | nonce | 5 |
      Then dave receives 0 digests for blocks of alice within 900 ms
