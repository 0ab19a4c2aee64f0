/**
 * The words for why something that a peer sent was refused. The list is closed: it is part of the port (`rejected` events) and of the
 * documentation. What a peer sends is never answered by an exception.
 */
export const REJECTION_REASONS = [
  'malformed', // the bytes do not decode
  'incomplete', // a field that must be there is missing
  'too-large', // more bytes, or more fields, than a message may have
  'illegal-tag', // the tag does not fit the kind of message
  'unexpected-kind', // a kind that has no business there
  'unknown-identity', // nothing is known of the author's identity
  'bad-identity', // the identity does not belong to the PKI-ID, is not valid, or has expired
  'bad-signature', // payload or secret are not signed by the author
  'not-a-reader', // the author may not read the channel
  'stale', // equal to, or older than, what is known
  'about-self', // a message about the receiver itself
  'unknown-channel', // of a channel that the node is not in
  'foreign-org', // the sender or author is of an organization that may not say this
  'sender-mismatch', // it speaks for another peer than the one that sent it
  'invalid-block', // the block does not verify
] as const

/** One of `REJECTION_REASONS`. */
export type RejectionReason = (typeof REJECTION_REASONS)[number]
