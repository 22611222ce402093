import type { Kind } from '../kind.ts'

/** Reads nothing yet. */
export const commitment: Kind<null> = {
  name: 'commitment',
  summary: 'commitment',
  compile: () => null,
  lint: () => [],
  read: () => [],
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
