import { readFeed } from '../../lib/feeds/read-feed.ts'
import { hostileDocuments } from './hostile.ts'

const name = process.argv[2] ?? ''
const document = hostileDocuments[name]
if (document === undefined) throw new Error(`no such document: ${name}`)

// The reader is warm before it is measured: its code is base, not the cost of the document.
const small = new TextEncoder().encode('<rss version="2.0"><channel><item><title>a</title></item></channel></rss>')
await readFeed({ bytes: small })
const bytes = Buffer.from(document.make())
globalThis.gc?.()
const before = process.memoryUsage().rss
const started = performance.now()
const read = await readFeed({ bytes })
const seconds = (performance.now() - started) / 1000
// What making the document took is in the peak of the process too: only growth beyond it counts.
const megabytes = Math.max(0, process.memoryUsage().rss - before) / 1024 / 1024
const expected = document.expect
const right = expected === 'any' || (expected === 'refuse' ? !read.ok : read.ok && read.stories.length === expected)
const outcome = read.ok ? `${read.stories.length} entries` : read.reason
process.stdout.write(JSON.stringify({ name, seconds, megabytes, outcome, ok: right && seconds < 1 && megabytes < 150 }))
