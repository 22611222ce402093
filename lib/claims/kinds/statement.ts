import type { Answer, Kind, Setting } from '../kind.ts'
import { boundHits } from '../propositions/bounds.ts'
import { type Cluster, clustersOf, hasCore } from '../propositions/clusters.ts'
import { type StatementFrame, statementFrame } from '../propositions/frame.ts'
import { hitsIn, nearness, shareOf } from '../propositions/hits.ts'
import { saysAll, saysMore } from '../propositions/only.ts'
import { isDenied, isRefuted, isWished } from '../propositions/polarity.ts'
import { statementSigns } from '../propositions/signs.ts'
import { tenseAt } from '../propositions/tense.ts'
import { confirmsOnly, holdsBy, turnsOf } from '../propositions/turns.ts'
import type { Cue, Sentence, TokenSpan } from '../sentence.ts'

const truthOf = (holds: boolean, { whenHolds }: StatementFrame): string =>
  holds ? whenHolds : whenHolds === 'true' ? 'false' : 'true'

const impossible = /^(cannot|can't|couldn't)$/

/** `could not be regarded as safe`: denied, not possible. */
const isImpossible = ({ tokens }: Sentence, from: number): boolean =>
  tokens
    .slice(Math.max(0, from - 6), from)
    .some(({ lower, index }) => impossible.test(lower) || (lower === 'could' && tokens[index + 1]?.lower === 'not'))

/** What is denied or wished is so by the words read here, whatever the clause says. */
const certaintyOf = (sentence: Sentence, { from, to, hits }: Cluster): Pick<Answer, 'certainty'> => {
  if (hits.some((hit) => isDenied(sentence, hit)))
    return isImpossible(sentence, from) ? { certainty: 'said' } : deniedAsSaid(sentence, from)
  if (isWished(sentence, from) || isWished(sentence, to - 1)) return { certainty: 'conditional' }
  return deniedAsSaid(sentence, from)
}

const deniedAsSaid = (sentence: Sentence, from: number): Pick<Answer, 'certainty'> => {
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0]
  return clause?.certainty === 'denied' ? { certainty: 'said' } : {}
}

const answerOf = (sentence: Sentence, cluster: Cluster, frame: StatementFrame, setting: Setting): Answer => {
  const turns = turnsOf(sentence, cluster, frame, setting)
  return {
    value: truthOf(confirmsOnly(frame, turns, cluster) || holdsBy(turns), frame),
    span: { from: cluster.from, to: cluster.to },
    ...certaintyOf(sentence, cluster),
    cues: statementSigns(sentence, cluster, turns, frame, setting),
  }
}

const otherWords = (span: TokenSpan, share: number): Cue => ({
  ...span,
  rule: 'statement.arguments',
  note: 'share of its other words',
  value: share,
})

/** Of a proposition that says `only`: `announced for consoles and nothing else`, `residents may cross too`. */
const exclusiveAnswers = (sentence: Sentence, frame: StatementFrame, setting: Setting): Answer[] => {
  const hits = hitsIn(frame.rest, sentence, setting)
  const told = [...hits, ...hitsIn(frame.deciding, sentence, setting)]
  const [first] = told
  if (!frame.exclusive || !first) return []
  const span = { from: first.at, to: first.to }
  const answer = (holds: boolean): Answer => ({
    value: truthOf(holds !== isRefuted(sentence, first.at), frame),
    span,
    cues: [otherWords(span, shareOf(frame.rest, hits))],
  })
  if (saysAll(sentence)) return hits.length === 0 ? [] : [answer(true)]
  return saysMore(sentence) && hits.length === told.length ? [answer(false)] : []
}

/** Of a proposition that names a year as its bound: a year that breaks it, or keeps it beside the predicate. */
const boundAnswers = (sentence: Sentence, frame: StatementFrame, setting: Setting): Answer[] => {
  if (frame.bound === null) return []
  const rest = hitsIn(frame.rest, sentence, setting).filter(({ term }) => !/^\d+$/.test(term.word))
  const told = clustersOf(hitsIn(frame.deciding, sentence, setting)).length > 0
  return boundHits(sentence, frame.bound)
    .filter(({ kept }) => told || (!kept && rest.length > 0))
    .slice(0, 2)
    .map(({ at, kept }) => {
      const span = { from: at, to: at + 1 }
      return {
        value: truthOf(kept !== isRefuted(sentence, at), frame),
        span,
        ...(frame.past ? { certainty: 'said' as const } : {}),
        cues: [
          otherWords(span, shareOf(frame.rest, rest)),
          { ...span, rule: 'statement.near', note: 'how near they stand', value: nearness(rest, at, at + 1) },
        ],
      }
    })
}

/**
 * Says nothing of the proposition: what is to come of a deed that is past; and of one that names a year or says how, that
 * it does not happen, without either.
 */
const isBeside = (sentence: Sentence, cluster: Cluster, frame: StatementFrame, setting: Setting): boolean => {
  if (frame.past && tenseAt(sentence, cluster.from) === 'ahead') return true
  const bare = frame.qualified ? !cluster.hits.some(({ term }) => term.role === 'qualifier') : frame.bound !== null
  return bare && !holdsBy(turnsOf(sentence, cluster, frame, setting))
}

/** Places read in one sentence, at most. */
const mostClusters = 4

/** Does a proposition hold? Read from its predicate with synonyms and contraries, its other words, and what turns it. */
export const statement: Kind<StatementFrame> = {
  name: 'statement',
  summary: 'whether a proposition holds: true or false',
  values: ['true', 'false'],
  compile: statementFrame,
  lint: (claim) =>
    /^(true|false)$/.test(claim.value)
      ? []
      : [
          {
            path: 'value',
            message: `"${claim.value}" is neither true nor false`,
            fix: 'Use `true` or `false`.',
            severity: 'error',
          },
        ],
  read: (sentence, frame, setting) => {
    if (!setting.match.about) return []
    const bounds = boundAnswers(sentence, frame, setting)
    const clusters = clustersOf(hitsIn(frame.deciding, sentence, setting)).filter(
      (cluster) => hasCore(cluster) && !isBeside(sentence, cluster, frame, setting),
    )
    const told = bounds.length > 0 ? [] : clusters.slice(0, mostClusters)
    return [
      ...told.map((cluster) => answerOf(sentence, cluster, frame, setting)),
      ...exclusiveAnswers(sentence, frame, setting),
      ...bounds,
    ]
  },
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
