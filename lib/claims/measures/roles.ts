/** What part a quantity plays in its sentence: the level, the level before, a step. */

import verbs from '../../../knowledge/change-verbs.json' with { type: 'json' }
import type { FoundQuantity } from '../../text/quantities.ts'
import type { ValueToken } from '../../text/value-tokens.ts'

/** `level`: how much there is. `former`: how much there was, or what it is compared with. `step`: by how much it moved. */
export type QuantityRole = 'level' | 'former' | 'step'

const movers: ReadonlySet<string> = new Set([...verbs.rise, ...verbs.fall, ...verbs.move])
const stepVerbs: ReadonlySet<string> = new Set(verbs.step)

type Tokens = readonly ValueToken[]

const words = (tokens: Tokens, from: number, to: number): string =>
  tokens
    .slice(Math.max(0, from), Math.max(0, to))
    .map((token) => token.text)
    .join(' ')

/** How many words may stand between "up from" and its number: "up from a previous range that topped out at". */
const LEAD_REACH = 9

const leadOf = (tokens: Tokens, quantity: FoundQuantity, previousEnd: number): string => {
  const from = Math.max(previousEnd, quantity.from - LEAD_REACH)
  const lead = tokens.slice(from, quantity.from)
  const stop = lead.findLastIndex((token) => /^[.;:!?]$/.test(token.text))
  return lead
    .slice(stop + 1)
    .map((token) => token.text)
    .join(' ')
}

const formerLead =
  /(?:\b(?:up|down) from\b[^,]*|\b(?:instead of|rather than|compared (?:with|to)|in comparison with|versus|vs|previously|originally|initially|formerly|than the previous)(?: (?:the|a|an|its|his|their))?|\b(?:had been|had stood at|had put it at|was previously|used to be|had totalled|had expected|had forecast|had hoped for|had predicted))$/
const withdrawnLead =
  /\b(?:pull(?:ed|ing)|withdr(?:ew|awn|awing)|scrapp(?:ed|ing)|abandon(?:ed|ing)|replac(?:ed|es|ing)|supersed(?:ed|es|ing)|dropp(?:ed|ing)) (?:the|its|their|an?|that)$/
const deniedLead = /\b(?:not|nor)(?: (?:the|a|an|its|his|their))?$/
const formerNoun =
  /\b(?:the|an|its|his|her|their|a) (?:earlier|previous|prior|former|old|original|initial|preceding|preliminary|provisional)\b[^,]*$/
const formerTail =
  /^(?:(?:first|originally|initially|previously) (?:\w+ed|thought|given)\b|,? ?(?:previously|a (?:year|month|week|quarter|day) (?:earlier|ago|before)|the (?:year|month|quarter) before|last (?:year|month|week)|in the same period|(?:which |that )?(?:was |had been |is )?(?:expected|forecast|predicted|pencilled in|projected) by|(?:that )?(?:analysts|economists|investors|markets) (?:had|were|expected)))/
const stepLead = /\b(?:another|further|additional|extra|a further|an additional|an extra)$/
const stepTail =
  /^(?:more than (?:in|on|the|at|planned|expected|previously|originally|first|before|last|announced|forecast|thought|reported|had)\b|fewer\b|less than\b|higher\b|lower\b|more(?! than)\b|extra\b|additional\b)/

/** `five more bodies`, `12 new cases`: what is added, not what there is. */
const addedInside = /\b(?:more(?! than)|additional|extra|further|new|other)\b/

/** `to $43.20 per share on Tuesday, from $44`: behind the new level, the old one. */
const fromBehind =
  /^(?:(?:per|a|an|each) \w+ ?)?(?:on \w+ ?|late on \w+ ?)?,? ?(?:up |down )?from(?: (?:the|a|an|its))?$/
const risesTo = /\bto(?: (?:about|around|nearly|almost|some|at least|more than|over))?$/

const isFrom = (lead: string): boolean => {
  const match = /^(.*)\bfrom(?: (?:the|a|an))?$/.exec(lead)
  return match !== null && (match[1] ?? '').split(' ').some((word) => movers.has(word))
}

const isStep = (lead: string, tail: string, quantity: FoundQuantity): boolean => {
  const last = lead.split(' ').at(-1) ?? ''
  if (stepLead.test(lead) || stepTail.test(tail)) return true
  if (last === 'by') return lead.split(' ').some((word) => movers.has(word))
  const relative = quantity.unit.dimension === 'share' || quantity.unit.dimension === 'share points'
  return relative && stepVerbs.has(last)
}

const tellsFormer = (lead: string, tail: string, bare: string): boolean =>
  formerLead.test(lead) ||
  formerNoun.test(lead) ||
  formerTail.test(tail) ||
  bare === 'not' ||
  withdrawnLead.test(lead) ||
  deniedLead.test(lead)

const comesFrom = (tokens: Tokens, lead: string, quantity: FoundQuantity, beside: Beside): boolean => {
  const { previous, next } = beside
  const ahead =
    /\bfrom$/.test(lead) && next !== undefined && tokens[next.from - 1]?.text === 'to' && next.from - quantity.to < 8
  const before = previous === undefined ? '' : words(tokens, previous.from - 3, previous.from)
  return ahead || (risesTo.test(before) && fromBehind.test(lead)) || isFrom(lead)
}

/** The quantities before and behind one. */
export interface Beside {
  readonly previous: FoundQuantity | undefined
  readonly next: FoundQuantity | undefined
}

/** The role of one quantity among those beside it. */
export const roleOf = (tokens: Tokens, quantity: FoundQuantity, beside: Beside): QuantityRole => {
  const previousEnd = beside.previous?.to ?? 0
  const lead = leadOf(tokens, quantity, previousEnd)
  const tail = words(tokens, quantity.to, quantity.to + 5)
  const inside = words(tokens, quantity.numeral, quantity.to)
  if (/^votes? to$/.test(words(tokens, previousEnd - 1, quantity.from))) return 'former'
  if (isStep(lead, tail, quantity) || addedInside.test(inside)) return 'step'
  if (tellsFormer(lead, tail, words(tokens, quantity.to, quantity.numeral + 1))) return 'former'
  return comesFrom(tokens, lead, quantity, beside) ? 'former' : 'level'
}
