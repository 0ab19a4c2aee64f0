import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { placeIn } from './edited-text'
import type { Change, Edit } from './mutant'

/** The name of the global function that hears the number of each mark that marked sources reach. */
export const REACHED = 'markReached'

/** The sources with a mark at each place that a change stands in. */
export interface Marks {
  /** What puts the marks there. It changes nothing that a node does. */
  readonly edits: readonly Edit[]
  /** Those of a change: an example that reaches none of them runs as without the change. `undefined`: any example may run otherwise. */
  of(change: Change): readonly number[] | undefined
}

/** The marks that the example at a place reaches, by its place. What is reached before any example begins stands under ''. */
export type Reached = Readonly<Record<string, readonly number[]>>

/** Hears the marks of the sources that this process runs, until another one does. */
export class ReachedMarks {
  private readonly marks = new Map<string, Set<number>>()
  private now = new Set<number>()

  constructor() {
    this.begin('')
    Object.assign(globalThis, { [REACHED]: (mark: number) => this.now.add(mark) })
  }

  /** What is reached from now on is reached by the example at this place. */
  begin(place: string): void {
    this.now = this.marks.get(place) ?? new Set()
    this.marks.set(place, this.now)
  }

  get byPlace(): Reached {
    return Object.fromEntries([...this.marks].filter(([, marks]) => marks.size > 0).map(([place, marks]) => [place, [...marks]]))
  }
}

/** The places of the examples that reach one of these marks; undefined if that cannot be said of one example alone. */
export function placesReaching(marks: readonly number[], reached: Reached): string[] | undefined {
  const isReached = (place: string) => reached[place]?.some((mark) => marks.includes(mark)) ?? false
  if (isReached('')) return undefined
  return Object.keys(reached).filter(isReached)
}

/** @throws EditError for an edit that does not fit its file below `root` */
export function marksFor(changes: readonly Change[], root: string): Marks {
  const files = new Map<string, MarkedFile>()
  let count = 0
  const nextNumber = () => count++
  const marksOf = (edit: Edit): (number | undefined)[] => {
    const file = files.get(edit.file) ?? new MarkedFile(readFileSync(path.join(root, edit.file), 'utf8'), nextNumber)
    files.set(edit.file, file)
    return file.isOnlyDeclared(edit) ? [] : [file.markOf(edit)]
  }
  const byId = new Map(changes.map(({ id, edits }) => [id, edits.flatMap(marksOf)]))
  return {
    edits: [...files].flatMap(([file, marked]) => marked.edit(file)),
    of({ id }) {
      const marks = byId.get(id) ?? [undefined]
      return marks.every((mark) => mark !== undefined) ? marks : undefined
    },
  }
}

/** Positions in a text. */
interface Span {
  readonly start: number
  readonly end: number
}

/** What runs from its beginning on: a statement of a list, or the expression that an arrow function returns. */
interface Spot extends Span {
  readonly isExpression: boolean
}

class MarkedFile {
  private readonly text: string
  private readonly nextNumber: () => number
  private readonly source: ts.SourceFile
  private readonly marks = new Map<string, { readonly spot: Spot; readonly number: number }>()

  constructor(text: string, nextNumber: () => number) {
    this.text = text
    this.nextNumber = nextNumber
    this.source = ts.createSourceFile('marked.ts', text, ts.ScriptTarget.Latest, true)
  }

  /** The mark of the innermost spot around what an edit changes; undefined outside of all functions. */
  markOf(edit: Edit): number | undefined {
    const span = changed(this.text, edit)
    let spot: Spot | undefined
    const visit = (node: ts.Node, isInFunction: boolean): void => {
      if (node.pos > span.start || node.end < span.end) return
      const isRun = isInFunction || ts.isFunctionLike(node)
      spot = (isRun ? spotIn(node, span) : undefined) ?? spot
      ts.forEachChild(node, (child) => visit(child, isRun))
    }
    visit(this.source, false)
    if (spot === undefined) return undefined
    const key = `${spot.start} ${spot.isExpression}`
    const mark = this.marks.get(key) ?? { spot, number: this.nextNumber() }
    this.marks.set(key, mark)
    return mark.number
  }

  /** An edit that imports, or that puts something between the declarations of a file or class: it does nothing until it is used. */
  isOnlyDeclared(edit: Edit): boolean {
    const { start, end } = changed(this.text, edit)
    const lastImport = this.source.statements.findLast(ts.isImportDeclaration)
    if (lastImport !== undefined && end <= lastImport.end) return true
    const isInLine = /\S/.test(this.text.slice(this.text.lastIndexOf('\n', start - 1) + 1, start))
    if (start < end || isInLine) return false
    let around: ts.Node = this.source
    const visit = (node: ts.Node): void => {
      if (node.getStart() >= start || node.end <= start) return
      around = node
      ts.forEachChild(node, visit)
    }
    ts.forEachChild(this.source, visit)
    return ts.isSourceFile(around) || ts.isClassDeclaration(around)
  }

  edit(file: string): Edit[] {
    if (this.marks.size === 0) return []
    // Where two expressions begin or end together the longer one is outside.
    const insertions = [...this.marks.values()].flatMap(({ spot: { start, end, isExpression }, number }) => {
      const call = `(globalThis as any).${REACHED}(${number})`
      if (!isExpression) return [{ at: start, rank: -Infinity, text: `;${call};` }]
      return [
        { at: start, rank: -end, text: `(${call}, (` },
        { at: end, rank: -start, text: '))' },
      ]
    })
    let marked = ''
    let written = 0
    for (const { at, text } of insertions.sort((a, b) => a.at - b.at || a.rank - b.rank)) {
      marked += this.text.slice(written, at) + text
      written = at
    }
    return [{ file, from: this.text, to: marked + this.text.slice(written) }]
  }
}

/** The spot in which a node runs what begins and ends there, if it is one that runs spots. */
function spotIn(node: ts.Node, { start, end }: Span): Spot | undefined {
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) {
    const body = { start: node.body.getStart(), end: node.body.end }
    return body.start <= start && end <= body.end ? { ...body, isExpression: true } : undefined
  }
  if (!ts.isBlock(node) && !ts.isCaseOrDefaultClause(node)) return undefined
  const [first] = node.statements
  if (first === undefined || start < node.statements.pos) return undefined
  const found = node.statements.find((statement) => statement.end >= start) ?? first
  // A function can be called before its declaration is reached.
  const statement = ts.isFunctionDeclaration(found) ? first : found
  return { start: statement.getStart(), end: statement.end, isExpression: false }
}

/** What an edit takes out of the text; where it takes nothing out, the place at which it puts something in. */
function changed(text: string, edit: Edit): Span {
  const { from, to } = edit
  const most = Math.min(from.length, to.length)
  let before = 0
  while (before < most && from[before] === to[before]) before++
  let after = 0
  while (after < most - before && from.at(-1 - after) === to.at(-1 - after)) after++
  const at = placeIn(text, edit)
  if (before + after < from.length) return { start: at + before, end: at + from.length - after }
  // "a b" in place of "a" can be "a" and " b", or "a " and "b": whole lines are meant where they can be.
  const inserted = to.slice(before, to.length - after)
  let back = 0
  while (back < before && from[before - back - 1] !== '\n' && from[before - back - 1] === inserted.at(-1 - (back % inserted.length))) back++
  const start = at + before - (from[before - back - 1] === '\n' ? back : 0)
  return { start, end: start }
}
