import { AdapterHangs, SubjectCrashed } from '../port'

/** Things that may happen at one instant: more than hundreds of nodes need that all speak at once, and few enough to fit in memory. */
const MOST_AT_ONCE = 1_000_000
/** The clock of the machine is looked at only now and then. */
const SELDOM = 1024

/** What a world in this process may take, so that every example ends, whatever its nodes do. */
export class Limits {
  private readonly limitMs: number
  private readonly machineTime: () => number
  private readonly since: number
  private instant: number | undefined
  private atOnce = 0
  private all = 0
  private over: Error | undefined

  /** `limitMs`: of real time, from now on. `machineTime`: in milliseconds. */
  constructor(limitMs: number, machineTime: () => number) {
    this.limitMs = limitMs
    this.machineTime = machineTime
    this.since = machineTime()
  }

  /**
   * Something is about to happen at an instant of the world. Once a limit is reached nothing happens any more: a clock that goes on
   * to the next timer whatever one threw comes to its end, too.
   * @throws SubjectCrashed if too much has happened at that instant: nodes that answer each other for ever never come to rest
   * @throws AdapterHangs if the world has taken too much real time
   */
  spend(instant: number): void {
    if (this.over !== undefined) throw this.over
    this.atOnce = instant === this.instant ? this.atOnce + 1 : 1
    this.instant = instant
    this.all += 1
    if (this.atOnce > MOST_AT_ONCE) {
      this.over = new SubjectCrashed(`It does not come to rest: ${MOST_AT_ONCE} messages, streams and timers at one instant, and no end.`)
    } else if (this.all % SELDOM === 0 && this.machineTime() - this.since > this.limitMs) {
      this.over = new AdapterHangs(`The example has not ended within ${this.limitMs / 1000} s of real time.`)
    }
    if (this.over !== undefined) throw this.over
  }
}
