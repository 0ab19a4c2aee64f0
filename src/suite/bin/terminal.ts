/** What of the standard output matters for how words are shown on it. */
type Screen = Pick<NodeJS.WriteStream, 'isTTY'>

const CODES = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33' } as const

export type Style = keyof typeof CODES
export type Paint = (style: Style, text: string) => string

/** How to colour words: not at all, unless somebody sees them on a terminal and does not mind. */
export function painter(screen: Screen = process.stdout, environment: NodeJS.ProcessEnv = process.env): Paint {
  const isPlain = screen.isTTY !== true || (environment.NO_COLOR ?? '') !== ''
  return (style, text) => (isPlain ? text : `\u001b[${CODES[style]}m${text}\u001b[0m`)
}
