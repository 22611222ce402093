import type { Story } from '../domain.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** By time, then by id: the order in which a monitor meets stories and tells changes. */
export const byTime =
  <T extends { readonly id: string }>(time: (thing: T) => string) =>
  (a: T, b: T): number =>
    compare(time(a), time(b)) || compare(a.id, b.id)

/** Stories by publication, then by id, so that two pollers decide in one order. */
export const inTimeOrder = (stories: readonly Story[]): readonly Story[] =>
  [...stories].sort(byTime((story) => story.published))
