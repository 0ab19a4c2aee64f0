import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'

/** What runs in the page: types of the browser are not known here. */
type Script = string

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

/** All anchors and links of a page; and what every page must have. */
export async function demandReading(page: Page): Promise<{ ids: string[]; hrefs: string[]; unseen: string[] }> {
  const script: Script = `({
    ids: [...document.querySelectorAll('[id]')].map((one) => one.id),
    hrefs: [...document.querySelectorAll('a[href]')].map((one) => one.getAttribute('href')),
    headings: document.querySelectorAll('main h1').length,
  })`
  const { ids, hrefs, headings } = await page.evaluate<{ ids: string[]; hrefs: string[]; headings: number }>(script)
  const twice = ids.filter((id, i) => ids.indexOf(id) !== i)
  return {
    ids,
    hrefs,
    unseen: [...twice.map((id) => `two places have the anchor ${id}`), ...(headings === 1 ? [] : [`${headings} titles`])],
  }
}

/** Links to pages or places that are not there. */
export function deadLinks(links: ReadonlyMap<string, readonly string[]>, anchors: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  return [...links].flatMap(([from, hrefs]) =>
    [...new Set(hrefs)].flatMap((href) => {
      const [page = '', fragment = ''] = href.split('#')
      const there = anchors.get(page === '' ? from : page)
      const isThere = there !== undefined && (fragment === '' || there.has(decodeURIComponent(fragment)))
      return isThere ? [] : [`${from}: the link ${href} leads nowhere`]
    }),
  )
}

/** Events that are not to be seen, though nobody has folded them away; and examples that were run and show none. */
export async function unseenEvents(page: Page): Promise<string[]> {
  const script: Script = `(() => {
    const isFolded = (one) => one.closest('details:not([open])') !== null
    const rows = [...document.querySelectorAll('.told .ev li')].filter((row) => !isFolded(row))
    const hidden = rows.filter((row) => { const { width, height } = row.getBoundingClientRect(); return width < 100 || height < 10 })
    const arrows = rows.filter((row) => { const { width } = row.querySelector('.l i').getBoundingClientRect(); return width < 4 })
    return { rows: rows.length, examples: document.querySelectorAll('.ex').length, hidden: hidden.length, arrows: arrows.length }
  })()`
  const { rows, examples, hidden, arrows } = await page.evaluate<{ rows: number; examples: number; hidden: number; arrows: number }>(script)
  return [
    ...(examples > 0 && rows < examples ? [`${examples} examples show ${rows} events only`] : []),
    ...(hidden > 0 ? [`${hidden} of ${rows} events cannot be seen`] : []),
    ...(arrows > 0 ? [`${arrows} of ${rows} events have no arrow`] : []),
  ]
}

/** A page that is wider than a phone. */
export async function overflow(page: Page): Promise<string[]> {
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth' satisfies Script)
  return wide > 0 ? [`on a phone it is ${wide} pixels too wide`] : []
}

/** Leaves of what is alike on a page a few of a kind: whether they can be read shows in those. */
export async function thin(page: Page): Promise<void> {
  const script: Script = `{
    const most = (among, selector, count) => [...among.querySelectorAll(selector)].slice(count).forEach((one) => one.remove())
    document.querySelectorAll('.rule').forEach((rule) => most(rule, '.ex', 4))
    document.querySelectorAll('.rows').forEach((rows) => most(rows, '.row', 2))
    document.querySelectorAll('.ev').forEach((events) => most(events, 'li', 8))
    document.querySelectorAll('.feature').forEach((feature) => most(feature, '.rule', 2))
  }`
  await page.evaluate(script)
}

/** What axe-core says against a page: WCAG 2.2 AA and its best practices. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const script: Script = `axe.run(document, { resultTypes: ['violations'], preload: false }).then(({ violations }) =>
    violations.map(({ id, help, nodes }) => id + ': ' + help + ' (' + nodes.length + ', the first ' + nodes[0].target.join(' ') + ')'))`
  return page.evaluate<string[]>(script)
}

/** `index.html#EMIT-1` leads to the rule. */
export async function demandRules(page: Page, index: string, ids: readonly string[]): Promise<string[]> {
  const complaints: string[] = []
  for (const id of ids) {
    await page.goto('about:blank')
    await page.goto(`${index}#${id}`)
    await page.waitForURL((url) => !url.pathname.endsWith('index.html') && url.hash === `#${id}`)
    const title = await page.locator(`section.rule[id="${id}"] > h3`).textContent({ timeout: 5000 })
    if (!title?.includes(id)) complaints.push(`${id}: its address does not lead to it`)
  }
  return complaints
}

/** The search finds a rule by a word of its prose and by its ID, and leads to it by keyboard. */
export async function demandSearch(page: Page, index: string): Promise<string[]> {
  await page.goto(index)
  const found = async (words: string): Promise<string[]> => {
    await page.locator('#search').fill(words)
    await page.locator('#results').waitFor()
    return page.locator('#results b').allTextContents()
  }
  await page.keyboard.press('/')
  const byWord = await found('empty buffer')
  const byId = await found('STORE-4')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#STORE-4$/)
  return [
    ...(byWord.some((id) => id.trim() === 'EMIT-6') ? [] : [`the search finds ${byWord.join(',')} for "empty buffer", and not EMIT-6`]),
    ...(byId[0]?.trim() === 'STORE-4' ? [] : [`the search finds ${byId.join(',')} for "STORE-4"`]),
  ]
}
