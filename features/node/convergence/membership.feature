Feature: Many nodes: who knows whom

  All other features watch one node. Here many meet, and what is judged is what they come to together. Nothing new is
  asked of any of them: each bound below follows from rules that stand elsewhere and from the settings, and says how.

  They start a millisecond apart: nodes that dial each other at the very same instant may each end what the other has
  opened, which no rule forbids and hardly happens where time is real.

  Between nodes lies a virtual network. At first it takes no time and loses nothing, which any network in memory can;
  where an example makes it rough, chance follows from the seed, and the bound leaves so much room that fewer than one
  seed in a million breaks it.

  @CONV-1 @must @needs-several-subjects @needs-channels @needs-sees-members
  Rule: CONV-1 Nodes that are all told of one of them MUST know each other after nine pullIntervals

  At the start each asks the one that it is told of (DISC-22), which so knows all. From then on each asks pullPeerNum of
  those it knows in each pullInterval (DISC-24); who is asked learns of who asks, and answers with all it knows
  (DISC-17, DISC-18). A node that does not know somebody goes on so only if all three that it asks do not either: of the
  nodes that lack somebody, a part u is left as u³. Half of them is left as an eighth, as one in five hundred, as one in
  a hundred million: three pullIntervals. Three more are given since those that a node can ask at first have mostly started
  before it, and know no more than it does; and three since who asks early in an interval is told nothing of what others
  learn later in it.
  Two organizations take twice as long: two nodes only know of both at first. Alive messages (DISC-1) are kept rare.

  If messages are lost, a first request that gets nowhere is made again after 5 s and a reconnectInterval. With 5 in a
  hundred lost and a reconnectInterval of 1 s, the six requests of 30 s all go astray two times in a hundred millions. The
  nine pullIntervals come after that.

  *Source: no sentence of the notes or of Fabric: it follows from DISC-1, DISC-17, DISC-18, DISC-22 and DISC-24.*

    Scenario Outline: <number> nodes of one organization
      Given these nodes of trade meet:
        | nodes         | organization | bootstrap | pullInterval | aliveTimeInterval |
        | alice         | Org1         |           | 1s           | 20s               |
        | <others> more | Org1         | alice     | 1s           | 20s               |
      When 9 s pass
      Then each node lists exactly the others as alive

      Examples: how many
        | number | others |
        | three  | 2      |
        | ten    | 9      |
        | thirty | 29     |

    Example: nodes of two organizations, of which one node is told of an anchor peer of the other
      Given these nodes of trade meet:
        | nodes  | organization | bootstrap | anchor peer | pullInterval | aliveTimeInterval |
        | alice  | Org1         |           |             | 1s           | 20s               |
        | 4 more | Org1         | alice     |             | 1s           | 20s               |
        | adam   | Org2         |           | alice       | 1s           | 20s               |
        | 4 more | Org2         | adam      |             | 1s           | 20s               |
      When 18 s pass
      Then each node lists exactly the others as alive

    @needs-rough-network
    Example: over a network that is slow and loses messages
      Given the network between nodes has:
        | latency | up to 100 ms |
        | loss    | 5 %          |
      And these nodes of trade meet:
        | nodes  | organization | bootstrap | reconnectInterval | pullInterval |
        | alice  | Org1         |           | 1s                | 1s           |
        | 5 more | Org1         | alice     | 1s                | 1s           |
      When 39 s pass
      Then each node lists exactly the others as alive

  @CONV-2 @must @needs-several-subjects @needs-channels @needs-sees-members @needs-rough-network
  Rule: CONV-2 Nodes that were cut off from each other MUST be alive to each other a reconnectInterval and an aliveTimeInterval later

  Who is cut off is dead to the others: as soon as they send it something (DISC-5), and after aliveExpirationTimeout and
  a tenth of it at the latest (DISC-2). The dead are pinged every reconnectInterval, all at one time, and who answers is
  asked for its membership (DISC-4). Who asks is alive to who answers (DISC-10, DISC-17). Who answers is alive to who asks
  unless its last alive message is an old one (DISC-18): who knew nobody has made none meanwhile. Then it is with the next
  one, an aliveTimeInterval and an emission later at the latest (DISC-1).

  That holds as long as they are not erased, which is msgExpirationFactor times aliveExpirationTimeout after they were
  heard last (DISC-12). Bootstrap peers are never erased in Fabric (DISC-13): the others still know whom to ping.

  *Source: no sentence of the notes or of Fabric: it follows from DISC-1, DISC-2, DISC-4, DISC-10, DISC-12, DISC-13 and DISC-17.*

    Scenario Outline: two of <number> nodes, for long enough to be dead
      Given these nodes of trade meet:
        | nodes     | organization | bootstrap | aliveTimeInterval | aliveExpirationTimeout | reconnectInterval | pullInterval |
        | alice     | Org1         |           | 2s                | 4s                     | 4s                | 2s           |
        | anna, amy | Org1         | alice     | 2s                | 4s                     | 4s                | 2s           |
        | <more>    | Org1         | alice     | 2s                | 4s                     | 4s                | 2s           |
      And 2.5 s pass
      And the network between nodes has:
        | cut off | alice and anna |
      And 5 s pass
      And amy has found alice and anna dead
      When the network between nodes has:
        | cut off | nobody |
      And 6.010 s pass
      Then each node lists exactly the others as alive

      Examples: how many
        | number | more   |
        | three  | 0 more |
        | ten    | 7 more |

    Scenario Outline: one of three nodes, for an hour, <how>
      Given these nodes of trade meet:
        | nodes     | organization | bootstrap | aliveTimeInterval | aliveExpirationTimeout | reconnectInterval | pullInterval | requestStateInfoInterval |
        | alice     | Org1         |           | 2m                | <timeout>              | <timeout>         | 2m           | 2m                       |
        | anna, amy | Org1         | alice     | 2m                | <timeout>              | <timeout>         | 2m           | 2m                       |
      And 4 min pass
      And the network between nodes has:
        | cut off | alice |
      And 60 min pass
      And amy has found anna alive
      When the network between nodes has:
        | cut off | nobody |
      And <interval> pass
      Then each node lists exactly the others as alive

      Examples: in both dialects
        | how                               | timeout | interval     |
        | which is too short for an erasure | 8m      | 10 min 10 ms |

      @fabric
      Examples: in Fabric
        | how                                                 | timeout | interval         |
        | after which the bootstrap peer alone was not erased | 2m30s   | 4 min 30 s 10 ms |
