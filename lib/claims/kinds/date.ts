import type { Kind } from '../kind.ts'

/** Reads nothing yet. */
export const date: Kind<null> = {
  name: 'date',
  summary: 'date',
  compile: () => null,
  lint: () => [],
  read: () => [],
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
