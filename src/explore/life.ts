import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { IDLE_KINDS } from '../suite/script/messages'
import { WrongUse } from '../suite/wrong-use'

/** The node whose life it is, and its organization. */
export const NODE = 'alice'
export const NODE_ORG = 'Org1'

/** Who may take part, and of which organization. */
export const PEERS: Readonly<Record<string, string>> = {
  bob: 'Org1',
  dave: 'Org1',
  erin: 'Org1',
  heidi: 'Org1',
  carol: 'Org2',
  frank: 'Org2',
  ivan: 'Org3',
  judy: 'Org3',
}

const peer = z.string().refine((name) => name in PEERS, { error: `one of ${Object.keys(PEERS).join(', ')}` })
const author = z.string().refine((name) => name in PEERS || name === NODE, { error: `one of ${NODE}, ${Object.keys(PEERS).join(', ')}` })
const channel = z.enum(['trade', 'gold', 'silver'])
const row = z.record(z.string(), z.string())
const orgs = z.array(z.enum(['Org1', 'Org2', 'Org3'])).min(1)
const tag = z.enum(['undefined', 'empty', 'org-only', 'chan-only', 'chan-and-org', 'chan-or-org', '9'])
const count = z.int().min(1).max(20)

const SPOKEN = ['org message', 'block', 'leadership message', 'membership request', 'state info', 'alive message'] as const
/** What peers say besides, and no application. */
const SAID = [...SPOKEN, 'forged leadership message', 'unsigned leadership message', ...IDLE_KINDS] as const
export type Said = (typeof SAID)[number]

/** One thing that happens in a life. What can be said in the phrases of the features is what the phrase does. */
const ACT = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('known'), peer, hidden: z.boolean() }),
  z.strictObject({ do: z.literal('connect'), peer }),
  z.strictObject({ do: z.literal('admit'), peer }),
  z.strictObject({ do: z.literal('expires'), peer, inMs: z.int().min(1) }),
  z.strictObject({ do: z.literal('replace'), peer, by: peer }),
  z.strictObject({ do: z.literal('impersonate'), peer, victim: peer, claim: z.enum(['PKI-ID', 'identity']).default('PKI-ID') }),
  z.strictObject({ do: z.literal('revoke'), peer }),
  z.strictObject({ do: z.literal('gone'), peer }),
  z.strictObject({ do: z.literal('back'), peer }),
  z.strictObject({ do: z.literal('disconnect'), peer }),
  z.strictObject({ do: z.literal('join'), channel, orgs, older: z.boolean() }),
  z.strictObject({ do: z.literal('anchor'), channel, peer }),
  z.strictObject({ do: z.literal('publish'), peer, channel }),
  z.strictObject({ do: z.literal('say'), peer, kind: z.enum(SAID), count, author, channel }),
  z.strictObject({ do: z.literal('alive'), peer, author, row }),
  z.strictObject({ do: z.literal('state-info'), peer, author, channel, row }),
  z.strictObject({ do: z.literal('request'), peer, author, row }),
  z.strictObject({ do: z.literal('response'), peer, rows: z.array(row).min(1) }),
  z.strictObject({ do: z.literal('again'), peer }),
  z.strictObject({ do: z.literal('gossip'), kind: z.enum(SPOKEN), count, channel }),
  z.strictObject({ do: z.literal('mistag'), kind: z.enum(SPOKEN), channel, tag }),
  z.strictObject({ do: z.literal('ledger'), channel }),
  z.strictObject({ do: z.literal('suspect') }),
  z.strictObject({ do: z.literal('pass'), ms: z.int().min(1) }),
  z.strictObject({ do: z.literal('due'), of: z.string(), times: z.number(), plus: z.int() }),
  z.strictObject({ do: z.literal('stop') }),
  z.strictObject({ do: z.literal('start') }),
  z.strictObject({ do: z.literal('pardon'), peer }),
  z.strictObject({ do: z.literal('forbid'), peer, channel }),
  z.strictObject({ do: z.literal('height'), channel, blocks: z.int().min(0).max(1_000_000) }),
  z.strictObject({ do: z.literal('configure'), channel, sequence: z.int().min(0).max(9), orgs, anchors: z.array(peer) }),
  z.strictObject({ do: z.literal('leave'), channel }),
  z.strictObject({ do: z.literal('chaincodes'), channel, count: z.int().min(0).max(3) }),
  z.strictObject({ do: z.literal('pause'), peer }),
  z.strictObject({ do: z.literal('resume'), peer }),
  z.strictObject({
    do: z.literal('tag'),
    peer,
    kind: z.enum(SPOKEN),
    channel,
    tag,
  }),
  z.strictObject({ do: z.literal('garbage'), peer }),
  z.strictObject({ do: z.literal('transfer'), peer, channel, kind: z.enum(['state request', 'state response']), blocks: count }),
  z.strictObject({
    do: z.literal('matter'),
    peer,
    kind: z.enum([
      'block',
      'leadership message',
      'membership response',
      'state info request',
      'snapshot',
      'hello',
      'digest',
      'request',
      'update',
    ]),
    /** None: of identities, or of no channel. */
    channel: z.enum(['trade', 'gold', 'silver', 'none']),
    row,
  }),
])
export type Act = z.infer<typeof ACT>
export type ActOf<Name extends Act['do']> = Extract<Act, { do: Name }>

/** Among the settings of a life: nothing stands below them, so that what is not given has its default. */
export const QUIET_NO = { quiet: 'no' } as const

/** Whether those of a quiet node stand below the settings of a life, and the settings themselves. */
export function wakeOf({ settings: { quiet, ...settings } }: Pick<Life, 'settings'>): { isQuiet: boolean; settings: Life['settings'] } {
  return { isQuiet: quiet !== QUIET_NO.quiet, settings }
}

const LIFE = z.strictObject({
  /** Of the node; those of a quiet node stand below them, unless it is said to be none. */
  settings: row,
  acts: z.array(ACT),
})

/** What happens to a node, from its start on: settings, and one act after the other. Plain data, which can be kept in a file. */
export type Life = z.infer<typeof LIFE>

/** A file can't be read as a life. One sentence. */
export class LifeError extends WrongUse {}

/** @throws LifeError that names the file and what is wrong with it */
export function readLife(file: string): Life {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new LifeError(`The life ${file} cannot be read: ${error instanceof Error ? error.message : error}.`)
  }
  const { data, error } = LIFE.safeParse(json)
  if (data !== undefined) return data
  const [issue] = error.issues
  throw new LifeError(`${file} is no life: at ${issue?.path.join('.') || 'its top'}: ${issue?.message}.`)
}
