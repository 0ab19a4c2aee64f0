import { openBytes } from '../../wire/envelope'
import type { Bytes } from '../../wire/ids'
import type { Instant } from '../../wire/time'
import type { ScriptedPeerSpec, SubjectSpec, WorldEvent } from '../port'
import type { Listener } from './node'
import { testPkiId } from './test-crypto'
import type { EventBody } from './virtual-network'

/** Keeps what happens in a world until somebody asks for it. */
export class Recorder {
  private readonly elapsed: () => Instant
  /** By PKI-ID, as their handshakes say. */
  private readonly peerNames = new Map<string, string>()
  private events: WorldEvent[] = []

  /** `elapsed`: milliseconds since the world was opened. */
  constructor(elapsed: () => Instant) {
    this.elapsed = elapsed
  }

  record(event: EventBody): void {
    this.events.push({ ...event, atMs: this.elapsed() } as WorldEvent)
  }

  /** All that has happened since it was last asked. */
  take(): readonly WorldEvent[] {
    const { events } = this
    this.events = []
    return events
  }

  /** From now on messages of this peer can be told from those of others. */
  meet({ name, handshake }: ScriptedPeerSpec): void {
    const pkiId = pkiIdIn(handshake)
    if (pkiId !== undefined) this.peerNames.set(pkiId, name)
  }

  /** The same, of a node. */
  know({ name, identity }: SubjectSpec): void {
    this.peerNames.set(testPkiId(identity), name)
  }

  listenerOf(subject: string): Listener {
    return {
      onDelivered: (channel, message) => this.record({ type: 'delivered', subject, channel, message }),
      onRejected: (from, reason) =>
        this.record({ type: 'rejected', subject, peer: from === undefined ? undefined : this.peerNames.get(from), reason }),
      onLog: (words) => this.record({ type: 'log', subject, words }),
    }
  }
}

/** For a node of whom nobody wants to hear. */
export const SILENT: Listener = { onDelivered: () => undefined, onRejected: () => undefined, onLog: () => undefined }

/** Whose handshake it is; undefined if that can't be told. */
export function pkiIdIn(handshake: Bytes): string | undefined {
  const opened = openBytes(handshake)
  return 'ok' in opened && opened.ok.message.content.kind === 'conn' ? opened.ok.message.content.pkiId : undefined
}
