import type { Kind } from '../kind.ts'

/** Reads nothing yet. */
export const response: Kind<null> = {
  name: 'response',
  summary: 'response',
  compile: () => null,
  lint: () => [],
  read: () => [],
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
