Feature: What no peer can do

  Whatever a peer sends, a node goes on. Bytes that do not decode are a sign that the two do not speak one language: there
  is no use in hearing more of them. What decodes and still makes no sense is left lying.

  @ROBUST-1 @must @needs-channels
  Rule: ROBUST-1 Bytes that do not decode MUST end the connection that they came on, and nothing else

  That is the envelope that came, or the payload in it. What does not decode inside a message is dropped, alone or with the
  rest of it: DISC-20, CHAN-10, BLOCKPULL-6 and IDPULL-4 tell. The peer goes on being a living member.

  *Source: Fabric `gossip/comm/conn.go`, 1.4 since 1.4.7, 2.2 and later.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob, dave and erin are in trade with alice, and it belongs to Org1

    Example: the connection that they came on ends
      When bob sends alice an undecodable message
      Then alice closes the connection to bob at once

    Example: the others go on
      Given bob sends alice an undecodable message
      When dave sends alice a block of trade
      Then alice delivers it to her application
      And erin receives it at once
      And the connections of dave and erin stay open for 1 min

    Example: who connects again is heard
      Given bob sends alice an undecodable message
      And bob of Org1 connects to alice
      When bob sends alice a block of trade
      Then alice delivers it to her application
      And dave and erin receive it at once

    Example: whoever sent them is a living member as before
      Given bob sends alice an undecodable message
      Then alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | alive |

    Example: who connects again gets what it got before
      Given bob sends alice an undecodable message
      And bob of Org1 connects to alice
      When alice's application gossips a block of trade
      Then bob, dave and erin receive it at once

  @ROBUST-2 @must @needs-channels @robustness
  Rule: ROBUST-2 A message that is incomplete, oversized, nested wrongly or holds entries of the wrong kind MUST be dropped

  A peer that is authentic may be broken, or mean harm: its signature says who it is, and not that what it says can be used.
  So a node looks whether all is there that it is going to use, before it uses any of it, signed or not. Dropped means:
  nothing is delivered, kept, passed on, answered or dialled, and the connection stays. In a list of entries those before a
  bad one count (DISC-20, CHAN-10), but of an update none does (BLOCKPULL-6, IDPULL-4). Oversized is what has more than 100 MiB:
  it ends its stream (WIRE-4), and no example here sends it. Incomplete is what lacks one of these:

  | what | must have |
  | --- | --- |
  | any message | one of the kinds that it may be of |
  | alive message, alone or inside another message | a PKI-ID, a time |
  | membership request | an alive message |
  | state info, alone or in a snapshot | a PKI-ID, a time, a MAC, properties |
  | request for state infos | a MAC |
  | leadership message | a PKI-ID, a time |
  | block, alone or in an update | a payload |
  | identity in an update | a PKI-ID, a certificate |

  A state info without a MAC is of no channel, known or not. Numbers that are left out are 0, and texts empty.

  The messages are made from the wire format: sound ones of each kind, of which one to three fields are left out, repeated,
  cut off, lengthened, stretched, put in the place of another, given the largest numbers that there are, nested within
  themselves, or of another kind; half of them signed anew. Which of these must be dropped the suite tells by the rules. The
  seed of the run draws them. An implementation that is not the reference gets none, unless its owner asks for it:
  `gossip-tck run --robustness 100`, so many for each example.

  *Source: Fabric `gossip/protoext`, `gossip/comm/comm_impl.go` and whoever handles a kind; what must be there is said by no
  one file.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob, dave and erin of Org1 are known to alice
      And bob, dave and erin are in trade with alice, and it belongs to Org1
      And heidi of Org1 can be dialled

    Scenario Outline: of malformed <what> nothing comes
      When bob sends alice malformed <what>
      Then nothing comes of them within 1 min

      Examples: dropped
        | what                          |
        | alive messages by heidi       |
        | alive messages by dave        |
        | membership requests           |
        | membership responses by heidi |
        | blocks                        |
        | state infos by dave           |
        | state info requests           |
        | snapshots by dave             |
        | leadership messages by dave   |
        | hellos                        |
        | digests                       |
        | requests                      |
        | updates by heidi              |
        | org messages by heidi         |
        | second handshakes             |

    Scenario Outline: after malformed <what> the sender is heard as before
      Given bob sends alice malformed <what>
      When bob sends alice a block of trade
      Then alice delivers it to her application
      And dave and erin receive it at once
      And the connections of bob, dave and erin stay open for 1 min

      Examples: dropped
        | what                          |
        | alive messages by heidi       |
        | alive messages by dave        |
        | membership requests           |
        | membership responses by heidi |
        | blocks                        |
        | state infos by dave           |
        | state info requests           |
        | snapshots by dave             |
        | leadership messages by dave   |
        | hellos                        |
        | digests                       |
        | requests                      |
        | updates by heidi              |
        | org messages by heidi         |
        | second handshakes             |

    Scenario Outline: malformed <what> change nothing in what is told to others
      When bob sends alice malformed <what>
      Then alice answers a membership request of bob with:
        | peer | as    |
        | dave | alive |
        | erin | alive |

      Examples: dropped
        | what                          |
        | alive messages by heidi       |
        | membership responses by heidi |
        | updates by heidi              |
        | membership requests           |

  @ROBUST-3 @should @documents @needs-channels
  Rule: ROBUST-3 No table that a peer can fill SHOULD grow without bound

  Whatever is kept because a peer said so is kept up to a number only, and what came first goes first; of the missing items
  of a pull, which are soon over, what came last is not heard. The numbers are this suite's own, far above what any network
  needs. A node should keep no more. It may keep fewer; of nonces and of missing items a hundred at least.

  - 1,000 nonces of hellos that a request may still come for, of each exchange; the examples below show it
  - 1,000 missing items of a pull: what is offered beyond these is not heard; who offers one twice offers it once
  - 1,000 streams that were opened to a node and have not said whose they are
  - 10,000 identities; the least recently used goes first, and its connection with it (IDENT-7). Never the node's own
  - 10,000 dead peers; who died first is erased, as by DISC-12
  - 10,000 state infos of a channel, and as many messages in each store of what was passed on, delivered or heard once
  - blocks: as many as ORDER-3 and BLOCK-6 allow

  What waits to be sent to a peer is bound by `sendBuffSize`, and what waits for an emission by the burst size. Only the
  application can make a node begin introductions, join channels or know organizations. What takes ten thousand peers, each
  with an identity of its own, or streams that say nothing, is too much for an example: the reference's own tests fill those.

  *Source: none; Fabric bounds its buffers and its blocks, and none of the others.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | pullInterval   | 10s |
        | digestWaitTime | 2s  |
      And bob and dave of Org1 are known to alice

    Example: a hello that many others came after is answered no more
      Given bob sends alice a hello for identities with:
        | nonce | 1 |
      And dave sends alice a hello for identities with:
        | nonce | 2 to 1001 |
      When bob sends alice a request for identities with:
        | nonce | 1     |
        | items | alice |
      Then bob receives 0 updates for identities of alice within 1 s

    Example: a hello that a hundred others came after is answered
      Given bob sends alice a hello for identities with:
        | nonce | 1 |
      And dave sends alice a hello for identities with:
        | nonce | 2 to 101 |
      When bob sends alice a request for identities with:
        | nonce | 1     |
        | items | alice |
      Then bob receives an update for identities of alice at once

    Example: so is the hundredth but last of many
      Given dave sends alice a hello for identities with:
        | nonce | 1 to 1001 |
      When dave sends alice a request for identities with:
        | nonce | 902   |
        | items | alice |
      Then dave receives an update for identities of alice at once

    Example: whoever says hello after many others is answered
      Given dave sends alice a hello for identities with:
        | nonce | 1 to 1001 |
      And bob sends alice a hello for identities with:
        | nonce | 1002 |
      When bob sends alice a request for identities with:
        | nonce | 1002  |
        | items | alice |
      Then bob receives an update for identities of alice at once

    Example: a hello for blocks that many others came after is answered no more
      Given bob and dave are in trade with alice, and it belongs to Org1
      And bob sends alice a block of trade with:
        | number | 4 |
      And bob sends alice a hello for blocks of trade with:
        | nonce | 1 |
      And dave sends alice a hello for blocks of trade with:
        | nonce | 2 to 1001 |
      When bob sends alice a request for blocks of trade with:
        | nonce | 1 |
        | items | 4 |
      Then bob receives 0 updates for blocks of alice within 1 s

    Example: those for blocks take no place of those for identities
      Given bob and dave are in trade with alice, and it belongs to Org1
      And bob sends alice a hello for identities with:
        | nonce | 1 |
      And dave sends alice a hello for blocks of trade with:
        | nonce | 2 to 1001 |
      When bob sends alice a request for identities with:
        | nonce | 1     |
        | items | alice |
      Then bob receives an update for identities of alice at once

    Example: of more than a thousand missing blocks it hears no more
      Given bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1 to 1000         |
      When dave sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1001              |
      Then dave receives 0 requests for blocks of alice within 3 s

    Example: in the next pull it does
      Given bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1 to 1000         |
      And 10 s pass
      When dave sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1001              |
      Then dave receives 1 request for blocks of alice within 3 s

    Example: of a hundred it does
      Given bob and dave are in trade with alice, and it belongs to Org1
      And 10 s pass
      And bob sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 1 to 100          |
      When dave sends alice a digest for blocks of trade with:
        | nonce | that of her hello |
        | items | 101               |
      Then dave receives 1 request for blocks of alice within 3 s
