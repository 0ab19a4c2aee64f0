import { DIALECT_NAMES, type DialectName } from './report/tags'

/** What may be given with `--world-parameters`. */
export interface WorldParameters {
  readonly dialect: DialectName
  /** 1 to 16 letters and digits; seeds every draw of the run. */
  readonly seed: string
}

/** A wrong parameter: one sentence that names it and says what is allowed. */
export class ParameterError extends Error {}

const DEFAULTS: WorldParameters = { dialect: 'documents', seed: '7f3a' }

/** @throws ParameterError for a name or value that there is not */
export function readParameters(given: unknown): WorldParameters {
  const parameters = { ...DEFAULTS, ...(given as object) }
  const unknown = Object.keys(parameters).find((name) => !(name in DEFAULTS))
  if (unknown !== undefined) {
    throw new ParameterError(`World parameter "${unknown}" is unknown: it must be one of ${Object.keys(DEFAULTS).join(', ')}.`)
  }
  if (!DIALECT_NAMES.includes(parameters.dialect))
    throw wrong('dialect', parameters.dialect, DIALECT_NAMES.map((name) => `"${name}"`).join(' or '))
  if (typeof parameters.seed !== 'string' || !/^[0-9A-Za-z]{1,16}$/.test(parameters.seed)) {
    throw wrong('seed', parameters.seed, 'a text of 1 to 16 letters and digits')
  }
  return parameters
}

function wrong(name: string, value: unknown, allowed: string): ParameterError {
  return new ParameterError(`World parameter "${name}" is ${JSON.stringify(value)}: it must be ${allowed}.`)
}
