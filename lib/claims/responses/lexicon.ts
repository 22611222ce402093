import words from '../../../knowledge/responses.json' with { type: 'json' }
import { type PhraseIndex, phraseIndex, stemsOf } from '../../text/words.ts'

export const responseValues = ['none', 'accepted', 'rejected', 'conditional'] as const
export type ResponseValue = (typeof responseValues)[number]

export type ResponseClass =
  | 'accept'
  | 'reject'
  | 'hinder'
  | 'mutual'
  | 'reply'
  | 'silent'
  | 'unsettled'
  | 'defer'
  | 'terms'
  | 'ready'
  | 'verdict-accept'
  | 'verdict-reject'
  | 'deed-accept'
  | 'deed-reject'

/** What a phrase of the lexicon does. */
export interface Cueing {
  readonly class: ResponseClass
  readonly noun?: boolean
  /** Has other uses too: an answer only with the proposal beside it. */
  readonly loose?: boolean
  /** `say no`: an answer that needs no object. */
  readonly said?: boolean
}

type Pair = readonly [phrase: string, entry: Cueing]

const pairs = (phrases: readonly string[], entry: Cueing): Pair[] => phrases.map((phrase) => [phrase, entry] as const)

const answerPairs = (
  { plain, loose, said, nouns }: typeof words.accept | typeof words.reject,
  name: 'accept' | 'reject',
): Pair[] => [
  ...pairs(plain, { class: name }),
  ...pairs(loose, { class: name, loose: true }),
  ...pairs(said, { class: name, said: true }),
  ...pairs(nouns, { class: name, noun: true }),
]

const commonPairs: readonly Pair[] = [
  ...answerPairs(words.accept, 'accept'),
  ...answerPairs(words.reject, 'reject'),
  ...pairs(words.hindering, { class: 'hinder', loose: true }),
  ...pairs(words.mutual, { class: 'mutual' }),
  ...pairs(words.reply, { class: 'reply' }),
  ...pairs(words.replyNouns, { class: 'reply', noun: true }),
  ...pairs(words.silent, { class: 'silent' }),
  ...pairs(words.unsettled, { class: 'unsettled' }),
  ...pairs(words.defer, { class: 'defer', loose: true }),
  ...pairs(words.terms, { class: 'terms' }),
  ...pairs(words.ready, { class: 'ready', loose: true }),
  ...pairs(words.verdicts.accept, { class: 'verdict-accept' }),
  ...pairs(words.verdicts.reject, { class: 'verdict-reject' }),
]

/** Deeds that accept and reject one sort of proposal. */
export interface Deeds {
  readonly accept: readonly string[]
  readonly reject: readonly string[]
}

/** The deeds of the sorts of proposal that words of the claim (stems) name. */
export const deedsFor = (stems: ReadonlySet<string>): Deeds => {
  const rows = words.acts.filter((row) => stemsOf(row.of).some((stem) => stems.has(stem)))
  return { accept: rows.flatMap((row) => row.accept), reject: rows.flatMap((row) => row.reject) }
}

/** Every cue of an answer to a proposal of this sort. */
export const indexFor = (deeds: Deeds): PhraseIndex<Cueing> =>
  phraseIndex([
    ...commonPairs,
    ...pairs(deeds.accept, { class: 'deed-accept' }),
    ...pairs(deeds.reject, { class: 'deed-reject' }),
  ])

/** Words for proposals of any sort, and the pronouns that may stand for one. */
export const proposalStems: ReadonlySet<string> = new Set(stemsOf(words.generic))
export const acceptStems: ReadonlySet<string> = new Set(
  stemsOf([...words.accept.plain, ...words.accept.loose]).filter((phrase) => !phrase.includes(' ')),
)
/** Verbs that answer or propose: before a noun they are no qualifier of it. */
export const answeringStems: ReadonlySet<string> = new Set(
  [words.accept, words.reject]
    .flatMap(({ plain, loose, said }) => [...plain, ...loose, ...said])
    .concat(words.mutual, words.terms, words.silent, words.reply, words.defer, words.hindering, words.proposing)
    .flatMap((phrase) => stemsOf([phrase]))
    .map((phrase) => phrase.split(' ')[0] ?? ''),
)
export const readyStems: ReadonlySet<string> = new Set(stemsOf(words.ready))
export const qualifierStems: ReadonlySet<string> = new Set(stemsOf(words.qualifiers))

const replyStems = new Set(stemsOf([...words.reply, ...words.replyNouns, ...words.replyVerbs]))

/** `respond`, `answer`: words of replying, which name no proposal. */
export const isReply = (stem: string): boolean => replyStems.has(stem)

const peopleGroups = words.people.map(stemsOf)

const groupOf = (noun: string): readonly string[] =>
  peopleGroups.find(([first]) => first === noun) ?? peopleGroups.find((group) => group.includes(noun)) ?? []

/** The nouns by which people also name whoever these nouns name: of `members` also workers, strikers, the union. */
export const peopleLike = (nouns: readonly string[]): string[] => [...new Set([...nouns, ...nouns.flatMap(groupOf)])]
