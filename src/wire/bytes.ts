import type { Bytes } from './ids'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** What each character code stands for as a hexadecimal digit; NaN: none. */
const DIGITS = Array.from({ length: 128 }, (_, code) => Number.parseInt(String.fromCharCode(code), 16))
const encoder = new TextEncoder()
// A leading byte order mark is part of the text: without this it would be dropped.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

export function toHex(bytes: Bytes): string {
  let hex = ''
  for (const byte of bytes) hex += HEX[byte]
  return hex
}

/** The bytes of an even number of hexadecimal digits. */
export function fromHex(hex: string): Bytes {
  const bytes = new Uint8Array(hex.length / 2)
  for (let index = 0; index < bytes.length; index++) bytes[index] = 16 * digitAt(hex, 2 * index) + digitAt(hex, 2 * index + 1)
  return bytes
}

const digitAt = (hex: string, index: number): number => DIGITS[hex.charCodeAt(index)] ?? Number.NaN

export function toUtf8(text: string): Bytes {
  return encoder.encode(text)
}

/** Bytes that are not UTF-8 become U+FFFD. */
export function fromUtf8(bytes: Bytes): string {
  return decoder.decode(bytes)
}

export function equalBytes(a: Bytes, b: Bytes): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}

export function concat(...parts: readonly Bytes[]): Bytes {
  return concatIn(NO_ROOM, parts)
}

const NO_ROOM: Bytes = new Uint8Array()

/** The same, in the room that is given if it suffices: what is returned is a part of that then, and lasts as long as it does. */
export function concatIn(room: Bytes, parts: readonly Bytes[]): Bytes {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const whole = length <= room.length ? room.subarray(0, length) : new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
