import { createHash } from 'node:crypto'

/** 128 bits of SHA-256 over the texts, in hex: enough that two stories never meet by chance. */
export const shortHash = (...texts: readonly string[]): string =>
  createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 32)

/** The whole SHA-256 of a body, in hex. */
export const hashOfBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
