import path from 'node:path'
import { OVER_GRPC, ROBUSTNESS } from './judging/tags'
import { AdapterBroken, type ImplementationUnderTest } from './port'
import { theReference, theReferenceOverGrpc } from './the-reference'
import { ParameterError, type WorldParameters } from './world-parameters'

const faults: string[] = []

let last: { readonly key: string; readonly implementation: ImplementationUnderTest } | undefined

/**
 * Whom the suite judges; the same one for the same parameters, so that whoever asks first has started it for all.
 */
export function implementationFor(parameters: WorldParameters): ImplementationUnderTest {
  const { dialect, adapter, address, module, limit } = parameters
  const key = JSON.stringify({ dialect, adapter, address, module, limit })
  if (last?.key !== key) last = { key, implementation: newImplementation(parameters) }
  return last.implementation
}

/** One, and others like it for what is done side by side, `count` in all; only what is started by a command line can be had more than once. */
export function implementationsFor(parameters: WorldParameters, count: number): Several {
  const others = parameters.adapter === undefined ? 0 : count - 1
  return [newImplementation(parameters), ...Array.from({ length: others }, () => newImplementation(parameters))]
}

/** One at least. */
export type Several = readonly [ImplementationUnderTest, ...ImplementationUnderTest[]]

function newImplementation({ dialect, adapter, address, module, limit }: WorldParameters): ImplementationUnderTest {
  if (module !== undefined) return exportedBy(path.resolve(module))
  const place = adapter !== undefined ? { command: adapter } : address !== undefined ? { address } : undefined
  if (place === undefined) return theReference(dialect ?? 'documents', { limitMs: limit * 1000 })
  // Loaded only if it is needed: a run in this process starts without gRPC.
  const { RemoteImplementation } = require('./remote/remote') as typeof import('./remote/remote')
  return new RemoteImplementation({ place, limitMs: limit * 1000 })
}

/** Whether what is judged is the reference in this process: what is not sent to others goes by that. */
export const isTheReference = ({ adapter, address, module }: WorldParameters): boolean => (adapter ?? address ?? module) === undefined

/** Of each kind, to the reference unasked. */
const A_FEW = 20

/** How many malformed messages an example of that kind sends. */
export const robustnessOf = (parameters: WorldParameters): number => parameters.robustness ?? (isTheReference(parameters) ? A_FEW : 0)

/** Tags of examples that such a run leaves out: what is shown over gRPC is of the reference only, and malformed messages are sent on demand. */
export const unaskedIn = (parameters: WorldParameters): readonly string[] => [
  ...(isTheReference(parameters) ? [] : [OVER_GRPC]),
  ...(robustnessOf(parameters) > 0 ? [] : [ROBUSTNESS]),
]

/** The reference once more, over gRPC and in real time. */
export const overGrpc = ({ dialect }: WorldParameters): ImplementationUnderTest => theReferenceOverGrpc(dialect ?? 'documents')

/** @throws ParameterError if the module can't be loaded, or exports none */
function exportedBy(file: string): ImplementationUnderTest {
  const { implementation } = loaded(file) as { readonly implementation?: Partial<ImplementationUnderTest> }
  if (typeof implementation?.describe === 'function') return implementation as ImplementationUnderTest
  throw new ParameterError(`The module ${file} must export an "implementation" made by the kit.`)
}

function loaded(file: string): unknown {
  try {
    return require(file)
  } catch (error) {
    const [words] = `${error}`.split('\n')
    throw new ParameterError(`The module ${file} cannot be loaded (${words}): give one that exports an "implementation".`)
  }
}

/** Lets an implementation go at the end of a run. What is wrong with its end goes to standard error, and is kept. */
export async function dismiss(implementation: ImplementationUnderTest): Promise<void> {
  try {
    await implementation.dispose()
  } catch (error) {
    if (!(error instanceof AdapterBroken)) throw error
    faults.push(error.message)
    process.stderr.write(`${error.message}\n`)
  }
}

/** What was wrong with the end of implementations that this process has let go. */
export const faultsAtTheEnd = (): readonly string[] => [...faults]
