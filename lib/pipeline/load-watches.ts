import { lintWatch } from '../claims/engine.ts'
import type { Watch } from '../domain.ts'
import type { Logger, WatchStore, WatchText } from '../ports.ts'
import { parseWatch, type WatchFault } from '../watches/parse-watch.ts'

export interface LoadPorts {
  readonly watches: WatchStore
  readonly logger: Logger
}

export interface LoadedWatches {
  /** Ids of the watches that are in force now as their files have them. */
  readonly loaded: readonly string[]
  /** Files that were not taken, with every fault; what was stored before stays. */
  readonly refused: readonly { readonly file: string; readonly faults: readonly string[] }[]
}

type Refused = LoadedWatches['refused'][number]

const faultLine = (file: string, { line, column, message, fix }: WatchFault): string =>
  `${file}:${line}:${column} ${message}. ${fix}`

const checked = (file: WatchText): { file: string; watch: Watch } | Refused => {
  const parsed = parseWatch(file.text, { readText: file.readText, lint: lintWatch })
  if ('watch' in parsed) return { file: file.name, watch: parsed.watch }
  return { file: file.name, faults: parsed.faults.map((fault) => faultLine(file.name, fault)) }
}

/** Keeps the first file of each id: of two watches with one id, neither may silently win over the other's history. */
const withoutDoubles = (files: readonly ({ file: string; watch: Watch } | Refused)[]): typeof files => {
  const taken = new Map<string, string>()
  return files.map((file) => {
    if (!('watch' in file)) return file
    const first = taken.get(file.watch.id)
    if (first === undefined) {
      taken.set(file.watch.id, file.file)
      return file
    }
    return { file: file.file, faults: [`${file.file} has the id ${file.watch.id} of ${first}. Give it another id.`] }
  })
}

/**
 * Takes every sound watch file into force and refuses the others, each by itself. Watches without a file stay: they may
 * have been pushed from elsewhere. Fails with STORE_UNAVAILABLE.
 */
export const loadWatches = async (ports: LoadPorts, files: readonly WatchText[]): Promise<LoadedWatches> => {
  const loaded: string[] = []
  const refused: Refused[] = []
  for (const file of withoutDoubles(files.map(checked))) {
    if ('faults' in file) {
      refused.push(file)
      ports.logger.error('watch.refused', { ...file })
    } else {
      await ports.watches.put(file.watch)
      loaded.push(file.watch.id)
      ports.logger.info('watch.loaded', { file: file.file, watch: file.watch.id })
    }
  }
  return { loaded, refused }
}
