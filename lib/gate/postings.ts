import { grown } from './grow.ts'

/**
 * For every term the records that are looked at when a text holds it. One pool of triples (place of the record, two
 * checks); each term has a stretch of it with room to grow, and moves to the end when the room is used up.
 */
export interface Postings {
  /** Term → its stretch: begin, length and room, in triples. */
  stretches: Uint32Array
  pool: Uint32Array
  /** Triples of the pool that belong to some stretch. */
  used: number
}

export const stretchSize = 3
export const postingSize = 3

export const emptyPostings = (): Postings => ({ stretches: new Uint32Array(0), pool: new Uint32Array(0), used: 0 })

/** Room for exactly so many triples per term, nothing in it. */
export const roomFor = (lengths: Uint32Array): Postings => {
  const stretches = new Uint32Array(lengths.length * stretchSize)
  let used = 0
  for (let term = 0; term < lengths.length; term += 1) {
    const length = lengths[term] as number
    stretches[term * stretchSize] = used
    stretches[term * stretchSize + 2] = length
    used += length
  }
  return { stretches, pool: new Uint32Array(used * postingSize), used }
}

const moveToEnd = (postings: Postings, at: number): void => {
  const { stretches } = postings
  const [begin, length] = [stretches[at] as number, stretches[at + 1] as number]
  const room = Math.max(2, length * 2)
  postings.pool = grown(postings.pool, (postings.used + room) * postingSize)
  postings.pool.copyWithin(postings.used * postingSize, begin * postingSize, (begin + length) * postingSize)
  stretches[at] = postings.used
  stretches[at + 2] = room
  postings.used += room
}

/** Looks at the record at `place` whenever a text holds `term`; the checks are kept beside it. */
export const post = (postings: Postings, term: number, place: number, checks: readonly [number, number]): void => {
  postings.stretches = grown(postings.stretches, (term + 1) * stretchSize)
  const at = term * stretchSize
  if (postings.stretches[at + 1] === postings.stretches[at + 2]) moveToEnd(postings, at)
  const next = (postings.stretches[at] as number) + (postings.stretches[at + 1] as number)
  postings.pool[next * postingSize] = place
  postings.pool.set(checks, next * postingSize + 1)
  postings.stretches[at + 1] = (postings.stretches[at + 1] as number) + 1
}

/** Looks no more at the record at `place` under `term`: the last triple goes where it was. */
export const unpost = ({ stretches, pool }: Postings, term: number, place: number): void => {
  const at = term * stretchSize
  const begin = stretches[at] as number
  const last = begin + (stretches[at + 1] as number) - 1
  for (let one = begin; one <= last; one += 1) {
    if (pool[one * postingSize] !== place) continue
    pool.copyWithin(one * postingSize, last * postingSize, (last + 1) * postingSize)
    stretches[at + 1] = last - begin
    return
  }
}
