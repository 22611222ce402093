import type { Mention } from '../sentence.ts'
import { stateNamed } from './lexicon.ts'
import type { RawMention } from './mentions.ts'
import type { Parties } from './parties.ts'
import { governs, isGenericBody, joinsKin, standsApart } from './roles.ts'

/**
 * The focus inside a sentence: what was named in it so far comes before what the sentences before left. `its minister` is
 * the minister of the sentence's first subject, `its board` the board of the last.
 */
export const within = (focus: Focus, named: readonly RawMention[], whose: RawMention['type']): Focus => {
  const subjects = named.filter(
    (mention) =>
      mention.preposition === null &&
      mention.party !== null &&
      mention.head !== 'adjective' &&
      mention.type !== 'person',
  )
  const subject = whose === 'person' ? subjects[0] : subjects.at(-1)
  const person = named.find(
    (mention) => mention.preposition === null && mention.type === 'person' && mention.party !== null,
  )
  return {
    ...focus,
    party: subject?.party ?? focus.party,
    speaker: subject?.party ?? focus.speaker,
    person: person?.party ?? focus.person,
  }
}

/** What the sentences before a place in the story leave for its pronouns and bare nouns. Changed as reading goes on. */
export interface Focus {
  /** The last person named, with a party. */
  person: string | null
  /** The last party named as subject or speaker. */
  party: string | null
  /** The last party that is no state. */
  organisation: string | null
  /** The last party that is a state or its government. */
  state: string | null
  /** The last speaker's party. */
  speaker: string | null
  /** Noun → the organisation it was used of: `club` → Villarreal. */
  readonly nouns: Map<string, string>
  /** Pairs of parties that speak for one another, as `a|b` in both orders. */
  readonly kin: Set<string>
}

export const newFocus = (): Focus => ({
  person: null,
  party: null,
  organisation: null,
  state: null,
  speaker: null,
  nouns: new Map(),
  kin: new Set(),
})

const isState = (party: string, parties: Parties): boolean =>
  stateNamed(party) !== undefined || [...parties.homes.values()].includes(party)

/** Remembers a party for the sentences that follow. */
export const remember = (focus: Focus, party: string | null, parties: Parties): void => {
  if (party === null) return
  focus.party = party
  if (isState(party, parties)) focus.state = party
  else focus.organisation = party
}

const canonical = (party: string, parties: Parties): string => parties.homes.get(party) ?? party

const soleHome = (parties: Parties): string | undefined => {
  const homes = [...new Set(parties.homes.values())]
  return homes.length === 1 ? homes[0] : undefined
}

const indefinite = new Set(['a', 'an', 'another', 'some', 'any', 'no', 'one', 'every', 'each'])

const possessorOf = (determiner: string | null, focus: Focus): string | null | undefined => {
  if (determiner === 'his' || determiner === 'her') return focus.person ?? focus.speaker
  if (determiner === 'its' || determiner === 'their') return focus.speaker ?? focus.party
  return undefined
}

/** `two presidents`, `both clubs`: several, of no one party. */
const severalOf = /^(several|many|few|two|three|four|five|some|various|other|both|all|most)\b/i

/** The party of a body noun that names no owner: `the generals`, `the club`, `a supporters' association`. */
const bodyParty = (mention: RawMention, focus: Focus, parties: Parties): string | null => {
  if (severalOf.test(mention.text)) return mention.name
  const head = mention.head ?? ''
  const governing = governs(head, mention.text)
  if (mention.determiner !== null && indefinite.has(mention.determiner)) return mention.name
  if (governing)
    return mention.determiner === 'the'
      ? (soleHome(parties) ?? focus.state ?? mention.name)
      : (soleHome(parties) ?? null)
  const bare = mention.determiner === 'the' && !mention.text.includes(' ') && isGenericBody(head)
  return focus.nouns.get(head) ?? (bare ? (focus.organisation ?? mention.name) : mention.name)
}

/** `the prime ministers`: more than one, and none of them the one that was named. */
const isPlural = ({ text }: RawMention): boolean => /[^s]s$/.test(text)

/** The party of a leader or spokesperson nobody is named for: `the president`, `directors`, `a foreign ministry spokesman`. */
const speakingFor = (mention: RawMention, focus: Focus, parties: Parties): string | null => {
  if (mention.personName === null && [mention.determiner ?? '', mention.text].some((words) => severalOf.test(words)))
    return null
  if (/^directors?$/.test(mention.text) && focus.nouns.has('board')) return focus.nouns.get('board') ?? null
  const known = mention.personName === null && !isPlural(mention) && focus.nouns.get(`the ${mention.head ?? ''}`)
  if (known) return known
  if (isStateTitle(mention)) return soleHome(parties) ?? focus.state ?? focus.speaker ?? focus.party
  return governs(firstNoun(mention.text)) ? (soleHome(parties) ?? focus.state) : (focus.speaker ?? focus.party)
}

const unowned = (mention: RawMention, focus: Focus, parties: Parties): string | null => {
  const possessor = possessorOf(mention.determiner, focus)
  if (possessor !== undefined) return possessor
  if (mention.role === 'body') return bodyParty(mention, focus, parties)
  return mention.role === 'leader' || mention.role === 'person' ? speakingFor(mention, focus, parties) : null
}

/** `President Lind`, with a capital and no company beside it: the head of a state. */
const isStateTitle = ({ text, determiner, personName, role }: RawMention): boolean =>
  role === 'leader' &&
  determiner === null &&
  personName !== null &&
  /^(President|Prime Minister|Premier|Chancellor|King|Queen|Emir|Taoiseach) /.test(text)

const firstNoun = (text: string): string => text.split(' ')[0]?.toLowerCase() ?? ''

const foreignAdjective = (mention: RawMention): boolean =>
  mention.role === 'body' &&
  mention.party !== null &&
  !governs(mention.head ?? '', mention.text) &&
  stateNamed(mention.party) !== undefined

/** A founder or judge: the person's own name, where the article or the story gives it, or the phrase. */
const selfParty = (mention: RawMention, focus: Focus): string =>
  mention.personName ?? focus.nouns.get(`self ${mention.head ?? ''}`) ?? mention.name

/** `nurses in Norvia`, `Norvia's opposition`; but the name of `Sarkan rebels` is their own. */
const isApart = ({ role, party, head, name, text }: RawMention): boolean =>
  role === 'body' && party !== null && standsApart(head ?? '') && (name !== text || /['’]s? /.test(text))

/** Gives a mention its party, from its own words or from the focus. */
export const resolve = (mention: RawMention, focus: Focus, parties: Parties): Mention & RawMention => {
  if (mention.role === 'outsider') return mention
  if (mention.role === 'self') return { ...mention, party: selfParty(mention, focus) }
  if (foreignAdjective(mention)) {
    const noun = focus.nouns.get(mention.head ?? '')
    return { ...mention, party: noun ?? mention.name }
  }
  if (isApart(mention)) return { ...mention, party: mention.name }
  if (mention.party !== null) return { ...mention, party: canonical(mention.party, parties) }
  if (mention.role === null) return mention
  return { ...mention, party: unowned(mention, focus, parties) }
}

const notCompany = (party: string): boolean => stateNamed(party) !== undefined || !/^\p{Lu}/u.test(party)

/** `its parent Take-Two`, `the company's Rockstar Games studio`: notes who speaks for whom. */
export const noteKin = (focus: Focus, stems: readonly string[], mentions: readonly Mention[]): void => {
  const at = stems.findIndex(joinsKin)
  if (at < 0) return
  const near = mentions.filter(
    (mention) =>
      mention.party &&
      mention.type === 'party' &&
      Math.min(Math.abs(mention.from - at), Math.abs(mention.to - 1 - at)) <= 2,
  )
  const parties = [...new Set([...near.map((mention) => mention.party), focus.organisation])].filter(
    (party) => party !== null,
  )
  const [one, other] = parties
  if (near.length === 0 || !one || !other || notCompany(one) || notCompany(other)) return
  focus.kin.add(`${one}|${other}`)
  focus.kin.add(`${other}|${one}`)
}
