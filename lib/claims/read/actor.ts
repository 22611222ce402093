import type { Token } from '../../text/tokens.ts'
import { adverbs, auxiliaries, determiners, negators, prepositions, pronouns } from '../../text/words.ts'
import type { Mention } from '../sentence.ts'
import { calendar, phraseText } from './mentions.ts'

/** Who does what a verb says. */
export interface Actor {
  readonly party: string | null
  readonly name: string
  readonly from: number
  /** The subject is a thing of the party: `Kyiv's answer`, `Russian missiles`. */
  readonly owned: boolean
  readonly outsider: boolean
  /** `he`, `it`, `who`: to be resolved by the focus when `party` is null. */
  readonly pronoun: string | null
  /** The head noun of a subject that is no party: `reply`, `report`. */
  readonly thing: string | null
}

const nobody = { owned: false, outsider: false, pronoun: null, thing: null }

const mentionAt = (mentions: readonly Mention[], at: number) =>
  mentions.find((mention) => mention.from <= at && at < mention.to)

const stopsScan = (token: Token): boolean =>
  token.kind === 'mark'
    ? /[;:]/.test(token.text)
    : /^(that|if|because|while|although|though|when|where|whether|unless|until|which|whom)$/.test(token.lower)

const passes = (token: Token): boolean =>
  auxiliaries.has(token.lower) ||
  adverbs.has(token.lower) ||
  negators.has(token.lower) ||
  /ly$/.test(token.lower) ||
  token.lower === 'to' ||
  (token.kind === 'mark' && token.text !== ',')

const asActor = (mention: Mention): Actor => ({
  party:
    mention.party ?? (mention.type === 'name' || (mention.type === 'person' && !mention.role) ? mention.name : null),
  name: mention.name,
  from: mention.from,
  owned: mention.possessive || mention.head === 'adjective',
  outsider: mention.role === 'outsider',
  pronoun: null,
  thing: null,
})

/** `the Greens, whose members agreed`: the name before the relative. */
const ownerBefore = (tokens: readonly Token[], mentions: readonly Mention[], whose: number): Mention | undefined =>
  mentionAt(mentions, tokens[whose - 1]?.text === ',' ? whose - 2 : whose - 1)

const plainNoun = (tokens: readonly Token[], mentions: readonly Mention[], head: number): Actor => {
  let from = head
  while (from > 0 && head - from < 6) {
    const token = tokens[from - 1] as Token
    if (determiners.has(token.lower)) {
      from -= 1
      break
    }
    if (
      token.kind === 'mark' ||
      prepositions.has(token.lower) ||
      auxiliaries.has(token.lower) ||
      /^(and|or|but)$/.test(token.lower)
    )
      break
    from -= 1
  }
  const inside = mentions.find((mention) => mention.from >= from && mention.to <= head)
  const owner = inside ?? (tokens[from]?.lower === 'whose' ? ownerBefore(tokens, mentions, from) : undefined)
  const start = determiners.has(tokens[from]?.lower ?? '') ? from + 1 : from
  return {
    ...nobody,
    party: owner?.party ?? null,
    name: phraseText(tokens, start, head + 1),
    from,
    owned: owner !== undefined,
    thing: tokens[head]?.stem ?? null,
  }
}

const relative = (tokens: readonly Token[], mentions: readonly Mention[], at: number): Actor | null => {
  const before = tokens[at - 1]?.text === ',' ? at - 2 : at - 1
  const antecedent = mentionAt(mentions, before)
  if (antecedent) return asActor(antecedent)
  return before >= 0 ? plainNoun(tokens, mentions, before) : null
}

const relativeAt = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  at: number,
  first: boolean,
): Actor | null | undefined => {
  const word = tokens[at]?.lower ?? ''
  if (word === 'who' || word === 'which' || (word === 'that' && first)) return relative(tokens, mentions, at)
  return pronouns.has(word) && !/^(him|them|me)$/.test(word)
    ? { ...nobody, party: null, name: word, from: at, pronoun: word }
    : undefined
}

const isNounHead = (token: Token): boolean =>
  token.kind === 'word' && token.lower !== 'and' && !/(ed|ing)$/.test(token.lower)

const temporal =
  /^(late|early|earlier|later|last|this|next|today|yesterday|tomorrow|morning|afternoon|evening|night|week|month|year|noon)$/

const isTemporal = (token: Token): boolean =>
  calendar.has(token.lower) || temporal.test(token.lower) || token.kind === 'number'

/** `after its members agreed`: before the subject of a verb these words open a clause. */
const joining = /^(after|before|as|since|until|than|once)$/

/** The subject that ends in the plain noun at `at`; a noun inside a prepositional phrase is passed over. */
const nounOrBefore = (tokens: readonly Token[], mentions: readonly Mention[], at: number): Actor | number => {
  const noun = plainNoun(tokens, mentions, at)
  const before = tokens[noun.from - 1]
  if (before && joining.test(before.lower)) return noun
  return before && prepositions.has(before.lower) && noun.from > 1 ? noun.from - 2 : noun
}

/** `A clerk at Velm Harbour told`: the noun with its article before the preposition that governs a name. */
const nounBehind = (tokens: readonly Token[], mentions: readonly Mention[], preposition: number): Actor | undefined => {
  const head = tokens[preposition - 1]
  if (!head || !isNounHead(head) || isTemporal(head) || mentionAt(mentions, preposition - 1)) return undefined
  const noun = plainNoun(tokens, mentions, preposition - 1)
  const isOpen = noun.from === 0 || tokens[noun.from - 1]?.kind === 'mark'
  return isOpen && determiners.has(tokens[noun.from]?.lower ?? '') ? noun : undefined
}

const mentioned = (mention: Mention, first: boolean): Actor | number => {
  const spare = mention.preposition !== null || (mention.possessive && !first)
  return !spare || mention.from === 0 ? asActor(mention) : mention.from - 1
}

/** One step of the scan to the left: the subject, or how far to go on. */
const step = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  at: number,
  first: boolean,
): Actor | null | number => {
  const token = tokens[at] as Token
  const mention = mentionAt(mentions, at)
  if (mention) return mentioned(mention, first)
  const related = relativeAt(tokens, mentions, at, first)
  if (related !== undefined) return related
  if (stopsScan(token)) return null
  if (isTemporal(token)) return at - 1
  if (passes(token)) return token.lower === 'to' ? at - 2 : at - 1
  if (prepositions.has(token.lower)) return (first ? undefined : nounBehind(tokens, mentions, at)) ?? at - 1
  return first && isNounHead(token) ? nounOrBefore(tokens, mentions, at) : at - 1
}

/** A word that may be a verb stands right after: no mark, preposition or conjunction. */
const beforeVerb = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at]
  return (
    next?.kind === 'word' &&
    !next.capital &&
    !prepositions.has(next.lower) &&
    !/^(and|or|but|who|which|that)$/.test(next.lower)
  )
}

/** `and` before the verb, a comma before `turning`, or right before a verb in the present. */
const joinsVerb = (tokens: readonly Token[], at: number, verb: number): boolean => {
  const joint = tokens[at]?.lower ?? ''
  const word = tokens[verb]?.lower ?? ''
  if (joint !== ',') return /^(and|but|or)$/.test(joint)
  return /ing$/.test(word) || (at === verb - 1 && /[^s]s$/.test(word))
}

/** `X turned it down and invited Y`, `X left, turning it down`, `X meets Y, drops demands`: the verb shares the sentence's first subject. */
const sharedSubject = (tokens: readonly Token[], mentions: readonly Mention[], verb: number): Actor | null => {
  let at = verb - 1
  while (
    at > 0 &&
    (/ly$/.test(tokens[at]?.lower ?? '') || (adverbs.has(tokens[at]?.lower ?? '') && tokens[at]?.lower !== 'not'))
  )
    at -= 1
  if (at < 2 || !joinsVerb(tokens, at, verb)) return null
  const subjects = mentions.filter(
    (mention) =>
      mention.to <= at && mention.preposition === null && !mention.possessive && mention.head !== 'adjective',
  )
  const main = subjects.findLast((mention) => beforeVerb(tokens, mention.to)) ?? subjects[0]
  return main ? asActor(main) : null
}

const accusing = /^(accus|suspect|convict|guilty|blam|warn|keep|prevent|stop|bar|discourag|dissuad|talk)$/

/** `accused the bakers of watering the milk`: the one accused does it; undefined where nobody is accused. */
export const accused = (tokens: readonly Token[], mentions: readonly Mention[], verb: number): Actor | undefined => {
  if (!/^(of|from|for|against)$/.test(tokens[verb - 1]?.lower ?? '') || !/ing$/.test(tokens[verb]?.lower ?? ''))
    return undefined
  const start = tokens.findLastIndex(({ index, stem }) => index < verb - 1 && verb - index <= 8 && accusing.test(stem))
  if (start < 0) return undefined
  const object = mentions.findLast(({ from, to }) => from > start && to <= verb - 1)
  if (object) return asActor(object)
  const head = verb - 2
  return head > start && tokens[head]?.kind === 'word' ? plainNoun(tokens, mentions, head) : undefined
}

const opening = /^(while|when|having|not)$/

/** How far behind the comma the subject may stand. */
const frontedReach = 3

/** `By turning it down, Norvia lost the vote`: of what stands in front the sentence's subject is the subject too. */
const fronted = (tokens: readonly Token[], mentions: readonly Mention[], verb: number): Actor | undefined => {
  const hangs = /ing$/.test(tokens[verb]?.lower ?? '') || tokens[verb - 1]?.lower === 'having'
  const opens = tokens
    .slice(0, verb)
    .every(({ lower }) => prepositions.has(lower) || adverbs.has(lower) || opening.test(lower) || /ly$/.test(lower))
  if (!hangs || !opens) return undefined
  const comma = tokens.findIndex(({ index, text }) => index > verb && text === ',')
  const subject = mentions.find(
    ({ from, preposition, possessive }) =>
      comma > 0 && from > comma && from <= comma + frontedReach && preposition === null && !possessive,
  )
  return subject && asActor(subject)
}

/**
 * The subject of the verb at token `verb`: the nearest name to the left that no preposition governs, across auxiliaries,
 * adverbs, infinitives and coordinated verbs; null when the clause has none.
 */
export const subjectOf = (tokens: readonly Token[], mentions: readonly Mention[], verb: number): Actor | null => {
  let at = verb - 1
  let first = true
  const shared =
    accused(tokens, mentions, verb) ?? fronted(tokens, mentions, verb) ?? sharedSubject(tokens, mentions, verb)
  if (shared) return shared
  while (at >= 0 && verb - at < 40) {
    const next = step(tokens, mentions, at, first)
    if (typeof next !== 'number') return next
    if (mentionAt(mentions, at)) first = false
    at = next
  }
  return null
}

/** A mention as the one who acts: its party, or its own name where it stands for nobody else. */
export const mentionActor = (mention: Mention): Actor => ({
  party: mention.party ?? (mention.type === 'name' ? mention.name : null),
  name: mention.name,
  from: mention.from,
  owned: false,
  outsider: mention.role === 'outsider',
  pronoun: null,
  thing: null,
})
