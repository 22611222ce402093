import type { Change, ChangeWithSources, FeedState, Watch } from '../../lib/domain.ts'
import type { ChangeStore } from '../../lib/ports.ts'
import { changeView } from '../../lib/views/change-view.ts'
import { positionRows, printChange } from '../change-lines.ts'
import type { Output } from '../output.ts'
import { bold, dim, red } from '../styled.ts'
import type { LocalPipeline } from './run-local.ts'

/** Prints what a turn found: changes as data, and feeds that began to fail or recovered as talk, once each. */
export const turnTeller = (pipeline: LocalPipeline, output: Output, json: boolean) => {
  const failing = new Map<string, string>()
  return async (changes: readonly ChangeWithSources[]): Promise<void> => {
    for (const change of changes) json ? output.json(changeView(change)) : printChange(output, change)
    for (const feed of await pipeline.feeds()) tellHealth(feed, failing, output)
  }
}

const tellHealth = ({ url, lastError }: FeedState, failing: Map<string, string>, output: Output): void => {
  if (lastError === failing.get(url)) return
  if (lastError === undefined) {
    failing.delete(url)
    output.talk(dim(`${url} answers again`))
  } else {
    failing.set(url, lastError)
    output.talk([red('feed '), url, ': ', lastError])
  }
}

/** The table of every claim's present positions. */
export const printPositions = async (
  output: Output,
  changes: ChangeStore,
  watches: readonly Watch[],
): Promise<void> => {
  for (const watch of watches) {
    const newest = new Map<string, Change>()
    for (const claim of watch.claims) {
      const change = await changes.newest(watch.id, claim.id)
      if (change) newest.set(claim.id, change)
    }
    output.talk('')
    output.talk(bold(watch.title))
    output.table(['claim', 'holder', 'value now', 'since'], positionRows(watch, newest))
  }
}
