import { fold } from '../../text/normalise.ts'
import type { Token } from '../../text/tokens.ts'
import { adverbs, auxiliaries, determiners, prepositions, pronouns, stopWords } from '../../text/words.ts'
import type { Mention } from '../sentence.ts'
import { type Lexicon, type Named, nameAt } from './lexicon.ts'
import { companyWord, isPortfolio, isStyle, type Role, roleAt, speechStance } from './roles.ts'

/** A mention before its party is resolved in the story. */
export interface RawMention extends Mention {
  readonly determiner: string | null
  /** The person's own name, where one stands with the role: `aide Ana Lind`. */
  readonly personName: string | null
}

const connectors = new Set([
  'of',
  'de',
  'la',
  'al',
  'el',
  'bin',
  'ben',
  'van',
  'von',
  'der',
  'da',
  'du',
  'dos',
  'del',
  'di',
  'the',
  'and',
  '-',
  '&',
])
/** Days and months: capitals that name nobody. */
export const calendar = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter'.split(
    ' ',
  ),
)

/** Most words capitalised: a headline, where capitals tell nothing. */
const isShouting = (tokens: readonly Token[]): boolean => {
  const words = tokens.filter((token) => token.kind === 'word' && token.text.length > 1)
  return words.length > 3 && words.every((token) => token.text.toUpperCase() === token.text)
}

const titleCase = (tokens: readonly Token[]): boolean => {
  const words = tokens.filter((token) => token.kind === 'word' && !stopWords.has(token.lower))
  return words.length > 4 && words.filter((token) => token.capital).length / words.length > 0.85
}

const properName = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  return (
    token !== undefined &&
    token.kind === 'word' &&
    token.capital &&
    !calendar.has(token.lower) &&
    !stopWords.has(token.lower)
  )
}

/** `President`, `Judge` before a name: a role, no part of the name. */
const titleBefore = (tokens: readonly Token[], at: number): boolean => {
  const role = roleAt(tokens, at)
  return (
    role !== undefined &&
    role.role !== 'body' &&
    !tokens[at + role.length - 1]?.possessive &&
    properName(tokens, at + role.length)
  )
}

/** Length of the run of capitalised words at `at`: `Estadio de la Cerámica`, `Grand Theft Auto VI`. */
const runLength = (tokens: readonly Token[], at: number): number => {
  let end = at + 1
  while (end < tokens.length && !tokens[end - 1]?.possessive) {
    const next = properName(tokens, end) ? end : afterConnector(tokens, end)
    if (next === undefined || titleBefore(tokens, next)) break
    end = next + 1
  }
  return end - at
}

/** The capitalised word that one or two connectors at `at` lead to: `de la Cerámica`. */
const afterConnector = (tokens: readonly Token[], at: number): number | undefined => {
  let next = at
  while (next < tokens.length && next < at + 2 && connectors.has(tokens[next]?.text ?? '')) next += 1
  return next > at && properName(tokens, next) && tokens[at]?.text !== 'and' ? next : undefined
}

const textOf = (tokens: readonly Token[], from: number, to: number): string => {
  const words: string[] = []
  for (let at = from; at < to; at += 1) {
    const token = tokens[at] as Token
    const glued = at > from && (tokens[at - 1] as Token).end === token.start
    words.push(glued ? token.text : ` ${token.text}`)
  }
  return words.join('').trim().replace(/'s?$/, '')
}

/** The text of a stretch of tokens, with single spaces and without a possessive ending. */
export const phraseText = textOf

const skippable = (token: Token): boolean =>
  determiners.has(token.lower) ||
  (token.possessive && token.capital) ||
  /^(former|late|new|current|then|senior|top|chief|central|southern|northern|eastern|western|neighbouring|nearby)$/.test(
    token.lower,
  )

/** The preposition right before token `from`, articles and common adjectives skipped. */
const prepositionBefore = (tokens: readonly Token[], from: number): string | null => {
  let at = from - 1
  for (let steps = 0; at >= 0 && steps < 3; steps += 1) {
    const token = tokens[at] as Token
    if (prepositions.has(token.lower)) return token.lower
    if (!skippable(token)) return null
    at -= 1
  }
  return null
}

/** `as Newcastle have said no`: before a name with a verb after it the word opens a clause. */
const opensClause = (tokens: readonly Token[], from: number, to: number): boolean => {
  const opens = determiners.has(tokens[from - 1]?.lower ?? '') ? from - 2 : from - 1
  if (!/^(as|since|until|than|after|before|once)$/.test(tokens[opens]?.lower ?? '')) return false
  const next = tokens[to]
  return next?.kind === 'word' && !next.capital && (auxiliaries.has(next.lower) || isPast(next))
}

const isPast = (token: Token): boolean =>
  token.stem !== token.lower && token.lower !== `${token.stem}e` && !/(s|ing|ly)$/.test(token.lower)

const mentionOf = (tokens: readonly Token[], from: number, to: number, named: Named): RawMention => ({
  from,
  to,
  text: textOf(tokens, from, to),
  name: named.name,
  type: named.type,
  party: named.party,
  placeName: named.placeName,
  possessive: tokens[to - 1]?.possessive ?? false,
  preposition: opensClause(tokens, from, to) ? null : prepositionBefore(tokens, from),
  role: null,
  head: named.adjective ? 'adjective' : null,
  determiner: null,
  personName: named.type === 'person' ? named.name : null,
})

/** `KYIV -` before the first sentence: where it was written, no part of it. */
const datelineEnd = (tokens: readonly Token[]): number => {
  const dash = tokens.findIndex((token) => token.text === '-')
  if (dash < 1 || dash > 5) return 0
  const words = tokens.slice(0, dash).filter((token) => token.kind === 'word')
  return words.some((token) => token.text.length > 2 && token.text === token.text.toUpperCase()) &&
    words.length < tokens.length / 3
    ? dash + 1
    : 0
}

/** `Manchester City`, `Munich Security Conference`: a city that begins a longer name is no place there. */
const isPart = (known: { named: Named; length: number }, run: number): boolean => {
  const { type, party, placeName } = known.named
  return run > known.length && (type === 'place' || (type === 'party' && placeName !== null && placeName !== party))
}

/** `Anna Lindt` where Ana Lind is known: the same surname and initial. */
const sameSurname = (
  tokens: readonly Token[],
  at: number,
  run: number,
  lexicons: readonly Lexicon[],
  shouting: boolean,
): { named: Named; length: number } | undefined => {
  if (run !== 2) return undefined
  const hit = nameAt(lexicons, tokens, at + 1, shouting)
  return hit?.named.type === 'person' && hit.named.name[0] === tokens[at]?.text[0]
    ? { named: hit.named, length: 2 }
    : undefined
}

/** `Start of Kelder appeal`: the first word of a sentence is a capital whatever it is. */
const opensWithNoun = (tokens: readonly Token[]): boolean =>
  tokens[1]?.kind === 'word' && !tokens[1].capital && roleAt(tokens, 0)?.role !== 'body'

/** `the Government`, `the Royal Government`: a common noun of a body, with the capitals of its own papers. */
const isTheBody = (tokens: readonly Token[], at: number, run: number): boolean => {
  let from = at
  while (isStyle(tokens[from - 1]?.lower)) from -= 1
  const head = tokens.slice(from, at + run).findIndex(({ lower }) => !isStyle(lower)) + from
  return (
    head === at + run - 1 &&
    /^(the|its|their|our)$/.test(tokens[from - 1]?.lower ?? '') &&
    roleAt(tokens, head)?.role === 'body'
  )
}

/** The name at token `at`: known, the same surname, or a run of capitals nobody knows. */
const nameHere = (
  tokens: readonly Token[],
  at: number,
  run: number,
  lexicons: readonly Lexicon[],
  shouting: boolean,
): RawMention | undefined => {
  const known = nameAt(lexicons, tokens, at, shouting)
  if (known && tokens[at]?.lower === 'the' && reaches(tokens, at, known.length, lexicons, shouting)) return undefined
  const hit = known && isPart(known, run) ? undefined : (known ?? sameSurname(tokens, at, run, lexicons, shouting))
  if (hit) return mentionOf(tokens, at, at + hit.length, hit.named)
  if (run === 0 || (at === 0 && (run === 1 || opensWithNoun(tokens))) || isTheBody(tokens, at, run)) return undefined
  const nested = nestedName(tokens, at, run, lexicons, shouting)
  return mentionOf(tokens, at, at + nested, unknownName(tokens, at, nested))
}

/** `the Bakers' Guild` where "the bakers" is a name too: a name behind the article reaches farther. */
const reaches = (
  tokens: readonly Token[],
  at: number,
  length: number,
  lexicons: readonly Lexicon[],
  shouting: boolean,
): boolean => (nameAt(lexicons, tokens, at + 1, shouting)?.length ?? 0) >= length

/** Known names, and runs of capitalised words that are not known. */
export const findNames = (tokens: readonly Token[], lexicons: readonly Lexicon[]): RawMention[] => {
  const found: RawMention[] = []
  const shouting = isShouting(tokens)
  const headline = shouting || titleCase(tokens)
  let at = datelineEnd(tokens)
  while (at < tokens.length) {
    const run = headline || !properName(tokens, at) || titleBefore(tokens, at) ? 0 : runLength(tokens, at)
    const name = nameHere(tokens, at, run, lexicons, shouting)
    if (name) found.push(name)
    at = name ? name.to : at + 1
  }
  return found
}

/** A run stops before a known name of more than its last word: `Gamma Russia` is two names. */
const nestedName = (
  tokens: readonly Token[],
  at: number,
  run: number,
  lexicons: readonly Lexicon[],
  shouting: boolean,
): number => {
  for (let inner = at + 1; inner < at + run; inner += 1) {
    const hit = nameAt(lexicons, tokens, inner, shouting)
    if (hit?.named.type === 'person' && hit.length > 1) return inner - at
  }
  return run
}

const unknownName = (tokens: readonly Token[], at: number, run: number): Named => {
  const text = textOf(tokens, at, at + run)
  const last = tokens[at + run - 1] as Token
  const organisation = run > 1 && (roleAt(tokens, at + run - 1)?.role === 'body' || companyWord(last))
  const named: Named = {
    name: text,
    type: organisation ? 'party' : 'name',
    party: organisation ? text : null,
    placeName: null,
    adjective: false,
  }
  return named
}

const stopsPhrase = (token: Token): boolean =>
  token.kind === 'mark'
    ? token.text !== '-'
    : prepositions.has(token.lower) ||
      auxiliaries.has(token.lower) ||
      pronouns.has(token.lower) ||
      adverbs.has(token.lower) ||
      /^(and|or|but|that|which|when|where|if|because|while|what|how|why|said|says|whether|either|neither|than|more|less)$/.test(
        token.lower,
      ) ||
      speechStance(token) !== undefined

/** `Union accused the army`: a form in -ed after a noun is a verb; `the armed forces` has none before it. */
const verbBefore = (tokens: readonly Token[], at: number): boolean => {
  const [before, token] = [tokens[at - 1], tokens[at]]
  if (!before || !token || !/ed$/.test(token.lower) || before.possessive || before.kind === 'mark') return false
  return !determiners.has(before.lower) && !prepositions.has(before.lower)
}

/** `generals match rebel truce`: a plural role noun is a subject of its own. */
const pluralRole = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at]
  return (
    token !== undefined &&
    /[^s]s$/.test(token.lower) &&
    !token.possessive &&
    !token.capital &&
    roleAt(tokens, at) !== undefined
  )
}

/** Where the noun phrase that ends in the role noun at `head` begins. */
const phraseStart = (tokens: readonly Token[], head: number): { start: number; determiner: string | null } => {
  let start = head
  while (start > 0 && head - start < 7) {
    const before = tokens[start - 1] as Token
    if (determiners.has(before.lower)) return { start: start - 1, determiner: before.lower }
    if (stopsPhrase(before) || verbBefore(tokens, start - 1) || pluralRole(tokens, start - 1)) break
    start -= 1
  }
  return { start, determiner: null }
}

const ownerInside = (names: readonly RawMention[], start: number, head: number): RawMention | undefined =>
  names.findLast(
    (name) =>
      name.from >= start && name.to <= head && head - name.to < 5 && !(name.type === 'name' && isPortfolio(name.text)),
  )

const partyAfter = (tokens: readonly Token[], names: readonly RawMention[], end: number): RawMention | undefined => {
  if (!/^(of|for|at|from|in|with)$/.test(tokens[end]?.lower ?? '')) return undefined
  return names.find((name) => name.from > end && name.from - end <= 4 && noVerbBetween(tokens, end + 1, name.from))
}

const noVerbBetween = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens
    .slice(from, to)
    .every((token) => token.kind === 'word' && !auxiliaries.has(token.lower) && !prepositions.has(token.lower))

const personAfter = (tokens: readonly Token[], names: readonly RawMention[], end: number): RawMention | undefined => {
  const at = tokens[end]?.text === ',' ? end + 1 : end
  const name = names.find((candidate) => candidate.from === at)
  if (!name || (name.type !== 'name' && name.type !== 'person')) return undefined
  if (at > end && !/^[,.;]$/.test(tokens[name.to]?.text ?? '')) return undefined
  return at > end && name.to - name.from < 2 && name.type !== 'person' ? undefined : name
}

/** `league matches`, `court ruling`: a bare singular noun before another noun only describes it. */
const describes = (tokens: readonly Token[], at: number, length: number, determiner: string | null): boolean => {
  const [last, next] = [tokens[at + length - 1], tokens[at + length]]
  if (determiner !== null || !last || next?.kind !== 'word' || /s$/.test(last.lower) || last.possessive || last.capital)
    return false
  return !stopsPhrase(next) && !/(ed|ly)$/.test(next.lower) && next.lower !== 'to'
}

const taken = (names: readonly RawMention[], at: number, length: number, role: Role): boolean =>
  names.some((name) => name.from <= at && name.to > at) ||
  (role === 'body' && names.some((name) => name.from === at + length))

/** Is the role noun the head of a phrase, and no part of a name or of another phrase? */
const heads = (
  tokens: readonly Token[],
  names: readonly RawMention[],
  noun: { at: number; length: number; role: Role; determiner: string | null; owned: boolean },
): boolean => {
  if (taken(names, noun.at, noun.length, noun.role)) return false
  return noun.role !== 'body' || noun.owned || !describes(tokens, noun.at, noun.length, noun.determiner)
}

/** The name a role phrase goes by: the person's own, or the phrase with what it belongs to. */
const phraseName = (
  tokens: readonly Token[],
  bare: number,
  to: number,
  person?: RawMention,
  of?: RawMention,
): string => (person ? person.name : textOf(tokens, bare, of ? of.to : to))

const roleMention = (
  tokens: readonly Token[],
  names: readonly RawMention[],
  at: number,
  role: Role,
  length: number,
): RawMention | undefined => {
  const { start, determiner } = phraseStart(tokens, at)
  const owner = ownerInside(names, start, at)
  if (!heads(tokens, names, { at, length, role, determiner, owned: owner !== undefined })) return undefined
  const person = role === 'body' ? undefined : personAfter(tokens, names, at + length)
  const to = person?.to ?? at + length
  const of = owner?.party ? undefined : partyAfter(tokens, names, to)
  const bare = determiner === null ? start : start + 1
  const last = tokens[to - 1]
  return {
    from: start,
    to,
    text: textOf(tokens, bare, to),
    name: phraseName(tokens, bare, to, person, of),
    type: role === 'body' ? 'party' : 'person',
    party: role === 'outsider' || role === 'self' ? null : (knownParty(person) ?? partyName(of ?? owner)),
    placeName: null,
    possessive: last?.possessive === true,
    preposition: prepositionBefore(tokens, start),
    role,
    head: tokens[at + length - 1]?.stem ?? null,
    determiner,
    personName: person?.name ?? null,
  }
}

const knownParty = (person: RawMention | undefined): string | null => (person?.type === 'person' ? person.party : null)

/** A name that is no place speaks for itself. */
const partyName = (source: RawMention | undefined): string | null => {
  if (!source) return null
  return source.party ?? (source.type === 'name' ? source.name : null)
}

const overlap = (a: RawMention, b: RawMention): boolean => a.from < b.to && b.from < a.to

/** `have fallen victim to the fever`: nobody is named. */
const isFallen = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.lower === 'victim' && /^f[ae]ll(?:s|en|ing)?$/.test(tokens[at - 1]?.lower ?? '')

/** Names and role phrases of a sentence in order; a role phrase swallows the names inside it. */
export const findMentions = (tokens: readonly Token[], lexicons: readonly Lexicon[]): RawMention[] => {
  const names = findNames(tokens, lexicons)
  const phrases: RawMention[] = []
  for (let at = 0; at < tokens.length; at += 1) {
    const role = roleAt(tokens, at)
    if (!role || isFallen(tokens, at)) continue
    const next = roleAt(tokens, at + role.length)
    if (next && next.role !== 'outsider' && !tokens[at + role.length - 1]?.possessive) continue
    const phrase = roleMention(tokens, names, at, role.role, role.length)
    if (phrase) {
      const last = phrases.at(-1)
      if (last && overlap(last, phrase)) phrases.pop()
      phrases.push(phrase)
    }
    at += role.length - 1
  }
  const free = names.filter((name) => !phrases.some((phrase) => overlap(phrase, name)))
  return sharePrepositions(
    tokens,
    [...free, ...phrases].sort((a, b) => a.from - b.from),
  )
}

/** `between A and B`, `in X, Y or Z`: a preposition governs every name of its list. */
const sharePrepositions = (tokens: readonly Token[], mentions: readonly RawMention[]): RawMention[] => {
  const shared: RawMention[] = []
  for (const mention of mentions) {
    const last = shared.at(-1)
    const joint =
      last?.preposition && mention.preposition === null && mention.determiner === null && last.to === mention.from - 1
    const joins =
      joint && /^(and|or|,)$/.test(tokens[mention.from - 1]?.lower ?? '') && !startsClause(tokens, mention.to)
    shared.push(joins ? { ...mention, preposition: last.preposition } : mention)
  }
  return shared
}

const startsClause = (tokens: readonly Token[], at: number): boolean =>
  auxiliaries.has(tokens[at]?.lower ?? '') || speechStance(tokens[at]) !== undefined

/** Folded last word of a person's name. */
export const lastName = (name: string): string => fold(name.split(/\s+/).at(-1) ?? name)
