import { type Description, type ImplementationUnderTest, PORT_VERSION, type World, type WorldSpec } from '../port'
import { capabilitiesOf } from './capabilities'
import type { Implementation } from './node'
import { type InProcessOptions, KitWorld } from './world'

export type { InProcessOptions }

/** An implementation in this process as the suite judges it; `serveAdapter` puts it behind the adapter protocol. */
export function inProcess<Node>(implementation: Implementation<Node>, options: InProcessOptions = {}): ImplementationUnderTest {
  return {
    describe: async () => descriptionOf(implementation),
    open: async (spec: WorldSpec): Promise<World> => new KitWorld(implementation, spec, options),
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
