import { ClaimwatchError } from '../lib/errors.ts'
import type { WatchStore } from '../lib/ports.ts'

/** An empty answer about a watch that nobody stored is a misspelt id: fails with WATCH_NOT_FOUND and says which there are. */
export const mustKnowWatch = async ({ watches }: { readonly watches: WatchStore }, id: string): Promise<void> => {
  const known = (await watches.all()).map((watch) => watch.id)
  if (known.includes(id)) return
  const there = known.length === 0 ? 'none is stored' : `stored: ${known.join(', ')}`
  throw new ClaimwatchError('WATCH_NOT_FOUND', `there is no watch ${id}; ${there}`)
}
