import { tokenise } from '../text/tokens.ts'
import { phraseIndex } from '../text/words.ts'
import type { Draft } from './read/drafts.ts'
import { type Lexicon, worldLexicon } from './read/lexicon.ts'
import { lastName } from './read/mentions.ts'
import { spells } from './read/people.ts'
import type { ReadContext } from './read/read-story.ts'
import { carriesEnough, type Subject } from './subject.ts'

/** The words of a story, taken once and shown to the gate of every claim. */
export interface StoryWords {
  readonly words: ReadonlySet<string>
  readonly stems: ReadonlySet<string>
  /** Folded words that stand with a capital: they may spell a person's name. */
  readonly capitals: readonly string[]
}

/** Whatever makes reading see a name: all the words of one of its forms, a noun that stands for it, a spelling. */
interface Naming {
  /** Can be meant without being named: `the government` where the watch knows one. */
  readonly implied: boolean
  readonly forms: readonly (readonly string[])[]
  readonly nouns: readonly string[]
  readonly lastNames: readonly string[]
}

/**
 * A cheap test that a story fails only when no sentence of it can be about the claim's subject. It asks of the whole story
 * what `matchSubject` asks of a sentence and those before it, and lets pass whatever it cannot tell.
 */
export interface Gate {
  readonly subject: Subject
  /** Each word group: phrases of stems. */
  readonly groups: readonly (readonly (readonly string[])[])[]
  readonly names: readonly Naming[]
  readonly beside: readonly Naming[]
  readonly holder: Naming
}

type Forms = ReadonlyMap<string, readonly (readonly string[])[]>

/** Canonical name or party → the word sequences by which a lexicon finds it. */
const formsIn = (lexicon: Lexicon): Forms => {
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

const namingOf = (name: string, party: string | null, own: Forms, context: ReadContext): Naming => {
  const wanted = new Set([name, ...(party === null ? [] : [party])])
  const people = [...context.people].filter(([person, of]) => wanted.has(person) || wanted.has(of.party))
  const full = [...wanted, ...people.flatMap(([person]) => [person, person.split(/\s+/).at(-1) ?? person])]
  return {
    implied: [...context.parties.homes.values()].some((home) => wanted.has(home)),
    forms: [
      ...full.map(wordsOf).filter((words) => words.length > 0),
      ...[...wanted].flatMap((one) => [...(own.get(one) ?? []), ...(worldForms().get(one) ?? [])]),
    ],
    nouns: [...context.nouns].filter(([, of]) => wanted.has(of)).map(([noun]) => noun),
    lastNames: people.map(([person]) => lastName(person)),
  }
}

const merged = (all: readonly Naming[]): Naming => ({
  implied: all.some((naming) => naming.implied),
  forms: all.flatMap((naming) => naming.forms),
  nouns: all.flatMap((naming) => naming.nouns),
  lastNames: all.flatMap((naming) => naming.lastNames),
})

const phrasesOf = (stems: readonly string[]): (readonly string[])[] =>
  [...phraseIndex(stems.map((phrase) => [phrase, phrase] as const)).values()].flat().map((entry) => entry.stems)

/** Derives the gate of a claim from its subject and what reading knows before the story. */
export const deriveGate = (subject: Subject, holder: string, context: ReadContext): Gate => {
  const own = formsIn(context.parties.lexicon)
  const naming = (name: string, party: string | null = null) => namingOf(name, party, own, context)
  const home = context.parties.homes.get(holder) ?? holder
  const kin = [...context.kin].filter((pair) => pair.endsWith(`|${home}`)).map((pair) => pair.split('|')[0] ?? '')
  return {
    subject,
    groups: subject.groups.map((group) => phrasesOf(group.stems)),
    names: subject.names.map(({ name, party }) => naming(name, party)),
    beside: subject.context.names.map((name) => naming(name)),
    holder: merged([holder, home, ...kin].filter((name) => name !== '').map((name) => naming(name))),
  }
}

const taken = new WeakMap<readonly Draft[], StoryWords>()

/** The words of a story, from its sentences in tokens: taken once, however many watches ask. */
export const storyWords = (drafts: readonly Draft[]): StoryWords => {
  const earlier = taken.get(drafts)
  if (earlier) return earlier
  const words = collectWords(drafts)
  taken.set(drafts, words)
  return words
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
  return { words, stems, capitals: [...capitals] }
}

const canName = (naming: Naming, story: StoryWords): boolean =>
  naming.implied ||
  naming.forms.some((words) => words.every((word) => story.words.has(word))) ||
  naming.nouns.some((noun) => story.stems.has(noun)) ||
  naming.lastNames.some((last) => story.capitals.some((word) => spells(last, word)))

const positions = <T>(all: readonly T[], test: (one: T) => boolean): ReadonlySet<number> =>
  new Set(all.flatMap((one, at) => (test(one) ? [at] : [])))

/** Can any sentence of a story with these words be about the claim? Never false where reading would find one. */
export const canConcern = (gate: Gate, story: StoryWords): boolean => {
  const { subject } = gate
  const names = positions(gate.names, (naming) => canName(naming, story))
  const named = names.size > 0 || (subject.names.length === 0 && subject.holder === '') || canName(gate.holder, story)
  if (!named) return false
  const groups = positions(gate.groups, (phrases) =>
    phrases.some((stems) => stems.every((stem) => story.stems.has(stem))),
  )
  const beside =
    subject.context.stems.filter((stem) => story.stems.has(stem)).length +
    gate.beside.filter((naming) => canName(naming, story)).length
  return carriesEnough(subject, groups, names, beside)
}
