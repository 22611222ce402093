/** What a sentence says of one number, for and against its being the claim's. */

import type { FoundQuantity } from '../../text/quantities.ts'
import type { Cue, TokenSpan } from '../sentence.ts'
import { cuesOf, nearness, type Sign } from '../signs.ts'
import { attach } from './attach.ts'
import { carriesRival } from './carried.ts'
import { doubtsOf } from './certainty.ts'
import type { Scene } from './scene.ts'
import { isElsewhere } from './scope.ts'

/** How far a number may stand above the claim's and below it, in powers of ten, before more of it says no more. */
const FARTHEST_ABOVE = 2
const FARTHEST_BELOW = 1

/** Counts double as things go on: up to here a higher number is as likely as the claim's own. */
const DOUBLE = 0.3

/** Logarithm, base ten, of how many times the claim's number this one is; far below where there is no logarithm. */
const growth = ({ frame }: Scene, quantity: FoundQuantity): number => {
  const known = [frame.value, ...frame.equivalents].find(
    (each) => each && each.unit.dimension === quantity.unit.dimension,
  )
  const ours = (known?.low ?? frame.value?.low ?? 0) * (known?.unit.factor ?? 1)
  const theirs = quantity.low * (known === undefined ? 1 : quantity.unit.factor)
  return ours <= 0 || theirs <= 0 ? -FARTHEST_BELOW : Math.log10(theirs / ours)
}

const PORTION =
  /^ (?:of (?!the (?:total|whole)\b)|against\b|in favou?r\b|for the\b|vot(?:ed|ing)\b|said\b|backed\b|opposed\b)/i

/** `64 percent of the machinists said no`: a part of some people, where the claim asks for no such part. */
const isPortion = ({ frame, sentence }: Scene, quantity: FoundQuantity): boolean =>
  quantity.unit.dimension === 'share' &&
  PORTION.test(sentence.text.slice(quantity.end)) &&
  !frame.measure.some(({ family }) => family === 'elections')

const arrives =
  /\b(?:to|at|reach(?:es|ed)|hits?|is|was|now|stands?|stood|has killed|killed|tops?|topped|pass(?:es|ed)|of|makes?|total(?:s|led)?|became|becomes|for|worth)(?: (?:a|an|the|over|about|some|nearly|almost|at least|more than|around|record|total of))?$/i

const isOwnUnit = ({ frame }: Scene, quantity: FoundQuantity): boolean =>
  quantity.unit.name !== '' && frame.units.some((unit) => unit.name === quantity.unit.name)

/** 0 to 1: how many other amounts of its sort crowd the sentence. */
const crowd = ({ quantities }: Scene, quantity: FoundQuantity): number => {
  const alike = quantities.filter((other) => other.unit.dimension === quantity.unit.dimension).length
  return 1 - 1 / Math.max(1, alike)
}

const placing = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): readonly Sign[] => {
  const { own, rival } = attach(scene, span)
  const { text, place } = scene.sentence
  const lead = text.slice(Math.max(0, quantity.start - 30), quantity.start).trimEnd()
  return [
    ['near', 'how near a word of its measure stands', nearness(own)],
    ['unmeasured', 'no word of its measure in the sentence', own === Number.POSITIVE_INFINITY],
    ['rival', 'a word of another measure stands nearer', rival < own],
    ['rival-near', 'how near a word of another measure stands', nearness(rival)],
    ['carries-rival', 'the sentence before it measures something else', carriesRival(scene)],
    ['arrival', 'stands where a count arrives', arrives.test(lead)],
    ['crowd', 'how many other amounts stand with it', crowd(scene, quantity)],
    ['headline', 'stands in the headline', place === 'title'],
  ]
}

const scoping = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): readonly Sign[] => {
  const times = growth(scene, quantity)
  return [
    ['elsewhere', 'set in another place', isElsewhere(scene, span)],
    ['own-unit', "in the claim's own unit", isOwnUnit(scene, quantity)],
    ['above', "how far beyond double the claim's number", Math.max(0, Math.min(times, FARTHEST_ABOVE) - DOUBLE)],
    ['below', "how far below the claim's number", Math.max(0, Math.min(-times, FARTHEST_BELOW))],
    ['portion', 'a part of those who voted or were asked', isPortion(scene, quantity)],
  ]
}

/** All signs for and against one number, as cues. */
export const signsOf = (scene: Scene, quantity: FoundQuantity, span: TokenSpan): Cue[] => {
  const signs: readonly Sign[] = [
    ...placing(scene, quantity, span),
    ...scoping(scene, quantity, span),
    ...doubtsOf(scene, quantity, span),
  ]
  return cuesOf('quantity', span, signs)
}
