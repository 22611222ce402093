import commonStems from '../../knowledge/common-stems.json' with { type: 'json' }
import type { Token } from '../text/tokens.ts'
import { stopWords } from '../text/words.ts'

/** The words by which stories of a watch's affair are known, from its article and claims. */
export interface Affair {
  /** Stem → how much it tells: the rarer in news, the more. */
  readonly terms: ReadonlyMap<string, number>
  /** Sum of the weights. */
  readonly weight: number
  /** The stems that hardly any other affair has; initials and abbreviations (`f.`) are of any. */
  readonly rare: ReadonlySet<string>
}

const { fields, stems: fieldsOf } = commonStems as {
  /** Labelled sets, each of another field of news, that were counted. */
  readonly fields: number
  /** In how many of them a stem stands; left out when in fewer than two. */
  readonly stems: Readonly<Record<string, number>>
}

/** A stem found in so many fields at most, one in ten, is rare: hardly any other affair has it. */
const rareFields = fields / 10

const countOf = (stem: string): number => (Object.hasOwn(fieldsOf, stem) ? (fieldsOf[stem] as number) : 1)

/** How much a stem tells of the affair it stands in: its inverse document frequency over fields of news (Spärck Jones 1972). */
export const termWeight = (stem: string): number => Math.log((fields + 1) / countOf(stem))

/** Words that can tell one affair from another. */
export const isContent = (token: Token): boolean =>
  token.kind === 'word' && token.text.length > 1 && !stopWords.has(token.lower)

/** The affair of these texts: the article with the claims' questions and statements. */
export const deriveAffair = (texts: readonly (readonly Token[])[]): Affair => {
  const stems = new Set(texts.flat().flatMap((token) => (isContent(token) ? [token.stem] : [])))
  const terms = new Map([...stems].map((stem) => [stem, termWeight(stem)]))
  return {
    terms,
    weight: [...terms.values()].reduce((sum, weight) => sum + weight, 0),
    rare: new Set([...stems].filter((stem) => countOf(stem) <= rareFields && !stem.includes('.'))),
  }
}

/** The words of a story's head. */
export interface Head {
  readonly stems: ReadonlySet<string>
  readonly weight: number
}

/** How near a head is to an affair, and whether it has a rare word of it. */
interface Nearness {
  readonly closeness: number
  readonly rare: boolean
}

const measure = ({ terms, weight, rare }: Affair, head: Head): Nearness => {
  let shared = 0
  let hasRare = false
  for (const stem of head.stems) {
    const telling = terms.get(stem)
    if (telling === undefined) continue
    shared += telling
    hasRare ||= rare.has(stem)
  }
  const total = weight * head.weight
  return { closeness: total === 0 ? 0 : shared / Math.sqrt(total), rare: hasRare }
}

const measured = new WeakMap<Head, WeakMap<Affair, Nearness>>()

/** Measured once for a head and an affair, however many claims ask. */
const nearnessOf = (affair: Affair, head: Head): Nearness => {
  const known = measured.get(head) ?? new WeakMap<Affair, Nearness>()
  measured.set(head, known)
  const earlier = known.get(affair)
  if (earlier) return earlier
  const found = measure(affair, head)
  known.set(affair, found)
  return found
}

/** 0 to 1: how near a story's words are to the affair's (cosine of the weighted word sets). */
export const closeness = (affair: Affair, head: Head): number => nearnessOf(affair, head).closeness

/** From this closeness on, with a rare word, a story that names nobody of a watch is taken for one of its affair. */
const leastClose = 0.06

/** Is the story near enough to be about the affair though it names nobody of it? */
export const isClose = (affair: Affair, head: Head): boolean => {
  const { closeness: near, rare } = nearnessOf(affair, head)
  return rare && near >= leastClose
}
