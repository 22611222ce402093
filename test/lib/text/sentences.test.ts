import { expect, test } from 'vitest'
import { splitSentences } from '../../../lib/text/sentences.ts'
import { tokenise } from '../../../lib/text/tokens.ts'

const split = (text: string) => splitSentences(text).map((span) => text.slice(span.start, span.end))

test('a title abbreviation, a month and initials do not end a sentence', () => {
  expect(split('Dr. Ada Lind left on Nov. 19, 2026. U.S. envoy J. Roe stayed. He agreed.')).toEqual([
    'Dr. Ada Lind left on Nov. 19, 2026.',
    'U.S. envoy J. Roe stayed.',
    'He agreed.',
  ])
})

test('a closing quotation mark belongs to its sentence, and every line is one', () => {
  expect(split('A headline\n"We agree." They left!')).toEqual(['A headline', '"We agree."', 'They left!'])
})

test('a text without any full stop is cut into pieces of bounded length', () => {
  expect(Math.max(...split('word '.repeat(2000)).map((part) => part.length))).toBeLessThanOrEqual(800)
})

test('words are stemmed by inflection, irregular verbs included, and possessives are marked', () => {
  expect(tokenise("Kyiv's offer was withdrawn").map((token) => token.stem)).toEqual(['kyiv', 'offer', 'be', 'withdraw'])
  expect(tokenise("Kyiv's offer")[0]?.possessive).toBe(true)
})
