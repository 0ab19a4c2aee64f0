import { connect as connectPlainly, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type ConnectionOptions, connect as connectTls, type SecureVersion } from 'node:tls'
import { freePorts } from '../../../src/free-ports'
import { within } from './bounds'

const OFFERS: Readonly<Record<string, { readonly version: SecureVersion; readonly ciphers: string }>> = {
  'TLS 1.3': { version: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256' },
  'TLS 1.2 with AES-GCM': { version: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-GCM-SHA256' },
  'TLS 1.2 with CBC': { version: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES128-SHA:ECDHE-RSA-AES128-SHA' },
  'TLS 1.2 with CHACHA20': { version: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-CHACHA20-POLY1305:ECDHE-RSA-CHACHA20-POLY1305' },
  'TLS 1.1': { version: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
}
/** What whoever speaks HTTP/2 says first. */
const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'
const STOP_MS = 1_000
const LOOK_EVERY_MS = 20

const placeOf = (address: string) => ({ host: address.slice(0, address.lastIndexOf(':')), port: Number(address.split(':').at(-1)) })

/** Whether a bare connection is taken that offers that, without gRPC. */
export async function verdictOn(address: string, offer: string): Promise<'taken' | 'refused'> {
  let verdict: 'taken' | 'refused' | undefined
  const socket = offering(address, offer, () => {
    verdict ??= 'taken'
  })
  const refused = () => {
    verdict ??= 'refused'
  }
  socket.on('error', refused).on('close', refused).resume()
  const seen = await within('a verdict on the connection', () => verdict)
  socket.destroy()
  return seen
}

/** Waits until nobody listens there any more, a second at most. @throws Error if somebody does */
export async function untilFree(address: string): Promise<void> {
  const deadline = Date.now() + STOP_MS
  for (;;) {
    const closed = await whyClosed(address)
    if (Date.now() > deadline) throw new Error(`a free port did not come within ${STOP_MS / 1_000} s`)
    if (closed !== undefined) return
    await pause(LOOK_EVERY_MS)
  }
}

/** Whether somebody listens there: why a connection was not made, undefined if it was. */
export function whyClosed(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket: Socket = connectPlainly(placeOf(address))
    socket.setTimeout(STOP_MS, () => socket.destroy(new Error('no answer')))
    socket.once('error', ({ message }) => resolve(message))
    socket.once('connect', () => {
      resolve(undefined)
      socket.destroy()
    })
  })
}

function offering(address: string, offer: string, taken: () => void): Socket {
  const given = OFFERS[offer]
  if (given === undefined) {
    const socket: Socket = connectPlainly(placeOf(address), () => socket.write(PREFACE))
    return socket
  }
  const { version, ciphers } = given
  const options: ConnectionOptions = { ...placeOf(address), ciphers, minVersion: version, maxVersion: version, rejectUnauthorized: false }
  return connectTls({ ...options, ALPNProtocols: ['h2'] }, taken)
}

/** host:port, where nobody listens. */
export const addressOfNobody = async (): Promise<string> => `127.0.0.1:${(await freePorts(1))[0]}`
