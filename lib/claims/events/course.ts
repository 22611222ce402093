/** Verbs of the end of an event: `the talks ended on Sunday` gives the day of the talks. */

import { stemsOf } from '../../text/words.ts'

const endings: ReadonlySet<string> = new Set(stemsOf(['end', 'conclude', 'finish', 'close', 'wrap', 'break']))

/** Sorts of event that are most often over on the day they begin. */
const brief: ReadonlySet<string> = new Set(['meeting', 'match', 'concert'])

/** Does a verb with this stem tell the end of an event that is over on its day? */
export const endsItsDay = (sorts: readonly string[], stem: string): boolean =>
  endings.has(stem) && sorts.some((sort) => brief.has(sort))
