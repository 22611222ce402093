import { parseChangeId } from '../changes/change-id.ts'
import type { Change } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'

/** The place in a list of changes after which the next page starts. */
export type CursorPlace = Pick<Change, 'id' | 'detectedAt'>

/** Says which way of writing a cursor this is, so that a later one can tell. */
const version = '1'

/** An opaque token for URLs. It names the last change shown, so pages neither repeat nor skip when new changes come in. */
export const writeCursor = ({ detectedAt, id }: CursorPlace): string =>
  Buffer.from([version, detectedAt, id].join('|'), 'utf8').toString('base64url')

/** Fails with CURSOR_INVALID for anything `writeCursor` did not write. */
export const readCursor = (cursor: string): CursorPlace => {
  const [written, detectedAt = '', id = '', ...more] = Buffer.from(cursor, 'base64url').toString('utf8').split('|')
  const isInstant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(detectedAt)
  const place = { detectedAt, id }
  const known = written === version && isInstant && more.length === 0 && parseChangeId(id) !== undefined
  if (!known || writeCursor(place) !== cursor)
    throw new ClaimwatchError('CURSOR_INVALID', 'the cursor was not given out by Claimwatch, or was cut short')
  return place
}
