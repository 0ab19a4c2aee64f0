/** Some ends on this machine, each connected to all others over mutual TLS. What one publishes every other one gets once. */
export interface Mesh {
  readonly size: number
  /** Publishes the message of that number at an end. */
  publish(end: number, message: number): void
  /** Who is told when an end gets a message that another one has published. Set once. */
  onDelivered: (end: number, message: number) => void
  /** Messages that have come to any end over its connections so far, those that it had before included. */
  readonly arrived: number
  /** Messages that were dropped because somebody did not read. */
  readonly dropped: number
  close(): Promise<void>
}

/** How the messages of a mesh look. */
export interface Load {
  /** Bytes of the application in each message. */
  readonly bytes: number
  /** Whether a signature is made for each message, and checked where it arrives. */
  readonly signed: boolean
}
