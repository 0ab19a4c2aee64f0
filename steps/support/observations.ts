import { ConformanceError } from '../../src/suite/judging/failure'
import type { Observations, ObservedService } from '../../src/suite/port'
import { milliseconds } from './durations'
import type { Row } from './tables'
import type { TckWorld } from './world'

/** The node does not start, and says which setting is to blame. */
export function expectRefusal(world: TckWorld, node: string, what: string): void {
  const { refusal } = world
  if (refusal?.includes(what)) return
  throw new ConformanceError({
    expected: `${node} refuses to start, and names ${what}`,
    seen: refusal === undefined ? 'she started' : `she refused with the words "${refusal}"`,
    atMs: world.now,
  })
}

/** The settings that a table asks for, written as it writes them. */
export function settingsInWords(seen: Observations['settings'], asked: readonly Row[]): Row[] {
  return asked.map(({ setting = '', value = '' }) => {
    const effective = seen[setting]
    const isDuration = /^\d+(\.\d+)? (ms|s|min|h)$/.test(value)
    const isRight = isDuration && effective !== undefined && isLength(effective) && milliseconds(effective) === milliseconds(value)
    return { setting, value: isRight ? value : (effective ?? 'unknown') }
  })
}

/** Whether something is a duration in Go's notation. */
const isLength = (text: string): boolean => /^(\d+(\.\d+)?(ms|s|m|h))+$/.test(text)

/** What the service holds, in the words of the features. */
export function serviceInWords(seen: ObservedService): Row {
  const size = (entries: number) => (entries === 0 ? 'empty' : `${entries} entries`)
  return {
    'message crypto service': seen.messageCryptoService,
    identity: seen.identity,
    'security advisor': seen.securityAdvisor,
    'delivery factory': size(seen.deliveryFactoryFields),
    'private handlers': size(seen.maps.privateHandlers),
    'leader election': size(seen.maps.leaderElection),
    'delivery service': size(seen.maps.deliveryService),
    chains: size(seen.maps.chains),
    "services on the caller's server": seen.registered.join(', ') || 'none',
    'messages sent before discovery exists': `${seen.earlyBatch.sent}`,
    'error reported for them': seen.earlyBatch.error === undefined ? 'none' : 'yes',
  }
}

/** All routines that the node itself has launched, and of those of its parts the ones that a table asks for. */
export function routinesInWords(seen: Observations['routines'], asked: readonly Row[]): Row[] {
  const ofParts = seen.ofItsParts.filter((routine) => asked.some((row) => row['routine'] === routine))
  return [
    ...seen.ofTheNode.map((routine) => ({ routine, 'launched by': 'the node' })),
    ...ofParts.map((routine) => ({ routine, 'launched by': 'a part' })),
  ]
}
