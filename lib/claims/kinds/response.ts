import type { Claim } from '../../domain.ts'
import { adverbs, auxiliaries, determiners, prepositions } from '../../text/words.ts'
import { type Act, findActs, isIdle } from '../acts.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { type Answerer, answererOf, holderSpeaks, isReason } from '../responses/answerer.ts'
import { cuesOf, type ResponseFrame, responseFrame } from '../responses/frame.ts'
import { type Cueing, type ResponseValue, responseValues } from '../responses/lexicon.ts'
import { certaintyFor, isAside, isDuty, isOpenWay, isPastPerfect } from '../responses/manner.ts'
import { signsOf } from '../responses/signs.ts'
import { answerIn, deniesBoth } from '../responses/value.ts'
import { type Sentence, speakerOf } from '../sentence.ts'

const favourable = (value: ResponseValue): boolean => value === 'accepted' || value === 'conditional'

/** Another party that says the holder accepted gives its own version; one that tells of a refusal, or has no name and contends nothing, only reports it. */
const holderOf = (
  value: ResponseValue,
  act: Act<Cueing>,
  sentence: Sentence,
  frame: ResponseFrame,
  setting: Setting,
): string => {
  const { holder } = setting.claim
  const speaker = speakerOf(sentence, act.at)
  if (!favourable(value) || !speaker?.party || speaker.outsider) return holder
  if (!speaker.contends && !/\p{Lu}/u.test(speaker.party)) return holder
  return holderSpeaks(sentence, act.at, frame, setting) ? holder : speaker.party
}

const isPassing = (act: Act<Cueing>, sentence: Sentence): boolean =>
  isAside(sentence, act.at) || isPastPerfect(sentence, act.at)

/** `who turned it down in August, gave way`, `accepted, weeks after it had said no`: told beside the answer that came later. */
const isOvertaken = (
  act: Act<Cueing>,
  value: ResponseValue,
  sentence: Sentence,
  neither: boolean,
  acts: readonly Act<Cueing>[],
): boolean =>
  isPassing(act, sentence) &&
  acts.some((other) => {
    const later = other === act || isPassing(other, sentence) ? null : answerIn(other, sentence, neither)
    return later !== null && later !== 'none' && later !== value
  })

/** `Norvia: the driver goes free`: what another party says that some thing or person does is no answer of the holder. */
const isOthersDeed = (act: Act<Cueing>, sentence: Sentence, answerer: Answerer, setting: Setting): boolean => {
  const party = speakerOf(sentence, act.at)?.party ?? null
  return (
    act.entry.class.startsWith('deed') &&
    (answerer === 'thing' || answerer === 'unknown') &&
    party !== null &&
    !setting.isHolder(party)
  )
}

const readAct = (
  act: Act<Cueing>,
  sentence: Sentence,
  frame: ResponseFrame,
  setting: Setting,
  neither: boolean,
  acts: readonly Act<Cueing>[],
): Answer[] => {
  if (isIdle(sentence, act.at) || isDuty(sentence, act.at) || isOpenWay(sentence, act.at) || isReason(act, sentence))
    return []
  const value = answerIn(act, sentence, neither)
  const answerer = answererOf(act, sentence, frame, setting)
  if (value === null || answerer === 'other' || isOthersDeed(act, sentence, answerer, setting)) return []
  const certainty = certaintyFor(value, act, sentence)
  return [
    {
      value,
      span: { from: act.at, to: act.to },
      holder: holderOf(value, act, sentence, frame, setting),
      ...(certainty && { certainty }),
      ...(isOvertaken(act, value, sentence, neither, acts) && { former: true }),
      cues: signsOf({ act, sentence, frame, setting }, value, answerer),
    },
  ]
}

const verbBefore =
  /^(to|not|did|does|do|didn't|don't|doesn't|will|won't|would|wouldn't|can|could|may|might|has|have|had|yet)$/
const particled =
  /^(tak|send|go|com|come|put|bring|giv|give|turn|get|pull|hold|step|mov|call|roll|win|hand|throw|push|pay|knock|draw|set|cut|scal|buy|hit|look|bounc|way|far)$/

/** `turned the talks upside down`: another phrase than turning down. */
const isUpsideDown = ({ to }: Act<Cueing>, { tokens }: Sentence): boolean => tokens[to - 2]?.lower === 'upside'

/** `said no harm was meant`, `says no deal has been done`: the `no` belongs to the noun behind it. */
const isNoOfNoun = ({ entry, to }: Act<Cueing>, { tokens }: Sentence): boolean => {
  const next = tokens[to]
  return (
    entry.said === true &&
    tokens[to - 1]?.lower === 'no' &&
    next?.kind === 'word' &&
    !next.capital &&
    !prepositions.has(next.lower) &&
    !adverbs.has(next.lower) &&
    !auxiliaries.has(next.lower) &&
    !/^(and|but|or|because|if|when|while|unless|thanks?|again)$/.test(next.lower)
  )
}

/** `Consent from the ministry is needed`: a noun that opens the sentence. */
const isOpeningNoun = ({ at, to, entry }: Act<Cueing>, { tokens }: Sentence): boolean =>
  at === 0 && !entry.noun && !/ed$/.test(tokens[at]?.lower ?? '') && /^(from|of|for)$/.test(tokens[to]?.lower ?? '')

/** `will answer questions`: no proposal's answer. */
const isOnQuestions = ({ at, to, after, negated }: Act<Cueing>, { tokens }: Sentence): boolean =>
  !negated &&
  tokens.slice(at, to).some(({ stem }) => stem === 'answer') &&
  after.slice(0, 4).some(({ stem }) => stem === 'question')

const getting = /^(need|requir|seek|get|win|want|issu|grant|giv|receiv|obtain|lack|await|demand)$/

/** `need permits`, `won support`: the noun behind a verb of getting. */
const isGotten = ({ at }: Act<Cueing>, { tokens }: Sentence): boolean =>
  getting.test(tokens[at - 1]?.stem ?? '') && !/(ed|ing|en)$/.test(tokens[at]?.lower ?? '')

/** `did not reply` is a verb, `no reply` a noun; `taken back` has no verb of backing. */
const fitsPlace = (act: Act<Cueing>, sentence: Sentence): boolean => {
  const { entry, at } = act
  const { tokens } = sentence
  const before = tokens[at - 1]
  const word = tokens[at]?.lower ?? ''
  if (word === 'back')
    return !particled.test(before?.stem ?? '') && !/^(to|in|from|at|on|,|\.)$/.test(tokens[at + 1]?.lower ?? '.')
  if (isUpsideDown(act, sentence) || isNoOfNoun(act, sentence) || isOpeningNoun(act, sentence)) return false
  if (entry.class === 'ready' && /^(will|'ll)$/.test(word)) return false
  if (entry.noun) return !verbBefore.test(before?.lower ?? '')
  if (isGotten(act, sentence) || isOnQuestions(act, sentence)) return false
  return (
    before === undefined ||
    !(determiners.has(before.lower) || before.possessive) ||
    /^(all|both|each|this|that)$/.test(before.lower)
  )
}

const covers = (other: Act<Cueing>, act: Act<Cueing>): boolean =>
  other.at <= act.at && other.to >= act.to && other.to - other.at > act.to - act.at

const sameCue = (other: Act<Cueing>, act: Act<Cueing>): boolean =>
  other.at === act.at && other.to === act.to && other.entry.class === act.entry.class

/** Of cues that share words the longest is meant; one that two phrases find is one. */
const longest = (acts: readonly Act<Cueing>[], sentence: Sentence): Act<Cueing>[] =>
  acts.filter(
    (act, index) =>
      fitsPlace(act, sentence) &&
      !acts.some((other) => covers(other, act)) &&
      acts.findIndex((other) => sameCue(other, act) && fitsPlace(other, sentence)) === index,
  )

const fault = (claim: Claim) =>
  responseValues.includes(claim.value as ResponseValue)
    ? []
    : [
        {
          path: 'value',
          message: `"${claim.value}" is no answer a response can be`,
          fix: `Use one of ${responseValues.join(', ')}.`,
          severity: 'error' as const,
        },
      ]

/** Has a party answered a proposal, and how? The answer belongs to the party that answers, whoever tells it. */
export const response: Kind<ResponseFrame> = {
  name: 'response',
  summary: 'how a party answered a proposal: none, accepted, rejected or conditional',
  values: responseValues,
  compile: responseFrame,
  lint: fault,
  read: (sentence, frame, setting) => {
    if (!setting.match.about) return []
    const acts = longest(findActs(sentence, cuesOf(frame)), sentence)
    const neither = deniesBoth(acts)
    return acts.flatMap((act) => readAct(act, sentence, frame, setting, neither, acts))
  },
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
  narrows: (exact, loose) => exact === 'conditional' && loose === 'accepted',
}
