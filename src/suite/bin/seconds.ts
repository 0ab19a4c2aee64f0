import { InvalidArgumentError, Option } from 'commander'

/** `--limit <seconds>`: real time that something may take. */
export const limitOption = (what: string): Option => new Option('--limit <seconds>', `real time that ${what} may take`).argParser(seconds)

/** @throws InvalidArgumentError for what is no limit */
export function seconds(text: string): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= 1 && value <= 3600) return value
  throw new InvalidArgumentError('It must be a number of seconds, 1 to 3600.')
}
