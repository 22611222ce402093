/**
 * Measures the feed reader: `npm run bench:feeds -- FOLDER`, with a folder that holds `cases.json` and its files. Parts
 * by name behind the folder: cases, charsets, hostile, faults, speed, day; all without.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '../lib/feeds/decode-text.ts'
import { type Reader, readers } from './feeds/baselines.ts'
import { type FeedCase, firstFault, loadCases } from './feeds/cases.ts'
import { scoreCharsets } from './feeds/charsets.ts'
import { rhythmOf, simulateDay } from './feeds/day.ts'
import { faults, scoreFault } from './feeds/faults.ts'
import { hostileDocuments, runHostile } from './feeds/hostile.ts'
import { megabytesPerSecond } from './feeds/speed.ts'

const print = (line: string): void => void process.stdout.write(`${line}\n`)

const names = Object.keys(readers) as (keyof typeof readers)[]

const row = (head: string, cells: readonly string[]): string => `| ${[head, ...cells].join(' | ')} |`

const head = (title: string, columns: readonly string[]): void => {
  print('')
  print(row(title, columns))
  print(`|${' --- |'.repeat(columns.length + 1)}`)
}

const bytesOf = (folder: string, { file }: FeedCase): Uint8Array => readFileSync(join(folder, file))

const rightCases = async (folder: string, cases: readonly FeedCase[], read: Reader): Promise<readonly boolean[]> => {
  const right: boolean[] = []
  for (const feedCase of cases) {
    const fault = firstFault(feedCase, await read(bytesOf(folder, feedCase), feedCase.contentType))
    if (fault !== undefined && read === readers.ours) print(`wrong: ${feedCase.id} ${fault}`)
    right.push(fault === undefined)
  }
  return right
}

const printCases = async (folder: string): Promise<void> => {
  const cases = loadCases(folder)
  const right = new Map<string, readonly boolean[]>()
  for (const name of names) right.set(name, await rightCases(folder, cases, readers[name]))
  head('right cases', ['cases', ...names])
  for (const category of [...new Set(cases.map((feedCase) => feedCase.category)), 'all']) {
    const at = cases.map((feedCase) => category === 'all' || feedCase.category === category)
    const count = (flags: readonly boolean[]): string => String(flags.filter((flag, index) => flag && at[index]).length)
    print(row(category, [String(at.filter(Boolean).length), ...names.map((name) => count(right.get(name) ?? []))]))
  }
}

const printCharsets = async (): Promise<void> => {
  head('encodings x labels', ['right', 'wrong'])
  for (const name of names) {
    const { right, of, wrong } = await scoreCharsets(readers[name])
    print(row(name, [`${right} of ${of}`, wrong.length > 12 ? `${wrong.length} combinations` : wrong.join(', ')]))
  }
}

const printHostile = (): void => {
  head('hostile document', ['seconds', 'MB above base', 'outcome', 'within limits'])
  for (const name of Object.keys(hostileDocuments)) {
    const { seconds, megabytes, outcome, ok } = runHostile(name)
    print(row(name, [seconds.toFixed(2), megabytes.toFixed(0), outcome.slice(0, 60), ok ? 'yes' : 'NO']))
  }
}

const soundDocuments = async (folder: string): Promise<readonly Uint8Array[]> => {
  const sound: Uint8Array[] = []
  for (const feedCase of loadCases(folder)) {
    const bytes = bytesOf(folder, feedCase)
    const [plain, own] = [await readers['rss-parser'](bytes, undefined), await readers.ours(bytes, undefined)]
    if (plain !== null && own !== null && plain.entries.length === own.entries.length && own.entries.length > 0)
      sound.push(bytes)
  }
  return sound
}

const printFaults = async (folder: string): Promise<void> => {
  const sound = await Promise.all((await soundDocuments(folder)).map((bytes) => decodeText(bytes)))
  const documents = sound.map(({ text }) => text)
  head('fault put into sound feeds', ['feeds', ...names.map((name) => `${name}: feeds read / entries, %`)])
  for (const [name, fault] of Object.entries(faults)) {
    const scores = await Promise.all(names.map((reader) => scoreFault(readers[reader], fault, documents)))
    const cells = scores.map(({ readPercent, entriesPercent }) => `${readPercent} / ${entriesPercent}`)
    print(row(name, [String(scores[0]?.feeds ?? 0), ...cells]))
  }
}

const printSpeed = async (folder: string): Promise<void> => {
  const largest = [...(await soundDocuments(folder))].sort((a, b) => b.length - a.length).slice(0, 10)
  head('ten largest sound feeds', ['MB/s', 'ratio to rss-parser'])
  const speeds = await megabytesPerSecond(largest)
  const base = speeds.get('rss-parser') ?? 1
  for (const [name, speed] of speeds) print(row(name, [speed.toFixed(1), (speed / base).toFixed(2)]))
}

const printDay = async (folder: string): Promise<void> => {
  const rhythms = []
  for (const feedCase of loadCases(folder)) {
    const feed = await readers.ours(bytesOf(folder, feedCase), feedCase.contentType)
    const rhythm = rhythmOf(feed?.entries.map(({ published }) => published) ?? [])
    if (rhythm !== undefined) rhythms.push(rhythm)
  }
  print(`\nA simulated day: 500 feeds with the rhythms of ${rhythms.length} recorded ones`)
  head('polling', ['requests', '304', 'p50 delay, min', 'p95 delay, min', 'stories'])
  for (const [name = '', ...cells] of simulateDay(rhythms)) print(row(name, cells))
}

const parts: Readonly<Record<string, (folder: string) => Promise<void> | void>> = {
  cases: printCases,
  charsets: printCharsets,
  hostile: printHostile,
  faults: printFaults,
  speed: printSpeed,
  day: printDay,
}

const [folder, ...wanted] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: npm run bench:feeds -- FOLDER [PART…]')
for (const [name, run] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) await run(folder)
