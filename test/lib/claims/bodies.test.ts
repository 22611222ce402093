import { expect, test } from 'vitest'
import { bodyWords, isSameCouncil } from '../../../lib/claims/bodies.ts'

test('the council of a town goes by its building and its town, but not by those of another town', () => {
  expect(isSameCouncil('town hall', 'Velm city council')).toBe(true)
  expect(isSameCouncil('the city', 'Velm city council')).toBe(true)
  expect(isSameCouncil('municipality of Velm', 'Velm city council')).toBe(true)
  expect(isSameCouncil('Osk town hall', 'Velm city council')).toBe(false)
  expect(isSameCouncil('arts council', 'Velm city council')).toBe(false)
  expect(isSameCouncil('town hall', 'Tavria')).toBe(false)
})

test('the gate lets a story pass that names the council by its building', () => {
  expect(bodyWords('Velm city council')).toContainEqual(['hall'])
  expect(bodyWords('Tavria health department')).not.toContainEqual(['hall'])
})
