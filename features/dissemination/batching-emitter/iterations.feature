Feature: Batching emitter: iterations

  What the emitter has let go it may let go again: `propagateIterations` says how often each message is emitted. Until
  then a message stays in the buffer (bursts and ticks, in the feature beside this one, tell when that is emitted).

  @EMIT-3 @must
  Rule: EMIT-3 Each message MUST be emitted propagateIterations times in all

  Every emission counts, be it a burst or a tick. The notes call it the number of times that each batch is sent. A batch
  does not stay together: at the next emission its messages go out among newer ones. So the number is counted for each
  message, as Fabric does.

  *Source: notes, analysis 3 (`propagateIterations`); Fabric `gossip/gossip/batcher.go`: a counter for each buffered
  message.*

    Background:
      Given a quiet alice of Org1 with these settings:
        | propagateIterations        | 3  |
        | maxPropagationBurstSize    | 3  |
        | maxPropagationBurstLatency | 1s |
      And bob of Org1 is known to alice
      And alice has just emitted

    Example: a message comes out at as many ticks as there are iterations
      When alice's application gossips an org message
      Then bob receives it after exactly 1 s
      And bob receives it after exactly 1 s
      And bob receives it after exactly 1 s
      And bob receives nothing of it within 1 min

    Example: a burst and a tick count alike
      When alice's application gossips 3 org messages
      Then bob receives them at once
      And bob receives them after exactly 1 s
      And bob receives them after exactly 1 s
      And bob receives nothing of them within 1 min

    Example: what a burst between two ticks leaves comes out at the ticks that were due anyway
      Given 400 ms pass
      When alice's application gossips 3 org messages
      Then bob receives them at once
      And bob receives them after exactly 600 ms
      And bob receives them after exactly 1 s
      And bob receives nothing of them within 1 min

    Example: a message that comes later is counted by itself, though it goes out with older ones
      Given alice's application gossips an org message
      And 1400 ms pass
      When alice's application gossips an org message
      Then bob receives it after exactly 600 ms
      And bob receives it after exactly 1 s
      And bob receives it after exactly 1 s
      And bob receives nothing of it within 1 min

    Example: a message that fills up a buffer in which others stayed is counted by itself
      Given alice's application gossips 3 org messages
      When alice's application gossips an org message
      Then bob receives it at once
      And bob receives it after exactly 1 s
      And bob receives it after exactly 1 s
      And bob receives nothing of it within 1 min

    Example: a message that came earlier is not kept by one that comes later
      Given alice's application gossips an org message
      And 1 s passes
      And bob has just received it
      When dave of Org1 is known to alice
      Then bob receives it after exactly 1 s
      And bob receives it after exactly 1 s
      And bob receives nothing of it within 1 min

    Example: a message of a peer comes out as often as one of the application
      Given dave of Org1 connects to alice
      When dave sends alice an alive message of dave
      Then bob receives it after exactly 1 s
      And bob receives it after exactly 1 s
      And bob receives it after exactly 1 s
      And bob receives nothing of it within 1 min

  @EMIT-7 @must @documents
  Rule: EMIT-7 A negative number of iterations MUST be refused, and with none nothing is emitted

  `propagateIterations` is the number. 0 is taken at its word: nothing is ever buffered, so nothing is ever emitted. A
  negative number is refused with an error that names the setting.

  *Source: notes, analysis 3 (`propagateIterations`), which give the number without its limits; Fabric
  `gossip/gossip/batcher.go`.*

    Example: a negative number is refused
      Given a quiet alice of Org1 with these settings:
        | propagateIterations | -1 |
      When alice starts
      Then alice refuses to start, and names "propagateIterations"

    Example: without iterations nothing comes out, neither by a burst nor by a tick
      Given a quiet alice of Org1 with these settings:
        | propagateIterations     | 0 |
        | maxPropagationBurstSize | 3 |
      And bob of Org1 is known to alice
      When alice's application gossips 4 org messages
      Then nobody receives them within 1 min
      And alice answers a membership request of bob with:
        | peer | as    |
        | bob  | alive |

  @EMIT-7 @must @fabric
  Rule: EMIT-7 A negative number of iterations MUST be refused, and none means the default

  `propagateIterations` is the number. An explicit 0 in the file cannot be told from a missing key: it means 1. A
  negative number ends the construction of the node. Its words speak of iterations, and do not name the key.

  *Source: Fabric `gossip/gossip/batcher.go` and `gossip/util/misc.go`, all versions.*

    Example: a negative number is refused
      Given a quiet alice of Org1 with these settings:
        | propagateIterations | -1 |
      When alice starts
      Then alice refuses to start, and names "iterations"

    Example: no iterations are one iteration
      Given a quiet alice of Org1 with these settings:
        | propagateIterations | 0 |
      And bob of Org1 is known to alice
      And alice has just emitted
      When alice's application gossips an org message
      Then bob receives it after exactly 10 ms
      And bob receives nothing of it within 1 min

  @EMIT-10 @must
  Rule: EMIT-10 Messages that survive an emission MUST keep their place and count towards the next burst

  With more than one iteration (`propagateIterations`, EMIT-3) a message stays in the buffer until it has been emitted
  often enough. It takes up room there: a later burst needs fewer new messages.

  *Source: Fabric `gossip/gossip/batcher.go`, all versions; the notes speak of batches (EMIT-3).*

    Background:
      Given a quiet alice of Org1 with these settings:
        | propagateIterations        | 2    |
        | maxPropagationBurstSize    | 3    |
        | maxPropagationBurstLatency | 10s  |
      And bob of Org1 is known to alice
      And alice has just emitted

    Example: one new message fills a buffer in which the others stayed
      Given alice's application gossips 3 org messages
      When alice's application gossips an org message
      Then bob receives it at once
      And bob receives it after exactly 10 s
      And bob receives nothing of it within 1 min

    Example: those that stayed come out once more, with the new one
      Given alice's application gossips 3 org messages
      And bob has just received them
      When dave of Org1 is known to alice
      Then bob receives them at once
      And bob receives nothing of them within 1 min

    Example: what has been emitted often enough makes room
      Given alice's application gossips 3 org messages
      And alice's application gossips an org message
      When alice's application gossips an org message
      Then bob receives it after exactly 10 s

    @needs-ordered-emission
    Example: those that stayed come out in the order in which they came
      Given alice's application gossips 3 org messages
      When dave of Org1 is known to alice
      Then dave received them in the order in which they were sent

    @needs-ordered-emission
    Example: one that stayed comes out before one that has come since
      Given alice's application gossips 3 org messages
      And alice's application gossips 2 org messages
      When dave of Org1 is known to alice
      Then dave received them in the order in which they were sent
