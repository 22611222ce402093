import { type PhraseIndex, phrasesAt, prepositions, stemIndex } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import type { Sentence } from '../sentence.ts'
import { standsFor } from '../subject.ts'
import { sameRoot } from './senses.ts'
import type { Term } from './terms.ts'

/** A term where a sentence has it. */
export interface Hit {
  readonly term: Term
  readonly at: number
  /** Exclusive. */
  readonly to: number
  readonly by: 'word' | 'synonym' | 'contrary'
}

interface Entry {
  readonly term: Term
  readonly by: Hit['by']
}

const indexes = new WeakMap<readonly Term[], PhraseIndex<Entry>>()

const indexOf = (terms: readonly Term[]): PhraseIndex<Entry> => {
  const known = indexes.get(terms)
  if (known) return known
  const owned = new Set(terms.flatMap(({ own }) => own))
  const entries = (stems: readonly string[], term: Term, by: Hit['by']) =>
    stems.map((stem) => [stem, { term, by }] as const)
  const index = stemIndex<Entry>(
    terms.flatMap((term) => [
      ...entries(term.own, term, 'word'),
      ...entries(
        term.same.filter((stem) => !owned.has(stem)),
        term,
        'synonym',
      ),
      ...entries(
        term.contrary.filter((stem) => !owned.has(stem)),
        term,
        'contrary',
      ),
    ]),
  )
  indexes.set(terms, index)
  return index
}

const byRoot = (terms: readonly Term[], sentence: Sentence, at: number): Hit[] => {
  const stem = sentence.tokens[at]?.stem ?? ''
  return terms.flatMap((term) =>
    term.name || !term.own.some((own) => own !== stem && sameRoot(own, stem))
      ? []
      : [{ term, at, to: at + 1, by: 'synonym' as const }],
  )
}

const longest = (hits: readonly Hit[]): Hit[] =>
  hits.filter((hit) => !hits.some((other) => other.term === hit.term && other !== hit && covers(other, hit)))

const covers = (one: Hit, other: Hit): boolean =>
  one.at <= other.at && one.to >= other.to && one.to - one.at > other.to - other.at

const nameHits = (terms: readonly Term[], sentence: Sentence, { subject }: Setting): Hit[] =>
  sentence.mentions.flatMap((mention) =>
    subject.names
      .filter((name) => standsFor(sentence, mention, name))
      .flatMap(({ name }) => terms.filter((term) => term.name && term.word === name))
      .map((term) => ({ term, at: mention.from, to: mention.to, by: 'word' as const })),
  )

/** `over the summer`: governs what follows. `The strike is over` does not. */
const isPreposition = ({ tokens }: Sentence, at: number): boolean => {
  const next = tokens[at + 1]
  return (
    prepositions.has(tokens[at]?.lower ?? '') &&
    next !== undefined &&
    next.kind !== 'mark' &&
    !prepositions.has(next.lower) &&
    !/^(and|but|or|yet|says?|said|this|now|when|once)$/.test(next.lower)
  )
}

/** `Given how many came`, `given that it rained`: no giving. */
const isGivenThat = ({ tokens }: Sentence, at: number): boolean =>
  tokens[at]?.lower === 'given' &&
  (at === 0 || tokens[at - 1]?.text === ',' || /^(that|how)$/.test(tokens[at + 1]?.lower ?? '')) &&
  !/^(to|by|away|up|back|out)$/.test(tokens[at + 1]?.lower ?? '')

const light = /^(com|go|giv|get|put|mak|tak|set)$/
const particle =
  /^(up|out|off|down|under|over|about|across|after|back|along|round|around|through|apart|away|forward|close)$/

/** `came back`, `gave up`: with its particle a light verb is another verb. */
const isPhrasal = ({ tokens }: Sentence, { at, to, by }: Hit): boolean =>
  by === 'synonym' && to - at === 1 && light.test(tokens[at]?.stem ?? '') && particle.test(tokens[to]?.lower ?? '')

const isOtherWord = (sentence: Sentence, hit: Hit): boolean =>
  isPreposition(sentence, hit.at) || isGivenThat(sentence, hit.at) || isPhrasal(sentence, hit)

const found = new WeakMap<Sentence, Map<readonly Term[], readonly Hit[]>>()

/** Every term in the sentence, wherever it stands; of phrases that overlap the longest. */
export const hitsIn = (terms: readonly Term[], sentence: Sentence, setting: Setting): readonly Hit[] => {
  const known = found.get(sentence) ?? new Map<readonly Term[], readonly Hit[]>()
  found.set(sentence, known)
  const hits = known.get(terms) ?? search(terms, sentence, setting)
  known.set(terms, hits)
  return hits
}

const search = (terms: readonly Term[], sentence: Sentence, setting: Setting): readonly Hit[] => {
  const index = indexOf(terms)
  const byWord = sentence.tokens.flatMap(({ index: at }) => {
    const exact = phrasesAt(index, sentence.tokens, at).map(({ entry, length }) => ({ ...entry, at, to: at + length }))
    return exact.length > 0 ? exact : byRoot(terms, sentence, at)
  })
  const plain = byWord.filter((hit) => hit.term.name || hit.to - hit.at > 1 || !isOtherWord(sentence, hit))
  return longest([...plain, ...nameHits(terms, sentence, setting)])
}

/** 0 to 1: how much of the terms' weight the hits carry; 1 when there are no terms. */
export const shareOf = (terms: readonly Term[], hits: readonly Hit[]): number => {
  const total = terms.reduce((sum, { weight }) => sum + weight, 0)
  const met = terms.filter((term) => hits.some((hit) => hit.term === term))
  return total === 0 ? 1 : met.reduce((sum, { weight }) => sum + weight, 0) / total
}

/** Hits of the title, the lead and the two sentences before: what a reader still has in mind. */
export const carriedHits = (terms: readonly Term[], sentence: Sentence, setting: Setting): Hit[] =>
  setting.sentences
    .filter(({ index }) => index < sentence.index && (index < 2 || index >= sentence.index - 2))
    .flatMap((before) => hitsIn(terms, before, setting))

/** The hits that stand in the tokens from `from` on, up to `to`. */
export const within = (hits: readonly Hit[], from: number, to: number): Hit[] =>
  hits.filter((hit) => hit.at >= from && hit.at < to)

/** Tokens at which nearness is one half. */
const halfway = 6

/** 1 beside one of the hits, .5 six tokens away, 0 without any. */
export const nearness = (hits: readonly Hit[], from: number, to: number): number => {
  const gaps = hits.map((hit) => Math.max(0, hit.at - to, from - hit.to))
  return gaps.length === 0 ? 0 : 1 / (1 + Math.min(...gaps) / halfway)
}
