import { Given, When } from '@cucumber/cucumber'
import { HABITS } from '../support/phases'
import type { TckWorld } from '../support/world'

When('{duration} pass/passes', async function (this: TckWorld, ms: number) {
  await this.pass(ms)
})

Given('{node} has just {habit}', async function (this: TckWorld, _node: string, habit: string) {
  await HABITS[habit]?.(this)
})
