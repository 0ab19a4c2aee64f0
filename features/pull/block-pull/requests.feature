Feature: Pulling blocks: who gives

  Who was told in a digest what there is may request it for a while (BLOCKPULL-8), and is given what is still held.

  @BLOCKPULL-10 @must @needs-channels
  Rule: BLOCKPULL-10 A request MUST be answered if its nonce is that of a hello of at most requestWaitTime ago, and else not

  The hello is one of the same channel, whoever of those that may pull has said it, and whether there was something to offer or
  not: what has come since is given as well. From which of two hellos under one nonce the time runs is left to the node: in
  Fabric from the first.

  *Source: Fabric `gossip/gossip/algo/pull.go` (`OnReq`), all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | requestWaitTime | 1500ms |
        | digestWaitTime  | 3s     |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And bob sends alice a block of trade with:
        | number | 4 |

    Example: within that time
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And 1400 ms pass
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives an update for blocks of alice at once

    Example: after that time
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And 1600 ms pass
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s

    Example: under another nonce
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 6 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s

    Example: more than once within that time
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      And 1 s passes
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives an update for blocks of alice at once

    Example: whoever of those that may pull has said the hello
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When dave sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then dave receives an update for blocks of alice at once

    Scenario Outline: a request is answered though <what>
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And 1 s passes
      And dave sends alice a hello for blocks of trade with:
        | nonce | 6 |
      And <time> pass
      When bob sends alice a request for blocks of trade with:
        | nonce | <nonce> |
        | items | 4       |
      Then bob receives an update for blocks of alice at once

      Examples: each hello has a time of its own
        | what                                 | time    | nonce |
        | a later hello has come since         | 400 ms  | 5     |
        | the time of an earlier hello is over | 1400 ms | 6     |

    Example: a hello for identities opens nothing
      Given bob sends alice a hello for identities with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s

    Example: a nonce of long ago may be used again
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And 5 s pass
      And bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives an update for blocks of alice at once

    Example: a hello that nothing was offered to counts as well
      Given bob is in gold with alice, and it belongs to Org1
      And bob sends alice a hello for blocks of gold with:
        | nonce | 5 |
      And bob sends alice a block of gold with:
        | number | 4 |
      When bob sends alice a request for blocks of gold with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives an update for blocks of alice at once

    Example: a hello in another channel opens nothing
      Given bob and dave are in gold with alice, and it belongs to Org1
      And bob sends alice a hello for blocks of gold with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s

    Example: that time runs from the hello, not from a request
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And 1 s passes
      And bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      And 1 s passes
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 3 s

    Example: a new configuration in between forgets no hello
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And alice has joined trade, which belongs to Org1 and Org2
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives an update for blocks of alice at once

  @BLOCKPULL-11 @must @needs-channels
  Rule: BLOCKPULL-11 The update MUST hold what was requested and is held, and nothing else; with nothing left there MUST be none

  Which requests are answered is told by BLOCKPULL-9 and BLOCKPULL-10. The update goes to the peer at once, and not with a
  batch.

  *Source: Fabric `gossip/gossip/algo/pull.go` (`OnReq`), all versions.*

    Background:
      Given a quiet alice of Org1
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1
      And alice's application gossips 3 blocks of trade

    Example: some of what was offered
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5    |
        | items | 1, 3 |
      Then the last update for blocks of alice to bob says:
        | items   | 1, 3              |
        | nonce   | that of the hello |
        | channel | trade             |
        | tag     | chan-and-org      |

    Example: one request after the other, each of something else
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      And bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 1 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5    |
        | items | 2, 3 |
      Then the last update for blocks of alice to bob says:
        | items | 2, 3 |

    Example: of many each is given
      Given alice's application gossips 8 blocks of trade
      And bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5                                 |
        | items | 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 |
      Then the last update for blocks of alice to bob says:
        | items | 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 |

    Example: what is not held is left out
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5       |
        | items | 2, 4, x |
      Then the last update for blocks of alice to bob says:
        | items | 2 |

    Scenario Outline: what is held in <other> is not given in <channel>
      Given bob is in gold with alice, and it belongs to Org1
      And bob sends alice a block of gold with:
        | number | 7 |
      And bob sends alice a hello for blocks of <channel> with:
        | nonce | 5 |
      When bob sends alice a request for blocks of <channel> with:
        | nonce | 5    |
        | items | 2, 7 |
      Then the last update for blocks of alice to bob says:
        | items | <items> |

      Examples: either way
        | other | channel | items |
        | gold  | trade   | 2     |
        | trade | gold    | 7     |

    Example: with nothing left there is no update
      Given bob sends alice a hello for blocks of trade with:
        | nonce | 5 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 5 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 5 s
