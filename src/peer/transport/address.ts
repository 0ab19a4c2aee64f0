export interface Address {
  readonly host: string
  readonly port: number
}

/** Reads `host:port`; no host stands for all addresses of this machine. @throws Error if it is none */
export function addressIn(address: string): Address {
  const [, host = '', port = ''] = /^\[?([^\]]*?)\]?:(\d{1,5})$/.exec(address) ?? []
  if (port === '' || Number(port) > 65_535)
    throw new Error(`${JSON.stringify(address)} is no address: it must be host:port, as 0.0.0.0:7051`)
  return { host: host === '' ? '::' : host, port: Number(port) }
}
