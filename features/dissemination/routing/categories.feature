Feature: Routing: categories

  A batch (EMIT-5) holds messages of many kinds. The node sorts them into five categories, and each category has a row
  in a table: to whom its messages may go, how many of those get them, and for how many messages one choice of
  receivers serves. `k` is `propagatePeerNum`, 3 by default. Only living peers count.

  How a message is sent once its receivers are known, the notes leave for later (`comm.Send`), and so does this
  feature: here it arrives, or its receiver is presumed dead (DISC-5).

  As the notes are read here (dialect `@documents`):

  | category | to whom | how many | chosen anew for each |
  | --- | --- | --- | --- |
  | block | own organization, in the channel | k | channel of the batch |
  | leadership | own organization, in the channel | all | channel of the batch |
  | state info | organizations of the channel | k | message |
  | org-restricted | own organization | k | batch |
  | rest: alive messages | everybody | k | message |

  As Fabric does it (dialect `@fabric`), otherwise the same:

  | category | to whom |
  | --- | --- |
  | state info | own organization; the organizations of the channel if its author has an external endpoint |
  | rest: alive messages | author of the own organization: everybody; of another one: that one and the own; unknown: nobody |

  In these examples bob, dave, erin and heidi are of alice's own organization, and heidi has no external endpoint; carol,
  frank and judy are of Org2, and judy has no external endpoint; grace is of Org3. Where a burst is one message everything
  goes out at once; and k is larger than the network, for chance is not the point here. The features beside this one tell
  of the draws, and of each category by itself.

  @ROUTE-1 @must
  Rule: ROUTE-1 Each message MUST be routed by the first category that it fits: block, leadership, state info, org-restricted, rest

  Blocks and leadership messages are restricted to the organization by their tag as well. They are routed as what they
  are, because those categories are tried first.

  The notes set four predicates, `isABlock`, `isAStateInfoMsg`, `isOrgRestricted` and `isLeadershipMsg`, and use them
  in another order: the order of use is what matters. They do not say what `isOrgRestricted` holds for. In the code
  that they read, as today, it holds for what has an org-only tag, and for an alive message of a peer of the node's
  own organization that names no external endpoint.

  *Source: notes, gossipBatch 0, gossipBatch 1 (`isABlock`, `isAStateInfoMsg`, `isOrgRestricted`, `isLeadershipMsg`),
  gossipBatch 2 (`gossipBatch` makes of `msgs`: `blocks`, `leadershipMsgs`, `stateInfoMsgs`, `orgMsgs`, `Others`);
  Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | erin  | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
        | frank | Org2         | yes               |
        | judy  | Org2         | no                |
        | grace | Org3         | yes               |

    @needs-channels
    Scenario Outline: of a channel, <message> reaches <receivers>
      Given bob, heidi and carol are in trade with alice, and it belongs to Org1 and Org2
      When alice's application gossips <message>
      Then <receivers> receive it at once
      And nobody else receives it within 1 s

      Examples: what belongs to a channel
        | message                       | receivers                                     |
        | a block of trade              | bob and heidi                                 |
        | a leadership message of trade | bob and heidi                                 |
        | a state info of trade         | bob, dave, erin, heidi, carol, frank and judy |

    Scenario Outline: <message> reaches <receivers>
      When alice's application gossips <message>
      Then <receivers> receive it at once
      And nobody else receives it within 1 s

      Examples: what is org-restricted
        | message                   | receivers                 |
        | an org message            | bob, dave, erin and heidi |
        | an alive message of heidi | bob, dave, erin and heidi |

      @documents
      Examples: the rest, as the notes have it
        | message                 | receivers                               |
        | an alive message        | bob, dave, erin, carol, frank and grace |
        | an alive message of bob | bob, dave, erin, carol, frank and grace |

      @fabric
      Examples: the rest, as Fabric does it
        | message                  | receivers                                            |
        | an alive message         | bob, dave, erin, heidi, carol, frank, judy and grace |
        | an alive message of bob  | bob, dave, erin, heidi, carol, frank, judy and grace |
        | an alive message of judy | bob, dave, erin, carol and frank                     |

    @documents
    Example: an alive message of another organization is of the rest, though it names no external endpoint
      Given alice's application gossips an alive message of heidi
      And bob, dave, erin and heidi have just received it
      When alice's application gossips an alive message of judy
      Then nobody receives it within 1 min

    Scenario Outline: once a peer names an external endpoint its alive messages are of the rest
      Given heidi sends alice an alive message of heidi with:
        | external endpoint | heidi.org1.example:7051 |
      When dave sends alice an alive message of heidi with:
        | external endpoint | heidi.org1.example:7051 |
      Then <receivers> receive it at once
      And nobody else receives it within 1 s

      @documents
      Examples: as the notes have it
        | receivers                                |
        | bob, erin, heidi, carol, frank and grace |

      @fabric
      Examples: as Fabric does it
        | receivers                                      |
        | bob, erin, heidi, carol, frank, judy and grace |

    Example: once a peer names no external endpoint any more its alive messages are org-restricted
      Given bob sends alice an alive message of bob with:
        | external endpoint | none |
      When dave sends alice an alive message of bob with:
        | external endpoint | none |
      Then bob, erin and heidi receive it at once
      And nobody else receives it within 1 s

  @ROUTE-2 @must @needs-channels
  Rule: ROUTE-2 Each channel of a batch MUST be routed by itself, and what belongs to an unknown channel be dropped

  A batch may hold messages of several channels; each goes to the peers of its own channel. A block or a leadership
  message of a channel that the node is not in goes nowhere. Only a state info of such a channel is passed on, once
  (STORE-6), to the own organization. Its author must have signed it, and a peer of the own organization must have
  sent it, whoever wrote it. One that was not passed on is not kept: when it comes again, from a peer of the own
  organization, it is passed on.

  *Source: notes, gossipBatch 2 (`blocks`, `stateInfoMsgs`), gossipBatch 3.1 (`gossipInChan`), gossipBatch 3.2
  (`stateInfoMsgs`); Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 2  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob is in trade with alice, and it belongs to Org1
      And dave is in gold with alice, and it belongs to Org1

    Scenario Outline: in one batch with <first>, <second> goes to its own channel
      Given alice has just emitted
      And alice's application gossips <first>
      When alice's application gossips <second>
      Then <receiver> receives it at once
      And nobody else receives it within 1 s

      Examples: two channels, either first
        | first                         | second                        | receiver |
        | a block of trade              | a block of gold               | dave     |
        | a block of gold               | a block of trade              | bob      |
        | a leadership message of trade | a leadership message of gold  | dave     |
        | a leadership message of gold  | a leadership message of trade | bob      |

    Scenario Outline: in one batch with <first>, <second> goes to the organizations of its own channel
      Given carol of Org2 is known to alice
      And alice has joined silver, which belongs to Org1 and Org2
      And alice has just emitted
      And alice's application gossips <first>
      When alice's application gossips <second>
      Then <receivers> receive it at once
      And nobody else receives it within 1 s

      Examples: state infos of two channels, either first
        | first                  | second                 | receivers                 |
        | a state info of trade  | a state info of silver | bob, dave, erin and carol |
        | a state info of silver | a state info of trade  | bob, dave and erin        |

    Scenario Outline: <message> of an unknown channel is dropped
      Given alice has just emitted
      And alice's application gossips <known>
      And 10 ms pass
      And bob has just received it
      When alice's application gossips <message>
      Then nobody receives it within 1 min

      Examples: what needs a channel
        | message                        | known                         |
        | a block of silver              | a block of trade              |
        | a leadership message of silver | a leadership message of trade |

    Example: blocks that a peer sends of a known channel are delivered
      When dave sends alice 2 blocks of gold
      Then alice delivers them to her application

    Example: blocks that a peer sends of an unknown channel are neither passed on nor delivered
      When dave sends alice 2 blocks of silver
      Then nobody receives them within 1 min
      And alice delivers none of them to her application

    Scenario Outline: a leadership message that a peer sends of <a channel> is <what> the application
      When dave sends alice a leadership message of <channel>
      Then alice delivers <amount> to her application

      Examples: known and unknown
        | a channel             | channel | what             | amount     |
        | a known channel       | gold    | delivered to     | it         |
        | an unknown channel    | silver  | not delivered to | none of it |

    Example: a state info of an unknown channel goes to the own organization
      Given carol of Org2 is known to alice
      And alice has just emitted
      When dave sends alice a state info of silver
      Then bob and erin receive it after exactly 10 ms
      And carol receives nothing of it within 1 s

    Example: so does one by which its author leaves
      Given alice has just emitted
      When dave sends alice a state info of dave in silver with:
        | left | yes |
      Then bob and erin receive it after exactly 10 ms

    Example: the same state info of an unknown channel is not passed on again
      Given alice has just emitted
      And dave sends alice a state info of silver
      And 10 ms pass
      And bob and erin have just received it
      When dave sends alice the same again
      Then bob and erin receive nothing of it within 1 s

    Scenario Outline: a state info by <author> that comes from another organization is not passed on
      Given carol of Org2 is known to alice
      And alice has just emitted
      And dave sends alice a state info of silver
      And 10 ms pass
      And bob has just received it
      When carol sends alice a state info of silver by <author>
      Then bob, dave and erin receive nothing of it within 1 min

      Examples: it is the sender that counts
        | author |
        | carol  |
        | erin   |

    Example: that it came from another organization does not keep it from being passed on
      Given carol of Org2 is known to alice
      And alice has just emitted
      And carol sends alice a state info of silver
      And 10 ms pass
      When dave sends alice the same again
      Then bob and erin receive it after exactly 10 ms

    Example: a state info by an author of another organization is passed on if a peer of the own one sends it
      Given carol of Org2 is known to alice
      And alice has just emitted
      When dave sends alice a state info of silver by carol
      Then bob and erin receive it after exactly 10 ms
      And carol receives nothing of it within 1 s

    Example: a state info of an unknown channel that its author has not signed is not passed on
      When bob sends alice a state info of bob in silver with:
        | signature | forged |
      Then dave and erin receive nothing of it within 1 min

    Example: a state info by an author whose identity is not known is not passed on
      Given kate of Org1 can be dialled
      When dave sends alice a state info of silver by kate
      Then bob and erin receive nothing of it within 1 min

    Scenario Outline: a state info of an unknown channel <encoding> is passed on as it came
      Given alice has just emitted
      When dave sends alice a state info of bob in silver with:
        | encoding | <encoding> |
      Then erin receives it after exactly 10 ms
      And erin received it unchanged

      Examples: bytes that no encoder would have written
        | encoding                 |
        | with an unknown field    |
        | in another order         |
        | with a long number       |
        | with an explicit default |

    Example: the connection that it came on stays
      Given alice has just emitted
      When bob sends alice a block of silver
      Then the connection of bob stays open for 1 min
