import type { Hit } from './hits.ts'

/** Hits of the deciding terms that stand together are one predicate: `has agreed to sell`. */
export interface Cluster {
  readonly hits: readonly Hit[]
  readonly from: number
  readonly to: number
}

const joinReach = 4

/** The clusters of a sentence, in its order. */
export const clustersOf = (hits: readonly Hit[]): Cluster[] => {
  const sorted = hits.toSorted((a, b) => a.at - b.at)
  const clusters: Cluster[] = []
  for (const hit of sorted) {
    const last = clusters.at(-1)
    const joins = last && hit.at - last.to <= joinReach && !last.hits.some(({ term }) => term === hit.term)
    if (joins) clusters[clusters.length - 1] = { hits: [...last.hits, hit], from: last.from, to: hit.to }
    else clusters.push({ hits: [hit], from: hit.at, to: hit.to })
  }
  return clusters
}

/** The word that decides is there, and not only the one that governs it. */
export const hasCore = ({ hits }: Cluster): boolean => hits.some(({ term }) => !term.governs)
