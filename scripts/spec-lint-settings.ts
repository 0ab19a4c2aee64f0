import { compile } from '@cucumber/gherkin'
import { type GherkinDocument, IdGenerator, type Pickle } from '@cucumber/messages'
import { SETTING_KEYS, type SettingKey } from '../src/reference/node/settings-table'

const HERE = 'scripts/spec-lint-settings.ts:1'
/** What reads settings back, and looks at nothing that they bring about. */
const READING = '@INIT-5'
const PULL = 'pulls of blocks and identities are no rules yet'
const AT_ONCE = 'on the virtual network every dial and handshake is answered at once'

/** Settings that no example tries, and why not. */
export const UNTRIED: Partial<Record<SettingKey, string>> = {
  digestWaitTime: PULL,
  requestWaitTime: PULL,
  responseWaitTime: PULL,
  requestStateInfoInterval: 'pulls of state infos are no rules yet',
  maxBlockCountToStore: 'how long a block is held is no rule yet',
  dialTimeout: AT_ONCE,
  connTimeout: AT_ONCE,
  recvBuffSize: 'peers and nodes read at once, so that nothing waits',
  sendBuffSize: 'what goes beyond it may be dropped or not; examples never come to it',
  membershipTrackerInterval: 'it writes logs, which are not judged',
}

/** The values to which examples set each key, those of the rule that only reads settings back left out. */
export function triedSettings(documents: readonly GherkinDocument[]): Map<string, Set<string>> {
  const tried = new Map<string, Set<string>>()
  for (const [key, value] of documents.flatMap(pickles).filter(looksAtEffects).flatMap(settingsIn)) {
    tried.set(key, (tried.get(key) ?? new Set()).add(value))
  }
  return tried
}

/** Settings that no example tries with another value than one: whoever reads the wrong key, or none, stays green. */
export function lintSettings(documents: readonly GherkinDocument[], untried: Partial<Record<string, string>> = UNTRIED): string[] {
  const tried = triedSettings(documents)
  return SETTING_KEYS.flatMap((key) => {
    // What is not set takes its default: that is another value.
    const isTried = tried.has(key)
    if (untried[key] !== undefined) return isTried ? [`${HERE}  ${key} is tried by an example: strike it out of the untried ones`] : []
    return isTried ? [] : [`${HERE}  ${key} is set by no example outside ${READING}: write one, or say here why not`]
  })
}

const pickles = (document: GherkinDocument): readonly Pickle[] => compile(document, document.uri ?? '', IdGenerator.incrementing())

const looksAtEffects = ({ tags }: Pickle): boolean => tags.every(({ name }) => name !== READING)

function settingsIn({ steps }: Pickle): [string, string][] {
  return steps
    .filter(({ text }) => text.endsWith(' with these settings:'))
    .flatMap(({ argument }) => argument?.dataTable?.rows ?? [])
    .map(({ cells }) => [cells[0]?.value ?? '', cells[1]?.value ?? ''])
}
