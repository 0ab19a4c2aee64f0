import type { X509Certificate } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { X509Crl } from '../../certificates/x509'
import { MspError } from './msp-error'
import { certificatesIn } from './pem'

/** Something that was read, and where. */
export interface Read<T> {
  readonly file: string
  readonly value: T
}

/** The texts of the files in a folder, by name; none if there is no such folder. What begins with a dot is left out. */
export async function textsIn(folder: string): Promise<readonly Read<string>[]> {
  const names = await namesIn(folder)
  const files = names.filter((name) => !name.startsWith('.')).map((name) => path.join(folder, name))
  const texts = await Promise.all(files.map(async (file) => ({ file, value: await textOf(file) })))
  return texts.flatMap(({ file, value }) => (value === undefined ? [] : [{ file, value }]))
}

/** All certificates in the files of a folder. */
export async function certificatesOf(folder: string): Promise<readonly Read<X509Certificate>[]> {
  const texts = await textsIn(folder)
  return texts.flatMap(({ file, value }) => {
    const certificates = certificatesIn(value)
    if (certificates.length === 0) throw new MspError(file, 'holds no certificate (PEM, "BEGIN CERTIFICATE")')
    return certificates.map((certificate) => {
      if (certificate === undefined) throw new MspError(file, 'holds a certificate that cannot be read')
      return { file, value: certificate }
    })
  })
}

/** The lists of revoked certificates in a folder. */
export async function listsOf(folder: string): Promise<readonly Read<X509Crl>[]> {
  const texts = await textsIn(folder)
  return texts.map(({ file, value }) => {
    try {
      return { file, value: new X509Crl(value) }
    } catch {
      throw new MspError(file, 'is no list of revoked certificates (PEM, "BEGIN X509 CRL")')
    }
  })
}

/** @throws MspError if there is no such folder */
export async function demandFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined)
  if (found === undefined) throw new MspError(folder, 'there is no such folder: give the folder of an MSP, as --msp DIR')
  if (!found.isDirectory()) throw new MspError(folder, 'is a file: give the folder of an MSP')
}

/** The text of a file; undefined if there is none. */
export async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (isCode(error, 'ENOENT') || isCode(error, 'EISDIR')) return undefined
    throw new MspError(file, `cannot be read: ${(error as Error).message}`)
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if (isCode(error, 'ENOENT')) return []
    throw new MspError(folder, `cannot be read: ${(error as Error).message}`)
  }
}

const isCode = (error: unknown, code: string) => (error as NodeJS.ErrnoException).code === code
