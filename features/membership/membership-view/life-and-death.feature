Feature: Membership view: life and death

  A node sorts the peers that it knows into the living and the dead. Living peers are members: they get messages. Dead
  ones get none, but are still known, and others are told of them. What a node knows shows when a peer of its own
  organization asks for its membership: the answer names everybody, the living and the dead. The examples leave out the
  node itself and the peer that asks, which are named as well (DISC-18).

  @DISC-2 @must
  Rule: DISC-2 A peer silent for longer than aliveExpirationTimeout MUST become dead at the next check, ten to a timeout

  By default the timeout is five times `aliveTimeInterval`: 25 s, with a check every 2.5 s. The comparison is strict.
  So a peer dies between 25 and 27.5 s after its last message. With checks at 2.5 s, 5 s and so on:

  | heard at | at the check of 25 s | at the check of 27.5 s |
  | --- | --- | --- |
  | 0 s | silent for 25 s: lives | silent for 27.5 s: dies |
  | 2.499 s | silent for 22.501 s: lives | silent for 25.001 s: dies |

  When it dies its connection is closed (DISC-9), and by that its death is seen here.

  *Source: notes, analysis 4 (`periodicalCheckAlive`), which only name the routine; Fabric
  `gossip/discovery/discovery_impl.go`, all versions.*

    Scenario Outline: heard <when> a check, a peer dies at the eleventh check after
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
      And alice has just checked who is alive
      And <after> pass
      When bob of Org1 is known to alice
      Then the connection of bob stays open for <silence>
      And alice closes the connection to bob after exactly 1 ms

      Examples: a check every 2.5 s
        | when         | after   | silence  |
        | at           | 0 ms    | 27.499 s |
        | right before | 2.499 s | 25 s     |

    Example: peers that fell silent together die at the same check
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
      And alice has just checked who is alive
      When bob, dave and erin of Org1 are known to alice
      Then the connections of bob, dave and erin stay open for 27.499 s
      And alice closes the connections to bob, dave and erin after exactly 1 ms

    Example: a peer that is erased between two checks takes nobody along
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
        | msgExpirationFactor    | 2   |
      And alice has just checked who is alive
      And dave of Org1 is known to alice
      And 25.001 s pass
      When bob of Org1 is known to alice
      Then the connection of bob stays open for 27.498 s
      And alice closes the connection to bob after exactly 1 ms

    Example: a peer that has come back dies as it did before
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
      And bob of Org1 is known to alice
      And 30 s pass
      When bob of Org1 is known to alice
      Then the connection of bob stays open for 25 s
      And alice closes the connection to bob within 2.5 s

    Example: by default the timeout is five alive intervals
      Given alice of Org1
      When bob of Org1 is known to alice
      Then the connection of bob stays open for 25 s
      And alice closes the connection to bob within 2.5 s

    Example: twice the alive interval is twice the timeout
      Given alice of Org1 with these settings:
        | aliveTimeInterval | 10s |
      When bob of Org1 is known to alice
      Then the connection of bob stays open for 50 s
      And alice closes the connection to bob within 5 s

    Example: a peer that goes on speaking is no cover for one that came after it
      Given a quiet alice of Org1 with these settings:
        | aliveExpirationTimeout | 25s |
      And alice has just checked who is alive
      And bob and dave of Org1 are known to alice
      When 20 s pass
      And bob sends alice an alive message
      Then the connection of dave stays open for 7.499 s
      And alice closes the connection to dave after exactly 1 ms

  @DISC-5 @must
  Rule: DISC-5 A peer that cannot be reached MUST be dead at once

  A node that has something to send, and cannot, presumes the peer dead without waiting for the timeout: it has no
  connection and knows no endpoint, or the attempt to open one has failed, which may take as long as dialTimeout, or
  was answered by a handshake that it does not take; or what it writes to an open connection cannot be written. In the
  dialect `documents` a handshake of anybody else is not taken; in `fabric` DISC-25 tells whose is. That a peer ends
  its stream says nothing yet.

  *Source: notes, analysis 4 (`handlePresumedDeadPeers`), which only name the routine; Fabric
  `gossip/comm/comm_impl.go` and `gossip/discovery/discovery_impl.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1  |
        | pullInterval            | 4s |
      And bob and dave of Org1 are known to alice
      And erin of Org1 can be dialled

    Example: a peer that does not answer is dead at the first attempt to send
      Given bob is gone
      When alice's application gossips an org message
      Then dave receives it at once
      And alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a peer that was known by hearsay only and does not answer is dead
      Given erin is gone
      And dave sends alice a membership response that says:
        | peer | as    |
        | erin | alive |
      When alice's application gossips an org message
      Then bob and dave receive it at once
      And alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | dead  |

    Example: a peer that cannot be asked for its membership is dead
      Given bob is gone
      When 4 s pass
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a peer that was dialled before and is gone is dead at the next attempt to send
      Given bob disconnects from alice
      And alice's application gossips an org message
      And bob and dave have just received it
      And bob is gone
      When alice's application gossips an org message
      Then dave receives it at once
      And alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a peer that has come back and is gone again is dead again
      Given bob is gone
      And alice's application gossips an org message
      And dave sends alice an alive message of bob
      When alice's application gossips an org message
      Then dave receives it at once
      And alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a peer whose handshake is refused is dead
      Given kate of Org1 claims the PKI-ID of frank
      And dave sends alice a membership response that says:
        | peer | as    |
        | kate | alive |
      When alice's application gossips an org message
      Then bob and dave receive it at once
      And alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | kate | dead  |

    Example: a peer in whose place one of another organization answers is dead
      Given bob disconnects from alice
      And carol of Org2 answers at the endpoints of bob
      When alice's application gossips an org message
      Then dave receives it at once
      And alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: a peer of which no endpoint is known, and that has no connection, is dead
      Given dave sends alice a membership response that says:
        | peer | as    | secret | external endpoint |
        | erin | alive | none   | none              |
      When alice's application gossips an org message
      Then bob and dave receive it at once
      And alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |
        | erin | dead  |

    Example: a peer that answers is dialled again, and gets what is sent
      Given bob disconnects from alice
      When alice's application gossips an org message
      Then bob and dave receive it at once
      And alice answers a membership request of dave with:
        | peer | as    |
        | bob  | alive |

    @documents
    Example: whoever else of the organization answers at its endpoint does not get its messages
      Given bob disconnects from alice
      And kate of Org1 answers at the endpoints of bob
      When alice's application gossips an org message
      Then dave receives it at once
      And nobody else receives it within 1 s
      And alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

  @DISC-9 @must
  Rule: DISC-9 A dead peer MUST be no member, its connection be closed, and others be told that it is dead

  Its connection is closed when it dies. One that it opens later stays, also when it is erased; so does that of a peer that
  was never known as alive. A dead peer is drawn for nothing, and nothing is gossiped to it: it is contacted by DISC-4 only.
  What it asks is answered (DISC-17, BLOCKPULL-9). It is not forgotten: what it has published of channels counts again when
  it comes back.

  *Source: Fabric `gossip/discovery/discovery_impl.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 1   |
        | aliveExpirationTimeout  | 25s |
        | pullInterval            | 1s  |
      And bob and dave of Org1 are known to alice
      And 20 s pass
      And dave sends alice an alive message of dave

    Example: its connection is closed
      When 5 s pass
      Then alice closes the connection to bob within 2.5 s
      And the connection of dave stays open for 1 s

    Example: a connection that the node itself has opened is closed as well
      Given bob disconnects from alice
      And alice's application gossips an org message
      And bob and dave have just received it
      When 5 s pass
      Then alice closes the connection to bob within 2.5 s
      And the connection of dave stays open for 1 s

    Example: when it dies again its connection is closed again
      Given 7.5 s pass
      And 1 ms passes
      And bob of Org1 is known to alice
      And 15 s pass
      When dave sends alice an alive message of dave
      Then alice closes the connection to bob within 12.5 s
      And the connection of dave stays open for 1 s

    Example: it is named as dead
      When 7.5 s pass
      Then alice answers a membership request of dave with:
        | peer | as   |
        | bob  | dead |

    Example: it is sent nothing, not even requests
      Given 7.5 s pass
      When alice's application gossips an org message
      Then dave receives it at once
      And alice tries to reach bob 0 times within 10 s
      And nobody else receives it within 1 s

    @needs-channels
    Scenario Outline: it is sent no <what>
      Given bob and dave are in trade with alice, and it belongs to Org1
      And 7.5 s pass
      When alice's application gossips a <what>
      Then dave receives it at once
      And nobody else receives it within 10 s

      Examples: messages of its channels
        | what                        |
        | block of trade              |
        | leadership message of trade |
        | state info of trade         |

    @needs-channels
    Example: when it comes back it is still in its channels
      Given bob and dave are in trade with alice, and it belongs to Org1
      And 12 s pass
      And dave sends alice an alive message of bob
      When alice's application gossips a block of trade
      Then bob and dave receive it at once
