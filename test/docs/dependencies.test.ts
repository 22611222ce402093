import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const file = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test('docs/dependencies.md has a line for every dependency, and for nothing else', () => {
  const { dependencies, devDependencies } = JSON.parse(file('package.json')) as Record<string, Record<string, string>>
  const rows = file('docs/dependencies.md').match(/^\| `[^|]+\|/gm) ?? []
  const named = rows.flatMap((row) => [...row.matchAll(/`([^`]+)`/g)].map(([, name]) => name))
  expect(named.sort()).toEqual([...Object.keys(dependencies ?? {}), ...Object.keys(devDependencies ?? {})].sort())
})

test('the lock file names no host of a registry and package.json only exact versions', () => {
  expect(file('package-lock.json')).not.toMatch(/"resolved"/)
  const { dependencies, devDependencies } = JSON.parse(file('package.json')) as Record<string, Record<string, string>>
  for (const version of Object.values({ ...dependencies, ...devDependencies }))
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
})
