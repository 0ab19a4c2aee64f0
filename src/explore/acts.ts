import { NotPossible } from '../suite/port'
import { milliseconds } from '../suite/script/durations'
import { type Deed, type Deeds, orgOf } from './deed'
import { type Act, type ActOf, NODE } from './life'
import { durationInWords, listed } from './phrases'
import { PRESENCE } from './presence'
import { SPEECH } from './speech'

/** Every act there is: those of peers, and here what the node's application does besides speaking, and time. */
const DEEDS: Deeds = {
  ...PRESENCE,
  ...SPEECH,
  join: {
    play: ({ channel, orgs, older }, { application }) => application.join(NODE, channel, { orgs, sequence: older ? 0n : 1n }),
    tell: ({ channel, orgs, older }) => [`alice has joined ${channel}, which ${older ? 'once belonged' : 'belongs'} to ${listed(orgs)}`],
    families: ['ROUTE', 'BLOCK', 'STATE'],
    needs: 'channels',
  },
  anchor: {
    play: ({ channel, peer }, { cast, application }) => {
      const { org, externalEndpoint } = cast.get(peer)
      if (externalEndpoint === '') throw new NotPossible(`${peer} has no endpoint that a configuration could name`)
      return application.join(NODE, channel, { orgs: [org], anchors: [{ org, endpoint: externalEndpoint }] })
    },
    tell: ({ channel, peer }) => [`alice has joined ${channel}, whose anchor peer is ${peer}`],
    families: ['DISC', 'ROUTE', 'BLOCK', 'STATE'],
    needs: 'channels',
  },
  configure: {
    play: ({ channel, sequence, orgs, anchors }, { cast, application }) => {
      const named = anchors.map((peer) => ({ org: orgOf(peer), endpoint: cast.get(peer).externalEndpoint }))
      if (named.some(({ endpoint }) => endpoint === ''))
        throw new NotPossible('an anchor peer has no endpoint that a configuration could name')
      return application.join(NODE, channel, { orgs, sequence: BigInt(sequence), anchors: named })
    },
    tell: undefined,
    families: ['DISC', 'ROUTE', 'BLOCK', 'STATE', 'CHAN'],
    needs: 'channels',
  },
  ledger: {
    play: ({ channel }, { application, utterances }) => application.setHeight(NODE, channel, utterances.heightOf(channel)),
    tell: ({ channel }) => [`the ledger of ${channel} grows at alice`],
    families: ['STATE'],
    needs: 'channels',
  },
  height: {
    play: ({ channel, blocks }, { application }) => application.setHeight(NODE, channel, BigInt(blocks)),
    tell: ({ channel, blocks }) => [`the ledger of ${channel} at alice has ${blocks} blocks`],
    families: ['STATE', 'BLOCK'],
    needs: 'channels',
  },
  suspect: {
    play: (_, { application }) => application.suspect(NODE),
    tell: () => ['the application of alice suspects revoked identities'],
    families: ['IDENT'],
    needs: 'suspects',
  },
  pass: { play: ({ ms }, { stage }) => stage.pass(ms), tell: ({ ms }) => [`${durationInWords(ms)} pass`], families: [] },
  due: {
    play: () => {
      throw new Error('what is due has to be made a length of time first')
    },
    tell: undefined,
    families: [],
  },
  stop: { play: (_, { stage }) => stage.stop(NODE), tell: () => ['alice stops'], families: ['DISC'] },
  start: { play: (_, { stage }) => stage.start(NODE), tell: () => ['alice starts'], families: ['DISC'] },
  leave: {
    play: ({ channel }, { application }) => application.leave(NODE, channel),
    tell: ({ channel }) => [`the application of alice leaves ${channel}`],
    families: ['STATE'],
    needs: 'channels',
  },
  chaincodes: {
    play: ({ channel, count }, { application }) =>
      application.setChaincodes(
        NODE,
        channel,
        Array.from({ length: count }, (_, i) => ({ name: `cc${i}`, version: '1' })),
      ),
    tell: undefined,
    families: ['STATE'],
    needs: 'chaincodes',
  },
}

/** The deed of an act. */
export const deedOf = (act: Act): Deed<Act> => DEEDS[act.do] as Deed<Act>

/** How long it is until something is due, with these settings. */
export const msOf = ({ times, plus }: ActOf<'due'>, setting: string): number =>
  Math.max(1, Math.round(milliseconds(setting) * times) + plus)
