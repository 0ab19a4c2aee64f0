import type { ImplementationUnderTest, World, WorldEvent } from '../../src/suite/port'

/** An implementation whose world leaves some events out, as a node would that does less than it should. */
export function without(inner: ImplementationUnderTest, isLost: (event: WorldEvent) => boolean): ImplementationUnderTest {
  return {
    describe: () => inner.describe(),
    printed: () => inner.printed(),
    dispose: () => inner.dispose(),
    open: async (spec) => {
      const world = await inner.open(spec)
      return new Proxy(world, {
        get: (target, name) => {
          if (name === 'advance') return async (ms: number) => (await target.advance(ms)).filter((event) => !isLost(event))
          const member = target[name as keyof World]
          return typeof member === 'function' ? (member as (...args: unknown[]) => unknown).bind(target) : member
        },
      })
    },
  }
}
