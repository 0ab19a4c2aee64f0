import { After, AfterStep, Before, BeforeAll, setDefaultTimeout } from '@cucumber/cucumber'
import { CAPABILITIES, type Description, PORT_VERSION } from '../../src/conformance/port'
import { ConformanceError, encodeFailure, encodeRun, FAILURE_MEDIA_TYPE, RUN_MEDIA_TYPE } from '../../src/conformance/report/failure'
import { timelineText } from '../../src/conformance/report/timeline'
import { timelineSvg } from '../../src/conformance/report/timeline-svg'
import { ParameterError, readParameters, type WorldParameters } from '../../src/conformance/world-parameters'
import { implementationFor } from './implementation'
import { TckWorld } from './world'

/** Real time after which a step counts as hung. */
setDefaultTimeout(20_000)

let description: Description
let parameters: WorldParameters
let isAnnounced = false

BeforeAll(async function (this: { parameters: unknown }) {
  try {
    parameters = readParameters(this.parameters)
  } catch (error) {
    if (!(error instanceof ParameterError)) throw error
    // A worker leaves the words to the process that started it.
    if (process.env['CUCUMBER_PARALLEL'] !== 'true') process.stderr.write(`${error.message}\n`)
    process.exit(2)
  }
  TckWorld.run = parameters
  TckWorld.implementation = implementationFor(parameters)
  description = await TckWorld.implementation.describe()
  if (description.portVersion !== PORT_VERSION) {
    throw new Error(`the implementation speaks version ${description.portVersion} of the port, the suite ${PORT_VERSION}`)
  }
})

Before(function (this: TckWorld, { pickle }) {
  if (!isAnnounced) this.attach(encodeRun(runOf(description)), RUN_MEDIA_TYPE)
  isAnnounced = true
  const missing = pickle.tags
    .map(({ name }) => name.replace(/^@needs-/, ''))
    .filter((name) => CAPABILITIES.includes(name as (typeof CAPABILITIES)[number]) && !description.capabilities.includes(name as never))
  if (missing.length === 0) return undefined
  this.log(`not applicable: ${description.name} does not declare ${missing.join(', ')}`)
  return 'skipped'
})

/** Where an example ends, well or not, its timeline is shown, under the step. */
AfterStep(function (this: TckWorld, { pickle, pickleStep, error }) {
  if (error === undefined && pickleStep.id !== pickle.steps.at(-1)?.id) return
  const { timeline } = this.record
  if (error instanceof ConformanceError) {
    const { failure } = error
    const lines = timelineText(timeline, failure.atMs === undefined ? undefined : { atMs: failure.atMs })
    this.attach(encodeFailure({ ...failure, timeline: lines, seed: parameters.seed }), FAILURE_MEDIA_TYPE)
  }
  this.attach(Buffer.from(timelineSvg(timeline, pickle.name)), { mediaType: 'image/svg+xml', fileName: 'timeline.svg' })
})

After(async function (this: TckWorld) {
  await this.close()
})

function runOf({ name, version, dialect, capabilities }: Description) {
  return { implementation: `${name} ${version}`, dialect, seed: parameters.seed, capabilities, knownCapabilities: CAPABILITIES }
}
