/** One public body under two names: `Texas health department`, `Texas Department of State Health Services`. */

import regions from '../../knowledge/regions.json' with { type: 'json' }
import { stem } from '../text/stem.ts'

const office =
  /^(?:department|ministry|agency|office|authority|service|commission|board|bureau|committee|administration|council|institute|directorate|inspectorate|registrar|officer|commissioner|court|tribunal)$/
/** Bodies of another level are others: the federal health department is not the state's. */
const levels =
  /^(?:federal|national|state|regional|provincial|county|city|local|municipal|district|supreme|high|appeal|constitutional|u|us|american|european)$/
const filler = /^(?:of|the|for|and|s|in|on|state|general|public|services?|affairs)$/

const wordsOf = (name: string): string[] =>
  name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')

const kinds = (words: readonly string[]): string[] => words.filter((word) => office.test(word))
const topics = (words: readonly string[]): string[] =>
  words.filter((word) => !office.test(word) && !levels.test(word) && !filler.test(word)).map(stem)
const ranks = (words: readonly string[]): string[] => words.filter((word) => levels.test(word) && word !== 'state')

/** `the commission` of an electoral commission, `the city` of the city of Lindau: the noun alone, in small letters. */
export const isBareNounOf = (party: string, holder: string): boolean => {
  if (!/^\p{Ll}{4,}$/u.test(party)) return false
  const words = holder.toLowerCase().split(/\s+/)
  return words.length > 1 && (words.at(-1) === party || holder.toLowerCase().startsWith(`${party} of `))
}

/** The elected body of a town, by its own name, its building or the town: `city council`, `town hall`, `the city`. */
const civic =
  /\b(?:city|town|municipal|borough) (?:council|hall|government)\b|\bmunicipality\b|^(?:the )?(?:city|town)$/i

/** Words of which every name of a town's council holds one. */
const civicWords: readonly string[] = ['council', 'hall', 'government', 'municipality', 'city', 'town']

/** Words, one list of which every other name of this body holds: an office and a topic, or the noun alone. */
export const bodyWords = (name: string): string[][] => {
  const words = wordsOf(name)
  const about = words.filter((word) => !office.test(word) && !levels.test(word) && !filler.test(word))
  const pairs = kinds(words).flatMap((kind) => about.map((topic) => [kind, topic]))
  const alone = civic.test(name) ? civicWords : words.filter((word) => isBareNounOf(word, name))
  return [...pairs, ...alone.map((word) => [word])]
}

const within = (part: readonly string[], whole: readonly string[]): boolean => part.every((one) => whole.includes(one))

/**
 * Do both names mean a body of the same sort (a department, an office) for the same things? Every topic of the shorter name
 * stands in the longer, and no level is named by one alone.
 */
export const isSameBody = (left: string, right: string): boolean => {
  const [a, b] = [wordsOf(left), wordsOf(right)]
  if (!kinds(a).some((kind) => kinds(b).includes(kind))) return false
  const [one, other] = [topics(a), topics(b)].toSorted((x, y) => x.length - y.length) as [string[], string[]]
  if (one.length === 0 || !within(one, other)) return false
  return within(ranks(a), ranks(b)) && within(ranks(b), ranks(a))
}

const beyondCivic = (name: string): string[] =>
  wordsOf(name.replace(civic, '')).filter((word) => !filler.test(word) && !levels.test(word))

/** Do both names mean the council of a town, and not of two towns? */
export const isSameCouncil = (left: string, right: string): boolean => {
  if (!civic.test(left) || !civic.test(right)) return false
  const [one, other] = [beyondCivic(left), beyondCivic(right)]
  return within(one, other) || within(other, one)
}

const stateOfRegion: ReadonlyMap<string, string> = new Map(
  regions.flatMap(({ state, regions: parts }) => Object.keys(parts).map((part) => [part, state] as const)),
)

/** `Gujarat` where the holder is `Indian authorities`: those of a part of the state are among them. */
export const isAmongAuthorities = (party: string, holder: string, homes: ReadonlyMap<string, string>): boolean =>
  /(?:authorities|officials)$/i.test(holder) && homes.get(stateOfRegion.get(party) ?? '') === holder
