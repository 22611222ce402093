import words from '../../../knowledge/levels.json' with { type: 'json' }
import numbers from '../../../knowledge/numbers.json' with { type: 'json' }
import type { Certainty, Claim } from '../../domain.ts'
import { fold } from '../../text/normalise.ts'
import type { Token } from '../../text/tokens.ts'
import { adverbs, stemsOf, stopWords } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { lowerBetween, type Mention, type Sentence, type TokenSpan } from '../sentence.ts'
import { cuesOf, nearness, type Sign } from '../signs.ts'

/** The scale that the claim's value is a step of. JSON-safe. */
export interface LevelFrame {
  /** `none`: the value is no step, and nothing is read. */
  readonly scale: 'colours' | 'numbers' | 'letters' | 'notches' | 'none'
  /** Of a numbered step: `level` of `level 3`. Empty on the other scales. */
  readonly noun: string
}

/** A step of the scale where a sentence names it. */
interface Step extends TokenSpan {
  readonly value: string
}

const colours = new Set(words.colours)
const letters = new Set(words.letters)
const notches = new Set(words.notches)
const units = new Set(words.units)
const warnings = new Set(stemsOf(words.warnings))
const changes = new Set(stemsOf(words.changes))
const keeps = new Set(stemsOf(words.keeps))
const shortNouns = new Map(Object.entries(words.short))
const smallNumbers = new Map(Object.entries(numbers.small))

const oneOf = (phrases: readonly string[]): string => `(?:${phrases.join('|')})`
/** What may stand between a preposition or a verb and its step: `from a code`, `to the highest level of`. */
const filler = `(?: (?:a|an|the|its|his|their|of|at|status|code|alert|warning|level|rating|highest|lowest|current))*`
const behindFrom = new RegExp(`(?:^| )${oneOf(words.from)}${filler}$`)
const behindTo = new RegExp(`(?:^| )to${filler}$`)
const foretells = new RegExp(`(?:^| )${oneOf(words.foretells)}(?: |$)`)
const behindEnd = new RegExp(`(?:^| )${oneOf(words.ends)}${filler}$`)
const endsBehind = new RegExp(
  `^(?:[a-z]+ ){0,7}(?:is|was|were|be|been|being|has|had) ${oneOf(words.ends)}\\b(?! to\\b)`,
)
/** Words right before a lone letter or number that make it a step: `cut to A`, `from 2 to level 3`. */
const leadsIn = /^(?:to|from|at|rating|rated)$/

/** `level 3` and `Cat-4`, folded, as noun and number. */
const numbered = /^([a-z]+)[ -]([a-z]+|\d{1,2})$/

const nounOf = (word: string): string => shortNouns.get(word) ?? word.replace(/s$/, '')

/** 3 of `3`, `three` and `III`; undefined of what is no small whole number. */
const numberOf = (word: string): number | undefined => {
  if (/^\d{1,2}$/.test(word)) return Number(word)
  const roman = words.roman.indexOf(word)
  return roman < 0 ? smallNumbers.get(word) : roman + 1
}

const isLetters = (value: string): boolean => letters.has(value.replace(/[+-]$/, ''))

/** The scale a value is a step of, and the step in one spelling: `Level three` is `level 3`. */
const parsed = (value: string): LevelFrame & { readonly step: string } => {
  const folded = fold(value.trim())
  if (colours.has(folded)) return { scale: 'colours', noun: '', step: folded }
  if (notches.has(value)) return { scale: 'notches', noun: '', step: value }
  if (isLetters(value)) return { scale: 'letters', noun: '', step: value }
  const [, word = '', digits = ''] = numbered.exec(folded) ?? []
  const [noun, number] = [nounOf(word), numberOf(digits)]
  return words.nouns.includes(noun) && number !== undefined
    ? { scale: 'numbers', noun, step: `${noun} ${number}` }
    : { scale: 'none', noun: '', step: folded }
}

/** Nothing that a colour or number would describe comes next: a mark, a small word, an adverb. */
const standsAlone = (next: Token | undefined): boolean =>
  next === undefined || next.kind === 'mark' || stopWords.has(next.lower) || adverbs.has(next.lower)

const isWarning = (token: Token | undefined): boolean => token !== undefined && warnings.has(token.stem)

/** `orange alert`, `orange flood warning`: a word of warning right behind, one or two nouns between. */
const warnsBehind = (tokens: readonly Token[], at: number): boolean => {
  const behind = tokens.slice(at, at + 3).filter(({ text }) => text !== '-')
  const end = behind.findIndex((token) => standsAlone(token) && !isWarning(token))
  return behind.slice(0, end < 0 ? behind.length : end).some(isWarning)
}

/** `Yellow River`: both words with a capital, where not every word of the line has one. */
const isInName = ({ tokens, place }: Sentence, at: number): boolean =>
  place !== 'title' && tokens[at]?.capital === true && tokens[at + 1]?.capital === true && !isWarning(tokens[at + 1])

/** `orange` of a warning; not of an `orange coat` or the `Red Cross`. */
const colourAt = (sentence: Sentence, at: number): Step | undefined => {
  const { tokens } = sentence
  const token = tokens[at]
  if (token === undefined || !colours.has(token.lower) || isInName(sentence, at)) return undefined
  const beside = isWarning(tokens[at - 1]) || warnsBehind(tokens, at + 1)
  return beside || standsAlone(tokens[at + 1]) ? { value: token.lower, from: at, to: at + 1 } : undefined
}

/** `level 3`, `Category-4`, `stage two`; or the number alone: `raised from 2 to 3`, where the noun stands before. */
const numberAt = ({ tokens }: Sentence, at: number, noun: string): Step | undefined => {
  const behind = tokens[at + 1]?.text === '-' ? at + 2 : at + 1
  const named = nounOf(tokens[at]?.lower ?? '') === noun
  const lone = leadsIn.test(tokens[at]?.lower ?? '') && tokens[at]?.lower !== 'at'
  const number = numberOf(tokens[behind]?.lower ?? '')
  const next = tokens[behind + 1]
  const isPronoun = tokens[behind]?.text === 'I' && tokens[at]?.capital !== true
  if (number === undefined || isPronoun || units.has(next?.lower ?? '')) return undefined
  const step = { value: `${noun} ${number}`, from: behind, to: behind + 1 }
  if (named) return { ...step, from: at }
  const hasNoun = tokens.slice(0, at).some(({ lower }) => nounOf(lower) === noun)
  return lone && hasNoun && standsAlone(next) ? step : undefined
}

/** The sign of a rating: `-` of `AA-`, `AA minus` and `AA-minus`; none of `AA-rated`. */
const signAt = (tokens: readonly Token[], at: number): { readonly sign: string; readonly to: number } => {
  const [own, next, third] = [tokens[at], tokens[at + 1], tokens[at + 2]]
  const word = next?.text === '-' ? third : next
  const named = ['plus', 'minus'].indexOf(word?.lower ?? '')
  if (word !== undefined && named >= 0) return { sign: '+-'[named] ?? '', to: word.index + 1 }
  const touches = next?.start === own?.end && (next?.text === '+' || next?.text === '-')
  const joins = third?.kind === 'word' && third.start === next?.end
  return touches && !joins ? { sign: next?.text ?? '', to: at + 2 } : { sign: '', to: at + 1 }
}

const ratingAt = ({ tokens }: Sentence, at: number, scale: LevelFrame['scale']): Step | undefined => {
  const token = tokens[at]
  if (token === undefined) return undefined
  if (scale === 'notches') return notches.has(token.text) ? { value: token.text, from: at, to: at + 1 } : undefined
  if (!letters.has(token.text)) return undefined
  const { sign, to } = signAt(tokens, at)
  const isLone = token.text.length === 1 && sign === ''
  return isLone && !leadsIn.test(tokens[at - 1]?.lower ?? '')
    ? undefined
    : { value: `${token.text}${sign}`, from: at, to }
}

const stepAt = (sentence: Sentence, at: number, { scale, noun }: LevelFrame): Step | undefined => {
  if (scale === 'colours') return colourAt(sentence, at)
  return scale === 'numbers' ? numberAt(sentence, at, noun) : ratingAt(sentence, at, scale)
}

const stepsIn = (sentence: Sentence, frame: LevelFrame): Step[] =>
  frame.scale === 'none' ? [] : sentence.tokens.flatMap(({ index }) => stepAt(sentence, index, frame) ?? [])

/** How far before a step its preposition and its verb may stand. */
const reach = 8

const wordsBefore = (sentence: Sentence, { from }: Step): string => lowerBetween(sentence, from - reach, from)

const hasBefore = ({ tokens }: Sentence, { from }: Step, stems: ReadonlySet<string>): boolean =>
  tokens.slice(Math.max(0, from - reach), from).some(({ stem }) => stems.has(stem))

/** `the yellow warning was raised to orange`, `cut the red warning to yellow`: another step takes the place of this one. */
const isLeft = (sentence: Sentence, step: Step, steps: readonly Step[]): boolean =>
  !behindTo.test(wordsBefore(sentence, step)) &&
  steps.some(
    (other) =>
      other.from > step.to &&
      sentence.clauseOf[other.from] === sentence.clauseOf[step.from] &&
      behindTo.test(wordsBefore(sentence, other)) &&
      (hasBefore(sentence, step, changes) || hasBefore(sentence, other, changes)),
  )

/** The step held before: `from yellow`, `replacing level 2`, `the red alert was lifted`. */
const isFormer = (sentence: Sentence, step: Step, steps: readonly Step[]): boolean => {
  const before = wordsBefore(sentence, step)
  return (
    behindFrom.test(before) ||
    behindEnd.test(before) ||
    endsBehind.test(lowerBetween(sentence, step.to, step.to + reach + 2)) ||
    isLeft(sentence, step, steps)
  )
}

/** Do the subject's own words name it? The holder tells of others too, and of a claim without a name it is the name. */
const isOwn = ({ from, party }: Mention, { match, subject, isHolder }: Setting): boolean =>
  match.at.includes(from) || (subject.names.length === 0 && isHolder(party))

/** Some other place, storm or state: nobody who speaks, and nothing the article names beside the subject. */
const isOther = (mention: Mention, setting: Setting): boolean =>
  mention.type !== 'person' &&
  mention.head === null &&
  /\p{Lu}/u.test(mention.text) &&
  !isOwn(mention, setting) &&
  !setting.isHolder(mention.party) &&
  !setting.subject.context.names.includes(mention.name)

/** How far behind a step the name may stand that it belongs to. */
const nextReach = 6

/** Words that part a step from the name behind it: `orange, but raised that for Osk`. */
const parts = /^(?:[,;:]|but|and|while|that|as)$/

/** `a red alert for Osk`, `Ostria was raised to AA`: the step of something else, where the subject is not named before. */
const isElsewhere = (sentence: Sentence, step: Step, setting: Setting): boolean => {
  const { mentions, clauseOf, tokens } = sentence
  const behind = mentions.find(
    ({ from, preposition }) =>
      from >= step.to &&
      from - step.to <= nextReach &&
      /^(?:for|in|across|around)$/.test(preposition ?? '') &&
      !tokens.slice(step.to, from).some(({ lower }) => parts.test(lower)),
  )
  if (behind !== undefined && (isOwn(behind, setting) || isOther(behind, setting))) return isOther(behind, setting)
  const before = mentions.filter(({ to }) => to <= step.from)
  const near = before.findLast((mention) => isOwn(mention, setting) || isOther(mention, setting))
  if (near?.preposition === 'for' || near?.preposition === 'of') return !isOwn(near, setting)
  return (
    !before.some((mention) => isOwn(mention, setting)) &&
    before.some((mention) => clauseOf[mention.from] === clauseOf[step.from] && isOther(mention, setting))
  )
}

/** Where the last verb of change or keeping before a step stands. */
const verbBefore = ({ tokens }: Sentence, { from }: Step): number | undefined =>
  tokens.findLast(({ index, stem }) => index < from && from - index <= reach && (changes.has(stem) || keeps.has(stem)))
    ?.index

/** `is not at level 4`, `did not raise the alert for the volcano to level 4`. */
const isDenied = (sentence: Sentence, step: Step): boolean => {
  const verb = verbBefore(sentence, step)
  return isNegated(sentence, step.from) || (verb !== undefined && isNegated(sentence, verb, 4))
}

/** Denied, or only foretold: `is expected to become a category 5 storm`. */
const certaintyOf = (sentence: Sentence, step: Step): Certainty | undefined => {
  if (isDenied(sentence, step)) return 'denied'
  return foretells.test(wordsBefore(sentence, step)) ? 'conditional' : undefined
}

/** `orange alert`, `level 3`, `rating at AA-`: a word of the scale right beside. */
const isNamed = ({ tokens }: Sentence, { from, to }: Step, { noun }: LevelFrame): boolean =>
  tokens.slice(Math.max(0, from - 2), to + 2).some((token) => isWarning(token) || nounOf(token.lower) === noun)

const nearSubject = ({ from, to }: Step, { match }: Setting): number => {
  const gaps = match.at.filter((at) => at < from || at >= to).map((at) => (at < from ? from - at : at - to + 1))
  return nearness(Math.min(Number.POSITIVE_INFINITY, ...gaps) - 1)
}

/** What a sentence is read for. */
interface Scene {
  readonly sentence: Sentence
  readonly frame: LevelFrame
  readonly setting: Setting
  readonly steps: readonly Step[]
}

const signsOf = ({ sentence, frame, setting, steps }: Scene, step: Step): readonly Sign[] => [
  ['near', 'how near a word of the subject stands', nearSubject(step, setting)],
  ['named', 'a word of the scale stands right beside', isNamed(sentence, step, frame)],
  ['changed', 'behind a verb of change', hasBefore(sentence, step, changes)],
  ['kept', 'behind a verb of keeping', hasBefore(sentence, step, keeps)],
  ['others', 'another step stands in the sentence', steps.some(({ value }) => value !== step.value)],
]

const answerOf = (scene: Scene, step: Step): Answer => {
  const { sentence, steps } = scene
  const certainty = certaintyOf(sentence, step)
  return {
    value: step.value,
    span: { from: step.from, to: step.to },
    settled: sentence.clauses[sentence.clauseOf[step.from] ?? 0]?.certainty === 'said',
    cues: cuesOf('level', step, signsOf(scene, step)),
    ...(certainty && { certainty }),
    ...(isFormer(sentence, step, steps) && { former: true }),
  }
}

const faultOf = (claim: Claim) => ({
  path: 'value',
  message: `"${claim.value}" is no step on a scale`,
  fix: 'Write a colour, a noun with its number or a rating, such as `orange`, `level 3` or `AA-`.',
  severity: 'error' as const,
})

/** A step on a named scale: a warning's colour, a storm's category, a credit rating. Steps of other scales say nothing. */
export const level: Kind<LevelFrame> = {
  name: 'level',
  summary: 'a step on a scale: the colour of a warning, the category of a storm, a credit rating',
  compile: (claim) => {
    const { scale, noun } = parsed(claim.value)
    return { scale, noun }
  },
  lint: (claim) => (parsed(claim.value).scale === 'none' ? [faultOf(claim)] : []),
  read: (sentence, frame, setting) => {
    if (!setting.match.about) return []
    const steps = stepsIn(sentence, frame).filter((step) => !isElsewhere(sentence, step, setting))
    return steps.map((step) => answerOf({ sentence, frame, setting, steps }, step))
  },
  compare: (_claim, current, heard) => (parsed(current).step === parsed(heard).step ? 'same' : 'different'),
}
