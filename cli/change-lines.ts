import type { Change, ChangeWithSources, Claim, Watch } from '../lib/domain.ts'
import type { Output } from './output.ts'
import { bold, cyan, dim, green, type Styled, yellow } from './styled.ts'

/** The contract's fields of a change, one JSON line. */
export const changeJson = (change: ChangeWithSources) => ({
  id: change.id,
  watchId: change.watchId,
  claimId: change.claimId,
  seq: change.seq,
  type: change.type,
  holder: change.holder,
  from: change.from,
  to: change.to,
  storyId: change.source.storyId,
  at: change.at,
  detectedAt: change.detectedAt,
  confidence: change.confidence,
  certainty: change.certainty,
  quote: change.source.evidence.quote,
  start: change.source.evidence.start,
  end: change.source.evidence.end,
  outlet: change.source.outlet,
  title: change.source.title,
  url: change.source.url,
  sources: change.sources.map(({ storyId }) => storyId),
  origins: change.origins,
  hash: change.hash,
})

/** `2026-01-30 12:40` of an instant; UTC, as everywhere. */
export const shortTime = (instant: string): string => instant.slice(0, 16).replace('T', ' ')

const told: Readonly<Record<ChangeWithSources['type'], string>> = {
  revision: 'changed',
  reversion: 'changed back',
  dispute: 'disputed',
  retraction: 'withdrawn',
}

/** One change for people: what, who, from → to, the sentence that proves it, where and when. */
export const printChange = (output: Output, change: ChangeWithSources): void => {
  const move: Styled =
    change.type === 'dispute'
      ? [bold(change.holder), ' says ', yellow(change.to), dim(` (against ${change.from})`)]
      : [bold(change.holder), ': ', dim(change.from), ' → ', green(change.to)]
  output.line([dim(shortTime(change.at)), '  ', cyan(change.claimId), ' ', told[change.type], '  ', move])
  output.line(['    “', change.source.evidence.quote, '”'])
  const sure = `${Math.round(change.confidence * 100)} % sure`
  output.line(dim(`    ${change.source.outlet} · ${change.source.url} · ${sure} · ${change.id}`))
}

/** Every claim's present positions, the holder of the claim first. */
export const positionRows = (watch: Watch, newest: ReadonlyMap<string, Change>): Styled[][] =>
  watch.claims.flatMap((claim) => rowsOf(claim, watch, newest.get(claim.id)))

const rowsOf = (claim: Claim, watch: Watch, newest: Change | undefined): Styled[][] => {
  const first = { [claim.holder]: { value: claim.value, at: watch.article.published, seq: 0 } }
  const positions = newest?.positions ?? first
  const holders = Object.keys(positions).sort((a, b) => Number(b === claim.holder) - Number(a === claim.holder))
  return holders.map((holder) => {
    const position = positions[holder]
    const since = position?.seq === 0 ? 'the article' : shortTime(position?.at ?? '')
    return [claim.id, holder, bold(position?.value ?? ''), since]
  })
}
