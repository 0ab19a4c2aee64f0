import type { Mutant } from './mutant'

export type Row = Readonly<Record<'documents' | 'fabric', string>>
export const row = (category: string, audienceNames: readonly [string, string], drawnOncePer: string): Row => {
  const of = (name: string) => `${category}: { audience: '${name}', fanOut: 'k', drawnOncePer: '${drawnOncePer}'`
  return { documents: of(audienceNames[0]), fabric: of(audienceNames[1]) }
}
/** One mutant in both dialects, whose rows differ: it edits both tables. */
export function inRows(rule: string, id: string, sentence: string, rows: Row, change: (text: string) => string): Mutant {
  const edits = (['documents', 'fabric'] as const).map((name) => ({
    file: `src/reference/dialects/${name}.ts`,
    from: rows[name],
    to: change(rows[name]),
  }))
  return { rule, id, sentence, edits }
}
export const both = (from: string, to: string) =>
  ['documents', 'fabric'].map((name) => ({ file: `src/reference/dialects/${name}.ts`, from, to }))
/** A row of the routing table, changed in both dialects. */
export function inTable(rule: string, id: string, sentence: string, from: string, to: string): Mutant {
  return { rule, id, sentence, edits: both(from, to) }
}
