import synonyms from '../../knowledge/synonyms.json' with { type: 'json' }
import type { Claim } from '../domain.ts'
import { fold } from '../text/normalise.ts'
import type { Token } from '../text/tokens.ts'
import { type PhraseIndex, phrasesAt, stemIndex, stemsOf, stopWords } from '../text/words.ts'
import { plainSpeech, roleAt } from './read/roles.ts'
import type { Mention, Sentence } from './sentence.ts'

/** What a claim is about, derived from its question, statement and article. JSON-safe. */
export interface Subject {
  /** Groups of stems: the core words of the claim with their synonyms, heaviest first. */
  readonly groups: readonly SubjectGroup[]
  /** The names in the claim, without its holder and value. */
  readonly names: readonly SubjectName[]
  /** The holder's canonical party name. */
  readonly holder: string
  /** What the article says beside the claim's main words: stems and names that make a story be about the same affair. */
  readonly context: { readonly stems: readonly string[]; readonly names: readonly string[] }
}

export interface SubjectGroup {
  /** The word of the claim that the group stands for. */
  readonly word: string
  /** Stems and stem phrases (joined by a space), any of which names it. */
  readonly stems: readonly string[]
  /** 1 for a word of the question or the statement, 2 for a word of both. */
  readonly weight: number
}

export interface SubjectName {
  readonly name: string
  readonly type: Mention['type']
  readonly party: string | null
  /** Named in the title of the watch or the article: a story that never names one is about something else. */
  readonly principal: boolean
}

/** How a sentence relates to a claim's subject. */
export interface SubjectMatch {
  /** Worth reading for this claim. */
  readonly about: boolean
  /** 0 to 1: share of the subject's weight that the sentence itself names. */
  readonly here: number
  /** 0 to 1: the same, with what the title and the sentences before carry over. */
  readonly carried: number
  /** Words of the subject that the sentence names, by group word. */
  readonly words: readonly string[]
  /** Names of the subject that the sentence names. */
  readonly names: readonly string[]
  /** A name of the subject stands here, in the title or lead, or in the two sentences before; true when it has none. */
  readonly named: boolean
  /** Token indexes of words and names. */
  readonly at: readonly number[]
}

const calendarWords = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december morning evening'.split(
    ' ',
  ),
)

const clusters: readonly (readonly string[])[] = synonyms.map(stemsOf)

/** The stem with every stem that means the same in news. */
export const clusterOf = (stem: string): readonly string[] => [
  ...new Set([stem, ...clusters.filter((cluster) => cluster.includes(stem)).flat()]),
]

const contentWords = (sentence: Sentence, skip: (token: Token) => boolean): Token[] => {
  const inName = (at: number): boolean =>
    sentence.mentions.some(
      (mention) =>
        mention.from <= at &&
        at < mention.to &&
        ((mention.type !== 'person' && mention.type !== 'party') || isProper(sentence, mention)),
    )
  return sentence.tokens.filter(
    (token) =>
      token.kind === 'word' &&
      token.text.length > 1 &&
      !stopWords.has(token.lower) &&
      !stopWords.has(token.stem) &&
      !calendarWords.has(token.lower) &&
      !plainSpeech(token) &&
      !inName(token.index) &&
      !skip(token),
  )
}

const isProper = (sentence: Sentence, mention: Mention): boolean =>
  sentence.tokens.slice(mention.from, mention.to).every((token) => token.capital || stopWords.has(token.lower))

const namesOf = (
  sentences: readonly Sentence[],
  holder: string,
  valueWords: ReadonlySet<string>,
  principals: ReadonlySet<string>,
): SubjectName[] => {
  const found = new Map<string, SubjectName>()
  for (const mention of sentences.flatMap((sentence) => sentence.mentions)) {
    if (fold(mention.name) === fold(holder) || (mention.party === holder && mention.type !== 'person')) continue
    const words = mention.text.toLowerCase().split(/\s+/)
    if (words.every((word) => valueWords.has(word))) continue
    if (!/\p{Lu}/u.test(mention.text)) continue
    found.set(mention.name, {
      name: mention.name,
      type: mention.type,
      party: mention.party,
      principal: principals.has(mention.name),
    })
  }
  return [...found.values()]
}

const groupsOf = (question: readonly Token[], statement: readonly Token[]): SubjectGroup[] => {
  const words = new Map<string, SubjectGroup>()
  for (const token of [...statement, ...question]) {
    const known = words.get(token.stem)
    const both =
      question.some((other) => other.stem === token.stem) && statement.some((other) => other.stem === token.stem)
    if (!known) words.set(token.stem, { word: token.lower, stems: clusterOf(token.stem), weight: both ? 2 : 1 })
  }
  return [...words.values()].sort((a, b) => b.weight - a.weight)
}

const overridden = (about: readonly (readonly string[])[]): SubjectGroup[] =>
  about.map((words) => ({ word: words[0] ?? '', stems: stemsOf(words).flatMap(clusterOf), weight: 2 }))

const titleNames = (article: readonly Sentence[]): ReadonlySet<string> =>
  new Set(
    article
      .filter((sentence) => sentence.place === 'title')
      .flatMap((sentence) => sentence.mentions.map((mention) => mention.name)),
  )

/** Words of the article taken from beside a main word of the claim, on each side. */
const besideReach = 14

/** What stands beside the claim's main words in the article: of an invitation, whither and what for. */
const contextOf = (
  groups: readonly SubjectGroup[],
  article: readonly Sentence[],
  skip: (token: Token) => boolean,
): Subject['context'] => {
  const main = new Set(groups.filter((group) => group.weight > 1).flatMap((group) => group.stems))
  const stems = new Set<string>()
  const names = new Set<string>()
  for (const sentence of article) {
    const at = sentence.tokens.findIndex((token) => main.has(token.stem))
    if (at < 0) continue
    for (const token of contentWords(sentence, skip))
      if (Math.abs(token.index - at) <= besideReach) stems.add(token.stem)
    for (const mention of sentence.mentions) {
      if (Math.abs(mention.from - at) <= besideReach && mention.head !== 'pronoun' && /\p{Lu}/u.test(mention.text))
        names.add(mention.name)
    }
  }
  return { stems: [...stems].filter((stem) => !main.has(stem)), names: [...names] }
}

const mereUnit =
  /\d|^(?:[~<>=%]+|thousand|million|billion|trillion|people|persons?|per|cent|percent|points?|units?|[a-z]{3}|dollars?|euros?|pounds?|years?|months?|weeks?|days?|hours?|minutes?|km|miles?|met(?:er|re)s?|kilomet(?:er|re)s?)$/

/** The words of the value: no words of the subject. What a quantity counts is one: `37 countries`, `4000 jobs`. */
const valueWordsOf = (claim: Claim): ReadonlySet<string> => {
  const words = claim.value.toLowerCase().split(/[\s,]+/)
  return new Set(claim.kind === 'quantity' ? words.filter((word) => mereUnit.test(word)) : words)
}

/** The words of a choice's options belong to its affair. */
const withOptions = ({ stems, names }: Subject['context'], { options }: Claim): Subject['context'] => {
  const words = Object.entries(options ?? {})
    .flat(2)
    .flatMap((phrase) => stemsOf([phrase]).flatMap((phraseStems) => phraseStems.split(' ')))
    .filter((stem) => stem.length > 2 && !stopWords.has(stem))
  return { stems: [...new Set([...stems, ...words])], names }
}

/** Derives the subject of a claim from its own sentences and the article's, read with the watch's names. */
export const deriveSubject = (
  claim: Claim,
  holder: string,
  question: readonly Sentence[],
  statement: readonly Sentence[],
  article: readonly Sentence[],
): Subject => {
  const valueWords = valueWordsOf(claim)
  const holderWords = new Set(holder.toLowerCase().replace(/'s/g, '').split(/\s+/))
  const skip = (token: Token): boolean => valueWords.has(token.lower) || holderWords.has(token.lower)
  const words = (sentences: readonly Sentence[]): Token[] =>
    sentences.flatMap((sentence) => contentWords(sentence, skip))
  const groups = claim.about ? overridden(claim.about) : groupsOf(words(question), words(statement))
  return {
    groups,
    context: withOptions(contextOf(groups, article, skip), claim),
    names: namesOf([...question, ...statement], holder, valueWords, titleNames(article)),
    holder,
  }
}

const nameWeight = 2
/** What a word of the context adds, and all of them together at most. */
const besideWeight = 0.5
const mostBeside = 2
const indexes = new WeakMap<Subject, PhraseIndex<number>>()

const indexOf = (subject: Subject): PhraseIndex<number> => {
  const known = indexes.get(subject)
  if (known) return known
  const index = stemIndex(subject.groups.flatMap((group, at) => group.stems.map((stems) => [stems, at] as const)))
  indexes.set(subject, index)
  return index
}

const leads = (sentence: Sentence, mention: Mention): boolean => {
  for (let at = mention.from; at < mention.to; at += 1) {
    if (roleAt(sentence.tokens, at)?.role === 'leader') return true
  }
  return false
}

/** `Eurovision` for the Eurovision Song Contest, `Vass` and `Banker Oren Vass` for Oren Vass: names of nobody known. */
const shortens = (mention: Mention, name: SubjectName): boolean => {
  if (mention.type !== 'name' || name.type !== 'name') return false
  if (mention.name.endsWith(` ${name.name}`)) return true
  if (mention.name.length < 4 || !name.name.includes(' ')) return false
  return name.name.startsWith(`${mention.name} `) || name.name.endsWith(` ${mention.name}`)
}

/** Does this mention stand for that name of the subject: the same name, or for a person the leader of the same party? */
export const standsFor = (sentence: Sentence, mention: Mention, name: SubjectName): boolean => {
  if (mention.name === name.name || shortens(mention, name)) return true
  if (name.type === 'person')
    return name.party !== null && mention.type === 'person' && mention.party === name.party && leads(sentence, mention)
  return name.party !== null && mention.party === name.party && mention.type !== 'person'
}

/** `Boeing workers` names Boeing, whoever the workers speak for. */
const isInside = (mention: Mention, name: SubjectName): boolean =>
  mention.role !== null && name.name.length > 2 && ` ${mention.text.replace(/'s\b/g, '')} `.includes(` ${name.name} `)

interface Hits {
  /** Stems and names of the subject's context. */
  readonly beside: ReadonlySet<string>
  readonly groups: ReadonlySet<number>
  readonly names: ReadonlySet<number>
  readonly at: readonly number[]
}

const hitsIn = (sentence: Sentence, subject: Subject): Hits => {
  const index = indexOf(subject)
  const groups = new Set<number>()
  const names = new Set<number>()
  const beside = new Set<string>()
  const at: number[] = []
  for (const token of sentence.tokens) {
    if (subject.context.stems.includes(token.stem)) beside.add(token.stem)
    for (const { entry } of phrasesAt(index, sentence.tokens, token.index)) {
      groups.add(entry)
      at.push(token.index)
    }
  }
  for (const mention of sentence.mentions) {
    if (subject.context.names.includes(mention.name)) beside.add(mention.name)
    for (const [position, name] of subject.names.entries()) {
      if (!standsFor(sentence, mention, name) && !isInside(mention, name)) continue
      names.add(position)
      at.push(mention.from)
    }
  }
  return { groups, names, beside, at }
}

const weightOf = (subject: Subject, groups: ReadonlySet<number>, names: ReadonlySet<number>): number =>
  [...groups].reduce((sum, at) => sum + (subject.groups[at]?.weight ?? 0), 0) + names.size * nameWeight

const totalWeight = (subject: Subject): number =>
  Math.max(
    1,
    Math.min(10, subject.groups.reduce((sum, group) => sum + group.weight, 0) + subject.names.length * nameWeight),
  )

const union = <T>(sets: readonly ReadonlySet<T>[]): ReadonlySet<T> => new Set(sets.flatMap((set) => [...set]))

const isNamed = (subject: Subject, before: readonly Hits[]): boolean => {
  const principals = subject.names.flatMap((name, at) => (name.principal ? [at] : []))
  if (subject.names.length === 0) return true
  if (principals.length === 0) return before.some((part) => part.names.size > 0)
  return before.some((part) => principals.some((at) => part.names.has(at)))
}

/** Share of the subject a story must carry at a sentence for the sentence to be worth reading. */
const leastCarried = 0.2

const shareOf = (subject: Subject, groups: ReadonlySet<number>, names: ReadonlySet<number>): number =>
  Math.min(1, weightOf(subject, groups, names) / totalWeight(subject))

/** 0 to 1: share of the subject's weight that these groups and names carry, with so many words of its context. */
const carriedBy = (subject: Subject, groups: ReadonlySet<number>, names: ReadonlySet<number>, beside: number): number =>
  Math.min(1, shareOf(subject, groups, names) + Math.min(mostBeside, beside * besideWeight) / totalWeight(subject))

/** Do these groups, names and words of its context carry enough of the subject? */
export const carriesEnough = (...carried: Parameters<typeof carriedBy>): boolean =>
  carriedBy(...carried) >= leastCarried

/** The same where nobody of the claim is named: a holder like "parliament" or "the union" may go unsaid. */
const leastUnnamed = 0.75

/** The claim has no name to look for: `parliament passed the pension bill`. */
export const isNameless = ({ names, holder }: Subject): boolean => names.length === 0 && !/\p{Lu}/u.test(holder)

/** How every sentence of a story relates to the subject: by its own words and by what stands before it. */
export const matchSubject = (
  sentences: readonly Sentence[],
  subject: Subject,
  holderNamed: boolean,
): SubjectMatch[] => {
  const hits = sentences.map((sentence) => hitsIn(sentence, subject))
  const named = holderNamed || hits.some((hit) => hit.names.size > 0)
  const least = named ? leastCarried : leastUnnamed
  return hits.map((hit, at) => {
    const before = [...hits.slice(0, 3), ...hits.slice(Math.max(0, at - 2), at + 1)]
    const carried = carriedBy(
      subject,
      union(before.map((part) => part.groups)),
      union(before.map((part) => part.names)),
      union(before.map((part) => part.beside)).size,
    )
    return {
      about: (named || isNameless(subject)) && carried >= least,
      here: shareOf(subject, hit.groups, hit.names),
      carried,
      words: [...hit.groups].map((group) => subject.groups[group]?.word ?? ''),
      names: [...hit.names].map((name) => subject.names[name]?.name ?? ''),
      named: isNamed(subject, before),
      at: hit.at,
    }
  })
}
