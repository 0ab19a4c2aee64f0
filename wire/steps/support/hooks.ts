import { After, AfterAll, AfterStep, Before, BeforeAll, setDefaultTimeout } from '@cucumber/cucumber'
import { begin, finish, type WireParameters, type WireWorld } from './world'

/** A node is started within this; what examples wait for has bounds of its own. */
setDefaultTimeout(90_000)

BeforeAll(async function (this: { parameters: WireParameters }) {
  await begin(this.parameters)
})

/** Not applicable to a node that the suite did not start, or for which there is no such material. */
Before(function (this: WireWorld, { pickle }) {
  const words = pickle.steps.map(({ text }) => text).join('\n')
  const missing = (['expired', 'revoked', 'edward'] as const).filter((role) => words.includes(role) && !this.has(role))
  const tags = pickle.tags.map(({ name }) => name)
  const reason =
    missing.length > 0
      ? `there is no material of ${missing.join(', ')}`
      : tags.includes('@needs-restart') && !this.isOurs
        ? 'it takes a node that the suite can start and stop'
        : undefined
  if (reason === undefined) return undefined
  this.log(`not applicable: ${reason}`)
  return 'skipped'
})

/** Of a node that is gone anything is refused: where an example went well it has to listen still. */
AfterStep(async function (this: WireWorld, { pickle, pickleStep, error }) {
  if (error === undefined && pickleStep.id === pickle.steps.at(-1)?.id) await this.demandListening()
})

After(function (this: WireWorld) {
  return this.leave()
})

AfterAll(() => finish())
