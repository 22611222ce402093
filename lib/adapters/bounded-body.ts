import type { Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate, gunzipSync } from 'node:zlib'

/** A body that is larger than allowed, after decoding. */
export class BodyTooLargeError extends Error {
  readonly code = 'BODY_TOO_LARGE'
}

const decoders = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
])

/** The codings of a Content-Encoding header in the order they must be undone; unknown ones are left alone. */
const codings = (header: string | undefined): readonly string[] =>
  (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => decoders.has(coding))
    .slice(0, 3)
    .reverse()

const undo = (body: Readable, coding: string): Readable => {
  const decoder = decoders.get(coding)?.()
  if (decoder === undefined) return body
  body.once('error', (error) => decoder.destroy(error))
  decoder.once('close', () => body.destroy())
  return body.pipe(decoder)
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b

/** Some servers send a gzip file as the feed itself. */
const unpack = (bytes: Uint8Array, maxBytes: number): Uint8Array => {
  if (!isGzip(bytes)) return bytes
  try {
    return gunzipSync(bytes, { maxOutputLength: maxBytes })
  } catch {
    return bytes
  }
}

/** Bytes that any number of bodies may have in memory at a time. */
const smallBytes = 1024 * 1024

let lastLarge: Promise<void> = Promise.resolve()

/** Waits until no other body is larger than that, and gives what lets the next one go on. */
const enterAsLarge = async (): Promise<() => void> => {
  const before = lastLarge
  let leave = (): void => undefined
  lastLarge = new Promise((left) => {
    leave = left
  })
  await before
  return leave
}

/**
 * The decoded bytes of a body, at most `maxBytes`. Counts after decoding, so that a small bomb stays small, and destroys
 * the stream, and with it the connection, at the limit. Fails with BodyTooLargeError or the stream's own error.
 * However many are read at once, only one goes on beyond a megabyte: the others wait for it there.
 */
export const readBody = async (
  body: Readable,
  contentEncoding: string | undefined,
  maxBytes: number,
): Promise<Uint8Array> => {
  const decoded = codings(contentEncoding).reduce(undo, body)
  const chunks: Uint8Array[] = []
  let size = 0
  let leave: (() => void) | undefined
  try {
    for await (const chunk of decoded as AsyncIterable<Uint8Array>) {
      size += chunk.length
      if (size > maxBytes) throw new BodyTooLargeError(`larger than ${Math.round(maxBytes / 1024 / 1024)} MB`)
      chunks.push(chunk)
      if (size > smallBytes) leave ??= await enterAsLarge()
    }
    return unpack(Buffer.concat(chunks), maxBytes)
  } finally {
    leave?.()
    decoded.destroy()
    body.destroy()
  }
}
