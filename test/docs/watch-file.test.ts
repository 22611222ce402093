import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseWatch } from '../../lib/watches/parse-watch.ts'
import { watchJsonSchema } from '../../lib/watches/watch-file.ts'

const page = readFileSync(new URL('../../docs/watch-file.md', import.meta.url), 'utf8')
const examples = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, yaml]) => yaml ?? '')

/** Every key that a watch file may have, at any depth. */
const keysOf = (schema: unknown): string[] => {
  if (schema === null || typeof schema !== 'object') return []
  const own = 'properties' in schema ? Object.keys(schema.properties as object) : []
  return [...own, ...Object.values(schema).flatMap(keysOf)]
}

test.each([...new Set(keysOf(watchJsonSchema()))])('the key `%s` is explained', (key) => {
  expect(page).toContain(`\`${key}\``)
})

test('there is a small example and a full one', () => {
  expect(examples).toHaveLength(2)
})

test.each(examples)('the example is a right watch file: %#', (example) => {
  expect(parseWatch(example, { readText: () => undefined })).toHaveProperty('watch')
})
