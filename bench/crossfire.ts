import { join } from 'node:path'
import { standsAlone } from '../lib/changes/second-voice.ts'
import { type CompiledWatch, compileWatch, readStory } from '../lib/claims/engine.ts'
import { type Instant, type Reading, type Story, storyText } from '../lib/domain.ts'
import { splitSentences } from '../lib/text/sentences.ts'
import { readLabelledSets } from './labelled-set.ts'
import { asStories, builtSentences, writtenSentences } from './unrelated.ts'

/** Sentences built from templates, beside those written by hand and the stories of the other watches. */
const builtCount = 4000
/** Sentences that name the states and cities of the watches in other affairs: told apart, since they are no unrelated news. */
const nearCount = 1000
/** Alerts per 10,000 sentences that a watch may raise on news that is not its own. */
const bar = 1

const sets = readLabelledSets(join(import.meta.dirname, 'labelled'))

/** Two watches on one affair: the stories of the one are news to the other, not foreign. */
const sameAffair: readonly (readonly string[])[] = [['blind-nuclear-talks', 'blind-us-iran-round']]

const isForeign = (one: string, other: string): boolean =>
  one !== other && !sameAffair.some((affair) => affair.includes(one) && affair.includes(other))

/** Would the ledger write it on this story alone? What waits for a second story alerts nobody. */
const isAlert = ({ verdict, certainty, value, confidence, evidence }: Reading): boolean =>
  (verdict === 'revises' || verdict === 'disputes') &&
  (certainty === 'said' || certainty === 'planned') &&
  evidence !== null &&
  standsAlone({
    type: verdict === 'disputes' ? 'dispute' : 'revision',
    to: value ?? '',
    confidence,
    source: { evidence },
  })

/** Published after the article, so that nothing is taken for history. */
const dayAfter = (instant: Instant): Instant =>
  `${new Date(Date.parse(instant) + 86_400_000).toISOString().slice(0, 19)}Z`

interface Tally {
  readonly sentences: number
  readonly alerts: readonly { readonly story: Story; readonly reading: Reading }[]
}

const fire = (watch: CompiledWatch, stories: readonly Story[]): Tally => ({
  sentences: stories.reduce((sum, story) => sum + splitSentences(storyText(story)).length, 0),
  alerts: stories.flatMap((story) =>
    readStory(watch, story)
      .flatMap(({ best, also }) => [best, ...also])
      .filter(isAlert)
      .map((reading) => ({ story, reading })),
  ),
})

const per10000 = ({ sentences, alerts }: Tally): string => ((alerts.length / sentences) * 10_000).toFixed(2)

const tallies = sets.map((set) => {
  const watch = compileWatch(set.watch)
  const published = dayAfter(set.watch.article.published)
  const foreign = sets.filter((other) => isForeign(set.name, other.name)).flatMap((other) => other.stories)
  return {
    name: set.name,
    others: fire(
      watch,
      foreign.map((story) => ({ ...story, published })),
    ),
    written: fire(watch, asStories(writtenSentences, published)),
    built: fire(watch, asStories(builtSentences(builtCount), published)),
    near: fire(watch, asStories(builtSentences(nearCount, true), published)),
  }
})

const sum = (all: readonly Tally[]): Tally => ({
  sentences: all.reduce((total, one) => total + one.sentences, 0),
  alerts: all.flatMap((one) => one.alerts),
})

const share = ({ alerts, sentences }: Tally): string => `${alerts.length} / ${sentences}`

const row = (name: string, parts: readonly Tally[], near: Tally): string =>
  `| ${[name, ...parts.map(share), per10000(sum(parts)), share(near)].join(' | ')} |`

console.log('| alerts / sentences | other watches | written by hand | built | per 10,000 | near misses |')
console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
for (const { name, others, written, built, near } of tallies) console.log(row(name, [others, written, built], near))
const parts = [tallies.map((one) => one.others), tallies.map((one) => one.written), tallies.map((one) => one.built)]
const near = sum(tallies.map((one) => one.near))
console.log(row('**all**', parts.map(sum), near))
const total = sum(parts.flat())

const signature = ({ claimId, verdict, reasons }: Reading): string =>
  `${claimId} ${verdict}: ${reasons.map(({ rule }) => rule).join(' ')}`

const bySignature = new Map<string, Tally['alerts'][number][]>()
for (const alert of [...total.alerts, ...near.alerts]) {
  const rules = signature(alert.reading)
  bySignature.set(rules, [...(bySignature.get(rules) ?? []), alert])
}
const most = [...bySignature].sort(([, a], [, b]) => b.length - a.length).slice(0, 20)
for (const [rules, alerts] of most) {
  const { reading, story } = alerts[0] as Tally['alerts'][number]
  console.log(`\n${alerts.length} x ${rules}`)
  console.log(`  ${story.id}: ${reading.value} [${reading.holder}] ${reading.evidence?.quote}`)
}
if (Number(per10000(total)) >= bar) process.exitCode = 1
