import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { storyText } from '../../lib/domain.ts'
import { splitSentences } from '../../lib/text/sentences.ts'
import { readLabelledSets } from '../labelled-set.ts'
import { builtSentences, randomOf, writtenSentences } from '../unrelated.ts'

/** A story as its title and its whole text, title first. */
export interface CorpusStory {
  readonly title: string
  readonly text: string
}

const storyCount = 900
/** Characters of a story, as long as news is. */
const storyLength = 2200

const syllables = 'bar cor den el fan gor hal is jan kel lor mar nor os pel quin ros sal tor un vel wes yar zan'.split(
  ' ',
)

const upper = (word: string): string => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** Sentences about people and places that nobody knows: the long tail of names that news has. */
const nameSentence = (random: () => number): string => {
  const pick = () => syllables[Math.floor(random() * syllables.length)] ?? ''
  const name = () => upper(`${pick()}${pick()}${pick()}`)
  return `${name()} ${name()} of ${name()} spoke for ${name()}, ${name()} and ${name()}.`
}

const ownSentences = (): readonly string[] => {
  const stories = readLabelledSets(join(import.meta.dirname, '../labelled')).flatMap((set) => set.stories)
  const read = stories.flatMap((story) => {
    const text = storyText(story)
    return splitSentences(text).map(({ start, end }) => text.slice(start, end))
  })
  return [...read, ...writtenSentences, ...builtSentences(3000), ...builtSentences(1000, true)]
}

/** Stories as long as news, mixed from the project's own sentences. */
const mixedStories = (): readonly CorpusStory[] => {
  const random = randomOf(11)
  const sentences = ownSentences()
  const pick = () => sentences[Math.floor(random() * sentences.length)] ?? ''
  return Array.from({ length: storyCount }, () => {
    const title = pick()
    const parts = [title]
    let length = title.length
    while (length < storyLength) {
      const sentence = parts.length % 5 === 0 ? nameSentence(random) : pick()
      parts.push(sentence)
      length += sentence.length + 1
    }
    return { title, text: `${title}\n${parts.slice(1).join(' ')}` }
  })
}

const storedStories = (file: string): readonly CorpusStory[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { title: string; text: string })
    .map(({ title, text }) => ({ title, text: `${title}\n${text}` }))

/** The stories of a file of story lines, or the mixed ones. */
export const corpusStories = (file?: string): readonly CorpusStory[] =>
  file === undefined ? mixedStories() : storedStories(file)
