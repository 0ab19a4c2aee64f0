/** Of what happened in an example, by its steps; attached if the world parameter `story` is set. */
export const STORY_MEDIA_TYPE = 'application/vnd.gossip-tck.story+json'

/** Something that happened in an example. */
export interface StoryEvent {
  /** The number of the step in which it happened, from 0; a background's steps count. */
  readonly step: number
  /** Virtual milliseconds since the example began. */
  readonly atMs: number
  readonly from: string
  readonly to?: string
  readonly text: string
}

/** How often each choice of k peers was drawn. */
export interface Tally {
  readonly k: number
  readonly peers: readonly string[]
  readonly draws: number
  /** Each possible choice, its peers joined by blanks, and how often it came. */
  readonly counts: readonly (readonly [choice: string, count: number])[]
  readonly chiSquare: number
  /** What an even draw exceeds once in a million times. */
  readonly limit: number
}

export interface Story {
  readonly events: readonly StoryEvent[]
  readonly tallies: readonly Tally[]
}

/** The body of the attachment of `STORY_MEDIA_TYPE`. */
export const encodeStory = (story: Story): string => JSON.stringify(story)

/** What `encodeStory` has made. */
export const decodeStory = (body: string): Story => JSON.parse(body)
