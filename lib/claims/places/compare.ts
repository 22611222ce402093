import placeWords from '../../../knowledge/places.json' with { type: 'json' }
import { fold } from '../../text/normalise.ts'
import type { ValueRelation } from '../kind.ts'
import { isRegion, regionOfCity, stateNamed, stateOfCity } from '../read/lexicon.ts'

const generic = new Set(placeWords.generic)

/** How a value says "not there": `anywhere but Russia or Belarus`. */
export const elsewhere = (places: readonly string[]): string => `anywhere but ${places.join(' or ')}`

const excluded = (value: string): string[] | undefined => {
  const match = /^anywhere but (.+)$/.exec(value)
  return match?.[1]?.split(/ or |, /)
}

/** The words that tell the place from others; all of them where each is generic: `Central Station`. */
const words = (part: string): string[] => {
  const all = fold(part)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
  const own = all.filter((word) => !generic.has(word))
  return own.length > 0 ? own : all
}

const parts = (value: string): string[][] =>
  value
    .split(/,| in /)
    .map(words)
    .filter((part) => part.length > 0)

const within = (small: readonly string[], large: readonly string[]): boolean =>
  small.every((word) => large.includes(word))

/** Does the first place name the second, or a part of its address? */
const names = (a: string, b: string): boolean =>
  parts(a).some((part) => parts(b).some((other) => within(part, other) || within(other, part)))

const stateOf = (value: string): string | undefined =>
  stateNamed(value) ??
  value
    .split(',')
    .map((part) => stateNamed(part.trim()) ?? stateOfCity(part.trim()))
    .find((state) => state !== undefined)

const liesIn = (region: string, value: string): boolean =>
  isRegion(region) && value.split(',').some((part) => fold(regionOfCity(part.trim()) ?? '') === fold(region))

/** Does the second place lie in the first, a state or a part of one? */
const contains = (area: string, value: string): boolean => {
  const state = stateNamed(area)
  return state === undefined ? liesIn(area, value) : stateOf(value) === state
}

/** Is one place the other, or the country or city it lies in? */
export const samePlace = (a: string, b: string): boolean => names(a, b) || contains(a, b) || contains(b, a)

/** Both end in a city, and these are two: the National Museum is in Colombo and in Phnom Penh. */
const inOtherCities = (a: string, b: string): boolean => {
  const [one, other] = [a, b].map((value) => value.split(/,| in /).map((part) => part.trim()))
  const [city, second] = [one?.at(-1) ?? '', other?.at(-1) ?? '']
  if ((one?.length ?? 0) < 2 || (other?.length ?? 0) < 2 || fold(city) === fold(second)) return false
  return stateOfCity(city) !== undefined && stateOfCity(second) !== undefined
}

/** Does the first place lie in the second, a state or a part of one, and tell it more closely? */
export const isNarrower = (exact: string, loose: string): boolean =>
  excluded(exact) === undefined &&
  excluded(loose) === undefined &&
  fold(exact) !== fold(loose) &&
  contains(loose, exact)

/**
 * Compares two place values: a country that contains the city, or "anywhere but" another place, is a looser wording; a city
 * in the known country or region is no other place.
 */
export const comparePlaces = (current: string, heard: string): ValueRelation => {
  if (fold(current) === fold(heard)) return 'same'
  const [not, was] = [excluded(heard), excluded(current)]
  if (not && was) return not.some((place) => was.some((other) => samePlace(place, other))) ? 'looser' : 'different'
  if (not) return not.some((place) => samePlace(place, current)) ? 'different' : 'looser'
  if (was) return 'different'
  if (inOtherCities(current, heard)) return 'different'
  if (names(current, heard)) return parts(heard).length < parts(current).length ? 'looser' : 'same'
  if (contains(heard, current)) return 'looser'
  return contains(current, heard) ? 'same' : 'different'
}
