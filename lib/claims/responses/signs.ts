import type { Act } from '../acts.ts'
import type { Setting } from '../kind.ts'
import { type Cue, type Sentence, speakerOf } from '../sentence.ts'
import { cuesOf, type Sign } from '../signs.ts'
import { type Answerer, holderNear, holderSpeaks, isOthersSentence } from './answerer.ts'
import type { ResponseFrame } from './frame.ts'
import type { Cueing, ResponseValue } from './lexicon.ts'
import { isEarlier, isFutureAct, isModal } from './manner.ts'
import { foreignBefore, isForeignProposal, isOtherDeed, isOwnProposal } from './proposal.ts'
import { isCommitted } from './value.ts'

/** An act in the sentence it stands in, with what is asked of it. */
export interface ActScene {
  readonly act: Act<Cueing>
  readonly sentence: Sentence
  readonly frame: ResponseFrame
  readonly setting: Setting
}

const isDeed = (act: Act<Cueing>): boolean => act.entry.class.startsWith('deed')

/** Who answers, and who tells it. */
const answererSigns = ({ act, sentence, frame, setting }: ActScene, answerer: Answerer): Sign[] => {
  const named = answerer === 'holder' || answerer === 'people'
  const own = holderSpeaks(sentence, act.at, frame, setting)
  const others = !own && speakerOf(sentence, act.at) !== null
  const ahead = isFutureAct(sentence, act.at) || isModal(sentence, act.at)
  return [
    ['by-holder', 'the holder answers', answerer === 'holder'],
    ['by-people', "the holder's people answer", answerer === 'people'],
    ['others-sentence', 'the sentence is about another party', !named && isOthersSentence(sentence, act.at, setting)],
    ['far-holder', 'the holder is not named near', !named && !holderNear(sentence, setting)],
    ['forecast', 'somebody else says it will', others && ahead],
    ['told-by-holder', 'the holder says so', own],
  ]
}

/** What is answered. */
const proposalSigns = ({ act, sentence, frame, setting }: ActScene): Sign[] => {
  const foreign = isForeignProposal(act, sentence, frame, setting)
  return [
    ['to-foreign', 'the proposal is described as another', foreign],
    ['to-own', "the claim's own words stand with it", !foreign && isOwnProposal(act, sentence, frame)],
    ['foreign-before', 'the title is about another proposal', foreignBefore(sentence, frame, setting)],
    ['other-deed', 'agrees to do something else', isOtherDeed(act, sentence, frame, setting)],
  ]
}

/** How it is told: the sort of word, tense and mood. */
const mannerSigns = ({ act, sentence }: ActScene): Sign[] => [
  ['accept', 'a word of accepting', act.entry.class === 'accept'],
  ['unsettled', 'a word for what is open', act.entry.class === 'unsettled'],
  ['loose', 'a word with other uses', act.entry.loose === true],
  ['plain-deed', 'the deed is done, not promised', isDeed(act) && !isCommitted(act, sentence)],
  ['earlier', 'told of an earlier time', isEarlier(sentence)],
  ['modal', 'only possible', isModal(sentence, act.at)],
  ['future', 'still to come', isFutureAct(sentence, act.at)],
]

/** What speaks for and against the act's being the holder's answer to the claim's proposal. */
export const signsOf = (scene: ActScene, value: ResponseValue, answerer: Answerer): Cue[] =>
  cuesOf('response', { from: scene.act.at, to: scene.act.to }, [
    [value, `reads as ${value}`, true],
    ...answererSigns(scene, answerer),
    ...proposalSigns(scene),
    ...mannerSigns(scene),
  ])
