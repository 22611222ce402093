import { existsSync, readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { besideReader, watchFileNames } from '../lib/adapters/watch-folder.ts'
import { lintWatch } from '../lib/claims/engine.ts'
import type { Watch } from '../lib/domain.ts'
import { ClaimwatchError } from '../lib/errors.ts'
import { nearest } from '../lib/watches/nearest.ts'
import { type ParsedWatch, parseWatch, type WatchFault } from '../lib/watches/parse-watch.ts'
import { inputPaths, readInputText } from './input-file.ts'

const watchesFolder = fileURLToPath(new URL('../watches/', import.meta.url))

const watchFileIn = (path: string): string | undefined => {
  if (!existsSync(path)) return undefined
  if (!statSync(path).isDirectory()) return path
  return watchFileNames.map((name) => join(path, name)).find(existsSync)
}

const watchIds = (): string[] =>
  readdirSync(watchesFolder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))

const notFound = (name: string): ClaimwatchError => {
  const folder = inputPaths(name).find(existsSync)
  if (folder) return new ClaimwatchError('WATCH_NOT_FOUND', `no ${watchFileNames[0]} in the folder ${name}`)
  const meant = nearest(name, watchIds())
  return new ClaimwatchError('WATCH_NOT_FOUND', `no watch ${name}${meant ? `: did you mean ${meant}?` : ''}`)
}

/**
 * The file a watch argument stands for: a YAML or JSON file, a folder with `watch.yaml`, or the id of a folder in
 * `watches/`. Fails with WATCH_NOT_FOUND.
 */
export const findWatchFile = (name: string): string => {
  const candidates = [...inputPaths(name), join(watchesFolder, name)]
  const file = candidates.map(watchFileIn).find((path) => path !== undefined)
  if (!file) throw notFound(name)
  return file
}

/** A watch file read and checked, with its name as the user would write it. Fails only when there is no such file. */
export const readWatchFile = (name: string): { readonly file: string; readonly parsed: ParsedWatch } => {
  const path = findWatchFile(name)
  const shown = relative(process.cwd(), path)
  return {
    file: shown.startsWith('..') ? path : shown,
    parsed: parseWatch(readInputText(path), { readText: besideReader(path), lint: lintWatch }),
  }
}

/** `watch.yaml:3:5 message; fix`, as editors and people can follow it. */
export const faultLine = (file: string, fault: WatchFault): string =>
  `${file}:${fault.line}:${fault.column} ${fault.message}. ${fault.fix}`

/** The watch an argument names. Fails with WATCH_NOT_FOUND, FILE_UNREADABLE, or WATCH_INVALID with every fault. */
export const loadWatch = (name: string): Watch => {
  const { file, parsed } = readWatchFile(name)
  if ('watch' in parsed) return parsed.watch
  const count = parsed.faults.length === 1 ? '1 fault' : `${parsed.faults.length} faults`
  const faults = parsed.faults.map((fault) => faultLine(file, fault))
  throw new ClaimwatchError('WATCH_INVALID', `${file} has ${count}`, { faults })
}

/** Every watch in `watches/`, by id. Fails with WATCH_INVALID, naming the first broken one with every fault. */
export const loadAllWatches = (): readonly Watch[] => watchIds().sort().map(loadWatch)
