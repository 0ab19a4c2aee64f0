import { Given, When } from '@cucumber/cucumber'
import type { Habit } from './support/habits'
import type { TckWorld } from './support/world'

// The time of all nodes is one.

/**
 * Nothing happens but what nodes do by themselves.
 * @time that long
 */
When('{duration} pass/passes', async function (this: TckWorld, ms: number) {
  await this.stage.pass(ms)
})

/**
 * Finds an instant at which one of the node's timers fires, whose phase is its own affair: makes it show when it does so, by a message
 * of its application or by the silent peer zoe, and goes on to the next such instant. "It" and "them" stay what they were.
 * @time until the timer has shown itself, and to where it fires next
 */
Given('{node} has just {habit}', async function (this: TckWorld, node: string, habit: Habit) {
  await this.habits.await(habit, node)
})
