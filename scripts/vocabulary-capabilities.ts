import type { CatalogueRule } from '../src/suite/judging/catalogue'
import { familiesIn, inOrder } from '../src/suite/judging/reading'
import { capabilitiesOf } from '../src/suite/judging/tags'
import { CAPABILITIES, type Capability } from '../src/suite/port'

/** What each capability lets the suite see or do. */
const WORDS: Readonly<Record<Capability, string>> = {
  'several-subjects': 'more than one node in a world',
  'rough-network': 'a network between nodes that takes time, loses messages and is cut in two',
  seeded: 'draws repeat with the seed',
  'ordered-emission': 'the order in which one peer gets messages of one instant',
  'sees-settings': 'the settings in force',
  'sees-service': 'what the service was given and holds',
  'sees-routines': 'which of the named routines run',
  'sees-identities': 'the identities that the node holds',
  'sees-members': 'who is alive and who is dead to the node',
  'sees-channel-members': 'whom the node takes for a member of a channel',
  'sees-store-sizes': 'entries of the store of state infos',
  channels: "the application's calls for channels: join, leave, the height of the ledger",
  suspects: "the application's call that identities may have been revoked",
  chaincodes: "the application's call that tells the chaincodes of a channel",
  'reports-rejections': 'why a message was refused',
  'checks-block-numbers': 'a crypto that is given the block, and compares its number with the one it is sent under',
  'reports-refusals':
    'that a node refuses a message of its application: Gossip is answered with REFUSED. A call that throws a `Refusal` (TypeScript) or returns an error (Go) is; a panic is a crash, unless the adapter recovers from it',
}

/** A row for each capability: what it is, and the rules that ask for it, in brackets those of which only some examples do. */
export function capabilitiesTable(rules: readonly CatalogueRule[]): string {
  const rows = CAPABILITIES.map((name) => `| \`${name}\` | ${WORDS[name]} | ${askingFor(name, rules)} |`)
  return ['| capability | what it lets the suite see or do | rules |', '| --- | --- | --- |', ...rows].join('\n')
}

/** A family of which all ask for it is named as a whole. */
function askingFor(capability: Capability, rules: readonly CatalogueRule[]): string {
  const asks = ({ tags }: Pick<CatalogueRule, 'tags'>) => capabilitiesOf(tags).includes(capability)
  return familiesIn(rules)
    .flatMap((family) => {
      const ofFamily = inOrder(rules.filter((rule) => rule.family === family))
      if (ofFamily.every(asks)) return [family]
      return [...new Set(ofFamily.map(({ id }) => id))].flatMap((id) => {
        const blocks = ofFamily.filter((rule) => rule.id === id)
        if (blocks.every(asks)) return [id]
        return blocks.some(({ examples }) => examples.some(asks)) ? [`(${id})`] : []
      })
    })
    .join(', ')
}
