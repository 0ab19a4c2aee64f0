/** What a reader may run next. */
export interface Commands {
  /** Repeats the example at a place. */
  readonly again: (place: string) => string
  /** Examines the adapter; undefined if there is none. */
  readonly doctor?: string | undefined
}
