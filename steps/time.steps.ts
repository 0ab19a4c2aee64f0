import { Given, When } from '@cucumber/cucumber'
import type { Habit } from './support/habits'
import type { TckWorld } from './support/world'

// The time of all nodes is one.

When('{duration} pass/passes', async function (this: TckWorld, ms: number) {
  await this.stage.pass(ms)
})

Given('{node} has just {habit}', async function (this: TckWorld, node: string, habit: Habit) {
  await this.habits.await(habit, node)
})
