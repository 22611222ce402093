import returns from '../../knowledge/returns.json' with { type: 'json' }
import type { Change, ChangeType, ChangeWithSources, Claim, HeldChange, Refusal, Source } from '../domain.ts'
import { changeId } from './change-id.ts'
import { seal } from './hash-chain.ts'
import { countOrigins, withOrigins } from './origins.ts'
import { partyOfEntry } from './positions.ts'

/**
 * Confidence from which one story may change a claim. Below it the story waits for a second, independent one. A return
 * to the article's value needs more: stories retell old values as background far more often than values return.
 * Chosen on the labelled sets that may be read (docs/accuracy.md).
 */
const aloneFrom: Readonly<Record<ChangeType, number>> = { revision: 0.5, dispute: 0.5, reversion: 0.8, retraction: 0 }

/** Confidences of independent stories, together, from which they change a claim that none of them changes alone. */
const togetherFrom: Readonly<Record<ChangeType, number>> = {
  revision: 0.9,
  dispute: 0.9,
  reversion: 1.2,
  retraction: 0,
}

/** Days for which a story waits for a second one. */
const waitsDays = 14

/** A party that answered does seldom go back to having given no answer; stories that tell of the time before do it often. */
const unansweredFrom = 0.95

/** The same of a return that the sentence itself calls one: `is 19 November again`. */
const returnFrom = 0.5

const saysReturn = new RegExp(String.raw`(?<!\p{L})(?:${returns.words.join('|')})(?!\p{L})`, 'iu')

type Told = Pick<Change, 'type' | 'to' | 'confidence'> & { readonly source: Pick<Source, 'evidence'> }

const neededAlone = ({ type, to, source }: Told): number => {
  if (type !== 'reversion') return aloneFrom[type]
  if (to === 'none') return unansweredFrom
  return saysReturn.test(source.evidence.quote) ? returnFrom : aloneFrom.reversion
}

/** Is the story sure enough to make the change by itself? */
export const standsAlone = (change: Told): boolean => change.confidence >= neededAlone(change)

/** Independent origins from which a position is well told, and a lone story against it an outlier. */
const wellTold = 2

/** Confidence from which one story outweighs a position that is well told. */
const outweighsFrom = 0.8

/** Rules of a reading by which the holder itself is heard: it may announce something new to one outlet first. */
const firstHand: readonly string[] = ['holder.actor', 'holder.speaker']

/**
 * The entry whose position the change would replace, when its story could be an outlier against it: not a very sure one,
 * not the holder's own word, not a newer count, which one outlet has first, not a return that is told as one by who knows
 * what it undoes. Undefined when it could not, or when the
 * article's own value stands.
 */
export const entryToOutweigh = (claim: Claim, change: Change, previous: Change | undefined): string | undefined => {
  if (claim.kind === 'quantity' || change.confidence >= outweighsFrom) return undefined
  if (change.reasons.some(({ rule }) => firstHand.includes(rule))) return undefined
  if (saysReturn.test(change.source.evidence.quote)) return undefined
  const seq = previous?.positions[partyOfEntry(change) ?? change.holder]?.seq ?? 0
  return seq === 0 ? undefined : changeId(change.watchId, change.claimId, seq)
}

/** Is the position that the change would replace well told by the stories published until then? */
export const isOutlier = (change: Change, { sources }: ChangeWithSources): boolean =>
  countOrigins(withOrigins(sources.filter(({ published }) => published <= change.at))) >= wellTold

/** What is kept of the change until a second story says the same. */
export const heldOf = (change: Change): HeldChange => {
  const { type, holder, at, to, confidence, certainty, reasons, source } = change
  return { ...{ type, holder, at, to, confidence, certainty, reasons, source }, party: partyOfEntry(change) ?? holder }
}

const isNear = (change: Change, held: HeldChange): boolean =>
  Math.abs(Date.parse(change.at) - Date.parse(held.at)) <= waitsDays * 86_400_000

const isFirst = (a: HeldChange, b: HeldChange): boolean =>
  a.at < b.at || (a.at === b.at && a.source.storyId < b.source.storyId)

/** The voices that waited and say what the change says, of the same party and since the party's last change. */
const voicesFor = (
  change: Change,
  previous: Change | undefined,
  refusals: readonly Refusal[],
  sameValue: (a: string, b: string) => boolean,
): readonly HeldChange[] => {
  const { party } = heldOf(change)
  const since = previous?.positions[party]?.at ?? ''
  return refusals.flatMap(({ held, value }) =>
    held !== undefined &&
    held.source.storyId !== change.source.storyId &&
    held.party === party &&
    held.at >= since &&
    sameValue(value, change.to) &&
    isNear(change, held)
      ? [held]
      : [],
  )
}

const isSurer = (a: HeldChange, b: HeldChange): boolean => a.confidence > b.confidence

/**
 * The entry as all its voices make it: since the first of them, with the sentence of the surest, and the others beside it.
 * In whatever order they were read, it is the same.
 */
const madeByAll = (change: Change, voices: readonly HeldChange[]): Change => {
  const all = [heldOf(change), ...voices].toSorted((a, b) => (isFirst(a, b) ? -1 : 1))
  const first = all[0] as HeldChange
  const surest = all.reduce((best, voice) => (isSurer(voice, best) ? voice : best), first)
  const { party: _party, ...told } = surest
  const positions = Object.fromEntries(
    Object.entries(change.positions).map(([holder, position]) => [
      holder,
      position.seq === change.seq
        ? { value: surest.to, at: first.at, seq: change.seq, storyId: first.source.storyId }
        : position,
    ]),
  )
  const { hash: _hash, ...entry } = change
  const others = all.filter((voice) => voice !== surest)
  return seal({ ...entry, ...told, at: first.at, positions, seconded: others.map(({ source }) => source) })
}

/**
 * The change with the stories that waited and say the same; undefined when none of them is of another origin.
 * `previous` is the entry before it, `sameValue` the kind's comparison.
 */
export const seconded = (
  change: Change,
  previous: Change | undefined,
  refusals: readonly Refusal[],
  sameValue: (a: string, b: string) => boolean,
): Change | undefined => {
  const voices = voicesFor(change, previous, refusals, sameValue)
  const all = [heldOf(change), ...voices]
  const confidences = new Map(all.map(({ source, confidence }) => [source.storyId, confidence]))
  const surest = new Map<string, number>()
  for (const { origin, storyId } of withOrigins(all.map(({ source }) => source)))
    surest.set(origin, Math.max(surest.get(origin) ?? 0, confidences.get(storyId) ?? 0))
  const together = [...surest.values()].reduce((sum, confidence) => sum + confidence, 0)
  return surest.size > 1 && together >= togetherFrom[change.type] ? madeByAll(change, voices) : undefined
}
