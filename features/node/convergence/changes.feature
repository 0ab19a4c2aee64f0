Feature: Many nodes: when somebody changes

  A peer may come back under a renewed certificate, and an organization may have to leave a channel. Sooner or later all
  nodes know of it, and what was before does not come back by those who have heard of it late.

  @CONV-5 @must @needs-several-subjects @needs-channels @needs-sees-members
  Rule: CONV-5 A node that comes back under a renewed certificate MUST take the place of its old self, for all the others

  To the others it is a new peer at the endpoints of an old one. It makes itself known as every node does (CONV-1). Its
  old self sends nothing any more: it is dead after aliveExpirationTimeout and a tenth of it (DISC-2), if not before, since
  at its endpoints somebody else answers (DISC-5, DISC-25). What others still say of it is old news (DISC-6, DISC-20).
  Blocks come to it when it knows who is in the channel: nine pullIntervals (CONV-1) and six requestStateInfoIntervals (CHAN-8)
  after its start.

  *Source: no sentence of the notes or of Fabric: it follows from DISC-2, DISC-5, DISC-6, DISC-20, DISC-22 and DISC-25.*

    Background:
      Given amy of Org1 with these settings:
        | endpoint                 | anna.org1.internal:7051  |
        | externalEndpoint         | anna.org1.example:7051   |
        | bootstrap                | alice.org1.internal:7051 |
        | pullInterval             | 1s                       |
        | requestStateInfoInterval | 1s                       |
        | aliveTimeInterval        | 1s                       |
        | publishStateInfoInterval | 1s                       |
        | digestWaitTime           | 100ms                    |
      And these nodes of trade meet:
        | nodes           | organization | bootstrap | pullInterval | aliveTimeInterval | aliveExpirationTimeout | digestWaitTime |
        | alice           | Org1         |           | 1s           | 1s                | 4s                     | 100ms          |
        | anna and 2 more | Org1         | alice     | 1s           | 1s                | 4s                     | 100ms          |
      And 1 s passes
      And anna stops

    Example: she is alive to all, and her old self is not, nor comes back
      When amy starts
      And 6.6 s pass
      Then each node lists exactly the others as alive

    Example: she gets blocks when she has said that she is in the channel
      Given amy starts
      And amy has joined trade, which belongs to Org1
      And the ledger of trade grows at amy
      And 15 s pass
      When alice's application gossips a block of trade
      And 2.1 s pass
      Then each node but alice delivers it to her application

  @CONV-6 @must @needs-several-subjects @needs-channels @needs-sees-channel-members
  Rule: CONV-6 An organization that is taken out of a channel MUST be out of it at once, and for good, for all who know that

  From the instant on at which a node has the new configuration nobody of that organization is a member to it (CHAN-12),
  whatever comes later of those that have the old one: their state infos, and theirs in snapshots, do not count (CHAN-6,
  CHAN-10). No time is needed, and none brings them back.

  Before that, nodes of two organizations need 18 pullIntervals to know each other (CONV-1). From then on the state infos
  pass as memberships do: each node asks pullPeerNum of the others in each requestStateInfoInterval (CHAN-8), and after six
  of these all are members to all.

  *Source: no sentence of the notes or of Fabric: it follows from CHAN-2, CHAN-6, CHAN-10 and CHAN-12.*

    Background:
      Given these nodes of trade meet:
        | nodes        | organization | bootstrap | anchor peer | pullInterval | publishStateInfoInterval | requestStateInfoInterval | digestWaitTime |
        | alice        | Org1         |           |             | 1s           | 1s                       | 1s                       | 100ms          |
        | anna and amy | Org1         | alice     |             | 1s           | 1s                       | 1s                       | 100ms          |
        | adam         | Org2         |           | alice       | 1s           | 1s                       | 1s                       | 100ms          |
        | 1 more       | Org2         | adam      |             | 1s           | 1s                       | 1s                       | 100ms          |
      And 24 s pass

    Example: before that all are members to all, and blocks pass
      When adam's application gossips a block of trade
      And 1.1 s pass
      Then each node of Org2 but adam delivers it to her application
      And each node lists exactly the others as members of trade

    Example: it is out at once
      When each node of Org1 has joined trade, which belongs to Org1
      Then each node of Org1 lists exactly the others of Org1 as members of trade

    Example: who has not heard of it does not bring it back
      When each node of Org1 but amy has joined trade, which belongs to Org1
      And the ledger of trade grows at adam
      And 3 s pass
      Then each node of Org1 but amy lists exactly the others of Org1 as members of trade
      And amy lists exactly the others as members of trade

    Example: no block passes among its own nodes, either
      When each node has joined trade, which belongs to Org1
      And adam's application gossips a block of trade
      And 3 s pass
      Then each node of Org2 but adam delivers none of it to her application
