import speech from '../../knowledge/speech.json' with { type: 'json' }
import type { Certainty, Verdict } from '../domain.ts'
import type { Part } from './confidence.ts'
import type { Answer, Kind, Setting, ValueRelation } from './kind.ts'
import type { Clause, Cue, Sentence, Speaker } from './sentence.ts'

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

/** What the table needs to know about the parties. */
export interface Sides {
  /** Do the two names speak for the same holder? */
  readonly same: (a: string, b: string) => boolean
}

const cuePart = (sentence: Sentence, cue: Cue): Part => {
  const first = sentence.tokens[cue.from]
  const last = sentence.tokens[Math.max(cue.from, cue.to - 1)]
  const place = first && last ? { start: first.start, end: last.end } : {}
  return { rule: cue.rule, note: cue.note, value: cue.value ?? 1, ...place }
}

const vague =
  /^(officials?|(?:\w+ )?sources?|people(?: familiar| with knowledge| briefed)?|insiders?|(?:the )?two sides|both sides|person|someone|they|we|it|statement|official statement|document|notice|schedule|page|website|email|letter|filing|(?:\w+ )?(?:results?|figures?|data|numbers|records|findings|minutes))$/i

/** A body without a name, which the story names elsewhere: most often the holder, seldom its opponent. */
const bareBody =
  /^(?:the )?(?:(?:foreign|interior|defen[cs]e|justice|finance|health|culture|transport|economy|energy) )?(?:ministry|minister|government|cabinet|spokes(?:man|woman|person)|organi[sz]ers?)$/i
const bareNames = [
  ['pronoun', /^(?:he|she)$/i],
  ['bare-body', bareBody],
] as const

interface Owner {
  readonly holder: string
  readonly rule: string
  readonly note: string
  /** Somebody who cannot know: the answer is a mention. */
  readonly idle?: boolean
}

const own = (holder: string, rule: string, note: string): Owner => ({ holder, rule, note })

const outside = (claimHolder: string, speaker: Speaker, settled: boolean): Owner => ({
  ...own(claimHolder, 'holder.outsider', `${speaker.name} reports from outside`),
  idle: !settled,
})

/** An act belongs to its actor, whoever tells it; but somebody outside who tells it cannot know. */
const actorOf = (actor: string, speaker: Speaker | null, claimHolder: string, sides: Sides): Owner => {
  if (speaker?.outsider) return outside(claimHolder, speaker, false)
  if (sides.same(actor, claimHolder)) return own(claimHolder, 'holder.actor', `${claimHolder} acts`)
  return own(actor, 'holder.other-actor', `${actor} says so`)
}

const speakerOwner = (answer: Answer, speaker: Speaker, claimHolder: string, sides: Sides): Owner => {
  const party = speaker.party ?? ''
  const speaksForHolder = party !== '' && (claimHolder === '' || sides.same(party, claimHolder))
  if (speaksForHolder)
    return own(claimHolder || party, 'holder.speaker', `${speaker.name} speaks for ${claimHolder || party}`)
  if (speaker.outsider) return outside(claimHolder, speaker, answer.settled === true)
  if (answer.settled) return own(claimHolder, 'holder.settled', `told as settled, by ${speaker.name}`)
  if (party === '' && vague.test(speaker.name))
    return own(claimHolder, 'holder.vague', `${speaker.name} named only vaguely`)
  const bare = party === '' ? bareNames.find(([, pattern]) => pattern.test(speaker.name)) : undefined
  if (bare) return own(claimHolder, `holder.${bare[0]}`, `${speaker.name}: nobody says whose`)
  return own(party || speaker.name, 'holder.other', `${speaker.name} says so`)
}

/** Whose position the answer is: the row of the decision table. */
const ownerOf = (answer: Answer, speaker: Speaker | null, setting: Setting, sides: Sides): Owner => {
  const claimHolder = setting.claim.holder
  if (answer.holder !== undefined) return actorOf(answer.holder, speaker, claimHolder, sides)
  if (!speaker) return own(claimHolder, 'holder.unattributed', 'told as a fact, nobody named')
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
  ...rivalParts(sentence, clause, owner, setting),
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
    rule: 'story.close',
    note: `the story's words are near the affair's`,
    value: Math.min(1, setting.closeness / closest),
  },
  { rule: `${setting.claim.kind}.${row.verdict}`, note: `${setting.claim.kind}: ${row.verdict}`, value: 1 },
  { rule: `${setting.claim.kind}.strength`, note: 'how closely the words stand together', value: answer.strength },
  { rule: row.rule, note: tableNotes[row.rule] ?? row.rule, value: 1 },
]

const contrast = new RegExp(`(^|\\W)(${speech.contrasts.join('|')})(\\W|$)`, 'i')

/** Of an answer that is another party's: how it is asserted, and whether the sentence sets it against the holder's. */
const rivalParts = (sentence: Sentence, clause: Clause | undefined, owner: Owner, setting: Setting): Part[] => {
  if (!/^holder\.other/.test(owner.rule)) return []
  const speaker = clause?.speaker ?? null
  const part = (rule: string, note: string, holds: boolean): Part[] =>
    holds ? [{ rule: `rival.${rule}`, note, value: 1 }] : []
  const holderHere = sentence.mentions.some(({ party, head }) => head !== 'pronoun' && setting.isHolder(party))
  return [
    ...part('contends', `${speaker?.name} contends it`, speaker?.contends === true),
    ...part('contrast', 'set against something else', contrast.test(sentence.text)),
    ...part('beside-holder', `${setting.claim.holder} is named in the sentence`, holderHere),
    ...part('unnamed', 'the speaker has no name', !/\p{Lu}/u.test(owner.holder)),
    ...part('no-party', 'the speaker belongs to no known party', speaker !== null && speaker.party === null),
  ]
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** Puts one answer through the decision table. */
export const decide = (answer: Answer, sentence: Sentence, kind: Kind, setting: Setting, sides: Sides): Decision => {
  const { claim } = setting
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
    sentence,
    parts: partsOf(answer, sentence, clause, owner, row, setting),
  }
}
