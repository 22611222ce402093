/**
 * `npm run bench:read`: sentences per second through read and decide, with and without the gate. How large a share of the
 * whole that is, `bench:stages` says.
 */
import { join } from 'node:path'
import {
  type ClaimReadings,
  type CompiledWatch,
  compileWatch,
  readStory,
  readWithoutGate,
} from '../lib/claims/engine.ts'
import { type Story, storyText } from '../lib/domain.ts'
import { splitSentences } from '../lib/text/sentences.ts'
import { readLabelledSets } from './labelled-set.ts'

const sets = readLabelledSets(join(import.meta.dirname, 'labelled'))
const watches = sets.map((set) => ({ set, watch: compileWatch(set.watch) }))
const stories = sets.flatMap((set) => set.stories)

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

type Read = (watch: CompiledWatch, story: Story) => readonly ClaimReadings[]
type Pairs = readonly { readonly watch: CompiledWatch; readonly stories: readonly Story[] }[]

/** Of the stories of other sets one in so many is read: all of them are tens of thousands of pairs. */
const oneOfOthers = 30

/** Every watch with the stories of its own set, or with some of those of all other sets. */
const pairsOf = (own: boolean, copies: ReadonlyMap<Story, Story>): Pairs =>
  watches.map(({ set, watch }) => ({
    watch,
    stories: sets
      .filter((other) => (other === set) === own)
      .flatMap((other) => other.stories.map((story) => copies.get(story) ?? story))
      .filter((_, at) => own || at % oneOfOthers === 0),
  }))

const rounds = 3

/** Seconds of processor time to read the pairs; each run gets copies of the stories, so that nothing kept from the last one helps. */
const seconds = (own: boolean, read: Read): number =>
  median(
    Array.from({ length: rounds }, () => {
      const pairs = pairsOf(own, new Map(stories.map((story) => [story, { ...story }])))
      const start = process.cpuUsage()
      for (const pair of pairs) for (const story of pair.stories) read(pair.watch, story)
      const { user, system } = process.cpuUsage(start)
      return (user + system) / 1e6
    }),
  )

const isStopped = (readings: readonly ClaimReadings[]): boolean =>
  readings.every(({ best }) => best.reasons[0]?.rule === 'gate.unrelated')

const sentencesOf = (story: Story): number => splitSentences(storyText(story)).length

const row = (name: string, own: boolean): string => {
  const pairs = pairsOf(own, new Map()).flatMap(({ watch, stories }) => stories.map((story) => ({ watch, story })))
  const stopped = pairs.filter(({ watch, story }) => isStopped(readStory(watch, story))).length
  const sentences = pairs.reduce((sum, { story }) => sum + sentencesOf(story), 0)
  const [full, gated] = [seconds(own, readWithoutGate), seconds(own, readStory)]
  const rate = (time: number) => Math.round(sentences / time)
  const cells = [name, pairs.length, `${((100 * stopped) / pairs.length).toFixed(1)} %`, rate(full), rate(gated)]
  return `| ${[...cells, (full / gated).toFixed(1)].join(' | ')} |`
}

console.log(`${stories.length} stories, ${watches.length} watches, one thread, median of ${rounds}`)
console.log('| stories | pairs | stopped by the gate | sentences/s without | with | times |')
console.log('| --- | ---: | ---: | ---: | ---: | ---: |')
console.log(row('of the watch', true))
console.log(row('of other watches', false))
