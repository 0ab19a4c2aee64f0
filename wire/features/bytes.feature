Feature: The bytes

  What a peer process of Fabric needs to see on its socket: the service, identities, signatures, sizes, TLS.

  @WIRE-1 @must
  Rule: WIRE-1 The service MUST be gossip.Gossip, with the messages of its schema

  *Source: Fabric `gossip/gossip.proto`, all versions.*

    Example: a handshake, a question and its answer
      When bob connects with a proper handshake
      Then bob receives a proper handshake of the node
      And bob is answered

  @WIRE-2 @must
  Rule: WIRE-2 An identity MUST be an MSP ID and a certificate as it is written, and its PKI-ID the SHA-256 over both

  Another spelling of one certificate is another PKI-ID.

  *Source: Fabric `msp/identities.go`, `internal/pkg/peer/gossip/mcs.go`, all versions.*

    Example: a certificate with other ends of lines
      When bob connects with another spelling of its certificate
      Then bob is answered

    Example: the identity of the node
      When carol connects with a proper handshake
      Then carol receives a proper handshake of the node

  @WIRE-3 @must
  Rule: WIRE-3 Signatures MUST be ECDSA over SHA-256 in DER with the lower S, or Ed25519 over the message

  Half of all signatures that a library makes have the higher S.

  *Source: Fabric `bccsp/sw/ecdsa.go`, all versions; `bccsp/sw/ed25519.go`, 3.0 and later.*

    Example: every signature of the node has the lower one
      When bob connects with a proper handshake
      Then 12 probes of bob receive a proper handshake of the node

    Example: the higher one is no signature
      When bob connects with a signature with a high S
      Then the stream of bob ends with an error

    Example: a key of the other kind
      When edward connects with a proper handshake
      Then edward is answered

  @WIRE-4 @must
  Rule: WIRE-4 Messages of up to a hundred MiB MUST pass, both ways; a larger one ends its stream, and nothing else

  *Source: Fabric `internal/pkg/comm/config.go`, all versions.*

    Example: just below
      Given bob connects with a proper handshake
      And bob receives a proper handshake of the node
      When bob sends a message of 99 MiB
      Then bob is answered

    Example: as large as may be
      Given bob connects with a proper handshake
      And bob receives a proper handshake of the node
      When bob sends a message of 100 MiB
      Then bob is answered

    Example: above
      Given anna connects with a proper handshake
      And bob connects with a proper handshake
      And bob receives a proper handshake of the node
      When bob sends a message of 101 MiB
      Then the stream of bob ends with an error
      And anna is answered

    Example: above, and the other stream of its connection
      Given bob connects with a proper handshake
      And bob is answered
      And bob connects with another spelling of its certificate
      When bob sends a message of 101 MiB
      Then the stream of bob ends with an error
      And bob is answered over the first stream

    Example: what the node sends
      Given bob connects with a proper handshake
      And bob receives a proper handshake of the node
      And anna connects with a proper handshake
      When bob sends an alive message of 8 MiB
      Then anna is answered with 8 MiB or more
      And bob is answered

  @WIRE-5 @must
  Rule: WIRE-5 Connections MUST be of TLS 1.2 with AES-GCM, or of TLS 1.3

  *Source: Fabric `internal/pkg/comm/config.go`, all versions.*

    Scenario Outline: <offer> is <verdict>
      When bob connects with a proper handshake
      Then "<offer>" is <verdict>
      And bob is answered

      Examples: what there is
        | offer                 | verdict |
        | TLS 1.3               | taken   |
        | TLS 1.2 with AES-GCM  | taken   |
        | TLS 1.2 with CBC      | refused |
        | TLS 1.2 with CHACHA20 | refused |
        | TLS 1.1               | refused |
        | plain text            | refused |

  @WIRE-6 @must
  Rule: WIRE-6 A ping MUST be answered

  *Source: Fabric `gossip/comm/comm_impl.go`, all versions.*

    Example: of a peer that has no stream
      When anna connects with a proper handshake
      Then a ping of bob is answered
      And anna is answered
