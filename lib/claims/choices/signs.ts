import { isNegated } from '../acts.ts'
import type { Setting } from '../kind.ts'
import type { Cue, Sentence, TokenSpan } from '../sentence.ts'
import { cuesOf, type Sign } from '../signs.ts'
import type { ChoiceFrame } from './frame.ts'
import { gives, hitsIn, joins, leaves, stays, takes, wishes } from './lexicon.ts'
import { type Match, nameAt } from './match.ts'

/** Tokens at which an attachment counts half. */
const HALFWAY = 8

const nearness = (distance: number): number => 1 / (1 + Math.max(0, distance) / HALFWAY)

/** How a name is tied to who or what the claim is about. */
export type NameTie = 'has' | 'leaves' | 'none'

const clauseOf = (sentence: Sentence, at: number) => sentence.clauses[sentence.clauseOf[at] ?? 0]

const wordAt = (sentence: Sentence, at: number): string => sentence.tokens[at]?.lower ?? ''

/** `from L`, `over L`, `agreed with L to sign him`; but `buys the ships from L`. */
const isSeller = (sentence: Sentence, name: TokenSpan): boolean => {
  const before = wordAt(sentence, name.from - 1)
  const after = `${wordAt(sentence, name.to)} ${wordAt(sentence, name.to + 1)}`
  if (before === 'with' && /^(to sign|to buy|over |for )/.test(after)) return true
  if (before === 'from') return hitsIn(sentence, gives, name.from - 8, name.from).length === 0
  return /^(over|against)$/.test(before)
}

/** `is an L player`, `the new L coach`. */
const isMember = (sentence: Sentence, name: TokenSpan): boolean =>
  /^(player|man|striker|forward|defender|keeper|coach|manager|boss|member|candidate|minister|shirt|jersey)$/.test(
    wordAt(sentence, name.to),
  ) &&
  sentence.tokens.slice(Math.max(0, name.from - 4), name.from).some((token) => /^(be|becom|new|wear)$/.test(token.stem))

/** `L is the new coach`: the name is what the claim asks for. */
const isIt = (sentence: Sentence, name: TokenSpan, setting: Setting): boolean =>
  sentence.tokens.slice(name.to, name.to + 3).some((token) => /^(be|becom|remain)$/.test(token.stem)) &&
  setting.match.at.some((at) => at > name.to && at <= name.to + 8)

/** What a name takes is what the claim is about. */
const hasObject = (sentence: Sentence, verb: TokenSpan, setting: Setting): boolean =>
  setting.match.at.some((at) => at >= verb.to && at <= verb.to + 8) ||
  sentence.tokens.slice(verb.to, verb.to + 2).some((token) => /^(him|her|them|it)$/.test(token.lower))

/** Tokens between a name and the verb by which it stays: `L, the partner since May, stays on board`. */
const STAYING_REACH = 8

/** `joins L`, `L sign him`, `leaves L`, `from L`, `stays at L`: the verb nearest to the name says which. */
export const nameTie = (sentence: Sentence, name: TokenSpan, setting: Setting): NameTie => {
  const clause = clauseOf(sentence, name.from) ?? { from: 0, to: sentence.tokens.length }
  const from = Math.max(clause.from, name.from - 8)
  const to = Math.min(clause.to, name.to + 12)
  if (isSeller(sentence, name)) return 'leaves'
  if (isMember(sentence, name) || isIt(sentence, name, setting)) return 'has'
  const ties = (
    [
      ['has', hitsIn(sentence, joins, from, name.from)],
      ['has', hitsIn(sentence, gives, from, name.from)],
      ['has', hitsIn(sentence, stays, from, name.from)],
      ['has', hitsIn(sentence, stays, name.to, Math.min(to, name.to + STAYING_REACH))],
      ['leaves', hitsIn(sentence, leaves, from, name.from)],
      ['has', hitsIn(sentence, takes, name.to, to).filter((hit) => hasObject(sentence, hit, setting))],
    ] as const
  ).flatMap(([tie, hits]) =>
    hits
      .filter((hit) => !isNegated(sentence, hit.from, 5))
      .map((hit) => ({ tie, at: hit.from < name.from ? name.from - hit.to : hit.from - name.to })),
  )
  return ties.toSorted((a, b) => a.at - b.at)[0]?.tie ?? 'none'
}

/** Tokens to the nearest word or name of the claim outside the phrase. */
const subjectDistance = (match: Match, setting: Setting): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...setting.match.at
      .filter((at) => at < match.from || at >= match.to)
      .map((at) => (at < match.from ? match.from - at : at - match.to + 1)),
  )

/** `red alert for Mount Keda`: whose it is, right behind. */
const besideOther = (sentence: Sentence, match: Match, setting: Setting): boolean =>
  sentence.mentions.some(
    (mention) =>
      mention.from >= match.to &&
      mention.from - match.to <= 2 &&
      /^(for|of|at|in|on|against|to)$/.test(mention.preposition ?? '') &&
      !setting.isHolder(mention.party) &&
      !setting.match.at.some((at) => at >= mention.from && at < mention.to),
  )

const isApart = (match: Match, clause: TokenSpan, setting: Setting): boolean =>
  !setting.match.at.some(
    (at) => at >= clause.from && at < clause.to && (at < match.anchor.from || at >= match.anchor.to),
  )

/** The holder or a name of the claim is the subject of the clause. */
const ownerLeads = (sentence: Sentence, clause: TokenSpan, setting: Setting): boolean => {
  const first = sentence.mentions.find(
    ({ from, to, preposition, head }) =>
      from >= clause.from && to <= clause.to && preposition === null && head !== 'adjective',
  )
  return first !== undefined && (setting.isHolder(first.party) || setting.match.names.includes(first.name))
}

/** Tokens between what gives an option up and the option. */
const givingUpReach = 4

const isPassive = (sentence: Sentence, at: number): boolean =>
  sentence.tokens.slice(Math.max(0, at - 3), at).some(({ lower }) => /^(is|are|was|were|been|be|being)$/.test(lower))

/** `lifts the recall`, `broke the rules of house arrest`, `the recall was cancelled`: the option is what is given up. */
export const isGivenUp = (sentence: Sentence, { anchor, pattern }: Match): boolean =>
  hitsIn(sentence, leaves, anchor.from - givingUpReach, anchor.from).some(
    ({ from, to }) =>
      to <= anchor.from &&
      !isNegated(sentence, from, 4) &&
      !pattern.units.some(({ stems }) => stems.includes(sentence.tokens[from]?.stem ?? '')),
  ) ||
  hitsIn(sentence, leaves, anchor.to, anchor.to + givingUpReach).some(
    ({ from }) => isPassive(sentence, from) && !isNegated(sentence, from, 4),
  )

/** What is left of an option's phrase where little of the subject stands by it, or one word alone. */
const strengthOf = ({ coverage, found }: Match, { match }: Setting): number =>
  coverage * Math.min(1, 0.4 + match.here) * (found === 1 ? 0.7 : 1)

const wordSigns = (match: Match, all: readonly Match[], setting: Setting): Sign[] => {
  const others = all.filter((other) => other !== match)
  return [
    ['coverage', 'how much of a phrase of the option stands there', match.coverage],
    ['exact', `reads as ${match.pattern.option}`, match.exact],
    ['single', 'one word alone', match.found === 1],
    ['strength', "how much of it stands there with the claim's subject", strengthOf(match, setting)],
    ['tight', 'how close its words stand', match.found / Math.max(match.found, match.to - match.from)],
    ['rivals', 'other options stand beside it', Math.min(2, others.length) / 2],
  ]
}

/** A word of wishing before or in the clause, outside the phrase itself: `on request` is a way of exchanging. */
const isWished = (sentence: Sentence, match: Match, clause: TokenSpan): boolean =>
  hitsIn(sentence, wishes, 0, clause.to).some(({ from }) => from < match.from || from >= match.to)

/** What the sentence says for and against its giving the option. */
export const signsOf = (
  sentence: Sentence,
  match: Match,
  all: readonly Match[],
  frame: ChoiceFrame,
  setting: Setting,
): Cue[] => {
  const clause = clauseOf(sentence, match.from) ?? { from: 0, to: sentence.tokens.length }
  const option = match.pattern.option
  const name = frame.names.includes(option) ? nameAt(sentence, option) : undefined
  const signs: Sign[] = [
    ...wordSigns(match, all, setting),
    ['near', "how near the claim's own words stand", nearness(subjectDistance(match, setting))],
    ['wish', 'only wished or guessed', !frame.wish && isWished(sentence, match, clause)],
    ['owner-leads', "the holder or a name of the claim is the clause's subject", ownerLeads(sentence, clause, setting)],
    ['beside-other', 'a name that is not of the claim stands right behind', besideOther(sentence, match, setting)],
    ['apart', "none of the claim's own words in its clause", isApart(match, clause, setting)],
    ['name-none', 'the name is tied by no verb', name !== undefined && nameTie(sentence, name, setting) === 'none'],
  ]
  return cuesOf('choice', match, signs)
}
