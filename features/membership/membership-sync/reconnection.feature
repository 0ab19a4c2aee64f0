Feature: Membership sync: reconnection

  A node does not forget its dead peers at once: it tries to reach them again, for a network that was cut has to find
  together when the cut is mended. "Gone" is a peer that answers no more when dialled; sending it something makes it dead.

  @DISC-4 @must
  Rule: DISC-4 Every reconnectInterval each dead peer MUST be contacted, and asked for its membership if it answers

  By default as often as `aliveExpirationTimeout` is long, every 25 s. The routine begins with the node's start, when
  nobody is dead yet. Where attempts take their time, as they do in Fabric, the interval begins when the last one has
  ended. Dead is also who was never known as anything else: whom a membership response has named as dead. The living
  are not contacted.

  *Source: notes, analysis 4 (`periodicalReconnectToDead`), which only name the routine; Fabric
  `gossip/discovery/discovery_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | reconnectInterval       | 25s |
      And bob and dave of Org1 are known to alice
      And bob is gone
      And alice's application gossips an org message

    Example: a dead peer that does not answer is tried again and again, and not asked
      When 25 s pass
      Then alice tries to reach bob 4 times within 99.999 s
      And bob receives 0 membership requests of alice within 1 s

    Example: a peer that dies when nobody was dead for long is tried like any other
      Given bob is back
      And dave sends alice an alive message of bob
      And 60 s pass
      And bob is gone
      And alice's application gossips an org message
      When 25 s pass
      Then alice tries to reach bob 4 times within 99.999 s

    Example: a peer that was tried, came back, and died again is tried anew
      Given 25 s pass
      And bob is back
      And dave sends alice an alive message of bob
      And bob is gone
      And alice's application gossips an org message
      When 25 s pass
      Then alice tries to reach bob 4 times within 99.999 s

    Example: of several dead peers each is tried
      Given dave is gone
      And alice's application gossips an org message
      When 25 s pass
      Then alice tries to reach bob 4 times within 99.999 s
      And alice tries to reach dave 4 times within 99.999 s

    Example: a dead peer of another organization is tried as well
      Given carol of Org2 is known to alice
      And carol is gone
      And alice's application gossips an alive message
      When 25 s pass
      Then alice tries to reach carol 4 times within 99.999 s

    Example: a peer that is known as dead only is tried and asked as well
      Given erin of Org1 can be dialled
      And 1 ms passes
      When dave sends alice a membership response that says:
        | peer | as   |
        | erin | dead |
      Then erin receives 1 membership request of alice within 25 s

    Example: a dead peer of which no endpoint is known keeps nobody from being tried
      Given erin and heidi of Org1 can be dialled
      And 1 ms passes
      When dave sends alice a membership response that says:
        | peer  | as   | secret | external endpoint |
        | heidi | dead | none   | none              |
        | erin  | dead |        |                   |
      Then erin receives 1 membership request of alice within 25 s

    Example: a dead peer that answers, and says nothing, is asked again
      Given 1 ms passes
      When bob is back
      Then bob receives 4 membership requests of alice within 99.999 s

    Example: a peer that is back is not contacted any more
      Given bob is back
      And dave sends alice an alive message of bob
      When 25 s pass
      Then bob receives 0 membership requests of alice within 100 s

    Example: a dead peer that answers is asked
      Given 1 ms passes
      When bob is back
      Then bob receives 1 membership request of alice within 25 s

    Example: a living peer is not contacted
      Given 1 ms passes
      When bob is back
      Then alice tries to reach dave 0 times within 100 s
      And dave receives 0 membership requests of alice within 1 s

  @DISC-23 @must
  Rule: DISC-23 A dead peer MUST be redialled at its internal endpoint if that is known, else at the external one

  When it is redialled is a matter of DISC-4. A living one that has no connection is dialled by the same order when something
  is to be sent to it. Whoever else answers there is not asked for its membership in its place.

  *Source: Fabric `gossip/discovery/discovery.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | reconnectInterval       | 25s |
      And dave of Org1 is known to alice
      And bob of Org1 connects to alice

    Scenario Outline: a peer whose internal endpoint is <known> is redialled at its <endpoint> one
      Given bob sends alice an alive message of bob with:
        | secret | <secret> |
      And bob is gone
      And alice's application gossips an org message
      And 1 ms passes
      When bob is back
      Then alice dials the <endpoint> endpoint of bob within 25 s

      Examples: endpoints
        | known   | secret                 | endpoint |
        | known   | bob.org1.internal:7051 | internal |
        | unknown | none                   | external |

    Example: one that was only named as dead is redialled at the internal endpoint that it had told
      Given erin of Org1 can be dialled
      When dave sends alice a membership response that says:
        | peer | as   |
        | erin | dead |
      Then alice dials the internal endpoint of erin within 25 s

    Example: whoever else answers there is not asked
      Given bob sends alice an alive message of bob
      And bob is gone
      And alice's application gossips an org message
      When carol of Org2 answers at the endpoints of bob
      Then carol receives 0 membership requests of alice within 60 s

    Example: the external endpoint is left alone though nobody answers at the internal one
      Given bob sends alice an alive message of bob
      And bob is gone
      And alice's application gossips an org message
      When 1 ms passes
      Then alice dials the internal endpoint of bob within 25 s
