import { describe, expect, test } from 'vitest'
import { readOwnCases } from '../../../../bench/own-cases.ts'
import { compareValues, compileWatch, lintWatch, readStory } from '../../../../lib/claims/engine.ts'
import { exactShare } from '../../../support/exact-share.ts'

const cases = readOwnCases().filter(({ claim }) => claim.kind === 'person')
const delegation = cases.find(({ claim }) => claim.id === 'delegation-head')
if (delegation === undefined) throw new Error('the case of the delegation is missing')

describe('who fills a part', () => {
  test('names are compared by last name, and by first letter where both give a first name', () => {
    const { claim } = delegation
    expect(compareValues(claim, 'Ivo Tarn', 'Tarn')).toBe('looser')
    expect(compareValues(claim, 'Ivo Tarn', 'I. Tarn')).toBe('same')
    expect(compareValues(claim, 'Ivo Tarn', 'Mara Tarn')).toBe('different')
    expect(compareValues(claim, 'Ivo Tarn', 'Reva Holm')).toBe('different')
  })
  test('a successor is the new value, and the one replaced is not', () => {
    const watch = compileWatch(delegation.watch)
    const replaced = delegation.stories.find(({ story }) => story.title === 'Norvia sends Reva Holm to Halden')
    const [readings] = readStory(watch, (replaced as (typeof delegation.stories)[number]).story)
    expect(readings?.best).toMatchObject({ verdict: 'revises', value: 'Reva Holm', holder: 'Norvia' })
  })
  test('whoever has just gone is no value: neither the one replaced nor the one who fell ill', () => {
    const watch = compileWatch(delegation.watch)
    const title = 'Holm takes over in Halden'
    const text =
      'Reva Holm will lead the Norvian delegation in Halden after Ivo Tarn was taken to hospital, the government said.'
    const story = { id: 's', outlet: 'Test Wire', title, text, published: '2026-03-05T08:00:00Z', url: '' }
    const [heard] = readStory(watch, story)
    expect(heard?.best).toMatchObject({ verdict: 'revises', value: 'Reva Holm' })
    expect(heard?.also).toEqual([])
  })
  test('a verb with an object makes nobody go, and the passive makes nobody come', () => {
    const watch = compileWatch(delegation.watch)
    const heard = (text: string) => {
      const story = { id: 's', outlet: 'Test Wire', title: text, text, published: '2026-03-05T08:00:00Z', url: '' }
      return readStory(watch, story)[0]?.best
    }
    expect(heard('Reva Holm left for Halden on Monday to lead the Norvian delegation at the talks.')).toMatchObject({
      verdict: 'revises',
      value: 'Reva Holm',
    })
    expect(heard('Ivo Tarn was succeeded as head of the Norvian delegation in Halden.')?.verdict).not.toBe('confirms')
  })
  test('a quay is nobody', () => {
    const watch = compileWatch(delegation.watch)
    const text = "Norvia's delegation, led from North Quay, has arrived in Halden for the talks."
    const story = { id: 's', outlet: 'Test Wire', title: text, text, published: '2026-03-05T08:00:00Z', url: '' }
    expect(readStory(watch, story)[0]?.best.value).not.toBe('North Quay')
  })
  test('a person named beside something else fills no part; another word for leading names who does', () => {
    const watch = compileWatch(delegation.watch)
    const values = (text: string) => {
      const story = { id: 's', outlet: 'Test Wire', title: text, text, published: '2026-03-05T08:00:00Z', url: '' }
      const [readings] = readStory(watch, story)
      return [readings?.best, ...(readings?.also ?? [])].map((reading) => reading?.value ?? null)
    }
    expect(values('Norvia hopes for a result of the talks in Halden, spokeswoman Reva Holm told reporters.')).toEqual([
      null,
    ])
    expect(values('Norvia has put Reva Holm in charge of its team at the Halden talks.')).toContain('Reva Holm')
  })
  test('a value without a name is refused with advice', () => {
    const [claim] = delegation.watch.claims
    const faults = lintWatch({
      ...delegation.watch,
      claims: [{ ...(claim as typeof delegation.claim), value: 'nobody' }],
    })
    expect(faults).toMatchObject([{ path: 'claims[0].value', severity: 'error' }])
  })
  test('most of our own cases are read right', () => {
    expect(exactShare(cases)).toBeGreaterThan(0.6)
  })
})
