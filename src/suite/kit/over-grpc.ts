import type { ImplementationUnderTest } from '../port'
import { inProcess } from './in-process'
import { LoopbackSurroundings, type Runtime } from './loopback-surroundings'
import type { Implementation } from './node'
import { KitWorld } from './world'

/** An implementation in this process, whose nodes meet over gRPC on loopback, in real time. Worlds begin at the time that it is. */
export function overGrpc<Node>(implementation: Implementation<Node>, runtime: Runtime): ImplementationUnderTest {
  return {
    ...inProcess(implementation),
    open: async (spec) =>
      new KitWorld(implementation, spec, {}, ({ record }) => new LoopbackSurroundings({ subjects: spec.subjects, runtime, record })),
  }
}
