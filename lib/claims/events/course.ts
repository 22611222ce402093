/** Verbs of the course of an event: `the talks ended on Sunday` gives the day of the talks. */

import { stemsOf } from '../../text/words.ts'

const beginning = ['begin', 'start', 'open', 'kick', 'resume']
const ending = ['end', 'conclude', 'finish', 'close', 'wrap', 'break']

/** Stems of the verbs of beginning and of ending. */
export const courseVerbs: ReadonlySet<string> = new Set(stemsOf([...beginning, ...ending]))

const endings: ReadonlySet<string> = new Set(stemsOf(ending))

/** Sorts of event that are most often over on the day they begin. */
const brief: ReadonlySet<string> = new Set(['meeting', 'match', 'concert'])

/** Does a verb with this stem tell the end of an event that is over on its day? */
export const endsItsDay = (sorts: readonly string[], stem: string): boolean =>
  endings.has(stem) && sorts.some((sort) => brief.has(sort))
