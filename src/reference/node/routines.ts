import type { PkiId } from '../../wire/ids'
import type { Instant } from '../../wire/time'
import type { OutgoingMessage } from '../dissemination/routing'
import type { Connections } from '../transport/connections'
import type { Discovery } from './discovery'
import type { Exchanges } from './exchanges'
import type { StandingParts } from './standing-parts'

/** Something of a node that acts by itself when it is due (INIT-7). Functions, as one part may be due for several reasons. */
export interface Routine {
  readonly name: string
  readonly nextDeadline: () => Instant | undefined
  readonly onDeadline: (now: Instant) => void
  /** Whether it has come to its end; most never do. */
  readonly isOver?: () => boolean
}

/** What of the node itself its routines call. */
interface Node {
  route(batch: readonly OutgoingMessage[], now: Instant): void
  drawMembers(): readonly PkiId[]
}

export interface Routines {
  /** Those that the start itself launches (INIT-6). */
  readonly launched: readonly Routine[]
  /** All that run, in the order in which those due at one instant are run. */
  readonly all: readonly Routine[]
}

type Timed = { readonly nextDeadline: Instant | undefined; onDeadline(now: Instant): unknown }
type Parts = StandingParts & Discovery & Exchanges & { readonly connections: Connections; readonly node: Node }

/** The routines of a running node. */
export function routinesOf(parts: Parts): Routines {
  const { introductions } = parts
  // What meets bootstrap peers meets anchor peers as well, and goes on for them.
  const meets = { ...routineOf('connect2BootstrapPeers', introductions), isOver: () => !introductions.meetsBootstrap }
  const launched: readonly Routine[] = [routineOf('start', parts.connections), meets]
  const exchanges = [routineOf('requestStateInfo', parts.stateInfoSync), routineOf('pull', parts.pulls)]
  return { launched, all: [...launched, ...ofStandingParts(parts), ...ofDiscovery(parts), ...exchanges] }
}

function ofStandingParts({ stateInfos, leadership, identities, emitter, channels, node }: Parts): readonly Routine[] {
  return [
    routineOf('stateInfoExpiry', stateInfos),
    routineOf('leadershipExpiry', leadership),
    routineOf('identityPurge', identities),
    {
      name: 'periodicEmit',
      nextDeadline: () => emitter.nextDeadline,
      onDeadline: (now) => node.route(emitter.onDeadline(now), now),
    },
    routineOf('publishStateInfo', channels),
    { name: 'blockExpiry', nextDeadline: () => channels.nextBlockExpiry, onDeadline: (now) => channels.expireBlocks(now) },
  ]
}

function ofDiscovery({ view, sync, reconnection, channels, node }: Parts): readonly Routine[] {
  // What these two did in Fabric is done here when a message comes, or a peer turns out to be dead.
  const never = { nextDeadline: () => undefined, onDeadline: () => undefined }
  return [
    { name: 'periodicalSendAlive', nextDeadline: () => sync.nextAliveDeadline, onDeadline: (now) => sync.onAliveDeadline(now) },
    routineOf('periodicalCheckAlive', view),
    { name: 'handleMessages', ...never },
    routineOf('periodicalReconnectToDead', reconnection),
    { name: 'handlePresumedDeadPeers', ...never },
    {
      name: 'periodicalSync',
      nextDeadline: () => sync.nextPullDeadline,
      onDeadline: (now) => sync.onPullDeadline(node.drawMembers(), now),
    },
    {
      name: 'stateInfoSweep',
      nextDeadline: () => channels.nextSweep,
      onDeadline: (now) => channels.sweep((peer) => view.lookup(peer) !== undefined, now),
    },
  ]
}

function routineOf(name: string, part: Timed): Routine {
  return { name, nextDeadline: () => part.nextDeadline, onDeadline: (now) => part.onDeadline(now) }
}
