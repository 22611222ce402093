import { describe, expect, test } from 'vitest'
import { type OwnCases, readOwnCases } from '../../../../bench/own-cases.ts'
import { candidatesOf, compareValues, compileWatch, lintWatch } from '../../../../lib/claims/engine.ts'
import { exactShare } from '../../../support/exact-share.ts'

const cases = readOwnCases().filter(({ claim }) => claim.kind === 'level')

const caseOf = (id: string): OwnCases => {
  const found = cases.find(({ claim }) => claim.id === id)
  if (found === undefined) throw new Error(`the case ${id} is missing`)
  return found
}

/** Every answer proposed for a story of one sentence, as verdict and value. */
const heardIn = (id: string, text: string): string[] => {
  const story = { id: 's', outlet: 'Test Wire', title: 'The latest', text, published: '2026-10-01T08:00:00Z', url: '' }
  const found = candidatesOf(compileWatch(caseOf(id).watch), story)
  return found.map(({ decision }) => `${decision.verdict} ${decision.value}`)
}

describe('a step on a scale', () => {
  test('steps are compared in one spelling, and another step or another scale is different', () => {
    const { claim } = caseOf('volcano-level')
    expect(compareValues(claim, 'level 3', 'Level three')).toBe('same')
    expect(compareValues(claim, 'category 3', 'Cat-III')).toBe('same')
    expect(compareValues(claim, 'Orange', 'orange')).toBe('same')
    expect(compareValues(claim, 'amber', 'orange')).toBe('different')
    expect(compareValues(claim, 'level 3', 'stage 3')).toBe('different')
    expect(compareValues(claim, 'AA-', 'AA')).toBe('different')
  })
  test('a value that is no step is refused with advice', () => {
    const { watch, claim } = caseOf('flood-colour')
    const faultsOf = (value: string) => lintWatch({ ...watch, claims: [{ ...claim, value }] })
    for (const value of ['orange', 'Level 3', 'stage two', 'category 4', 'phase III', 'AA-', 'BBB+', 'Baa1'])
      expect(faultsOf(value)).toEqual([])
    for (const value of ['high', '3', 'level', 'level 3.5', 'AA1'])
      expect(faultsOf(value)).toMatchObject([
        { path: 'claims[0].value', severity: 'error', fix: expect.stringContaining('`orange`') },
      ])
  })
  test('the new step is the value, and the one it replaces is not', () => {
    expect(heardIn('flood-colour', 'The flood warning for Velm was raised from orange to red.')).toEqual([
      'revises red',
    ])
    expect(heardIn('flood-colour', 'The orange flood warning for Velm was upgraded to red on Friday.')).toEqual([
      'revises red',
    ])
    expect(heardIn('flood-colour', 'The office cut the orange flood warning for Velm to a yellow one.')).toEqual([
      'revises yellow',
    ])
    expect(heardIn('credit-rating', 'Fennick lowered the credit rating of Norvia to A+ from AA-.')).toEqual([
      'revises A+',
    ])
  })
  test('a step that is kept confirms', () => {
    expect(heardIn('flood-colour', 'The flood warning for Velm was kept at Orange.')).toEqual(['confirms orange'])
    expect(heardIn('volcano-level', 'The alert for the Karrel volcano remains at level three.')).toEqual([
      'confirms level 3',
    ])
  })
  test('what is denied, only possible or over is no answer', () => {
    for (const text of [
      'The observatory did not raise the alert for the Karrel volcano to level 4.',
      'The alert for the Karrel volcano is not at level 4.',
      'The alert for the Karrel volcano could be raised to level 4.',
      'The alert for the Karrel volcano is expected to reach level 4 by Friday.',
      'The level 4 alert for the Karrel volcano was lifted.',
    ])
      expect(heardIn('volcano-level', text)).toEqual([])
  })
  test('a colour that describes something else is no step', () => {
    expect(heardIn('flood-colour', 'The Red Cross sent a red boat to Velm after the flood warning.')).toEqual([])
    expect(heardIn('flood-colour', 'The Yellow River warning system is no model for Velm.')).toEqual([])
    expect(heardIn('flood-colour', 'A code-red flood warning is in force in Velm.')).toEqual(['revises red'])
  })
  test('a number is a step beside the noun of the claim, and no measure', () => {
    expect(heardIn('volcano-level', 'The alert level for the Karrel volcano went from 3 to 4.')).toEqual([
      'revises level 4',
    ])
    expect(heardIn('volcano-level', 'The Karrel volcano alert came as the lake rose to level 2 metres.')).toEqual([])
    expect(heardIn('volcano-level', 'The alert for the Karrel volcano calls for stage 4 of the plan.')).toEqual([])
    expect(heardIn('volcano-level', 'At this level I would leave the Karrel volcano, the mayor said.')).toEqual([])
  })
  test('a rating has its sign in each spelling, and a hyphen before a word is none', () => {
    for (const text of ['to AA-minus.', 'to AA minus.', 'to AA-, with a stable outlook.'])
      expect(heardIn('credit-rating', `Fennick raised the credit rating of Norvia ${text}`)).toEqual(['confirms AA-'])
    expect(heardIn('credit-rating', 'Fennick now calls Norvia an AA-rated country.')).toEqual(['revises AA'])
    expect(heardIn('credit-rating', 'A credit rating of Norvia is due, Fennick said.')).toEqual([])
  })
  test("another one's step is not the subject's", () => {
    expect(heardIn('credit-rating', 'Fennick cut the credit rating of Ostria to BBB.')).toEqual([])
    expect(heardIn('flood-colour', 'A red flood warning was issued for Halden, and Velm is preparing.')).toEqual([])
    expect(
      heardIn(
        'flood-colour',
        'The office kept the flood warning for Velm at orange but raised that for Halden to red.',
      ),
    ).toEqual(['confirms orange'])
  })
  test('most of our own cases are read right', () => {
    expect(exactShare(cases)).toBeGreaterThan(0.8)
  })
})
