import type { SubjectSpec } from '../port'
import type { Actor } from './cast'
import { milliseconds } from './durations'
import { defaultOf, QUIET } from './suite-knowledge'

/** A node under test, as an example describes it. */
export class Subject {
  readonly actor: Actor
  private settings: Readonly<Record<string, string>>
  private asked: Readonly<Record<string, string>> = {}
  private bootstrap: readonly string[] = []

  constructor(actor: Actor, isQuiet: boolean) {
    this.actor = actor
    this.settings = isQuiet ? QUIET : {}
  }

  /** Settings under their core.yaml keys; endpoints and bootstrap peers are what the node is told of itself. */
  configure(given: Readonly<Record<string, string>>): void {
    const { endpoint, externalEndpoint, bootstrap, ...settings } = given
    if (endpoint !== undefined) this.actor.internalEndpoint = endpoint
    if (externalEndpoint !== undefined) this.actor.externalEndpoint = externalEndpoint === 'none' ? '' : externalEndpoint
    if (bootstrap !== undefined) this.bootstrap = bootstrap.split(' ')
    this.settings = { ...this.settings, ...settings }
    this.asked = { ...this.asked, ...given }
  }

  /** What the example says of it by itself: `starts with pullInterval 1s`. */
  get startInWords(): string {
    const asked = Object.entries(this.asked).map(([key, value]) => `${key} ${value}`)
    return asked.length === 0 ? 'starts' : `starts with ${asked.join(', ')}`
  }

  /** What the node was told by its keys, its endpoints and bootstrap peers among it, as far as there is something to tell. */
  get told(): Readonly<Record<string, string>> {
    const { internalEndpoint: endpoint, externalEndpoint } = this.actor
    const all = { ...this.asked, endpoint, externalEndpoint, bootstrap: this.bootstrap.join(' ') }
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
  }

  /** A setting in force, as it was given or as its default is. */
  setting(key: string): string {
    return this.settings[key] ?? defaultOf(key)
  }

  settingMs(key: string): number {
    return milliseconds(this.setting(key))
  }

  get spec(): SubjectSpec {
    const { name, identity, internalEndpoint, externalEndpoint } = this.actor
    return { name, identity, endpoint: internalEndpoint, externalEndpoint, bootstrap: this.bootstrap, settings: this.settings }
  }
}
