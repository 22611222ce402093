import type { Claim, Instant } from '../../domain.ts'
import { auxiliaries } from '../../text/words.ts'
import type { Kind, Setting } from '../kind.ts'
import { kindOf } from '../registry.ts'
import type { Sentence } from '../sentence.ts'
import { deriveSubject, matchSubject } from '../subject.ts'
import { type Candidate, clauseAt } from './candidate.ts'

/** A claim that each sentence could have made: the kind is asked whether the sentence answers itself. */
const openClaim = (kind: Kind, holder: string, sentence: Sentence): Claim => ({
  id: 'draft',
  question: '',
  kind: kind.name,
  value: kind.values?.[0] ?? '',
  holder,
  statement: sentence.text,
})

const settingOf = (claim: Claim, sentence: Sentence, sentences: readonly Sentence[], published: Instant): Setting => {
  const subject = deriveSubject(claim, claim.holder, [], [sentence], [])
  const [own] = matchSubject([sentence], subject, true)
  return {
    claim,
    subject,
    match: { words: [], names: [], at: [], ...own, about: true, named: true, here: 1, carried: 1 },
    sentences,
    isHolder: (party) => party === claim.holder,
    published,
    articlePublished: published,
  }
}

/** Values that can still change: an answer that is out, or a promise that stands. */
const open = new Set(['none', 'accepted', 'rejected', 'offered', 'conditional'])

/** Rules that see somebody answer or promise; others only recognise a promise that is known already. */
const telling = /^(?:response\.firm|commitment\.promise)/

/** What an answer in so many words weighs among the candidates of an article. */
const firmStrength = 2

const settled = new Set(['said', 'planned'])

const longestName = 6

/**
 * Who answers or promises, by name: the words before the first auxiliary of the clause. A party where a proper name says
 * so, else the words as they stand (`military`), for a person to better.
 */
const actorBefore = (sentence: Sentence, at: number): string => {
  const from = clauseAt(sentence, at)?.from ?? 0
  const until = sentence.tokens.findIndex(({ index, lower }) => index >= from && auxiliaries.has(lower))
  const words = sentence.tokens.slice(from, Math.min(at, until < 0 ? at : until))
  const named = sentence.mentions.find(
    (mention) => words.some(({ index }) => mention.from <= index && index < mention.to) && /\p{Lu}/u.test(mention.text),
  )
  if (named && named.head !== 'pronoun') return named.party ?? named.name
  const plain = words.filter(({ kind }) => kind === 'word').map(({ text }) => text)
  return plain.length > longestName ? '' : plain.join(' ').replace(/^The /, 'the ')
}

const answersOf = (kind: Kind, sentence: Sentence, setting: Setting, articleText: string): Candidate[] => {
  const { claim, subject, published } = setting
  const frame = kind.compile(claim, { subject, articlePublished: published, articleText })
  return kind.read(sentence, frame, setting).flatMap((answer) => {
    const certainty = answer.certainty ?? clauseAt(sentence, answer.span.from)?.certainty ?? 'said'
    const first = sentence.tokens[answer.span.from]
    const last = sentence.tokens[answer.span.to - 1] ?? first
    if (answer.former || !first || !last || !settled.has(certainty)) return []
    if (answer.holder !== undefined && answer.holder !== claim.holder) return []
    if (!open.has(answer.value) || !answer.cues.some(({ rule }) => telling.test(rule))) return []
    const holder = actorBefore(sentence, answer.span.from)
    if (holder === '') return []
    const value = {
      kind: claim.kind,
      value: answer.value,
      holder,
      strength: answer.strength + 0.5 + (kind.name === 'response' ? firmStrength : 0),
    }
    return [{ ...value, sentence, start: first.start, end: last.end }]
  })
}

/** Answers to proposals, and promises that stand, of every party: the kinds themselves read the article. */
export const actCandidates = (
  name: 'response' | 'commitment',
  sentences: readonly Sentence[],
  published: Instant,
  articleText: string,
): Candidate[] => {
  const kind = kindOf(name)
  const parties = new Set(sentences.flatMap(({ mentions }) => mentions.flatMap(({ party }) => party ?? [])))
  return [...parties].flatMap((holder) =>
    sentences.flatMap((sentence) => {
      const setting = settingOf(openClaim(kind, holder, sentence), sentence, sentences, published)
      return answersOf(kind, sentence, setting, articleText)
    }),
  )
}
