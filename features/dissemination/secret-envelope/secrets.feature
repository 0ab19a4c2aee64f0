Feature: Alive messages and secret envelopes: what is sent

  The secret envelope of an alive message holds its author's internal endpoint. Whoever gets the message (who does is
  told in the feature beside this one) gets it as it is, or without its secret. That is removed then, and nothing
  else.

  bob, dave, kate and heidi are of alice's own organization, and heidi has no external endpoint. carol, frank and judy are
  of Org2, grace is of Org3.

  @SECRET-2 @must @documents
  Rule: SECRET-2 The secret MUST be removed from every alive message that is passed on, unless it is org-restricted

  What is sent of the rest (OTHER-1) has an author of the own organization and goes to a peer with an external
  endpoint (SECRET-1). Of that the notes remove the secret, to the own organization as well. They touch it there only:
  what is org-restricted (ROUTE-1) goes as it is. (Membership responses do carry secrets: DISC-18.)

  *Source: notes, gossipBatch 3.4 (`sendAndFilterSecrets`, `Envelope`, `SecretEnvelope`).*

    Example: nobody gets the secret
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
      And bob and dave of Org1 are known to alice
      And carol of Org2 is known to alice
      When dave sends alice an alive message of bob
      Then bob and carol receive it at once
      And bob and carol received it without a secret

    Example: nobody gets the secret with a later emission either
      Given a quiet alice of Org1 with these settings:
        | propagateIterations | 2 |
      And bob and dave of Org1 are known to alice
      And carol of Org2 is known to alice
      And alice has just emitted
      When dave sends alice an alive message of bob
      Then bob and carol receive it after exactly 10 ms
      And bob and carol receive it after exactly 10 ms
      And bob and carol received it without a secret

    Example: what is org-restricted keeps the secret
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | heidi | Org1         | no                |
      When dave sends alice an alive message of heidi
      Then bob and heidi receive it at once
      And bob and heidi received it with its secret

    Example: of the node's own alive message nobody gets the secret
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | aliveTimeInterval       | 5s |
      And bob of Org1 is known to alice
      And carol of Org2 is known to alice
      When 5 s pass
      Then the last alive message of alice to bob says:
        | secret | none |
      And the last alive message of alice to carol says:
        | secret | none |

  @SECRET-2 @must @fabric
  Rule: SECRET-2 The secret MUST be removed from an alive message if and only if the peer is not of the own organization

  It makes no difference who the author is, who brings the message, and which endpoints there are. An organization
  that is not known counts as another one. Who gets the message at all is told by OTHER-2 and SECRET-1.

  *Source: Fabric `gossip/gossip/gossip_impl.go`, main. In 1.1 to 1.4 the peers of one message share its envelope, so
  that removing the secret for one removes it for the own organization, too: they break this rule as well as SECRET-3.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
        | propagateIterations     | 2  |
        | aliveTimeInterval       | 5s |
      And these peers are known to alice:
        | peer  | organization | external endpoint |
        | bob   | Org1         | yes               |
        | dave  | Org1         | yes               |
        | kate  | Org1         | yes               |
        | heidi | Org1         | no                |
        | carol | Org2         | yes               |
        | frank | Org2         | yes               |
        | grace | Org3         | yes               |

    Scenario Outline: of an author of <whose> organization, the own one gets the secret and others do not
      When dave sends alice an alive message of <author>
      Then <own> receive it at once
      And <others> receive it at once
      And <own> received it with its secret
      And <others> received it without a secret

      Examples: authors
        | whose     | author | own                 | others                 |
        | the own   | bob    | bob, kate and heidi | carol, frank and grace |
        | another   | carol  | bob and kate        | carol and frank        |

    Example: of an author without an external endpoint the own organization gets the secret
      When dave sends alice an alive message of heidi
      Then bob, kate and heidi receive it at once
      And bob, kate and heidi received it with its secret

    Scenario Outline: whoever brings it, with both emissions, of an author of <whose> organization the own one gets the secret and others do not
      When <sender> sends alice an alive message of <author>
      And 10 ms pass
      Then <own> received it with its secret
      And <others> received it without a secret

      Examples: brought by another organization
        | whose   | author | sender | own                       | others           |
        | the own | bob    | carol  | bob, dave, kate and heidi | frank and grace  |
        | another | carol  | grace  | bob, dave and kate        | carol and frank  |

    Example: the node's own alive message is treated likewise
      When 5 s pass
      Then the last alive message of alice to bob says:
        | secret | the internal endpoint |
      And the last alive message of alice to heidi says:
        | secret | the internal endpoint |
      And the last alive message of alice to carol says:
        | secret | none |

  @SECRET-3 @must
  Rule: SECRET-3 Removing the secret for one peer MUST change neither the node's own copy nor what any other peer gets

  How the copies share memory is the node's own affair. Its own copy shows in what it answers a peer of its own
  organization. Gossip may touch that copy as well as an answer. Where an example asks what an answer did to it, it
  was renewed by a membership response before: what such a response tells is not gossiped.

  *Source: notes, gossipBatch 3.4 (`SecretEnvelope`), which describe the breach itself: the field is set to nil before
  the send; Fabric `gossip/gossip/gossip_impl.go` since 2.0. Versions 1.1 to 1.4 break it, a known deviation of
  theirs.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | propagatePeerNum    | 10  |
        | propagateIterations | 2   |
        | aliveTimeInterval   | 30m |
      And bob and dave of Org1 are known to alice
      And carol, frank and judy of Org2 are known to alice
      And alice has just emitted

    Example: the node's own copy keeps the secret
      When dave sends alice an alive message of bob
      Then carol, frank and judy receive it after exactly 10 ms
      And carol, frank and judy received it without a secret
      And alice answers a membership request of dave with:
        | peer | as    | secret                |
        | bob  | alive | the internal endpoint |

    @fabric
    Example: a peer of the own organization gets the secret each time, whoever was served before
      When dave sends alice an alive message of bob
      Then bob, carol, frank and judy receive it after exactly 10 ms
      And bob, carol, frank and judy receive it after exactly 10 ms
      And bob received it with its secret
      And carol, frank and judy received it without a secret

    Example: an answer to another organization leaves the node's own copy its secret
      Given 1 s passes
      And dave sends alice a membership response that says:
        | peer | as    | time                                         |
        | bob  | alive | incarnation 18000000000000000000, sequence 5 |
      And carol sends alice a membership request
      When dave sends alice a membership request
      Then the last membership response of alice to carol says:
        | secret | none |
      And the last membership response of alice to dave says:
        | secret | the internal endpoint |
      And alice answers a membership request of dave with:
        | peer | as    | secret                |
        | bob  | alive | the internal endpoint |

    Example: gossiping it leaves the node's own alive message its secret
      Given 30 min pass
      And 10 ms pass
      When dave sends alice a membership request
      Then the last membership response of alice to dave says:
        | secret | the internal endpoint |

  @SECRET-4 @must
  Rule: SECRET-4 Payload and signature of what is sent MUST be the received ones, byte for byte

  The bytes that were signed are passed on as they came; decoding and encoding them anew could change them, and break
  the signature: a field that is not known would be lost, fields get another order, a number that is written longer
  than it need be would be shortened, and a default that is written out left out. The same goes for the secret where it
  is left.

  *Source: notes, gossipBatch 3.4 (`Send` of `comm`), where only the secret is touched; Fabric `gossip/protoext`, all
  versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | propagatePeerNum        | 10 |
        | propagateIterations     | 2  |
      And bob and dave of Org1 are known to alice
      And carol of Org2 is known to alice

    Example: what was received is passed on as it came
      When dave sends alice an alive message of bob
      Then bob and carol receive it at once
      And bob and carol received it unchanged

    Example: with a later emission it is passed on as it came, too
      When dave sends alice an alive message of bob with:
        | encoding | in another order |
      And 10 ms pass
      Then bob and carol received it unchanged

    Example: the secret of an org-restricted one is passed on as it came
      Given heidi of Org1 connects to alice
      When heidi sends alice an alive message of heidi with:
        | external endpoint | none |
      Then bob receives it at once
      And bob received it with its secret
      And bob received it unchanged

    Example: a secret with a field that the node does not know is passed on as it came
      Given heidi of Org1 connects to alice
      When heidi sends alice an alive message of heidi with:
        | external endpoint      | none                  |
        | encoding of the secret | with an unknown field |
      Then bob receives it at once
      And bob received it with its secret
      And bob received it unchanged

    Scenario Outline: an alive message <encoding> is passed on as it came
      When dave sends alice an alive message of bob with:
        | encoding | <encoding> |
      Then bob and carol receive it at once
      And bob and carol received it unchanged

      Examples: bytes that no encoder would have written
        | encoding                 |
        | with an unknown field    |
        | in another order         |
        | with a long number       |
        | with an explicit default |
