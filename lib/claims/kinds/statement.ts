import type { Kind } from '../kind.ts'

/** Reads nothing yet. */
export const statement: Kind<null> = {
  name: 'statement',
  summary: 'statement',
  compile: () => null,
  lint: () => [],
  read: () => [],
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
