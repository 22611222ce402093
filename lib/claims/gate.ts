import {
  type Alias,
  type Condition,
  either,
  type Group,
  lean,
  spellingTerm,
  stemTerm,
  wordTerm,
} from '../gate/condition.ts'
import { tokenise } from '../text/tokens.ts'
import { stemIndex } from '../text/words.ts'
import { type Affair, isClose } from './affair.ts'
import { bodyWords } from './bodies.ts'
import { anyOf, canName, distinctive, formsIn, isNamedIn, type Naming, namingOf, type StoryWords } from './naming.ts'
import type { ReadContext } from './read/read-story.ts'
import { carriesEnough, isNameless, type Subject, type SubjectName } from './subject.ts'

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
  /** Names of which a story must give one itself; undefined when the watch has none that is its own. */
  readonly anchor: Naming | undefined
  readonly affair: Affair
}

const phrasesOf = (stems: readonly string[]): (readonly string[])[] =>
  [...stemIndex(stems.map((phrase) => [phrase, phrase] as const)).values()].flat().map((entry) => entry.stems)

const statesOf = (party: string, context: ReadContext): string[] =>
  [...context.parties.homes].filter(([, home]) => home === party).map(([state]) => state)

/** With the first and the last word of a name, by which `shortens` knows it. */
const withShort = (naming: Naming, { name, type }: SubjectName): Naming => {
  const words = tokenise(name)
  const ends = [words[0], words.at(-1)].flatMap((word) => (word ? [[word.lower]] : []))
  return type === 'name' ? { ...naming, forms: [...naming.forms, ...ends] } : naming
}

/** A body goes by other names too, which share its office and a topic. */
const withBodyWords = (holder: string, naming: Naming): Naming => ({
  ...naming,
  forms: [...naming.forms, ...bodyWords(holder)],
})

/** Derives the gate of a claim from its subject and what reading knows before the story. */
export const deriveGate = (
  subject: Subject,
  holder: string,
  titleNames: readonly string[],
  affair: Affair,
  context: ReadContext,
): Gate => {
  const own = formsIn(context.parties.lexicon)
  const naming = (name: string, party: string | null = null) => namingOf(name, party, own, context)
  const home = context.parties.homes.get(holder) ?? holder
  const anchor = distinctive(
    anyOf(
      [holder, ...statesOf(home, context), ...subject.names.map(({ name }) => name), ...titleNames].map((name) =>
        naming(name),
      ),
    ),
  )
  const kin = [...context.kin].filter((pair) => pair.endsWith(`|${home}`)).map((pair) => pair.split('|')[0] ?? '')
  return {
    subject,
    groups: subject.groups.map((group) => phrasesOf(group.stems)),
    names: subject.names.map((one) => withShort(naming(one.name, one.party), one)),
    beside: subject.context.names.map((name) => naming(name)),
    affair,
    anchor: anchor.forms.length > 0 ? anchor : undefined,
    holder: withBodyWords(
      holder,
      anyOf([holder, home, ...kin].filter((name) => name !== '').map((name) => naming(name))),
    ),
  }
}

const positions = <T>(all: readonly T[], test: (one: T) => boolean): ReadonlySet<number> =>
  new Set(all.flatMap((one, at) => (test(one) ? [at] : [])))

const namedGroups = (gate: Gate, story: StoryWords): ReadonlySet<number> =>
  positions(gate.groups, (phrases) => phrases.some((stems) => stems.every((stem) => story.stems.has(stem))))

/** So many word groups, and such a share of them, place a story that names nobody but `the generals` of the one state. */
const leastGroups = 3
const leastGroupShare = 0.75

/**
 * Does the story give a name of the claim's affair itself, or, of a state's government, nearly all its words? "The board" and "the court" stand for
 * a party only in a story that says whose board and which court.
 */
export const isAnchored = (gate: Gate, story: StoryWords): boolean => {
  if (gate.anchor === undefined || isNamedIn(gate.anchor, story) || isClose(gate.affair, story.head)) return true
  if (!gate.anchor.implied) return false
  const named = namedGroups(gate, story).size
  return named >= leastGroups && named / gate.groups.length >= leastGroupShare
}

/** Can any sentence of a story with these words be about the claim? Never false where reading would find one. */
export const canConcern = (gate: Gate, story: StoryWords): boolean => {
  if (!isAnchored(gate, story)) return false
  const { subject } = gate
  const names = positions(gate.names, (naming) => canName(naming, story))
  if (isClose(gate.affair, story.head)) return true
  const named = names.size > 0 || isNameless(subject) || canName(gate.holder, story)
  if (!named) return false
  const groups = namedGroups(gate, story)
  const beside =
    subject.context.stems.filter((stem) => story.stems.has(stem)).length +
    gate.beside.filter((naming) => canName(naming, story)).length
  return carriesEnough(subject, groups, names, beside)
}

const isWordOrNumber = (word: string): boolean => /[\p{L}\p{M}\p{N}]/u.test(word)

/** Marks of a name, as in `Take-Two`, are not asked for. */
const formAlias = (words: readonly string[]): Alias => words.filter(isWordOrNumber).map(wordTerm)

const named = ({ forms, lastNames }: Naming): Group => [
  ...forms.map(formAlias),
  ...lastNames.map((name) => [spellingTerm(name)]),
]

const namable = (naming: Naming): Group =>
  naming.implied ? [[]] : [...named(naming), ...naming.nouns.map((noun) => [stemTerm(noun)])]

const groupAliases = (gate: Gate): readonly Group[] =>
  gate.groups.map((phrases) => phrases.map((stems) => stems.filter(isWordOrNumber).map(stemTerm)))

/** Of any so many groups one at least must be named when `least` of all must: the shortest groups are taken. */
const oneOfMost = (groups: readonly Group[], least: number): Group =>
  [...groups]
    .sort((a, b) => a.length - b.length)
    .slice(0, groups.length - least + 1)
    .flat()

const rareWords = ({ affair }: Gate): Group => [...affair.rare].map((stem) => [stemTerm(stem)])

const anchorGroup = (gate: Gate, aliases: readonly Group[]): Group => {
  const { anchor, groups } = gate
  if (anchor === undefined) return [[]]
  const least = Math.max(leastGroups, Math.ceil(leastGroupShare * groups.length))
  const instead = anchor.implied && groups.length >= least ? oneOfMost(aliases, least) : []
  return [...named(anchor), ...rareWords(gate), ...instead]
}

const holderGroup = (gate: Gate): Group =>
  isNameless(gate.subject) ? [[]] : [...[...gate.names, gate.holder].flatMap(namable), ...rareWords(gate)]

/** Anything of the subject at all. */
const anyGroup = (gate: Gate, aliases: readonly Group[]): Group => [
  ...aliases.flat(),
  ...[...gate.names, ...gate.beside].flatMap(namable),
  ...gate.subject.context.stems.map((stem) => [stemTerm(stem)]),
]

/**
 * What a story must show for `canConcern` to be true, as far as words alone tell it: of every story that the gate lets
 * pass the condition holds, not the other way round. By it an index of all watches finds the few to ask.
 */
const conditionOf = (gate: Gate): Condition => {
  const aliases = groupAliases(gate)
  const condition = lean([anchorGroup(gate, aliases), holderGroup(gate)])
  return condition.length > 0 ? condition : lean([anyGroup(gate, aliases)])
}

/** What a story must show that one claim at least lets pass. */
export const conditionOfAny = (gates: readonly Gate[]): Condition => either(gates.map(conditionOf))
