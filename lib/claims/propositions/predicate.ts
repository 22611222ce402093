import lists from '../../../knowledge/predicates.json' with { type: 'json' }
import type { Token } from '../../text/tokens.ts'
import { adverbs, auxiliaries, determiners, negators, prepositions, stemsOf, stopWords } from '../../text/words.ts'
import { senseOf } from './senses.ts'

/** Tokens of a text that say something of its subject: `closed`, `agreed to sell`, `in force`. */
export interface Predicate {
  readonly from: number
  /** Exclusive. */
  readonly to: number
  /** Its stem or stem phrase. */
  readonly stem: string
  /** Only governs the predicate that follows: `agreed` of `agreed to sell`. */
  readonly governs?: boolean
  /** A state in which something is kept. */
  readonly lasting?: boolean
}

const governors = new Set(stemsOf(lists.governors))
const aspects = new Set(stemsOf(lists.aspects))
const keeping = new Set(stemsOf(lists.keeping))
const thin = new Set(stemsOf(lists.thin))
const standards = new Set(stemsOf(lists.standards))

const particles = new Set(['in', 'up', 'out', 'off', 'over', 'down', 'back', 'on', 'away'])
const light = new Set([
  'tak',
  'giv',
  'mak',
  'com',
  'go',
  'hold',
  'put',
  'get',
  'turn',
  'bring',
  'hand',
  'step',
  'clean',
  'shut',
  'lay',
  'pay',
  'pull',
])
const states = new Set(['over', 'off', 'on', 'back', 'out', 'down', 'up', 'first', 'last', 'new', 'true'])

const skipped = (token: Token): boolean =>
  auxiliaries.has(token.lower) ||
  negators.has(token.lower) ||
  determiners.has(token.lower) ||
  /^(itself|himself|herself|themselves|there|it|he|she|they)$/.test(token.lower) ||
  (adverbs.has(token.lower) && !states.has(token.lower)) ||
  (/ly$/.test(token.lower) && token.kind === 'word')

const known = (stem: string): boolean => {
  const { same, contrary } = senseOf(stem)
  return same.length > 0 || contrary.some((other) => !/^(un|in|non)/.test(other))
}

/** `take in`, `in force`, `international waters`: the words around `at` that have a sense together, or the word alone. */
const phraseAt = (tokens: readonly Token[], at: number): Predicate => {
  const stem = (index: number): string => tokens[index]?.stem ?? ''
  const particle = particles.has(tokens[at + 1]?.lower ?? '') && light.has(stem(at))
  if (particle) return { from: at, to: at + 2, stem: `${stem(at)} ${stem(at + 1)}` }
  for (const [from, to] of [
    [at, at + 3],
    [at - 1, at + 1],
    [at, at + 2],
  ] as const) {
    const words = tokens.slice(Math.max(0, from), to)
    const joined = words.map((token) => token.stem).join(' ')
    if (words.length > 1 && !negators.has(words[0]?.lower ?? '') && known(joined)) return { from, to, stem: joined }
  }
  return { from: at, to: at + 1, stem: stem(at) }
}

const startsAt = (tokens: readonly Token[], at: number): number => {
  let cursor = at
  while (cursor < tokens.length && skipped(tokens[cursor] as Token)) cursor += 1
  return /^(in|under|at)$/.test(tokens[cursor]?.lower ?? '') ? cursor + 1 : cursor
}

const plainWord = (token: Token | undefined): boolean =>
  token?.kind === 'word' &&
  !determiners.has(token.lower) &&
  !prepositions.has(token.lower) &&
  !token.capital &&
  !/^(and|or|but)$/.test(token.lower)

/** `sell` of `agreed to sell`, `drink` of `safe to drink`. */
const infinitiveAfter = (tokens: readonly Token[], at: number): number | undefined => {
  const to = [at, at + 1].find((index) => tokens[index]?.lower === 'to')
  return to !== undefined && plainWord(tokens[to + 1]) ? to + 1 : undefined
}

/** `enriching` of `continue enriching`. */
const gerundAfter = (tokens: readonly Token[], first: Predicate): number | undefined => {
  const next = tokens[first.to]
  return aspects.has(first.stem) && plainWord(next) && /[^e]ing$/.test(next?.lower ?? '') ? first.to : undefined
}

/** Tokens within which the state stands in which something is kept. */
const stateReach = 9

/** `suspended` of `keep its countermeasures suspended`: the last known state that ends the text or stands before a mark. */
const keptState = (tokens: readonly Token[], first: Predicate): number | undefined => {
  if (!keeping.has(first.stem)) return undefined
  const last = tokens.slice(first.to, first.to + stateReach).findLast((token) => {
    const next = tokens[token.index + 1]
    const ends = next === undefined || next.kind === 'mark' || prepositions.has(next.lower)
    return ends && plainWord(token) && (/ed$/.test(token.lower) || /^(open|shut|free|frozen)$/.test(token.lower))
  })
  return last && known(last.stem) ? last.index : undefined
}

/** Where the words of a noun phrase end that begins at `from`: before a mark, a preposition, a name or another clause. */
const nounEnd = (tokens: readonly Token[], from: number): number => {
  let to = from
  while (
    plainWord(tokens[to]) &&
    !auxiliaries.has(tokens[to]?.lower ?? '') &&
    !/^(that|who|which|than)$/.test(tokens[to]?.lower ?? '')
  )
    to += 1
  return to
}

/** The noun that a phrase with a determiner turns on: `monument` of `a listed old monument of great worth`. */
const nounAfter = (tokens: readonly Token[], at: number): Predicate | undefined => {
  if (!determiners.has(tokens[at]?.lower ?? '') || negators.has(tokens[at]?.lower ?? '')) return undefined
  const to = nounEnd(tokens, at + 1)
  return to > at + 1 ? { from: to - 1, to, stem: tokens[to - 1]?.stem ?? '' } : undefined
}

const linking = /^(is|are|was|were|be|been|being|remains?|remained|becomes?|became)$/

/** `is a national emergency`, `was at the helm`: the noun says what the subject is or where it stands. */
const nounPredicate = (tokens: readonly Token[], at: number): Predicate | undefined => {
  const link = tokens[at]
  if (!link || !linking.test(link.lower)) return undefined
  let next = at + 1
  while (negators.has(tokens[next]?.lower ?? '') || adverbs.has(tokens[next]?.lower ?? '')) next += 1
  const caused = tokens[next]?.lower === 'due' && tokens[next + 1]?.lower === 'to'
  if (caused) next += 2
  else if (/^(in|under|at|behind|on)$/.test(tokens[next]?.lower ?? '')) next += 1
  return nounAfter(tokens, next)
}

/** `requirements` of `meets its capital requirements`, `a threat` of `poses a threat`. */
const objectOf = (tokens: readonly Token[], first: Predicate): Predicate | undefined => {
  if (!thin.has(first.stem) || first.to - first.from > 1) return undefined
  const object = nounAfter(tokens, first.to)
  return object && (first.stem !== 'meet' || standards.has(object.stem)) ? object : undefined
}

/** `safe` of `is undamaged and safe`. */
const alsoSaid = (tokens: readonly Token[], first: Predicate): Predicate[] => {
  const next = tokens[first.to + 1]
  if (tokens[first.to]?.lower !== 'and' || !plainWord(next)) return []
  const second = phraseAt(tokens, first.to + 1)
  return known(first.stem) && known(second.stem) ? [second] : []
}

/** What is predicated from `at` on: the noun of a copula, else a verb or adjective with what it governs. */
const predicatesAt = (tokens: readonly Token[], at: number): Predicate[] => {
  const noun = nounPredicate(tokens, at)
  return noun ? [noun] : verbalAt(tokens, at)
}

/** The predicate that begins at `at` or after auxiliaries and negations, with the infinitive it governs. */
const verbalAt = (tokens: readonly Token[], at: number): Predicate[] => {
  const head = startsAt(tokens, at)
  if (tokens[head]?.kind !== 'word') return []
  const first = phraseAt(tokens, head)
  const object = objectOf(tokens, first)
  if (object) return [{ ...first, governs: true }, object]
  const verb = infinitiveAfter(tokens, first.to) ?? gerundAfter(tokens, first)
  const governs = governors.has(first.stem) || aspects.has(first.stem)
  if (verb !== undefined)
    return governs || !known(first.stem) ? [{ ...first, governs }, phraseAt(tokens, verb)] : [first]
  const kept = keptState(tokens, first)
  if (kept !== undefined)
    return [
      { ...first, governs: true, lasting: true },
      { ...phraseAt(tokens, kept), lasting: true },
    ]
  const after = tokens[first.to]
  const complement = after && negators.has(after.lower) ? first.to + 1 : first.to
  const isBare = plainWord(tokens[complement]) && !stopWords.has(tokens[complement]?.lower ?? '')
  const links = /^(plead|act|remain|stay|becom|stand|go|work|keep|seem|test|run)$/.test(first.stem)
  return links && isBare ? [first, phraseAt(tokens, complement)] : [first, ...alsoSaid(tokens, first)]
}

const isVerb = (token: Token): boolean =>
  token.kind === 'word' &&
  !token.capital &&
  token.stem !== token.lower &&
  !/ing$/.test(token.lower) &&
  !token.possessive

/** `Is the curfew in force?`: what stands after the subject; the last known sense, or the last plain word. */
const inQuestion = (tokens: readonly Token[], from: number): Predicate[] => {
  for (let at = tokens.length - 1; at > from + 1; at -= 1) {
    const token = tokens[at] as Token
    if (!plainWord(token) || token.kind !== 'word') continue
    const found = phraseAt(tokens, at)
    if (known(found.stem)) return [found]
  }
  return []
}

/** What is predicated in the text from token `from` on. */
export const predicatesIn = (tokens: readonly Token[], from: number): Predicate[] => {
  if (tokens[from]?.lower === 'to') return predicatesAt(tokens, from + 1)
  const auxiliary = tokens.findIndex((token, at) => at >= from && auxiliaries.has(token.lower))
  if (auxiliary === from && auxiliary >= 0) return inQuestion(tokens, from)
  if (auxiliary > 0) return predicatesAt(tokens, auxiliary)
  const verb = tokens.findIndex((token, at) => at > from && isVerb(token))
  return verb < 0 ? [] : predicatesAt(tokens, verb)
}
