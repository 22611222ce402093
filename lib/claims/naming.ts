import { tokenise } from '../text/tokens.ts'
import { stopWords } from '../text/words.ts'
import { type Head, isContent, termWeight } from './affair.ts'
import type { Draft } from './read/drafts.ts'
import { type Lexicon, worldLexicon } from './read/lexicon.ts'
import { lastName } from './read/mentions.ts'
import { spells } from './read/people.ts'
import type { ReadContext } from './read/read-story.ts'
import { roleAt } from './read/roles.ts'

/** The words of a story, taken once and shown to the gate of every claim. */
export interface StoryWords {
  readonly words: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
  /** Folded words that stand with a capital: they may spell a person's name. */
  readonly capitals: readonly string[]
  /** Its title and first sentences, which say what it is about: their stems, and how much these tell together. */
  readonly head: Head
}

/** Sentences of the head, the title among them. */
const headLength = 4

const taken = new WeakMap<readonly Draft[], StoryWords>()

/** The words of a story, from its sentences in tokens: taken once, however many watches ask. */
export const storyWords = (drafts: readonly Draft[]): StoryWords => {
  const earlier = taken.get(drafts)
  if (earlier) return earlier
  const words = collectWords(drafts)
  taken.set(drafts, words)
  return words
}

const headOf = (drafts: readonly Draft[]): Head => {
  const tokens = drafts.slice(0, headLength).flatMap((draft) => draft.tokens)
  const stems = new Set(tokens.flatMap((token) => (isContent(token) ? [token.stem] : [])))
  return { stems, weight: [...stems].reduce((sum, stem) => sum + termWeight(stem), 0) }
}

const collectWords = (drafts: readonly Draft[]): StoryWords => {
  const words = new Set<string>()
  const stems = new Set<string>()
  const capitals = new Set<string>()
  for (const { tokens } of drafts) {
    for (const token of tokens) {
      words.add(token.lower)
      stems.add(token.stem)
      if (token.capital && token.lower.length > 4) capitals.add(token.lower)
    }
  }
  return { words, stems, capitals: [...capitals], head: headOf(drafts) }
}

/** Whatever makes reading see a name: all the words of one of its forms, a noun that stands for it, a spelling. */
export interface Naming {
  /** Can be meant without being named: `the government` where the watch knows one. */
  readonly implied: boolean
  readonly forms: readonly (readonly string[])[]
  readonly nouns: readonly string[]
  readonly lastNames: readonly string[]
}

/** Canonical name or party → the word sequences by which a lexicon finds it. */
export type Forms = ReadonlyMap<string, readonly (readonly string[])[]>

/** The names of a lexicon, by what they stand for. */
export const formsIn = (lexicon: Lexicon): Forms => {
  const forms = new Map<string, (readonly string[])[]>()
  for (const { words, named } of [...lexicon.values()].flat()) {
    for (const name of new Set([named.name, named.party ?? named.name])) {
      const known = forms.get(name)
      if (known) known.push(words)
      else forms.set(name, [words])
    }
  }
  return forms
}

let world: Forms | undefined

const worldForms = (): Forms => {
  world ??= formsIn(worldLexicon)
  return world
}

const wordsOf = (name: string): string[] =>
  tokenise(name)
    .filter((token) => token.kind !== 'mark')
    .map((token) => token.lower)

/** How a story can name `name`, or the party it stands for. */
export const namingOf = (name: string, party: string | null, own: Forms, context: ReadContext): Naming => {
  const wanted = new Set([name, ...(party === null ? [] : [party])])
  const people = [...context.people].filter(([person, of]) => wanted.has(person) || wanted.has(of.party))
  const full = [...wanted, ...people.flatMap(([person]) => [person, person.split(/\s+/).at(-1) ?? person])]
  return {
    implied: [...context.parties.homes.values()].some((home) => wanted.has(home)),
    forms: [
      ...full.map(wordsOf).filter((words) => words.length > 0),
      ...[...wanted].flatMap((one) => [...(own.get(one) ?? []), ...(worldForms().get(one) ?? [])]),
    ],
    nouns: [...context.nouns].filter(([, of]) => wanted.has(of)).map(([role]) => role.split(' ').at(-1) ?? role),
    lastNames: people.map(([person]) => lastName(person)),
  }
}

/** Any of several names. */
export const anyOf = (all: readonly Naming[]): Naming => ({
  implied: all.some((naming) => naming.implied),
  forms: all.flatMap((naming) => naming.forms),
  nouns: all.flatMap((naming) => naming.nouns),
  lastNames: all.flatMap((naming) => naming.lastNames),
})

const isFormed = (naming: Naming, story: StoryWords): boolean =>
  naming.forms.some((words) => words.every((word) => story.words.has(word)))

/** Can reading see the name in a story of these words? */
export const canName = (naming: Naming, story: StoryWords): boolean =>
  naming.implied || isNamedIn(naming, story) || naming.nouns.some((noun) => story.stems.has(noun))

const spelled = (naming: Naming, story: StoryWords): boolean =>
  naming.lastNames.some((last) => story.capitals.some((word) => spells(last, word)))

/** Does a story of these words give the name itself, and not only a noun that may stand for it? */
export const isNamedIn = (naming: Naming, story: StoryWords): boolean =>
  isFormed(naming, story) || spelled(naming, story)

/** `the court`, `Health Ministry`: role nouns alone, by which many bodies go. */
const isGeneric = (words: readonly string[]): boolean => {
  const tokens = tokenise(words.join(' '))
  const roles = new Set<number>()
  for (const token of tokens) {
    const length = roleAt(tokens, token.index)?.length ?? 0
    for (let at = token.index; at < token.index + length; at += 1) roles.add(at)
  }
  return tokens.every((token) => roles.has(token.index) || stopWords.has(token.lower))
}

/** The name without the forms that many others share. */
export const distinctive = (naming: Naming): Naming => ({
  ...naming,
  forms: naming.forms.filter((words) => !isGeneric(words)),
})
