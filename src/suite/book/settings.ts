import type { RuleText, StepText } from '../judging/specification'

/** Steps that set or read settings end with this, and have a table of keys and values. */
const SETTINGS = / settings:$/
/** With more keys than that, a rule is about settings as such. */
const MANY = 8

/** A setting that a rule speaks of, and what its examples set it to. */
interface UsedSetting {
  readonly key: string
  readonly values: readonly string[]
}

/** The settings that examples of a rule set or read; none if they do so with all. */
export function settingsOf({ background, scenarios }: RuleText): UsedSetting[] {
  const values = new Map<string, Set<string>>()
  for (const [key, value] of [...background, ...scenarios.flatMap(({ steps }) => steps)].flatMap(rowsOf)) {
    const known = values.get(key) ?? new Set()
    if (!value.startsWith('<')) known.add(value)
    values.set(key, known)
  }
  if (values.size > MANY) return []
  return [...values].map(([key, set]) => ({ key, values: [...set].sort((a, b) => a.localeCompare(b, 'en', { numeric: true })) }))
}

function rowsOf({ text, rows }: StepText): [key: string, value: string][] {
  if (!SETTINGS.test(text)) return []
  return rows.flatMap(([key = '', value = '']): [string, string][] => (key === 'setting' || key.startsWith('<') ? [] : [[key, value]]))
}
