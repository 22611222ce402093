/**
 * `npm run bench:stages -- CLAIMS`: where the processor time of a story goes, from the bytes of its feed to the ledger,
 * and what the gate cost when every claim was asked. A watch has three or four claims; stories are the pipeline bench's.
 */
import { renderFeed } from '../cli/render-feed.ts'
import { compareValues, compileWatch, mayConcern, readStory } from '../lib/claims/engine.ts'
import type { Story, Watch } from '../lib/domain.ts'
import { readFeed } from '../lib/feeds/read-feed.ts'
import { toStories } from '../lib/feeds/to-story.ts'
import { revised, watchCompiler } from '../lib/pipeline/compile-watches.ts'
import { recordReadings } from '../lib/pipeline/record-readings.ts'
import { memoryStores } from '../test/support/memory-stores.ts'
import { fixedClock, recordingLogger, shortBackoff } from '../test/support/quiet.ts'
import { affairsOf, storyOf } from './pipeline/news.ts'

const claimCount = Number(process.argv[2] ?? 100)
const storyCount = 400
const perFeed = 20
const claimsPerWatch = 3.75

const seconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const spent: Record<string, number> = {}
const measure = async <T>(stage: string, work: () => T | Promise<T>): Promise<T> => {
  const start = seconds()
  const done = await work()
  spent[stage] = (spent[stage] ?? 0) + seconds() - start
  return done
}

const first = (watch: Watch): Watch => ({ ...watch, claims: watch.claims.slice(0, 1) })
const affairs = affairsOf(Math.ceil(claimCount / claimsPerWatch))
const watches = claimCount === 1 ? affairs.map(({ watch }) => first(watch)) : affairs.map(({ watch }) => watch)
const claims = watches.reduce((sum, { claims }) => sum + claims.length, 0)

const documents = Array.from({ length: storyCount / perFeed }, (_, feed) => {
  const stories = Array.from({ length: perFeed }, (_, at) => storyOf(feed, Date.UTC(2026, 5, 1, at)))
  return new TextEncoder().encode(
    renderFeed(
      { path: '/', outlet: `Outlet ${feed}`, format: feed % 4 === 0 ? 'atom' : 'rss', window: perFeed },
      stories,
    ),
  )
})

const parse = async (): Promise<readonly Story[]> => {
  const stories: Story[] = []
  for (const [feed, bytes] of documents.entries()) {
    const read = await readFeed({ bytes })
    if (read.ok)
      stories.push(...toStories(read, { feedUrl: `https://feeds.example/${feed}`, firstSeen: '2026-06-02T00:00:00Z' }))
  }
  return stories
}

const all = watches.map(revised)
const ready = await measure('compile, once', () => watchCompiler(recordingLogger())(all))
const compiled = claimCount <= 1000 ? watches.map(compileWatch) : []
await parse()
const stories = await measure('decode, parse, normalise', parse)
const stores = memoryStores()
const ports = {
  ...stores,
  clock: fixedClock('2026-06-02T00:00:00Z'),
  logger: recordingLogger(),
  backoff: shortBackoff,
  compareValues,
}
let [pairs, plainly] = [0, 0]
for (const story of stories) {
  const concerned = await measure('gate', () => ready.concernedBy(story, all))
  pairs += concerned.length
  for (const watch of concerned) {
    const readings = await measure('read, decide', () => readStory(watch, story))
    const answers = readings.flatMap(({ best, also }) => [best, ...also])
    await measure('append', () => recordReadings(ports, { watch: watch.watch, story, readings: answers }))
  }
}
const copies = stories.map((story) => ({ ...story }))
if (compiled.length > 0)
  await measure('gate, every claim asked', () => {
    for (const story of copies) plainly += compiled.filter((watch) => mayConcern(watch, story)).length
  })

process.stdout.write(
  `${claims} claims in ${watches.length} watches, ${stories.length} stories, ${pairs} pairs pass the gate\n`,
)
const once = 'compile, once'
const beside = 'gate, every claim asked'
const whole = Object.entries(spent).reduce(
  (sum, [stage, time]) => (stage === once || stage === beside ? sum : sum + time),
  0,
)
for (const [stage, time] of Object.entries(spent)) {
  const isOnce = stage === once
  const each = ((1000 * time) / (isOnce ? watches.length : stories.length)).toFixed(3)
  const share = isOnce || stage === beside ? '' : `, ${((100 * time) / whole).toFixed(1)} % of the whole`
  process.stdout.write(`${stage}: ${each} ms a ${isOnce ? 'watch' : 'story'}${share}\n`)
}
if (compiled.length > 0 && plainly !== pairs) {
  process.stderr.write(`asking every claim lets ${plainly} pairs pass, the index ${pairs}\n`)
  process.exitCode = 1
}
