import type { Claim } from '../../domain.ts'
import { fold } from '../../text/normalise.ts'
import { stemsOf } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import type { Answer, FrameContext, Kind, Setting, ValueRelation } from '../kind.ts'
import { lastName } from '../read/mentions.ts'
import type { Mention, Sentence } from '../sentence.ts'
import { cuesOf, nearness, type Sign } from '../signs.ts'

/** The part to be filled, and what fills or empties it. JSON-safe. */
export interface PersonFrame {
  /** Stems of the claim's own words for the part: `lead`, `delegation`. */
  readonly part: readonly string[]
  readonly value: string
}

const filling = new Set(
  stemsOf(
    'appoint name choose pick select elect nominate lead head chair captain coach succeed replace take become join sign hire promote designate tap assign install swear confirm send serve represent preside manage run direct command'.split(
      ' ',
    ),
  ),
)
const emptying = new Set(
  stemsOf(
    'resign quit leave step oust dismiss sack remove withdraw fire drop depart retire outgo former ex previous predecessor pull'.split(
      ' ',
    ),
  ),
)
const supplanted =
  /(?:^| )(?:replac(?:es?|ed|ing)|succeed(?:s|ed|ing)?|instead of|rather than|in place of|not|takes? over from|took over from|unlike|without|ousted|sacked|dropped|removed)(?: \w+){0,3}$/

const wanted =
  /\b(?:wants?|wanted|like|demand(?:s|ed)?|asks?|asked|call(?:s|ed)? for|hopes?|suggest(?:s|ed)|urg(?:es?|ed)|may|might|could|should|would|will \w+ be|if|whether)\b/
const was = /\b(?:was|were|had been|used to be|last time|once|former|formerly|until)\b/

const wordsBefore = (sentence: Sentence, at: number, reach: number): string =>
  sentence.tokens
    .slice(Math.max(0, at - reach), at)
    .map(({ lower }) => lower)
    .join(' ')

const isNameOfPart = (mention: Mention, { subject }: Setting): boolean =>
  subject.names.some(({ name }) => name === mention.name || fold(name).split(' ').includes(fold(mention.name)))

const capitalRuns = /\p{Lu}[\p{L}.'-]*(?: (?:(?:van|von|de|da|del|bin|al|el|der) )?\p{Lu}[\p{L}.'-]*)+/gu

/** The full name in a phrase: `Ada Morn` of `finance chief Ada Morn`; the last run of capitals, of two words at least. */
const nameIn = (text: string): string | undefined => text.replace(/'s\b/g, '').match(capitalRuns)?.at(-1)

/** The name by which a mention means a person: in full where the story or the watch gives it. */
const personOf = (mention: Mention, frame: PersonFrame, setting: Setting): string | undefined => {
  if (mention.head === 'pronoun' || mention.type === 'party' || mention.type === 'place') return undefined
  const name = nameIn(mention.type === 'person' ? mention.name : mention.text)
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

const signsFor = (
  { mention, name }: Found,
  people: readonly Found[],
  sentence: Sentence,
  frame: PersonFrame,
  setting: Setting,
): readonly Sign[] => {
  const stems = sentence.tokens.map(({ stem }) => stem)
  const near = (words: { has(stem: string): boolean }): number => {
    const gaps = stems.flatMap((stem, at) =>
      words.has(stem) && (at < mention.from || at >= mention.to)
        ? [at < mention.from ? mention.from - at : at - mention.to + 1]
        : [],
    )
    return nearness(Math.min(Number.POSITIVE_INFINITY, ...gaps) - 1)
  }
  const before = wordsBefore(sentence, mention.from, 5)
  const around = sentence.text.toLowerCase()
  const parties = sentence.mentions.filter(
    (other) => other !== mention && other.party !== null && /\p{Lu}/u.test(other.party) && other.type !== 'person',
  )
  return [
    ['part', 'how near a word of the part stands', near(new Set(frame.part))],
    ['filled', 'how near a word of filling a part stands', near(filling)],
    ['emptied', 'how near a word of leaving a part stands', near(emptying)],
    ['supplanted', 'somebody else takes the place', supplanted.test(before)],
    ['first', 'the first person named', people[0]?.mention === mention],
    [
      'behind-verb',
      'named as the one chosen',
      /(?:name[sd]?|appoint(?:s|ed)?|pick(?:s|ed)?|cho(?:oses?|se|sen)|by|is|be|will be)$/.test(before),
    ],
    ['others', 'other people in the sentence', Math.min(2, people.length - 1) / 2],
    ['holder', "the claim's holder is named beside", parties.some(({ party }) => setting.isHolder(party))],
    [
      'other-body',
      'another body is named and not the holder',
      parties.length > 0 && !parties.some(({ party }) => setting.isHolder(party)),
    ],
    ['whole-part', "all the claim's words for the part stand there", setting.match.here >= 0.6],
    ['wanted', 'somebody wants it', wanted.test(wordsBefore(sentence, mention.from, 12))],
    ['was', 'told of an earlier time', was.test(around)],
    ['negated', 'negated', isNegated(sentence, mention.from, 5)],
    ['known', "the claim's own person", lastName(name) === lastName(frame.value)],
  ]
}

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
    strength: 0,
    cues: cuesOf('person', span, signsFor(found, people, sentence, frame, setting)),
    ...(supplanted.test(wordsBefore(sentence, mention.from, 5)) && { former: true }),
  }
}

const partOf = (claim: Claim, { subject }: FrameContext): string[] => {
  const own = new Set(
    fold(claim.value)
      .split(/\s+/)
      .map((word) => stemsOf([word])[0] ?? word),
  )
  return [...new Set(subject.groups.flatMap(({ stems }) => stems))].filter((stem) => !own.has(stem))
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
    return people.map((found) => answerOf(found, people, sentence, frame, setting))
  },
  compare: (_claim, current, heard) => compareNames(current, heard),
}
