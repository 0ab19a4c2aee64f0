import type { NetworkState } from '../../src/suite/port'
import type { Application } from '../../src/suite/script/application'
import type { Cast } from '../../src/suite/script/cast'
import { milliseconds } from '../../src/suite/script/durations'
import type { Stage } from '../../src/suite/script/stage'
import type { Row } from '../../src/suite/script/words'

/** A node by its name, or each of an organization or of all, but for some. */
export type NodesPhrase = { readonly name: string } | { readonly org: string | undefined; readonly but: readonly string[] }

/** Actors by their names, or whoever else there is of an organization or of all. */
export type Company = readonly string[] | { readonly othersOf: string | undefined }

/** Many nodes, most of whom have no name that an example says: who they are, how they begin, and what lies between them. */
export class Gathering {
  private readonly stage: Stage
  private readonly cast: Cast
  private readonly application: Application

  constructor(stage: Stage, cast: Cast, application: Application) {
    this.stage = stage
    this.cast = cast
    this.application = application
  }

  /**
   * Starts the nodes of each row, one after the other and a millisecond apart, and joins them to the channel of all organizations of the table. A row says
   * `nodes`, `organization`, the `bootstrap` and `anchor peer` they are told of, and settings by their keys.
   */
  async meet(channel: string, rows: readonly Row[]): Promise<void> {
    const groups = rows.map((row) => ({ row, names: this.introduce(row) }))
    const orgs = [...new Set(rows.map(({ organization = '' }) => organization))]
    for (const name of groups.flatMap(({ names }) => names)) {
      await this.stage.start(name)
      await this.stage.pass(APART_MS)
    }
    for (const { row, names } of groups) {
      for (const name of names) {
        await this.application.join(name, channel, { orgs, anchors: this.anchorsIn(row) })
        await this.stage.act((port) => port.updateLedgerHeight(name, channel, 1n))
      }
    }
  }

  /** Rows of what differs from a network that takes no time, loses nothing and is whole. */
  async setNetwork({ latency = '0 ms', loss = '0 %', 'cut off': cutOff = 'nobody' }: Row): Promise<void> {
    const [, percent] = /^(\d+) %$/.exec(loss) ?? []
    if (percent === undefined) throw new Error(`the loss is "${loss}": say how many of a hundred, as 5 %`)
    const state: NetworkState = {
      latencyMs: milliseconds(latency.replace(/^up to /, '')),
      lossPercent: Number(percent),
      cutOff: cutOff === 'nobody' ? [] : cutOff.split(LIST).flatMap((name) => (/^Org\d$/.test(name) ? this.all(name) : [name])),
    }
    // Said of nodes that are still to meet it holds from their start.
    if (this.stage.isOpen) await this.stage.act((port) => port.setNetwork(state))
    else await this.stage.prepare((port) => port.setNetwork(state))
  }

  /** Their names. */
  namesOf(nodes: NodesPhrase): readonly string[] {
    return 'name' in nodes ? [nodes.name] : this.all(nodes.org).filter((name) => !nodes.but.includes(name))
  }

  /** Those whom a phrase means that is said of a node. */
  companyOf(node: string, company: Company): readonly string[] {
    return 'othersOf' in company ? this.all(company.othersOf).filter((name) => name !== node) : company
  }

  private all(org: string | undefined): readonly string[] {
    return this.stage.running.filter((name) => org === undefined || this.cast.get(name).org === org)
  }

  private introduce(row: Row): string[] {
    const { nodes = '', organization = '', bootstrap = '' } = row
    const settings = Object.entries(row).filter(([column, value]) => !TOLD.has(column) && value !== '')
    const names = nodes.split(LIST).flatMap((part) => this.expanded(part, organization))
    for (const name of names) {
      const subject = this.stage.introduce(name, organization, false)
      subject.configure(Object.fromEntries(settings))
      if (bootstrap !== '') subject.configure({ bootstrap: this.cast.get(bootstrap).internalEndpoint })
    }
    return names
  }

  /** The names that `7 more` stands for, or the one that is said. */
  private expanded(part: string, org: string): string[] {
    const [, count] = /^(\d+) more$/.exec(part) ?? []
    if (count === undefined) return [part]
    return [...new Array(Number(count)).keys()].map((index) => `${org.toLowerCase()}-${index + 1}`)
  }

  private anchorsIn({ 'anchor peer': anchor = '' }: Row) {
    return anchor === '' ? [] : [this.cast.get(anchor)].map(({ org, externalEndpoint }) => ({ org, endpoint: externalEndpoint }))
  }
}

const LIST = /, | and /
/** Nodes that do everything at one instant dial each other at one instant, which no network in real time sees. */
const APART_MS = 1
/** Columns that are no settings. */
const TOLD = new Set(['nodes', 'organization', 'bootstrap', 'anchor peer'])
