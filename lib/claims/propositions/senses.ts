import rows from '../../../knowledge/antonyms.json' with { type: 'json' }
import { stemsOf } from '../../text/words.ts'
import { clusterOf } from '../subject.ts'

const sides = rows.map(({ one, other }) => ({ one: stemsOf(one), other: stemsOf(other) }))

/** Stem phrases that mean the same as a word, and that mean the contrary. */
export interface Sense {
  readonly same: readonly string[]
  readonly contrary: readonly string[]
}

const without = (stems: Iterable<string>, drop: readonly string[]): string[] =>
  [...new Set(stems)].filter((stem) => !drop.includes(stem))

/** What means the same as the word with this stem, and the contrary: from the table, else from the clusters of topics. */
export const senseOf = (own: string): Sense => {
  const same = sides.flatMap(({ one, other }) => [
    ...(one.includes(own) ? one : []),
    ...(other.includes(own) ? other : []),
  ])
  const contrary = sides.flatMap(({ one, other }) => [
    ...(one.includes(own) ? other : []),
    ...(other.includes(own) ? one : []),
  ])
  const synonyms = without(same.length + contrary.length > 0 ? same : clusterOf(own), [own])
  const prefixed = [`un${own}`, `in${own}`, `non${own}`]
  return { same: synonyms, contrary: without([...contrary, ...prefixed], [own, ...synonyms]) }
}

const endings =
  /^(e|ion|ation|ition|ment|al|er|or|ur|ure|anc|enc|ing|y|ly|iv|abl|ibl|ness|ity|ist|edly|ely|ety|bl|s|t|n|sion|ssion|ant|ary)$/

/** Least stem that a derived word may be told by. */
const leastRoot = 4

/** `exempt` and `exemption`, `safe` and `safely`: one root, another ending. */
export const sameRoot = (a: string, b: string): boolean => {
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (!long.startsWith(short)) return false
  const rest = long.slice(short.length)
  return rest === 'ely' ? short.length >= 3 : short.length >= leastRoot && endings.test(rest)
}
