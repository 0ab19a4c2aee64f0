import { inFile, type Mutant } from '../../mutant'

const EMITTER = 'src/reference/dissemination/batching-emitter.ts'
const emits = inFile(EMITTER)
const sets = inFile('src/reference/node/settings-table.ts')
const ticks = 'return firstTickAfter(now, { origin: startedAt, periodMs: latencyMs })'
const tickField = 'private nextTick: Instant | undefined\n'

/** Mutants of the batching emitter (EMIT-1 to EMIT-10). */
export const batchingEmitter: readonly Mutant[] = [
  emits(
    'EMIT-1',
    'emit-burst-one-late',
    'A batch goes out only when the buffer holds one message more than a burst.',
    '>= this.options.burstSize',
    '> this.options.burstSize',
    { source: 'G, extra: burst at more than the size' },
  ),
  emits(
    'EMIT-1',
    'emit-burst-one-early',
    'A batch goes out when the buffer is one message short of a burst.',
    '>= this.options.burstSize',
    '>= this.options.burstSize - 1',
  ),
  emits(
    'EMIT-1',
    'emit-one-burst-between-ticks',
    'Between two ticks only one full buffer is emitted at once.',
    'if (this.buffer.length >= this.options.burstSize) return this.emit()\n',
    'if (this.buffer.length >= this.options.burstSize && !this.hasBurst) {\n      this.hasBurst = true\n      return this.emit()\n    }\n',
    {
      also: [
        { file: EMITTER, from: tickField, to: `${tickField}  private hasBurst = false\n` },
        { file: EMITTER, from: 'const batch = this.emit()\n', to: 'this.hasBurst = false\n    const batch = this.emit()\n' },
      ],
    },
  ),
  emits(
    'EMIT-1',
    'emit-burst-waits-for-tick',
    'A full buffer waits for the tick like any other.',
    'if (this.buffer.length >= this.options.burstSize) return this.emit()\n',
    '',
  ),
  emits(
    'EMIT-2',
    'emit-tick-ten-times',
    'The timer ticks ten times too slowly.',
    ticks,
    'return firstTickAfter(now, { origin: startedAt, periodMs: 10 * latencyMs })',
  ),
  emits(
    'EMIT-2',
    'emit-tick-one-tenth',
    'The timer ticks ten times too fast.',
    ticks,
    'return firstTickAfter(now, { origin: startedAt, periodMs: latencyMs, perPeriod: 10 })',
  ),
  emits('EMIT-2', 'emit-tick-from-arrival', 'A message waits a whole period from its own arrival on.', ticks, 'return now + latencyMs'),
  emits(
    'EMIT-2',
    'emit-tick-at-arrival',
    'A message that comes at the very instant of a tick goes out with it.',
    ticks,
    'return firstTickAfter(now - 1, { origin: startedAt, periodMs: latencyMs })',
  ),
  emits(
    'EMIT-3',
    'emit-one-iteration-more',
    'Each message is emitted once more than it should be.',
    'emissionsLeft: this.options.iterations }',
    'emissionsLeft: this.options.iterations + 1 }',
  ),
  emits(
    'EMIT-3',
    'emit-one-iteration-less',
    'With more than one iteration each message is emitted once less.',
    'emissionsLeft: this.options.iterations }',
    'emissionsLeft: Math.max(1, this.options.iterations - 1) }',
  ),
  emits(
    'EMIT-3',
    'emit-bursts-do-not-count',
    'Only ticks count as emissions of a message, bursts do not.',
    '>= this.options.burstSize) return this.emit()',
    '>= this.options.burstSize) return this.buffer.map((pending) => pending.message)',
  ),
  emits(
    'EMIT-3',
    'emit-always-once',
    'A message is dropped after its first emission, whatever propagateIterations says.',
    'pending.emissionsLeft > 0)',
    'pending.emissionsLeft < 0)',
  ),
  emits(
    'EMIT-3',
    'emit-batch-is-counted',
    'The number of emissions is counted for the buffer as a whole, by its oldest message.',
    'this.buffer = this.buffer.filter((pending) => pending.emissionsLeft > 0)',
    'if (this.buffer.some((pending) => pending.emissionsLeft <= 0)) this.buffer = []',
  ),
  emits(
    'EMIT-3',
    'emit-newest-is-counted',
    'The number of emissions is counted for the buffer as a whole, by its newest message.',
    'this.buffer = this.buffer.filter((pending) => pending.emissionsLeft > 0)',
    'if (this.buffer.every((pending) => pending.emissionsLeft <= 0)) this.buffer = []',
  ),
  emits(
    'EMIT-3',
    'emit-batches-stay-together',
    'A batch that has been emitted stays together: what it holds does not fill up a later one.',
    'if (this.buffer.length >= this.options.burstSize)',
    'if (this.buffer.filter((pending) => pending.emissionsLeft === this.options.iterations).length >= this.options.burstSize)',
  ),
  sets(
    'EMIT-4',
    'emit-default-two-iterations',
    'By default each message is emitted twice.',
    "propagateIterations: { kind: 'count', byDefault: 1 }",
    "propagateIterations: { kind: 'count', byDefault: 2 }",
  ),
  sets(
    'EMIT-4',
    'emit-default-burst-9',
    'By default a burst is 9 messages.',
    "maxPropagationBurstSize: { kind: 'size', byDefault: 10 }",
    "maxPropagationBurstSize: { kind: 'size', byDefault: 9 }",
  ),
  sets(
    'EMIT-4',
    'emit-default-burst-11',
    'By default a burst is 11 messages.',
    "maxPropagationBurstSize: { kind: 'size', byDefault: 10 }",
    "maxPropagationBurstSize: { kind: 'size', byDefault: 11 }",
  ),
  sets(
    'EMIT-4',
    'emit-default-latency-9',
    'By default the timer ticks every 9 ms.',
    "maxPropagationBurstLatency: { kind: 'interval', byDefault: 10 }",
    "maxPropagationBurstLatency: { kind: 'interval', byDefault: 9 }",
  ),
  sets(
    'EMIT-4',
    'emit-default-latency-11',
    'By default the timer ticks every 11 ms.',
    "maxPropagationBurstLatency: { kind: 'interval', byDefault: 10 }",
    "maxPropagationBurstLatency: { kind: 'interval', byDefault: 11 }",
  ),
  emits(
    'EMIT-5',
    'emit-newest-first',
    'A batch holds the newest message first.',
    'const batch = this.buffer.map((pending) => pending.message)',
    'const batch = this.buffer.map((pending) => pending.message).reverse()',
  ),
  emits(
    'EMIT-5',
    'emit-in-halves',
    'An emission takes half of the buffer only; the rest waits for the next one.',
    'for (const pending of this.buffer) pending.emissionsLeft -= 1',
    'batch.splice(Math.ceil(batch.length / 2))\n    for (const pending of this.buffer.slice(0, batch.length)) pending.emissionsLeft -= 1',
  ),
  inFile('src/reference/node/routines.ts')(
    'EMIT-5',
    'emit-one-batch-each',
    'Every message of an emission is a batch of its own, with receivers of its own.',
    'onDeadline: (now) => node.route(emitter.onDeadline(now), now),',
    'onDeadline: (now) => {\n        for (const message of emitter.onDeadline(now)) node.route([message], now)\n      },',
  ),
  emits(
    'EMIT-6',
    'emit-last-batch-again',
    'A tick that finds the buffer empty emits the last batch once more.',
    'const batch = this.emit()\n',
    'const batch = this.emit()\n    this.nextTick ??= this.tickAfter(now)\n    if (batch.length === 0) return this.lastBatch\n    this.lastBatch = batch\n',
    { also: [{ file: EMITTER, from: tickField, to: `${tickField}  private lastBatch: readonly T[] = []\n` }] },
  ),
  inFile('src/reference/node/settings.ts')(
    'EMIT-7',
    'emit-negative-iterations-taken',
    'A negative number of iterations is taken for none.',
    'const lowest = zeroTakesDefault ? 0 : least\n',
    'const lowest = Number.NEGATIVE_INFINITY\n',
  ),
  emits(
    'EMIT-7',
    'emit-none-is-one',
    'With 0 iterations each message is still emitted once.',
    'if (this.stopped || this.options.iterations === 0) return undefined',
    'if (this.stopped) return undefined',
    { dialects: ['documents'] },
  ),
  inFile('src/reference/dialects/fabric.ts')(
    'EMIT-7',
    'emit-zero-taken-literally',
    'An explicit 0 is taken at its word: nothing is ever emitted.',
    "explicitZero: 'takes-default'",
    "explicitZero: 'is-literal'",
    { dialects: ['fabric'] },
  ),
  emits(
    'EMIT-8',
    'emit-burst-resets-timer',
    'A burst starts the period of the timer anew.',
    '>= this.options.burstSize) return this.emit()',
    '>= this.options.burstSize) {\n      this.origin = now\n      return this.emit()\n    }',
    {
      also: [
        { file: EMITTER, from: tickField, to: `${tickField}  private origin: Instant | undefined\n` },
        {
          file: EMITTER,
          from: 'const { startedAt, latencyMs } = this.options',
          to: 'const { latencyMs } = this.options\n    const startedAt = this.origin ?? this.options.startedAt',
        },
      ],
    },
  ),
  emits(
    'EMIT-8',
    'emit-second-burst-resets-timer',
    'The second burst, and only that, starts the period of the timer anew.',
    '>= this.options.burstSize) return this.emit()',
    '>= this.options.burstSize) {\n      this.bursts += 1\n      if (this.bursts % 2 === 0) this.origin = now\n      return this.emit()\n    }',
    {
      also: [
        { file: EMITTER, from: tickField, to: `${tickField}  private origin: Instant | undefined\n  private bursts = 0\n` },
        {
          file: EMITTER,
          from: 'const { startedAt, latencyMs } = this.options',
          to: 'const { latencyMs } = this.options\n    const startedAt = this.origin ?? this.options.startedAt',
        },
      ],
    },
  ),
  emits(
    'EMIT-8',
    'emit-burst-skips-tick',
    'After a burst the next tick is left out.',
    '>= this.options.burstSize) return this.emit()',
    '>= this.options.burstSize) {\n      this.skipped = this.tickAfter(now)\n      return this.emit()\n    }',
    {
      also: [
        { file: EMITTER, from: tickField, to: `${tickField}  private skipped: Instant | undefined\n` },
        {
          file: EMITTER,
          from: ticks,
          to: `${ticks.replace('return', 'const tick =')}\n    return tick === this.skipped ? tick + latencyMs : tick`,
        },
      ],
    },
  ),
  inFile('src/reference/node/gossip-node.ts')(
    'EMIT-9',
    'emit-flush-at-stop',
    'A node that is stopped emits what is pending before it ends.',
    "case 'stop':\n",
    "case 'stop':\n        this.active?.route(this.parts.emitter.onDeadline(now), now)\n",
  ),
  emits(
    'EMIT-10',
    'emit-survivors-do-not-count',
    'What stays after an emission does not count towards the next burst.',
    'if (this.buffer.length >= this.options.burstSize)',
    'if (this.buffer.filter((pending) => pending.emissionsLeft === this.options.iterations).length >= this.options.burstSize)',
  ),
  emits(
    'EMIT-10',
    'emit-survivors-wait-for-tick',
    'What stays after an emission is left out of the next burst.',
    '>= this.options.burstSize) return this.emit()',
    '>= this.options.burstSize) {\n      const kept = this.buffer.filter((pending) => pending.emissionsLeft < this.options.iterations)\n' +
      '      this.buffer = this.buffer.filter((pending) => pending.emissionsLeft === this.options.iterations)\n      const batch = this.emit()\n' +
      '      this.buffer = [...kept, ...this.buffer]\n      this.nextTick ??= this.tickAfter(now)\n      return batch\n    }',
  ),
  emits(
    'EMIT-10',
    'emit-survivors-reversed',
    'What stays after an emission goes out in the opposite order the next time.',
    'this.buffer = this.buffer.filter((pending) => pending.emissionsLeft > 0)',
    'this.buffer = this.buffer.filter((pending) => pending.emissionsLeft > 0).reverse()',
  ),
  emits(
    'EMIT-10',
    'emit-survivors-last',
    'What stays after an emission goes out behind what has come since.',
    'const batch = this.buffer.map((pending) => pending.message)',
    'this.buffer.sort((a, b) => b.emissionsLeft - a.emissionsLeft)\n    const batch = this.buffer.map((pending) => pending.message)',
  ),
  inFile('src/reference/transport/connections.ts')(
    'EMIT-5',
    'emit-batch-lost-while-dialled',
    'Of a batch a peer that has to be dialled for it gets the first message only.',
    'if (queue.length < this.options.sendBuffSize) queue.push(envelope)',
    'if (queue.length < 1) queue.push(envelope)',
  ),
]
