/** One row of `bench:match` in a process of its own: engine, mode, number of claims, file of stories. Prints one line of JSON. */
import { createHash } from 'node:crypto'
import { firstHash, firstSeed, secondHash, secondSeed } from '../../lib/gate/fingerprint.ts'
import { claimsFrom, type Mode } from './claims.ts'
import { type CorpusStory, corpusStories } from './corpus.ts'
import { type Engine, engines } from './engines.ts'

export interface Row {
  /** Stories per second of processor time, median of the rounds. */
  readonly rate: number
  readonly matchesPerStory: number
  /** Hash of the matches of the first stories, equal for equal match sets. */
  readonly sets: string
  readonly bytesPerClaim?: number
}

const rounds = 7
/** Seconds of processor time after which a slow engine has shown enough. */
const enough = 8
/** Stories whose match sets are compared. */
const compared = 40

const [, , name = '', mode = 'mixed', count = '1000', file] = process.argv
const stories = corpusStories(file === '' ? undefined : file)

/** Processor time of this process, in seconds: other work on the machine is not in it. */
const seconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}

const median = (all: readonly number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

/** Stories per second over one pass, broken off when it takes too long. */
const pass = (all: readonly CorpusStory[], work: (story: CorpusStory) => void): number => {
  const start = seconds()
  let done = 0
  for (const story of all) {
    work(story)
    done += 1
    if (done % 4 === 1 && seconds() - start > enough) break
  }
  return done / (seconds() - start)
}

const rate = (work: (story: CorpusStory) => void): number => {
  const first = pass(stories, work)
  if (stories.length / first > enough / 2) return first
  return median(Array.from({ length: rounds }, () => pass(stories, work)))
}

const setsOf = (engine: Engine): string => {
  const hash = createHash('sha256')
  for (const story of stories.slice(0, compared)) hash.update(`${[...engine.match(story)].sort((a, b) => a - b)};`)
  return hash.digest('hex').slice(0, 12)
}

/** The limit: every byte touched, two hashes for every run of letters, nothing looked up. */
const bareScan = (text: string): number => {
  let all = 0
  let [first, second] = [firstSeed, secondSeed]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at) | 32
    if ((unit - 97) >>> 0 < 26) {
      first = firstHash(first, unit)
      second = secondHash(second, unit)
    } else {
      all ^= first ^ second
      first = firstSeed
      second = secondSeed
    }
  }
  return all
}

const scanRow = (): Row => {
  let all = 0
  const speed = rate(({ text }) => {
    all ^= bareScan(text)
  })
  return { rate: speed, matchesPerStory: 0, sets: String(all) }
}

const engineRow = (): Row => {
  const claims = claimsFrom(stories, mode as Mode, Number(count))
  const engine = engines[name]?.make(claims)
  if (engine === undefined) throw new Error(`no engine ${name}`)
  if (engine.settle) {
    for (const story of stories) engine.match(story)
    engine.settle()
  }
  let [matches, read] = [0, 0]
  const speed = rate((story) => {
    matches += engine.match(story).length
    read += 1
  })
  const bytes = engine.bytes?.()
  return {
    rate: speed,
    matchesPerStory: matches / read,
    sets: setsOf(engine),
    ...(bytes === undefined ? {} : { bytesPerClaim: bytes / claims.length }),
  }
}

process.stdout.write(`${JSON.stringify(name === 'scan' ? scanRow() : engineRow())}\n`)
