import type { Capability } from '../suite/port'
import { type Act, type ActOf, PEERS } from './life'
import type { Scene } from './scene'

/** What an act does in a scene, how a feature says it, and what a node must be able to do for it. */
export interface Deed<A extends Act> {
  readonly play: (act: A, scene: Scene) => Promise<void> | void
  /** Lines of Gherkin, without the keyword. Undefined if there is no phrase for it. */
  readonly tell: ((act: A) => readonly string[]) | undefined
  /** Families of rules without which nobody can say what comes of it: all of them have to be claimed. */
  readonly families: readonly string[]
  /** The same for some of these acts only. */
  readonly familiesOf?: (act: A) => readonly string[]
  readonly needs?: Capability
}

export type Deeds<Name extends Act['do'] = Act['do']> = { readonly [N in Name]: Deed<ActOf<N>> }

export const orgOf = (peer: string): string => PEERS[peer] ?? ''
