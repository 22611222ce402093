/** What stands with a number: the noun it counts, and how much of the claim's own wording. */

import type { Token } from '../../text/tokens.ts'
import { auxiliaries, determiners, prepositions, stopWords } from '../../text/words.ts'
import type { TokenSpan } from '../sentence.ts'
import type { Subject } from '../subject.ts'
import { isOwn } from './attach.ts'
import type { Scene } from './scene.ts'

/** How many tokens behind a number its noun may stand: `38 new confirmed measles cases`. */
const NOUN_REACH = 5

/** Every stem that names something of the claim. */
export const ownStems = (subject: Subject): ReadonlySet<string> =>
  new Set(subject.groups.flatMap((group) => group.stems))

const endsPhrase = (lower: string): boolean =>
  prepositions.has(lower) ||
  auxiliaries.has(lower) ||
  determiners.has(lower) ||
  /^(and|or|but|than|more|who|that|which)$/.test(lower)

const isContent = (token: Token): boolean =>
  token.kind === 'word' && !stopWords.has(token.lower) && !/(ed|ing|ly)$/.test(token.lower)

/** The words behind a number, as far as its noun phrase goes. */
const phraseBehind = ({ sentence }: Scene, span: TokenSpan): Token[] => {
  const behind = sentence.tokens.slice(span.to, span.to + NOUN_REACH)
  const end = behind.findIndex((token) => (token.kind === 'mark' && token.text !== '-') || endsPhrase(token.lower))
  return end < 0 ? behind : behind.slice(0, end)
}

/** `own`: the number counts what the claim counts. `other`: it counts something else. `none`: no noun follows. */
export const countedBy = (scene: Scene, span: TokenSpan): 'own' | 'other' | 'none' => {
  const own = ownStems(scene.setting.subject)
  const behind = phraseBehind(scene, span)
  const inside = scene.sentence.tokens.slice(span.from, span.to).filter((token) => token.kind === 'word')
  if ([...inside, ...behind].some((token) => own.has(token.stem))) return 'own'
  if (scene.hits.some((hit) => isOwn(scene.frame, hit) && behind.some(({ index }) => index === hit.from))) return 'own'
  return behind.some(isContent) ? 'other' : 'none'
}

/** So much weight of the claim's words is all one can ask of a clause. */
const FULL_WORDING = 6

/** Words this near a number count as its own, even across clauses. */
const NEARBY = 7

const saysGroup = (stems: readonly string[], text: string): boolean => stems.some((stem) => text.includes(` ${stem} `))

/** 0 to 1: how much of the claim's wording, names apart, stands in the number's clause or near it. */
export const wordingNear = ({ sentence, setting }: Scene, span: TokenSpan): number => {
  const clause = sentence.clauseOf[span.from]
  const near = sentence.tokens.filter(
    ({ index }) => sentence.clauseOf[index] === clause || (index >= span.from - NEARBY && index < span.to + NEARBY),
  )
  const text = ` ${near.map((token) => token.stem).join(' ')} `
  const { groups } = setting.subject
  const said = groups.filter((group) => saysGroup(group.stems, text)).reduce((sum, group) => sum + group.weight, 0)
  return Math.min(1, said / FULL_WORDING)
}
