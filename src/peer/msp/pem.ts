import { X509Certificate } from 'node:crypto'

const ONE_CERTIFICATE = /^-----BEGIN CERTIFICATE-----\r?\n[\w+/=\r\n]+-----END CERTIFICATE-----(\r?\n)?$/
const CERTIFICATES = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g

/** The certificate that a text is, and holds nothing beside; undefined for any other text. */
export function certificateIn(text: string): X509Certificate | undefined {
  return ONE_CERTIFICATE.test(text) ? parsed(text) : undefined
}

/** All certificates in a text, in their order; undefined for one that does not parse. */
export function certificatesIn(text: string): readonly (X509Certificate | undefined)[] {
  return (text.match(CERTIFICATES) ?? []).map(parsed)
}

/** With a key that can be read, too: Node looks at it only when it is asked for. */
function parsed(text: string): X509Certificate | undefined {
  try {
    const certificate = new X509Certificate(text)
    return certificate.publicKey === undefined ? undefined : certificate
  } catch {
    return undefined
  }
}
