import type { Kind } from '../kind.ts'

/** Reads nothing yet. */
export const quantity: Kind<null> = {
  name: 'quantity',
  summary: 'quantity',
  compile: () => null,
  lint: () => [],
  read: () => [],
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
