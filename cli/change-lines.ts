import { corroborated } from '../lib/changes/corroboration.ts'
import type { Change, ChangeWithSources, Claim, Watch } from '../lib/domain.ts'
import { count, percent } from '../lib/views/words.ts'
import type { Output } from './output.ts'
import { bold, cyan, dim, green, type Styled, yellow } from './styled.ts'

/** `2026-01-30 12:40` of an instant; UTC, as everywhere. */
export const shortTime = (instant: string): string => instant.slice(0, 16).replace('T', ' ')

const told: Readonly<Record<ChangeWithSources['type'], string>> = {
  revision: 'changed',
  reversion: 'changed back',
  dispute: 'disputed',
  retraction: 'withdrawn',
}

/** Words in lines of the terminal, under one another past the quotation mark; one line in a pipe. */
const wrapped = (text: string, { isTerminal, width }: Output): readonly string[] => {
  if (!isTerminal) return [text]
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 5 <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(lines.length === 0 ? word : ` ${word}`)
  }
  return lines
}

/** One change for people: what, who, from → to, the sentence that proves it, where and when. */
export const printChange = (output: Output, change: ChangeWithSources): void => {
  const move: Styled =
    change.type === 'dispute'
      ? [bold(change.holder), ' says ', yellow(change.to), dim(` (against ${change.from})`)]
      : [bold(change.holder), ': ', dim(change.from), ' → ', green(change.to)]
  output.line([dim(shortTime(change.at)), '  ', cyan(change.claimId), ' ', told[change.type], '  ', move])
  for (const line of wrapped(`“${change.source.evidence.quote}”`, output)) output.line(['    ', line])
  const sure = `${count(change.origins, 'origin')}, ${percent(corroborated(change))} sure`
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
