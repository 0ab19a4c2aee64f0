Feature: Settings: the node's own endpoint

  A node says in its alive messages where it is reached. What it says within its organization stands in the setting
  `endpoint`, which is looked at when the node is built, like all settings (the feature on them tells how they are read).

  @DISC-27 @must
  Rule: DISC-27 The node's own internal endpoint MUST be host:port with a valid port

  This is the setting `endpoint`. There is one colon, so that an IPv6 address in brackets is none. Anything else is
  refused at the start, with an error that names the setting. Of an empty host, and of a port of 0 or less, nothing is
  asked: Fabric takes them.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Scenario Outline: an endpoint <how> is refused
      Given a quiet alice of Org1 with these settings:
        | endpoint | <endpoint> |
      When alice starts
      Then alice refuses to start, and names "endpoint"

      Examples: not host and port
        | how                    | endpoint   |
        | without a port         | alice      |
        | with an empty port     | alice:     |
        | with a word for a port | alice:http |
        | with too high a port   | alice:65536 |
        | with two colons        | alice:7051:1 |
        | in brackets            | [::1]:7051 |

    Example: an endpoint with the highest port is taken
      Given a quiet alice of Org1 with these settings:
        | endpoint | alice.org1.internal:65535 |
      And bob of Org1 is known to alice
      When bob sends alice a membership request
      Then bob receives a membership response of alice at once
