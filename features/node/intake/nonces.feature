Feature: Nonces

  Every message has room for a number that its sender draws. It tells which response belongs to which request, and nothing
  else.

  @SIGN-6 @must @needs-channels
  Rule: SIGN-6 The nonce of a message MUST NOT make it new

  The nonce pairs a response with its request. It guards against nothing.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And bob and dave are in trade with alice, and it belongs to Org1

    Scenario Outline: <message> of the same time with another nonce is old
      Given bob sends alice <message> with:
        | time  | incarnation 18000000000000000000, sequence 7 |
        | nonce | 7                                            |
      And dave has just received it
      When bob sends alice <message> with:
        | time  | incarnation 18000000000000000000, sequence 7 |
        | nonce | 8                                            |
      Then nobody receives it within 1 min

      Examples: what is passed on
        | message                       |
        | a state info of bob in trade  |
        | a state info of bob in silver |
        | an alive message of bob       |

    Scenario Outline: a newer one with the same nonce is new: <message>
      Given bob sends alice <message> with:
        | time  | incarnation 18000000000000000000, sequence 7 |
        | nonce | 7                                            |
      And dave has just received it
      When bob sends alice <message> with:
        | time  | incarnation 18000000000000000000, sequence 8 |
        | nonce | 7                                            |
      Then dave receives it at once

      Examples: what is passed on
        | message                       |
        | a state info of bob in trade  |
        | a state info of bob in silver |
        | an alive message of bob       |

    Example: a leadership message of the same time with another nonce is old
      Given bob sends alice a leadership message of trade with:
        | time  | incarnation 5, sequence 7 |
        | nonce | 7                         |
      When bob sends alice a leadership message of trade with:
        | time  | incarnation 5, sequence 7 |
        | nonce | 8                         |
      Then alice delivers none of it to her application

    Example: a block with a nonce is a block
      When bob sends alice a block of trade with:
        | nonce | 7 |
      Then alice delivers it to her application

    Example: a block of the same number with another nonce is old
      Given bob sends alice a block of trade with:
        | number | 5 |
        | nonce  | 7 |
      When bob sends alice a block of trade with:
        | number | 5 |
        | nonce  | 8 |
      Then alice delivers none of it to her application
      And nobody receives it within 1 min
