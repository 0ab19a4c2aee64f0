Feature: Batching emitter: bursts and ticks

  A node does not pass messages on one by one. It collects them in a buffer, and passes on the whole buffer, a batch,
  when the buffer is full or when a timer ticks. Each batch costs one choice of receivers; waiting costs delay. Three
  settings trade one for the other: `maxPropagationBurstSize`, `maxPropagationBurstLatency` and `propagateIterations`.
  The fourth thing that the notes' emitter is given is the callback that it hands a batch to, `sendGossipBatch`, which
  leads to `gossipBatch` and so to routing.

  The examples use org messages. These go to every peer of the node's own organization as long as there are no more
  than `propagatePeerNum` of them, so that there is no chance in who gets them, only in when.

  The timer has been running since the start of the node. "Has just emitted" waits until a message comes out, and from
  there to the next tick. From then on every instant is exact, and the buffer is empty.

  @EMIT-1 @must
  Rule: EMIT-1 A full buffer MUST be emitted at once

  The buffer is full when it holds `maxPropagationBurstSize` messages. The notes say "greater than" that number in one
  sentence and "reached" in another; "reached" is right, and it is what Fabric does.

  *Source: notes, analysis 3 (`emitter`, `maxPropagationBurstSize`); Fabric `gossip/gossip/batcher.go`, all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize    | 10 |
        | maxPropagationBurstLatency | 1s |
      And bob of Org1 is known to alice
      And alice has just emitted

    Example: one message short of a burst waits for the timer
      When alice's application gossips 9 org messages
      Then bob receives them after exactly 1 s

    Example: the message that fills the buffer takes the others along
      When alice's application gossips 10 org messages
      Then bob receives them at once
      And nobody else receives them within 1 min

    Example: the next full buffer is emitted at once as well
      Given alice's application gossips 10 org messages
      And bob has just received them
      When alice's application gossips 10 org messages
      Then bob receives them at once

    Example: the message after a burst begins a new buffer
      When alice's application gossips 10 org messages
      And alice's application gossips an org message
      Then bob receives it after exactly 1 s

    Example: a message of a peer fills the buffer like one of the application
      Given dave of Org1 connects to alice
      And alice's application gossips 9 org messages
      When dave sends alice an alive message of dave
      Then bob receives it at once

    Example: a message of a peer fills the next buffer as well
      Given dave of Org1 connects to alice
      And alice's application gossips 10 org messages
      And alice's application gossips 9 org messages
      When dave sends alice an alive message of dave
      Then bob receives it at once

  @EMIT-2 @must
  Rule: EMIT-2 A buffer that is not full MUST be emitted at the next tick of a timer that has been running since the start

  The timer ticks every `maxPropagationBurstLatency`, whether there is something to emit or not. A message waits for
  the tick that comes next, not for a whole period since it came.

  *Source: notes, analysis 3 (`periodicEmit`, `maxPropagationBurstLatency`); Fabric `gossip/gossip/batcher.go`: sleeps
  for the latency, then emits, and so on.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize    | 10 |
        | maxPropagationBurstLatency | 1s |
      And bob of Org1 is known to alice
      And alice has just emitted

    Scenario Outline: a message that comes <when> waits for the tick that is next
      Given <time> pass
      When alice's application gossips an org message
      Then bob receives it after exactly <rest>

      Examples: after a tick
        | when                                | time   | rest   |
        | right after a tick                  | 0 ms   | 1 s    |
        | late in a period                    | 999 ms | 1 ms   |
        | after many ticks that found nothing | 30.4 s | 600 ms |

    Example: a message of a peer waits like one of the application
      Given dave of Org1 connects to alice
      And 400 ms pass
      When dave sends alice an alive message of dave
      Then bob receives it after exactly 600 ms

  @EMIT-4 @must
  Rule: EMIT-4 The defaults MUST be 1 iteration, a burst of 10 and a latency of 10 ms

  They are seen by what a node does that was given neither `propagateIterations` nor `maxPropagationBurstSize` nor
  `maxPropagationBurstLatency`.

  *Source: notes, analysis 3 (`propagateIterations`, `maxPropagationBurstSize`, `maxPropagationBurstLatency`); Fabric
  `sampleconfig/core.yaml` and the code's own defaults, all versions.*

    Background:
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      And alice has just emitted

    Example: one message short of the default burst waits for the default latency
      When alice's application gossips 9 org messages
      Then bob receives them after exactly 10 ms
      And bob receives nothing of them within 1 min

    Example: the default burst does not wait
      When alice's application gossips 10 org messages
      Then bob receives them at once
      And bob receives nothing of them within 1 min

  @EMIT-5 @must
  Rule: EMIT-5 An emission MUST be one batch: the whole buffer in the order of arrival

  Whatever is buffered goes out together, and shares what is drawn once for a batch: its receivers (ORG-1, BLOCK-2).
  That the order of arrival is kept can be seen only where one peer's messages are not sent concurrently. Fabric hands
  the batch over in order, and then sends every message to every peer in a routine of its own.

  *Source: notes, analysis 3 (`emit` packs `msgs2beEmitted` for the callback, `sendGossipBatch`, which hands them to
  `gossipBatch` as a slice of `SignedGossipMessage`); Fabric `gossip/gossip/batcher.go`, all versions.*

    Example: messages that came at different times go out at one instant, to the same receivers
      Given a quiet alice of Org1 with these settings:
        | propagatePeerNum           | 1  |
        | maxPropagationBurstLatency | 1s |
      And bob, dave, erin, heidi, kate and leo of Org1 are known to alice
      And alice has just emitted
      When alice's application gossips 5 org messages
      And 1 s passes
      Then the same 1 of bob, dave, erin, heidi, kate and leo receive them all at once

    Example: a peer that has to be dialled for a batch gets all of it
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize | 3 |
      And bob and dave of Org1 are known to alice
      And alice has just emitted
      And bob disconnects from alice
      When alice's application gossips 3 org messages
      Then bob and dave receive them at once

    Example: what has come since goes out with what stayed, also beyond the size of a burst
      Given a quiet alice of Org1 with these settings:
        | propagateIterations        | 2   |
        | maxPropagationBurstSize    | 3   |
        | maxPropagationBurstLatency | 10s |
      And bob of Org1 is known to alice
      And alice has just emitted
      And alice's application gossips 3 org messages
      When alice's application gossips an org message
      Then bob receives it at once

    @needs-ordered-emission
    Example: one peer gets the messages in the order in which they came
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstLatency | 1s |
      And bob of Org1 is known to alice
      And alice has just emitted
      When alice's application gossips 7 org messages
      And 1 s passes
      Then bob received them in the order in which they were sent

    @needs-ordered-emission
    Example: so does one that has to be dialled first
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstLatency | 1s |
      And bob of Org1 is known to alice
      And alice has just emitted
      And bob disconnects from alice
      When alice's application gossips 7 org messages
      And 1 s passes
      Then bob received them in the order in which they were sent

  @EMIT-6 @must
  Rule: EMIT-6 An empty buffer MUST NOT emit anything

  A tick that finds the buffer empty is no emission: no batch, and nothing repeated.

  *Source: Fabric `gossip/gossip/batcher.go`, all versions; the notes are silent.*

    Example: ticks after the last emission bring nothing
      Given a quiet alice of Org1
      And bob of Org1 is known to alice
      And alice has just emitted
      When alice's application gossips 2 org messages
      Then bob receives them after exactly 10 ms
      And bob receives nothing of them within 1 min
      And bob receives 0 alive messages of alice within 1 min

  @EMIT-8 @must
  Rule: EMIT-8 A burst MUST neither reset nor shift the timer

  The tick of EMIT-2 comes when it would have come without the burst of EMIT-1.

  *Source: Fabric `gossip/gossip/batcher.go`, all versions; the notes are silent.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstSize    | 3  |
        | maxPropagationBurstLatency | 1s |
      And bob of Org1 is known to alice
      And alice has just emitted

    Scenario Outline: <when> a message waits for the tick that was due anyway
      Given 400 ms pass
      And alice's application gossips 3 org messages
      And <time> pass
      When alice's application gossips an org message
      Then bob receives it after exactly <rest>

      Examples: after a burst
        | when                        | time   | rest   |
        | right after the burst       | 0 ms   | 600 ms |
        | right after the tick beyond | 600 ms | 1 s    |

    Scenario Outline: <when> a message waits for the tick that was due anyway, though it was not the first burst
      Given 300 ms pass
      And alice's application gossips 3 org messages
      And 100 ms pass
      And alice's application gossips 3 org messages
      And <time> pass
      When alice's application gossips an org message
      Then bob receives it after exactly <rest>

      Examples: after a second burst
        | when                        | time   | rest   |
        | right after the burst       | 0 ms   | 600 ms |
        | right after the tick beyond | 600 ms | 1 s    |

  @EMIT-9 @must
  Rule: EMIT-9 A stopped node MUST NOT emit what was pending

  Stopping drops the buffer: what had not been emitted never will be. It closes all connections too. From outside, a
  node that emits after all cannot be told from one that does not; what can be seen is that it emits nothing on the
  way.

  *Source: Fabric `gossip/gossip/batcher.go`: stopping raises a flag that every emission looks at; all versions.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | maxPropagationBurstLatency | 1s |
      And bob of Org1 is known to alice
      And alice has just emitted

    Example: messages that wait for the tick are dropped
      Given alice's application gossips 2 org messages
      When alice stops
      Then alice closes the connection to bob at once
      And nobody receives them within 1 min

    Example: the same messages come out of a node that goes on
      When alice's application gossips 2 org messages
      Then bob receives them after exactly 1 s
      And nobody else receives them within 1 min
