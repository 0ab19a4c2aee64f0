import ts from 'typescript'

/** A phrase of the features, as its definition tells of it. */
export interface PhraseEntry {
  /** `Given`, `When` or `Then`. */
  readonly keyword: string
  readonly text: string
  /** What it does; empty if the definition does not say. */
  readonly words: string
  /** How much time passes, as `none` or `that long`; empty if the definition does not say. */
  readonly time: string
  /** `file:line` */
  readonly place: string
}

/** A step file: what its phrases speak of, and the phrases. */
export interface PhraseGroup {
  readonly title: string
  readonly entries: readonly PhraseEntry[]
}

/** What stands in curly brackets in phrases. */
export interface ParameterEntry {
  readonly name: string
  readonly words: string
  readonly place: string
}

const KEYWORDS = new Set(['Given', 'When', 'Then'])

/** The phrases that a step file defines, with the comments above them. The title is the first comment of a line of its own. */
export function phraseGroup(source: string, uri: string): PhraseGroup {
  const entries = callsIn(source, uri).flatMap(({ callee, call, comment, place }) => {
    const [pattern] = call.arguments
    if (!KEYWORDS.has(callee) || pattern === undefined || !ts.isStringLiteralLike(pattern)) return []
    const [words = '', time = ''] = comment.split(/\s*@time\s+/)
    return [{ keyword: callee, text: pattern.text, words, time, place }]
  })
  return { title: titleOf(source), entries }
}

/** The parameters that a file defines, with the comments above them. */
export function parameterEntries(source: string, uri: string): ParameterEntry[] {
  return callsIn(source, uri).flatMap(({ callee, call, comment, place }) => {
    const [options] = call.arguments
    if (callee !== 'defineParameterType' || options === undefined || !ts.isObjectLiteralExpression(options)) return []
    const name = options.properties.find((property) => property.name?.getText() === 'name')
    if (name === undefined || !ts.isPropertyAssignment(name) || !ts.isStringLiteralLike(name.initializer)) return []
    return [{ name: name.initializer.text, words: comment, place }]
  })
}

/** Phrases and parameters of which the definition does not say what they do, or how much time passes. */
export function lintWords(groups: readonly PhraseGroup[], parameters: readonly ParameterEntry[]): string[] {
  return [
    ...groups
      .flatMap(({ entries }) => entries)
      .flatMap(({ text, words, time, place }) => [
        ...(words === '' ? [`${place}  "${text}" does not say what it does: write a comment above it`] : []),
        ...(time === '' ? [`${place}  "${text}" does not say how much time passes: end the comment above it with @time`] : []),
      ]),
    ...parameters
      .filter(({ words }) => words === '')
      .map(({ name, place }) => `${place}  {${name}} does not say what it stands for: write a comment above it`),
  ]
}

/** Calls of functions by name, at the top of a file. */
function callsIn(source: string, uri: string) {
  const file = ts.createSourceFile(uri, source, ts.ScriptTarget.Latest, true)
  return file.statements.flatMap((statement) => {
    if (!ts.isExpressionStatement(statement) || !ts.isCallExpression(statement.expression)) return []
    const { line } = file.getLineAndCharacterOfPosition(statement.getStart())
    const call = statement.expression
    return [{ callee: call.expression.getText(), call, comment: commentAbove(statement), place: `${uri}:${line + 1}` }]
  })
}

/** The text of the doc comment right above a statement, on one line. */
function commentAbove(statement: ts.Statement): string {
  const text = statement.getSourceFile().text
  const range = ts.getLeadingCommentRanges(text, statement.pos)?.at(-1)
  const comment = range === undefined ? '' : text.slice(range.pos, range.end)
  if (!comment.startsWith('/**')) return ''
  return comment
    .slice('/**'.length, -'*/'.length)
    .replaceAll(/\n\s*\* ?/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const titleOf = (source: string): string =>
  /^\/\/ .*(?:\n\/\/ .*)*/m
    .exec(source)?.[0]
    .replaceAll(/^\/\/ /gm, '')
    .replaceAll('\n', ' ') ?? ''
