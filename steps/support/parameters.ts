import { InProcessReference } from '../../src/conformance/in-process'
import { CAPABILITIES, type ImplementationUnderTest } from '../../src/conformance/port'
import { documents } from '../../src/dialects/documents'
import { fabric } from '../../src/dialects/fabric'

/** What may be given with `--world-parameters`. */
export interface WorldParameters {
  readonly dialect: 'documents' | 'fabric'
  /** 1 to 16 letters and digits; seeds every draw of the run. */
  readonly seed: string
}

const DIALECTS = { documents, fabric }
const DEFAULTS: WorldParameters = { dialect: 'documents', seed: '7f3a' }

/** A wrong parameter: one sentence that names it. */
export class ParameterError extends Error {}

export function readParameters(given: unknown): WorldParameters {
  const parameters = { ...DEFAULTS, ...(given as object) }
  for (const name of Object.keys(parameters)) {
    if (!(name in DEFAULTS))
      throw new ParameterError(`World parameter "${name}" is unknown: it must be one of ${Object.keys(DEFAULTS).join(', ')}.`)
  }
  if (!Object.hasOwn(DIALECTS, parameters.dialect)) {
    throw new ParameterError(`World parameter "dialect" is ${JSON.stringify(parameters.dialect)}: it must be "documents" or "fabric".`)
  }
  if (typeof parameters.seed !== 'string' || !/^[0-9A-Za-z]{1,16}$/.test(parameters.seed)) {
    throw new ParameterError(
      `World parameter "seed" is ${JSON.stringify(parameters.seed)}: it must be a text of 1 to 16 letters and digits.`,
    )
  }
  return parameters
}

export function implementationFor({ dialect }: WorldParameters): ImplementationUnderTest {
  return new InProcessReference(DIALECTS[dialect])
}

export { CAPABILITIES }
