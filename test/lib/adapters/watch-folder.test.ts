import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { watchFolder } from '../../../lib/adapters/watch-folder.ts'

const aFolder = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'claimwatch-watches-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}

test('each folder with a watch file is one watch, by name; other folders and files are passed over', () => {
  const folder = aFolder({
    'b/watch.json': '{}',
    'a/watch.yaml': 'id: a',
    'a/watch.json': 'the second name does not count',
    'notes/readme.txt': 'no watch',
    'README.md': 'no watch',
  })
  expect(watchFolder(folder).map(({ name, text }) => [name, text])).toEqual([
    ['a/watch.yaml', 'id: a'],
    ['b/watch.json', '{}'],
  ])
})

test('a watch reads its article beside it and nothing outside its folder', () => {
  const folder = aFolder({ 'a/watch.yaml': 'id: a', 'a/article.txt': 'The article.', 'secret.txt': 'No.' })
  const [watch] = watchFolder(folder)
  expect(watch?.readText('article.txt')).toBe('The article.')
  expect(watch?.readText('../secret.txt')).toBeUndefined()
  expect(watch?.readText(join(folder, 'secret.txt'))).toBeUndefined()
  expect(watch?.readText('missing.txt')).toBeUndefined()
})
