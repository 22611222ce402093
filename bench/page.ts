/**
 * What a reader waits for: weight, first byte and full render of the main pages with 100 claims, in Chromium against the
 * local server on the embedded DynamoDB: `npm run bench:page`. Fails when the board weighs 60 kB or more. Times are those
 * of this machine, where server, database and browser share the processors.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { servePage } from '../cli/local/serve-page.ts'
import { aChange, aClaim, aSource, aWatch } from '../test/support/builders.ts'
import { embeddedStores } from '../test/support/embedded-stores.ts'
import { openBrowser } from '../test/support/open-browser.ts'
import { fixedClock, recordingLogger } from '../test/support/quiet.ts'

const watchCount = 10
const claimsPerWatch = 10
const changesPerClaim = 5
const rounds = 9
/** Transferred, style and script included. */
const mostBytes = 60_000

const folder = new URL('unrelated/', import.meta.url)

type Stores = Awaited<ReturnType<typeof embeddedStores>>

/** Sentences of invented news: text that repeats itself would be packed to nothing. */
const sentences = readdirSync(folder)
  .filter((name) => name.endsWith('.txt') && name !== 'templates.txt')
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
  .filter((line) => line.length > 40)

const sentence = (place: number): string => sentences[place % sentences.length] ?? ''

/** A value as long as they are, another for each place. */
const value = (place: number): string =>
  sentence(place * 7)
    .split(' ')
    .slice(0, 3)
    .join(' ')

const changeAt = (watchId: string, claimId: string, seq: number, place: number) => {
  const at = `2026-03-0${seq}T${String(place % 24).padStart(2, '0')}:${String(place % 60).padStart(2, '0')}:00Z`
  const [from, to, storyId] = [value(place - 1), value(place), `story-${place}`]
  const positions = { 'Tin Council': { value: to, at, seq, storyId } }
  const [title, quote] = [sentence(place * 3), sentence(place)]
  const evidence = { quote, start: title.length + 1, end: title.length + 1 + quote.length }
  const source = aSource({ storyId, title, url: `https://news.example/${storyId}`, published: at, evidence })
  const reasons = [{ rule: 'test.heard', note: sentence(place * 5) }]
  const keys = { id: `${watchId}:${claimId}:${seq}`, watchId, claimId, seq }
  return aChange({ ...keys, from, to, at, detectedAt: at, positions, source, reasons })
}

const fill = async (stores: Stores): Promise<void> => {
  let place = 1
  for (let watch = 0; watch < watchCount; watch += 1) {
    const id = `watch-${watch}`
    const claims = Array.from({ length: claimsPerWatch }, (_, index) =>
      aClaim({ id: `claim-${index}`, question: sentence(place + index * 11), value: value(watch * 100 + index) }),
    )
    await stores.watches.put(aWatch({ id, title: sentence(watch * 13), claims }))
    for (const claim of claims)
      for (let seq = 1; seq <= changesPerClaim; seq += 1) {
        await stores.changes.append(changeAt(id, claim.id, seq, place))
        place += 1
      }
  }
}

interface Load {
  readonly bytes: number
  readonly firstByte: number
  readonly rendered: number
  readonly loaded: number
}

/** Read in the page: what was transferred, and when the first byte, the largest paint and the load event came. */
const measured = `new Promise((resolve) => {
  const [page] = performance.getEntriesByType('navigation')
  const files = performance.getEntriesByType('resource')
  const bytes = [page, ...files].reduce((sum, { transferSize }) => sum + transferSize, 0)
  new PerformanceObserver((list) => {
    const paint = list.getEntries().at(-1).startTime
    resolve({ bytes, firstByte: page.responseStart, rendered: paint, loaded: page.loadEventEnd })
  }).observe({ type: 'largest-contentful-paint', buffered: true })
})`

const load = async (browser: Browser, url: string): Promise<Load> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  await page.goto(url, { waitUntil: 'load' })
  const found = await page.evaluate<Load>(measured)
  await context.close()
  return found
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

const pages = {
  'board, 100 claims': '/',
  'claim with its timeline': '/watches/watch-3/claims/claim-3',
  'change with why and why not': '/changes/watch-3:claim-3:5',
  'change table, 50 changes': '/changes',
} as const

const main = async (): Promise<void> => {
  const browser = await openBrowser()
  if ('missing' in browser) throw new Error(browser.missing)
  const stores = await embeddedStores()
  await fill(stores)
  const served = await servePage(stores, { clock: fixedClock('2026-03-10T00:00:00Z'), logger: recordingLogger() })
  process.stdout.write('| page | transferred kB | first byte ms | full render ms | load ms |\n|---|---|---|---|---|\n')
  for (const [name, path] of Object.entries(pages)) {
    const loads: Load[] = []
    for (let round = 0; round < rounds; round += 1) loads.push(await load(browser, new URL(path, served.url).href))
    const of = (key: keyof Load): string => median(loads.map((one) => one[key])).toFixed(0)
    const bytes = median(loads.map((one) => one.bytes))
    process.stdout.write(
      `| ${name} | ${(bytes / 1_000).toFixed(1)} | ${of('firstByte')} | ${of('rendered')} | ${of('loaded')} |\n`,
    )
    if (path === '/' && !(bytes < mostBytes)) process.exitCode = 1
  }
  await served.close()
  await browser.close()
  await stores.stop()
}

await main()
