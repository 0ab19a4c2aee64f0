/** Something in the configuration that a node cannot start with. The message is one sentence or two: file, key, what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'

  constructor(file: string, key: string | undefined, words: string) {
    super(`${file}${key === undefined ? '' : `, ${key}`}: ${words}`)
  }
}

/** The sentence of an error of the system, of a library, or of whatever was thrown. */
export function wordsOf(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined
  if (code === 'ENOENT') return 'it is not there'
  if (code === 'EACCES') return 'it may not be read'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EADDRINUSE') return 'somebody listens there already'
  return error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error)
}
