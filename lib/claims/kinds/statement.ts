import antonymRows from '../../../knowledge/antonyms.json' with { type: 'json' }
import commitments from '../../../knowledge/commitments.json' with { type: 'json' }
import speech from '../../../knowledge/speech.json' with { type: 'json' }
import { type Token, tokenise } from '../../text/tokens.ts'
import { negators, type PhraseIndex, phraseAt, phraseIndex, stemsOf } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import type { Sentence } from '../sentence.ts'
import { clusterOf, type Subject } from '../subject.ts'

/** A word of the proposition with the polarity it has there. */
interface Term {
  readonly word: string
  readonly stems: readonly string[]
  readonly opposites: readonly string[]
  /** Under a negation in the proposition: `no PC version`. */
  readonly negated: boolean
  /** A proper name. */
  readonly name: boolean
}

interface Frame {
  readonly terms: readonly Term[]
  /** The proposition says `only`: whatever is said to be all confirms it. */
  readonly exclusive: boolean
  /** The value of the proposition in the article. */
  readonly holds: boolean
}

const antonyms = antonymRows.map(({ one, other }) => ({ one: stemsOf(one), other: stemsOf(other) }))

/** Words that say the contrary: from the table, and with the prefixes that negate. */
const oppositesOf = (stems: readonly string[]): string[] => {
  const own = stems[0] ?? ''
  const listed = antonyms.flatMap(({ one, other }) => (one.includes(own) ? other : other.includes(own) ? one : []))
  return [...new Set([...listed, `un${own}`, `in${own}`, `non${own}`])].filter((stem) => stem !== own)
}

const scope = 5

const negatedIn = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens.slice(Math.max(0, at - scope), at)
  const last = before.findLastIndex((token) => negators.has(token.lower))
  return last >= 0 && !before.slice(last).some((token) => /^[,;]$/.test(token.text))
}

const termOf = (word: string, stems: readonly string[], tokens: readonly Token[], name: boolean): Term[] => {
  const first = stems[0]?.split(' ')[0]
  const token = tokens.find((candidate) => candidate.stem === first)
  return token
    ? [{ word, stems, opposites: name ? [] : oppositesOf(stems), negated: negatedIn(tokens, token.index), name }]
    : []
}

const termsOf = (text: string, subject: Subject): Term[] => {
  const tokens = tokenise(text)
  return [
    ...subject.groups.flatMap((group) => termOf(group.word, group.stems, tokens, false)),
    ...subject.names.flatMap((name) => termOf(name.name, namedStems(name.name), tokens, true)),
  ]
}

/** The name's own stems, and the words that mean the same: `PC` is a computer. */
const namedStems = (name: string): string[] => {
  const [own = ''] = stemsOf([name])
  return [own, ...clusterOf(own).filter((stem) => stem !== own)]
}

interface Hit {
  readonly term: Term
  readonly at: number
  /** By an antonym. */
  readonly opposite: boolean
}

interface Entry {
  readonly term: Term
  readonly opposite: boolean
}

const indexes = new WeakMap<Frame, PhraseIndex<Entry>>()

const indexOf = (frame: Frame): PhraseIndex<Entry> => {
  const known = indexes.get(frame)
  if (known) return known
  const index = phraseIndex<Entry>(
    frame.terms.flatMap((term) => [
      ...term.stems.map((stem) => [stem, { term, opposite: false }] as const),
      ...term.opposites
        .filter((stem) => !frame.terms.some((other) => other.stems.includes(stem)))
        .map((stem) => [stem, { term, opposite: true }] as const),
    ]),
  )
  indexes.set(frame, index)
  return index
}

const hitsIn = (sentence: Sentence, frame: Frame): Hit[] => {
  const hits: Hit[] = []
  for (const token of sentence.tokens) {
    const found = phraseAt(indexOf(frame), sentence.tokens, token.index)
    if (found && !hits.some((hit) => hit.term === found.entry.term)) hits.push({ ...found.entry, at: token.index })
  }
  return hits
}

const falseWords = new Set(stemsOf(speech.false))
const exclusiveWords =
  /(^| )(only|solely|exclusively|nothing else|nothing beyond|no other|nowhere else|nobody else|alone)( |$)/

const refuted = (sentence: Sentence, at: number): boolean => {
  const clause = sentence.clauses[sentence.clauseOf[at] ?? 0]
  return (
    clause?.certainty === 'denied' ||
    clause?.speaker?.stance === 'denies' ||
    sentence.tokens.some((token) => falseWords.has(token.stem))
  )
}

const undoing = phraseIndex(commitments.withdraw.verbs.map((phrase) => [phrase, true] as const))

/** `has gone back on her agreement to sell`: the act is taken back in the same clause. */
const undone = (sentence: Sentence, at: number): boolean => {
  const from = Math.max(sentence.clauses[sentence.clauseOf[at] ?? 0]?.from ?? 0, at - 8)
  for (let before = from; before < at; before += 1)
    if (phraseAt(undoing, sentence.tokens, before) && !isNegated(sentence, before)) return true
  return false
}

/** Does the sentence say of the term what the proposition says? */
const agrees = (sentence: Sentence, hit: Hit): boolean => {
  const negated = isNegated(sentence, hit.at, 7)
  const flips = [
    negated !== hit.term.negated,
    hit.opposite,
    refuted(sentence, hit.at),
    undone(sentence, hit.at),
  ].filter(Boolean).length
  return flips % 2 === 0
}

const shareNeeded = 0.45

interface Reading {
  readonly holds: boolean
  readonly at: number
  readonly share: number
  readonly rule: string
}

const contested = (frame: Frame): boolean => frame.terms.some((term) => term.negated)

/** The words that decide: what the proposition denies, by its names if it denies a name; else all. */
const decidingHits = (frame: Frame, hits: readonly Hit[]): readonly Hit[] => {
  if (!contested(frame)) return hits
  const denied = frame.terms.filter((term) => term.negated)
  const names = denied.some((term) => term.name)
  return hits.filter((hit) => hit.term.negated && (!names || hit.term.name))
}

const readProposition = (sentence: Sentence, frame: Frame): Reading | null => {
  const hits = hitsIn(sentence, frame)
  const share = hits.length / Math.max(1, Math.min(6, frame.terms.length))
  const deciding = decidingHits(frame, hits)
  const first = deciding[0]
  const words = ` ${sentence.tokens.map((token) => token.lower).join(' ')} `
  if (frame.exclusive && exclusiveWords.test(words) && hits.length >= 1)
    return { holds: !refuted(sentence, hits[0]?.at ?? 0), at: hits[0]?.at ?? 0, share, rule: 'statement.exclusive' }
  if (!first) return null
  if (contested(frame) ? deciding.length < 1 : share < shareNeeded || hits.length < 2) return null
  const disagreeing = deciding.find((hit) => !agrees(sentence, hit))
  if (contested(frame)) return { holds: agrees(sentence, first), at: first.at, share, rule: 'statement.contested' }
  return {
    holds: disagreeing === undefined,
    at: (disagreeing ?? first).at,
    share,
    rule: disagreeing ? 'statement.contradicted' : 'statement.repeated',
  }
}

const answer = (reading: Reading, sentence: Sentence, frame: Frame, setting: Setting): Answer => {
  const value = reading.holds === frame.holds ? setting.claim.value : setting.claim.value === 'true' ? 'false' : 'true'
  const clause = sentence.clauses[sentence.clauseOf[reading.at] ?? 0]
  return {
    value,
    span: { from: reading.at, to: reading.at + 1 },
    ...(clause?.certainty === 'denied' ? { certainty: 'said' as const } : {}),
    strength: reading.share * 1.5 - 0.3 + (reading.rule === 'statement.repeated' ? -0.2 : 0),
    cues: [
      {
        from: reading.at,
        to: reading.at + 1,
        rule: reading.rule,
        note: `the proposition ${reading.holds ? 'holds' : 'does not hold'}`,
      },
    ],
  }
}

const isProposition = (question: string): boolean =>
  /^(is|are|was|were|has|have|had|did|does|do|will|can)\b/i.test(question)

const propositionOf = (question: string, statement: string): string =>
  statement === '' && isProposition(question) ? question : statement || question

/** Does a proposition hold? Read from the words it shares with the sentence, negation, antonyms and refuting words. */
export const statement: Kind<Frame> = {
  name: 'statement',
  summary: 'whether a proposition holds: true or false',
  values: ['true', 'false'],
  compile: (claim, { subject }) => {
    const text = propositionOf(claim.question, claim.statement)
    return {
      terms: termsOf(text, subject),
      exclusive: /\b(only|solely|exclusively|sole)\b/i.test(text),
      holds: claim.statement === '' ? claim.value !== 'false' : true,
    }
  },
  lint: (claim) =>
    /^(true|false)$/.test(claim.value)
      ? []
      : [
          {
            path: 'value',
            message: `"${claim.value}" is neither true nor false`,
            fix: 'Use `true` or `false`.',
            severity: 'error',
          },
        ],
  read: (sentence, frame, setting) => {
    if (!setting.match.about || !setting.match.named) return []
    const reading = readProposition(sentence, frame)
    return reading ? [answer(reading, sentence, frame, setting)] : []
  },
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
