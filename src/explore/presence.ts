import { type Deeds, orgOf } from './deed'
import { NODE } from './life'
import { durationInWords, table } from './phrases'

/** Who is there, as whom, and who has a stream with the node. */
export const PRESENCE: Deeds<
  | 'known'
  | 'connect'
  | 'admit'
  | 'expires'
  | 'replace'
  | 'impersonate'
  | 'revoke'
  | 'pardon'
  | 'gone'
  | 'back'
  | 'disconnect'
  | 'forbid'
  | 'pause'
  | 'resume'
> = {
  known: {
    play: ({ peer, hidden }, scene) => {
      const { cast, peers } = scene
      scene.strangersOnly(peer)
      const isNew = !cast.has(peer)
      const actor = cast.introduce(peer, orgOf(peer))
      if (hidden && isNew) actor.externalEndpoint = ''
      return peers.makeKnown(peer, NODE)
    },
    tell: ({ peer, hidden }) =>
      hidden
        ? ['these peers are known to alice:', ...table([{ peer, organization: orgOf(peer), 'external endpoint': 'no' }])]
        : [`${peer} of ${orgOf(peer)} is known to alice`],
    families: [],
  },
  connect: {
    play: ({ peer }, scene) => {
      const { cast, peers } = scene
      scene.strangersOnly(peer)
      cast.introduce(peer, orgOf(peer))
      return peers.connect(peer, NODE)
    },
    tell: ({ peer }) => [`${peer} of ${orgOf(peer)} connects to alice`],
    families: ['DISC'],
  },
  admit: {
    play: ({ peer }, { cast, peers }) => {
      cast.introduce(peer, orgOf(peer))
      return peers.admit(peer)
    },
    tell: ({ peer }) => [`${peer} of ${orgOf(peer)} can be dialled`],
    families: ['DISC'],
  },
  expires: {
    play: ({ peer, inMs }, { cast, stage }) => {
      cast.introduce(peer, orgOf(peer)).directory.expiresAtMs = stage.now + inMs
    },
    tell: ({ peer, inMs }) => [`the identity of ${peer} of ${orgOf(peer)} expires ${durationInWords(inMs)} from now`],
    families: ['IDENT'],
  },
  replace: {
    play: ({ peer, by }, scene) => {
      scene.cast.introduce(by, orgOf(by))
      scene.undialledOnly(peer)
      return scene.peers.replace(peer, by, orgOf(by))
    },
    tell: ({ peer, by }) => [`${by} of ${orgOf(by)} answers at the endpoints of ${peer}`],
    families: ['DISC', 'IDENT'],
  },
  impersonate: {
    play: ({ peer, victim, claim }, { cast, peers }) => {
      for (const name of [peer, victim]) cast.introduce(name, orgOf(name))
      return peers.admitImpostor(peer, victim, claim)
    },
    tell: ({ peer, victim, claim }) => [`${peer} of ${orgOf(peer)} claims the ${claim} of ${victim}`],
    families: ['SIGN', 'IDENT'],
  },
  revoke: {
    play: ({ peer }, { peers }) => peers.revoke(peer),
    tell: ({ peer }) => [`the identity of ${peer} is revoked`],
    families: ['IDENT'],
  },
  pardon: {
    play: ({ peer }, { cast, stage }) => {
      const actor = cast.get(peer)
      actor.directory.valid = true
      return stage.act((port) => port.updateDirectory([cast.entryOf(actor)]))
    },
    tell: undefined,
    families: ['IDENT'],
  },
  gone: {
    play: ({ peer }, scene) => {
      scene.undialledOnly(peer)
      return scene.peers.vanish(peer)
    },
    tell: ({ peer }) => [`${peer} is gone`],
    families: ['DISC'],
  },
  back: { play: ({ peer }, { peers }) => peers.comeBack(peer), tell: ({ peer }) => [`${peer} is back`], families: ['DISC'] },
  disconnect: {
    play: ({ peer }, scene) => {
      scene.callersOnly(peer)
      return scene.peers.disconnect(peer, NODE)
    },
    tell: ({ peer }) => [`${peer} disconnects from alice`],
    families: ['DISC'],
  },
  forbid: {
    play: ({ peer, channel }, { peers }) => peers.forbid(peer, orgOf(peer), channel),
    tell: ({ peer, channel }) => [`${peer} of ${orgOf(peer)} may not read ${channel}`],
    families: ['CHAN', 'BLOCK', 'BLOCKPULL', 'ROUTE'],
  },
  pause: { play: ({ peer }, { stage }) => stage.act((port) => port.pause(peer)), tell: undefined, families: ['DISC'] },
  resume: { play: ({ peer }, { stage }) => stage.act((port) => port.resume(peer)), tell: undefined, families: ['DISC'] },
}
