import type { X509Certificate } from 'node:crypto'
import path from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import { textOf } from './folder'
import { MspError } from './msp-error'
import { certificateIn } from './pem'

const IDENTIFIER = z.object({ Certificate: z.string().default(''), OrganizationalUnitIdentifier: z.string().min(1) })
const ROLES = ['Client', 'Peer', 'Admin', 'Orderer'] as const

const CONFIG = z.object({
  OrganizationalUnitIdentifiers: z.array(IDENTIFIER).nullish(),
  NodeOUs: z
    .object({
      Enable: z.boolean().default(false),
      ClientOUIdentifier: IDENTIFIER.nullish(),
      PeerOUIdentifier: IDENTIFIER.nullish(),
      AdminOUIdentifier: IDENTIFIER.nullish(),
      OrdererOUIdentifier: IDENTIFIER.nullish(),
    })
    .nullish(),
})

/** An organizational unit, and the authority that must stand behind it; any if undefined. */
interface Unit {
  readonly name: string
  readonly certifier: X509Certificate | undefined
}

/** What config.yaml demands of the units in a certificate. */
export interface UnitPolicy {
  /** One of them must be there, if there are any. */
  readonly demanded: readonly Unit[]
  /** Exactly one of them must be there; undefined if units tell no roles. */
  readonly roles: readonly Unit[] | undefined
}

/** Reads config.yaml of the folder of an MSP. Without one nothing is demanded. */
export async function readUnitPolicy(folder: string): Promise<UnitPolicy> {
  const file = path.join(folder, 'config.yaml')
  const text = await textOf(file)
  if (text === undefined) return { demanded: [], roles: undefined }
  const { OrganizationalUnitIdentifiers, NodeOUs } = configIn(file, text)
  const unitOf = async ({ Certificate, OrganizationalUnitIdentifier: name }: z.infer<typeof IDENTIFIER>): Promise<Unit> => ({
    name,
    certifier: Certificate === '' ? undefined : await certifierAt(file, path.join(folder, Certificate)),
  })
  const roles = ROLES.map((role) => NodeOUs?.[`${role}OUIdentifier`]).filter((identifier) => identifier != null)
  if (NodeOUs?.Enable && roles.length === 0) throw new MspError(file, 'NodeOUs are enabled, but no ...OUIdentifier is there')
  return {
    demanded: await Promise.all((OrganizationalUnitIdentifiers ?? []).map(unitOf)),
    roles: NodeOUs?.Enable ? await Promise.all(roles.map(unitOf)) : undefined,
  }
}

/** Why the units in a certificate are not what the policy demands; undefined if they are. */
export function whyUnitsDoNotFit(
  { demanded, roles }: UnitPolicy,
  certificate: X509Certificate,
  chain: readonly X509Certificate[],
): string | undefined {
  const has = ({ name, certifier }: Unit) =>
    unitsOf(certificate).includes(name) && (certifier === undefined || chain.some((one) => one.raw.equals(certifier.raw)))
  if (demanded.length > 0 && !demanded.some(has)) return `it has none of the organizational units ${listed(demanded)}`
  if (roles === undefined) return undefined
  const found = roles.filter(has)
  if (found.length === 0) return `it has none of the organizational units ${listed(roles)}, which tell roles`
  return found.length > 1 ? `it has several organizational units that tell roles: ${listed(found)}` : undefined
}

const listed = (units: readonly Unit[]) => units.map(({ name }) => `"${name}"`).join(', ')

function unitsOf(certificate: X509Certificate): readonly string[] {
  const units: unknown = certificate.toLegacyObject().subject.OU
  return [units ?? []].flat().map(String)
}

function configIn(file: string, text: string): z.infer<typeof CONFIG> {
  const result = CONFIG.safeParse(yamlIn(file, text) ?? {})
  if (result.success) return result.data
  const { path: where = [], message = '' } = result.error.issues[0] ?? {}
  throw new MspError(file, `${where.join('.')}: ${message}`)
}

function yamlIn(file: string, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new MspError(file, `is no YAML: ${(error as Error).message.split('\n')[0]}`)
  }
}

async function certifierAt(config: string, file: string): Promise<X509Certificate> {
  const text = await textOf(file)
  if (text === undefined) throw new MspError(config, `names the certificate ${file}, which is not there`)
  const certificate = certificateIn(text)
  if (certificate === undefined) throw new MspError(file, 'is not one certificate (PEM), and config.yaml names it')
  return certificate
}
