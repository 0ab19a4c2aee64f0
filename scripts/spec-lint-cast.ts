import { compile } from '@cucumber/gherkin'
import { type GherkinDocument, IdGenerator, type PickleStep } from '@cucumber/messages'
import { ROLES } from '../src/suite/script/roles'

/** Who is meant by no name: `each node of Org1`, `the others of Org1`. */
const NAMELESS = new Set(['node', 'others'])
const MEMBERS = /\b([a-z]+(?:(?:, | and )[a-z]+)*) of (Org\d)\b/g

/** Whoever is said to be of another organization than everywhere else: each once, at the first example that says so. */
export function lintCast(document: GherkinDocument): string[] {
  const found = compile(document, document.uri ?? '', IdGenerator.incrementing()).flatMap(({ steps, location }) =>
    steps.flatMap(membersIn).flatMap(({ name, org }) => {
      const known = organizationOf(name)
      if (known === org) return []
      const words =
        known === undefined ? 'is in no cast: src/suite/script/roles.ts has it' : `is of ${known} everywhere: take somebody of ${org}`
      return [{ words: `${name} of ${org} ${words}`, line: location?.line ?? 1 }]
    }),
  )
  const lines = new Map(found.toReversed().map(({ words, line }) => [words, line]))
  return [...lines].map(([words, line]) => `${document.uri}:${line}  ${words}`).sort()
}

/** Who is said to be of which organization, in the text of a step or in its table. */
function membersIn({ text, argument }: PickleStep): { name: string; org: string }[] {
  const said = [...text.matchAll(MEMBERS)].flatMap(([, names = '', org = '']) =>
    names.split(/, | and /).flatMap((name) => (NAMELESS.has(name) ? [] : [{ name, org }])),
  )
  const [header, ...rows] = (argument?.dataTable?.rows ?? []).map(({ cells }) => cells.map(({ value }) => value))
  const column = header?.indexOf('organization') ?? -1
  if (column < 0) return said
  const named = (cell = '') => cell.split(/, | and /).filter((name) => !/^\d+ more$/.test(name))
  return [...said, ...rows.flatMap((cells) => named(cells[0]).map((name) => ({ name, org: cells[column] ?? '' })))]
}

/** The organization of whoever has that name; undefined if nobody has. */
const organizationOf = (name: string): string | undefined =>
  Object.entries(ROLES).find(([, { nodes, peers }]) => [...nodes, ...peers].some((role) => role === name))?.[0]
