import type { Change, ChangeType, Refusal, Source } from '../domain.ts'
import { countOrigins, withOrigins } from './origins.ts'

/**
 * Confidence from which one story may change a claim. Below it the story waits for a second, independent one. A return
 * to the article's value needs more: stories retell old values as background far more often than values return.
 * Chosen on the labelled sets that may be read (docs/accuracy.md).
 */
const aloneFrom: Readonly<Record<ChangeType, number>> = { revision: 0.5, dispute: 0.5, reversion: 0.65, retraction: 0 }

/** Days for which a story waits for a second one. */
const waitsDays = 14

/** Is the story sure enough to make the change by itself? */
export const standsAlone = ({ type, confidence }: Change): boolean => confidence >= aloneFrom[type]

const isNear = (change: Change, source: Source): boolean =>
  Math.abs(Date.parse(change.at) - Date.parse(source.published)) <= waitsDays * 86_400_000

/** Since the holder's last change: a voice from before it speaks of what was replaced. */
const isCurrent = (change: Change, previous: Change | undefined, source: Source): boolean =>
  source.published >= (previous?.positions[change.holder]?.at ?? '')

/**
 * The stories that waited and say what the change says, if there is one of another origin among them. `sameValue`: the
 * kind's comparison. `previous` is the entry before the change.
 */
export const secondVoices = (
  change: Change,
  previous: Change | undefined,
  refusals: readonly Refusal[],
  sameValue: (a: string, b: string) => boolean,
): readonly Source[] => {
  const voices = refusals.flatMap(({ held, holder, value }) =>
    held !== undefined &&
    held.storyId !== change.source.storyId &&
    holder === change.holder &&
    sameValue(value, change.to) &&
    isNear(change, held) &&
    isCurrent(change, previous, held)
      ? [held]
      : [],
  )
  return countOrigins(withOrigins([change.source, ...voices])) > 1 ? voices : []
}
