/** What a sentence without a word of measure counts: the measure of the sentences beside it. */

import type { Sentence } from '../sentence.ts'
import { isOwn } from './attach.ts'
import type { QuantityFrame } from './frame.ts'
import { type MeasureHit, measureHits } from './lexicon.ts'
import type { Scene } from './scene.ts'

const known = new WeakMap<Sentence, readonly MeasureHit[]>()

const hitsOf = (sentence: Sentence): readonly MeasureHit[] => {
  const hits = known.get(sentence) ?? measureHits(sentence.tokens)
  known.set(sentence, hits)
  return hits
}

/** Does a sentence measure what the claim does, or something else of its family? */
const measured = (frame: QuantityFrame, sentence: Sentence): 'own' | 'rival' | null => {
  const kin = hitsOf(sentence).filter((hit) => frame.measure.some(({ family }) => family === hit.family))
  if (kin.length === 0) return null
  return kin.some((hit) => isOwn(frame, hit)) ? 'own' : 'rival'
}

/** `It has passed 700`, where the sentence before speaks of the sick and the claim asks for the dead; of a title, the one behind. */
export const carriesRival = ({ frame, setting, sentence }: Scene): boolean => {
  if (measured(frame, sentence) !== null) return false
  const { sentences } = setting
  const beside = sentence.index === 0 ? sentences.slice(1, 3) : sentences.slice(0, sentence.index).toReversed()
  const first = beside.find((other) => measured(frame, other) !== null)
  return first !== undefined && measured(frame, first) === 'rival'
}
