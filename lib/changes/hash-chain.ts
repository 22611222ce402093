import { createHash } from 'node:crypto'
import type { Change } from '../domain.ts'

/** `prev` of the first entry of a claim. */
export const chainStart = '0'.repeat(64)

/** JSON with sorted keys and without absent fields: equal values give equal bytes, however they were stored. */
export const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonicalJson(field)}`).join(',')}}`
}

/** SHA-256, hex, over the previous hash and everything in the entry. */
const hashOf = (change: Omit<Change, 'hash'>): string =>
  createHash('sha256').update(canonicalJson(change), 'utf8').digest('hex')

/** Half of a surrogate pair: no store keeps it, all put U+FFFD in its place. */
const loneSurrogate = /\p{Surrogate}/gu

/** The value as a store gives it back, so that the hash made before writing holds after reading. */
const storable = <T>(value: T): T => {
  if (typeof value === 'string') return value.replace(loneSurrogate, '\ufffd') as T
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map(storable) as T
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [storable(name), storable(field)])) as T
}

/** Closes an entry: its hash covers every field, `prev` included. */
export const seal = (change: Omit<Change, 'hash'>): Change => {
  const entry = storable(change)
  return { ...entry, hash: hashOf(entry) }
}

/** What is wrong with one entry of a chain. */
export interface ChainFault {
  readonly seq: number
  readonly fault: string
}

/** Only the fields an entry was sealed with: views add sources and origins beside them. */
const sealedFields = (change: Change): Omit<Change, 'hash'> => {
  const { hash: _hash, sources: _sources, origins: _origins, ...fields } = change as Change & Record<string, unknown>
  return fields as Omit<Change, 'hash'>
}

const faultsOf = (change: Change, expectedSeq: number, prev: string): ChainFault[] => {
  const faults: ChainFault[] = []
  if (change.seq !== expectedSeq) faults.push({ seq: change.seq, fault: `entry ${expectedSeq} is missing` })
  if (change.prev !== prev) faults.push({ seq: change.seq, fault: 'does not follow from the entry before it' })
  if (hashOf(sealedFields(change)) !== change.hash) faults.push({ seq: change.seq, fault: 'was altered' })
  return faults
}

/** Checks the entries of one claim, oldest first: no gap, each follows from the one before, none altered. */
export const verifyChain = (changes: readonly Change[]): readonly ChainFault[] =>
  changes.flatMap((change, index) => faultsOf(change, index + 1, changes[index - 1]?.hash ?? chainStart))
