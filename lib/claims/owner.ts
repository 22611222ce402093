/** Whose position an answer is: the holder's, or that of somebody else. */

import { fold } from '../text/normalise.ts'
import { negators } from '../text/words.ts'
import type { Answer, Setting } from './kind.ts'
import { stateOwner } from './read/parties.ts'
import { isBareOffice, speechStance } from './read/roles.ts'
import type { Sentence, Speaker, TokenSpan } from './sentence.ts'

/** What the table needs to know about the parties. */
export interface Sides {
  /** Do the two names speak for the same holder? */
  readonly same: (a: string, b: string) => boolean
}

const vague =
  /^(officials?|(?:\w+ )?sources?|people(?: familiar| with knowledge| briefed)?|insiders?|(?:the )?two sides|both sides|person|someone|they|we|it|statement|official statement|document|notice|schedule|page|website|email|letter|filing|(?:\w+ )?(?:results?|figures?|data|numbers|records|findings|minutes))$/i

/** Who may speak for the holder though the story names another: a pronoun, or an office, which is most often the holder's. */
const bareNames = [
  ['pronoun', (name: string) => /^(?:he|she)$/i.test(name)],
  ['bare-body', isBareOffice],
] as const

/** Whose answer it is, and by which rule. */
export interface Owner {
  readonly holder: string
  readonly rule: string
  readonly note: string
  /** Somebody who cannot know: the answer is a mention. */
  readonly idle?: boolean
}

const own = (holder: string, rule: string, note: string): Owner => ({ holder, rule, note })

const outside = (claimHolder: string, speaker: Speaker, settled: boolean): Owner => ({
  ...own(claimHolder, 'holder.outsider', `${speaker.name} reports from outside`),
  idle: !settled,
})

/** An act belongs to its actor, whoever tells it; but somebody outside who tells it cannot know. */
const actorOf = (actor: string, speaker: Speaker | null, claimHolder: string, sides: Sides): Owner => {
  if (speaker?.outsider) return outside(claimHolder, speaker, false)
  if (sides.same(actor, claimHolder)) return own(claimHolder, 'holder.actor', `${claimHolder} acts`)
  return own(actor, 'holder.other-actor', `${actor} says so`)
}

/** `the league and the broadcaster announced`, `Norvia said, and Ostria confirmed it`: the holder says it too. */
const speaksJointly = ({ mentions, tokens }: Sentence, { party }: Speaker, isHolder: Setting['isHolder']): boolean =>
  mentions.some(
    (mention, at) =>
      isHolder(mention.party) &&
      (confirms(tokens, mention) ||
        [mentions[at - 1], mentions[at + 1]].some(
          (beside) => beside?.party === party && areJoined(tokens, mention, beside) && speak(tokens, mention, beside),
        )),
  )

/** How far before `confirmed by` its negation may stand. */
const denialReach = 5

/** `Ostria confirmed it`, `confirmed by Ostria`; not `yet to be confirmed by Ostria`, `Ostria confirmed nothing`. */
const confirms = (tokens: Sentence['tokens'], { from, to }: TokenSpan): boolean => {
  if (tokens[to]?.stem === 'confirm') return !negators.has(tokens[to + 1]?.lower ?? '')
  const before = tokens.slice(Math.max(0, from - 2 - denialReach), from - 2)
  return (
    tokens[from - 1]?.lower === 'by' &&
    tokens[from - 2]?.stem === 'confirm' &&
    !before.some(({ lower }) => negators.has(lower) || /^(yet|unless|until|if)$/.test(lower))
  )
}

const areJoined = (tokens: Sentence['tokens'], one: TokenSpan, other: TokenSpan): boolean => {
  const between = tokens.slice(Math.min(one.to, other.to), Math.max(one.from, other.from))
  return between.length > 0 && between.length <= 2 && between[0]?.lower === 'and'
}

/** Words between the two names and their verb of saying, at most. */
const speechReach = 4

/** A verb of saying stands right beside the two: they are its subject. */
const speak = (tokens: Sentence['tokens'], one: TokenSpan, other: TokenSpan): boolean => {
  const [from, to] = [Math.min(one.from, other.from), Math.max(one.to, other.to)]
  const beside = [...tokens.slice(Math.max(0, from - speechReach), from), ...tokens.slice(to, to + speechReach)]
  return beside.some((token) => speechStance(token) !== undefined || token.lower === 'according')
}

/** `Environment Minister` of `Environment Minister Mira Kolt`; empty without a title before the name. */
const titleOf = ({ mentions }: Sentence, { name }: Speaker): string => {
  const person = mentions.find((mention) => mention.type === 'person' && mention.name === name)
  return person?.text.endsWith(` ${name}`) ? person.text.slice(0, -name.length - 1) : ''
}

/** A description without its article and its plural: `prosecutor` of `the prosecutors`. */
const bareOf = (name: string): string =>
  fold(name)
    .replace(/^(?:the|a|an|its|their|his|her) /, '')
    .replace(/s$/, '')

const speaksFor = (speaker: Speaker, setting: Setting, sentence: Sentence, sides: Sides): boolean => {
  const { holder } = setting.claim
  if (holder !== '' && bareOf(speaker.name) === bareOf(holder)) return true
  if (speaker.party === null || speaker.party === '') return false
  return holder === '' || sides.same(speaker.party, holder) || speaksJointly(sentence, speaker, setting.isHolder)
}

const speakerOwner = (answer: Answer, speaker: Speaker, setting: Setting, sentence: Sentence, sides: Sides): Owner => {
  const claimHolder = setting.claim.holder
  const party = speaker.party ?? ''
  if (speaksFor(speaker, setting, sentence, sides))
    return own(claimHolder || party, 'holder.speaker', `${speaker.name} speaks for ${claimHolder || party}`)
  if (speaker.outsider) return outside(claimHolder, speaker, answer.settled === true)
  if (answer.settled) return own(claimHolder, 'holder.settled', `told as settled, by ${speaker.name}`)
  if (party === '' && vague.test(speaker.name))
    return own(claimHolder, 'holder.vague', `${speaker.name} named only vaguely`)
  const isNobodys = party === '' || fold(party) === fold(speaker.name) || party === stateOwner(claimHolder)?.state
  const names = isNobodys ? [speaker.name, titleOf(sentence, speaker)] : []
  const bare = bareNames.find(([, fits]) => names.some(fits))
  if (bare) return own(claimHolder, `holder.${bare[0]}`, `${speaker.name}: nobody says whose`)
  return own(party || speaker.name, 'holder.other', `${speaker.name} says so`)
}

/** Whose position the answer is: the row of the decision table. */
export const ownerOf = (
  answer: Answer,
  speaker: Speaker | null,
  sentence: Sentence,
  setting: Setting,
  sides: Sides,
): Owner => {
  const claimHolder = setting.claim.holder
  if (answer.holder !== undefined) return actorOf(answer.holder, speaker, claimHolder, sides)
  if (!speaker) return own(claimHolder, 'holder.unattributed', 'told as a fact, nobody named')
  return speakerOwner(answer, speaker, setting, sentence, sides)
}
