Feature: Connections

  How two peers meet, whom a node lets in, and when a stream ends.

  @CONN-1 @must
  Rule: CONN-1 A node MUST send its handshake as soon as a stream is open, and wait for the other one no longer than connTimeout

  Who dials pings first. Anything else that comes first, or nothing, ends the stream with an error.

  *Source: Fabric `gossip/comm/comm_impl.go`, all versions.*

    Example: it does not wait for the other one
      When bob connects with no word
      Then bob receives a proper handshake of the node
      And the stream of bob ends with an error

    Example: bytes that do not decode
      When bob connects with bytes that do not decode
      Then the stream of bob ends with an error

    Example: another message
      When bob connects with another message first
      Then the stream of bob ends with an error

    Example: where the node dials
      When anna tells the node of bob, where bob answers
      Then the node dials as it should
      And the node goes on talking there

  @CONN-2 @must
  Rule: CONN-2 Whoever shows no certificate in TLS MUST be told nothing

  *Source: Fabric `gossip/comm/comm_impl.go`, all versions.*

    Example: without a certificate
      When bob connects with no TLS certificate
      Then the stream of bob ends with an error
      And bob has received nothing

    Example: without a certificate, from where another peer is connected that has shown one
      Given bob connects with a proper handshake
      And bob is answered
      When anna connects with no TLS certificate
      Then the stream of anna ends with an error
      And anna has received nothing

  @CONN-3 @must
  Rule: CONN-3 A handshake MUST be refused that does not prove who sends it, over this very connection

  *Source: Fabric `gossip/comm/comm_impl.go`, `gossip/identity/identity.go`, all versions.*

    Scenario Outline: <what>
      When bob connects with <what>
      Then the stream of bob ends with an error

      Examples: what is wrong
        | what                                 |
        | no PKI-ID                            |
        | the PKI-ID of another                |
        | no identity                          |
        | the identity of an unknown authority |
        | the MSP ID of another organization   |
        | the certificate hash of another      |
        | no certificate hash                  |
        | a handshake that was overheard       |
        | the signature of another             |
        | no signature                         |
        | a signature with a high S            |

    Example: a signature that was good for something else
      Given bob connects with a proper handshake
      And bob is answered
      When bob connects with a probe under the signature of its last handshake
      Then the stream of bob ends with an error
      And bob is answered over the first stream

    Scenario Outline: whoever is <who>
      When <peer> connects with a proper handshake
      Then the stream of <peer> ends with an error

      Examples: who
        | who                               | peer    |
        | of an organization that is not in | dave    |
        | expired                           | expired |
        | revoked                           | revoked |

  @CONN-4 @must
  Rule: CONN-4 A probe MUST be answered with the handshake of the node, and ended well

  An open connection of the same peer is not disturbed.

  *Source: Fabric `gossip/comm/comm_impl.go`, 2.1 and later.*

    Example: beside a connection
      Given bob connects with a proper handshake
      When bob connects with a probe
      Then bob receives a proper handshake of the node
      And the stream of bob ends well
      And bob is answered over the first stream

  @CONN-5 @must
  Rule: CONN-5 Whoever answers in place of the one that was dialled MUST be taken if it is of the same organization, and refused if not

  *Source: Fabric `gossip/comm/comm_impl.go`, 1.3 and later.*

    Example: of another organization
      When anna tells the node of bob, where carol answers
      Then the node dials as it should
      And the node does not go on talking there

    Example: of the same organization
      When carol tells the node of bob, where anna answers
      Then the node dials as it should
      And the node goes on talking there

  @CONN-6 @must
  Rule: CONN-6 A new stream of a peer MUST take the place of the one before, which ends

  *Source: Fabric `gossip/comm/conn.go`, all versions, but for a defect: Fabric ends the new one as well.*

    Example: connecting twice
      Given bob connects with a proper handshake
      And bob receives a proper handshake of the node
      When bob connects with a proper handshake
      Then the first stream of bob ends well
      And bob is answered

  @CONN-7 @must
  Rule: CONN-7 A message for which there is no room in the send buffer MUST be dropped, and the connection kept

  Nobody else waits meanwhile.

  *Source: Fabric `gossip/comm/conn.go`, 1.2 and later.*

    Example: a peer that does not read
      Given bob connects with a proper handshake
      And bob is answered
      And anna connects with a proper handshake
      And bob stops reading
      When anna sends 1000 alive messages of 8 KiB
      Then anna is answered
      And bob is answered
      And bob has received less than 700 messages

  @CONN-8 @must
  Rule: CONN-8 A peer MUST be presumed dead when a dial or a write to it fails, and not because it ends a stream that it has opened

  A node may be writing to a stream at the very moment at which it ends, and has not noticed that yet. That write fails, and it
  is right to presume what it presumes. So the example of the end of a stream is tried up to three times.

  *Source: Fabric `gossip/comm/comm_impl.go`, `gossip/comm/conn.go`, all versions.*

    Example: a dial
      When anna tells the node of bob, where nobody answers
      Then anna is told that bob is dead

    Example: a dial to where pings are not answered
      When anna tells the node of bob, where bob answers no ping
      Then anna is told that bob is dead

    Example: a write
      Given anna tells the node of bob, where bob answers
      And the node goes on talking there
      When nobody answers there any more
      Then anna is told that bob is dead

    @tried-again
    Example: the end of a stream
      Given bob connects with a proper handshake
      And bob is answered
      And anna tells the node of bob, where bob answers
      And anna is answered
      When bob ends its stream
      Then the node goes on talking there
      And anna is told that bob is alive

  @CONN-9 @must
  Rule: CONN-9 A connection on which a peer says nothing MUST be kept, and given up when its other end answers no ping

  Fabric pings after 60 s and waits 20 s. A peer that pings more often than once a minute may be refused.

  *Source: Fabric `internal/pkg/comm/config.go`, all versions.*

    Example: a peer that is silent
      Given bob connects with a proper handshake
      And bob is answered
      When bob has received 20 messages
      Then bob is answered

    @needs-restart
    Example: a way on which nothing passes
      Given a node of its own
      And anna tells the node of bob, where bob answers
      And the node goes on talking there
      When nothing passes there any more
      Then anna is told that bob is dead

  @CONN-10 @must
  Rule: CONN-10 A node that stops MUST end every stream, and free its port, within a second

  *Source: this suite.*

    @needs-restart
    Example: two streams of different peers
      Given a node of its own
      And bob connects with a proper handshake
      And bob is answered
      When the node stops
      Then its port is free within a second
      And the stream of bob ends well
