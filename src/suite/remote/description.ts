import { DIALECT_NAMES } from '../judging/tags'
import { CAPABILITIES, type Description, PORT_VERSION } from '../port'

const MAX_GRAIN_MS = 1
/** Of a name that stands in reports. */
const MAX_LETTERS = 100

/** What is wrong with how an implementation describes itself, as one sentence; undefined if nothing is. */
export function descriptionComplaint(description: Description): string | undefined {
  const { name, version, language, dialect, portVersion, families, capabilities, clockGrainMs } = description
  const mismatch = versionComplaint(portVersion)
  if (mismatch !== undefined) return mismatch
  if (name === '' || version === '') return 'The implementation has no name or no version.'
  if ([name, version, language].some((text) => text.length > MAX_LETTERS)) {
    return `The implementation has a name, version or language of more than ${MAX_LETTERS} letters.`
  }
  if (!DIALECT_NAMES.some((known) => known === dialect)) {
    return `The implementation names the dialect "${dialect}": it must be ${DIALECT_NAMES.map((known) => `"${known}"`).join(' or ')}.`
  }
  if (families.length === 0) return 'The implementation claims no family of rules, so there is nothing to judge.'
  const strange = capabilities.find((capability) => !CAPABILITIES.includes(capability))
  if (strange !== undefined) {
    return `The implementation declares the capability "${strange}", which port version ${PORT_VERSION} does not have: there are ${CAPABILITIES.join(', ')}.`
  }
  if (!(clockGrainMs > 0 && clockGrainMs <= MAX_GRAIN_MS)) {
    return `The implementation has a clock grain of ${clockGrainMs} ms: it must be more than 0 and at most 1 ms.`
  }
  return undefined
}

/** Versions are `major.minor`: the same major, and no later minor than the suite's. */
function versionComplaint(theirs: string): string | undefined {
  if (!/^\d+\.\d+$/.test(theirs)) return `The implementation names the port version "${theirs}": it must be like ${PORT_VERSION}.`
  const [major = 0, minor = 0] = theirs.split('.').map(Number)
  const [ownMajor = 0, ownMinor = 0] = PORT_VERSION.split('.').map(Number)
  if (major === ownMajor && minor <= ownMinor) return undefined
  const isNewer = major > ownMajor || (major === ownMajor && minor > ownMinor)
  return `The implementation speaks version ${theirs} of the port, this suite ${PORT_VERSION}: upgrade the ${isNewer ? 'suite' : 'adapter'}.`
}
