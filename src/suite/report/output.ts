import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { WrongUse } from '../wrong-use'

/** Writes a file that was asked for, and its folder. @throws WrongUse if it can't be written */
export function writeOutput(file: string, content: string): void {
  makeFolder(path.dirname(file))
  written(file, () => writeFileSync(file, content))
}

/** @throws WrongUse if it can't be made */
export function makeFolder(folder: string): void {
  written(folder, () => mkdirSync(folder, { recursive: true }))
}

function written(what: string, deed: () => void): void {
  try {
    deed()
  } catch (error) {
    throw new WrongUse(`${what} cannot be written (${(error as Error).message}): give another folder.`)
  }
}
