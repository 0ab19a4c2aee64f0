import { decodeGossipMessage, isKind } from '../../wire/envelope'
import type { GossipMessage, SignedMessage } from '../../wire/gossip-message'
import type { Bytes } from '../../wire/ids'
import { isChannelRestricted, isTagLegal } from '../../wire/message-tags'
import type { Instant } from '../../wire/time'
import type { OutgoingMessage } from '../dissemination/routing'
import type { Effect, Wish } from '../ports/outbox'
import { earliest } from '../schedule/ticks'
import type { ApplicationInput, Input, NetworkInput } from './inputs'
import { RunningNode } from './running-node'
import { buildStandingParts, type NodeOptions, type StandingParts } from './standing-parts'

/** The application has handed over what no node may spread: bytes that are no message, or one under a tag that its kind may not have. */
export class IllegalMessage extends Error {}

/**
 * A gossip node as a state machine: an input and its time go in, effects come out. It holds no timer: see `nextDeadline`.
 *
 * Its parts do not call each other. Each puts what it wants done into one outbox, from which the node hands it on.
 */
export class GossipNode {
  /** What the node has from the beginning. */
  readonly parts: StandingParts
  private active: RunningNode | undefined
  private effects: Effect[] = []

  /** @throws Error if the node's own identity is not valid */
  constructor(options: NodeOptions, now: Instant) {
    this.parts = buildStandingParts(options, now)
  }

  /** What the node has between its start and its stop, and only then. */
  get running(): RunningNode | undefined {
    return this.active
  }

  /** When the node wants a `deadline` input next. */
  get nextDeadline(): Instant | undefined {
    return earliest(this.active?.routines.all ?? [], (routine) => routine.nextDeadline())
  }

  /**
   * Takes an input; returns what is to be done about it, in order.
   * @throws IllegalMessage if the application gossips what is no message, or has an illegal tag; then nothing has happened (TAG-4)
   */
  step(input: Input, now: Instant): readonly Effect[] {
    this.take(input, now)
    this.settle(now)
    const effects = this.effects
    this.effects = []
    return effects
  }

  private take(input: Input, now: Instant): void {
    switch (input.type) {
      case 'start':
        this.active ??= new RunningNode(this.parts, now)
        return
      case 'stop':
        return this.stop()
      case 'deadline':
        return this.onDeadline(now)
      case 'opened':
      case 'message':
      case 'ended':
      case 'dialled':
      case 'pinged':
        return this.onNetwork(input, now)
      default:
        return this.serve(input, now)
    }
  }

  private stop(): void {
    this.parts.emitter.stop()
    this.active?.stop()
    this.active = undefined
  }

  /** Runs every routine that is due. */
  private onDeadline(now: Instant): void {
    for (const routine of this.active?.routines.all ?? []) {
      const deadline = routine.nextDeadline()
      if (deadline === undefined || deadline > now) continue
      routine.onDeadline(now)
      this.settle(now)
    }
  }

  /** A node that does not run wants no stream; one that it dialled before its stop may still come. */
  private onNetwork(input: NetworkInput, now: Instant): void {
    if (this.active !== undefined) return this.active.take(input, now)
    const stream = input.type === 'opened' || input.type === 'dialled' ? input.stream : undefined
    if (stream !== undefined) this.parts.wishes.put({ type: 'end', stream, reason: 'not wanted any more' })
  }

  private serve(input: ApplicationInput, now: Instant): void {
    const { channels, identities } = this.parts
    switch (input.type) {
      case 'gossip':
        return this.gossip(input.message, now)
      case 'join-channel':
        return channels.join(input.channel, input.message, now)
      case 'leave-channel':
        return channels.get(input.channel)?.leave(now)
      case 'update-ledger-height':
        return channels.get(input.channel)?.updateLedgerHeight(input.height, now)
      case 'update-chaincodes':
        return channels.updateChaincodes(input.channel, input.chaincodes, now)
      case 'suspect':
        return identities.suspect(now)
      default:
        return input satisfies never
    }
  }

  private gossip(payload: Bytes, now: Instant): void {
    const { options, self, channels, wishes } = this.parts
    const message = ownMessage(payload)
    const signature = message.content.kind === 'data' ? new Uint8Array() : options.crypto.sign(payload)
    const channel = channels.of(message, self)
    if (isChannelRestricted(message) && channel === undefined) {
      return wishes.put({ type: 'rejected', from: undefined, reason: 'unknown-channel' })
    }
    const signed: SignedMessage = { message, envelope: { payload, signature } }
    if (isKind(signed, 'data')) channel?.blocks.add(signed, now)
    wishes.put({ type: 'forward', signed })
  }

  /** Hands on what the parts want done, until nothing is left. What a wish brings about comes before the next wish. */
  private settle(now: Instant): void {
    for (const wish of this.parts.wishes.take()) {
      this.carryOut(wish, now)
      this.settle(now)
    }
  }

  private carryOut(wish: Wish, now: Instant): void {
    const { self, audiences } = this.parts
    switch (wish.type) {
      case 'dial':
      case 'write':
      case 'end':
      case 'refuse':
      case 'ping':
      case 'deliver':
      case 'rejected':
      case 'failed':
        this.effects.push(wish)
        return
      case 'forward':
        return this.forward(wish, now)
      case 'published':
        return audiences.setPublished(wish.peer, wish.channel, true)
      case 'unpublished':
        return audiences.setPublished(wish.peer, wish.channel, false)
      case 'identity-stored':
        return wish.peer === self ? undefined : audiences.setOrg(wish.peer, wish.org)
      case 'identity-deleted':
        audiences.setOrg(wish.peer, undefined)
        return this.active?.carryOut(wish, now)
      default:
        return this.active?.carryOut(wish, now)
    }
  }

  /** Gives a message to the emitter, and routes the batch that it may complete (INIT-8). */
  private forward(message: OutgoingMessage, now: Instant): void {
    const { emitter, wishes } = this.parts
    const batch = emitter.add(message, now)
    if (batch === undefined) return
    if (this.active !== undefined) return this.active.route(batch, now)
    wishes.put({ type: 'failed', error: 'a batch cannot be routed before discovery exists' })
  }
}

/** What the application wants gossiped. @throws IllegalMessage */
function ownMessage(bytes: Bytes): GossipMessage {
  const decoded = decodeGossipMessage(bytes)
  if ('rejected' in decoded) throw new IllegalMessage(`the message to be gossiped is ${decoded.rejected}`)
  const message = decoded.ok
  const { tag, content } = message
  if (!isTagLegal(message)) throw new IllegalMessage(`a message of the kind ${content.kind} must not be gossiped under the tag ${tag}`)
  return message
}
