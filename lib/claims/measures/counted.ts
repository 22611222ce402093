/** What noun stands with a number. */

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
