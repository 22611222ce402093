import drafting from '../../../knowledge/drafting.json' with { type: 'json' }
import { type Article, type Claim, storyText, type Watch } from '../../domain.ts'
import { type Token, tokenise } from '../../text/tokens.ts'
import { phraseIndex, phrasesAt, stopWords } from '../../text/words.ts'
import { isBareNounOf } from '../bodies.ts'
import { capitalOf } from '../read/lexicon.ts'
import { deriveParties } from '../read/parties.ts'
import { readSentences } from '../read/read-story.ts'
import { roleAt } from '../read/roles.ts'
import type { Sentence } from '../sentence.ts'
import { actCandidates } from './act-candidates.ts'
import type { Candidate } from './candidate.ts'
import { placeCandidates } from './place-candidates.ts'
import { statementCandidates } from './statement-candidates.ts'
import { dateCandidates, quantityCandidates } from './value-candidates.ts'
import { idOf, questionOf, statementOf } from './wording.ts'

/** A claim proposed from an article. */
export interface DraftedClaim {
  readonly claim: Claim
  /** The sentence it rests on, verbatim. */
  readonly sentence: string
  /** Higher is likelier to be worth watching; only the order means anything. */
  readonly score: number
}

/** What an article offers for a watch, best claims first. */
export interface DraftedWatch {
  readonly claims: readonly DraftedClaim[]
  /** Party → names that the article gives to those who speak for it. */
  readonly names: Readonly<Record<string, readonly string[]>>
}

/** More than this nobody reads through; what was left out scored lower. */
const mostClaims = 10
/** General statements beside the exact kinds, at most. */
const mostStatements = 3

const open = phraseIndex(drafting.open.map((phrase) => [phrase, true] as const))

const isOpen = (sentence: Sentence): boolean =>
  sentence.tokens.some((token) => phrasesAt(open, sentence.tokens, token.index).length > 0)

const titleShare = (sentence: Sentence, title: Sentence | undefined): number => {
  const words = (title?.tokens ?? []).filter((token) => token.kind === 'word' && !stopWords.has(token.lower))
  if (words.length === 0) return 0
  return words.filter(({ stem }) => sentence.tokens.some((token) => token.stem === stem)).length / words.length
}

const kindWorth: Readonly<Record<Candidate['kind'], number>> = {
  response: 1.6,
  commitment: 1.4,
  place: 1.2,
  date: 1.1,
  quantity: 1,
  statement: 0,
}

const scoreOf = (candidate: Candidate, sentences: readonly Sentence[]): number => {
  const { sentence, kind, holder, strength } = candidate
  const early = Math.max(0, 1 - sentence.index / 8)
  const known = holder === '' ? 0 : 0.5
  return kindWorth[kind] + strength + early + known + (isOpen(sentence) ? 0.6 : 0) + titleShare(sentence, sentences[0])
}

const candidatesIn = (article: Article, sentences: readonly Sentence[]): Candidate[] => {
  const body = sentences.filter((sentence) => sentence.place !== 'title' && !sentence.question)
  const exact = [
    ...body.flatMap(placeCandidates),
    ...body.flatMap(quantityCandidates),
    ...body.flatMap((sentence) => dateCandidates(sentence, article.published)),
    ...actCandidates('response', body, article.published, storyText(article)),
    ...actCandidates('commitment', body, article.published, storyText(article)),
  ]
  const used = new Set(exact.map(({ sentence }) => sentence))
  return [...exact, ...body.filter((sentence) => !used.has(sentence)).flatMap(statementCandidates)]
}

const isNamed = ({ holder }: Candidate): boolean => /\p{Lu}/u.test(holder)

/**
 * Who answers an offer in a sentence offers nothing in it; nor does what is only described, where a party does: `the plant
 * will cost 5 billion, of which Berlin has promised 2`.
 */
const withoutEchoes = (candidates: readonly Candidate[]): Candidate[] => {
  const answers = candidates.filter(({ kind }) => kind === 'response')
  const promises = candidates.filter(({ kind }) => kind === 'commitment')
  const isEcho = (candidate: Candidate): boolean => {
    const beside = ({ sentence }: Candidate): boolean => sentence === candidate.sentence
    if (candidate.kind !== 'commitment') return false
    if (answers.some((answer) => beside(answer) && answer.holder === candidate.holder)) return true
    return !isNamed(candidate) && promises.some((promise) => beside(promise) && isNamed(promise))
  }
  return candidates.filter((candidate) => !isEcho(candidate))
}

/** One claim per thing that can change: per party for answers, per value for the others. */
const sameThing = (candidate: Candidate): string => {
  if (candidate.kind === 'response') return `response ${candidate.holder}`
  if (candidate.kind === 'commitment') return `commitment ${candidate.start}`
  if (candidate.kind === 'statement') return `statement ${candidate.sentence.index}`
  return `${candidate.kind} ${candidate.value}`
}

interface Ranked {
  readonly candidate: Candidate
  readonly score: number
}

const bestOfEach = (ranked: readonly Ranked[]): Ranked[] => {
  const best = new Map<string, Ranked>()
  for (const entry of ranked) {
    const key = sameThing(entry.candidate)
    if (!best.has(key)) best.set(key, entry)
  }
  const kept = [...best.values()]
  const statements = kept.filter(({ candidate }) => candidate.kind === 'statement').slice(mostStatements)
  return kept.filter((entry) => !statements.includes(entry)).slice(0, mostClaims)
}

const withUniqueIds = (claims: readonly DraftedClaim[]): DraftedClaim[] => {
  const seen = new Map<string, number>()
  return claims.map((drafted) => {
    const { id } = drafted.claim
    const count = (seen.get(id) ?? 0) + 1
    seen.set(id, count)
    return count === 1 ? drafted : { ...drafted, claim: { ...drafted.claim, id: `${id}-${count}` } }
  })
}

/**
 * Whether a sentence says by whose side a person stands: not where another name comes first (`Norrvik expects …, finance
 * director Mei Tanaka said`), or another body than the party (`council leader`).
 */
const saysOtherwise = (sentence: Sentence, name: string, party: string): boolean => {
  const at = sentence.tokens.findIndex(({ start }) => sentence.text.startsWith(name, start - sentence.start))
  if (at < 0) return false
  const others = sentence.mentions.filter(
    ({ to, type, head, party: own }) =>
      to <= at && type !== 'place' && type !== 'person' && head === null && own !== party,
  )
  const office = sentence.tokens.slice(Math.max(0, at - longestOffice), at)
  const body = office.find((_token, index) => roleAt(office, index)?.role === 'body')
  const isOthers = body !== undefined && !party.toLowerCase().includes(body.lower)
  return (
    others.length > 0 ||
    isOthers ||
    isOfficeElsewhere(sentence.tokens.slice(Math.max(0, at - longestOffice), at), party)
  )
}

/** Offices that no state has. */
const ofCompanies = /^(?:director|executive|chair(?:man|woman)?|manager|founder|coach)$/

/** `education minister` of a `regional health agency`, `festival director` of a state: an office of somebody else. */
const isOfficeElsewhere = (office: readonly Token[], party: string): boolean => {
  if (capitalOf(party) !== undefined) return office.some(({ lower }) => ofCompanies.test(lower))
  const words = office.filter(({ kind, lower }) => kind === 'word' && !stopWords.has(lower))
  const isBody = party === party.toLowerCase()
  return isBody && words.length > 1 && !words.some(({ lower }) => party.includes(lower))
}

/** Words of an office before a name: `deputy finance minister`. */
const longestOffice = 3

/** Last names of the people the article calls by their office, by party. */
const namesOf = (
  people: ReadonlyMap<string, { readonly party: string }>,
  sentences: readonly Sentence[],
): Record<string, string[]> => {
  const names: Record<string, string[]> = {}
  for (const [name, { party }] of people) {
    if (sentences.some((sentence) => saysOtherwise(sentence, name, party))) continue
    const last = name.split(/\s+/).at(-1) ?? name
    names[party] = [...new Set([...(names[party] ?? []), last])]
  }
  return names
}

/** `European Lunar Agency` where a headline has `Agency`: the name by which the article knows a bare noun, else the noun. */
const wholeName = (holder: string, sentences: readonly Sentence[]): string => {
  if (roleAt(tokenise(holder), 0)?.role !== 'body') return holder
  const named = sentences
    .flatMap(({ mentions }) => mentions.map(({ name }) => name))
    .find((name) => /\p{Lu}/u.test(name) && isBareNounOf(holder.toLowerCase(), name))
  return named ?? holder
}

/** Proposes claims and names from an article alone. Pure; never throws. */
export const draftClaims = (article: Article): DraftedWatch => {
  const bare: Watch = {
    id: 'draft',
    title: article.title,
    article,
    feeds: [],
    names: {},
    claims: [],
    alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
  }
  const context = {
    parties: deriveParties(bare),
    people: new Map(),
    kin: new Set<string>(),
    nouns: new Map(),
    articlePublished: article.published,
  }
  const { sentences, people } = readSentences(article, context)
  const ranked = withoutEchoes(candidatesIn(article, sentences))
    .map((candidate) => ({ candidate, score: scoreOf(candidate, sentences) }))
    .sort((a, b) => b.score - a.score)
  const claims = bestOfEach(ranked).map(({ candidate, score }) => ({
    claim: {
      id: idOf(candidate),
      question: questionOf(candidate, article, sentences),
      kind: candidate.kind,
      value: candidate.value,
      holder: wholeName(candidate.holder, sentences),
      statement: statementOf(candidate, article),
    },
    sentence: candidate.sentence.text,
    score,
  }))
  return { claims: withUniqueIds(claims), names: namesOf(people, sentences) }
}
