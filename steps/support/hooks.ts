import { readFileSync } from 'node:fs'
import path from 'node:path'
import { After, AfterAll, AfterStep, Before, BeforeAll, setDefaultTimeout } from '@cucumber/cucumber'
import { type Pickle, PickleStepType } from '@cucumber/messages'
import { dismiss } from '../../src/suite/implementation'
import {
  encodeFailure,
  encodeRun,
  FAILURE_MEDIA_TYPE,
  LEFT_MEDIA_TYPE,
  type MissedOccasion,
  RUN_MEDIA_TYPE,
  type RunInfo,
  TIMELINE_MEDIA_TYPE,
} from '../../src/suite/judging/failure'
import { parseRuleIds } from '../../src/suite/judging/floor'
import { encodeStory, STORY_MEDIA_TYPE } from '../../src/suite/judging/story'
import { familyOf, isRuleIdTag, type Level, levelsOf } from '../../src/suite/judging/tags'
import { missingCapabilities } from '../../src/suite/judging/verdicts'
import { CAPABILITIES } from '../../src/suite/port'
import { storyEvents, timelineText } from '../../src/suite/report/timeline'
import { timelineSvg } from '../../src/suite/report/timeline-svg'
import { type Judgement, judgement, speaksOfNode } from './judgement'
import { beginRun, currentRun } from './run'
import type { TckWorld } from './world'

/** The implementation has a limit of its own; a step that outlasts this hangs in the suite itself. Milliseconds. */
setDefaultTimeout(3_700_000)

const RULE_IDS = path.join(__dirname, '../../features/rule-ids.txt')
/** More lines than any timeline has. */
const WHOLE = 1_000_000

let isAnnounced = false

BeforeAll(async function (this: { parameters: unknown }) {
  await beginRun(this.parameters)
})

Before(function (this: TckWorld, { pickle }) {
  if (!isAnnounced) announce(this)
  const { description, patience } = currentRun()
  if (patience.isOver !== undefined) {
    this.attach(patience.isOver, LEFT_MEDIA_TYPE)
    return 'skipped'
  }
  const missing = missingCapabilities({ tags: pickle.tags.map(({ name }) => name) }, description.capabilities)
  if (missing.length === 0) return undefined
  this.log(`not applicable: ${description.name} does not declare ${missing.join(', ')}`)
  return 'skipped'
})

/** Where an example ends that did not go well, its timeline is shown under the step, as text and drawn; of any other if it is asked for. */
AfterStep(async function (this: TckWorld, { pickle, pickleStep, error: stepError }) {
  this.record.endStep()
  const isLast = pickleStep.id === pickle.steps.at(-1)?.id
  const rule = ruleIn(pickle)
  const distrust = this.ownWord.outranking({ error: stepError, isLast, step: pickleStep }) ?? (await unheeded(this, stepError))
  const error = distrust ?? stepError
  if (error === undefined && !isLast) return
  const isContext = pickleStep.type === PickleStepType.CONTEXT
  const found = judgement(error, { ...whereabouts(this), rule, step: pickleStep.text, isContext })
  const around = { atMs: found?.failure.atMs ?? this.stage.now }
  if (found !== undefined) attachFailure(this, found, around)
  const { implementation, parameters, patience } = currentRun()
  patience.after({ rule, level: levelOf(pickle), name: pickle.name, kind: found?.kind, error })
  const printed = error === undefined ? '' : implementation.printed()
  if (printed !== '') this.log(`the adapter printed:\n${printed}`)
  const isShown = found !== undefined || parameters.timeline
  if (isShown || parameters.story) attachTimeline(this, pickle.name, around, { isShown, isTold: parameters.story })
  if (distrust !== undefined) throw distrust
})

After(async function (this: TckWorld) {
  try {
    await this.stage.close()
  } catch (error) {
    const found = judgement(error, {
      rule: '',
      step: 'the end of the example',
      isContext: false,
      lastClosing: undefined,
      lastMessage: undefined,
      lateness: () => undefined,
    })
    if (found !== undefined) attachFailure(this, found, { atMs: this.stage.now })
    throw error
  }
})

AfterAll(async () => {
  await dismiss(currentRun().implementation)
})

function whereabouts({ record }: TckWorld) {
  const { lastClosing, lastMessage } = record
  return { lastClosing, lastMessage, lateness: (atMs: number | undefined) => record.lateness(atMs) }
}

/** A node that does not go by what it is set to is judged by INIT-5: what other examples find of it then is not their finding. */
async function unheeded({ givenSettings }: TckWorld, error: unknown): Promise<MissedOccasion | undefined> {
  const canBeAsked = currentRun().description.capabilities.includes('sees-settings')
  return speaksOfNode(error) && canBeAsked ? givenSettings.ignored() : undefined
}

function ruleIn({ tags }: Pickle): string {
  const tag = tags.map(({ name }) => name).find(isRuleIdTag)
  return tag?.slice(1) ?? ''
}

const levelOf = ({ tags }: Pickle): Level | undefined => levelsOf(tags.map(({ name }) => name))[0]

type Around = { readonly atMs: number }

function attachFailure(world: TckWorld, { kind, failure, missed }: Judgement, around: Around): void {
  const { entry, ...told } = failure
  const timeline = timelineText(world.record.timeline(entry), around)
  const cause = world.cast.inGeneral(failure.seen)
  const { seed } = currentRun().parameters
  world.attach(encodeFailure({ ...told, kind, cause, timeline, seed, ...(missed !== undefined && { missed }) }), FAILURE_MEDIA_TYPE)
}

interface Showing {
  readonly isShown: boolean
  readonly isTold: boolean
}

/** Drawing a timeline takes longer than most examples, so it is done for those who look at it. */
function attachTimeline(world: TckWorld, name: string, around: Around, { isShown, isTold }: Showing): void {
  const timeline = world.record.timeline()
  if (isTold)
    world.attach(encodeStory({ events: storyEvents(timeline), tallies: world.draws.tallies }), {
      mediaType: STORY_MEDIA_TYPE,
      fileName: 'story.json',
    })
  if (!isShown) return
  const text = timelineText(timeline, undefined, WHOLE).join('\n')
  world.attach(text, { mediaType: TIMELINE_MEDIA_TYPE, fileName: 'timeline.txt' })
  world.attach(timelineSvg(timeline, name, around), { mediaType: 'image/svg+xml', fileName: 'timeline.svg' })
}

/** The head of the reports: what is judged, and what it claims. */
function announce(world: TckWorld): void {
  isAnnounced = true
  world.attach(encodeRun(runInfo()), RUN_MEDIA_TYPE)
  const { description, dialect } = currentRun()
  const { name, version, families } = description
  const others = [...new Set(parseRuleIds(readFileSync(RULE_IDS, 'utf8')).map(familyOf))].filter((family) => !families.includes(family))
  const notClaimed = others.length === 0 ? '' : `, does not claim ${others.join(', ')}`
  world.log(`${name} ${version}, dialect ${dialect}, claims ${families.join(', ')}${notClaimed}`)
}

function runInfo(): RunInfo {
  const { description, dialect, parameters } = currentRun()
  const { name, version, language, portVersion, families, capabilities } = description
  return {
    implementation: name,
    version,
    language,
    portVersion,
    dialect,
    seed: parameters.seed,
    families,
    capabilities,
    knownCapabilities: CAPABILITIES,
  }
}
