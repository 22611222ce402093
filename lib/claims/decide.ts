import type { Certainty, Verdict } from '../domain.ts'
import type { Part } from './confidence.ts'
import type { Answer, Kind, Setting, ValueRelation } from './kind.ts'
import { type Owner, ownerOf, type Sides } from './owner.ts'
import type { Clause, Cue, Sentence } from './sentence.ts'
import type { Thread } from './thread.ts'

/** An answer with its verdict, before the story level. */
export interface Decision {
  readonly verdict: Verdict
  readonly value: string
  readonly holder: string
  readonly certainty: Certainty
  readonly sentence: Sentence
  /** What speaks for and against it: the cues that fired, whose answer it is, where it stands. */
  readonly parts: readonly Part[]
}

const cuePart = (sentence: Sentence, cue: Cue): Part => {
  const first = sentence.tokens[cue.from]
  const last = sentence.tokens[Math.max(cue.from, cue.to - 1)]
  const place = first && last ? { start: first.start, end: last.end } : {}
  return { rule: cue.rule, note: cue.note, value: cue.value ?? 1, ...place }
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

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

/** Stories as near as this are equally near. */
const closest = 0.4

/** Stories farther off than this are seldom of the affair, the more so the farther. */
const far = 0.1

/** So many words of the affair are as good as more. */
const enoughOfAffair = 5

/** So many words of something else make a sentence one about something else. */
const enoughForeign = 6

/** Whether the story as a whole is of the affair. */
const affairParts = ({ closeness, holderNamed }: Setting): Part[] => [
  {
    rule: 'story.far',
    note: "the story's words are far from the affair's",
    value: Math.max(0, far - closeness) / far,
  },
  { rule: 'story.holder', note: 'the story names the holder', value: holderNamed ? 1 : 0 },
]

const threadParts = ({ shared, ofAffair, alone, foreign }: Thread): Part[] => [
  { rule: 'thread.shared', note: `${percent(shared)} of its words stand elsewhere in the story`, value: shared },
  {
    rule: 'thread.affair',
    note: `${ofAffair} of its words are the affair's`,
    value: Math.min(ofAffair, enoughOfAffair) / enoughOfAffair,
  },
  {
    rule: 'thread.foreign',
    note: `${foreign} of its words are of nothing else here, and none is the affair's`,
    value: alone ? Math.min(foreign, enoughForeign) / enoughForeign : 0,
  },
  { rule: 'thread.alone', note: 'no word of it stands elsewhere or is of the affair', value: alone ? 1 : 0 },
]

/** So many words of one claim alone are as good as more. */
const enoughOwn = 3

const partsOf = (
  answer: Answer,
  sentence: Sentence,
  clause: Clause | undefined,
  owner: Owner,
  row: Row,
  setting: Setting,
): Part[] => [
  ...[...answer.cues, ...(answer.certainty === undefined ? (clause?.cues ?? []) : [])].map((cue) =>
    cuePart(sentence, cue),
  ),
  { rule: owner.rule, note: owner.note, value: 1 },
  ...rivalParts(clause, owner),
  { rule: `place.${sentence.place}`, note: `in the ${sentence.place}`, value: 1 },
  {
    rule: `subject.here`,
    note: `${percent(setting.match.here)} of the subject in the sentence`,
    value: setting.match.here,
  },
  {
    rule: `subject.carried`,
    note: `${percent(setting.match.carried)} with what came before`,
    value: setting.match.carried,
  },
  {
    rule: 'subject.own',
    note: `${setting.ownWords} of its words are this claim's alone`,
    value: Math.min(setting.ownWords, enoughOwn) / enoughOwn,
  },
  {
    rule: 'story.close',
    note: `the story's words are near the affair's`,
    value: Math.min(1, setting.closeness / closest),
  },
  {
    rule: 'story.strangers',
    note: "share of the head's names that are strange",
    value: setting.strangeness(answer.value),
  },
  ...affairParts(setting),
  ...threadParts(setting.thread),
  { rule: row.rule, note: tableNotes[row.rule] ?? row.rule, value: 1 },
]

/** Of an answer that is another party's: what speaks for its being told against the holder's. */
const rivalParts = (clause: Clause | undefined, { rule }: Owner): Part[] => {
  const speaker = clause?.speaker
  if (!speaker || !/^holder\.other/.test(rule)) return []
  const found: [string, string, boolean][] = [
    ['contends', `${speaker.name} contends it`, speaker.contends],
    ['introduced', `${speaker.name} is somebody the story introduces`, speaker.introduced],
  ]
  return found.flatMap(([sign, note, is]) => (is ? [{ rule: `rival.${sign}`, note, value: 1 }] : []))
}

/** Puts one answer through the decision table. */
export const decide = (answer: Answer, sentence: Sentence, kind: Kind, setting: Setting, sides: Sides): Decision => {
  const { claim } = setting
  const clause = sentence.clauses[sentence.clauseOf[answer.span.from] ?? 0]
  const owner = ownerOf(answer, clause?.speaker ?? null, sentence, setting, sides)
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
    sentence,
    parts: partsOf(answer, sentence, clause, owner, row, setting),
  }
}
