import { grown } from './grow.ts'

/**
 * For every term the records that are looked at when a text holds it. One pool of pairs (record, check); each term has a
 * stretch of it with room to grow, and moves to the end when the room is used up.
 */
export interface Postings {
  /** Term → its stretch: begin, length and room, in pairs. */
  stretches: Uint32Array
  pool: Uint32Array
  /** Pairs of the pool that belong to some stretch. */
  used: number
}

export const stretchSize = 3

export const emptyPostings = (): Postings => ({ stretches: new Uint32Array(0), pool: new Uint32Array(0), used: 0 })

/** Room for exactly so many pairs per term, nothing in it. */
export const roomFor = (lengths: Uint32Array): Postings => {
  const stretches = new Uint32Array(lengths.length * stretchSize)
  let used = 0
  for (let term = 0; term < lengths.length; term += 1) {
    const length = lengths[term] as number
    stretches[term * stretchSize] = used
    stretches[term * stretchSize + 2] = length
    used += length
  }
  return { stretches, pool: new Uint32Array(used * 2), used }
}

const moveToEnd = (postings: Postings, at: number): void => {
  const { stretches } = postings
  const [begin, length] = [stretches[at] as number, stretches[at + 1] as number]
  const room = Math.max(2, length * 2)
  postings.pool = grown(postings.pool, (postings.used + room) * 2)
  postings.pool.copyWithin(postings.used * 2, begin * 2, (begin + length) * 2)
  stretches[at] = postings.used
  stretches[at + 2] = room
  postings.used += room
}

/** Looks at `record` whenever a text holds `term`; `check` is kept beside it. */
export const post = (postings: Postings, term: number, record: number, check: number): void => {
  postings.stretches = grown(postings.stretches, (term + 1) * stretchSize)
  const at = term * stretchSize
  if (postings.stretches[at + 1] === postings.stretches[at + 2]) moveToEnd(postings, at)
  const pair = ((postings.stretches[at] as number) + (postings.stretches[at + 1] as number)) * 2
  postings.pool[pair] = record
  postings.pool[pair + 1] = check
  postings.stretches[at + 1] = (postings.stretches[at + 1] as number) + 1
}

/** Looks no more at `record` under `term`: the last pair takes its place. */
export const unpost = ({ stretches, pool }: Postings, term: number, record: number): void => {
  const at = term * stretchSize
  const begin = stretches[at] as number
  const last = begin + (stretches[at + 1] as number) - 1
  for (let pair = begin; pair <= last; pair += 1) {
    if (pool[pair * 2] !== record) continue
    pool.copyWithin(pair * 2, last * 2, last * 2 + 2)
    stretches[at + 1] = last - begin
    return
  }
}
