import type { Setting } from '../kind.ts'
import type { Sentence } from '../sentence.ts'
import { agentBy, isDoneByOther } from './agent.ts'
import type { Cluster } from './clusters.ts'
import type { StatementFrame } from './frame.ts'
import type { Hit } from './hits.ts'
import { saysMore } from './only.ts'
import { isDenied, isRefuted, isUndone } from './polarity.ts'

/** What turns the proposition round in the sentence. */
export interface Turns {
  readonly negated: boolean
  readonly contrary: boolean
  readonly refuted: boolean
  readonly undone: boolean
  /** Somebody else did what the holder is said to have done himself. */
  readonly byOther: boolean
  /** Said of others as well, where the proposition says `only`. */
  readonly more: boolean
}

/** `will stop drilling`, `no more drilling`: what the contrary before a word denies is not denied once more. */
const isGoverned = (hit: Hit, hits: readonly Hit[]): boolean =>
  hits.some((other) => other.by === 'contrary' && other.at < hit.at)

const isNegatedIn = (sentence: Sentence, hits: readonly Hit[]): boolean =>
  hits.some((hit) => !isGoverned(hit, hits) && isDenied(sentence, hit)) !== hits.some(({ term }) => term.negated)

const contraries = (hits: readonly Hit[]): number =>
  new Set(hits.filter(({ by }) => by === 'contrary').map(({ at }) => at)).size

/** Read of the words of one cluster. */
export const turnsOf = (sentence: Sentence, cluster: Cluster, frame: StatementFrame, setting: Setting): Turns => {
  const { hits, from } = cluster
  const negated = isNegatedIn(sentence, hits)
  const undone = hits.some(({ by }) => by !== 'contrary') && hits.some((hit) => isUndone(sentence, hit, hits))
  return {
    negated,
    contrary: contraries(hits) % 2 === 1,
    refuted: isRefuted(sentence, from),
    undone: undone && !negated,
    byOther: frame.ownDeed && (!negated || agentBy(sentence, from) > 0) && isDoneByOther(sentence, from, setting),
    more: frame.exclusive && saysMore(sentence),
  }
}

/** Of "only members may enter", that others may not confirms what it says. */
export const confirmsOnly = (frame: StatementFrame, turns: Turns, cluster: Cluster): boolean =>
  frame.exclusive && turns.negated && !turns.contrary && !turns.refuted && !cluster.hits.some(({ term }) => term.name)

/** Does the proposition hold by these turns? */
export const holdsBy = (turns: Turns): boolean => Object.values(turns).filter(Boolean).length % 2 === 0
