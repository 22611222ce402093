import { type Token, tokenise } from '../../text/tokens.ts'
import { negators, stemsOf, stopWords } from '../../text/words.ts'
import { plainSpeech } from '../read/roles.ts'
import { clusterOf, type Subject, type SubjectName } from '../subject.ts'
import { type Predicate, predicatesIn } from './predicate.ts'
import { senseOf } from './senses.ts'

/** A word or name of a proposition. JSON-safe. */
export interface Term {
  readonly word: string
  /** What the proposition says of its arguments, how it says that it holds, or an argument. */
  readonly role: 'predicate' | 'qualifier' | 'argument'
  readonly name: boolean
  readonly weight: number
  /** The word's own stem or stem phrase, or for a name its stems. */
  readonly own: readonly string[]
  readonly same: readonly string[]
  readonly contrary: readonly string[]
  /** Under a negation in the proposition: `no PC version`. */
  readonly negated: boolean
  /** Only governs the predicate that follows: `agreed` of `agreed to sell`. */
  readonly governs: boolean
  /** Goes on and is never done: `keep`, `suspended` of `keep its duties suspended`. */
  readonly lasting?: boolean
}

/** What to read the terms of. */
export interface TermOptions {
  readonly text: string
  readonly subject: Subject
  /** Words that report the proposition or promise the deed: no part of it. */
  readonly reports: (token: Token) => boolean
  /** Only what stands after `to` or an auxiliary is a predicate: `promised free meals` has none. */
  readonly onlyVerbs: boolean
  /** Title and text of the article: what it says often is its topic and tells the proposition less. */
  readonly articleText: string
}

/** Where in the text the proposition begins: after `X says that`, `Is it true that`, `has promised`. */
const bodyFrom = (tokens: readonly Token[], reports: (token: Token) => boolean): number => {
  const that = tokens.findIndex((token, at) => token.lower === 'that' && at <= 8)
  if (/^(is|are|was)$/.test(tokens[0]?.lower ?? '') && tokens[1]?.lower === 'it' && that > 0) return that + 1
  const verb = tokens.findIndex((token, at) => at > 0 && at <= 9 && (plainSpeech(token) || reports(token)))
  if (verb < 0) return 0
  const to = tokens.findIndex((token, at) => at > verb && at <= verb + 2 && /^(to|that)$/.test(token.lower))
  return to < 0 ? verb + 1 : to + (tokens[to]?.lower === 'that' ? 1 : 0)
}

const negatedWithin = (tokens: readonly Token[], at: number, reach: number): boolean => {
  const before = tokens.slice(Math.max(0, at - reach), at)
  const last = before.findLastIndex((token) => negators.has(token.lower))
  return last >= 0 && !before.slice(last).some((token) => /^[,;]$/.test(token.text) || /^(and|but)$/.test(token.lower))
}

const predicateTerm = (
  tokens: readonly Token[],
  { from, stem, governs = false, lasting = false }: Predicate,
): Term => ({
  word: tokens[from]?.lower ?? stem,
  role: 'predicate',
  name: false,
  weight: 1,
  own: [stem],
  ...senseOf(stem),
  negated: negatedWithin(tokens, from, 4),
  governs,
  ...(lasting && { lasting }),
})

const numberWeight = 0.5

const argumentTerm = ({ lower, stem, kind }: Token): Term => ({
  word: lower,
  role: 'argument',
  name: false,
  weight: kind === 'number' ? numberWeight : 1,
  own: [stem],
  same: clusterOf(stem).filter((other) => other !== stem),
  contrary: [],
  negated: false,
  governs: false,
})

const nameWeight = 1.5

const nameTerm = (name: string, tokens: readonly Token[]): Term => {
  const own = stemsOf([name])[0] ?? ''
  const at = tokens.findIndex((token) => token.stem === own.split(' ')[0])
  return {
    word: name,
    role: 'argument',
    name: true,
    weight: nameWeight,
    own: [own],
    same: clusterOf(own).filter((stem) => stem !== own),
    contrary: [],
    negated: at >= 0 && negatedWithin(tokens, at, 2),
    governs: false,
  }
}

/** A name, and no role noun or headline that was taken for one. */
const isProper = ({ name }: SubjectName, tokens: readonly Token[]): boolean => {
  const words = name.split(/\s+/)
  return words.length <= 4 && tokens.some((token, at) => at > 0 && token.capital && words.includes(token.text))
}

const empty = /^(itself|himself|herself|themselves|wants?|percent|\d)$/

/** The words and names of a proposition, each with what means the same and the contrary. */
export const termsOf = ({ text, subject, reports, onlyVerbs, articleText }: TermOptions): Term[] => {
  const tokens = tokenise(text)
  const article = tokenise(articleText)
  const from = bodyFrom(tokens, reports)
  const verbal =
    /^(to|that)$/.test(tokens[from]?.lower ?? '') ||
    tokens[from - 1]?.lower === 'that' ||
    tokens.some((token, at) => at >= from && /^(will|would|shall)$/.test(token.lower))
  const predicates = onlyVerbs && !verbal ? [] : predicatesIn(tokens, from)
  const names = subject.names.filter((name) => isProper(name, tokens))
  const nameStems = new Set(
    [subject.holder, ...names.map(({ name }) => name)].flatMap((name) => (stemsOf([name])[0] ?? '').split(' ')),
  )
  const seen = new Set(predicates.flatMap(({ stem }) => stem.split(' ')))
  const isArgument = (token: Token): boolean => {
    const spare =
      token.index < from ||
      token.kind === 'mark' ||
      stopWords.has(token.lower) ||
      stopWords.has(token.stem) ||
      empty.test(token.lower) ||
      (nameStems.has(token.stem) && token.capital) ||
      plainSpeech(token) ||
      reports(token)
    return !spare && !seen.has(token.stem) && seen.add(token.stem) !== undefined
  }
  return [
    ...predicates
      .filter(({ from: at }) => !reports(tokens[at] as Token))
      .map((predicate) => predicateTerm(tokens, predicate)),
    ...[...tokens.filter(isArgument).map(argumentTerm), ...names.map(({ name }) => nameTerm(name, tokens))].map(
      (term) => weighed(term, article),
    ),
  ]
}

/** What each further mention in the article takes off a term's weight. */
const topicality = 0.3

const weighed = (term: Term, article: readonly Token[]): Term => {
  const stems = new Set(term.own.flatMap((own) => own.split(' ')))
  const count = article.filter((token) => stems.has(token.stem)).length / stems.size
  return { ...term, weight: term.weight / (1 + topicality * Math.max(0, count - 1)) }
}
