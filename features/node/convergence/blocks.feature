Feature: Many nodes: where blocks come to

  A block is pushed to a few peers only, and each of them pushes it to a few. What the push leaves out a pull brings. Both
  together bring every block to every node that it is for, whatever the network loses; and to nobody else.

  @CONV-3 @must @needs-several-subjects @needs-channels
  Rule: CONV-3 A block that is pushed at one node MUST be delivered once by each other node of its organization in the channel

  The push takes no time but that of the emitter, and reaches all if propagatePeerNum is no less than the number of the
  others (BLOCK-2, BLOCK-4). Of many it misses a few: of ten nodes with three receivers each about one in fourteen.
  Each pull asks pullPeerNum members of the organization (BLOCKPULL-1, BLOCKPULL-2), and what one of them holds comes
  digestWaitTime later (BLOCKPULL-4). It brings nothing only if none of these has the block. If the push has left out four
  of ten, which is rare, each of them asks just the other three once in 84 times; and for the next pull to bring nothing
  there have to be four again. After two pullIntervals and digestWaitTime nobody is left, but for one time in far more
  than a million. That holds if a pull is over before the next one begins, as it is with the values that settings have by
  default: digestWaitTime and responseWaitTime together are no longer than pullInterval.

  If 5 in a hundred messages are lost a pull brings nothing one time in ten, whomever it asks: the request goes to one
  peer. Then the next pull brings it. Seven in a row bring nothing one time in ten millions.

  All that holds of nodes that are members to each other, which they are nine pullIntervals and six requestStateInfoIntervals
  after they meet (CONV-1, CHAN-8). Who was cut off and is alive again, which takes a reconnectInterval (CONV-2), has the
  block a pull later.

  *Source: no sentence of the notes or of Fabric: it follows from BLOCK-1, BLOCK-2, BLOCK-4 and BLOCKPULL-1 to BLOCKPULL-8.*

    Example: by the push alone, if there are no more than it reaches
      Given these nodes of trade meet:
        | nodes  | organization | bootstrap |
        | alice  | Org1         |           |
        | 3 more | Org1         | alice     |
      And 5 s pass
      When alice's application gossips a block of trade
      And 10 ms pass
      Then each node but alice delivers it to her application

    Example: by push and pull among ten nodes
      Given these nodes of trade meet:
        | nodes  | organization | bootstrap |
        | alice  | Org1         |           |
        | 9 more | Org1         | alice     |
      And 60 s pass
      When alice's application gossips 5 blocks of trade
      And 9 s pass
      Then each node but alice delivers them to her application

    @needs-rough-network
    Example: over a network that is slow and loses messages
      Given these nodes of trade meet:
        | nodes  | organization | bootstrap | pullInterval | digestWaitTime | responseWaitTime | publishStateInfoInterval | requestStateInfoInterval |
        | alice  | Org1         |           | 1s           | 300ms          | 500ms            | 1s                       | 1s                       |
        | 5 more | Org1         | alice     | 1s           | 300ms          | 500ms            | 1s                       | 1s                       |
      And 15 s pass
      And the network between nodes has:
        | latency | up to 100 ms |
        | loss    | 5 %          |
      When alice's application gossips a block of trade
      And 7.5 s pass
      Then each node but alice delivers it to her application

    @needs-rough-network
    Example: by pull alone, where one was cut off when it was pushed
      Given these nodes of trade meet:
        | nodes           | organization | bootstrap | pullInterval | digestWaitTime | responseWaitTime | reconnectInterval | publishStateInfoInterval | requestStateInfoInterval |
        | alice           | Org1         |           | 1s           | 100ms          | 500ms            | 2s                | 1s                       | 1s                       |
        | anna and 2 more | Org1         | alice     | 1s           | 100ms          | 500ms            | 2s                | 1s                       | 1s                       |
      And 15 s pass
      And the network between nodes has:
        | cut off | anna |
      And alice's application gossips a block of trade
      And 1 s passes
      When the network between nodes has:
        | cut off | nobody |
      And 3.1 s pass
      Then each node but alice delivers it to her application

  @CONV-4 @must @needs-several-subjects @needs-channels
  Rule: CONV-4 A block MUST never come to anybody who is not in its channel or not of the organization of the node where it was pushed

  Neither the push (BLOCK-1, BLOCK-5) nor the pull (BLOCKPULL-2, BLOCKPULL-9) passes a block from one organization to
  another one: each gets its blocks by itself. However long one waits, and however many nodes there are: none may leak.
  Those that a block is for get it as soon as they are members of the channel to each other (CONV-6).

  *Source: no sentence of the notes or of Fabric: it follows from BLOCK-1, BLOCKPULL-2 and BLOCKPULL-9.*

    Background:
      Given amy of Org1 with these settings:
        | bootstrap | alice.org1.internal:7051 |
      And these nodes of trade meet:
        | nodes  | organization | bootstrap | anchor peer | pullInterval | requestStateInfoInterval |
        | alice  | Org1         |           |             | 1s           | 1s                       |
        | 1 more | Org1         | alice     |             | 1s           | 1s                       |
        | adam   | Org2         |           | alice       | 1s           | 1s                       |
        | 1 more | Org2         | adam      |             | 1s           | 1s                       |
      And amy starts
      And 24 s pass

    Example: neither by the push nor by a pull
      Given these peers are known to alice:
        | peer  | organization |
        | bob   | Org1         |
        | carol | Org2         |
      And carol has published a state info of trade
      And 3 s pass
      When alice's application gossips 3 blocks of trade
      And 6 s pass
      Then each node of Org1 but alice and amy delivers them to her application
      And each node of Org2 delivers none of them to her application
      And nobody receives them within 1 s
