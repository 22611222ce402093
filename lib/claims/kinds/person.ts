import words from '../../../knowledge/persons.json' with { type: 'json' }
import places from '../../../knowledge/places.json' with { type: 'json' }
import roles from '../../../knowledge/roles.json' with { type: 'json' }
import type { Claim } from '../../domain.ts'
import { fold } from '../../text/normalise.ts'
import { stemsOf } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import type { Answer, FrameContext, Kind, Setting, ValueRelation } from '../kind.ts'
import { lastName } from '../read/mentions.ts'
import { lowerBetween, type Mention, type Sentence } from '../sentence.ts'
import { cuesOf, nearness, type Sign } from '../signs.ts'

/** The part to be filled, and what fills or empties it. JSON-safe. */
export interface PersonFrame {
  /** Stems of the claim's own words for the part: `lead`, `delegation`. */
  readonly part: readonly string[]
  readonly value: string
}

const leading = stemsOf(words.leading)
const filling = new Set(stemsOf(words.filling))
const emptying = new Set(stemsOf(words.emptying))

const oneOf = (phrases: readonly string[]): string => `(?:${phrases.join('|')})`
const behindName = `^(?:${oneOf(words.between)} )*`
const passive = '(?:is|was|were|be|been|being) '
const supplanted = new RegExp(`(?:^| )${oneOf(words.supplants)}(?: \\w+){0,3}$`)
const chosen = new RegExp(`(?:^| )${oneOf(words.chosen)}$`)
const instatedBefore = new RegExp(`(?:^| )${oneOf(words.instates)}(?: \\w+){0,3}$`)
const instatedBehind = new RegExp(`${behindName}${oneOf(words.instates)}\\b`)
const wanted = new RegExp(`\\b(?:${oneOf(words.wanted)}|will \\w+ be)\\b`)
const was = new RegExp(`\\b${oneOf(words.was)}\\b`)
/** `fell ill`, `was dismissed`, `stepped down`: right behind the name of whoever goes. */
const goes = new RegExp(`${behindName}(?:${oneOf(words.goes)}|(?<=${passive})${oneOf(words.ousts)})\\b`)
/** `is back as`, `was named`, `succeeded`, `takes over`: right behind the name of whoever comes. */
const comes = new RegExp(`${behindName}(?:${oneOf(words.comes)}|(?<!${passive})${oneOf(words.fills)})\\b`)

const wordsAfter = (sentence: Sentence, at: number, reach: number): string => lowerBetween(sentence, at, at + reach)

const wordsBefore = (sentence: Sentence, at: number, reach: number): string => lowerBetween(sentence, at - reach, at)

const isNameOfPart = (mention: Mention, { subject }: Setting): boolean =>
  subject.names.some(
    ({ name }) =>
      name === mention.name ||
      fold(name).split(' ').includes(fold(mention.name)) ||
      (mention.type === 'person' && lastName(name) === lastName(mention.name)),
  )

const capitalRuns = /\p{Lu}[\p{L}.'-]*(?: (?:(?:van|von|de|da|del|bin|al|el|der) )?\p{Lu}[\p{L}.'-]*)+/gu

/** The full name in a phrase: `Ada Morn` of `finance chief Ada Morn`; the last run of capitals, of two words at least. */
const nameIn = (text: string): string | undefined => text.replace(/'s\b/g, '').match(capitalRuns)?.at(-1)

const thingsWithNames = new Set(
  stemsOf([...words.things, ...places.sites, ...places.parts, ...places.generic, ...roles.bodies, ...roles.generic]),
)

/** `North Quay`, `The Federation`: a name, and nobody's. */
const isThing = (name: string): boolean =>
  /^The /.test(name) || stemsOf(name.split(' ').slice(-1)).some((stem) => thingsWithNames.has(stem))

/** The name by which a mention means a person: in full where the story or the watch gives it. */
const personOf = (mention: Mention, frame: PersonFrame, setting: Setting): string | undefined => {
  if (mention.head === 'pronoun' || mention.type === 'party' || mention.type === 'place') return undefined
  const name = nameIn(mention.type === 'person' ? mention.name : mention.text)
  if (name !== undefined && isThing(name)) return undefined
  if (name !== undefined)
    return lastName(name) !== lastName(frame.value) && isNameOfPart(mention, setting) ? undefined : name
  const last = lastName(mention.text.replace(/'s?$/, ''))
  if (last === lastName(frame.value)) return frame.value
  const everyone = setting.sentences.flatMap(({ mentions }) => mentions)
  return everyone.map(({ text }) => nameIn(text)).find((full) => full !== undefined && lastName(full) === last)
}

interface Found {
  readonly mention: Mention
  readonly name: string
}

/** What the words right before and behind the name say. */
const signsBeside = ({ mention }: Found, sentence: Sentence, frame: PersonFrame): readonly Sign[] => {
  const before = wordsBefore(sentence, mention.from, 5)
  const behind = wordsAfter(sentence, mention.to, 8)
  const hasPart = (from: number, to: number): boolean =>
    sentence.tokens.slice(Math.max(0, from), to).some(({ stem }) => frame.part.includes(stem))
  const apposed = behind.startsWith(',') && hasPart(mention.to, mention.to + 8)
  return [
    ['titled', 'a word of the part stands right before the name', hasPart(mention.from - 2, mention.from)],
    ['apposed', 'the part follows the name between commas', apposed],
    ['comes', 'comes into the part', comes.test(behind)],
    ['goes', 'goes out of the part', goes.test(behind)],
    ['supplanted', 'somebody else takes the place', supplanted.test(before)],
    ['behind-verb', 'named as the one chosen', chosen.test(before)],
    ['wanted', 'somebody wants it', wanted.test(wordsBefore(sentence, mention.from, 12))],
    ['negated', 'negated', isNegated(sentence, mention.from, 5)],
  ]
}

/** Do the words that stand right beside the name, or somewhere a word of the part, say who fills it? */
const isTold = ({ mention }: Found, sentence: Sentence, frame: PersonFrame): boolean => {
  const before = wordsBefore(sentence, mention.from, 5)
  const behind = wordsAfter(sentence, mention.to, 8)
  return (
    sentence.tokens.some(
      ({ stem, index }) => frame.part.includes(stem) && (index < mention.from || index >= mention.to),
    ) ||
    [instatedBehind, goes].some((beside) => beside.test(behind)) ||
    instatedBefore.test(before)
  )
}

/** How near one of the stems stands to the name. */
const nearTo = ({ from, to }: Mention, { tokens }: Sentence, stems: ReadonlySet<string>): number => {
  const gaps = tokens.flatMap(({ stem, index }) =>
    stems.has(stem) && (index < from || index >= to) ? [index < from ? from - index : index - to + 1] : [],
  )
  return nearness(Math.min(Number.POSITIVE_INFINITY, ...gaps) - 1)
}

/** What else the sentence says. */
const signsAround = (
  { mention, name }: Found,
  people: readonly Found[],
  sentence: Sentence,
  frame: PersonFrame,
  setting: Setting,
): readonly Sign[] => {
  const parties = sentence.mentions.filter(
    (other) => other !== mention && other.party !== null && /\p{Lu}/u.test(other.party) && other.type !== 'person',
  )
  const ofHolder = parties.some(({ party }) => setting.isHolder(party))
  return [
    ['part', 'how near a word of the part stands', nearTo(mention, sentence, new Set(frame.part))],
    ['filled', 'how near a word of filling a part stands', nearTo(mention, sentence, filling)],
    ['emptied', 'how near a word of leaving a part stands', nearTo(mention, sentence, emptying)],
    ['first', 'the first person named', people[0]?.mention === mention],
    ['others', 'other people in the sentence', Math.min(2, people.length - 1) / 2],
    ['holder', "the claim's holder is named beside", ofHolder],
    ['other-body', 'another body is named and not the holder', parties.length > 0 && !ofHolder],
    ['whole-part', "all the claim's words for the part stand there", setting.match.here >= 0.6],
    ['was', 'told of an earlier time', was.test(sentence.text.toLowerCase())],
    ['known', "the claim's own person", lastName(name) === lastName(frame.value)],
    ['other-side', 'belongs to another party', mention.party !== null && !setting.isHolder(mention.party)],
  ]
}

const isReplaced = (sentence: Sentence, { from, to }: Mention): boolean =>
  supplanted.test(wordsBefore(sentence, from, 5)) || goes.test(wordsAfter(sentence, to, 8))

const answerOf = (
  found: Found,
  people: readonly Found[],
  sentence: Sentence,
  frame: PersonFrame,
  setting: Setting,
): Answer => {
  const { mention, name } = found
  const span = { from: mention.from, to: mention.to }
  return {
    value: name,
    span,
    settled: true,
    cues: cuesOf('person', span, [
      ...signsBeside(found, sentence, frame),
      ...signsAround(found, people, sentence, frame, setting),
    ]),
    ...(isReplaced(sentence, mention) && { former: true }),
  }
}

/** `leads the delegation` of `Who leads the delegation at the talks?`: the question up to the first preposition. */
const askedFor =
  /\b(?:who|whom)\b\s+([^?]*?)(?=\s(?:in|at|of|for|on|to|from|during|between|with|against|after|before)\s|\?|$)/i

const partOf = (claim: Claim, { subject }: FrameContext): string[] => {
  const own = new Set(stemsOf(claim.value.split(/\s+/)))
  const asked = new Set(stemsOf((askedFor.exec(claim.question)?.[1] ?? '').split(/[\s-]+/)))
  const about = subject.groups.filter(({ stems }) => stems.some((stem) => asked.has(stem)))
  const groups = about.length > 0 ? about : subject.groups
  const stems = groups.flatMap((group) => group.stems)
  const others = stems.some((stem) => leading.includes(stem)) ? leading : []
  return [...new Set([...stems, ...others])].filter((stem) => !own.has(stem))
}

const compareNames = (current: string, heard: string): ValueRelation => {
  const [one, other] = [fold(current).split(/\s+/), fold(heard).split(/\s+/)]
  if (one.join(' ') === other.join(' ')) return 'same'
  if (lastName(current) !== lastName(heard)) return 'different'
  if (one.length > 1 && other.length > 1 && one[0]?.[0] !== other[0]?.[0]) return 'different'
  return other.length < one.length ? 'looser' : 'same'
}

/** Who fills a part: leads a delegation, holds an office, takes over. A last name says the same as the full one. */
export const person: Kind<PersonFrame> = {
  name: 'person',
  summary: 'who fills a part: leads a delegation, holds an office, takes over',
  compile: (claim, context) => ({ part: partOf(claim, context), value: claim.value }),
  lint: (claim) =>
    /\p{Lu}/u.test(claim.value)
      ? []
      : [
          {
            path: 'value',
            message: `"${claim.value}" is no person's name`,
            fix: 'Write the name as news gives it, such as `Mara Lind`.',
            severity: 'error',
          },
        ],
  read: (sentence, frame, setting) => {
    if (!setting.match.about) return []
    const people = sentence.mentions.flatMap((mention): Found[] => {
      const name = personOf(mention, frame, setting)
      return name === undefined ? [] : [{ mention, name }]
    })
    return people
      .filter((found) => isTold(found, sentence, frame))
      .map((found) => answerOf(found, people, sentence, frame, setting))
  },
  compare: (_claim, current, heard) => compareNames(current, heard),
}
