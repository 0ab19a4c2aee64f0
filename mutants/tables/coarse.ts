import type { CoarseMutant } from '../mutant'

const COMPONENT = 'src/reference/node/lifecycle.ts'
const ROUTING = 'src/reference/dissemination/routing.ts'
const INTAKE = 'src/reference/node/intake.ts'

/** Nodes that are wrong altogether. */
export const coarse: readonly CoarseMutant[] = [
  {
    id: 'never-sends',
    coarse: true,
    sentence: 'A node that never sends anything.',
    edits: [{ file: COMPONENT, from: 'return this.streams.get(effect.stream)?.write(effect.envelope)', to: 'return' }],
  },
  {
    id: 'gossips-nothing',
    coarse: true,
    sentence: 'A node that answers, and gossips nothing.',
    edits: [
      {
        file: ROUTING,
        from: 'for (const [category, messages] of this.split(batch, now)) {',
        to: 'for (const [category, messages] of this.split(batch.slice(batch.length), now)) {',
      },
    ],
  },
  {
    id: 'sends-everything-to-everybody',
    coarse: true,
    sentence: 'A node that sends everything to everybody.',
    edits: [
      {
        file: ROUTING,
        from: 'for (const [category, messages] of this.split(batch, now)) {',
        to:
          'const everybody = allPeers({ sets: [this.options.audiences.everybody] })\n' +
          '    if (everybody.length >= 0) return { sends: everybody.flatMap((to) => batch.map(({ signed }) => ({ to, envelope: signed.envelope }))), refused }\n' +
          '    for (const [category, messages] of this.split(batch, now)) {',
      },
    ],
  },
  {
    id: 'clock-runs-slow',
    coarse: true,
    sentence: 'A node whose clock runs 1 % slow.',
    edits: [
      {
        file: COMPONENT,
        from: 'private readonly node: GossipNode\n  private readonly options: ComponentOptions\n',
        to: 'private readonly node: GossipNode\n  private readonly options: ComponentOptions\n  private readonly epoch: number\n',
      },
      {
        file: COMPONENT,
        from: 'this.options = options\n    this.node = new GossipNode(options, options.clock.now())',
        to: 'this.epoch = options.clock.now()\n    this.options = { ...options, clock: this.slow(options.clock) }\n    this.node = new GossipNode(options, this.epoch)',
      },
      {
        file: COMPONENT,
        from: '  private carryOut(effect: Effect): void {',
        to: `  private slow(clock: Clock): Clock {
    return {
      now: () => this.epoch + Math.floor((clock.now() - this.epoch) * 0.99),
      schedule: (at, wake) => clock.schedule(this.epoch + Math.ceil((at - this.epoch) / 0.99), wake),
    }
  }

  private carryOut(effect: Effect): void {`,
      },
    ],
  },
  {
    id: 'forgets-everything',
    coarse: true,
    sentence: 'A node that forgets everything it is told.',
    edits: [
      {
        file: INTAKE,
        from: ': this.handle(opened.ok, from, now)\n',
        to: ': from.length < 0 ? this.handle(opened.ok, from, now) : undefined\n',
      },
    ],
  },
]
