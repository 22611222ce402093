import { compareTwoStrings } from 'string-similarity'
import { fold } from '../../text/normalise.ts'
import { buildLexicon, type Lexicon, type NamePair } from './lexicon.ts'
import { lastName, type RawMention } from './mentions.ts'

/** Person → the party he or she speaks for, with the role seen. */
export type People = ReadonlyMap<string, { readonly party: string; readonly role: string }>

const entry = (
  mention: RawMention,
  party: string,
  name: string,
): readonly [string, { party: string; role: string }] => [name, { party, role: mention.head ?? '' }]

/** `Ana Lind, Norway's foreign minister,`: the name before the comma belongs to the role after it. */
const appositions = (
  mentions: readonly RawMention[],
): readonly (readonly [string, { party: string; role: string }])[] =>
  mentions.flatMap((role, at) => {
    const name = mentions[at - 1]
    const apart = name && role.from - name.to
    const person = role.role === 'leader' || role.role === 'person'
    if (!name || !person || !role.party || role.personName || apart !== 1 || name.type === 'party') return []
    return name.to - name.from > 1 ? [entry(role, role.party, name.name)] : []
  })

/** The people whose party the mentions state: `Treasury spokeswoman Ana Lind`. */
export const peopleIn = (
  mentions: readonly RawMention[],
): readonly (readonly [string, { party: string; role: string }])[] => [
  ...mentions.flatMap((mention) =>
    mention.personName && mention.party && (mention.role === 'leader' || mention.role === 'person')
      ? [entry(mention, mention.party, mention.personName)]
      : [],
  ),
  ...appositions(mentions),
]

/** People named with a role but no party, for the party of whoever speaks the sentence: `President Lind, the palace said`. */
export const partyless = (mentions: readonly RawMention[]): readonly RawMention[] =>
  mentions.filter((mention) => mention.personName && (mention.role === 'leader' || mention.role === 'person'))

/** Full and last names of people, for `findNames`. */
export const peopleLexicon = (people: People, spellings: ReadonlyMap<string, string> = new Map()): Lexicon => {
  const pairs: NamePair[] = []
  for (const [name, { party }] of people) {
    const target = { name, type: 'person', party, placeName: null, adjective: false } as const
    pairs.push([name, target])
    const last = name.split(/\s+/).at(-1) ?? name
    if (last !== name && last.length > 2) pairs.push([last, target])
    for (const [variant, of] of spellings) if (of === name) pairs.push([variant, target])
  }
  return buildLexicon(pairs)
}

/** How alike two spellings of one name are at least: -skyy and -skiy score .75, two different names rarely pass .6. */
const alike = 0.72
const mostWords = 400

/** Is the folded word another spelling of the last name? */
export const spells = (last: string, folded: string): boolean =>
  last[0] === folded[0] && last.length > 4 && folded.length > 4 && compareTwoStrings(last, folded) >= alike

/** Capitalised words of a story that are another spelling of a known person's last name → that person. */
export const spellingVariants = (words: ReadonlySet<string>, people: People): ReadonlyMap<string, string> => {
  const variants = new Map<string, string>()
  const known = [...people.keys()].map((name) => [name, lastName(name)] as const)
  for (const word of [...words].slice(0, mostWords)) {
    const folded = fold(word)
    if (folded.length < 5 || known.some(([, last]) => last === folded)) continue
    const match = known.find(([, last]) => spells(last, folded))
    if (match) variants.set(word, match[0])
  }
  return variants
}
