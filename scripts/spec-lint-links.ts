import path from 'node:path'

/** Texts for readers, by path. */
export type Texts = Readonly<Record<string, string>>

const LINK = /\]\(([^)\s]+)\)/g
const RULE_ID = /\b[A-Z]{3,}-[1-9]\d*\b/g
const FOREIGN = /^(?:[a-z]+:|#)/

/** Links that lead nowhere, and rules that are named and are not there. `isThere`: whether a path, from the root, is a file or a folder. */
export function lintLinks(texts: Texts, ids: ReadonlySet<string>, isThere: (path: string) => boolean): string[] {
  const families = new Set([...ids].map((id) => id.replace(/-.*/, '')))
  return Object.entries(texts).flatMap(([uri, text]) =>
    text.split('\n').flatMap((line, index) => {
      const targets = [...line.matchAll(LINK)].map(([, target = '']) => target).filter((target) => !FOREIGN.test(target))
      const rules = [...line.matchAll(RULE_ID)].map(([id]) => id).filter((id) => families.has(id.replace(/-.*/, '')) && !ids.has(id))
      return [
        ...targets
          .filter((target) => !isThere(path.posix.join(path.posix.dirname(uri), target.replace(/#.*/, ''))))
          .map((target) => `there is no ${target}: mend the link`),
        ...rules.map((id) => `there is no rule ${id}`),
      ].map((words) => `${uri}:${index + 1}  ${words}`)
    }),
  )
}

/** Pictures that a screen reader cannot tell of. */
export const lintPictures = (texts: Texts): string[] =>
  Object.entries(texts)
    .filter(([uri]) => uri.endsWith('.svg'))
    .flatMap(([uri, text]) =>
      [/<svg [^>]*role="img"/, /<title [^>]*>[^<]+</, /<desc [^>]*>[^<]+</].every((part) => part.test(text))
        ? []
        : [`${uri}:1  the picture needs role="img", a title and a desc`],
    )
