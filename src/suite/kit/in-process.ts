import { type Description, type ImplementationUnderTest, PORT_VERSION, type World, type WorldSpec } from '../port'
import { capabilitiesOf } from './capabilities'
import type { Implementation } from './node'
import { KitWorld } from './world'

/** How an implementation in this process is judged. */
export interface InProcessOptions {
  /**
   * Whether worlds tell what happens; true if it is left out. Without, `advance` returns nothing, and a world of many nodes
   * costs what the nodes cost.
   */
  readonly records?: boolean
}

/** An implementation in this process as the suite judges it; `serveAdapter` puts it behind the adapter protocol. */
export function inProcess<Node>(implementation: Implementation<Node>, { records = true }: InProcessOptions = {}): ImplementationUnderTest {
  return {
    describe: async () => descriptionOf(implementation),
    open: async (spec: WorldSpec): Promise<World> => new KitWorld(implementation, spec, records),
    printed: () => '',
    dispose: async () => undefined,
  }
}

function descriptionOf<Node>(implementation: Implementation<Node>): Description {
  const { name, version, language = 'JavaScript', dialect, families } = implementation
  return {
    name,
    version,
    language,
    dialect,
    portVersion: PORT_VERSION,
    families,
    capabilities: capabilitiesOf(implementation),
    clockGrainMs: 1,
    isolation: 'session',
  }
}
