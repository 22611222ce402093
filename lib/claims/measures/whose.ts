/** Whose figure a number is. */

import type { Token } from '../../text/tokens.ts'
import { subjectOf } from '../read/actor.ts'
import type { Mention, TokenSpan } from '../sentence.ts'
import type { Scene } from './scene.ts'
import { isOthers, isOwnersAct } from './scope.ts'

const counts =
  /^(?:counts?|counted|puts?|lists?|listed|tall(?:y|ies|ied)|records?|recorded|registers?|registered|estimates?|estimated|reckons?|reckoned|believes?|believed|logs?|logged|documents?|documented|calculates?|calculated|finds?|found|maintains?|maintained|concludes?|concluded|claims?|claimed|expects?|forecasts?|predicts?|predicted|projects?|projected|foresees?)$/

const tallies =
  /^(?:list|tally|count|toll|figure|figures|estimate|reckoning|total|survey|study|database|data|number|sum|calculation|maths?|arithmetic|version)$/

/** How far before a number the verb or the noun of counting may stand. */
const COUNT_REACH = 14

/** `, the audit office found,`: what was found stands before. */
const endsHere = (next: Token | undefined): boolean => next === undefined || /^[.,;]$/.test(next.text)

const counterOf = ({ sentence }: Scene, span: TokenSpan): string | null => {
  const before = sentence.tokens.findLast(
    (token) => token.index < span.from && token.index >= span.from - COUNT_REACH && counts.test(token.lower),
  )
  const behind = sentence.tokens.find(
    (token) => token.index >= span.to && counts.test(token.lower) && endsHere(sentence.tokens[token.index + 1]),
  )
  const verb = before ?? behind
  const actor = verb && subjectOf(sentence.tokens, sentence.mentions, verb.index)
  return actor && !actor.outsider && actor.party !== null ? actor.party : null
}

const isPlainPlace = (mention: Mention): boolean => mention.type === 'place' || mention.placeName !== null

/** Words between a tally and the `by` of who keeps it, at most. */
const KEEPER_REACH = 3

/** `a tally kept by the guild puts the dead at 40`, `a count by the guild`. */
const tallyKeeper = ({ sentence }: Scene, span: TokenSpan): string | null => {
  const keeper = sentence.mentions.findLast(({ from, to, preposition }) => {
    const by = sentence.tokens.findLastIndex(({ index, lower }) => index < from && lower === 'by')
    return (
      preposition === 'by' &&
      to <= span.from &&
      span.from - to < COUNT_REACH &&
      sentence.tokens.slice(Math.max(0, by - KEEPER_REACH), by).some(({ lower }) => tallies.test(lower))
    )
  })
  return keeper === undefined ? null : (keeper.party ?? keeper.name)
}

/** `the network's list of victims passes 4,300`. */
const tallyOwner = ({ sentence }: Scene, span: TokenSpan): string | null => {
  const owner = sentence.mentions.findLast(
    (mention) =>
      mention.possessive &&
      !isPlainPlace(mention) &&
      mention.to <= span.from &&
      span.from - mention.to < COUNT_REACH &&
      sentence.tokens.slice(mention.to, mention.to + 3).some((token) => tallies.test(token.lower)),
  )
  return owner === undefined ? null : (owner.party ?? owner.name)
}

/** Words by which somebody contradicts a figure instead of repeating it. */
const contradiction =
  /\b(?:really|actually|in fact|in truth|shrinks?|reckons?|puts? (?:it|the|its|that|this|at)|put at|maintains?|insists?|contrary|rather|whatever|instead of|counting|by (?:its|their|our|his|her) (?:count|reckoning|own|sums?))\b/i

/** `190 million, not 236 million`. */
const setsAgainst = /\bnot (?:the )?(?:[£$€]?\d|\w+ (?:million|billion|percent|per cent))/i

/** The holder sets the amount itself: others who name it only report it, unless they contradict. */
const isReported = (scene: Scene, span: TokenSpan): boolean => {
  const { sentence, frame } = scene
  if (!frame.decides) return false
  return !contradiction.test(sentence.text) && !setsAgainst.test(sentence.text) && !isOthers(scene, span)
}

/** `Palmera now counts 3,290 cases`: the place of the claim stands for the body that counts there. */
const isPlaceOfClaim = ({ frame, setting }: Scene, name: string): boolean =>
  frame.places.includes(name) || setting.subject.names.some((own) => own.name === name && own.type !== 'person')

/** A plain word that says nothing of who counted. */
const unsaid =
  /^(?:the )?(?:state|update|latest update|report|statement|official|country|count|tally|bulletin|agency|office|party|government|authorities|officials)$/

/** Whose answer the number is, where the sentence's speaker does not settle it. */
export const whoseFigure = (
  scene: Scene,
  span: TokenSpan,
): { readonly holder?: string; readonly settled?: boolean } => {
  const { setting, frame } = scene
  if (isOwnersAct(scene, span)) return { holder: setting.claim.holder }
  if (frame.decides) return isReported(scene, span) ? { settled: true } : {}
  const counter = counterOf(scene, span) ?? tallyOwner(scene, span) ?? tallyKeeper(scene, span)
  if (counter === null || unsaid.test(counter)) return {}
  return { holder: isPlaceOfClaim(scene, counter) ? setting.claim.holder : counter }
}
