import type { Claim } from '../../domain.ts'
import { isIdle } from '../acts.ts'
import type { Answer, Kind, Setting } from '../kind.ts'
import { type Cluster, clustersOf, hasCore } from '../propositions/clusters.ts'
import { carriedHits, type Hit, hitsIn, nearness, shareOf } from '../propositions/hits.ts'
import { isHolderNear } from '../propositions/holder.ts'
import { isDenied, isRefuted, isUndone, isWished } from '../propositions/polarity.ts'
import { tenseAt } from '../propositions/tense.ts'
import { type Term, termsOf } from '../propositions/terms.ts'
import { subjectOf } from '../read/actor.ts'
import type { Cue, Sentence } from '../sentence.ts'

interface Frame {
  readonly terms: readonly Term[]
  /** The terms that decide: what the proposition denies by name, else its predicate. */
  readonly deciding: readonly Term[]
  /** The other terms. */
  readonly rest: readonly Term[]
  /** The proposition says `only`: whatever is said to be all confirms it. */
  readonly exclusive: boolean
  /** The value of the claim when the proposition holds. */
  readonly whenHolds: 'true' | 'false'
}

/** What turns the proposition round in the sentence. */
interface Turns {
  readonly negated: boolean
  readonly contrary: boolean
  readonly refuted: boolean
  readonly undone: boolean
}

const turnsOf = (sentence: Sentence, { hits, from }: Cluster): Turns => ({
  negated: hits.some((hit) => isDenied(sentence, hit)) !== hits.some(({ term }) => term.negated),
  contrary: hits.filter(({ by }) => by === 'contrary').length % 2 === 1,
  refuted: isRefuted(sentence, from),
  undone: hits.some(({ by }) => by !== 'contrary') && hits.some((hit) => isUndone(sentence, hit, hits)),
})

const holdsBy = (turns: Turns): boolean => Object.values(turns).filter(Boolean).length % 2 === 0

const freshly = / (after all|no longer|any ?more|again|reversing|reversal|reversed|reverses|u-turn|now|from today) /
const wordsOf = (sentence: Sentence): string => ` ${sentence.tokens.map((token) => token.lower).join(' ')} `

/** Another than the holder and the names of the claim is the subject of the predicate. */
const isStranger = (sentence: Sentence, at: number, frame: Frame, setting: Setting): boolean => {
  const subject = subjectOf(sentence.tokens, sentence.mentions, at)
  if (!subject || subject.pronoun !== null || subject.thing !== null || subject.party === null) return false
  return (
    !setting.isHolder(subject.party) &&
    !frame.terms.some((term) => term.name && term.word === subject.party) &&
    !setting.subject.context.names.includes(subject.name)
  )
}

/** What the sentence says for and against its telling whether the proposition holds. */
const signsOf = (sentence: Sentence, cluster: Cluster, turns: Turns, frame: Frame, setting: Setting): Cue[] => {
  const span = { from: cluster.from, to: cluster.to }
  const sign = (rule: string, note: string, holds: boolean | number): Cue[] =>
    holds === false || holds === 0
      ? []
      : [{ ...span, rule: `statement.${rule}`, note, ...(holds !== true && { value: holds }) }]
  const hits = hitsIn(frame.rest, sentence, setting)
  const clause = sentence.clauses[sentence.clauseOf[cluster.from] ?? 0]
  const here = hits.filter(({ at }) => clause && at >= clause.from && at < clause.to)
  const by = (how: Hit['by']) => cluster.hits.some((hit) => hit.by === how)
  return [
    ...sign(by('word') ? 'word' : by('synonym') ? 'synonym' : 'opposite', 'how the predicate is named', true),
    ...sign('predicate', 'share of the predicate', cluster.hits.length / Math.max(1, frame.deciding.length)),
    ...sign('negated', 'negated otherwise than in the claim', turns.negated),
    ...sign('refuted', 'denied or called false', turns.refuted),
    ...sign('undone', 'taken back', turns.undone),
    ...sign('arguments', 'share of its other words in the sentence', shareOf(frame.rest, hits)),
    ...sign('clause', 'share of its other words in the clause', shareOf(frame.rest, here)),
    ...sign(
      'carried',
      'share of them with what came before',
      shareOf(frame.rest, [...hits, ...carriedHits(frame.rest, sentence, setting)]),
    ),
    ...sign('near', 'how near they stand', nearness(hits, cluster.from, cluster.to)),
    ...sign('idle', 'wished or asked for, not done', isIdle(sentence, cluster.from)),
    ...sign('ahead', 'told as to come', tenseAt(sentence, cluster.from) === 'ahead'),
    ...sign('fresh', 'told as a turn', freshly.test(wordsOf(sentence))),
    ...sign('stranger', 'somebody else is its subject', isStranger(sentence, cluster.from, frame, setting)),
    ...sign('away', 'the holder is not named near', !isHolderNear(sentence, setting)),
    ...sign('unnamed', 'no name of the claim stands near', !setting.match.named),
  ]
}

const truthOf = (holds: boolean, { whenHolds }: Frame): string =>
  holds ? whenHolds : whenHolds === 'true' ? 'false' : 'true'

/** What is denied or wished is so by the words read here, whatever the clause says. */
const certaintyOf = (sentence: Sentence, { from, to }: Cluster): Pick<Answer, 'certainty'> => {
  if (isWished(sentence, from) || isWished(sentence, to - 1)) return { certainty: 'conditional' }
  const clause = sentence.clauses[sentence.clauseOf[from] ?? 0]
  return clause?.certainty === 'denied' ? { certainty: 'said' } : {}
}

const answerOf = (sentence: Sentence, cluster: Cluster, frame: Frame, setting: Setting): Answer => {
  const turns = turnsOf(sentence, cluster)
  return {
    value: truthOf(holdsBy(turns), frame),
    span: { from: cluster.from, to: cluster.to },
    ...certaintyOf(sentence, cluster),
    strength: 0,
    cues: signsOf(sentence, cluster, turns, frame, setting),
  }
}

const exclusiveWords = / (only|solely|exclusively|nothing else|nothing beyond|no other|nowhere else|nobody else|alone) /

/** Of a proposition that says `only`: `announced for consoles and nothing else`. */
const exclusiveAnswer = (sentence: Sentence, frame: Frame, setting: Setting): Answer[] => {
  const hits = hitsIn(frame.rest, sentence, setting)
  const [first] = hits
  if (!frame.exclusive || !first || !exclusiveWords.test(wordsOf(sentence))) return []
  const span = { from: first.at, to: first.to }
  const holds = !isRefuted(sentence, first.at)
  return [
    {
      value: truthOf(holds, frame),
      span,
      strength: 0,
      cues: [
        { ...span, rule: 'statement.exclusive', note: 'said to be all' },
        { ...span, rule: 'statement.arguments', note: 'share of its other words', value: shareOf(frame.rest, hits) },
      ],
    },
  ]
}

const isProposition = (question: string): boolean =>
  /^(is|are|was|were|has|have|had|did|does|do|will|can)\b/i.test(question)

const propositionOf = (question: string, statement: string): string =>
  statement === '' && isProposition(question) ? question : statement || question

const turning = /\b(not|no|never|cannot|without|den(y|ies|ied)|rejects?|rejected|refuse[sd]?|false|untrue)\b|n't/gi

const isTurned = (text: string): boolean => (text.match(turning)?.length ?? 0) % 2 === 1

/**
 * `true` where what the statement says is what the question asks: "Will he resign?", "He will resign". The value "false" of
 * "He will not resign" belongs to the question, which the statement answers turned round.
 */
const whenHolds = ({ question, statement, value }: Claim): 'true' | 'false' =>
  value === 'false' && statement !== '' && isTurned(question) !== isTurned(statement) ? 'false' : 'true'

const decidingOf = (terms: readonly Term[]): readonly Term[] => {
  const denied = terms.filter((term) => term.negated && term.name)
  if (denied.length > 0) return denied
  const predicates = terms.filter(({ role }) => role === 'predicate')
  return predicates.length > 0 ? predicates : terms.slice(0, 1)
}

/** Does a proposition hold? Read from its predicate with synonyms and contraries, its other words, and what turns it. */
export const statement: Kind<Frame> = {
  name: 'statement',
  summary: 'whether a proposition holds: true or false',
  values: ['true', 'false'],
  compile: (claim, { subject, articleText }) => {
    const text = propositionOf(claim.question, claim.statement)
    const terms = termsOf({ text, subject, reports: () => false, onlyVerbs: false, articleText })
    const deciding = decidingOf(terms)
    return {
      terms,
      deciding,
      rest: terms.filter((term) => !deciding.includes(term)),
      exclusive: /\b(only|solely|exclusively|sole)\b/i.test(text),
      whenHolds: whenHolds(claim),
    }
  },
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
    const clusters = clustersOf(hitsIn(frame.deciding, sentence, setting)).filter(hasCore)
    return [
      ...clusters.slice(0, 4).map((cluster) => answerOf(sentence, cluster, frame, setting)),
      ...exclusiveAnswer(sentence, frame, setting),
    ]
  },
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
