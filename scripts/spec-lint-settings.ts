import { compile } from '@cucumber/gherkin'
import { type GherkinDocument, IdGenerator, type Pickle } from '@cucumber/messages'
import { SETTING_KEYS, type SettingKey } from '../src/reference/node/settings-table'

const HERE = 'scripts/spec-lint-settings.ts:1'
/** What reads settings back, and looks at nothing that they bring about. */
const READING = '@INIT-5'
const AT_ONCE = 'on the virtual network every dial and handshake is answered at once'

/** Settings that no example tries, and why not. */
export const UNTRIED: Partial<Record<SettingKey, string>> = {
  dialTimeout: AT_ONCE,
  connTimeout: AT_ONCE,
  recvBuffSize: 'peers and nodes read at once, so that nothing waits',
  sendBuffSize: 'what goes beyond it may be dropped or not; examples never come to it',
  membershipTrackerInterval: 'it writes logs, which are not judged',
}

/** The keys that examples set, those of the rule that only reads settings back left out. */
export const triedSettings = (documents: readonly GherkinDocument[]): ReadonlySet<string> =>
  new Set(documents.flatMap(pickles).filter(looksAtEffects).flatMap(keysIn))

/** Settings that every example leaves at their default: a node that reads the wrong key, or none, stays green. */
export function lintSettings(documents: readonly GherkinDocument[], untried: Partial<Record<string, string>> = UNTRIED): string[] {
  const tried = triedSettings(documents)
  return SETTING_KEYS.flatMap((key) => {
    const isTried = tried.has(key)
    if (untried[key] !== undefined) return isTried ? [`${HERE}  ${key} is tried by an example: strike it out of the untried ones`] : []
    return isTried ? [] : [`${HERE}  ${key} is set by no example outside ${READING}: write one, or say here why not`]
  })
}

const pickles = (document: GherkinDocument): readonly Pickle[] => compile(document, document.uri ?? '', IdGenerator.incrementing())

const looksAtEffects = ({ tags }: Pickle): boolean => tags.every(({ name }) => name !== READING)

function keysIn({ steps }: Pickle): string[] {
  return steps
    .filter(({ text }) => text.endsWith(' with these settings:'))
    .flatMap(({ argument }) => argument?.dataTable?.rows ?? [])
    .map(({ cells }) => cells[0]?.value ?? '')
}
