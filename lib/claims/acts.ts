import cueWords from '../../knowledge/acts.json' with { type: 'json' }
import speech from '../../knowledge/speech.json' with { type: 'json' }
import type { Certainty } from '../domain.ts'
import type { Token } from '../text/tokens.ts'
import { auxiliaries, negators, type PhraseIndex, phrasesAt, stemsOf } from '../text/words.ts'
import { isInverted } from './conditions.ts'
import { type Actor, mentionActor, subjectOf } from './read/actor.ts'
import { calendar } from './read/mentions.ts'
import type { Mention, Sentence } from './sentence.ts'

/** A cue of the lexicon where it stands: a verb or noun of accepting, promising, withdrawing and so on. */
export interface Act<T> {
  readonly entry: T
  readonly at: number
  /** Exclusive. */
  readonly to: number
  /** Who does it; for a passive the agent, for a noun its owner. */
  readonly actor: Actor | null
  /** `was rejected`: then `actor` is the agent if there is one, and `patient` the grammatical subject. */
  readonly passive: boolean
  readonly patient: Actor | null
  readonly negated: boolean
  /** `has not`, `had not`, `yet to`: not so far. */
  readonly soFar: boolean
  readonly certainty: Certainty
  /** The clause or the sentence makes it depend on something. */
  readonly conditional: boolean
  /** Stems of the tokens after the cue, to the end of its reach. */
  readonly after: readonly Token[]
}

const clauseOf = (sentence: Sentence, at: number) => sentence.clauses[sentence.clauseOf[at] ?? 0]

const before = (sentence: Sentence, at: number, reach: number): Token[] => {
  const end = tagStart(sentence, at)
  const clause = clauseOf(sentence, end)
  return sentence.tokens.slice(Math.max(clause?.from ?? 0, end - reach), end)
}

/** How many tokens a speech tag may have. */
const longestTag = 9

/** `will not, the club said, sell`: where the tag inside a verb group opens; the token where there is none. */
const tagStart = ({ tokens }: Sentence, at: number): number => {
  if (tokens[at - 1]?.text !== ',') return at
  const opens = tokens.findLastIndex(({ index, text }) => index < at - 1 && at - index <= longestTag && text === ',')
  const isInVerb = auxiliaries.has(tokens[opens - 1]?.lower ?? '') || negators.has(tokens[opens - 1]?.lower ?? '')
  return isInVerb && tokens.slice(opens, at).some(({ stem }) => saying.has(stem)) ? opens : at
}

const weakNegator = new Set(['unable', 'unwilling', 'without', 'nothing', 'nobody', 'none'])
const averse = new Set(cueWords.averse)
const saying = new Set(stemsOf(speech.says))

/** `will accept no terms`, `gave no pledge`: negated by its object. */
const isOfNothing = ({ tokens }: Sentence, to: number): boolean =>
  /^(no|none|nothing|neither)$/.test(tokens[to]?.lower ?? '') && tokens[to + 1]?.kind === 'word'

/** Another act begins: `avoid sanctions by accepting`, `said nothing as the race began`; not `cannot by law accept`. */
const partsNegation = ({ lower }: Token, next: Token | undefined): boolean =>
  /^(but|and|after|before|that|when|while|where)$/.test(lower) ||
  (lower === 'by' && /ing$/.test(next?.lower ?? '')) ||
  (lower === 'as' && /^(the|its|their|his|her|it|he|she|they)$/.test(next?.lower ?? ''))

/** Is the word at `at` negated inside its clause? `nothing` and `nobody` count as subjects, `not only` does not. */
export const isNegated = (sentence: Sentence, at: number, reach = 6): boolean => {
  const words = before(sentence, at, reach)
  return words.some((token, index) => {
    if (!negators.has(token.lower) && !weakNegator.has(token.lower) && !averse.has(token.stem)) return false
    const next = words[index + 1]?.lower ?? ''
    if (token.lower === 'not' && (next === 'only' || next === 'just')) return false
    return !words
      .slice(index + 1)
      .some((other) => /^[,;:"]$/.test(other.text) || partsNegation(other, sentence.tokens[other.index + 1]))
  })
}

const perfect = /(^| )(has|have|had|is|are|hasn't|haven't|hadn't|did|didn't|does) |yet|still|so far|until now/

const isPassive = (sentence: Sentence, at: number): boolean => {
  const words = before(sentence, at, 4).filter(
    (token) => !/ly$/.test(token.lower) && !/^(not|been|being|also|already|never|then|once)$/.test(token.lower),
  )
  const last = words.at(-1)?.lower ?? ''
  const own = before(sentence, at, 3).some((token) => /^(been|being)$/.test(token.lower))
  const participle = /(ed|en|wn|ne|id|ld|ft|ut|et|ght|un|ng)$/.test(sentence.tokens[at]?.lower ?? '')
  return (
    participle &&
    (own || /^(is|are|was|were|be|got|gets|get)$/.test(last)) &&
    !/ing$/.test(sentence.tokens[at]?.lower ?? '')
  )
}

const agentAfter = (sentence: Sentence, at: number): Mention | undefined =>
  sentence.mentions.find((mention) => mention.from > at && mention.from <= at + 10 && mention.preposition === 'by')

/** The verb that gives the noun: `gave the vaccine, made by H, the green light`. */
const givingBefore = (sentence: Sentence, at: number): number | undefined => {
  for (let verb = at - 1; verb >= Math.max(0, at - 14); verb -= 1)
    if (/^(giv|give|grant|issu)$/.test(sentence.tokens[verb]?.stem ?? '')) return verb
  return undefined
}

/** Whose noun it is: `Kyiv's refusal`, `a refusal by the board`, `no reply has come from Kyiv`. */
const ownerOf = (sentence: Sentence, at: number, to: number): Actor | null => {
  const left = sentence.mentions.findLast(
    (mention) =>
      mention.to <= at &&
      at - mention.to <= 4 &&
      (mention.possessive || mention.head === 'adjective' || mention.to === at),
  )
  if (left?.possessive) return mentionActor(left)
  const right = sentence.mentions.find(
    (mention) =>
      mention.from >= to &&
      mention.from - to <= (mention.preposition === 'of' ? 4 : 9) &&
      /^(from|by|of)$/.test(mention.preposition ?? ''),
  )
  if (right) return mentionActor(right)
  if (left) return mentionActor(left)
  const giving = givingBefore(sentence, at)
  if (giving !== undefined) return subjectOf(sentence.tokens, sentence.mentions, giving)
  const clause = clauseOf(sentence, at)
  const subject = sentence.mentions.findLast(
    (mention) =>
      mention.to <= at &&
      mention.from >= (clause?.from ?? 0) &&
      at - mention.to <= 9 &&
      mention.preposition === null &&
      !mention.possessive &&
      mention.head !== 'adjective',
  )
  return subject ? mentionActor(subject) : null
}

const committing = new Set(stemsOf(cueWords.committing))

const adjunct =
  /^(not|never|on|by|at|in|this|last|late|early|percent|votes?|a|the|majority|margin|night|evening|morning|afternoon|week|today|yesterday|overwhelmingly|unanimously|narrowly)$/

/** The word that governs an infinitive: `voted on Monday to approve`, times, margins and `not` skipped. */
const governorOf = (tokens: readonly Token[], from: number): Token | undefined => {
  let at = from
  const passes = (token: Token | undefined) =>
    token !== undefined && (token.kind === 'number' || calendar.has(token.lower) || adjunct.test(token.lower))
  while (at > 0 && from - at < 7 && passes(tokens[at])) at -= 1
  return tokens[at]
}

/** `hard to refuse`, `asked to accept`: the infinitive is nobody's act. `agreed to`, `is ready to` and `will` commit. */
export const isIdle = (sentence: Sentence, at: number): boolean => {
  if (sentence.tokens[at - 1]?.lower !== 'to') return false
  const governor = governorOf(sentence.tokens, at - 2)
  const decided = sentence.tokens.slice(Math.max(0, at - 9), at - 1)
  if (decided.some((token) => /^(decision|agreement|readiness|willingness|refusal|intention)$/.test(token.stem)))
    return false
  return governor !== undefined && !committing.has(governor.stem) && !committing.has(governor.lower)
}

const conditionMarks = new RegExp(` (${cueWords.conditions.join('|')}) `)
const lower = (tokens: readonly Token[]): string => ` ${tokens.map((token) => token.lower).join(' ')} `

/** Does the sentence make the act at `at` depend on a condition stated before or after it? */
const isConditional = (sentence: Sentence, at: number): boolean => {
  const rest = sentence.tokens.slice(at, at + 45)
  const head = sentence.tokens.slice(0, at)
  if (isInverted(sentence, 0) || rest.some(({ index }) => index > at && isInverted(sentence, index))) return true
  return conditionMarks.test(lower(rest)) || /^ (if|provided|only if|once|as long as|unless) /.test(lower(head))
}

const reach = (sentence: Sentence, to: number): Token[] => {
  const end = sentence.tokens.findIndex((token) => token.index >= to && token.text === ';')
  return sentence.tokens.slice(to, Math.min(end < 0 ? to + 28 : end, to + 28))
}

const verbActor = (
  sentence: Sentence,
  at: number,
  passive: boolean,
): { actor: Actor | null; patient: Actor | null } => {
  const subject = subjectOf(sentence.tokens, sentence.mentions, at)
  if (!passive) return { actor: subject, patient: null }
  const agent = agentAfter(sentence, at)
  return { actor: agent ? mentionActor(agent) : null, patient: subject }
}

/** Cues read of one sentence, at most: one with more is a list or a dump. */
const mostActs = 24

/** Every cue of the index in the sentence, with its actor, negation, certainty and condition. */
export const findActs = <T extends { readonly noun?: boolean }>(
  sentence: Sentence,
  index: PhraseIndex<T>,
): Act<T>[] => {
  const acts: Act<T>[] = []
  for (let at = 0; at < sentence.tokens.length && acts.length < mostActs; at += 1) {
    for (const { entry, length } of phrasesAt(index, sentence.tokens, at)) {
      const to = at + length
      const passive = !entry.noun && isPassive(sentence, at)
      const { actor, patient } = entry.noun
        ? { actor: ownerOf(sentence, at, to), patient: null }
        : verbActor(sentence, at, passive)
      acts.push({
        entry,
        at,
        to,
        actor,
        passive,
        patient,
        negated: isNegated(sentence, at) || (!entry.noun && isOfNothing(sentence, to)),
        soFar: perfect.test(lower(before(sentence, at, 6))) || / (yet|still|so far) /.test(lower(sentence.tokens)),
        certainty: clauseOf(sentence, at)?.certainty ?? 'said',
        conditional: isConditional(sentence, at),
        after: reach(sentence, to),
      })
    }
  }
  return acts
}
