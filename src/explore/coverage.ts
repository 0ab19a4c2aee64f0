import type { State, Step, Trace } from './trace'

/** Some of several: none, one, two, or more. */
const few = (names: string | undefined): string => {
  const count = names === undefined || names === '' ? 0 : names.split(', ').length
  return count > 2 ? 'more' : `${count}`
}

/** A state of the node's own tables, without names: how many are alive, dead, identified, and in channels. */
export const stateClass = (state: State): string =>
  Object.entries(state)
    .map(([question, answer]) => `${question} ${/^\d/.test(answer) ? answer : few(answer)}`)
    .join(', ')

/** What an act did in a state, without names and numbers. */
function transition(before: State, { act, outcome, events, receipts, state }: Step): string {
  const flaw = 'row' in act ? Object.keys(act.row).join(' ') : 'kind' in act ? act.kind : ''
  const told = [...events.map(({ type }) => type), ...receipts.map(({ signed }) => signed.message.content.kind)]
  const effects = [...new Set<string>(told)]
    .filter((name) => name !== 'log')
    .sort()
    .join(', ')
  return `${stateClass(before)} | ${act.do} ${flaw} ${outcome} ${effects} | ${stateClass(state)}`
}

/** Which states and transitions of the reference have been reached. */
export class Coverage {
  private readonly states = new Set<string>()
  private readonly transitions = new Set<string>()

  get stateCount(): number {
    return this.states.size
  }

  get transitionCount(): number {
    return this.transitions.size
  }

  /** How many transitions of a trace are new. */
  add({ steps }: Trace): number {
    const known = this.transitions.size
    let before: State = {}
    for (const step of steps) {
      this.transitions.add(transition(before, step))
      if (Object.keys(step.state).length === 0) continue
      this.states.add(stateClass(step.state))
      before = step.state
    }
    return this.transitions.size - known
  }
}
