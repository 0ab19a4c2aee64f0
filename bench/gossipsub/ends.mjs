import { gossipsub } from '@chainsafe/libp2p-gossipsub'
import { noise } from '@chainsafe/libp2p-noise'
import { yamux } from '@chainsafe/libp2p-yamux'
import { identify } from '@libp2p/identify'
import { tcp } from '@libp2p/tcp'
import { createLibp2p } from 'libp2p'

const TOPIC = 'trade'

// Packages below these count on it being there, as it is from Node 22 on.
Promise.withResolvers ??= () => {
  let settle
  const promise = new Promise((...both) => {
    settle = both
  })
  const [resolve, reject] = settle
  return { promise, resolve, reject }
}

/** So many ends of gossipsub on loopback, each connected to all others and in the mesh of the topic with them. */
export async function openEnds(count, { signed, idOf }) {
  const nodes = await Promise.all(Array.from({ length: count }, () => open(signed, idOf)))
  for (const node of nodes) node.services.pubsub.subscribe(TOPIC)
  for (const [index, node] of nodes.entries()) {
    for (const other of nodes.slice(index + 1)) await node.dial(other.getMultiaddrs())
  }
  while (nodes.some((node) => node.services.pubsub.getMeshPeers(TOPIC).length < count - 1)) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return nodes.map((node) => ({
    publish: (bytes) => node.services.pubsub.publish(TOPIC, bytes),
    onMessage: (listener) => node.services.pubsub.addEventListener('message', ({ detail }) => listener(detail.data)),
    close: () => node.stop(),
  }))
}

const open = (signed, idOf) =>
  createLibp2p({
    addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    services: {
      identify: identify(),
      pubsub: gossipsub(
        signed ? { globalSignaturePolicy: 'StrictSign' } : { globalSignaturePolicy: 'StrictNoSign', msgIdFn: ({ data }) => idOf(data) },
      ),
    },
  })
