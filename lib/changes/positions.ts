import type { Article, Change, Claim, PastPosition, Position, Story } from '../domain.ts'

/** Replaced positions carried in an entry. Older ones stay in the ledger but no longer take part in decisions. */
const pastPositionsKept = 24

/** The holder under which a claim without a named holder keeps its value. */
const unnamedHolder = 'fact'

/** The name under which the claim's own position is kept. */
export const mainHolder = (claim: Claim): string => (claim.holder === '' ? unnamedHolder : claim.holder)

/** The name under which an entry keeps its position; undefined for a retraction that restored none. */
export const partyOfEntry = ({ positions, seq }: Pick<Change, 'positions' | 'seq'>): string | undefined =>
  Object.entries(positions).find(([, position]) => position.seq === seq)?.[0]

/** Every position of every holder that a decision may need. */
export interface Ledger {
  readonly positions: Readonly<Record<string, Position>>
  readonly earlier: readonly PastPosition[]
}

/** The ledger as its newest entry tells it; before the first entry, as the article does. */
export const ledgerOf = (claim: Claim, article: Article, newest: Change | undefined): Ledger => ({
  positions: newest?.positions ?? { [mainHolder(claim)]: { value: claim.value, at: article.published, seq: 0 } },
  earlier: newest?.earlier ?? [],
})

/** Where a story or position stands in time. Stories of one second are ordered by id, so that no two are equal. */
export interface Moment {
  readonly at: string
  readonly storyId: string
}

export const momentOf = (position: Position): Moment => ({ at: position.at, storyId: position.storyId ?? '' })

export const isAfter = (a: Moment, b: Moment): boolean => a.at > b.at || (a.at === b.at && a.storyId > b.storyId)

/** One holder's positions, oldest first. */
export const positionsOf = (ledger: Ledger, holder: string): readonly Position[] => {
  const current = Object.hasOwn(ledger.positions, holder) ? ledger.positions[holder] : undefined
  const past: readonly Position[] = ledger.earlier.filter((position) => position.holder === holder)
  const all = current === undefined ? past : [...past, current]
  return [...all].sort((a, b) => (isAfter(momentOf(a), momentOf(b)) ? 1 : -1))
}

/** The position that held when the story appeared; undefined when the holder had none yet. */
export const inForceAt = (positions: readonly Position[], moment: Moment): Position | undefined =>
  positions.findLast((position) => !isAfter(momentOf(position), moment))

/** The ledger after `holder` took a new position. */
export const withPosition = (ledger: Ledger, holder: string, position: Position): Ledger => {
  const replaced = Object.hasOwn(ledger.positions, holder) ? ledger.positions[holder] : undefined
  const earlier = replaced === undefined ? ledger.earlier : [{ ...replaced, holder }, ...ledger.earlier]
  return {
    positions: { ...ledger.positions, [holder]: position },
    earlier: earlier.slice(0, pastPositionsKept),
  }
}

/** A date this far ahead of our clock is a mistake of the outlet; below it, the two clocks differ. */
const clockToleranceMinutes = 15

const minutesAhead = (published: string, now: string): number => (Date.parse(published) - Date.parse(now)) / 60_000

/**
 * When the story spoke. A story dated in the future counts as said now: otherwise one wrong date would outrank every
 * story until that date. A story that made the current position and was edited since (`corrects`) speaks when edited;
 * any other edit is no new word, since outlets touch old texts for all sorts of reasons.
 */
export const momentOfStory = (story: Story, now: string, corrects: boolean): Moment => {
  const spoken = corrects ? (story.edited ?? story.published) : story.published
  return { at: minutesAhead(spoken, now) > clockToleranceMinutes ? now : spoken, storyId: story.id }
}
