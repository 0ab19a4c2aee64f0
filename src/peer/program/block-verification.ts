import { pathToFileURL } from 'node:url'
import type { ChannelName } from '../../wire/ids'
import { type BlockVerifier, type LocalMsp, MspCrypto, MspError, readMsp, takesEveryBlock } from '../msp'
import type { ChannelDescription, Verification } from './channels-file'
import { ConfigError, wordsOf } from './config-error'
import { type BlockSignature, fabricBlockIn } from './fabric-block'

/** What a module of the user's exports: whether the bytes are block `number` of the channel, and may be taken. */
type VerifyBlock = (channel: string, number: bigint, block: Uint8Array) => unknown

export interface VerificationOptions {
  /** The file of channels, as errors name it. */
  readonly file: string
  readonly local: LocalMsp
  /** Is told what a module of the user's throws. */
  readonly onError: (words: string) => void
}

/** Nobody can make a node verify more signatures of one block. */
const MOST_SIGNATURES = 32

/** How the blocks of each channel are verified; those of no channel are not taken. @throws ConfigError */
export async function verifierOf(channels: readonly ChannelDescription[], options: VerificationOptions): Promise<BlockVerifier> {
  const verifiers = new Map<string, BlockVerifier>()
  for (const channel of channels) verifiers.set(channel.name, await verifierFor(channel, options))
  return (channel, number, block) => verifiers.get(channel)?.(channel, number, block) ?? false
}

function verifierFor({ name, verify }: ChannelDescription, options: VerificationOptions): Promise<BlockVerifier> | BlockVerifier {
  if (verify === 'off') return takesEveryBlock
  return 'module' in verify ? byModule(verify.module, options) : byOrderers(name as ChannelName, verify.orderers, options)
}

/** A block counts if one orderer has signed it, it is of that number and channel, and its data are those that the header says. */
async function byOrderers(
  name: ChannelName,
  orderers: Exclude<Verification, 'off' | { module: string }>['orderers'],
  { file, local }: VerificationOptions,
): Promise<BlockVerifier> {
  const read = async ({ mspId, msp }: (typeof orderers)[number]) => {
    try {
      return await readMsp(msp, mspId)
    } catch (error) {
      throw error instanceof MspError ? new ConfigError(file, `verify.orderers, msp of ${mspId}`, error.message) : error
    }
  }
  const msps = await Promise.all(orderers.map(read))
  const orgs = msps.map(({ mspId }) => mspId)
  const crypto = new MspCrypto({ local, msps, now: Date.now })
  crypto.setChannel(name, orgs)
  const isOrderers = ({ identity, signature, signed }: BlockSignature) =>
    orgs.some((org) => org === crypto.orgOf(identity)) &&
    crypto.validateIdentity(identity) === undefined &&
    crypto.verify(identity, signature, signed)
  return (channel, number, bytes) => {
    const block = fabricBlockIn(bytes)
    if (block === undefined || block.number !== number || block.channel !== channel || !block.isWhole) return false
    return block.signatures.slice(0, MOST_SIGNATURES).some(isOrderers)
  }
}

async function byModule(module: string, { file, onError }: VerificationOptions): Promise<BlockVerifier> {
  const verifyBlock = await exportedBy(module, file)
  return (channel, number, block) => {
    try {
      return verifyBlock(channel, number, block) === true
    } catch (error) {
      onError(`${module} throws at block ${number} of ${channel}, which is not taken: ${wordsOf(error)}`)
      return false
    }
  }
}

async function exportedBy(module: string, file: string): Promise<VerifyBlock> {
  const refused = (words: string) => new ConfigError(file, 'verify.module', `${module}: ${words}`)
  let loaded: { verifyBlock?: unknown; default?: { verifyBlock?: unknown } }
  try {
    loaded = await import(pathToFileURL(module).href)
  } catch (error) {
    throw refused(`it cannot be loaded: ${wordsOf(error)}.`)
  }
  const verifyBlock = loaded.verifyBlock ?? loaded.default?.verifyBlock
  if (typeof verifyBlock === 'function') return verifyBlock as VerifyBlock
  throw refused('it must export a function verifyBlock(channel, number, bytes), which answers true for a block to be taken.')
}
