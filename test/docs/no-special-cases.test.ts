import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadAllWatches } from '../../cli/load-watch.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

const sources = ['lib', 'functions'].flatMap((folder) =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => ({ path: `${folder}/${path}`, text: readFileSync(`${root}${folder}/${path}`, 'utf8') })),
)

/** People and outlets of the watches that ship, and the seat of power in the first article. */
const known = [
  ...loadAllWatches().flatMap((watch) => [
    watch.article.publisher,
    ...Object.values(watch.names).flat(),
    ...watch.feeds.flatMap(({ outlet }) => (outlet === undefined ? [] : [outlet])),
  ]),
  'Kremlin',
]

test('the product knows no person and no outlet of a watch: such knowledge is data', () => {
  expect(known.length).toBeGreaterThan(5)
  expect(sources.length).toBeGreaterThan(100)
  const found = sources.flatMap(({ path, text }) =>
    known.filter((name) => text.includes(name)).map((name) => `${path}: ${name}`),
  )
  expect(found).toEqual([])
})
