import type { Setting } from '../kind.ts'
import type { Sentence } from '../sentence.ts'
import { eventShare } from './event.ts'
import type { PlaceFrame } from './frame.ts'
import { type Head, headOf } from './head.ts'
import type { Tied } from './signs.ts'
import type { Tie } from './ties.ts'

const tieWorth: Readonly<Record<Tie, number>> = {
  located: 0.6,
  moved: 1,
  chosen: 1,
  named: 0.3,
  modifier: 0.2,
  left: 0.4,
  instead: 0.7,
  refused: 0.5,
}

const headWorth: Readonly<Record<Head, number>> = { own: 1, none: 0.5, verb: 0.3, event: 0.1, name: 0.2, thing: 0 }

/** 0 to 1: how well place, tie and event go together. */
export const strengthOf = (sentence: Sentence, { spot, tie }: Tied, frame: PlaceFrame, setting: Setting): number => {
  const share = eventShare(sentence, spot, tie, frame, setting)
  const head = headWorth[headOf(sentence, spot, frame, setting)]
  return tieWorth[tie] * (0.5 + head / 2) * share
}
