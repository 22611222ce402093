import cities from '../../../knowledge/cities.json' with { type: 'json' }
import gazetteer from '../../../knowledge/gazetteer.json' with { type: 'json' }
import organisations from '../../../knowledge/organisations.json' with { type: 'json' }
import regions from '../../../knowledge/regions.json' with { type: 'json' }
import seats from '../../../knowledge/seats.json' with { type: 'json' }
import states from '../../../knowledge/states.json' with { type: 'json' }
import { fold } from '../../text/normalise.ts'
import { type Token, tokenise } from '../../text/tokens.ts'

/** What a name stands for. */
export interface Named {
  readonly name: string
  readonly type: 'party' | 'person' | 'place' | 'name'
  readonly party: string | null
  readonly placeName: string | null
  /** An adjective of origin: `Russian`, `Miami's` is none. */
  readonly adjective: boolean
}

interface Entry {
  readonly words: readonly string[]
  /** Which of them stand in the possessive: `Bakers'` of the Bakers' Guild. */
  readonly owners: readonly boolean[]
  /** For names like `US` that are words in lower case: must stand in capitals. */
  readonly capitals: boolean
  /** Written without capitals by the watch itself: `electoral commission`. */
  readonly plain: boolean
  readonly named: Named
}

/** Names by their first word; longer names first. */
export type Lexicon = ReadonlyMap<string, readonly Entry[]>

/** A name and what it stands for, before indexing. */
export type NamePair = readonly [name: string, named: Named]

/** Indexes names for `findNames`. */
export const buildLexicon = (pairs: readonly NamePair[]): Lexicon => {
  const index = new Map<string, Entry[]>()
  for (const [name, named] of pairs) {
    const tokens = tokenise(name)
    const words = tokens.map((token) => token.lower)
    const first = words[0]
    if (first === undefined) continue
    const owners = tokens.map((token) => token.possessive)
    const entry = { words, owners, capitals: /^(\p{Lu}\.?){2,5}$/u.test(name), plain: !/\p{Lu}/u.test(name), named }
    const entries = index.get(first)
    if (entries) entries.push(entry)
    else index.set(first, [entry])
  }
  for (const entries of index.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return index
}

const partyOf = (name: string, extra: Partial<Named> = {}): Named => ({
  name,
  type: 'party',
  party: name,
  placeName: name,
  adjective: false,
  ...extra,
})

const statePairs = (): NamePair[] =>
  states.flatMap((state) => [
    ...[state.name, ...state.names].map((name): NamePair => [name, partyOf(state.name)]),
    ...state.demonyms.map((name): NamePair => [name, partyOf(state.name, { adjective: true })]),
    ...state.demonyms.filter((name) => /[ni]$/.test(name)).map((name): NamePair => [`${name}s`, partyOf(state.name)]),
    ...state.capitals.map(
      (name, at): NamePair => [
        name,
        partyOf(state.name, { placeName: at > 0 && state.name !== 'Bolivia' ? (state.capitals[0] ?? name) : name }),
      ],
    ),
  ])

const placePairs = (): NamePair[] =>
  cities.flatMap((row) => row.cities.map((name): NamePair => [name, placeNamed(name)]))

const placeNamed = (name: string): Named => ({
  name,
  type: 'place',
  party: null,
  placeName: name,
  adjective: false,
})

const regionPairs = (): NamePair[] =>
  regions.flatMap(({ regions: ofState }) =>
    Object.entries(ofState).flatMap(([name, demonyms]): NamePair[] => [
      [name, partyOf(name)],
      ...demonyms.map((demonym): NamePair => [demonym, partyOf(name, { adjective: true })]),
      ...demonyms.filter((demonym) => /n$/.test(demonym)).map((demonym): NamePair => [`${demonym}s`, partyOf(name)]),
    ]),
  )

const gazetteerPairs = (): NamePair[] =>
  Object.values(gazetteer.cities).flatMap((names) => names.map((name): NamePair => [name, placeNamed(name)]))

const bodyPairs = (): NamePair[] => [
  ...seats.flatMap((row) => row.seats.map((name): NamePair => [name, partyOf(row.state, { placeName: null })])),
  ...organisations.flatMap((row) =>
    [row.name, ...row.names].map((name): NamePair => [name, partyOf(row.name, { placeName: null })]),
  ),
]

/**
 * States, capitals, demonyms, seats of power, international bodies, regions and cities, from `knowledge/`. Of two places
 * of one name the first listed is meant.
 */
export const worldLexicon: Lexicon = buildLexicon([
  ...placePairs(),
  ...statePairs(),
  ...bodyPairs(),
  ...regionPairs(),
  ...gazetteerPairs(),
])

const stateOfCode = new Map(states.map((state) => [state.code, state.name]))

const homeStates: ReadonlyMap<string, string> = new Map([
  ...Object.entries(gazetteer.cities).flatMap(([code, names]) =>
    names.map((name) => [fold(name), stateOfCode.get(code) ?? ''] as const),
  ),
  ...regions.flatMap((row) => Object.keys(row.regions).map((region) => [fold(region), row.state] as const)),
  ...cities.flatMap((row) => row.cities.map((city) => [fold(city), row.state] as const)),
  ...states.flatMap((state) => state.capitals.map((capital) => [fold(capital), state.name] as const)),
])

/** The state a city belongs to; undefined for a place the gazetteer does not know. */
export const stateOfCity = (city: string): string | undefined => homeStates.get(fold(city)) || undefined

const homeRegions: ReadonlyMap<string, string> = new Map(
  Object.entries(gazetteer.regions).flatMap(([region, names]) => names.map((name) => [fold(name), region] as const)),
)

/** The part of a federal state a city lies in: `Alaska` of Anchorage; undefined where the gazetteer lists none. */
export const regionOfCity = (city: string): string | undefined => homeRegions.get(fold(city))

const regionNames: ReadonlySet<string> = new Set(regions.flatMap((row) => Object.keys(row.regions).map(fold)))

/** A part of a federal state that the gazetteer lists: `Texas`, `Bavaria`. */
export const isRegion = (name: string): boolean => regionNames.has(fold(name))

const stateNames: ReadonlyMap<string, string> = new Map(
  states.flatMap((state) => [state.name, ...state.names].map((name) => [fold(name), state.name] as const)),
)

/** The state of that name in its usual English form; undefined for anything else. */
export const stateNamed = (name: string): string | undefined => stateNames.get(fold(name))

const capitals: ReadonlyMap<string, string> = new Map(
  states.map((state) => [state.name, state.capitals[0] ?? state.name]),
)

/** The capital of a state. */
export const capitalOf = (state: string): string | undefined => capitals.get(state)

const fits = (entry: Entry, tokens: readonly Token[], at: number, shouting: boolean): boolean => {
  const last = entry.words.length - 1
  if (at + last >= tokens.length) return false
  for (let offset = 0; offset <= last; offset += 1) {
    const token = tokens[at + offset]
    if (!token || token.lower !== entry.words[offset]) return false
    if (offset < last && token.possessive !== entry.owners[offset]) return false
  }
  const first = tokens[at] as Token
  if (!entry.capitals) return true
  return first.text.replace(/'s$/, '') === first.text.replace(/'s$/, '').toUpperCase() && !shouting
}

/** The longest name that begins at token `at`, from the first lexicon that has one. */
export const nameAt = (
  lexicons: readonly Lexicon[],
  tokens: readonly Token[],
  at: number,
  shouting: boolean,
): { named: Named; length: number } | undefined => {
  const token = tokens[at]
  if (!token || token.kind === 'mark') return undefined
  const small = !token.capital && token.kind === 'word'
  let best: { named: Named; length: number } | undefined
  for (const lexicon of lexicons) {
    const entry = lexicon
      .get(token.lower)
      ?.find((candidate) => (candidate.plain || !small) && fits(candidate, tokens, at, shouting))
    if (entry && entry.words.length > (best?.length ?? 0)) best = { named: entry.named, length: entry.words.length }
  }
  return best
}
