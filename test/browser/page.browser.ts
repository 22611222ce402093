import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedPage, servePage } from '../../cli/local/serve-page.ts'
import { aChange, aClaim, aSource, aWatch } from '../support/builders.ts'
import { openBrowser } from '../support/open-browser.ts'
import { exampleLedger } from '../support/query-ledger.ts'

const opened = await openBrowser()
if ('missing' in opened) process.stderr.write(`browser tests skipped: ${opened.missing}\n`)

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** As axe-core tells it. */
interface Finding {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What axe-core calls serious or critical on a page that lets scripts in. */
const seriousFindings = async (page: Page): Promise<string[]> => {
  await page.addScriptTag({ path: axe })
  const found = await page.evaluate<Finding[]>('axe.run().then(({ violations }) => violations)')
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 200)}`)
}

/** Script, markup, terminal escapes, text that turns its direction, and a megabyte. */
const hostile = `<script>window.hacked=1</script><img src=x onerror="window.hacked=1">"'\u001b[31mred\u202eDLROW`

const hostileLedger = async () => {
  const ledger = await exampleLedger()
  const claims = [aClaim({ question: hostile, holder: hostile, value: hostile, statement: hostile })]
  await ledger.watches.put(aWatch({ id: 'hostile', title: hostile, claims }))
  await ledger.changes.append(
    aChange({
      ...{ id: 'hostile:venue:1', watchId: 'hostile', holder: hostile, from: hostile, to: `${hostile} two` },
      ...{ detectedAt: '2026-03-08T00:00:00Z', reasons: [{ rule: hostile, note: hostile }] },
      source: aSource({
        ...{ outlet: hostile, title: hostile + 'A'.repeat(1_000_000), url: 'javascript:window.hacked=1' },
        evidence: { quote: hostile, start: 0, end: hostile.length },
      }),
      positions: { [hostile]: { value: hostile, at: '2026-03-08T00:00:00Z', seq: 1 } },
    }),
  )
  return ledger
}

const paths = {
  board: '/',
  watch: '/watches/tin-conference',
  timeline: '/watches/tin-conference/claims/venue',
  change: '/changes/tin-conference:venue:3',
  changes: '/changes',
  feeds: '/feeds',
  problem: '/watches/nowhere',
}
const hostilePaths = {
  'hostile board': '/',
  'hostile timeline': '/watches/hostile/claims/venue',
  'hostile change': '/changes/hostile:venue:1',
}

describe.skipIf('missing' in opened)('the page in Chromium', () => {
  const browser = opened as Browser
  let served: ServedPage
  let problems: string[]
  beforeAll(async () => {
    const ledger = await hostileLedger()
    served = await servePage(ledger, ledger)
  })
  afterAll(async () => {
    await browser.close()
    await served?.close()
  })

  const open = async (path: string, options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
    const page = await context.newPage()
    problems = []
    page.on('console', (message) => problems.push(message.text()))
    page.on('request', (request) => {
      if (!request.url().startsWith(served.url) && !request.url().startsWith('data:')) problems.push(request.url())
    })
    await page.goto(new URL(path, served.url).href)
    return page
  }

  const everywhere = Object.entries({ ...paths, ...hostilePaths })

  test.each(everywhere)('%s: no serious finding of axe, light and dark', async (_name, path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await open(path, { colorScheme, bypassCSP: true })
      expect(await seriousFindings(page)).toEqual([])
      await page.context().close()
    }
  })

  test.each(everywhere)(
    '%s: no violation of the policy, no request elsewhere, no script of a feed',
    async (_name, path) => {
      const page = await open(path)
      expect(problems.filter((problem) => !problem.includes('404 (Not Found)'))).toEqual([])
      expect(await page.evaluate('window.hacked')).toBeUndefined()
      expect(await page.locator('a[href^="javascript"], img, [onerror]').count()).toBe(0)
      await page.context().close()
    },
  )

  test.each(everywhere)('%s: fits a phone without scrolling sideways', async (_name, path) => {
    const page = await open(path, { viewport: { width: 360, height: 740 } })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await page.context().close()
  })

  test('hostile text stands on the page as text, without its escapes', async () => {
    const page = await open('/changes/hostile:venue:1')
    const text = await page.locator('main').innerText()
    expect(text).toContain('<script>window.hacked=1</script>')
    expect(text).not.toContain('\u001b')
    expect(text).not.toContain('\u202e')
    await page.context().close()
  })

  test('without JavaScript a reader walks from the board to a claim, a change and why', async () => {
    const page = await open('/watches/tin-conference', { javaScriptEnabled: false })
    await page.getByRole('rowheader').getByRole('link').first().click()
    expect(await page.getByRole('img', { name: /Values over time/ }).count()).toBe(1)
    await page.getByRole('heading', { level: 3 }).getByRole('link').nth(3).click()
    expect(page.url()).toContain('/changes/tin-conference:venue:3')
    expect(await page.getByRole('heading', { name: 'Why', exact: true }).count()).toBe(1)
    expect(await page.locator('main').innerText()).toContain('It may be Faro.')
    await page.context().close()
  })

  test('the deciding words are marked, and copies lie folded under their origin', async () => {
    const page = await open('/changes/tin-conference:venue:3')
    expect(await page.locator('.evidence mark').first().innerText()).toBe('Porto')
    const copies = page.getByText('1 copy or repeat of the same origin')
    expect(await page.getByText('Copy Daily').isVisible()).toBe(false)
    await copies.click()
    expect(await page.getByText('Copy Daily').isVisible()).toBe(true)
    await page.context().close()
  })

  test('the difference is told by words, the link of a change is copied, and the table is taken home', async () => {
    const page = await open('/changes/tin-conference:venue:3', { permissions: ['clipboard-read', 'clipboard-write'] })
    expect(await page.locator('h1 del, h1 ins, .move del, .move ins, main del, main ins').first().isVisible()).toBe(
      true,
    )
    await page.getByRole('button', { name: 'Copy link' }).click()
    await page.getByRole('button', { name: 'Link copied' }).waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(page.url())
    await page.goto(new URL('/changes', served.url).href)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'CSV', exact: true }).click(),
    ])
    expect(download.suggestedFilename()).toBe('claimwatch-changes.csv')
    await page.context().close()
  })

  test('with the key and without JavaScript an editor confirms a change, withdraws another and holds alerts', async () => {
    const ledger = await exampleLedger()
    const own = await servePage(ledger, { ...ledger, write: true })
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(own.url)
    expect(page.url()).not.toContain('key=')
    await page.goto(new URL('/changes/tin-conference:venue:5', own.url).href)
    await page.getByLabel('Your name').first().fill('Ada <b>')
    await page.getByRole('button', { name: 'It is right' }).click()
    expect(await page.locator('main').textContent()).toContain('Checked and found right by Ada <b>')
    await page.goto(new URL('/changes/tin-conference:venue:6', own.url).href)
    await page.getByText('It is wrong', { exact: true }).click()
    expect(await page.getByLabel('Your name').last().inputValue()).toBe('Ada <b>')
    await page.getByLabel('Why it is wrong').fill('a misprint')
    await page.getByRole('button', { name: 'Withdraw it' }).click()
    expect(await page.locator('main').textContent()).toContain('A later entry says that it was wrong.')
    expect(await ledger.changes.find('tin-conference:venue:7')).toMatchObject({ type: 'retraction', retracts: 6 })
    await page.goto(new URL('/watches/tin-conference/claims/venue', own.url).href)
    await page.getByRole('button', { name: 'Hold' }).click()
    expect(await page.locator('main').textContent()).toContain('Alerts are held until')
    expect((await ledger.mutes.all()).map(({ by }) => by)).toEqual(['Ada <b>'])
    await context.close()
    await own.close()
  })

  test('the forms are free of serious accessibility findings', async () => {
    const ledger = await exampleLedger()
    const own = await servePage(ledger, { ...ledger, write: true })
    const context = await browser.newContext({ bypassCSP: true })
    const page = await context.newPage()
    await page.goto(own.url)
    for (const path of ['/changes/tin-conference:venue:5', '/watches/tin-conference/claims/venue']) {
      await page.goto(new URL(path, own.url).href)
      expect(await seriousFindings(page)).toEqual([])
    }
    await context.close()
    await own.close()
  })

  test('by keyboard: skip link first, every stop visible, arrow keys step through changes', async () => {
    const page = await open('/changes/tin-conference:venue:3')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Skip to content')
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press('Tab')
      const outline = await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')
      expect(outline).not.toBe('none')
    }
    await page.keyboard.press('ArrowRight')
    await page.waitForURL(/venue:4$/)
    await page.keyboard.press('ArrowLeft')
    await page.waitForURL(/venue:3$/)
    await page.context().close()
  })
})
