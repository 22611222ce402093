import type { Claim, Instant } from '../../domain.ts'
import type { Token } from '../../text/tokens.ts'
import { auxiliaries, stopWords } from '../../text/words.ts'
import type { Kind, Setting } from '../kind.ts'
import { plainSpeech } from '../read/roles.ts'
import { kindOf } from '../registry.ts'
import type { Sentence } from '../sentence.ts'
import { deriveSubject, matchSubject } from '../subject.ts'
import { type Candidate, clauseAt } from './candidate.ts'
import { proposals } from './wording.ts'

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
    holderNamed: true,
    closeness: 1,
    strangeness: () => 0,
    ownWords: 0,
    thread: { shared: 1, ofAffair: 0, alone: false, foreign: 0 },
    articlePublished: published,
  }
}

/** Values that can still change: an answer that is out, or a promise that stands. */
const open = new Set(['none', 'accepted', 'rejected', 'offered', 'conditional'])

/** Rules that see somebody answer or promise; others only recognise a promise that is known already. */
const telling = /^(?:response\.by-(?:holder|people)|commitment\.promise)/

/** Rules that see an answer that is not there yet, or a word with other uses. */
const untelling = /^response\.(?:loose|modal|future|other-deed|plain-deed)$/

/** What an answer in so many words weighs among the candidates of an article. */
const firmStrength = 2

const settled = new Set(['said', 'planned'])

const longestName = 6

/** `Nobody will cross it`: who answers or promises is somebody. */
const isNobody = (words: string): boolean =>
  /^(?:no ?one|no-one|(?:no|any|every|some)(?:body|one)|none|all)$/i.test(words)

/** `has yet to approve`, `is still to answer`: the answer is out. */
const isYetToCome = (sentence: Sentence, at: number): boolean =>
  sentence.tokens[at - 1]?.lower === 'to' && /^(?:yet|still)$/.test(sentence.tokens[at - 2]?.lower ?? '')

/**
 * Who answers or promises, by name: the words before the first auxiliary of the clause. A party where a proper name says
 * so, else the words as they stand (`military`), for a person to better.
 */
const actorBefore = (sentence: Sentence, at: number): string => {
  const from = clauseAt(sentence, at)?.from ?? 0
  const until = sentence.tokens.findIndex(({ index, lower }) => index >= from && auxiliaries.has(lower))
  const words = sentence.tokens.slice(from, Math.min(at, until < 0 ? at : until))
  const named = sentence.mentions.find(
    (mention) =>
      mention.preposition === null &&
      words.some(({ index }) => mention.from <= index && index < mention.to) &&
      /\p{Lu}/u.test(mention.text),
  )
  if (named && named.head !== 'pronoun') return named.party ?? named.name
  const plain = words.filter(({ kind }) => kind === 'word')
  return isDescription(plain)
    ? plain
        .map(({ text }) => text)
        .join(' ')
        .replace(/^The /, 'the ')
    : ''
}

/** Words that may stand inside a description: `teachers in Alba county`. */
const joining = new Set(['of', 'in', 'for', 'and', 'at'])

/** `the council`, `teachers in Alba county`; not what begins or ends amid a sentence: `but exams on March`. */
const isDescription = (words: readonly Token[]): boolean => {
  const [first, ...inner] = words
  if (first === undefined || words.length > longestName) return false
  if (stopWords.has(first.lower) && first.lower !== 'the') return false
  return inner.every(({ lower }) => !stopWords.has(lower) || joining.has(lower)) && !words.some(plainSpeech)
}

/** `a takeover offer`, `the council's promise`: a noun, by which nobody offers anything here. */
const isNoun = (sentence: Sentence, at: number): boolean => {
  const [word, before] = [sentence.tokens[at], sentence.tokens[at - 1]]
  if (word === undefined || before === undefined || !/^(?:offer|pledge|promise|guarantee)s?$/.test(word.lower))
    return false
  return !auxiliaries.has(before.lower) && before.lower !== 'to' && !before.capital
}

type ActKind = 'response' | 'commitment'
type Answer = ReturnType<Kind['read']>[number]

/** An answer of today, by the one asked about, that may still change. */
const isOpen = (answer: Answer, { claim }: Setting, sentence: Sentence): boolean => {
  const certainty = answer.certainty ?? clauseAt(sentence, answer.span.from)?.certainty ?? 'said'
  if (answer.former || !settled.has(certainty) || (answer.holder !== undefined && answer.holder !== claim.holder))
    return false
  const has = (rules: RegExp): boolean => answer.cues.some(({ rule }) => rules.test(rule))
  if (!open.has(answer.value) || !has(telling) || has(untelling)) return false
  return claim.kind !== 'commitment' || !isNoun(sentence, answer.span.from)
}

/** An answer to nothing that is named is seldom one: `has signed a new contract`, `talks broke down`. */
const isToNothing = ({ claim }: Setting, sentence: Sentence): boolean =>
  claim.kind === 'response' && !sentence.tokens.some(({ stem }) => proposals.has(stem))

const strengthOf = (answer: Answer, holder: string, sentence: Sentence, setting: Setting): number => {
  const firm = setting.claim.kind === 'response' ? firmStrength : 0
  const idle = answer.value !== 'none' && isToNothing(setting, sentence) ? 1.5 : 0
  // A party is surer to be who promises than words that describe somebody: `the plant`.
  const described = /\p{Lu}/u.test(holder) ? 0 : 0.2
  return 0.5 + firm - idle - described
}

const answersOf = (name: ActKind, sentence: Sentence, setting: Setting, articleText: string): Candidate[] => {
  const kind = kindOf(name)
  const { claim, subject, published } = setting
  const frame = kind.compile(claim, { subject, articlePublished: published, articleText })
  return kind.read(sentence, frame, setting).flatMap((answer) => {
    const first = sentence.tokens[answer.span.from]
    const last = sentence.tokens[answer.span.to - 1] ?? first
    if (!first || !last || !isOpen(answer, setting, sentence)) return []
    const holder = actorBefore(sentence, answer.span.from)
    if (holder === '' || isNobody(holder)) return []
    const strength = strengthOf(answer, holder, sentence, setting)
    const value = claim.kind === 'response' && isYetToCome(sentence, answer.span.from) ? 'none' : answer.value
    return [{ kind: name, value, holder, strength, sentence, start: first.start, end: last.end }]
  })
}

/** Answers to proposals, and promises that stand, of every party: the kinds themselves read the article. */
export const actCandidates = (
  name: ActKind,
  sentences: readonly Sentence[],
  published: Instant,
  articleText: string,
): Candidate[] => {
  const kind = kindOf(name)
  const parties = new Set(sentences.flatMap(({ mentions }) => mentions.flatMap(({ party }) => party ?? [])))
  return [...parties].flatMap((holder) =>
    sentences.flatMap((sentence) => {
      const setting = settingOf(openClaim(kind, holder, sentence), sentence, sentences, published)
      return answersOf(name, sentence, setting, articleText)
    }),
  )
}
