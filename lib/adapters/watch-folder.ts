import { readdirSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve } from 'node:path'
import type { WatchText } from '../ports.ts'

/** The names a watch file may have in its folder, the first one found counts. */
export const watchFileNames = ['watch.yaml', 'watch.yml', 'watch.json'] as const

/** Reads text files beside a watch file, and nothing outside its folder: undefined for what may not or cannot be read. */
export const besideReader =
  (watchFile: string): WatchText['readText'] =>
  (path) => {
    const folder = dirname(watchFile)
    const target = resolve(folder, path)
    const inside = relative(folder, target)
    if (inside.startsWith('..') || isAbsolute(inside)) return undefined
    try {
      return readFileSync(target, 'utf8')
    } catch {
      return undefined
    }
  }

/** The watch files of a folder with one folder per watch, by name. Folders without a watch file are none of ours. */
export const watchFolder = (folder: string): readonly WatchText[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .flatMap((name) => watchTextIn(folder, name))

const watchTextIn = (folder: string, name: string): WatchText[] => {
  const present = readdirSync(join(folder, name))
  const file = watchFileNames.find((candidate) => present.includes(candidate))
  if (file === undefined) return []
  const path = join(folder, name, file)
  return [{ name: `${name}/${file}`, text: readFileSync(path, 'utf8'), readText: besideReader(path) }]
}
