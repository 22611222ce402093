import type { Act } from '../acts.ts'
import type { Setting } from '../kind.ts'
import type { Cue, Sentence } from '../sentence.ts'
import { cuesOf, type Sign } from '../signs.ts'
import { type Answerer, holderNear, holderSpeaks, isOthersSentence, speakerOf } from './answerer.ts'
import type { ResponseFrame } from './frame.ts'
import type { Cueing, ResponseValue } from './lexicon.ts'
import { isAside, isEarlier, isFutureAct, isModal, isPastPerfect, isProspect } from './manner.ts'
import { isOnOtherThing } from './object.ts'
import { foreignBefore, foreignProposer, isOtherDeed, type ProposalSign, proposalSign } from './proposal.ts'
import { isCommitted, isGiven } from './value.ts'

/** An act in the sentence it stands in, with what is asked of it. */
export interface ActScene {
  readonly act: Act<Cueing>
  readonly sentence: Sentence
  readonly frame: ResponseFrame
  readonly setting: Setting
}

const answererNotes: Readonly<Record<Answerer, string>> = {
  holder: 'the holder answers',
  people: "the holder's people answer",
  voters: 'a share of the votes answers',
  nobody: 'nobody is named as answering',
  unknown: 'somebody of no known party answers',
  thing: 'a thing stands as subject',
  spoken: 'the holder says it of somebody else',
  owned: 'a thing of the holder stands as subject',
  other: 'another party answers',
}

const proposalNotes: Readonly<Record<ProposalSign, string>> = {
  foreign: 'the proposal is described as another',
  own: "the claim's own words stand with it",
  named: 'a name of the claim stands with it',
  beside: 'words of the article stand with it',
  general: 'a general word for a proposal stands with it',
  bare: 'nothing follows it',
  none: 'no proposal stands with it',
}

const isDeed = (act: Act<Cueing>): boolean => act.entry.class.startsWith('deed')

/** The holder answers this proposal in so many words. */
const isFirm = (
  { act, sentence }: ActScene,
  answerer: Answerer,
  proposal: ProposalSign,
  onOtherThing: boolean,
): boolean =>
  !onOtherThing &&
  (answerer === 'holder' || answerer === 'people') &&
  act.entry.loose !== true &&
  (/^(own|named|general|beside)$/.test(proposal) || act.entry.said === true) &&
  !isModal(sentence, act.at) &&
  !isProspect(sentence, act)

/** Nothing is answered so far, and it is this proposal that waits. */
const isOpen = ({ act }: ActScene, value: ResponseValue, answerer: Answerer, proposal: ProposalSign): boolean =>
  value === 'none' &&
  /^(own|named|general|beside)$/.test(proposal) &&
  (/^(reply|unsettled)$/.test(act.entry.class) || answerer === 'holder' || answerer === 'people')

/** Who answers, and who tells it. */
const answererSigns = ({ act, sentence, frame, setting }: ActScene, answerer: Answerer): Sign[] => {
  const named = answerer === 'holder' || answerer === 'people'
  const own = holderSpeaks(sentence, act.at, frame, setting)
  const others = !own && speakerOf(sentence, act.at) !== null
  const ahead = isFutureAct(sentence, act.at) || isModal(sentence, act.at)
  return [
    [`by-${answerer}`, answererNotes[answerer], true],
    ['others-sentence', 'the sentence is about another party', !named && isOthersSentence(sentence, act.at, setting)],
    ['far-holder', 'the holder is not named near', !named && !holderNear(sentence, setting)],
    ['told-by-other', 'somebody else says so', others],
    ['forecast', 'somebody else says it will', others && ahead],
    ['told-by-holder', 'the holder says so', own],
  ]
}

/** What is answered. */
const proposalSigns = (
  { act, sentence, frame, setting }: ActScene,
  proposal: ProposalSign,
  onOtherThing: boolean,
): Sign[] => [
  [`to-${proposal}`, proposalNotes[proposal], true],
  ['object-other', 'its object is another thing', onOtherThing],
  ['loose-none', 'a loose word without a proposal', act.entry.loose === true && /^(bare|none)$/.test(proposal)],
  ['foreign-before', 'the title is about another proposal', foreignBefore(sentence, frame, setting)],
  ['foreign-proposer', 'somebody else proposes', foreignProposer(sentence, setting)],
  ['other-deed', 'agrees to do something else', isOtherDeed(act, sentence, frame, setting)],
]

/** How it is told: the sort of word, tense and mood. */
const mannerSigns = ({ act, sentence }: ActScene): Sign[] => [
  [act.entry.class, 'the sort of word that answers', true],
  ['noun', 'a noun, no verb', act.entry.noun === true],
  ['loose', 'a word with other uses', act.entry.loose === true],
  ['negated', 'by negation', act.negated],
  ['plain-deed', 'the deed is done, not promised', isDeed(act) && !isCommitted(act, sentence)],
  ['given', 'the answer is given or won', act.entry.noun === true && isGiven(act, sentence)],
  ['aside', 'told in passing', isAside(sentence, act.at)],
  ['earlier', 'told of an earlier time', isEarlier(sentence)],
  ['past-perfect', 'in the past perfect', isPastPerfect(sentence, act.at)],
  ['modal', 'only possible', isModal(sentence, act.at)],
  ['prospect', 'only expected or threatened', isProspect(sentence, act)],
  ['future', 'still to come', isFutureAct(sentence, act.at)],
]

/** What speaks for and against the act's being the holder's answer to the claim's proposal. */
export const signsOf = (scene: ActScene, value: ResponseValue, answerer: Answerer): Cue[] => {
  const { act, sentence, frame, setting } = scene
  const proposal = proposalSign(act, sentence, frame, setting)
  const onOtherThing = isOnOtherThing(act, sentence, frame, setting)
  const signs: readonly Sign[] = [
    [value, `reads as ${value}`, true],
    ['firm', 'the holder answers this proposal in so many words', isFirm(scene, answerer, proposal, onOtherThing)],
    ['open', 'this proposal waits for its answer', isOpen(scene, value, answerer, proposal)],
    ...answererSigns(scene, answerer),
    ...proposalSigns(scene, proposal, onOtherThing),
    ...mannerSigns(scene),
  ]
  return cuesOf('response', { from: act.at, to: act.to }, signs)
}
