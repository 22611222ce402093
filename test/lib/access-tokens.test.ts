import { describe, expect, test } from 'vitest'
import { holderOf, readAccessTokens, tokenDigest } from '../../lib/access-tokens.ts'
import { ClaimwatchError } from '../../lib/errors.ts'

const now = '2026-03-07T10:00:00Z'
const entry = (name: string, token: string, more: object = {}) => ({
  ...{ name, right: 'read', sha256: tokenDigest(token) },
  ...more,
})
const read = (...tokens: readonly object[]) => readAccessTokens(JSON.stringify({ tokens }))

const faultsOf = (text: string): string => {
  try {
    readAccessTokens(text)
    return ''
  } catch (error) {
    return (error as ClaimwatchError).message
  }
}

describe('whose token it is', () => {
  const book = read(entry('desk', 'one'), entry('Ada', 'two', { right: 'write' }), entry('desk', 'three'))

  test('each of several tokens is known, also two of one name', () => {
    const found = ['one', 'two', 'three'].map((token) => holderOf(book, token, now))
    expect(found.map((holder) => [holder?.name, holder?.right])).toEqual([
      ['desk', 'read'],
      ['Ada', 'write'],
      ['desk', 'read'],
    ])
  })

  test.each(['', 'On', 'one ', tokenDigest('one'), 'x'.repeat(100_000)])('%.40s is nobody’s', (given) => {
    expect(holderOf(book, given, now)).toBeUndefined()
  })

  test('a token with an end counts until then, and not a second longer', () => {
    const ending = read(entry('desk', 'one', { until: '2026-03-07T12:00:00+01:00' }))
    expect(holderOf(ending, 'one', '2026-03-07T10:59:59Z')?.name).toBe('desk')
    expect(holderOf(ending, 'one', '2026-03-07T11:00:00Z')).toBeUndefined()
  })
})

describe('the secret', () => {
  test.each(['{}', '{"tokens": []}'])('%s is nobody', (text) => {
    expect(readAccessTokens(text)).toEqual([])
  })

  test.each(['', 'null', '[]', '"x"', '{"tokens": {}}', '{"token": []}'])('%s is refused', (text) => {
    expect(faultsOf(text)).toContain('is no {"tokens": […]}')
  })

  test('every fault is named at once, and no digest told', () => {
    const digest = tokenDigest('one')
    const text = JSON.stringify({
      tokens: [
        { name: 'desk', right: 'admin', sha256: digest.slice(1) },
        { name: '', right: 'read', sha256: digest, until: 'soon', note: 'x' },
        7,
      ],
    })
    expect(faultsOf(text).split('; ')).toEqual([
      'token desk: right is neither read nor write',
      'token desk: sha256 is no SHA-256 in 64 lower-case hex digits',
      'token 2: it has no name',
      'token 2: until is no date',
      'token 2: note is unknown: there are name, right, sha256, until',
      'token 3: it is no JSON object',
    ])
    expect(faultsOf(text)).not.toContain(digest.slice(1))
    expect(() => readAccessTokens(text)).toThrow(ClaimwatchError)
  })
})
