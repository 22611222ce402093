import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Watch } from '../../../lib/domain.ts'
import { type ParsedWatch, parseWatch, type WatchFault } from '../../../lib/watches/parse-watch.ts'

const noFiles = { readText: () => undefined }

const smallWatch = `
id: ferry-strike
title: Ferry strike on the north line
article:
  title: Ferry crews announce a strike
  publisher: Harbour Gazette
  published: 2026-03-02
  text: Crews of the north line will stop work on Friday.
feeds:
  - https://harbour.example/rss
  - { url: https://coast.example/atom, outlet: Coast Courier, everyMinutes: { min: 10 } }
claims:
  - id: strike-day
    question: When does the strike begin?
    kind: date
    value: 2026-03-06
    holder: the crews' union
  - id: true-offer
    question: Is it true that the company made an offer?
    kind: statement
    value: True
    holder: North Line
`

const watchOf = (parsed: ParsedWatch): Watch => {
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults))
  return parsed.watch
}
const faultsOf = (
  text: string,
  readText: (path: string) => string | undefined = () => undefined,
): readonly WatchFault[] => {
  const parsed = parseWatch(text, { readText })
  return 'faults' in parsed ? parsed.faults : []
}
const changed = (from: string | RegExp, to: string): string => smallWatch.replace(from, to)

describe('a watch file that is right', () => {
  test('becomes a watch with every default filled in', () => {
    expect(watchOf(parseWatch(smallWatch, noFiles))).toEqual({
      id: 'ferry-strike',
      title: 'Ferry strike on the north line',
      article: {
        title: 'Ferry crews announce a strike',
        publisher: 'Harbour Gazette',
        published: '2026-03-02T00:00:00Z',
        text: 'Crews of the north line will stop work on Friday.',
      },
      feeds: [
        { url: 'https://harbour.example/rss' },
        { url: 'https://coast.example/atom', outlet: 'Coast Courier', everyMinutes: { min: 10 } },
      ],
      names: {},
      claims: [
        {
          id: 'strike-day',
          question: 'When does the strike begin?',
          kind: 'date',
          value: '2026-03-06',
          holder: "the crews' union",
          statement: '',
        },
        {
          id: 'true-offer',
          question: 'Is it true that the company made an offer?',
          kind: 'statement',
          value: 'true',
          holder: 'North Line',
          statement: '',
        },
      ],
      alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
    })
  })

  test('keeps the article in a file beside it', () => {
    const text = changed(/text: .*/, 'file: article.txt')
    const parsed = parseWatch(text, { readText: (path) => (path === 'article.txt' ? '\nFrom the file.\n' : undefined) })
    expect(watchOf(parsed).article.text).toBe('From the file.')
  })

  test('may be JSON, may call the article its baseline, and may leave out the feeds', () => {
    const { article, feeds, ...rest } = watchOf(parseWatch(smallWatch, noFiles))
    const parsed = parseWatch(
      JSON.stringify({ ...rest, baseline: { ...article, url: 'https://a.example/1' } }),
      noFiles,
    )
    expect(watchOf(parsed).article).toEqual({ ...article, url: 'https://a.example/1' })
    expect(feeds).toHaveLength(2)
    expect(parsed.warnings.map((warning) => warning.message)).toEqual(['no feeds: nothing will be polled'])
  })

  test.each([
    ['2026-03-02T14:30:00+05:30', '2026-03-02T09:00:00Z'],
    ['2026-03-02 14:30', '2026-03-02T14:30:00Z'],
    ['2026-03-02T14:30:15.250Z', '2026-03-02T14:30:15Z'],
    ['"2026-03-02"', '2026-03-02T00:00:00Z'],
  ])('reads the date %s as the instant %s', (written, instant) => {
    const parsed = parseWatch(changed('published: 2026-03-02', `published: ${written}`), noFiles)
    expect(watchOf(parsed).article.published).toBe(instant)
  })

  test('takes single names and subject words without a list', () => {
    const extra = 'names: { North Line: NL }\nalerts: { minOrigins: 2 }\nclaims:'
    const text = changed('claims:', extra).replace('kind: date', 'kind: date\n    about: [strike, [crews, union]]')
    const watch = watchOf(parseWatch(text, noFiles))
    expect(watch.names).toEqual({ 'North Line': ['NL'] })
    expect(watch.claims[0]?.about).toEqual([['strike'], ['crews', 'union']])
    expect(watch.alerts).toEqual({ minOrigins: 2, afterMinutes: 0, minConfidence: 0 })
  })
})

describe('a watch file with faults', () => {
  test('has all of them listed at once, in the order of the file, each with its line and a fix', () => {
    const text = `id: Ferry Strike
titel: Ferry strike
article: { title: Crews strike, published: 2026-02-30, file: nowhere.txt }
feeds: [harbour.example/rss, { uri: https://coast.example/atom }]
claims:
  - { id: day, question: When?, kind: dat, value: 2026-03-06 }
  - { id: day, question: How many?, kind: quantity, value: many, holder: union }
`
    expect(faultsOf(text).map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`)).toEqual([
      '1:1 title: `title` is missing',
      '1:5 id: `id` does not have the right form: "Ferry Strike"',
      '2:1 titel: unknown key `titel`: did you mean `title`?',
      '3:44 article.published: `2026-02-30` is not a date',
      '4:9 feeds[0]: `feeds[0]` does not have the right form: "harbour.example/rss"',
      '4:30 feeds[1].url: `feeds[1].url` is missing',
      '4:32 feeds[1].uri: unknown key `uri`: did you mean `url`?',
      '6:39 claims[0].kind: `claims[0].kind` must be one of place, quantity, date, choice, response, commitment, statement, person, level, not "dat": did you mean `date`?',
      '7:11 claims[1].id: two claims have the id `day`',
      '7:60 claims[1].value: `many` has no number',
    ])
    expect(faultsOf(text).every((fault) => fault.fix.length > 0)).toBe(true)
  })

  test('does not name an article file that cannot be read', () => {
    expect(faultsOf(changed(/text: .*/, 'file: ../secret.txt'))).toMatchObject([
      { line: 8, path: 'article.file', message: 'cannot read `../secret.txt`' },
    ])
  })

  test.each([
    [
      'a value outside its list',
      /kind: date\n {4}value: .*/,
      'kind: response\n    value: refused',
      'none of the values',
    ],
    ['a day no calendar has', 'value: 2026-03-06', 'value: 2026-02-30', 'is not a date'],
    ['a choice without options', 'kind: date', 'kind: choice', 'needs `options`'],
    ['options of another kind', 'kind: date', 'kind: date\n    options: { a: [b] }', 'belong to kind `choice`'],
    ['an empty value', 'value: 2026-03-06', 'value:', '`claims[0].value` cannot be empty'],
    ['a claim that is no map', /- id: strike-day[\s\S]*?- id/, '- strike\n  - id', '`claims[0]` must be a map'],
    ['no claims', /claims:[\s\S]*/, 'claims: []', '`claims` is empty'],
    ['two articles', 'feeds:', 'baseline: { title: A, published: 2026-01-01 }\nfeeds:', 'are the same thing'],
    ['one name for two parties', 'feeds:', 'names: { A: [NL], B: [nl] }\nfeeds:', '`nl` is a name of both A and B'],
    ['an impossible interval', '{ min: 10 }', '{ min: 10, max: 5 }', 'is impossible'],
    ['a confidence above one', 'feeds:', 'alerts: { minConfidence: 70 }\nfeeds:', 'is 70, more than 1'],
    ['a tab for indentation', '  title: Ferry crews', '\ttitle: Ferry crews', 'a tab in the indentation'],
    ['a key given twice', 'title: Ferry strike on', 'id: two\ntitle: Ferry strike on', 'Map keys must be unique'],
    [
      'an address of another scheme',
      'https://harbour.example/rss',
      'file:///etc/passwd',
      'does not have the right form',
    ],
  ])('is refused for %s', (_title, from, to, message) => {
    expect(faultsOf(changed(from, to)).map((fault) => fault.message)).toEqual([expect.stringContaining(message)])
  })

  test('tells of an unknown key although another key is given twice', () => {
    const text = changed('title: Ferry strike on', 'titel: A\ntitle: B\ntitle: Ferry strike on')
    expect(faultsOf(text).map((fault) => fault.message)).toEqual([
      'unknown key `titel`: did you mean `title`?',
      'not YAML: Map keys must be unique',
    ])
  })

  test.each(['', '[]', 'hello', '- a\n- b', '{', '\u0000', 'a: *b', 'null'])(
    'is refused and never throws: %j',
    (text) => {
      expect(faultsOf(text).length).toBeGreaterThan(0)
    },
  )

  test('never throws, whatever the bytes, and always gives a watch or a fault', () => {
    const pieces = fc.constantFrom(
      'id: a\n',
      'claims:\n',
      '- ',
      '{',
      '}',
      '[',
      '"',
      ': ',
      '&a ',
      '*a',
      '\t',
      '|',
      '\n',
      '2026',
      'null',
    )
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.oneof(pieces, fc.string())).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(anyText, (text) => {
        const parsed = parseWatch(text, noFiles)
        return 'watch' in parsed || parsed.faults.length > 0
      }),
    )
  })

  test('does not expand a bomb of aliases', () => {
    const levels = Array.from({ length: 30 }, (_, n) => `a${n + 1}: &a${n + 1} [${Array(9).fill(`*a${n}`).join(', ')}]`)
    expect(faultsOf(`a0: &a0 [x]\n${levels.join('\n')}\n`)[0]?.message).toContain('not usable YAML')
  })
})

describe('what the claim engine finds', () => {
  const lint = (severity: 'error' | 'warning') => () => [
    { path: 'claims[1].holder', message: 'no such party', fix: 'Name it.', severity },
  ]

  test('is a fault with its place in the file', () => {
    expect(parseWatch(smallWatch, { ...noFiles, lint: lint('error') })).toEqual({
      faults: [{ line: 22, column: 13, path: 'claims[1].holder', message: 'no such party', fix: 'Name it.' }],
      warnings: [],
    })
  })

  test('does not stop a watch when it is a warning', () => {
    const parsed = parseWatch(smallWatch, { ...noFiles, lint: lint('warning') })
    expect(watchOf(parsed).id).toBe('ferry-strike')
    expect(parsed.warnings).toHaveLength(1)
  })
})

test('every watch of the repository is right, without warnings', () => {
  const root = new URL('../../../watches/', import.meta.url)
  const ids = readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
  expect(ids.length).toBeGreaterThan(0)
  for (const id of ids) {
    const folder = new URL(`${id}/`, root)
    const parsed = parseWatch(readFileSync(new URL('watch.yaml', folder), 'utf8'), {
      readText: (path) => readFileSync(new URL(path, folder), 'utf8'),
    })
    expect(watchOf(parsed).id).toBe(id)
    expect(parsed.warnings).toEqual([])
  }
})
