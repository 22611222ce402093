import { expect, test } from 'vitest'
import { compileWatch } from '../../../../lib/claims/engine.ts'
import { findAttributions } from '../../../../lib/claims/read/attribution.ts'
import { newFocus } from '../../../../lib/claims/read/focus.ts'
import { readSentences } from '../../../../lib/claims/read/read-story.ts'
import { tokenise } from '../../../../lib/text/tokens.ts'
import { aWatch } from '../../../support/builders.ts'

const speakersOf = (text: string): readonly string[] =>
  findAttributions(tokenise(text), [], newFocus()).map(({ speaker }) => speaker.name)

test('a noun that is told of by a participle says nothing, and one that has written does', () => {
  expect(speakersOf('Boats will be taxed, but at no more than the old rate written down in August.')).toEqual([])
  expect(speakersOf('It costs nine million and not the four admitted to by the bank.')).toEqual([])
  expect(speakersOf('The owners have written that boats will be taxed.')).toEqual(['owners'])
})

test('a speaker behind `a` is introduced, one behind `the` or a name is known', () => {
  const { context } = compileWatch(aWatch())
  const introduced = (title: string) =>
    readSentences({ title, text: '', published: '2026-03-02T08:00:00Z' }, context).sentences.flatMap(({ clauses }) =>
      clauses.flatMap(({ speaker }) => speaker?.introduced ?? []),
    )
  expect(introduced('A regional tin dealer said that the talks are in Porto.')).toContain(true)
  expect(introduced('A clerk at Velm Harbour told the radio that the talks are in Porto.')).toContain(true)
  expect(introduced('The dealer said that the talks are in Porto.')).not.toContain(true)
  expect(introduced('On Monday Osk Radio said that the talks are in Porto.')).not.toContain(true)
})

test('figures are told by whoever compiled them', () => {
  const { context } = compileWatch(aWatch())
  const speakers = (text: string) =>
    readSentences({ title: text, text: '', published: '2026-03-02T08:00:00Z' }, context).sentences.flatMap(
      ({ clauses }) => clauses.map(({ speaker }) => speaker?.name),
    )
  const told = speakers('At least 40 boats sank, according to a tally kept by the Harbour Voice of Porto.')
  expect(new Set(told)).toEqual(new Set(['Harbour Voice of Porto']))
  expect(speakers('At least 40 boats sank, according to figures seen on Monday.')).not.toContain('Monday')
})

test('who said nothing, or said no, said nothing of what else happened', () => {
  expect(speakersOf('The keeper said nothing as the ferry left for Velm.')).toEqual([])
  expect(speakersOf('The keeper said no before the ferry left for Velm.')).toEqual([])
  expect(speakersOf('The keeper said nothing had left for Velm.')).toEqual(['keeper'])
  expect(speakersOf('The keeper said no ferry had left for Velm.')).toEqual(['keeper'])
})

test('a headline that begins with no is the word of whoever acts behind its colon', () => {
  const { context } = compileWatch(aWatch())
  const parties = (title: string) => {
    const { sentences } = readSentences({ title, text: '', published: '2026-03-02T08:00:00Z' }, context)
    return sentences.flatMap(({ clauses }) => clauses.map(({ speaker }) => speaker?.party))[0]
  }
  expect(parties('Not Porto, not Faro: Norway sets limits on a meeting')).toBe('Norway')
  expect(parties('Talks on Monday in Porto: Norway sends its minister')).not.toBe('Norway')
  expect(parties('No ferry will sail from Porto: Norway sends its minister')).not.toBe('Norway')
})

test('who falls victim to something is no name', () => {
  const { context } = compileWatch(aWatch())
  const names = (title: string) =>
    readSentences({ title, text: '', published: '2026-03-02T08:00:00Z' }, context).sentences.flatMap(({ mentions }) =>
      mentions.map(({ name }) => name),
    )
  expect(names('Many boats have fallen victim to the storm.')).toEqual([])
})
