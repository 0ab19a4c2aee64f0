import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { test } from 'node:test'
import { type Envelope, TestStepResultStatus as Status } from '@cucumber/messages'
import ConsoleFormatter from '../../../src/suite/report/console-formatter'
import { Progress } from '../../../src/suite/report/progress'

const selected = (name: string, ...tags: readonly string[]) => [
  { pickle: { id: name, uri: 'x.feature', name, steps: [], tags: tags.map((tag) => ({ name: tag })) } },
  { testCase: { id: `case ${name}`, pickleId: name, testSteps: [] } },
]
const started = (name: string) => ({ testCaseStarted: { id: name, testCaseId: `case ${name}` } })
const failed = (name: string) => ({ testStepFinished: { testCaseStartedId: name, testStepResult: { status: Status.FAILED } } })
const finished = (name: string, willBeRetried = false) => ({ testCaseFinished: { testCaseStartedId: name, willBeRetried } })
const SELECTED = [
  ...selected('one', '@must', '@EMIT-1'),
  ...selected('two', '@EMIT-2'),
  ...selected('three', '@STORE-1'),
  ...selected('four'),
]

function said(isTerminal: boolean, messages: readonly object[]): (string | undefined)[] {
  const progress = new Progress()
  return [...SELECTED, ...messages].map((message) => progress.add(message as Envelope, isTerminal)).filter((words) => words !== undefined)
}

const ENDED = [started('one'), failed('one'), finished('one'), started('three'), finished('three'), started('two'), finished('two')]

test('without a terminal there is a line for each family as it ends', () => {
  assert.deepEqual(said(false, ENDED), ['STORE        1 example   (2 of 4)', 'EMIT        2 examples, 1 went wrong   (3 of 4)'])
})

test('on a terminal each example counts, and what went wrong', () => {
  assert.deepEqual(said(true, ENDED), ['1 of 4 examples, 1 went wrong', '2 of 4 examples, 1 went wrong', '3 of 4 examples, 1 went wrong'])
})

test('an example without the ID of a rule is of a family as well', () => {
  assert.deepEqual(said(false, [started('four'), finished('four')]), ['no ID        1 example   (1 of 4)'])
})

test('what will be tried again has not ended, and an attempt that never began concerns no family', () => {
  const again = [started('four'), failed('four'), finished('four', true), failed('elsewhere'), finished('elsewhere')]
  assert.deepEqual(said(false, again), [])
  assert.deepEqual(said(true, [started('one'), finished('one', true), started('one'), finished('one')]), ['1 of 4 examples'])
})

test('the formatter writes progress over itself on a terminal, and takes it away before the end', async () => {
  const written: string[] = []
  const eventBroadcaster = new EventEmitter()
  const before = process.listeners('exit')
  const formatter = new ConsoleFormatter({
    log: (text: string) => written.push(text),
    stream: { isTTY: true },
    cwd: __dirname,
    parsedArgvOptions: {},
    eventBroadcaster,
    cleanup: () => Promise.resolve(),
  } as unknown as ConstructorParameters<typeof ConsoleFormatter>[0])
  // The exit code of this process is none of its business.
  for (const listener of process.listeners('exit')) if (!before.includes(listener)) process.removeListener('exit', listener)
  for (const message of [...SELECTED, ...ENDED, { parseError: { message: 'no' } }]) eventBroadcaster.emit('envelope', message)
  await formatter.finished()
  const over = '\r\u001b[K'
  assert.deepEqual(written, [
    `${over}1 of 4 examples, 1 went wrong`,
    `${over}2 of 4 examples, 1 went wrong`,
    `${over}3 of 4 examples, 1 went wrong`,
    over,
  ])
})
