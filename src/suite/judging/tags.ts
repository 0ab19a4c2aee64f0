/** The dialects a rule may be tagged with; a rule without such a tag holds in each of them. */
export const DIALECT_NAMES = ['documents', 'fabric'] as const
export type DialectName = (typeof DIALECT_NAMES)[number]

export const LEVELS = ['must', 'should', 'may'] as const
export type Level = (typeof LEVELS)[number]

const COSTS = ['@wire', '@slow']
/** Of what is shown over gRPC and in real time, on the reference in this process only. */
export const OVER_GRPC = '@grpc'
/** Of what sends malformed messages: to an implementation only if its owner asks for it. */
export const ROBUSTNESS = '@robustness'
const NEEDS = '@needs-'

export const isRuleIdTag = (tag: string): boolean => /^@[A-Z]+-[1-9][0-9]*$/.test(tag)

/** The text of an ID before the dash: EMIT of EMIT-1. */
export const familyOf = (id: string): string => id.replace(/-.*$/, '')

export const levelsOf = (tags: readonly string[]): Level[] => LEVELS.filter((level) => tags.includes(`@${level}`))

/** The dialects in which something with these tags runs: none if it carries the tags of two. */
export function dialectsOf(tags: readonly string[]): readonly DialectName[] {
  const named = DIALECT_NAMES.filter((name) => tags.includes(`@${name}`))
  if (named.length === 0) return DIALECT_NAMES
  return named.length === 1 ? named : []
}

/** The capabilities asked for, without the prefix: `sees-members` of `@needs-sees-members`. */
export const capabilitiesOf = (tags: readonly string[]): string[] =>
  tags.filter((tag) => tag.startsWith(NEEDS)).map((tag) => tag.slice(NEEDS.length))

/** Whether the tag is of one of the closed families. `capabilities`: the names there are; undefined accepts any. */
export function isKnownTag(tag: string, capabilities: readonly string[] | undefined): boolean {
  if (isRuleIdTag(tag) || [...COSTS, OVER_GRPC, ROBUSTNESS].includes(tag)) return true
  if ([...LEVELS, ...DIALECT_NAMES].some((name) => tag === `@${name}`)) return true
  const [needed] = capabilitiesOf([tag])
  return needed !== undefined && needed !== '' && (capabilities?.includes(needed) ?? true)
}
