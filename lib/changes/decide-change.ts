import corrections from '../../knowledge/corrections.json' with { type: 'json' }
import type { Change, ChangeType, Claim, Instant, Position, Reading, Source, Story, Watch } from '../domain.ts'
import { storyText } from '../domain.ts'
import { agencyOf } from './agency.ts'
import { changeId } from './change-id.ts'
import { chainStart, seal } from './hash-chain.ts'
import {
  inForceAt,
  isAfter,
  type Ledger,
  ledgerOf,
  type Moment,
  mainHolder,
  momentOf,
  momentOfStory,
  positionsOf,
  withPosition,
} from './positions.ts'
import { sketchOf } from './sketch.ts'

/** How a heard value relates to one that is known: `looser` says less of the same ("more than 2,700" of 2,719). */
export type ValueRelation = 'same' | 'looser' | 'different'

export type Decision =
  /** A change of fact: write it at the next place of the ledger. */
  | { readonly kind: 'append'; readonly change: Change }
  /** The story says what entry `seq` says. */
  | { readonly kind: 'join'; readonly seq: number; readonly source: Source }
  /** Something new was heard and is not recorded; `note` says why. */
  | { readonly kind: 'refuse'; readonly rule: string; readonly note: string }
  /** Nothing new. */
  | { readonly kind: 'none' }

export interface DecisionInput {
  readonly watch: Watch
  readonly claim: Claim
  /** The newest entry of the claim; undefined while the article's value stands. */
  readonly newest: Change | undefined
  readonly reading: Reading
  readonly story: Story
  readonly now: Instant
  readonly compareValues: (current: string, heard: string) => ValueRelation
}

/** What a story asserts, ready to be compared. */
interface Assertion extends DecisionInput {
  readonly value: string
  readonly evidence: NonNullable<Reading['evidence']>
  /** The name under which the position is kept: the claim's holder, or another party. */
  readonly party: string
  readonly moment: Moment
  readonly ledger: Ledger
}

const none: Decision = { kind: 'none' }
const refuse = (rule: string, note: string): Decision => ({ kind: 'refuse', rule: `ledger.${rule}`, note })

/** A claim that names no holder is about a fact: whoever is heard speaks of it, unless the reading calls it a dispute. */
const partyOf = (claim: Claim, reading: Reading): string => {
  if (reading.holder === null || reading.holder === claim.holder) return mainHolder(claim)
  if (claim.holder === '' && reading.verdict !== 'disputes') return mainHolder(claim)
  return reading.holder
}

const assertionOf = (input: DecisionInput): Assertion | undefined => {
  const { claim, reading, story, watch } = input
  if (reading.verdict === 'unrelated' || reading.value === null || reading.evidence === null) return undefined
  const party = partyOf(claim, reading)
  const ledger = ledgerOf(claim, watch.article, input.newest)
  const made = positionsOf(ledger, party).at(-1)?.storyId === story.id
  return {
    ...input,
    ...{ value: reading.value, evidence: reading.evidence, party, ledger },
    moment: momentOfStory(story, input.now, made),
  }
}

const says = (assertion: Assertion, position: Position | undefined): position is Position =>
  position !== undefined && assertion.compareValues(position.value, assertion.value) !== 'different'

/** The party's own position that the story repeats: the one in force then, or a copy's later or earlier one. */
const repeatedByParty = (assertion: Assertion): Position | undefined => {
  const positions = positionsOf(assertion.ledger, assertion.party)
  const inForce = inForceAt(positions, assertion.moment)
  if (says(assertion, inForce)) return inForce
  if (inForce === positions.at(-1)) return undefined
  const exactly = (position: Position) => assertion.compareValues(position.value, assertion.value) === 'same'
  const later = positions.find((position) => isAfter(momentOf(position), assertion.moment) && exactly(position))
  return later ?? positions.findLast(exactly)
}

/** Another party that says what the claim's holder says, then or now, disputes nothing. */
const agreedWithHolder = (assertion: Assertion): Position | undefined => {
  if (assertion.party === mainHolder(assertion.claim)) return undefined
  const positions = positionsOf(assertion.ledger, mainHolder(assertion.claim))
  return [inForceAt(positions, assertion.moment), positions.at(-1)].find((position) => says(assertion, position))
}

/** A quote with half a character in it could not be stored as it is. */
const isVerbatim = ({ evidence, story }: Assertion): boolean =>
  evidence.quote !== '' &&
  !/\p{Surrogate}/u.test(evidence.quote) &&
  storyText(story).slice(evidence.start, evidence.end) === evidence.quote

/** UTF-16 units. Longer is no sentence but a text without full stops; it would also crowd the entry (400 KB at most). */
const longestQuote = 4_000

/** Hours for which outlets go on printing a count after a newer one is out. */
const laggingHours = 36

/** Words by which a story says that a count went back, rather than that it has not heard of the new one. */
const corrects = new RegExp(String.raw`\b(?:${corrections.stems.join('|')})`, 'iu')

/**
 * A count that was replaced a few hours ago and is heard again is an outlet that lags, unless the story says that the
 * count was corrected. Other values may return at any time: answers and plans do.
 */
const laggingFigure = (assertion: Assertion): Decision | undefined => {
  const { claim, ledger, party, moment, story } = assertion
  if (claim.kind !== 'quantity') return undefined
  const positions = positionsOf(ledger, party)
  const index = positions.findLastIndex((position) => says(assertion, position))
  const replacement = positions[index + 1]
  if (index < 0 || replacement === undefined) return undefined
  const hours = (Date.parse(moment.at) - Date.parse(replacement.at)) / 3_600_000
  if (hours > laggingHours || corrects.test(storyText(story))) return undefined
  return refuse('lagging-figure', `An earlier count, replaced at ${replacement.at} (entry ${replacement.seq}).`)
}

/** Why something new is not recorded; undefined when it is. */
const objection = (assertion: Assertion): Decision | undefined => {
  const { claim, reading, story, watch, evidence, moment } = assertion
  if (reading.certainty !== 'said' && reading.certainty !== 'planned')
    return refuse('not-certain', `The story does not assert it: certainty is ${reading.certainty ?? 'unknown'}.`)
  if (reading.verdict === 'mentions') return refuse('mention', 'The story only mentions it.')
  if (story.published < watch.article.published)
    return refuse('before-article', `Published before the article (${watch.article.published}).`)
  if (!isVerbatim(assertion)) return refuse('evidence-not-verbatim', 'The quote is not in the story at its offsets.')
  if (evidence.quote.length > longestQuote)
    return refuse('evidence-too-long', `The deciding sentence is longer than ${longestQuote} characters.`)
  const current = positionsOf(assertion.ledger, assertion.party).at(-1)
  if (current !== undefined && !isAfter(moment, momentOf(current)))
    return refuse('older-than-position', `${claim.id} moved on at ${current.at} (entry ${current.seq}).`)
  return laggingFigure(assertion)
}

/** Of what a source is named by, in UTF-16 units: an entry must stay far below the 400 KB that DynamoDB takes. */
const longestName = 500
const longestUrl = 2_000

const sourceOf = ({ story, evidence }: Assertion): Source => {
  const agency = agencyOf(story.text)
  const { published } = story
  const [outlet, title] = [story.outlet.slice(0, longestName), story.title.slice(0, longestName)]
  const url = story.url.length > longestUrl ? '' : story.url
  return {
    ...{ storyId: story.id, outlet, title, url, published, evidence, origin: story.id },
    ...(story.textFrom === undefined ? {} : { textFrom: story.textFrom }),
    ...(agency !== undefined && { agency }),
    sketch: sketchOf(story.text),
  }
}

const typeOf = ({ party, claim, value, compareValues }: Assertion): ChangeType => {
  if (party !== mainHolder(claim)) return 'dispute'
  return compareValues(claim.value, value) === 'same' ? 'reversion' : 'revision'
}

const entryOf = (assertion: Assertion): Change => {
  const { watch, claim, newest, reading, ledger, party, moment, now } = assertion
  const seq = (newest?.seq ?? 0) + 1
  const type = typeOf(assertion)
  const to = type === 'reversion' ? claim.value : assertion.value
  const next = withPosition(ledger, party, { value: to, at: moment.at, seq, storyId: moment.storyId })
  return seal({
    id: changeId(watch.id, claim.id, seq),
    watchId: watch.id,
    claimId: claim.id,
    seq,
    type,
    holder: reading.holder ?? claim.holder,
    from: ledger.positions[mainHolder(claim)]?.value ?? claim.value,
    to,
    at: moment.at,
    detectedAt: now,
    confidence: reading.confidence,
    certainty: reading.certainty ?? 'said',
    reasons: reading.reasons,
    source: sourceOf(assertion),
    positions: next.positions,
    ...(next.earlier.length > 0 && { earlier: next.earlier }),
    prev: newest?.hash ?? chainStart,
  })
}

const joinTo = (position: Position, assertion: Assertion): Decision => {
  const isNews = assertion.reading.verdict !== 'mentions' && position.seq > 0
  if (!isNews || position.storyId === assertion.story.id || !isVerbatim(assertion)) return none
  if (assertion.story.published < assertion.watch.article.published) return none
  return { kind: 'join', seq: position.seq, source: sourceOf(assertion) }
}

/**
 * What one reading does to the ledger of its claim. Depends on the ledger, the reading and the story alone, so that a
 * redelivered story, a second poller and a run after a crash all decide the same.
 */
export const decideChange = (input: DecisionInput): Decision => {
  const assertion = assertionOf(input)
  if (assertion === undefined) return none
  const repeated = repeatedByParty(assertion) ?? agreedWithHolder(assertion)
  if (repeated !== undefined) return joinTo(repeated, assertion)
  return objection(assertion) ?? { kind: 'append', change: entryOf(assertion) }
}
