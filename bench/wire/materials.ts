import { type Authorities, Organization, type PeerMaterial } from '../../src/certificates/organization'
import type { TlsMaterial } from '../../src/peer/transport'

export const HOST = '127.0.0.1'
export const MSP_ID = 'Org1MSP'

/** What an end of a mesh is given. It can be sent to another process. */
export interface Material {
  readonly peer: PeerMaterial
  readonly authorities: Authorities
}

/** Certificates of one organization for so many ends. */
export async function materials(count: number): Promise<Material[]> {
  const org = await Organization.make(MSP_ID)
  const one = async (index: number): Promise<Material> => ({
    peer: await org.peer({ name: `peer${index}`, hosts: ['localhost', HOST] }),
    authorities: org.authorities,
  })
  return Promise.all(Array.from({ length: count }, (_, index) => one(index)))
}

/** Both sides show a certificate of the same authority. */
export const tlsOf = ({ peer, authorities }: Material): TlsMaterial => ({
  ...peer.tls,
  trusted: [authorities.tls],
  clientAuthRequired: true,
})
