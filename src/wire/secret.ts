import type { Envelope } from './gossip-message'

/** The same payload and signature, byte for byte (SECRET-4), without the secret; the given envelope stays as it is (SECRET-3). */
export function withoutSecret(envelope: Envelope): Envelope {
  return { payload: envelope.payload, signature: envelope.signature }
}
