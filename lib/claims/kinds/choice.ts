import type { Kind } from '../kind.ts'

/** Reads nothing yet. */
export const choice: Kind<null> = {
  name: 'choice',
  summary: 'choice',
  compile: () => null,
  lint: () => [],
  read: () => [],
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
