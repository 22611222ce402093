/** Whether a number is about the claim's place, party and stretch of time. */

import verbs from '../../../knowledge/change-verbs.json' with { type: 'json' }
import type { FoundQuantity } from '../../text/quantities.ts'
import { stopWords } from '../../text/words.ts'
import type { Setting } from '../kind.ts'
import { subjectOf } from '../read/actor.ts'
import type { Mention, Sentence, TokenSpan } from '../sentence.ts'
import type { QuantityFrame } from './frame.ts'
import type { Scene } from './scene.ts'

const changeVerbs: ReadonlySet<string> = new Set([...verbs.rise, ...verbs.fall, ...verbs.move])

const located = /^(in|at|across|inside|near|throughout|around|over)$/

const isPlace = (mention: Mention): boolean => mention.type === 'place' || mention.placeName !== null

const region = /^(province|capital|city|region|town|island|coast|border|side|state|village|toll|authorities|officials)$/

const isLocated = (sentence: Sentence, mention: Mention): boolean =>
  located.test(mention.preposition ?? '') || region.test(sentence.tokens[mention.to]?.lower ?? '')

/** The claim's places and others, as far as a sentence sets its scene there. */
const scenery = (sentence: Sentence, frame: QuantityFrame, setting: Setting): { ours: boolean; others: Mention[] } => {
  const isOurs = (mention: Mention) =>
    [mention.name, mention.party, mention.placeName].some((name) => name !== null && frame.places.includes(name)) ||
    setting.isHolder(mention.party)
  const places = sentence.mentions.filter(isPlace)
  return {
    ours: places.some(isOurs),
    others: places.filter((mention) => !isOurs(mention) && isLocated(sentence, mention)),
  }
}

/** The scene of a sentence without places is that of the last sentence that had one. */
const inheritedElsewhere = (scene: Scene): boolean => {
  const { sentences } = scene.setting
  for (let at = scene.sentence.index - 1; at >= 0; at -= 1) {
    const before = sentences[at]
    const { ours, others } = before ? scenery(before, scene.frame, scene.setting) : { ours: true, others: [] }
    if (ours) return false
    if (others.some((mention) => mention.party !== null)) return true
  }
  return false
}

/** The number is set somewhere that is not the claim's place. */
export const isElsewhere = (scene: Scene, span: TokenSpan): boolean => {
  const { sentence, frame, setting } = scene
  if (frame.places.length === 0) return false
  const { ours, others } = scenery(sentence, frame, setting)
  const clause = sentence.clauseOf[span.from]
  const here = others.filter((mention) => sentence.clauseOf[mention.from] === clause)
  if (here.some((mention) => Math.min(Math.abs(mention.from - span.to), Math.abs(span.from - mention.to)) < 8))
    return true
  if (ours) return false
  return others.length > 0 || inheritedElsewhere(scene)
}

/** How far before a number and behind it another nation's adjective may stand. */
const NATION_REACH = 1

/** `eighteen Norvian soldiers`, where those of another country are counted. */
export const isForeign = ({ sentence, frame, setting }: Scene, span: TokenSpan): boolean =>
  frame.places.length > 0 &&
  sentence.mentions.some(
    (mention) =>
      mention.head === 'adjective' &&
      mention.from > span.from &&
      mention.from < span.to + NATION_REACH &&
      ![mention.name, mention.party, mention.placeName].some((name) => name !== null && frame.places.includes(name)) &&
      !setting.isHolder(mention.party),
  )

/** Behind a preposition, also as the second of two: `of Rockstar and Zynga`. */
const isGoverned = (sentence: Sentence, mention: Mention): boolean => {
  if (mention.preposition !== null) return true
  if (!/^(and|or|,)$/.test(sentence.tokens[mention.from - 1]?.lower ?? '')) return false
  const first = sentence.mentions.findLast((other) => other.to === mention.from - 1)
  return first !== undefined && first.preposition !== null
}

/** A party told of in small letters: the holder, or a body with a name (`the central bank of Ostravia`). */
const isKnownBody = (mention: Mention, { setting }: Scene): boolean =>
  mention.type === 'party' && (setting.isHolder(mention.party) || /\p{Lu}/u.test(mention.party ?? ''))

/** `Mortgage lenders cut their rates`: several others act, whom no name tells apart from the holder. */
const isPluralActor = (scene: Scene, span: TokenSpan): boolean => {
  const { sentence, hits } = scene
  const start = sentence.clauses[sentence.clauseOf[span.from] ?? 0]?.from ?? 0
  const verb = sentence.tokens.findLast(
    (token) =>
      token.index >= start && token.index < span.from && (changeVerbs.has(token.lower) || /ed$/.test(token.lower)),
  )
  const actor = verb && subjectOf(sentence.tokens, sentence.mentions, verb.index)
  const noun =
    actor?.thing == null
      ? undefined
      : sentence.tokens.slice(actor.from, verb?.index).find((token) => token.stem === actor.thing)
  return (
    noun !== undefined &&
    /[^s]s$/.test(noun.lower) &&
    !hits.some((hit) => hit.from <= noun.index && noun.index < hit.to)
  )
}

/** Who acts on the amount: the nearest name before it in its clause that no preposition governs, from its first word on. */
const actorBefore = (scene: Scene, span: TokenSpan): Mention | undefined => {
  const { sentence } = scene
  const clause = sentence.clauseOf[span.from] ?? 0
  const start = sentence.clauses[clause]?.from ?? 0
  if (/^(which|who|that)$/.test(sentence.tokens[start]?.lower ?? '')) {
    return sentence.mentions.findLast((mention) => mention.to <= start && start - mention.to <= 1)
  }
  const names = sentence.mentions.filter(
    (mention) =>
      mention.to <= span.from &&
      !/^(its|their|his|her)$/i.test(mention.text) &&
      (isKnownBody(mention, scene) || /\p{Lu}/u.test(mention.text)) &&
      sentence.clauseOf[mention.from] === clause &&
      mention.type !== 'place',
  )
  const last = names.findLastIndex((mention) => !isGoverned(sentence, mention))
  const first = names[last - 1]
  return first !== undefined && !first.possessive && first.to === names[last]?.from ? first : names[last]
}

/** `Galen offered 55 million`: a sentence's first word is a name where a verb of giving stands behind it, or the story uses it as one. */
const firstActor = ({ sentence, setting }: Scene, span: TokenSpan): string | undefined => {
  const [first, second] = sentence.tokens
  if (first === undefined || !first.capital || span.from < 2 || stopWords.has(first.lower)) return undefined
  if (sentence.mentions.some((mention) => mention.from === 0)) return undefined
  if (gives.test(second?.lower ?? '')) return first.text
  const elsewhere = setting.sentences.flatMap(({ place, mentions }) => (place === 'title' ? [] : mentions))
  const isName = (mention: Mention) =>
    mention.type !== 'place' &&
    mention.text
      .replace(/'s?$/, '')
      .split(/\s/)
      .some((word) => word === first.text)
  return sentence.place === 'title' ? elsewhere.find(isName)?.text : undefined
}

const gives = /^(?:offer(?:s|ed)?|bids?|pa(?:y|ys|id)|pledge[sd]?|promise[sd]?|propose[sd]?|raise[sd]?|gives?|gave)$/

/** `Carmaker Velo` is `Velo`: one name holds the other as whole words. */
const holdsName = (left: string, right: string): boolean => {
  const [long, short] = left.length >= right.length ? [left, right] : [right, left]
  return ` ${long} `.includes(` ${short} `)
}

/** The holder itself does something with the amount: whoever tells it, the position is the holder's. */
export const isOwnersAct = (scene: Scene, span: TokenSpan): boolean => {
  const { frame, setting } = scene
  const actor = actorBefore(scene, span)
  if (frame.owner === null || frame.owner !== setting.claim.holder || actor === undefined) return false
  return setting.isHolder(actor.party) || holdsName(actor.text, frame.owner)
}

/** The amount is another party's. */
export const isOthers = (scene: Scene, span: TokenSpan): boolean => {
  const { owner } = scene.frame
  if (owner === null) return false
  const actor = actorBefore(scene, span)
  const first = actor === undefined ? firstActor(scene, span) : undefined
  if (first !== undefined) return !holdsName(first, owner) && !holdsName(owner, first)
  if (actor === undefined) return isPluralActor(scene, span)
  const named = [actor.name, actor.party, actor.text].some((name) => name !== null && holdsName(name, owner))
  if (named || (owner === scene.setting.claim.holder && scene.setting.isHolder(actor.party))) return false
  if (scene.setting.subject.names.some((name) => name.name === actor.name)) return false
  return actor.party !== null || actor.type === 'name'
}

/** `growth of 1.4 percent in 2027`, where the claim speaks of 2026 alone. */
export const isOtherYear = (scene: Scene, quantity: FoundQuantity): boolean => {
  const near = /^(?: [\p{L}-]+){0,3}? (?:in|for) (?:the year to \p{L}+ |fiscal |full-year )?(20\d\d)\b/u.exec(
    scene.sentence.text.slice(quantity.end),
  )
  const { years } = scene.frame
  return years.length > 0 && near !== null && !years.includes(Number(near[1]))
}

const whole =
  '(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|million|10|100|1,?000|10,?000|100,?000)'
const each = '(?:a |an |one |every |each )'
const ratioTail = new RegExp(`^ (?:[\\p{L}-]+ ){0,2}(?:(?:in|for|per) ${each}?|out of ${each})${whole}\\b(?!,)`, 'u')
const ratioLead = new RegExp(`\\b(?:(?:in|per) ${each}?|out of ${each})$`)
const ratioBase = new RegExp(`^(?:a |one )?${whole}\\b(?!,)`)

/** `one to three children in a thousand`, `two out of every nine`: how often, not how much. */
export const isRatio = ({ sentence: { text } }: Scene, { start, end }: FoundQuantity): boolean =>
  ratioTail.test(text.slice(end)) || (ratioLead.test(text.slice(0, start)) && ratioBase.test(text.slice(start)))

const adjunctLead =
  /\b(?:within|after|in|for the (?:past|last|next|first)|over the (?:past|last|next)|in the (?:past|last|next|first)|during the|every|for about|until|about|less than|more than) ?$/i

/** `within 18 months`: a stretch of time that says when, not how much. */
export const isTimeAdjunct = ({ sentence, frame }: Scene, quantity: FoundQuantity): boolean => {
  if (!quantity.unit.dimension.endsWith('time')) return false
  const lead = sentence.text.slice(Math.max(0, quantity.start - 24), quantity.start)
  const tail = sentence.text.slice(quantity.end, quantity.end + 12)
  return (
    adjunctLead.test(lead) ||
    /^ (?:ago|after|before|earlier|later|since|from now|old)\b/.test(tail) ||
    (quantity.compound && !/sentence|term/.test(frame.words))
  )
}
