import type { Server, ServerCall } from './surroundings'

/** The path of the method whose streams carry gossip, as gRPC has it. */
const GOSSIP_STREAM = '/gossip.Gossip/GossipStream'

type Handler = (call: ServerCall) => unknown

/** A gRPC server as far as registering goes: remembers what is registered, and lets streams in to who has registered gossip. */
export class RecordingServer implements Server {
  readonly registered: string[] = []
  private handler: Handler | undefined

  addService(definition: unknown, handlers: unknown): void {
    const { service, handler } = registration(definition, handlers)
    this.registered.push(service)
    this.handler = handler ?? this.handler
  }

  /** False if nobody has registered the gossip service here. */
  accept(call: ServerCall): boolean {
    this.handler?.(call)
    return this.handler !== undefined
  }

  /** Nobody is reached here any more. */
  close(): void {
    this.handler = undefined
  }

  get isListening(): boolean {
    return this.handler !== undefined
  }
}

/** The name of a service, and the method of it whose streams carry gossip, with who handles them: undefined if nobody does. */
export function registration(definition: unknown, handlers: unknown) {
  const methods = Object.entries(definition as Readonly<Record<string, { readonly path: string }>>)
  const method = methods.find(([, { path }]) => path === GOSSIP_STREAM)?.[0] ?? ''
  const handler = handlerOf(method, handlers as Readonly<Record<string, Handler | undefined>>)
  return { service: methods[0]?.[1].path.split('/')[1] ?? '', method, handler }
}

/** As grpc-js finds it: by the method's name, or by the same with a small letter. The handlers stay who they are. */
function handlerOf(name: string, handlers: Readonly<Record<string, Handler | undefined>>): Handler | undefined {
  return (handlers[name] ?? handlers[`${name.charAt(0).toLowerCase()}${name.slice(1)}`])?.bind(handlers)
}
