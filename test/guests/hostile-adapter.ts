import { spawn } from 'node:child_process'
import { Server, ServerCredentials, type ServerDuplexStream } from '@grpc/grpc-js'
import {
  type Description,
  type ImplementationUnderTest,
  SubjectCrashed,
  type SubjectSpec,
  type World,
  type WorldEvent,
  type WorldSpec,
} from '../../src/suite/port'
import { serveAdapter } from '../../src/suite/remote/adapter-server'
import { ANNOUNCEMENT, adapterService } from '../../src/suite/remote/protocol'
import { theReference } from '../../src/suite/the-reference'

/**
 * `hostile-adapter.ts MODE [FROM]`: an adapter that misbehaves in one way, from its FROMth world on (1). Before that it is the
 * reference.
 */
const [mode = '', from = '1'] = process.argv.slice(2)

const never = new Promise<never>(() => {})
const event = (atMs: number): WorldEvent => ({ atMs, subject: 'alice', type: 'log', words: 'a lie' })

/** What a world does otherwise than the reference. */
type Misdeeds = { readonly [Call in keyof World]?: (world: World, ...args: Parameters<World[Call]>) => ReturnType<World[Call]> }

const MISDEEDS: Readonly<Record<string, Misdeeds>> = {
  'dies in send': { send: () => process.exit(7) },
  'dies in advance': { advance: () => die() },
  'dies in gossip': { gossip: () => process.exit(9) },
  'hangs in gossip': { gossip: () => never },
  'dies between two requests': {
    connect: async (world, peer, subject) => {
      await world.connect(peer, subject)
      setTimeout(() => process.exit(7), 100)
    },
  },
  'dies at the end': { close: () => process.exit(7) },
  'hangs in advance': { advance: () => never },
  'spins in advance': {
    advance: () => {
      for (;;);
    },
  },
  'tells of the future': { advance: async (_, ms) => [event(ms + 5_000)] },
  'tells of the past': { advance: async (_, ms) => (ms === 0 ? [] : [event(-1)]) },
  'goes back in time': { advance: async (_, ms) => (ms === 0 ? [] : [event(ms), event(0)]) },
  'tells of a stranger': { advance: async () => [{ ...event(0), type: 'disconnected', peer: 'mallory', reason: '' }] },
  'tells of another subject': { advance: async () => [{ ...event(0), subject: 'alicia' }] },
  'says that the subject crashed': {
    send: () => {
      throw new SubjectCrashed('a nil pointer')
    },
  },
  'swallows what the application gossips': { gossip: async () => {} },
}

/** What is said otherwise of the reference. */
const DESCRIPTIONS: Readonly<Record<string, (reference: Description) => Partial<Description>>> = {
  'is newer by a major version': () => ({ portVersion: '2.0' }),
  'is newer by a minor version': () => ({ portVersion: '1.2' }),
  'is older by a major version': () => ({ portVersion: '0.9' }),
  'names no version': () => ({ portVersion: 'latest' }),
  'declares what there is not': ({ capabilities }) => ({ capabilities: [...capabilities, 'sees-everything' as never] }),
  'needs a process for each world': () => ({ isolation: 'process' }),
  // Who is asked what it goes by would tell.
  'has a burst that is too large': ({ capabilities }) => ({ capabilities: capabilities.filter((one) => one !== 'sees-settings') }),
}

class Hostile implements ImplementationUnderTest {
  private readonly reference = theReference('fabric')
  private worlds = 0

  async describe(): Promise<Description> {
    const description = await this.reference.describe()
    return { ...description, ...DESCRIPTIONS[mode]?.(description) }
  }

  async open(spec: WorldSpec): Promise<World> {
    const subjects = mode.startsWith('has a burst that is too large') ? spec.subjects.map(withLargerBurst) : spec.subjects
    const world = await this.reference.open({ ...spec, subjects })
    this.worlds += 1
    const misdeeds = this.worlds >= Number(from) ? MISDEEDS[mode] : undefined
    if (misdeeds === undefined) return world
    return otherwise(world, misdeeds)
  }

  printed(): string {
    return ''
  }

  async dispose(): Promise<void> {}
}

/** A world that does some things otherwise. */
function otherwise(world: World, misdeeds: Misdeeds): World {
  return new Proxy(world, {
    get: (target, name: keyof World) => {
      const misdeed = misdeeds[name] as ((...args: unknown[]) => unknown) | undefined
      if (misdeed !== undefined) return (...args: unknown[]) => misdeed(target, ...args)
      const usual: unknown = target[name]
      return typeof usual === 'function' ? usual.bind(target) : usual
    },
  })
}

const withLargerBurst = ({ settings, ...subject }: SubjectSpec): SubjectSpec => ({
  ...subject,
  settings: { ...settings, maxPropagationBurstSize: `${Number(settings['maxPropagationBurstSize'] ?? 10) + 1}` },
})

function die(): never {
  process.stderr.write('panic: nothing to see here\n\ngoroutine 1 [running]:\n')
  process.exit(7)
}

/** What is sent in answer to `advance` by those who do not keep to the protocol itself. */
const GARBAGE: Readonly<Record<string, object>> = {
  'answers with nothing': {},
  'answers with another kind': { done: {} },
  'fails in no way that there is': { failure: { kind: 'KIND_UNSPECIFIED', message: 'hm' } },
  'does not know advance': { failure: { kind: 'UNKNOWN', message: 'what is that?' } },
  'sends an event without a kind': { events: { events: [{ atNs: '0', subject: 'alice' }] } },
  'refuses for a reason that there is not': {
    events: { events: [{ atNs: '0', subject: 'alice', rejected: { peer: '', reason: 'because' } }] },
  },
  'sends a million events': {
    events: {
      events: mode === 'sends a million events' ? new Array(1_000_000).fill({ atNs: '0', subject: 'alice', log: { words: 'flood' } }) : [],
    },
  },
}

/** A server that answers everything with `done`, but for the one misdeed. */
function serveRaw(): void {
  const server = new Server({ 'grpc.max_send_message_length': -1 })
  const definition = adapterService()
  const raw = (bytes: Buffer) => bytes
  const play = { ...definition['Play'], ...(mode === 'answers with garbage' && { responseSerialize: raw }) }
  server.addService({ ...definition, Play: play } as typeof definition, {
    Describe: async (_: unknown, answer: (error: null, description: object) => void) => {
      if (mode === 'does not answer') return
      const { clockGrainMs: _grain, ...description } = await theReference('fabric').describe()
      answer(null, {
        ...description,
        clockGrainNs: '1',
        isolation: mode === 'does not say how it is isolated' ? 'ISOLATION_UNSPECIFIED' : 'SESSION',
      })
    },
    Play: (stream: ServerDuplexStream<{ readonly call: string }, object>) => {
      stream.on('data', ({ call }) => {
        for (const answer of answersTo(call)) stream.write(answer)
        if (mode === 'ends the stream') stream.end()
      })
      stream.on('end', () => stream.end())
    },
  })
  server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (_, port) =>
    process.stdout.write(`${ANNOUNCEMENT}127.0.0.1:${port}\n`),
  )
  process.stdin.on('end', () => process.exit(0)).resume()
}

function answersTo(call: string): object[] {
  if (mode === 'ends the stream') return []
  if (mode === 'answers with garbage') return [Buffer.from('ffffffff', 'hex')]
  if (mode === 'answers twice' && call === 'start') return [{ done: {} }, { done: {} }]
  return [call === 'advance' ? (GARBAGE[mode] ?? { events: { events: [] } }) : { done: {} }]
}

function stay(): void {
  setInterval(() => {}, 1_000)
}

const STARTS: Readonly<Record<string, () => void>> = {
  'prints nothing': stay,
  'is somewhere else': () => {
    process.stdout.write(`${ANNOUNCEMENT}192.0.2.1:4711\n`)
    stay()
  },
  'dies at its start': () => {
    process.stderr.write('no such thing as a configuration\n')
    process.exitCode = 4
  },
  'goes on when it is told to end': () => {
    process.on('SIGTERM', () => {})
    process.exit = (() => {}) as never
    stay()
    void serveAdapter(new Hostile())
  },
  'leaves a child behind': () => {
    spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'child', ...process.argv.slice(2)], { stdio: 'inherit' })
    void serveAdapter(new Hostile())
  },
  'prints without end': () => {
    const line = 'x'.repeat(1_000)
    setInterval(() => {
      for (let count = 0; count < 200; count++) process.stderr.write(`${line}\n`)
    }, 1)
    void serveAdapter(new Hostile())
  },
}

const RAW = [
  ...Object.keys(GARBAGE),
  'answers with garbage',
  'answers twice',
  'ends the stream',
  'does not answer',
  'does not say how it is isolated',
]

const start = STARTS[mode] ?? (RAW.includes(mode) ? serveRaw : () => void serveAdapter(new Hostile()))
start()
