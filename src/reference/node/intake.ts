import { isKind, openBytes } from '../../wire/envelope'
import type { ContentKind, SignedMessage } from '../../wire/gossip-message'
import type { Bytes, PkiId } from '../../wire/ids'
import { isTagLegal } from '../../wire/message-tags'
import type { RejectionReason } from '../../wire/rejection'
import type { Instant } from '../../wire/time'
import type { DispatchTable, Handler } from '../ports/handlers'
import type { Identities } from '../ports/identities'
import type { Outbox } from '../ports/outbox'

export interface IntakeOptions {
  readonly handlers: DispatchTable
  readonly identities: Pick<Identities, 'has' | 'useToVerify'>
  readonly outbox: Outbox
}

/** Takes in what connected peers send: checks what all messages have in common, and hands each to who handles its kind. Never throws. */
export class Intake {
  private readonly options: IntakeOptions

  constructor(options: IntakeOptions) {
    this.options = options
  }

  receive(from: PkiId, bytes: Bytes, now: Instant): void {
    const { outbox } = this.options
    const opened = openBytes(bytes)
    const reason = 'rejected' in opened ? opened.rejected : this.handle(opened.ok, from, now)
    if (reason !== undefined) outbox.put({ type: 'rejected', from, reason, message: 'ok' in opened ? opened.ok.message : undefined })
    if ('rejected' in opened && reason === 'malformed') outbox.put({ type: 'disconnect', peer: from, reason: 'a message does not decode' })
  }

  private handle(signed: SignedMessage, from: PkiId, now: Instant): RejectionReason | undefined {
    const { message } = signed
    // The compiler cannot tell that the handler found by a message's kind takes that message.
    const handler = this.options.handlers[message.content.kind] as Handler<ContentKind> | 'never'
    if (handler === 'never') return 'unexpected-kind'
    if (!isTagLegal(message)) return 'illegal-tag'
    return this.doubtsOfAuthor(signed, now) ?? handler(signed, from, now)
  }

  /** State infos and leadership messages must be signed by an author whose identity is known. */
  private doubtsOfAuthor(signed: SignedMessage, now: Instant): RejectionReason | undefined {
    if (!isKind(signed, 'state-info') && !isKind(signed, 'leadership')) return undefined
    const author = signed.message.content.pkiId
    if (!this.options.identities.has(author)) return 'unknown-identity'
    const { signature, payload } = signed.envelope
    return this.options.identities.useToVerify(author, signature, payload, now) ? undefined : 'bad-signature'
  }
}
