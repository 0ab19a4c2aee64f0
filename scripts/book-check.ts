import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { loadCatalogue } from '../src/suite/judging/catalogue'
import { deadLinks, demandReading, demandRules, demandSearch, overflow, thin, unseenEvents, violations } from './book-demands'
import { SKIPPED } from './verify'

const ROOT = path.join(__dirname, '..')
const PROGRAM = path.join(ROOT, 'src/suite/bin/gossip-tck.cjs')
const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (file) => file !== undefined && existsSync(file),
)
const MOST_BYTES = 3_000_000
const DESK = { width: 1400, height: 1000 }
const PHONE = { width: 390, height: 844 }

/** Writes the book and reads it in a browser, as somebody with a phone, a keyboard, or a screen reader would. */
async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'book-check-'))
  try {
    const begun = Date.now()
    execFileSync(process.execPath, [PROGRAM, 'book', '--output', folder], { stdio: ['ignore', 'ignore', 'inherit'] })
    const pages = readdirSync(folder).filter((name) => name.endsWith('.html'))
    const sizes = pages.map((name) => statSync(path.join(folder, name)).size)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    console.log(
      `written in ${seconds(begun)}; ${pages.length} pages, ${megabytes(total)} in all, the largest ${megabytes(Math.max(...sizes))}`,
    )
    const heavy = pages.filter((_, i) => (sizes[i] ?? 0) > MOST_BYTES).map((name) => `${name} weighs more than ${megabytes(MOST_BYTES)}`)
    report(heavy)
    if (CHROMIUM !== undefined) report(await looked(folder, pages, CHROMIUM))
    else if (heavy.length === 0) {
      console.log('Chromium is not there (apt-get install chromium, or set CHROMIUM): the book was not opened in a browser.')
      process.exitCode = SKIPPED
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function looked(folder: string, pages: readonly string[], executablePath: string): Promise<string[]> {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const addressOf = (name: string): string => pathToFileURL(path.join(folder, name)).href
    const families = new Map(loadCatalogue(path.join(ROOT, 'features'), ROOT).rules.map(({ family, id }) => [family, id]))
    return [...(await eachPage(browser, pages, addressOf)), ...(await whole(browser, addressOf, [...families.values()]))]
  } finally {
    await browser.close()
  }
}

/** What is wrong with single pages: on a desk in the light, and on a phone in the dark. */
async function eachPage(browser: Browser, pages: readonly string[], addressOf: (name: string) => string): Promise<string[]> {
  const complaints: string[] = []
  const anchors = new Map<string, ReadonlySet<string>>()
  const links = new Map<string, readonly string[]>()
  let slowest = 0
  for (const name of pages) {
    const page = await browser.newPage({ viewport: DESK })
    const complain = (what: string): number => complaints.push(`${name}: ${what}`)
    listen(page, complain)
    const begun = Date.now()
    await page.goto(addressOf(name))
    slowest = Math.max(slowest, Date.now() - begun)
    const { ids, hrefs, unseen } = await demandReading(page)
    anchors.set(name, new Set(ids))
    links.set(name, hrefs)
    unseen.forEach(complain)
    for (const one of await unseenEvents(page)) complain(one)
    await page.setViewportSize(PHONE)
    for (const one of await overflow(page)) complain(one)
    await thin(page)
    await page.emulateMedia({ colorScheme: 'dark' })
    for (const one of await violations(page)) complain(`dark, on a phone: ${one}`)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(DESK)
    for (const one of await violations(page)) complain(`light, on a desk: ${one}`)
    await page.close()
  }
  console.log(`${pages.length} pages opened, the slowest in ${(slowest / 1000).toFixed(2)} s`)
  return [...complaints, ...deadLinks(links, anchors)]
}

/** What is wrong with the book as a whole: rules are found by their addresses, and by the search. */
async function whole(browser: Browser, addressOf: (name: string) => string, ids: readonly string[]): Promise<string[]> {
  const page = await browser.newPage()
  const complaints: string[] = []
  listen(page, (what) => complaints.push(what))
  complaints.push(...(await demandRules(page, addressOf('index.html'), ids)), ...(await demandSearch(page, addressOf('index.html'))))
  await page.close()
  return complaints
}

/** Errors of scripts, and requests for anything that is not a file of the book. */
function listen(page: Page, complain: (what: string) => void): void {
  page.on('console', (message) => message.type() === 'error' && complain(`console: ${message.text()}`))
  page.on('pageerror', (error) => complain(`script: ${error.message}`))
  page.on('requestfailed', (request) => complain(`not loaded: ${request.url()}`))
  page.on('request', (request) => !/^(file|data):/.test(request.url()) && complain(`asks for ${request.url()}`))
}

function report(complaints: readonly string[]): void {
  for (const complaint of complaints) console.error(complaint)
  if (complaints.length === 0) console.log('no complaint')
  else process.exitCode = 1
}

const seconds = (begun: number): string => `${((Date.now() - begun) / 1000).toFixed(1)} s`
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
