import type { Token } from '../../text/tokens.ts'
import { prepositions } from '../../text/words.ts'
import type { Focus } from './focus.ts'
import type { RawMention } from './mentions.ts'

const personal = /^(he|she|his|her)$/
const neuter = /^(it|its|they|their)$/
const owning = /^(his|her|its|their)$/

const subjectsBefore = (mentions: readonly RawMention[], at: number): readonly RawMention[] =>
  mentions.filter((mention) => mention.to <= at && mention.party !== null && mention.role !== 'outsider')

/** `calling it impossible`, `of it`: after a verb form or preposition a pronoun is no subject. */
const isObject = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]?.lower ?? ''
  return tokens[at]?.lower === 'it' && (/ing$/.test(before) || prepositions.has(before))
}

/** `it is clear that`: stands for nothing. */
const expletive = (tokens: readonly Token[], at: number): boolean =>
  /^(is|was|be|would|will|has|had|could|may|might|remains|remained|seems|appears|takes|took)$/.test(
    tokens[at + 1]?.lower ?? '',
  ) &&
  tokens[at]?.lower === 'it' &&
  /^(be|been|is|not|too|clear|unclear|impossible|possible|likely|unlikely|time|up|the|a|an|hard|easier|difficult|important|only)$/.test(
    tokens[at + 2]?.lower ?? '',
  )

const antecedent = (mentions: readonly RawMention[], at: number, person: boolean, focus: Focus): string | null => {
  const before = subjectsBefore(mentions, at)
  const wanted = before.filter((mention) => (person ? mention.type === 'person' : mention.type !== 'person'))
  const subject = wanted.find(
    (mention) => mention.preposition === null && !mention.possessive && mention.head !== 'adjective',
  )
  if (subject) return subject.party
  if (person)
    return wanted.find((mention) => mention.possessive)?.party ?? focus.person ?? wanted.at(-1)?.party ?? focus.speaker
  const owner = before.findLast((mention) => mention.preposition === null)
  return owner?.party ?? focus.party ?? focus.speaker
}

/** Pronouns as mentions of the party they stand for, so that a subject is found the same way for both. */
export const pronounMentions = (
  tokens: readonly Token[],
  mentions: readonly RawMention[],
  focus: Focus,
): RawMention[] =>
  tokens.flatMap((token): RawMention[] => {
    const person = personal.test(token.lower)
    if (!person && !neuter.test(token.lower)) return []
    if (mentions.some((mention) => mention.from <= token.index && token.index < mention.to)) return []
    if (expletive(tokens, token.index)) return []
    const party = antecedent(mentions, token.index, person, focus)
    if (party === null) return []
    return [
      {
        from: token.index,
        to: token.index + 1,
        text: token.text,
        name: party,
        type: person ? 'person' : 'party',
        party,
        placeName: null,
        possessive: owning.test(token.lower),
        preposition: isObject(tokens, token.index) ? 'object' : null,
        role: null,
        head: 'pronoun',
        determiner: null,
        personName: null,
      },
    ]
  })
