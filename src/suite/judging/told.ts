import type { Attachment, Envelope, GherkinDocument, Pickle, PickleStep } from '@cucumber/messages'
import { Attempts } from './attempts'
import { childrenOf, lineOf } from './catalogue'
import { textOf } from './failure'
import type { StepText } from './specification'
import { decodeStory, STORY_MEDIA_TYPE, type StoryEvent, type Tally } from './story'
import { placeOf } from './verdicts'

/** A step as it was run, and what happened in it. */
export interface ToldStep extends StepText {
  readonly isBackground: boolean
  readonly events: readonly Omit<StoryEvent, 'step'>[]
}

/** What a run has to tell of an example. */
export interface ToldExample {
  readonly steps: readonly ToldStep[]
  readonly tallies: readonly Tally[]
}

/** The examples of a run that said what happened in them, by their places: `file:line`. */
export function toldExamples(messages: readonly Envelope[]): Map<string, ToldExample> {
  const written = new Map(messages.flatMap(({ gherkinDocument }) => (gherkinDocument ? stepsIn(gherkinDocument) : [])))
  const attempts = new Attempts(messages)
  const stories = messages.flatMap(({ attachment }) => (attachment?.mediaType === STORY_MEDIA_TYPE ? [attachment] : []))
  return new Map(
    stories.flatMap((story): [string, ToldExample][] => {
      const pickle = attempts.ofAttempt(story.testCaseStartedId)
      return pickle === undefined ? [] : [[placeOfPickle(pickle), toldOf(pickle, story, written)]]
    }),
  )
}

const placeOfPickle = (pickle: Pickle): string => placeOf({ uri: pickle.uri.replaceAll('\\', '/'), line: lineOf(pickle) })

interface WrittenStep {
  readonly keyword: string
  readonly isBackground: boolean
}

function toldOf({ steps }: Pickle, attachment: Attachment, written: ReadonlyMap<string, WrittenStep>): ToldExample {
  const { events, tallies } = decodeStory(textOf(attachment))
  return {
    tallies,
    steps: steps.map((step, index) => ({
      ...(written.get(step.astNodeIds[0] ?? '') ?? { keyword: '', isBackground: false }),
      text: step.text,
      rows: rowsOf(step),
      events: events.filter((event) => event.step === index),
    })),
  }
}

const rowsOf = ({ argument }: PickleStep): string[][] => argument?.dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value)) ?? []

/** The steps of a feature by their IDs. */
function stepsIn(document: GherkinDocument): [string, WrittenStep][] {
  return childrenOf(document).flatMap(({ background, scenario }) => [
    ...(background?.steps ?? []).map(({ id, keyword }): [string, WrittenStep] => [id, { keyword, isBackground: true }]),
    ...(scenario?.steps ?? []).map(({ id, keyword }): [string, WrittenStep] => [id, { keyword, isBackground: false }]),
  ])
}
