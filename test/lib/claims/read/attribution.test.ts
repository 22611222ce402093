import { expect, test } from 'vitest'
import { findAttributions } from '../../../../lib/claims/read/attribution.ts'
import { newFocus } from '../../../../lib/claims/read/focus.ts'
import { tokenise } from '../../../../lib/text/tokens.ts'

const speakersOf = (text: string): readonly string[] =>
  findAttributions(tokenise(text), [], newFocus()).map(({ speaker }) => speaker.name)

test('a noun that is told of by a participle says nothing, and one that has written does', () => {
  expect(speakersOf('Boats will be taxed, but at no more than the old rate written down in August.')).toEqual([])
  expect(speakersOf('The owners have written that boats will be taxed.')).toEqual(['owners'])
})
