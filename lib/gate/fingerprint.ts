/** Two 32-bit hashes of a text, together its fingerprint: two texts share one by chance once in 2^64. */
export interface Fingerprint {
  first: number
  second: number
}

/** Where the hashes of every fingerprint begin. */
export const firstSeed = 0x811c9dc5 | 0
export const secondSeed = 0x9747b28c | 0

/** One more UTF-16 unit of the text (FNV-1a). */
export const firstHash = (hash: number, unit: number): number => Math.imul(hash ^ unit, 0x01000193)

/** The same for the second hash, which shifts where the first does not. */
export const secondHash = (hash: number, unit: number): number => {
  const mixed = Math.imul(hash ^ unit, 0x5bd1e995)
  return mixed ^ (mixed >>> 15)
}

/** The fingerprint of a slice of `text`. `seed` tells kinds of texts apart. */
export const fingerprintOf = (text: string, seed = 0, from = 0, to = text.length): Fingerprint => {
  let [first, second] = [firstSeed ^ seed, secondSeed ^ seed]
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at)
    first = firstHash(first, unit)
    second = secondHash(second, unit)
  }
  return { first, second }
}

/** Where the search for a fingerprint begins in a table of `mask + 1` places. */
export const placeOf = (first: number, second: number, mask: number): number =>
  ((Math.imul(first, 0x9e3779b1) >>> 12) ^ second) & mask
