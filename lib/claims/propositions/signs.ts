import type { Setting } from '../kind.ts'
import type { Cue, Sentence } from '../sentence.ts'
import { cuesOf, type Sign } from '../signs.ts'
import { subjecthoodAt } from './agent.ts'
import type { Cluster } from './clusters.ts'
import type { StatementFrame } from './frame.ts'
import { carriedHits, type Hit, hitsIn, nearness, shareOf } from './hits.ts'
import { isHolderNear } from './holder.ts'
import { tenseAt } from './tense.ts'
import type { Turns } from './turns.ts'

const freshly = / (after all|no longer|any ?more|again|reversing|reversal|reversed|reverses|u-turn|now|from today) /

const wordsOf = (sentence: Sentence): string => ` ${sentence.tokens.map((token) => token.lower).join(' ')} `

const being = /^(is|are|was|were|be|been|being|am|'s|'re|not|n't|still|now|also|already|keep|keeps|kept|stop|stopped)$/

/** `draining the marsh was a mistake`; `is ending` tells what happens. */
const isGerund = ({ tokens }: Sentence, at: number): boolean =>
  /[^e]ing$/.test(tokens[at]?.lower ?? '') &&
  !tokens.slice(Math.max(0, at - 3), at).some(({ lower }) => being.test(lower))

type WriteSign = (...sign: Sign) => Cue[]

const wordSigns = (sign: WriteSign, cluster: Cluster, frame: StatementFrame): Cue[] => {
  const by = (how: Hit['by']) => cluster.hits.some((hit) => hit.by === how)
  return [
    ...sign('word', "told in the claim's own word", by('word')),
    ...sign('opposite', 'told in a contrary word', by('contrary') && !by('word') && !by('synonym')),
    ...sign('predicate', 'share of the predicate', cluster.hits.length / Math.max(1, frame.deciding.length)),
    ...sign(
      'qualified',
      'says how it is done',
      cluster.hits.some(({ term }) => term.role === 'qualifier'),
    ),
  ]
}

const argumentSigns = (
  sign: WriteSign,
  sentence: Sentence,
  cluster: Cluster,
  frame: StatementFrame,
  setting: Setting,
) => {
  const hits = hitsIn(frame.rest, sentence, setting)
  const clause = sentence.clauses[sentence.clauseOf[cluster.from] ?? 0]
  const here = hits.filter(({ at }) => clause && at >= clause.from && at < clause.to)
  return [
    ...sign('arguments', 'share of its other words in the sentence', shareOf(frame.rest, hits)),
    ...sign('clause', 'share of its other words in the clause', shareOf(frame.rest, here)),
    ...sign(
      'carried',
      'share of them with what came before',
      shareOf(frame.rest, [...hits, ...carriedHits(frame.rest, sentence, setting)]),
    ),
    ...sign('near', 'how near they stand', nearness(hits, cluster.from, cluster.to)),
  ]
}

/** What the sentence says for and against its telling whether the proposition holds. */
export const statementSigns = (
  sentence: Sentence,
  cluster: Cluster,
  turns: Turns,
  frame: StatementFrame,
  setting: Setting,
): Cue[] => {
  const { from } = cluster
  const sign: WriteSign = (...one) => cuesOf('statement', cluster, [one])
  const subject = subjecthoodAt(sentence, from, frame.terms, setting)
  return [
    ...wordSigns(sign, cluster, frame),
    ...sign('by-other', 'done by somebody else', turns.byOther),
    ...argumentSigns(sign, sentence, cluster, frame, setting),
    ...sign('gerund', 'told as a deed that may be or not', isGerund(sentence, from)),
    ...sign('ahead', 'told as to come', tenseAt(sentence, from) === 'ahead'),
    ...sign('fresh', 'told as a turn', freshly.test(wordsOf(sentence))),
    ...(subject === null ? [] : sign(`subject-${subject}`, 'what its subject is', true)),
    ...sign('away', 'the holder is not named near', !isHolderNear(sentence, setting)),
    ...sign('unnamed', 'no name of the claim stands near', !setting.match.named),
  ]
}
