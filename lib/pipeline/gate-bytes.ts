import { createHash } from 'node:crypto'
import { fromBlob, toBlob } from '../gate/blob.ts'
import type { GatedWatch, GateParts } from './watch-gate.ts'

/** SHA-256 of all that follows it. */
const checksumBytes = 32
/** The index begins on a boundary of four: it is used where it lies. */
const aligned = (bytes: number): number => Math.ceil(bytes / 4) * 4
const lengthBytes = 4

interface Head {
  readonly build: string
  readonly watches: readonly GatedWatch[]
}

const checksumOf = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest()

/** A gate as bytes: checksum, length of the head, head as JSON, index. `build` stands for the code that made its conditions. */
export const gateToBytes = ({ index, watches }: GateParts, build: string): Uint8Array => {
  const head = new TextEncoder().encode(JSON.stringify({ build, watches } satisfies Head))
  const blob = toBlob(index)
  const begin = checksumBytes + lengthBytes
  const bytes = new Uint8Array(begin + aligned(head.length) + blob.length)
  new DataView(bytes.buffer).setUint32(checksumBytes, head.length)
  bytes.set(head, begin)
  bytes.set(blob, begin + aligned(head.length))
  bytes.set(checksumOf(bytes.subarray(checksumBytes)))
  return bytes
}

const isWhole = (bytes: Uint8Array): boolean =>
  bytes.length > checksumBytes + lengthBytes &&
  Buffer.compare(bytes.subarray(0, checksumBytes), checksumOf(bytes.subarray(checksumBytes))) === 0

/** The gate that became these bytes, which it takes over; undefined where they are damaged or another build's. */
export const gateFromBytes = (bytes: Uint8Array, build: string): GateParts | undefined => {
  if (!isWhole(bytes)) return undefined
  const begin = checksumBytes + lengthBytes
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(checksumBytes)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(begin, begin + length))) as Head
  if (head.build !== build) return undefined
  const index = fromBlob(bytes.subarray(begin + aligned(length)))
  return index === undefined ? undefined : { index, watches: head.watches }
}
