import type { Capability, Question, World } from '../port'
import { PEER_AT, SUBJECT } from './doctor-messages'
import { after, type Check, inWorld, running } from './doctor-world'

const CHANNEL = 'trade'
const GO_DURATION = /^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/

/** What an adapter may declare, as far as it is a call or a question. */
export const CAPABILITY_CHECKS: readonly Check[] = [
  {
    what: 'two subjects in one world',
    expected: 'Open with two subjects, and Start of both',
    advice: 'Leave several-subjects out if one process can hold one node only.',
    needs: ['several-subjects'],
    check: inWorld(twoSubjects, { subjects: [SUBJECT, 'carol'] }),
  },
  {
    what: 'two subjects with settings of their own',
    expected: 'maxPropagationBurstLatency of the first is "40ms", as it was given, and of the second "10ms", its default',
    advice: 'Settings are those of one subject: read Subject.settings of the subject that starts.',
    needs: ['several-subjects', 'sees-settings'],
    check: inWorld(ownSettings, { subjects: [SUBJECT, 'carol'], settings: { maxPropagationBurstLatency: '40ms' } }),
  },
  calls('channels', ['channels'], async (world) => {
    await world.joinChannel(SUBJECT, CHANNEL, 1n, ['Org1'], [{ org: 'Org1', endpoint: PEER_AT }])
    await world.updateLedgerHeight(SUBJECT, CHANNEL, 7n)
    await world.leaveChannel(SUBJECT, CHANNEL)
  }),
  calls('chaincodes', ['chaincodes', 'channels'], async (world) => {
    await world.joinChannel(SUBJECT, CHANNEL, 1n, ['Org1'], [])
    await world.updateChaincodes(SUBJECT, CHANNEL, [{ name: 'ledger', version: '1' }])
  }),
  calls('a rough network', ['rough-network'], (world) => world.setNetwork({ latencyMs: 10, lossPercent: 1, cutOff: [SUBJECT] })),
  calls('suspected identities', ['suspects'], (world) => world.suspect(SUBJECT)),
  {
    what: 'shows its settings',
    expected: 'all settings in force by the keys of core.yaml, durations as Go writes them: maxPropagationBurstLatency is "10ms"',
    advice: 'Fill in the defaults of what the world does not set.',
    needs: ['sees-settings'],
    isUnknownWithout: true,
    check: running(settings),
  },
  shows('the service', 'sees-service', 'service'),
  shows('its routines', 'sees-routines', 'routines'),
  shows('its identities', 'sees-identities', 'identities'),
  shows('its members', 'sees-members', 'members'),
  {
    ...calls('shows the members of a channel', ['sees-channel-members'], (world) => world.observeChannelMembers(SUBJECT, CHANNEL)),
    expected: 'PKI-IDs in answer to channel_members, none for a channel that the subject has not joined',
  },
  shows('the sizes of its store', 'sees-store-sizes', 'store-sizes'),
]

function calls(what: string, needs: readonly Capability[], deed: (world: World) => Promise<unknown>): Check {
  return {
    what,
    expected: 'the calls taken',
    advice: `Answer them, or do not declare ${needs[0]}.`,
    needs,
    isUnknownWithout: true,
    check: running(after(deed)),
  }
}

function shows(what: string, needed: Capability, question: Question): Check {
  return {
    what: `shows ${what}`,
    expected: 'an observation of the kind that was asked for',
    advice: `Answer Observe with what the question names, or do not declare ${needed}.`,
    needs: [needed],
    isUnknownWithout: true,
    check: running(after((world) => world.observe(SUBJECT, question))),
  }
}

async function twoSubjects(world: World): Promise<undefined> {
  await world.start(SUBJECT)
  await world.start('carol')
  await world.advance(1_000)
}

async function ownSettings(world: World): Promise<string | undefined> {
  await twoSubjects(world)
  const { maxPropagationBurstLatency: first } = await world.observe(SUBJECT, 'settings')
  const { maxPropagationBurstLatency: second } = await world.observe('carol', 'settings')
  return first === '40ms' && second === '10ms' ? undefined : `"${first}" and "${second}"`
}

async function settings(world: World): Promise<string | undefined> {
  const { maxPropagationBurstLatency: seen } = await world.observe(SUBJECT, 'settings')
  if (seen === undefined) return 'no maxPropagationBurstLatency'
  return GO_DURATION.test(seen) ? undefined : `maxPropagationBurstLatency is "${seen}"`
}
