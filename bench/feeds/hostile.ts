import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const rss = (entries: string, before = ''): string =>
  `${before}<rss version="2.0"><channel><title>Hostile</title>${entries}</channel></rss>`

const entry = (description: string, title = 'One'): string =>
  `<item><title>${title}</title><guid>1</guid><description>${description}</description></item>`

const ordinary = (index: number): string =>
  `<item><title>Harbour story ${index}</title><link>https://news.example/${index}</link><guid>${index}</guid>` +
  `<pubDate>Thu, 29 Jan 2026 10:00:00 GMT</pubDate><description>${'The harbour opened at dawn. '.repeat(40)}</description></item>`

const repeat = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join('')

const entityBomb = (): string => {
  const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`)
  return rss(entry('x', '&e9;'), `<!DOCTYPE rss [<!ENTITY e0 "ha">${levels.join('')}]>`)
}

/** Documents made to hurt a reader, and how many entries a reader that reads them must find. `refuse`: too large. */
export const hostileDocuments: Readonly<
  Record<string, { readonly make: () => string; readonly expect: number | 'refuse' | 'any' }>
> = {
  '200,000 "<" in a description': { make: () => rss(entry(`<![CDATA[${'<'.repeat(200_000)}]]>`)), expect: 1 },
  '60,000 "<" in a small feed': { make: () => rss(entry(`<![CDATA[${'<'.repeat(60_000)}]]>`)), expect: 1 },
  '"a<p " 50,000 times': { make: () => rss(entry(`<![CDATA[${'a<p '.repeat(50_000)}]]>`)), expect: 1 },
  '"a<p " escaped 50,000 times': { make: () => rss(entry('a&lt;p '.repeat(50_000))), expect: 1 },
  'bare "a<p " 50,000 times': { make: () => rss(entry('a<p '.repeat(50_000))), expect: 'any' },
  'entity bomb of ten levels': { make: entityBomb, expect: 1 },
  'one 50 KB entity 50,000 times': {
    make: () => rss(entry('&big;'.repeat(50_000)), `<!DOCTYPE rss [<!ENTITY big "${'x'.repeat(50_000)}">]>`),
    expect: 1,
  },
  'external entity': {
    make: () => rss(entry('&file;'), '<!DOCTYPE rss [<!ENTITY file SYSTEM "file:///etc/passwd">]>'),
    expect: 1,
  },
  'remote DTD': { make: () => rss(entry('x'), '<!DOCTYPE rss SYSTEM "http://127.0.0.1/evil.dtd">'), expect: 1 },
  '100,000 elements deep in a description': {
    make: () => rss(entry(`${'<b>'.repeat(100_000)}x${'</b>'.repeat(100_000)}`)),
    expect: 1,
  },
  '100,000 elements deep in the root': { make: () => `<rss>${'<x>'.repeat(100_000)}`, expect: 'any' },
  '20,000 elements deep in a small feed': { make: () => rss(entry('<b>'.repeat(20_000))), expect: 'any' },
  '20 MB of ordinary entries': { make: () => rss(repeat(15_862, ordinary)), expect: 'refuse' },
  '14 MB of ordinary entries': { make: () => rss(repeat(10_500, ordinary)), expect: 'any' },
  '14 MB of tiny entries': { make: () => rss('<item><title>a</title></item>'.repeat(480_000)), expect: 'any' },
  '50 MB entry in CDATA': {
    make: () => rss(entry(`<![CDATA[${'x <b>y</b> '.repeat(4_700_000)}]]>`)),
    expect: 'refuse',
  },
  '50 MB entry escaped': { make: () => rss(entry('x &lt;b&gt; '.repeat(4_200_000))), expect: 'refuse' },
  '14 MB entry in CDATA': { make: () => rss(entry(`<![CDATA[${'x <b>y</b> '.repeat(1_300_000)}]]>`)), expect: 1 },
  '14 MB entry escaped': { make: () => rss(entry('x &lt;b&gt; '.repeat(1_150_000))), expect: 1 },
  '14 MB of "&amp;"': { make: () => rss(entry('&amp;'.repeat(2_800_000))), expect: 1 },
  '14 MB of spaces': { make: () => rss(entry(`a${' '.repeat(14_000_000)}b`)), expect: 1 },
  '100,000 attributes': {
    make: () => rss(`<item ${repeat(100_000, (index) => `a${index}="x" `)}><title>One</title></item>`),
    expect: 1,
  },
  '100,000 namespaces': {
    make: () => rss(`<item ${repeat(100_000, (index) => `xmlns:a${index}="x" `)}><title>One</title></item>`),
    expect: 1,
  },
  '50,000 "<!--" in a title': { make: () => rss(entry('x', `<![CDATA[${'<!--'.repeat(50_000)}]]>`)), expect: 1 },
  '100,000 items that are never closed': {
    make: () => `<rss><channel>${'<item><title>x'.repeat(100_000)}`,
    expect: 'any',
  },
  '200,000 closing tags of nothing': { make: () => rss(entry('</x>'.repeat(200_000))), expect: 1 },
  '300,000 "<" in a row outside': { make: () => `${'<'.repeat(300_000)}${rss(entry('x'))}`, expect: 'any' },
  'CDATA that never ends': {
    make: () => `<rss><channel><item><title><![CDATA[${'x]]'.repeat(200_000)}`,
    expect: 'any',
  },
  'a date of 1 MB': {
    make: () => rss(`<item><title>One</title><pubDate>${'1 '.repeat(500_000)}</pubDate></item>`),
    expect: 1,
  },
  'a link of 1 MB': {
    make: () => rss(`<item><title>One</title><link>${'/x'.repeat(500_000)}</link></item>`),
    expect: 1,
  },
  'JSON 200,000 deep': {
    make: () => `{"version":"https://jsonfeed.org/version/1","items":${'['.repeat(200_000)}`,
    expect: 'refuse',
  },
}

export interface HostileResult {
  readonly name: string
  readonly seconds: number
  /** Peak of the process above what it had before reading. */
  readonly megabytes: number
  readonly outcome: string
  readonly ok: boolean
}

/** Reads one document in a process of its own, so that its peak of memory is its own. */
export const runHostile = (name: string): HostileResult => {
  const child = fileURLToPath(new URL('hostile-child.ts', import.meta.url))
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--expose-gc', child, name], {
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (run.status !== 0)
    return { name, seconds: 60, megabytes: 0, outcome: `died: ${run.stderr.slice(0, 200)}`, ok: false }
  return JSON.parse(run.stdout) as HostileResult
}
