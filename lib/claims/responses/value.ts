import conditionWords from '../../../knowledge/acts.json' with { type: 'json' }
import { determiners } from '../../text/words.ts'
import type { Act } from '../acts.ts'
import { calendar } from '../read/mentions.ts'
import type { Sentence } from '../sentence.ts'
import { type Cueing, type ResponseValue, readyStems } from './lexicon.ts'

const talk =
  /^(comment|say|answer|confirm|anticipate|discuss|be|give|provide|elaborate|speculate|disclose|reveal|name|identify|respond|speak|talk|rule|reply|go|offer|specify|predict|address|explain|detail|share|make)$/

/** Tokens before the cue whose stems match. */
const before = (act: Act<Cueing>, sentence: Sentence, pattern: RegExp, reach = 3): boolean =>
  sentence.tokens
    .slice(Math.max(0, act.at - reach), act.at)
    .some((token) => pattern.test(token.stem) || pattern.test(token.lower))

const declinesToTalk = (act: Act<Cueing>, sentence: Sentence): boolean => {
  if (!/^(declin|refus)$/.test(sentence.tokens[act.at]?.stem ?? '')) return false
  const [first, second] = act.after
  if (first?.lower === 'to') return talk.test(second?.stem ?? '')
  return first?.kind === 'word' && talk.test(first.stem)
}

const words =
  /^(that|having|report|claim|allegation|suggestion|rumour|rumor|accusation|critic|criticism|speculation|notion|charge)$/

/** `denied that it had promised`, `dismissed reports`: words are denied, no proposal. */
const deniesWords = (act: Act<Cueing>, sentence: Sentence): boolean => {
  if (!/^(deny|dismiss|reject)$/.test(sentence.tokens[act.at]?.stem ?? '')) return false
  const object = act.after.find((token) => token.kind === 'word' && !determiners.has(token.lower))?.stem ?? ''
  return !/^(idea|suggestion)$/.test(object) && act.after.slice(0, 3).some((token) => words.test(token.stem))
}

const willWords = /^(will|would|'ll|going|shall|won't|wouldn't)$/

const giving =
  /^(giv|grant|win|receiv|get|secur|issu|obtain|hav|come|confirm|offer|gain|land|bring|deliver|pass|final)$/
const stillWanting = / (?:is|are|was|were|remains?) (?:still )?(?:required|needed|sought|pending|awaited|outstanding) /

/** `consent from the ministry is still required`: the noun of accepting is only wanted. */
const isStillWanted = (act: Act<Cueing>): boolean =>
  stillWanting.test(
    ` ${act.after
      .slice(0, 10)
      .map((token) => token.lower)
      .join(' ')} `,
  )

const wanting =
  /^(seek|need|want|await|requir|apply|request|pend|without|lack|ask|hop|expect|before|until|application|bid|urg|call|wait|demand|subject|pass|push|win back)$/
const ending = /^(withdraw|revok|rescind|renege|cancel|retract|suspend|lift|lose|lost)$/

/** `a proposal for an agreement`, `the draft agreement`: a deal. `its agreement`, `agreement to the plan` is consent. */
const isDeal = (act: Act<Cueing>, { tokens }: Sentence): boolean =>
  tokens[act.at]?.stem === 'agreement' &&
  !(tokens[act.at - 1]?.possessive || /^(its|their|his|her|our|in)$/.test(tokens[act.at - 1]?.lower ?? '')) &&
  !/^(to|from|by)$/.test(act.after[0]?.lower ?? '')

/** `sought approval`: what is only wanted is not given; `withdrew its consent`, `went back on her agreement` ends it. */
const acceptingNoun = (act: Act<Cueing>, sentence: Sentence): ResponseValue | null => {
  if (
    before(act, sentence, ending, 4) ||
    / back on /.test(
      ` ${sentence.tokens
        .slice(Math.max(0, act.at - 4), act.at)
        .map((token) => token.lower)
        .join(' ')} `,
    )
  )
    return act.negated ? null : 'rejected'
  if (before(act, sentence, /^(price|condition|term|return|exchang)$/, 4)) return 'conditional'
  if (isStillWanted(act) || isDeal(act, sentence)) return null
  return before(act, sentence, wanting, 4) && !before(act, sentence, giving, 4) ? null : accepting(act, sentence)
}

/** `The damage was serious, he conceded`: who says it. */
const isTag = (act: Act<Cueing>, { tokens }: Sentence): boolean =>
  /^(he|she|it|they)$/.test(tokens[act.at - 1]?.lower ?? '') &&
  /^[,"']$/.test(tokens[act.at - 2]?.text ?? '') &&
  /^[.,;]$/.test(act.after[0]?.text ?? '.')

/** `agreed that the price was fair`: an opinion. */
const isOpinion = (act: Act<Cueing>, sentence: Sentence): boolean =>
  /^(agre|conced|confirm|support|maintain)$/.test(sentence.tokens[act.at]?.stem ?? '') &&
  (act.after[0]?.lower === 'that' || isTag(act, sentence))

/** `set free as agreed`, `the prices agreed in spring are too low`: what was agreed, and nobody who agrees. */
const isAgreedThing = (act: Act<Cueing>, { tokens }: Sentence): boolean => {
  if (!/ed$/.test(tokens[act.at]?.lower ?? '')) return false
  if (tokens[act.at - 1]?.lower === 'as') return true
  if (
    act.passive ||
    !act.actor?.thing ||
    !/^(agreed|adopted|endorsed|permitted|allowed)$/.test(tokens[act.at]?.lower ?? '')
  )
    return false
  const stop = act.after.findIndex(
    ({ kind, lower }) => kind === 'mark' || /^(by|to|that|and|but|it|he|she|they)$/.test(lower),
  )
  const tail = act.after.slice(0, stop < 0 ? 8 : Math.min(stop, 8))
  return tail.some(({ lower }) => /^(is|are|was|were|has|have|had|will|would)$/.test(lower))
}

const deliberating = /^(consider|study|examin|review|weigh|ponder|discuss|debat|evaluat|assess|mull|analys|analyz)$/

/** `agreed to vote on the offer`, `agreed on Friday to consider it`: how it will be answered, and no answer yet. */
const isOnlyProcedure = ({ at, after }: Act<Cueing>, { tokens }: Sentence): boolean => {
  const to = after.slice(0, 4).findIndex(({ lower }) => !(lower === 'on' || calendar.has(lower)))
  const [infinitive, verb, next] = after.slice(Math.max(0, to))
  if (tokens[at]?.stem !== 'agre' || infinitive?.lower !== 'to' || verb === undefined) return false
  return deliberating.test(verb.stem) || (verb.stem === 'vot' && next?.lower === 'on')
}

/** `resisted it until last week`: no longer. */
const isOver = (act: Act<Cueing>, sentence: Sentence): boolean =>
  /(ed|held out)$/.test(sentence.tokens[act.at]?.lower ?? '') &&
  act.after.slice(0, 2).some(({ lower }) => /^(until|till)$/.test(lower))

const accepting = (act: Act<Cueing>, sentence: Sentence): ResponseValue | null => {
  if (isOpinion(act, sentence) || isAgreedThing(act, sentence) || isOnlyProcedure(act, sentence)) return null
  if (before(act, sentence, /^(refus|declin|reluctant|unwill|unabl|loath|refrain|against|reject|oppos)$/))
    return 'rejected'
  if (!act.negated) return 'accepted'
  return act.soFar && !before(act, sentence, willWords, 5) && !isNotTo(act, sentence) ? 'none' : 'rejected'
}

/** `has decided not to accept`. */
const isNotTo = ({ at }: Act<Cueing>, { tokens }: Sentence): boolean =>
  tokens[at - 1]?.lower === 'to' && /^(not|never)$/.test(tokens[at - 2]?.lower ?? '')

const rejecting = (act: Act<Cueing>, sentence: Sentence): ResponseValue | null => {
  if (declinesToTalk(act, sentence) || deniesWords(act, sentence) || isOver(act, sentence)) return null
  if (act.entry.said)
    return act.soFar && act.negated && before(act, sentence, /^(not|haven't|hasn't|nor|neither|yet)$/, 6)
      ? 'none'
      : 'rejected'
  return act.negated ? null : 'rejected'
}

const deed = (act: Act<Cueing>, sentence: Sentence): ResponseValue | null => {
  const accepts = act.entry.class === 'deed-accept'
  if (act.negated) return accepts ? 'rejected' : null
  if (before(act, sentence, /^(refus|reject|dismiss|declin|against|rule|out)/, 4)) return accepts ? 'rejected' : null
  return accepts ? 'accepted' : 'rejected'
}

/** Does the holder commit to the deed: `will`, `is ready to`, `voted to`, or a phrase that is a deed by itself? */
export const isCommitted = (act: Act<Cueing>, sentence: Sentence): boolean =>
  act.to - act.at > 1 ||
  sentence.tokens
    .slice(Math.max(0, act.at - 4), act.at)
    .some(
      (token) =>
        willWords.test(token.lower) ||
        readyStems.has(token.stem) ||
        /^(vot|decid|agre|confirm|announc|set|choos|opt)$/.test(token.stem),
    )

const deferrable = /^(decision|answer|ruling|rul|response|reply|verdict|vot|ballot|judgment|judgement)$/

/** The value each class of cue gives; null when it is no answer where it stands. */
const readers: Readonly<Record<Cueing['class'], (act: Act<Cueing>, sentence: Sentence) => ResponseValue | null>> = {
  accept: (act, sentence) => (act.entry.noun ? acceptingNoun(act, sentence) : accepting(act, sentence)),
  reject: rejecting,
  mutual: (act, sentence) => (act.negated ? (act.soFar ? 'none' : null) : accepting(act, sentence)),
  hinder: (act, sentence) => {
    if (act.negated) return act.soFar ? null : 'accepted'
    return isOver(act, sentence) ? null : 'rejected'
  },
  reply: (act, sentence) =>
    act.negated || before(act, sentence, /^(yet|no|await|without|wait|for|neither|still|before|until)$/)
      ? 'none'
      : null,
  silent: (act) => (act.negated ? null : 'none'),
  unsettled: () => 'none',
  defer: (act) => (act.after.slice(0, 4).some((token) => deferrable.test(token.stem)) ? 'none' : null),
  terms: (act) => (act.negated ? null : 'conditional'),
  ready: (act) => (act.negated || !act.conditional ? null : 'conditional'),
  'verdict-accept': (act) => (act.negated ? 'rejected' : 'accepted'),
  'verdict-reject': (act) => (act.negated ? null : 'rejected'),
  'deed-accept': deed,
  'deed-reject': deed,
}

/** `neither accepted nor rejected`, `has not said yes and has not said no`: no answer so far. */
export const deniesBoth = (acts: readonly Act<Cueing>[]): boolean =>
  acts.some((act) => act.entry.class === 'accept' && act.negated) &&
  acts.some((act) => act.entry.class === 'reject' && act.negated)

/** `turned`, `rejected`: done, so that an `if` later in the sentence is no condition of it. */
const isDone = (act: Act<Cueing>, sentence: Sentence): boolean => {
  const word = sentence.tokens[act.at]
  return word !== undefined && word.stem !== word.lower && !/(s|ing|e)$/.test(word.lower)
}

const strict = new RegExp(` (${conditionWords.strongConditions.join('|')}) `)

/** `approved it on condition that`: a plain `if` after a past act sets none. */
const isStrictlyConditional = (act: Act<Cueing>): boolean =>
  strict.test(` ${act.after.map((token) => token.lower).join(' ')} `)

/** `says yes, but`. */
const isYesBut = ({ entry, after }: Act<Cueing>): boolean =>
  entry.said === true && after.slice(0, 2).some(({ lower }) => lower === 'but')

const demanding = /^(want|demand|ask|insist|seek|requir|need|expect)$/

/** `wants an apology before it takes part`: what is demanded first is a condition. */
const isDemandedFirst = (act: Act<Cueing>, sentence: Sentence): boolean => {
  const { tokens } = sentence
  const at = tokens.findLastIndex(({ index, lower }) => lower === 'before' && index < act.at && act.at - index <= 4)
  return (
    at > 0 &&
    /^(it|he|she|they)$/.test(tokens[at + 1]?.lower ?? '') &&
    tokens.slice(Math.max(0, at - 14), at).some(({ stem }) => demanding.test(stem))
  )
}

/** What the act answers, by its own words, negation and condition; null when it is no answer. */
export const answerIn = (act: Act<Cueing>, sentence: Sentence, neither: boolean): ResponseValue | null => {
  if (neither && /^(accept|reject)$/.test(act.entry.class)) return 'none'
  const plain = readers[act.entry.class](act, sentence)
  if (plain === 'accepted' && (isYesBut(act) || isDemandedFirst(act, sentence))) return 'conditional'
  if (!act.conditional || plain === null || plain === 'none') return plain
  if (isDone(act, sentence)) return plain === 'accepted' && isStrictlyConditional(act) ? 'conditional' : plain
  return 'conditional'
}
