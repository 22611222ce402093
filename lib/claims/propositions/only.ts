import type { Sentence } from '../sentence.ts'

const all = / (only|solely|exclusively|nothing else|nothing beyond|no other|nowhere else|nobody else|alone) /

const more =
  / (not only|also|as well|too|anyone|anybody|everyone|everybody|any|besides|in addition|additionally|together with|along with|not just|extend|extended|widen|widened|beyond) /

const wordsOf = ({ tokens }: Sentence): string => ` ${tokens.map(({ lower }) => lower).join(' ')} `

/** Does the proposition say that it holds of nothing else? */
export const isExclusive = (text: string): boolean => /\b(only|solely|exclusively|sole)\b/i.test(text)

/** `announced for consoles and nothing else`. */
export const saysAll = (sentence: Sentence): boolean => all.test(wordsOf(sentence).replace(/ not only /g, ' '))

/** `residents may cross too`, `not only for consoles`, `everyone with a ticket`. */
export const saysMore = (sentence: Sentence): boolean => more.test(wordsOf(sentence)) && !saysAll(sentence)
