import { toUtf8 } from '../../wire/bytes'
import type { Bytes, PkiId } from '../../wire/ids'
import { testPkiId } from '../kit/test-crypto'
import type { DirectoryEntry } from '../port'

/** Somebody who takes part in an example: a node under test, or a scripted peer. */
export interface Actor {
  readonly name: string
  readonly org: string
  readonly identity: Bytes
  readonly pkiId: PkiId
  internalEndpoint: string
  /** Empty if it has none. */
  externalEndpoint: string
  readonly directory: { expiresAtMs: number | undefined; valid: boolean; unreadableChannels: string[] }
}

/** Who takes part in an example, under their names. */
export class Cast {
  private readonly actors = new Map<string, Actor>()
  private readonly byPkiId = new Map<PkiId, string>()

  /** Somebody new; the same one again if the name and organization are known already. */
  introduce(name: string, org: string): Actor {
    const known = this.actors.get(name)
    if (known?.org === org) return known
    if (known !== undefined) throw new Error(`${name} is of ${known.org} and cannot be of ${org} as well`)
    const identity = toUtf8(`certificate of ${name}, ${org}`)
    const actor: Actor = {
      name,
      org,
      identity,
      pkiId: testPkiId(identity),
      internalEndpoint: `${name}.${org.toLowerCase()}.internal:7051`,
      externalEndpoint: `${name}.${org.toLowerCase()}.example:7051`,
      directory: { expiresAtMs: undefined, valid: true, unreadableChannels: [] },
    }
    this.actors.set(name, actor)
    this.byPkiId.set(actor.pkiId, name)
    return actor
  }

  get(name: string): Actor {
    const actor = this.actors.get(name)
    if (actor === undefined) throw new Error(`${name} has not been introduced: say of which organization first`)
    return actor
  }

  has(name: string): boolean {
    return this.actors.has(name)
  }

  get all(): readonly Actor[] {
    return [...this.actors.values()]
  }

  /** The name that belongs to a PKI-ID; the beginning of the PKI-ID itself for a stranger's. */
  nameOf(pkiId: string): string {
    return this.byPkiId.get(pkiId as PkiId) ?? `a stranger (${pkiId.slice(0, 8)})`
  }

  /** A text without names and numbers: what is said of one is said of all. */
  inGeneral(text: string): string {
    const names = this.all.map(({ name }) => name).join('|')
    return text.replace(new RegExp(`\\b(?:${names || '-'})\\b`, 'g'), 'somebody').replace(/\d+(?:\.\d+)?/g, '#')
  }

  /** The name of whoever is reached at an endpoint. */
  ownerOf(endpoint: string): string | undefined {
    return this.all.find((actor) => [actor.internalEndpoint, actor.externalEndpoint].includes(endpoint))?.name
  }

  entryOf({ identity, org, directory }: Actor): DirectoryEntry {
    const { expiresAtMs, valid, unreadableChannels } = directory
    return { identity, org, valid, unreadableChannels, ...(expiresAtMs !== undefined && { expiresAtMs }) }
  }
}
