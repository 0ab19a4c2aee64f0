import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { ConfigError, wordsOf } from './config-error'

const text = z.string({ error: 'a text' }).trim().min(1, { error: 'a text' })
const CHANNEL_NAME = /^[a-z][a-z0-9.-]*$/
const address = z.string({ error: 'host:port' }).regex(/^[^\s:,[\]]+:[1-9]\d{0,4}$|^\[[\da-f:.]+\]:[1-9]\d{0,4}$/i, { error: 'host:port' })

const ORG = z.strictObject({
  mspId: text,
  msp: text,
  anchorPeers: z.array(address, { error: 'a list of host:port' }).default([]),
})
const VERIFY = 'how blocks are verified: { orderers: [{ mspId, msp }] }, { module: FILE }, or off'
const orderer = z.strictObject({ mspId: text, msp: text })
const verify = z.union(
  [
    z.literal('off'),
    z.literal(false).transform(() => 'off' as const),
    z.strictObject({ module: text }),
    z.strictObject({ orderers: z.array(orderer).min(1) }),
  ],
  { error: VERIFY },
)
const CHANNEL = z.strictObject({
  name: text.regex(CHANNEL_NAME, { error: 'a name of a channel: a small letter, then small letters, digits, dots and hyphens' }),
  orgs: z.array(ORG, { error: 'a list of organizations, each with mspId and msp' }).min(1, { error: 'a list of one organization or more' }),
  firstBlock: z.int({ error: 'the number of a block, 1 or more' }).min(1, { error: 'the number of a block, 1 or more' }).default(1),
  verify,
})
const FILE = z.strictObject({ channels: z.array(CHANNEL, { error: 'a list of channels' }) })

/** How the blocks of a channel are verified. */
export type Verification = z.infer<typeof verify>
/** A channel as the file of channels describes it, with paths made absolute. */
export type ChannelDescription = z.infer<typeof CHANNEL>

/** The channels that a file describes; its paths begin at its folder. @throws ConfigError that names file and key */
export function channelsIn(file: string): readonly ChannelDescription[] {
  let content: unknown
  try {
    content = parse(readFileSync(file, 'utf8'), { logLevel: 'error' })
  } catch (error) {
    throw new ConfigError(file, undefined, `it cannot be read as YAML: ${wordsOf(error)}`)
  }
  const { data, error } = FILE.safeParse(content ?? {})
  if (data === undefined) throw refused(file, error.issues[0])
  const names = data.channels.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new ConfigError(file, 'channels', `channel "${twice}" is there twice.`)
  return data.channels.map((channel) => absolute(path.dirname(file), channel))
}

function refused(file: string, issue: z.core.$ZodIssue | undefined): ConfigError {
  const key = (issue?.path ?? []).map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  const at = key === '' ? undefined : key.slice(1)
  if (issue?.code === 'unrecognized_keys') return new ConfigError(file, at, `"${issue.keys[0]}" is not a known key.`)
  return new ConfigError(file, at, `it must be ${issue?.path.length === 0 ? 'a mapping with the key channels' : issue?.message}.`)
}

function absolute(folder: string, channel: ChannelDescription): ChannelDescription {
  const here = <Org extends { readonly msp: string }>(org: Org): Org => ({ ...org, msp: path.resolve(folder, org.msp) })
  return { ...channel, orgs: channel.orgs.map(here), verify: verificationFrom(folder, channel.verify) }

  function verificationFrom(from: string, given: Verification): Verification {
    if (given === 'off') return given
    return 'module' in given ? { module: path.resolve(from, given.module) } : { orderers: given.orderers.map(here) }
  }
}
