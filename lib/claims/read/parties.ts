import type { Watch } from '../../domain.ts'
import { fold, plain } from '../../text/normalise.ts'
import { splitSentences } from '../../text/sentences.ts'
import { type Token, tokenise } from '../../text/tokens.ts'
import { buildLexicon, type Lexicon, type Named, type NamePair, nameAt, stateNamed, worldLexicon } from './lexicon.ts'
import { findNames } from './mentions.ts'
import { companyWord, governs, roleAt } from './roles.ts'

/** The parties of a watch and the names it adds to the world's. */
export interface Parties {
  readonly lexicon: Lexicon
  /** Holder or named party → its names, for `watch show`. */
  readonly names: ReadonlyMap<string, readonly string[]>
  /** A state → the party of the watch that is its government: `Myanmar` → `Myanmar's military government`. */
  readonly homes: ReadonlyMap<string, string>
}

const named = (name: string, type: Named['type'], party: string | null): Named => ({
  name,
  type,
  party,
  placeName: null,
  adjective: false,
})

const acronym = (name: string): string | undefined => {
  const capitals = name.split(/[\s-]+/).filter((word) => /^\p{Lu}/u.test(word))
  const roman = /^[IVX]+$/.test(capitals.at(-1) ?? '') ? ` ${capitals.at(-1)}` : ''
  const lettered = roman ? capitals.slice(0, -1) : capitals
  return lettered.length >= 3 ? lettered.map((word) => word[0]).join('') + roman : undefined
}

const withoutSuffix = (name: string): string | undefined => {
  const words = name.split(' ')
  const last = tokenise(words.at(-1) ?? '')[0]
  return words.length > 1 && last && companyWord(last) ? words.slice(0, -1).join(' ') : undefined
}

/** The state that a body's name begins with: `Norvia's health ministry`, `Norvian police`. */
export const stateOwner = (name: string): { state: string; rest: string; length: number } | undefined => {
  const tokens = tokenise(name)
  const hit = nameAt([worldLexicon], tokens, 0, false)
  if (!hit?.named.party || hit.length >= tokens.length) return undefined
  return { state: hit.named.party, rest: name.slice((tokens[hit.length] as Token).start), length: hit.length }
}

/** Other names of a party that follow from its name: acronym, name without `Games` or `Inc`. */
const derivedNames = (name: string): string[] =>
  [name, name.replace(/^the /i, ''), acronym(name), withoutSuffix(name)].filter((alias) => alias !== undefined)

/** `the court`, `local authorities`: a description by a common noun, no name. */
export const isDescription = (holder: string): boolean => !/\p{Lu}/u.test(holder.replace(/^The /, ''))

/** `the court`: one common noun, which any story may use of another. */
const isBareNoun = (holder: string): boolean =>
  isDescription(holder) && holder.replace(/^the /, '').split(' ').length < 2

const homeOf = (holder: string): readonly (readonly [string, string])[] => {
  const owner = stateNamed(holder) ? undefined : stateOwner(holder)
  if (!owner) return []
  const tokens = tokenise(owner.rest)
  const head = tokens.at(-1)
  return head && governs(head.stem, owner.rest) && head.stem !== 'ministry' ? [[owner.state, holder]] : []
}

const sentencesOf = (text: string): Token[][] =>
  splitSentences(plain(text)).map((span) => tokenise(plain(text).slice(span.start, span.end)))

/** Every capitalised name in the watch's own texts. */
const namesIn = (watch: Watch): string[] => {
  const texts = [
    watch.article.title,
    watch.article.text,
    ...watch.claims.flatMap((claim) => [claim.question, claim.statement, claim.value]),
  ]
  const found = texts.flatMap(sentencesOf).flatMap((tokens) => findNames(tokens, [worldLexicon]))
  return [
    ...new Set(
      found
        .filter((mention) => mention.type !== 'place' && !stateNamed(mention.text) && mention.head !== 'adjective')
        .map((mention) => mention.text),
    ),
  ]
}

const startsAlike = (a: string, b: string): boolean => {
  const [short, long] = a.length <= b.length ? [fold(a), fold(b)] : [fold(b), fold(a)]
  return short !== '' && (long === short || long.startsWith(`${short} `))
}

const holdersOf = (watch: Watch): string[] => [
  ...new Set([...watch.claims.map((claim) => claim.holder), ...Object.keys(watch.names)].filter((name) => name !== '')),
]

const isOrganisation = (tokens: readonly Token[]): boolean =>
  tokens.length > 1 && tokens.some((token, at) => roleAt(tokens, at)?.role === 'body' || (at > 0 && companyWord(token)))

const articlePairs = (watch: Watch, holders: readonly string[]): NamePair[] =>
  namesIn(watch).flatMap((text): NamePair[] => {
    const holder = holders.find((candidate) => startsAlike(candidate, text))
    if (holder) return derivedNames(text).map((alias) => [alias, named(holder, 'party', holder)])
    const tokens = tokenise(text)
    if (nameAt([worldLexicon], tokens, 0, false)?.length === tokens.length) return []
    const organisation = isOrganisation(tokens)
    return derivedNames(text).map((alias) => [
      alias,
      named(text, organisation ? 'party' : 'name', organisation ? text : null),
    ])
  })

/** `Norvian` of Norvia: the regular adjectives of a one-word name that no table knows. */
const adjectivesOf = (name: string): string[] => {
  if (/[\s'-]/.test(name) || isDescription(name) || name.length < 4) return []
  return /a$/.test(name) ? [`${name}n`] : [`${name}ian`, `${name}ish`, `${name}ese`]
}

const holderPairs = (watch: Watch, holders: readonly string[], homes: ReadonlyMap<string, string>): NamePair[] =>
  holders.flatMap((holder): NamePair[] => {
    const state = stateNamed(holder)
    const party = state ? (homes.get(state) ?? holder) : holder
    const own = state || isBareNoun(holder) ? [] : derivedNames(holder)
    const adjectives = state ? [] : adjectivesOf(holder)
    return [
      ...[...own, ...(watch.names[holder] ?? [])].map((alias): NamePair => [alias, named(party, 'party', party)]),
      ...adjectives.map((alias): NamePair => [alias, { ...named(party, 'party', party), adjective: true }]),
    ]
  })

const asking = /^(?:how|what|when|why) (?:has|have|did|does|do|will|is|are) (?:the )?/i
const replying = /^(?:respond|react|repl|answer|decid|sa(?:y|id)|taken|accept|agree|reject)/i

/** `How have the Social Democrats responded`: the name a question gives the holder. */
const questionName = ({ question, holder }: Watch['claims'][number]): string[] => {
  const opened = asking.exec(question)?.[0]
  if (opened === undefined) return []
  const named = /^(?:\p{Lu}[\p{L}\p{N}.'’-]* ?)+/u.exec(question.slice(opened.length))?.[0].trimEnd() ?? ''
  const rest = question.slice(opened.length + named.length).trimStart()
  return named !== '' && replying.test(rest) && !holder.includes(named) ? [named] : []
}

/** `Newcastle` of Newcastle United: where the watch's own texts let the short name act. */
const shortName = (holder: string, texts: readonly string[]): string[] => {
  const short = holder.split(' ').slice(0, -1).join(' ')
  if (isDescription(holder) || short.length < 4 || !/^\p{Lu}\p{L}*$/u.test(short) || stateNamed(short)) return []
  const last = holder.split(' ').at(-1) ?? ''
  const acts = new RegExp(
    `(?<!\\p{L})${short}(?:['’]s?(?! ${last})| (?:has|have|had|said|say|will|would|is|are|was|were|did|do|does)(?!\\p{L}))`,
    'u',
  )
  return texts.some((text) => acts.test(text)) ? [short] : []
}

/** `Bruun` of Lars Bruun: where the watch's own texts let the last name alone act, or give the whole name a role. */
const surname = (holder: string, texts: readonly string[]): string | null => {
  const words = holder.split(' ')
  const last = words.at(-1) ?? ''
  if (words.length < 2 || words.length > 3 || !words.every((word) => /^\p{Lu}[\p{L}'’-]+$/u.test(word))) return null
  if (last.length < 3 || isOrganisation(tokenise(holder)) || nameAt([worldLexicon], tokenise(last), 0, false))
    return null
  const before = words.at(-2) ?? ''
  const acts = new RegExp(
    `(?<!${before} )(?<!\\p{L})${last}(?:['’]s?| (?:has|have|had|said|says|told|will|would|is|was|did|does))(?!\\p{L})`,
    'u',
  )
  const isPerson = texts.some((text) => personBefore(text, holder))
  return isPerson || texts.some((text) => acts.test(text)) ? last : null
}

/** `coach Lars Bruun`: a role right before the name. */
const personBefore = (text: string, holder: string): boolean => {
  const before = tokenise(text.slice(Math.max(0, text.indexOf(holder) - 40), Math.max(0, text.indexOf(holder))))
  const role = roleAt(before, before.length - 1)?.role
  return role !== undefined && role !== 'body' && role !== 'outsider'
}

/** `IAM District 751`: the letters and the rest each name it too. */
const lettered = (holder: string): string[] => {
  const [first = '', ...rest] = holder.split(' ')
  return /^\p{Lu}{2,}$/u.test(first) && rest.length > 1 && /^\p{Lu}/u.test(rest[0] ?? '') ? [first, rest.join(' ')] : []
}

const claimPairs = (watch: Watch, homes: ReadonlyMap<string, string>): NamePair[] =>
  watch.claims.flatMap((claim): NamePair[] => {
    const party = homes.get(stateNamed(claim.holder) ?? '') ?? claim.holder
    if (claim.holder === '' || stateNamed(claim.holder)) return []
    const texts = [watch.article.text, claim.question, claim.statement]
    const last = surname(claim.holder, texts)
    if (last !== null) return [claim.holder, last].map((alias) => [alias, named(claim.holder, 'person', party)])
    const aliases = [...questionName(claim), ...shortName(claim.holder, texts), ...lettered(claim.holder)]
    return aliases.map((alias) => [alias, named(party, 'party', party)])
  })

/** Derives the parties of a watch: its claims' holders, the names the user gave, and the names in the article. */
export const deriveParties = (watch: Watch): Parties => {
  const holders = holdersOf(watch)
  const homes = new Map(holders.flatMap(homeOf).filter(([state]) => !holders.includes(state)))
  const claimed = claimPairs(watch, homes)
  const aliases = new Set(claimed.map(([alias]) => alias))
  const others = articlePairs(watch, holders).filter(([alias]) => !aliases.has(alias))
  const pairs = [...holderPairs(watch, holders, homes).filter(([alias]) => !aliases.has(alias)), ...claimed, ...others]
  const names = new Map<string, string[]>()
  for (const [alias, target] of pairs) {
    if (target.party) names.set(target.party, [...new Set([...(names.get(target.party) ?? []), alias])])
  }
  return { lexicon: buildLexicon(pairs), names, homes }
}
