import type { Reader } from './baselines.ts'

const ROUNDS = 5

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** Megabytes a second over all documents, median of five rounds after one to warm up. */
export const megabytesPerSecond = async (read: Reader, documents: readonly Uint8Array[]): Promise<number> => {
  const size = documents.reduce((sum, bytes) => sum + bytes.length, 0)
  const seconds: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const started = performance.now()
    for (const bytes of documents) await read(bytes, undefined)
    if (round > 0) seconds.push((performance.now() - started) / 1000)
  }
  return size / 1024 / 1024 / median(seconds)
}
