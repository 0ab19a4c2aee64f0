import { implementationFor, overGrpc } from '../../src/suite/implementation'
import { Patience } from '../../src/suite/judging/patience'
import type { Description, ImplementationUnderTest } from '../../src/suite/port'
import { readParameters, type WorldParameters } from '../../src/suite/world-parameters'

/** Who is judged in a run of Cucumber, and how. */
export interface Run {
  readonly implementation: ImplementationUnderTest
  /** The same over gRPC and in real time. */
  readonly overGrpc: () => ImplementationUnderTest
  readonly description: Description
  readonly parameters: WorldParameters
  /** Of the rules that are judged by. */
  readonly dialect: string
  readonly patience: Patience
}

/** Cucumber has one run at a time in a process, and hands worlds nothing but texts: so the run is kept here. */
let current: Run | undefined

/** @throws ParameterError, AdapterBroken */
export async function beginRun(given: unknown): Promise<void> {
  const parameters = readParameters(given)
  const implementation = implementationFor(parameters)
  const description = await implementation.describe()
  current = {
    implementation,
    overGrpc: () => overGrpc(parameters),
    description,
    parameters,
    dialect: parameters.dialect ?? description.dialect,
    patience: new Patience(parameters),
  }
}

export function currentRun(): Run {
  if (current === undefined) throw new Error('no run has begun')
  return current
}
