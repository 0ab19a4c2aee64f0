import type { Envelope } from '../../wire/gossip-message'
import { withoutSecret } from '../../wire/secret'
import type { Dialect, SecretCase } from '../ports/dialect'

/** What one peer is sent of an alive message; undefined if it is sent nothing (SECRET-1, SECRET-2). */
export function envelopeFor(envelope: Envelope, of: SecretCase, policy: Dialect['secrets']): Envelope | undefined {
  if (policy.isWithheld(of)) return undefined
  return policy.isStripped(of) ? withoutSecret(envelope) : envelope
}
