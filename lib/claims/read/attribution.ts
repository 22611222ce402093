import type { Token } from '../../text/tokens.ts'
import { adverbs, auxiliaries, determiners, negators, prepositions } from '../../text/words.ts'
import type { Mention, Speaker } from '../sentence.ts'
import { type Actor, mentionActor, subjectOf } from './actor.ts'
import type { Focus } from './focus.ts'
import { phraseText } from './mentions.ts'
import { contends, plainSpeech, roleAt, speechStance } from './roles.ts'

/** A speaker and the tokens he or she speaks for. */
export interface Attribution {
  readonly speaker: Speaker
  readonly from: number
  readonly to: number
  /** The verb, or `according`. */
  readonly at: number
}

type Mentions = readonly Mention[]

const pronounParty = (pronoun: string, focus: Focus): string | null =>
  /^(he|she)$/.test(pronoun) ? (focus.person ?? focus.speaker) : (focus.party ?? focus.speaker)

/** The party of a subject, pronouns resolved by what was named before. */
const actorParty = (actor: Actor | null, focus: Focus): string | null => {
  if (!actor) return null
  return actor.pronoun ? pronounParty(actor.pronoun, focus) : actor.party
}

/** What a party puts out: its words are the party's. */
const speaksFor =
  /(^| )(statement|announcement|letter|filing|ruling|judgment|memo|release|message|notice|communique|document)$/i

/** Words before a speaker's name that may stand behind `a`, at most: `a site manager of the builder`. */
const longestIntroduction = 6

/** `A regional carrier says`: somebody whom the story introduces. */
const isIntroduced = (tokens: readonly Token[], { from, pronoun }: Actor): boolean => {
  const before = tokens.slice(Math.max(0, from - longestIntroduction), from + 1)
  const stop = before.findLastIndex(
    ({ kind, lower }) => kind === 'mark' || determiners.has(lower) || auxiliaries.has(lower),
  )
  return pronoun === null && /^an?$/.test(before[stop]?.lower ?? '')
}

const speakerOf = (
  tokens: readonly Token[],
  actor: Actor,
  stance: Speaker['stance'],
  focus: Focus,
  verb?: Token,
): Speaker => ({
  party: actorParty(actor, focus) ?? (speaksFor.test(actor.name) ? (focus.speaker ?? focus.party) : null),
  name: actor.name,
  stance,
  contends: contends(verb),
  introduced: isIntroduced(tokens, actor),
  outsider:
    actor.outsider ||
    /(^| )(reports?|media|newspapers?|websites?|sources?|rumours?|rumors?|blog|articles?|editorials?|tabloids?|outlets?|news organi[sz]ations?|version|version of this article|headline)$/i.test(
      actor.name,
    ),
})

/** The name right after a verb or preposition: `said Lind`, `according to the ministry`. */
const nameAfter = (tokens: readonly Token[], mentions: Mentions, at: number, reach: number): Actor | undefined => {
  const mention = mentions.find((candidate) => candidate.from >= at && candidate.from <= at + reach)
  if (mention && tokens.slice(at, mention.from).every((token) => token.kind === 'word')) return mentionActor(mention)
  return undefined
}

const looseName = (tokens: readonly Token[], at: number): Actor | undefined => {
  let to = at
  while (to < tokens.length && to - at < 6 && tokens[to]?.kind !== 'mark' && !prepositions.has(tokens[to]?.lower ?? ''))
    to += 1
  const from = determiners.has(tokens[at]?.lower ?? '') ? at + 1 : at
  if (to <= from) return undefined
  return {
    party: null,
    name: phraseText(tokens, from, to),
    from: at,
    owned: false,
    outsider: false,
    pronoun: null,
    thing: tokens[to - 1]?.stem ?? null,
  }
}

/** `the recently announced edition`. */
const participle = (tokens: readonly Token[], at: number): boolean =>
  /ly$/.test(tokens[at - 1]?.lower ?? '') && determiners.has(tokens[at - 2]?.lower ?? '')

const isNoun = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]
  return (
    before !== undefined &&
    (participle(tokens, at) || determiners.has(before.lower) || before.possessive || prepositions.has(before.lower)) &&
    !/^(that)$/.test(before.lower)
  )
}

const passive = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens.slice(Math.max(0, at - 2), at)
  return (
    before.some((token) => /^(is|are|was|were|be|been|being)$/.test(token.lower)) &&
    /(ed|told|said|shown|found|known)$/.test(tokens[at]?.lower ?? '')
  )
}

/** `the old rate written down in August`: a participle without `have`, and no verb of its own. */
const isParticiple = (tokens: readonly Token[], at: number): boolean =>
  /^(written|known|shown|seen|sworn|spoken)$/.test(tokens[at]?.lower ?? '') &&
  !tokens.slice(Math.max(0, at - 3), at).some((token) => /^(has|have|had|having|'ve|'d)$/.test(token.lower))

/** `35 countries confirmed for Vienna`, `97 confirmed dead`, `the costs admitted to by the bank`: a passive without its verb. */
const headlinePassive = (tokens: readonly Token[], at: number): boolean =>
  /ed$/.test(tokens[at]?.lower ?? '') &&
  (/^(for|as|by|dead|missing|alive|safe|infected|ill|killed|injured)$/.test(tokens[at + 1]?.lower ?? '') ||
    (tokens[at + 1]?.lower === 'to' && tokens[at + 2]?.lower === 'by'))

const negated = (tokens: readonly Token[], at: number, from: number): boolean =>
  tokens
    .slice(Math.max(from, at - 4), at)
    .some((token) => negators.has(token.lower) || /^(decline|refuse)/.test(token.stem))

/** Only adverbs, days and the end follow the verb: what was said stands before it. */
const trails = (tokens: readonly Token[], at: number): boolean => {
  const rest = tokens.slice(at + 1)
  const stop = rest.findIndex((token) => /^[,.;"]$/.test(token.text))
  const tail = stop < 0 ? rest : rest.slice(0, stop)
  return (
    tail.length <= 9 &&
    !tail.some((token) => /^(that|it|he|she|they|there|would|will|had|has|have|was|were|is|are)$/.test(token.lower)) &&
    (stop < 0 || rest[stop]?.text !== '"')
  )
}

/** `did not say whether`: the silence is about a question. */
const asksAfter = (tokens: readonly Token[], at: number): boolean =>
  tokens.slice(at + 1, at + 4).some((token) => /^(whether|if|where|when|how|who|what|why|which)$/.test(token.lower))

/** `Moscow, he made plain, is not workable`. */
const makesPlain = (tokens: readonly Token[], at: number): boolean =>
  /^(makes?|made|making)$/.test(tokens[at]?.lower ?? '') &&
  /^(plain|clear|known|explicit)$/.test(tokens[at + 1]?.lower ?? '')

/** `will say no in a letter`: an answer; `said nothing as she left`: none. `said no harm was meant` reports. */
const saysYesOrNo = (tokens: readonly Token[], at: number): boolean => {
  const next = tokens[at + 2]
  return (
    tokens[at]?.stem === 'say' &&
    /^(yes|no|nothing|little)$/.test(tokens[at + 1]?.lower ?? '') &&
    (next === undefined ||
      next.kind === 'mark' ||
      prepositions.has(next.lower) ||
      adverbs.has(next.lower) ||
      /^(as|and|but|while|when|else|more|new|publicly)$/.test(next.lower))
  )
}

/** What the word at `at` does as a verb of reporting, if it is one there. */
const stanceAt = (tokens: readonly Token[], mentions: Mentions, at: number): Speaker['stance'] | undefined => {
  const named = mentions.some((mention) => mention.from <= at && at < mention.to)
  if (
    named ||
    saysYesOrNo(tokens, at) ||
    isNoun(tokens, at) ||
    passive(tokens, at) ||
    isParticiple(tokens, at) ||
    headlinePassive(tokens, at) ||
    tokens[at - 1]?.lower === 'to'
  )
    return undefined
  const stance = makesPlain(tokens, at) ? 'says' : speechStance(tokens[at])
  return stance === 'asks' && tokens[at + 1]?.lower === 'that' ? 'says' : stance
}

/** `T has written to his opposite number asking that`: the participle behind a noun has the sentence's subject. */
const mainSubject = (tokens: readonly Token[], mentions: Mentions, at: number): Actor | undefined => {
  const before = tokens[at - 1]
  const hangs =
    /ing$/.test(tokens[at]?.lower ?? '') &&
    tokens[at + 1]?.lower === 'that' &&
    before?.kind === 'word' &&
    !auxiliaries.has(before.lower) &&
    !prepositions.has(before.lower)
  const first = mentions.find(
    ({ to, preposition, possessive, head }) =>
      to < at && preposition === null && !possessive && head !== 'adjective' && head !== 'pronoun',
  )
  return hangs && first ? mentionActor(first) : undefined
}

/** The subject of the verb, or the name right after it: `"We agree," said the board`. */
const whoSpeaks = (
  tokens: readonly Token[],
  mentions: Mentions,
  at: number,
): { actor: Actor; inverted: boolean } | undefined => {
  const afterQuote = /^[,"'?!]$/.test(tokens[at - 1]?.text ?? '') && !mentions.some((mention) => mention.to === at - 1)
  const inverted = afterQuote ? nameAfter(tokens, mentions, at + 1, 2) : undefined
  const actor = inverted ?? mainSubject(tokens, mentions, at) ?? subjectOf(tokens, mentions, at)
  if (!actor || actor.name === '' || (actor.owned && !plainSpeech(tokens[at]))) return undefined
  return { actor, inverted: inverted !== undefined }
}

const atVerb = (tokens: readonly Token[], mentions: Mentions, at: number, focus: Focus): Attribution | undefined => {
  const stance = stanceAt(tokens, mentions, at)
  const who = stance && whoSpeaks(tokens, mentions, at)
  if (!stance || !who) return undefined
  const explicit = /^(that|"|')$/.test(tokens[at + 1]?.text ?? '') || plainSpeech(tokens[at])
  if (!explicit && !trails(tokens, at)) return undefined
  if (!negated(tokens, at, who.actor.from))
    return span(tokens, at, who.actor, speakerOf(tokens, who.actor, stance, focus, tokens[at]), who.inverted)
  if (!asksAfter(tokens, at)) return undefined
  return { speaker: speakerOf(tokens, who.actor, 'asks', focus), from: at + 1, to: tokens.length, at }
}

const span = (tokens: readonly Token[], at: number, actor: Actor, speaker: Speaker, inverted: boolean): Attribution => {
  const begins = inverted ? at : actor.from
  const back = trails(tokens, at) && begins > 2
  const middle = back && tokens[at + 1]?.text === ',' && at + 3 < tokens.length
  if (back)
    return {
      speaker,
      from: 0,
      to: middle || tokens.slice(at).some((token) => token.text === ',') ? tokens.length : begins,
      at,
    }
  return { speaker, from: at + 1, to: tokens.length, at }
}

/** `the schedule published by the league`: the party stands further on. */
const ofParty = (mentions: Mentions, at: number): Actor | undefined => {
  const mention = mentions.find(
    (candidate) =>
      candidate.from > at &&
      candidate.from <= at + 14 &&
      /^(by|from)$/.test(candidate.preposition ?? '') &&
      candidate.party !== null,
  )
  return mention && mentionActor(mention)
}

/** Tokens between `to` and the `by` of `according to a tally kept by X`, at most. */
const longestWork = 8

/** `according to a tally kept by X`, `to figures compiled by X`: whose work it is. */
const makerAfter = (tokens: readonly Token[], mentions: Mentions, at: number): Actor | undefined => {
  const span = tokens.slice(at, at + longestWork)
  const by = span.findIndex(({ lower }) => lower === 'by')
  if (by < 1 || span.slice(0, by).some(({ kind }) => kind !== 'word')) return undefined
  return nameAfter(tokens, mentions, at + by + 1, 1)
}

const accordingTo = (
  tokens: readonly Token[],
  mentions: Mentions,
  at: number,
  focus: Focus,
): Attribution | undefined => {
  if (tokens[at]?.lower !== 'according' || tokens[at + 1]?.lower !== 'to') return undefined
  const actor =
    nameAfter(tokens, mentions, at + 2, 4) ??
    ofParty(mentions, at + 2) ??
    makerAfter(tokens, mentions, at + 2) ??
    looseName(tokens, at + 2)
  return actor && { speaker: speakerOf(tokens, actor, 'says', focus), from: 0, to: tokens.length, at }
}

/** A clause of its own stands before the colon: nobody speaks after it. */
const hasVerb = (tokens: readonly Token[], from: number, to: number): boolean =>
  tokens.slice(from, to).some((token) => auxiliaries.has(token.lower))

/** `Kelder chief: we will appeal`: the name goes on in a role. */
const isRoleAt = (tokens: readonly Token[], at: number): boolean => roleAt(tokens, at) !== undefined

/** `Opponents: the price is false`: people without a name stand before the colon. */
const unnamedBefore = (tokens: readonly Token[], at: number): Actor | undefined => {
  const last = tokens[at - 1]
  const isPeople = last !== undefined && (roleAt(tokens, at - 1) !== undefined || /[^s]s$/.test(last.lower))
  if (
    !isPeople ||
    at > 3 ||
    /^(news|results|updates|facts|photos|pictures|videos|headlines|numbers|questions|answers)$/.test(last.lower)
  )
    return undefined
  const isPlain = tokens.slice(0, at).every((token) => token.kind === 'word' && !auxiliaries.has(token.lower))
  return isPlain ? looseName(tokens, 0) : undefined
}

/** `Ministry: the talks are in Bern`. */
const colon = (tokens: readonly Token[], mentions: Mentions, focus: Focus): Attribution | undefined => {
  const at = tokens.findIndex((token) => token.text === ':')
  const first = mentions[0]
  const unnamed = at > 0 && (first === undefined || first.from > at) ? unnamedBefore(tokens, at) : undefined
  if (unnamed) return { speaker: speakerOf(tokens, unnamed, 'says', focus), from: at + 1, to: tokens.length, at }
  if (
    at < 1 ||
    at > 6 ||
    !first ||
    first.from > 0 ||
    first.to > at ||
    first.type === 'place' ||
    (first.to < at && !first.possessive && !isRoleAt(tokens, first.to)) ||
    hasVerb(tokens, first.to, at)
  )
    return undefined
  return { speaker: speakerOf(tokens, mentionActor(first), 'says', focus), from: at + 1, to: tokens.length, at }
}

/** `Not Osk, not Velm: Tavria sets its terms`: a yes or no without a verb is the word of whoever acts behind the colon. */
const verblessAnswer = (tokens: readonly Token[], mentions: Mentions, focus: Focus): Attribution | undefined => {
  const at = tokens.findIndex((token) => token.text === ':')
  if (at < 1 || !/^(?:no|not|never|neither|yes)$/.test(tokens[0]?.lower ?? '') || hasVerb(tokens, 0, at))
    return undefined
  const next = mentions.find(({ from, party }) => from === at + 1 && party !== null)
  return next && { speaker: speakerOf(tokens, mentionActor(next), 'says', focus), from: 0, to: at, at }
}

const isAuxiliary = (token: Token | undefined): boolean => token !== undefined && auxiliaries.has(token.lower)

/** Every attribution of a sentence, in the order of its verbs. */
export const findAttributions = (tokens: readonly Token[], mentions: Mentions, focus: Focus): Attribution[] => {
  const found: Attribution[] = []
  const headline = colon(tokens, mentions, focus) ?? verblessAnswer(tokens, mentions, focus)
  if (headline) found.push(headline)
  for (let at = 0; at < tokens.length; at += 1) {
    const hit =
      accordingTo(tokens, mentions, at, focus) ??
      (isAuxiliary(tokens[at]) ? undefined : atVerb(tokens, mentions, at, focus))
    if (hit) found.push(hit)
  }
  return found
}

/** Who says token `at`: the nearest attribution that covers it. */
export const speakerAt = (attributions: readonly Attribution[], at: number): Speaker | null => {
  const covering = attributions.filter((attribution) => attribution.from <= at && at < attribution.to)
  const nearest = covering.toSorted((a, b) => Math.abs(a.at - at) - Math.abs(b.at - at))[0]
  return nearest?.speaker ?? null
}
