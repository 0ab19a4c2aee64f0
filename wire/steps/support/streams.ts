import { createSecureContext } from 'node:tls'
import { ChannelCredentials, Client, type ClientDuplexStream, type ClientOptions, type StatusObject, status } from '@grpc/grpc-js'
import { equalBytes, toHex } from '../../../src/wire/bytes'
import { isKind, openBytes } from '../../../src/wire/envelope'
import type { ConnEstablish, SignedMessage } from '../../../src/wire/gossip-message'
import type { Bytes } from '../../../src/wire/ids'
import { decodeSerializedIdentity } from '../../../src/wire/serialized-identity'
import { within } from './bounds'
import { aliveMessage, signed } from './handshakes'
import { hashOf, type PeerMaterial, pkiIdOf } from './material'
import { whyUnsigned } from './signatures'

const asBytes = {
  serialize: (bytes: Bytes): Buffer => Buffer.from(bytes),
  deserialize: (bytes: Buffer): Bytes => new Uint8Array(bytes),
}
const STREAM = '/gossip.Gossip/GossipStream'
const PING = '/gossip.Gossip/Ping'
/** More than any message has that a node must take. */
const LIMIT_BYTES = 200 * 1024 * 1024
const OPTIONS: ClientOptions = {
  'grpc.use_local_subchannel_pool': 1,
  'grpc.max_receive_message_length': LIMIT_BYTES,
  'grpc.max_send_message_length': LIMIT_BYTES,
  'grpc.ssl_target_name_override': 'localhost',
}

/** Where the node listens, and the authority of its certificate. */
export interface Target {
  readonly address: string
  readonly trusted: string
}

/** A client of the node that shows the certificate of a peer, or none. */
export function clientOf({ address, trusted }: Target, { tls }: PeerMaterial, isCertified = true): Client {
  const context = createSecureContext({ ca: trusted, ...(isCertified && { cert: tls.certificate, key: tls.key }) })
  return new Client(`dns:${address}`, ChannelCredentials.createFromSecureContext(context), OPTIONS)
}

/** Whether the node answers a ping. */
export function isAnswered(target: Target, material: PeerMaterial, withinMs: number): Promise<boolean> {
  const client = clientOf(target, material)
  const deadline = new Date(Date.now() + withinMs)
  return new Promise((resolve) => {
    client.makeUnaryRequest(PING, asBytes.serialize, asBytes.deserialize, new Uint8Array(), { deadline }, (error, answer) => {
      client.close()
      resolve(error === null && answer?.length === 0)
    })
  })
}

/** A stream of a scripted peer to the node: what came over it, and how it ended. */
export class OpenStream {
  readonly received: Bytes[] = []
  ended: StatusObject | undefined
  private readonly call: ClientDuplexStream<Bytes, Bytes>
  private readonly client: Client
  private readonly material: PeerMaterial

  constructor(target: Target, material: PeerMaterial, isCertified = true) {
    this.material = material
    this.client = clientOf(target, material, isCertified)
    this.call = this.client.makeBidiStreamRequest(STREAM, asBytes.serialize, asBytes.deserialize)
    this.call.on('data', (bytes: Bytes) => this.received.push(bytes))
    this.call.on('status', (how: StatusObject) => {
      this.ended = how
      this.client.close()
    })
    // An end with an error is told as a status as well.
    this.call.on('error', () => undefined)
  }

  send(bytes: Bytes): void {
    this.call.write(bytes)
  }

  close(): void {
    this.call.cancel()
    this.client.close()
  }

  /** The handshake of the node, once it has come. @throws Error if it is not what a peer would take */
  async handshake(): Promise<SignedMessage<ConnEstablish>> {
    const [first] = await within('the handshake of the node', () => (this.received.length > 0 ? this.received : undefined))
    const opened = openBytes(first ?? new Uint8Array())
    if ('rejected' in opened || !isKind(opened.ok, 'conn')) throw new Error('the first message of the node is no handshake')
    const reason = whyImproper(opened.ok, this.call.getAuthContext()?.sslPeerCertificate?.raw)
    if (reason !== undefined) throw new Error(`the handshake of the node is not proper: ${reason}`)
    return opened.ok
  }

  /** Asks who is there, and waits for the answer. */
  async ask(incNum: bigint, patienceMs?: number): Promise<void> {
    const nonce = incNum % 2n ** 60n
    const selfInformation = openEnvelope(aliveMessage(this.material, '', incNum))
    this.send(signed(this.material, 'empty', { kind: 'mem-req', selfInformation, known: [] }, nonce))
    const isAnswer = (bytes: Bytes) => {
      const opened = openBytes(bytes)
      return 'ok' in opened && isKind(opened.ok, 'mem-res') && opened.ok.message.nonce === nonce
    }
    const answered = () => {
      if (this.ended !== undefined) throw new Error(`the stream has ended: ${this.ended.details}`)
      return this.received.some(isAnswer) || undefined
    }
    await within('the answer to a membership request', answered, patienceMs)
  }

  /** How the stream has ended, once it has. */
  async ending(): Promise<'well' | 'with an error'> {
    const { code } = await within('the end of the stream', () => this.ended)
    return code === status.OK ? 'well' : 'with an error'
  }
}

function openEnvelope(bytes: Bytes) {
  const opened = openBytes(bytes)
  if ('rejected' in opened) throw new Error(opened.rejected)
  return opened.ok.envelope
}

/** Why no peer would take a handshake; `shown` is the certificate that its sender has shown in TLS. */
export function whyImproper({ message, envelope }: SignedMessage<ConnEstablish>, shown: Uint8Array | undefined): string | undefined {
  const { pkiId, identity, tlsCertHash } = message.content
  const serialized = decodeSerializedIdentity(identity)
  if (serialized === undefined) return 'its identity is no MSP ID and PEM'
  const certificate = Buffer.from(serialized.pem).toString()
  if (pkiId !== pkiIdOf({ mspId: serialized.mspId, certificate })) return 'its PKI-ID is not SHA-256 over MSP ID and PEM'
  if (shown === undefined || !equalBytes(tlsCertHash, hashOf(shown))) return `its certificate hash is ${toHex(tlsCertHash) || 'empty'}`
  const reason = whyUnsigned(certificate, envelope.signature, envelope.payload)
  return reason && `its signature is none: ${reason}`
}
