/** mulberry32: small, seeded, good enough to choose where to hurt. Numbers from 0 to 1. */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The seed of this run: printed with the counts, and set by CLAIMWATCH_FAULT_SEED to run the same faults again. */
export const faultSeed = Number(process.env['CLAIMWATCH_FAULT_SEED'] ?? 20260302)

export const shuffled = <T>(all: readonly T[], random: () => number): T[] => {
  const left = [...all]
  const mixed: T[] = []
  while (left.length > 0) mixed.push(...left.splice(Math.floor(random() * left.length), 1))
  return mixed
}
