/**
 * What a text shows of itself, one word or number at a time, marks left out: `=moscow` is a folded word, `~invit` a stem,
 * `^zelensky` a last name that a capitalised word of the text spells, in whatever spelling.
 */
export type Term = string

/** One way to name something: all of its terms, anywhere in the text. */
export type Alias = readonly Term[]

/** Something that must be named, by any of its aliases. */
export type Group = readonly Alias[]

/** Every group must be named. Without groups every text meets the condition. */
export type Condition = readonly Group[]

export const wordTerm = (word: string): Term => `=${word}`
export const stemTerm = (stem: string): Term => `~${stem}`
export const spellingTerm = (lastName: string): Term => `^${lastName}`

const keyOf = (alias: Alias): string => (alias.length === 1 ? (alias[0] as Term) : [...alias].sort().join(' '))

const withoutRepeats = (alias: Alias): Alias => (alias.length === 1 ? alias : [...new Set(alias)])

/** The group without repeated aliases and without those that hold another one: who names `Cape Horn` names `Horn`. */
const leanGroup = (group: Group): Group => {
  const aliases = [...new Map(group.map((alias) => [keyOf(alias), alias])).values()].map(withoutRepeats)
  const single = new Set(aliases.filter(({ length }) => length === 1).flat())
  return aliases.filter((alias) => alias.length === 1 || !alias.some((term) => single.has(term)))
}

/** The same condition in fewer aliases. A group with an alias of no terms is always met and left out. */
export const lean = (condition: Condition): Condition =>
  condition.filter((group) => group.every(({ length }) => length > 0)).map(leanGroup)

/** A condition that every text meets which meets one of these; it may be met by more. */
export const either = (conditions: readonly Condition[]): Condition => {
  const groups = conditions.length === 0 ? 0 : Math.min(...conditions.map(({ length }) => length))
  return lean(Array.from({ length: groups }, (_, at) => conditions.flatMap((condition) => condition[at] ?? [])))
}

/** Does a text with these terms meet the condition? What the index answers for all conditions at once. */
export const meets = (condition: Condition, terms: ReadonlySet<Term>): boolean =>
  condition.every((group) => group.some((alias) => alias.every((term) => terms.has(term))))
