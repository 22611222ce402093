import type { Kind } from '../kind.ts'

/** Reads nothing yet. */
export const place: Kind<null> = {
  name: 'place',
  summary: 'place',
  compile: () => null,
  lint: () => [],
  read: () => [],
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
