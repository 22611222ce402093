import commitments from '../../../knowledge/commitments.json' with { type: 'json' }
import { phraseAt, stemsOf } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import { type Actor, mentionActor, subjectOf } from '../read/actor.ts'
import type { Clause, Sentence, TokenSpan } from '../sentence.ts'
import { leaving, stances } from './lexicon.ts'
import type { Spot } from './spots.ts'
import type { Tie } from './ties.ts'

const promises = new Set(stemsOf(commitments.promise.nouns.filter((noun) => noun !== 'offer')))

const clauseFrom = (sentence: Sentence, at: number): number => sentence.clauses[sentence.clauseOf[at] ?? 0]?.from ?? 0

/** The verb that gives the place up: `turned down the invitation to meet in M`, but not `withdrew its promise`. */
export const leavingVerb = (sentence: Sentence, spot: TokenSpan): number | undefined => {
  for (let at = spot.from - 1; at >= Math.max(clauseFrom(sentence, spot.from), spot.from - 12); at -= 1) {
    const hit = phraseAt(leaving, sentence.tokens, at)
    if (hit && !sentence.tokens.slice(at, at + 5).some((token) => promises.has(token.stem))) return at
  }
  return undefined
}

/** How far a stance reaches to the right. */
const reach = 18

/** Who refuses the place: the subject of the refusing verb, not the owner of the invitation that is refused. */
const refuserOf = (sentence: Sentence, spot: TokenSpan): Actor | null => {
  for (let at = spot.from - 1; at >= Math.max(0, spot.from - reach); at -= 1) {
    if (phraseAt(leaving, sentence.tokens, at)) return subjectOf(sentence.tokens, sentence.mentions, at)
  }
  return null
}

/** The owner of a noun of stance, or the subject of a verb: `Russia's decision to meet in I`. */
const actorOf = (sentence: Sentence, at: number): Actor | null => {
  const owner = sentence.mentions.findLast((mention) => mention.to <= at && at - mention.to <= 2 && mention.possessive)
  return owner?.party ? mentionActor(owner) : subjectOf(sentence.tokens, sentence.mentions, at)
}

/** The party whose stance the clause tells: `publicly invited the leader to K`. */
const stanceOf = (sentence: Sentence, spot: TokenSpan, tie: Tie): Actor | null => {
  const left = leavingVerb(sentence, spot)
  if (left !== undefined) return subjectOf(sentence.tokens, sentence.mentions, left)
  for (let at = spot.from - 1; at >= Math.max(0, spot.from - reach); at -= 1) {
    if (!phraseAt(stances, sentence.tokens, at) && !phraseAt(leaving, sentence.tokens, at)) continue
    const actor = actorOf(sentence, at)
    if (actor?.party) return actor
  }
  return tie === 'refused' || tie === 'left' ? subjectOf(sentence.tokens, sentence.mentions, spot.from - 1) : null
}

const involved = (party: string, setting: Setting): boolean =>
  setting.isHolder(party) || setting.subject.names.some((one) => one.party === party || one.name === party)

/** Whose answer it is where the clause itself has no speaker of its own; undefined leaves it to the decision table. */
export const holderOf = (
  sentence: Sentence,
  spot: Spot,
  clause: Clause,
  tie: Tie,
  refused: boolean,
  setting: Setting,
): string | undefined => {
  if (clause.speaker?.party && !clause.speaker.outsider) return undefined
  const actor = (refused ? refuserOf(sentence, spot) : null) ?? stanceOf(sentence, spot, tie)
  return actor?.party && !actor.outsider && involved(actor.party, setting) ? actor.party : undefined
}
