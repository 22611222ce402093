import { compareTwoStrings } from 'string-similarity'

/** Below this likeness a suggestion confuses more than it helps: `colour` is no misspelt `claims`. */
const floor = 0.4

/** The known word most like a written one, when one is like enough to be what was meant. Case is ignored. */
export const nearest = (written: string, known: readonly string[]): string | undefined => {
  const lower = written.toLowerCase()
  const rated = known.map((word) => ({ word, likeness: compareTwoStrings(lower, word.toLowerCase()) }))
  const best = rated.sort((a, b) => b.likeness - a.likeness)[0]
  return best && best.likeness >= floor ? best.word : undefined
}
