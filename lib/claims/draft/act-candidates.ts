import type { Claim, ClaimKindName, Instant } from '../../domain.ts'
import { auxiliaries } from '../../text/words.ts'
import type { Kind, Setting } from '../kind.ts'
import { kindOf } from '../registry.ts'
import type { Sentence } from '../sentence.ts'
import type { Subject } from '../subject.ts'
import { type Candidate, clauseAt } from './candidate.ts'

/** What a kind is asked with when there is no claim yet: everything is about it. */
const anySubject = (holder: string): Subject => ({ groups: [], names: [], context: { stems: [], names: [] }, holder })
const anyMatch = { about: true, here: 1, carried: 1, words: [], names: [], named: true, at: [] } as const

const openClaim = (kind: ClaimKindName, holder: string, value: string): Claim => ({
  id: 'draft',
  question: '',
  kind,
  value,
  holder,
  statement: '',
})

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
    const holder = actorBefore(sentence, answer.span.from)
    if (holder === '') return []
    const value = { kind: claim.kind, value: answer.value, holder, strength: answer.strength + 0.5 }
    return [{ ...value, sentence, start: first.start, end: last.end }]
  })
}

/**
 * Answers and promises of every party: the kind itself reads the article, for a claim that is about anything. The value
 * that stands in for the article's is the kind's first.
 */
export const actCandidates = (
  name: 'response' | 'commitment',
  sentences: readonly Sentence[],
  published: Instant,
  articleText: string,
): Candidate[] => {
  const kind = kindOf(name)
  const parties = new Set(sentences.flatMap(({ mentions }) => mentions.flatMap(({ party }) => party ?? [])))
  return [...parties].flatMap((holder) => {
    const setting: Setting = {
      claim: openClaim(name, holder, kind.values?.[0] ?? ''),
      subject: anySubject(holder),
      match: anyMatch,
      sentences,
      isHolder: (party) => party === holder,
      published,
      articlePublished: published,
    }
    return sentences.flatMap((sentence) => answersOf(kind, sentence, setting, articleText))
  })
}
