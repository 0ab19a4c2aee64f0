Feature: Bytes that are no message

  Whatever a peer sends, a node goes on. Bytes that do not decode are a sign that the two do not speak one language: there
  is no use in hearing more of them.

  @ROBUST-1 @must @needs-channels
  Rule: ROBUST-1 Bytes that do not decode MUST end the connection that they came on, and nothing else

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
