import { InProcessReference } from '../../src/conformance/in-process'
import type { ImplementationUnderTest } from '../../src/conformance/port'
import type { WorldParameters } from '../../src/conformance/world-parameters'
import { documents } from '../../src/dialects/documents'
import { fabric } from '../../src/dialects/fabric'

const DIALECTS = { documents, fabric }

/** Whom the suite judges. The one place where it knows the reference. */
export function implementationFor({ dialect }: WorldParameters): ImplementationUnderTest {
  return new InProcessReference(DIALECTS[dialect])
}
