import type { Claim } from '../../domain.ts'
import { negators } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import { type ChoiceFrame, choiceFrame } from '../choices/frame.ts'
import { type Match, matchesIn, nameAt } from '../choices/match.ts'
import { isGivenUp, nameTie, signsOf } from '../choices/signs.ts'
import type { Answer, ClaimFault, Kind, Setting } from '../kind.ts'
import { insteadOf } from '../places/lexicon.ts'
import { isRefuted } from '../propositions/polarity.ts'
import { lowerBetween, type Sentence } from '../sentence.ts'

const faults = (claim: Claim): ClaimFault[] => {
  const options = Object.keys(claim.options ?? {})
  if (options.length < 2)
    return [
      {
        path: 'options',
        message: 'a choice needs at least two options',
        fix: 'List each option with the phrases by which news gives that answer.',
        severity: 'error',
      },
    ]
  if (options.includes(claim.value)) return []
  return [
    {
      path: 'value',
      message: `"${claim.value}" is none of the options`,
      fix: `Use one of ${options.join(', ')}.`,
      severity: 'error',
    },
  ]
}

/** `not in custody`, `pleads not guilty`, `rather than red`: said of an option only to exclude it. */
const isExcluded = (sentence: Sentence, match: Match): boolean =>
  !match.pattern.units.some((unit) => unit.negator) &&
  (insteadOf.test(lowerBetween(sentence, match.from - 3, match.from)) ||
    isNegated(sentence, match.from, 5) ||
    isNegated(sentence, match.anchor.from, 4) ||
    sentence.tokens.slice(match.from, match.to).some((token) => negators.has(token.lower)))

const unlike = /(^| )(unlike|no longer|far from|anything but)( \w+)?$/

/** `Norrvik denies that a recall is prepared`, `unlike the loan`. */
const isDenied = (sentence: Sentence, match: Match): boolean =>
  isExcluded(sentence, match) ||
  isGivenUp(sentence, match) ||
  isRefuted(sentence, match.anchor.from) ||
  unlike.test(lowerBetween(sentence, match.from - 4, match.from))

/** Options whose phrases deny what the excluded option says: `no recall` where a recall is ruled out. */
const denialsOf = (match: Match, frame: ChoiceFrame): Match[] => {
  const { unit } = match.anchor
  const denying = frame.patterns.find(
    ({ option, units }) =>
      option !== match.pattern.option &&
      units.some(({ negator }) => negator) &&
      units.some(({ stem }) => stem === unit.stem),
  )
  return denying ? [{ ...match, pattern: denying, exact: false }] : []
}

/** A name that somebody leaves is no answer. */
const isLeft = (sentence: Sentence, match: Match, frame: ChoiceFrame, setting: Setting): boolean => {
  const name = frame.names.includes(match.pattern.option) ? nameAt(sentence, match.pattern.option) : undefined
  return name !== undefined && nameTie(sentence, name, setting) === 'leaves'
}

/** `open` inside `partly open`: said as a part of another option's phrase, which stands there whole. */
const isPartOf = (match: Match, other: Match): boolean =>
  other.exact && other.found > match.found && other.from <= match.from && other.to >= match.to

const answerOf = (
  sentence: Sentence,
  match: Match,
  all: readonly Match[],
  frame: ChoiceFrame,
  setting: Setting,
): Answer => {
  const clause = sentence.clauses[sentence.clauseOf[match.from] ?? 0]
  const denies = match.pattern.units.some(({ negator }) => negator)
  return {
    value: match.pattern.option,
    ...(denies && clause?.certainty === 'denied' ? { certainty: 'said' as const } : {}),
    span: { from: match.from, to: match.to },
    settled: clause?.certainty === 'said',
    cues: signsOf(sentence, match, all, frame, setting),
  }
}

/** One of the user's own options, by the phrases by which news gives it, their words and what says the same. */
export const choice: Kind<ChoiceFrame> = {
  name: 'choice',
  summary: "one of the watch's own options, by the phrases the watch lists",
  compile: choiceFrame,
  lint: faults,
  read: (sentence, frame, setting) => {
    if (!setting.match.about) return []
    const found = matchesIn(sentence, frame)
    const excluded = found.filter((match) => isDenied(sentence, match))
    const said = found.filter(
      (match) =>
        !excluded.includes(match) &&
        !isLeft(sentence, match, frame, setting) &&
        !found.some((other) => isPartOf(match, other)),
    )
    const denied = excluded
      .flatMap((match) => denialsOf(match, frame))
      .filter(({ pattern }) => !said.some((match) => match.pattern.option === pattern.option))
    const all = [...said, ...denied]
    return all.map((match) => answerOf(sentence, match, all, frame, setting))
  },
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
