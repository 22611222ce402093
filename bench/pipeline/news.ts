import { join } from 'node:path'
import type { Instant, Story, Watch } from '../../lib/domain.ts'
import { type LabelledSet, readLabelledSets } from '../labelled-set.ts'
import { asStories, builtSentences, randomOf } from '../unrelated.ts'
import rhythms from './rhythms.json' with { type: 'json' }

const minute = 60_000
/** One story in so many is about one of the watches. */
const aboutAWatch = 8
const watchCount = 100
/** Each watch polls one feed in so many. */
const feedShare = 10

const sets = readLabelledSets(join(import.meta.dirname, '../labelled'))
const unrelated = asStories(builtSentences(3000), '2026-03-01T00:00:00Z')

/** A watch and its stories with other names, so that a hundred watches are about a hundred affairs. */
const renamed = <T>(value: T, names: readonly string[], ending: string): T =>
  JSON.parse(
    names.reduce(
      (text, name) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), `${name}${ending}`),
      JSON.stringify(value),
    ),
  ) as T

const syllables = 'bel cor dun fen gar hol kel lim mor nas pol ros tan ves wil yor'.split(' ')

/** Another ending for each number, the first sixteen of one syllable. */
const endingOf = (number: number): string => {
  const last = syllables[number % syllables.length] ?? ''
  return number < syllables.length ? last : `${endingOf(Math.floor(number / syllables.length) - 1)}${last}`
}

const namesOf = ({ watch }: LabelledSet): readonly string[] => [
  ...new Set(
    [...watch.claims.map(({ holder }) => holder), ...Object.values(watch.names).flat()]
      .flatMap((name) => name.split(' '))
      .filter((word) => /^[A-Z][a-z]{3,}$/.test(word)),
  ),
]

export interface Affair {
  readonly watch: Watch
  readonly stories: readonly Story[]
}

/** Affairs of their own: a labelled watch with its stories under other names. */
export const affairsOf = (count: number): readonly Affair[] =>
  Array.from({ length: count }, (_, number) => {
    const set = sets[number % sets.length] as LabelledSet
    const ending = endingOf(Math.floor(number / sets.length))
    const { watch, stories } = renamed({ watch: set.watch, stories: set.stories }, namesOf(set), ending)
    return { watch: { ...watch, id: `watch-${number}` }, stories }
  })

const affairs = affairsOf(watchCount)

export const instantOf = (time: number): Instant => `${new Date(time).toISOString().slice(0, 19)}Z`

/** A hundred watches over so many feeds of a host. */
export const watchesOn = (host: string, feeds: number): readonly Watch[] =>
  affairs.map(({ watch }, number) => ({
    ...watch,
    feeds: Array.from({ length: feeds }, (_, feed) => feed)
      .filter((feed) => (feed + number) % feedShare === 0)
      .map((feed) => ({ url: `http://${host}/${feed}` })),
  }))

/** When a feed publishes, from `from` to `to`: the gaps of a recorded one, begun somewhere else in each. */
export const publications = (feed: number, from: number, to: number): readonly number[] => {
  const gaps = rhythms[feed % rhythms.length] ?? []
  const random = randomOf(feed)
  const times: number[] = []
  let at = from - random() * 60 * minute * 24
  for (let turn = Math.floor(random() * gaps.length); at < to; turn += 1) {
    times.push(at)
    at += (gaps[turn % gaps.length] ?? 60) * minute
  }
  return times
}

/** The story that a feed published then. */
export const storyOf = (feed: number, time: number): Story => {
  const random = randomOf(feed * 1_000_003 + Math.floor(time / minute))
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T
  const story = random() * aboutAWatch < 1 ? pick(pick(affairs).stories) : pick(unrelated)
  const id = `${feed}-${Math.floor(time / minute)}`
  return { ...story, id, title: `${story.title} (${id})`, published: instantOf(time), url: `https://example.com/${id}` }
}
