import type { ContentKind, ContentOf, SignedMessage } from '../../wire/gossip-message'
import type { PkiId } from '../../wire/ids'
import type { RejectionReason } from '../../wire/rejection'
import type { Instant } from '../../wire/time'

/** Takes in a message of a connected peer, or says why not. Its tag is legal, and its author has signed it where one is named. */
export type Handler<K extends ContentKind> = (signed: SignedMessage<ContentOf<K>>, from: PkiId, now: Instant) => RejectionReason | undefined

/** The kinds of messages that a part takes in. */
export type Handlers<K extends ContentKind> = { readonly [Kind in K]: Handler<Kind> }

/** What becomes of each kind; `never`: it has no business in the gossip of a connected peer. */
export type DispatchTable = { readonly [Kind in ContentKind]: Handler<Kind> | 'never' }
