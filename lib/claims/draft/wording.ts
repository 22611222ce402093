import generic from '../../../knowledge/responses.json' with { type: 'json' }
import { storyText } from '../../domain.ts'
import { stemsOf, stopWords } from '../../text/words.ts'
import type { Sentence } from '../sentence.ts'
import { askAround, type IsCommon } from './asked.ts'
import { type Candidate, datelineLength } from './candidate.ts'
import { reportedSpan } from './reported-clause.ts'

type ArticleText = Parameters<typeof storyText>[0]

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Words that only say something together with who says them: `it would create 2,400 jobs`. */
const pronoun = /^(?:it|he|she|they|we|I)\b/i

/** What is reported, without who reports it, unless it says nothing alone. */
const ownSpan = ({ sentence, start: at }: Candidate, article: ArticleText): { start: number; end: number } => {
  const reported = reportedSpan(sentence, at)
  if (!pronoun.test(storyText(article).slice(reported.start, reported.end))) return reported
  return {
    start: sentence.start + datelineLength(sentence),
    end: sentence.end - (/[.!?]$/.test(sentence.text) ? 1 : 0),
  }
}

/** The candidate's own claim as a sentence. */
export const statementOf = (candidate: Candidate, article: ArticleText): string => {
  const { start, end } = ownSpan(candidate, article)
  return `${upper(storyText(article).slice(start, end).replace(/\s+/g, ' '))}.`
}

const around = (candidate: Candidate, article: ArticleText): { before: string; after: string } => {
  const text = storyText(article)
  const { start, end } = reportedSpan(candidate.sentence, candidate.start)
  const part = (from: number, to: number): string => text.slice(from, Math.max(from, to)).replace(/\s+/g, ' ')
  return { before: part(start, candidate.start), after: part(candidate.end, end) }
}

const gap = (word: string, candidate: Candidate, article: ArticleText, sentences: readonly Sentence[]): string => {
  const { before, after } = around(candidate, article)
  if (before.trim() === '') return `${word}${after}?`
  // `will not open before May` asks when it will open.
  const given = storyText(article).slice(candidate.start, candidate.end)
  const bounded = /^before\b/.test(given)
  const asking = word === 'When' && /^until\b/.test(given) ? 'Until when' : word
  return (
    askAround(asking, bounded ? before.replace(' not ', ' ') : before, after, isCommonIn(sentences)) ??
    `${word}: ${before}…${after}?`
  )
}

/** Stems of what may be answered: `offer`, `invitation`. */
export const proposals = new Set(stemsOf(generic.generic))

/** What was proposed, as the sentence or the one before names it: `the invitation`. */
const proposalNear = (sentence: Sentence, sentences: readonly Sentence[]): string => {
  const near = [sentence, ...sentences.slice(0, sentence.index).reverse()]
  const words = near.flatMap(({ tokens }) => tokens.filter((token) => token.kind === 'word' && token.text.length > 3))
  const noun = words.find(
    (token) => proposals.has(token.stem) && /(?:er|al|on|st|an|ea|al|nd|ve|re)$/.test(token.lower),
  )
  return `the ${noun?.lower ?? 'proposal'}`
}

/** The first letter as it stands inside a sentence: small for a common word, which the article has in small letters, too. */
const midSentence = (candidate: Candidate, statement: string, sentences: readonly Sentence[]): string => {
  const { start } = reportedSpan(candidate.sentence, candidate.start)
  const token = candidate.sentence.tokens.find((one) => one.start === start)
  if (!token || token.index > 0) return `${token?.text.charAt(0) ?? ''}${statement.slice(1)}`
  return isCommonIn(sentences)(token.lower) ? lowered(statement) : statement
}

/** A common word: the article has it in small letters somewhere, or it begins a sentence and is no part of a name. */
const isCommonIn =
  (sentences: readonly Sentence[]): IsCommon =>
  (word) =>
    stopWords.has(word) ||
    sentences.some(({ tokens }) => tokens.some(({ text }) => text === word)) ||
    sentences.some(
      ({ tokens, mentions }) =>
        tokens[0]?.lower === word && tokens[1]?.capital !== true && mentions.every(({ from }) => from > 0),
    )

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** `the European Commission`, where the article writes it so. */
const withArticle = (holder: string, article: ArticleText): string =>
  storyText(article).includes(`he ${holder} `) && !/^the /i.test(holder) ? `the ${holder}` : holder

const amountWord = (value: string): string => {
  if (/%$/.test(value)) return 'What share'
  if (/ [A-Z]{3}$/.test(value)) return 'How much'
  return `How many ${/ (\p{Ll}+)$/u.exec(value)?.[1] ?? ''}`.trim()
}

/** A first question for a person to better; it names the subject and leaves the value open. */
export const questionOf = (candidate: Candidate, article: ArticleText, sentences: readonly Sentence[]): string => {
  const statement = statementOf(candidate, article).replace(/\.$/, '')
  const asked: Readonly<Record<Candidate['kind'], () => string>> = {
    response: () =>
      `How has ${withArticle(candidate.holder, article)} responded to ${proposalNear(candidate.sentence, sentences)}?`,
    commitment: () =>
      `Does what ${withArticle(candidate.holder, article)} promised stand: ${midSentence(candidate, statement, sentences)}?`,
    quantity: () => gap(amountWord(candidate.value), candidate, article, sentences),
    date: () => gap('When', candidate, article, sentences),
    place: () => gap('Where', candidate, article, sentences),
    statement: () => `Is it true that ${midSentence(candidate, statement, sentences)}?`,
  }
  return asked[candidate.kind]()
}

const contentWords = (candidate: Candidate): string[] => {
  const { start, end } = reportedSpan(candidate.sentence, candidate.start)
  return candidate.sentence.tokens
    .filter((token) => token.kind === 'word' && token.start >= start && token.end <= end)
    .filter((token) => token.end <= candidate.start || token.start >= candidate.end)
    .filter((token) => !stopWords.has(token.lower) && token.lower.length > 2)
    .map((token) => token.lower.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '')
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** A short id: who answers or promises, or the words nearest to the value. */
export const idOf = (candidate: Candidate): string => {
  if (candidate.kind === 'response')
    return slugOf(`${candidate.holder.split(' ').slice(-2).join(' ').replace(/^the /, '')}-response`)
  const words = contentWords(candidate).slice(0, 2)
  return slugOf([...words, candidate.kind].join('-')).slice(0, 60)
}
