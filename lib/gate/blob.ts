import type { GateIndex } from './gate-index.ts'
import { postingSize } from './postings.ts'

/** Raised with every change of the layout: a blob of another one is not read. */
const layout = 2
const bytesPerNumber = Uint32Array.BYTES_PER_ELEMENT
/** Layout and length of the head, in front of it. */
const prefixBytes = 2 * bytesPerNumber

interface Head {
  readonly numbersUsed: number
  readonly poolUsed: number
  readonly documents: number
  readonly anchoredAt: number
  readonly free: readonly number[]
  readonly always: readonly number[]
  readonly lastNames: readonly (readonly [string, string[]])[]
  /** Lengths of the arrays behind the head. */
  readonly lengths: readonly number[]
}

const arraysOf = ({ terms, records, postings }: GateIndex): readonly (Uint32Array | Int32Array)[] => [
  terms.numbers.cells,
  terms.frequency.subarray(0, terms.count),
  records.refs.subarray(0, records.used),
  records.begins.subarray(0, records.count),
  postings.stretches,
  postings.pool.subarray(0, postings.used * postingSize),
]

const headOf = (index: GateIndex): Head => ({
  numbersUsed: index.terms.numbers.used,
  poolUsed: index.postings.used,
  documents: index.documents,
  anchoredAt: index.anchoredAt,
  free: index.records.free,
  always: [...index.always],
  lastNames: [...index.terms.lastNames],
  lengths: arraysOf(index).map(({ length }) => length),
})

const aligned = (bytes: number): number => Math.ceil(bytes / bytesPerNumber) * bytesPerNumber

/** The index as one piece of bytes, in the byte order of this machine. */
export const toBlob = (index: GateIndex): Uint8Array => {
  const head = new TextEncoder().encode(JSON.stringify(headOf(index)))
  const arrays = arraysOf(index)
  const begin = aligned(prefixBytes + head.length)
  const blob = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, begin))
  new Uint32Array(blob.buffer, 0, 2).set([layout, head.length])
  blob.set(head, prefixBytes)
  let at = begin
  for (const { buffer, byteOffset, byteLength } of arrays) {
    blob.set(new Uint8Array(buffer, byteOffset, byteLength), at)
    at += byteLength
  }
  return blob
}

/** The numbers of four bytes behind the head, each array on the blob's own memory: nothing is copied or built. */
const arraysIn = (bytes: Uint8Array, begin: number, lengths: readonly number[]): Uint32Array[] => {
  let at = bytes.byteOffset + begin
  return lengths.map((length) => {
    const array = new Uint32Array(bytes.buffer, at, length)
    at += array.byteLength
    return array
  })
}

const none = new Uint32Array(0)

/** The index that became this blob; undefined for the blob of another layout. Takes the bytes over. */
export const fromBlob = (blob: Uint8Array): GateIndex | undefined => {
  const bytes = blob.byteOffset % bytesPerNumber === 0 ? blob : blob.slice()
  const [found, headLength = 0] = new Uint32Array(bytes.buffer, bytes.byteOffset, Math.min(2, bytes.length >> 2))
  if (found !== layout) return undefined
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(prefixBytes, prefixBytes + headLength))) as Head
  const [cells = none, frequency = none, refs = none, begins = none, stretches = none, pool = none] = arraysIn(
    bytes,
    aligned(prefixBytes + headLength),
    head.lengths,
  )
  const numbers = { cells: new Int32Array(cells.buffer, cells.byteOffset, cells.length), used: head.numbersUsed }
  return {
    terms: { numbers, count: frequency.length, frequency, lastNames: new Map(head.lastNames) },
    records: { refs, used: refs.length, begins, count: begins.length, free: [...head.free] },
    postings: { stretches, pool, used: head.poolUsed },
    always: new Set(head.always),
    documents: head.documents,
    anchoredAt: head.anchoredAt,
  }
}
