/** A folder of an MSP that cannot be used; the message names the file, and says what is wrong with it. */
export class MspError extends Error {
  constructor(file: string, words: string) {
    super(`${file}: ${words}`)
    this.name = 'MspError'
  }
}
