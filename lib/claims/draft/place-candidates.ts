import drafting from '../../../knowledge/drafting.json' with { type: 'json' }
import { phraseIndex, phrasesAt, stemsOf } from '../../text/words.ts'
import { capitalOf } from '../read/lexicon.ts'
import type { Mention, Sentence } from '../sentence.ts'
import { type Candidate, clauseAt, holderAt } from './candidate.ts'

const venues = phraseIndex(drafting.venue.map((phrase) => [phrase, true] as const))
const where = new Set(['in', 'at', 'to', 'for'])

/** How far a word such as `venue` may stand from the place, in tokens. */
const reach = 12

const venueDistance = (sentence: Sentence, mention: Mention): number =>
  Math.min(
    reach + 1,
    ...sentence.tokens
      .filter((token) => phrasesAt(venues, sentence.tokens, token.index).length > 0)
      .map((token) => Math.abs(token.index - mention.from)),
  )

/** What will happen somewhere: `will open in`, `is to build its plant in`. */
const happening = new Set(
  stemsOf(['open', 'build', 'hold', 'host', 'stage', 'begin', 'start', 'land', 'play', 'meet', 'move']),
)

const isPlanned = (sentence: Sentence, mention: Mention): boolean =>
  clauseAt(sentence, mention.from)?.certainty === 'planned' &&
  /^(?:in|at)$/.test(mention.preposition ?? '') &&
  sentence.tokens.some(({ index, stem }) => index < mention.from && happening.has(stem))

/** A place is a candidate where something is to happen there: in, at or to it, or it is the venue. */
const isVenue = (sentence: Sentence, mention: Mention): boolean => {
  const next = sentence.tokens[mention.to]?.stem
  const named = next === 'be' && mention.preposition === null
  if (isPlanned(sentence, mention)) return true
  return (named || where.has(mention.preposition ?? '')) && venueDistance(sentence, mention) <= reach
}

/** The place a mention names: of the world's, a state's capital, or a building the article meets `at`. */
const placeOf = (mention: Mention): string | undefined => {
  if (mention.head === 'adjective' || mention.possessive) return undefined
  if (mention.placeName !== null) return mention.placeName
  if (mention.head === 'capital' && mention.party) return capitalOf(mention.party)
  return mention.type === 'name' && mention.preposition === 'at' ? mention.text : undefined
}

export const placeCandidates = (sentence: Sentence): Candidate[] =>
  sentence.mentions.flatMap((mention) => {
    const first = sentence.tokens[mention.from]
    const last = sentence.tokens[mention.to - 1]
    const clause = clauseAt(sentence, mention.from)
    const value = placeOf(mention)
    if (value === undefined || !first || !last || clause?.certainty === 'background') return []
    if (!isVenue(sentence, mention)) return []
    const holder = holderAt(sentence, first.start)
    const strength = (clause?.certainty === 'planned' ? 0.6 : 0) + (mention.preposition === null ? 0.6 : 0)
    return [{ kind: 'place', value, holder, sentence, start: first.start, end: last.end, strength }]
  })
