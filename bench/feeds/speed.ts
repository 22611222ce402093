import { parseFeed } from 'feedsmith'
import RssParser from 'rss-parser'
import { readFeed } from '../../lib/feeds/read-feed.ts'

const ROUNDS = 7

/** The readers as they come: bytes in, their own result out. */
const readers: Readonly<Record<string, (bytes: Uint8Array) => unknown>> = {
  ours: (bytes) => readFeed({ bytes }),
  'rss-parser': (bytes) => new RssParser().parseString(Buffer.from(bytes).toString('utf8')),
  feedsmith: (bytes) => parseFeed(Buffer.from(bytes).toString('utf8')),
}

/**
 * Megabytes a second over all documents by reader: best of seven rounds in which the readers take turns, so that what
 * else the machine does hits all alike.
 */
export const megabytesPerSecond = async (documents: readonly Uint8Array[]): Promise<ReadonlyMap<string, number>> => {
  const megabytes = documents.reduce((sum, bytes) => sum + bytes.length, 0) / 1024 / 1024
  const best = new Map<string, number>()
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [name, read] of Object.entries(readers)) {
      const started = performance.now()
      for (const bytes of documents) await read(bytes)
      const speed = megabytes / ((performance.now() - started) / 1000)
      best.set(name, Math.max(speed, best.get(name) ?? 0))
    }
  }
  return best
}
