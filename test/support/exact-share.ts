import type { OwnCases } from '../../bench/own-cases.ts'
import { compileWatch, readStory } from '../../lib/claims/engine.ts'

/** 0 to 1: share of own cases that are read with exactly the verdict and the value they expect. */
export const exactShare = (cases: readonly OwnCases[]): number => {
  const read = cases.flatMap(({ watch, stories }) => {
    const compiled = compileWatch(watch)
    return stories.map(({ story, expected }) => {
      const best = readStory(compiled, story)[0]?.best
      const got =
        best?.verdict === 'confirms' || best?.verdict === 'revises' ? `${best.verdict} ${best.value}` : 'none '
      return got === `${expected.verdict} ${expected.value}`
    })
  })
  return read.filter(Boolean).length / read.length
}
