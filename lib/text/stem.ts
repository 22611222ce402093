import irregular from '../../knowledge/irregular.json' with { type: 'json' }

const irregularForms: ReadonlyMap<string, string> = new Map(
  Object.entries(irregular as Record<string, string[]>).flatMap(([base, forms]) => forms.map((form) => [form, base])),
)
const cache = new Map<string, string>()
const cacheLimit = 50_000

const undouble = (word: string): string => (/([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word)

const strip = (word: string): string => {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word
  if (/ies$|ied$/.test(word)) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2)
  if (/ing$/.test(word) && /[aeiouy]/.test(word.slice(0, -3)) && word.length > 5) return undouble(word.slice(0, -3))
  if (/ed$/.test(word) && !/eed$/.test(word) && /[aeiouy]/.test(word.slice(0, -2))) return undouble(word.slice(0, -2))
  if (/[^su]s$/.test(word)) return word.slice(0, -1)
  return word
}

/**
 * The light stem of a folded word: inflection is taken off (accepts, accepted, accepting), derivation is not
 * (acceptance stays). Irregular verbs and plurals come from `knowledge/irregular.json`.
 */
export const stem = (word: string): string => {
  const known = cache.get(word)
  if (known !== undefined) return known
  const stripped = irregularForms.get(word) ?? strip(word)
  const base = stripped.length > 5 ? undouble(stripped) : stripped
  const stemmed = base.length > 3 && base.endsWith('e') && base !== 'note' ? base.slice(0, -1) : base
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(word, stemmed)
  return stemmed
}
