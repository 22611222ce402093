import type { Certainty, Reason, Verdict } from '../domain.ts'
import type { Answer, Kind, Setting, ValueRelation } from './kind.ts'
import type { Clause, Cue, Sentence, Speaker } from './sentence.ts'

/** An answer with its verdict, before the story level. */
export interface Decision {
  readonly verdict: Verdict
  readonly value: string
  readonly holder: string
  readonly certainty: Certainty
  /** Sum of the weights, in log-odds. */
  readonly score: number
  readonly sentence: Sentence
  readonly reasons: readonly Reason[]
}

/** What the table needs to know about the parties. */
export interface Sides {
  /** Do the two names speak for the same holder? */
  readonly same: (a: string, b: string) => boolean
}

const reasonOf = (sentence: Sentence, cue: Cue): Reason => {
  const first = sentence.tokens[cue.from]
  const last = sentence.tokens[Math.max(cue.from, cue.to - 1)]
  const place = first && last ? { start: first.start, end: last.end } : {}
  return { rule: cue.rule, note: cue.note, weight: cue.weight, ...place }
}

const vague =
  /^(officials?|sources?|people|person|someone|they|we|it|statement|official statement|document|notice|schedule|page|website|email|letter|filing|(?:\w+ )?(?:results?|figures?|data|numbers|records|findings|minutes))$/i

interface Owner {
  readonly holder: string
  readonly rule: string
  readonly note: string
  readonly weight: number
  /** Somebody who cannot know: the answer is a mention. */
  readonly idle?: boolean
}

const own = (claimHolder: string, rule: string, note: string, weight: number): Owner => ({
  holder: claimHolder,
  rule,
  note,
  weight,
})

const outside = (claimHolder: string, speaker: Speaker, settled: boolean): Owner => ({
  ...own(claimHolder, 'holder.outsider', `${speaker.name} reports from outside`, -0.5),
  idle: !settled,
})

/** An act belongs to its actor, whoever tells it; but somebody outside who tells it cannot know. */
const actorOf = (actor: string, speaker: Speaker | null, claimHolder: string, sides: Sides): Owner => {
  if (speaker?.outsider) return outside(claimHolder, speaker, false)
  if (sides.same(actor, claimHolder)) return own(claimHolder, 'holder.actor', `${claimHolder} acts`, 0.8)
  return own(actor, 'holder.other-actor', `${actor} says so`, 0)
}

const speakerOwner = (answer: Answer, speaker: Speaker, claimHolder: string, sides: Sides): Owner => {
  const party = speaker.party ?? ''
  const speaksForHolder = party !== '' && (claimHolder === '' || sides.same(party, claimHolder))
  if (speaksForHolder)
    return own(claimHolder || party, 'holder.speaker', `${speaker.name} speaks for ${claimHolder || party}`, 1)
  if (speaker.outsider) return outside(claimHolder, speaker, answer.settled === true)
  if (answer.settled) return own(claimHolder, 'holder.settled', `told as settled, by ${speaker.name}`, 0.3)
  if (party === '' && vague.test(speaker.name))
    return own(claimHolder, 'holder.vague', `${speaker.name} named only vaguely`, -0.3)
  return own(party || speaker.name, 'holder.other', `${speaker.name} says so`, 0)
}

/** Whose position the answer is: the row of the decision table. */
const ownerOf = (answer: Answer, speaker: Speaker | null, setting: Setting, sides: Sides): Owner => {
  const claimHolder = setting.claim.holder
  if (answer.holder !== undefined) return actorOf(answer.holder, speaker, claimHolder, sides)
  if (!speaker) return own(claimHolder, 'holder.unattributed', 'told as a fact, nobody named', 0)
  return speakerOwner(answer, speaker, claimHolder, sides)
}

const lowered = new Set<Certainty>(['conditional', 'denied', 'question', 'background'])

const verdictOf = (relation: ValueRelation, mine: boolean): { verdict: Verdict; rule: string } => {
  if (relation !== 'different')
    return { verdict: 'confirms', rule: mine ? 'table.holder-same-value' : 'table.other-party-same-value' }
  return mine
    ? { verdict: 'revises', rule: 'table.holder-different-value' }
    : { verdict: 'disputes', rule: 'table.other-party-different-value' }
}

const tableNotes: Readonly<Record<string, string>> = {
  'table.holder-same-value': 'the holder, the same value: confirms',
  'table.other-party-same-value': 'another party, the same value: confirms',
  'table.holder-different-value': 'the holder, another value: revises',
  'table.other-party-different-value': 'another party, another value: disputes',
  'table.lowered': 'not said as a present fact: mentions',
  'table.before-article': 'published before the article: history',
}

const placeWeight: Readonly<Record<Sentence['place'], number>> = { title: 0.2, lead: 0.6, body: 0 }

interface Row {
  readonly verdict: Verdict
  readonly rule: string
  readonly early: boolean
}

const rowOf = (relation: ValueRelation, mine: boolean, lower: boolean, setting: Setting): Row => {
  const table = verdictOf(relation, mine)
  const early = setting.published < setting.articlePublished && table.verdict !== 'confirms'
  if (lower) return { verdict: 'mentions', rule: 'table.lowered', early }
  return early ? { verdict: 'mentions', rule: 'table.before-article', early } : { ...table, early }
}

const certaintyOf = (answer: Answer, clause: Clause | undefined): Certainty =>
  answer.former ? 'background' : (answer.certainty ?? clause?.certainty ?? 'said')

const reasonsOf = (
  answer: Answer,
  sentence: Sentence,
  clause: Clause | undefined,
  owner: Owner,
  rule: string,
): Reason[] => [
  ...[...answer.cues, ...(answer.certainty === undefined ? (clause?.cues ?? []) : [])].map((cue) =>
    reasonOf(sentence, cue),
  ),
  { rule: owner.rule, note: owner.note, weight: owner.weight },
  { rule: `place.${sentence.place}`, note: `in the ${sentence.place}`, weight: placeWeight[sentence.place] },
  { rule, note: tableNotes[rule] ?? rule, weight: 0 },
]

/** Puts one answer through the decision table. */
export const decide = (answer: Answer, sentence: Sentence, kind: Kind, setting: Setting, sides: Sides): Decision => {
  const { claim, match } = setting
  const clause = sentence.clauses[sentence.clauseOf[answer.span.from] ?? 0]
  const owner = ownerOf(answer, clause?.speaker ?? null, setting, sides)
  const certainty = certaintyOf(answer, clause)
  const mine = owner.holder === claim.holder
  const relation = kind.compare(claim, claim.value, answer.value)
  const row = rowOf(relation, mine, lowered.has(certainty) || owner.idle === true, setting)
  const confirmed = row.verdict === 'confirms'
  return {
    verdict: row.verdict,
    value: relation === 'same' && confirmed ? claim.value : answer.value,
    holder: confirmed ? claim.holder : owner.holder,
    certainty: row.early ? 'background' : certainty,
    score: answer.strength + owner.weight + placeWeight[sentence.place] + (match.here - 0.4) * 1.5,
    sentence,
    reasons: reasonsOf(answer, sentence, clause, owner, row.rule),
  }
}
