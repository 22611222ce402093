/**
 * Takes the pictures of docs/images from the recorded feeds of the first watch: `npm run screenshots`, after
 * `npm start -- --once`. Public events, retold by us under invented outlet names; nothing invented about anybody.
 */
import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { withStores } from '../cli/local/open-stores.ts'
import { servePage } from '../cli/local/serve-page.ts'
import { openBrowser } from '../test/support/open-browser.ts'

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url))
const screens = { desktop: { width: 1120, height: 900 }, phone: { width: 390, height: 844 } }
const pages = { board: '/', timeline: '/watches/moscow-talks/claims/kyiv-response' }

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined }

await withStores({ data: '.claimwatch' }, async (stores) => {
  const browser = await openBrowser()
  if ('missing' in browser) throw new Error(browser.missing)
  // The recording has a clock of its own: the pictures are taken when it ends.
  const feeds = (await stores.shards.all()).flatMap((shard) => shard.feeds)
  const ended = feeds
    .flatMap(({ lastSuccess }) => lastSuccess ?? [])
    .sort()
    .at(-1)
  if (ended === undefined) throw new Error('there is nothing to see yet: play the recording, npm start -- --once')
  const served = await servePage(stores, { clock: { now: () => ended }, logger: quiet })
  mkdirSync(folder, { recursive: true })
  for (const [screen, viewport] of Object.entries(screens)) {
    for (const [name, path] of Object.entries(pages)) {
      const page = await (await browser.newContext({ viewport })).newPage()
      await page.goto(new URL(path, served.url).href)
      await page.screenshot({ path: `${folder}${name}-${screen}.png` })
      await page.context().close()
    }
  }
  await browser.close()
  await served.close()
})
