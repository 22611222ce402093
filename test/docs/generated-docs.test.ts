import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { generatedDocs } from '../../scripts/generated-docs.ts'

const generated = Object.entries(await generatedDocs())

test.each(generated)('%s is what `npm run docs` writes', (path, content) => {
  expect(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')).toBe(content)
})
