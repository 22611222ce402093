import type { Reading } from '../lib/domain.ts'
import type { LabelledSet } from './labelled-set.ts'
import type { Row } from './scores.ts'

const loose = (verdict: string): string => (verdict === 'unrelated' ? 'mentions' : verdict)

const isRight = (row: Row): boolean => {
  const { label } = row
  const got = loose(row.readings[0]?.verdict ?? 'unrelated')
  if (
    ![label.label, ...(label.soft ?? []), ...(label.also ?? []).map((answer) => answer.label)].map(loose).includes(got)
  )
    return false
  if (got !== label.label || label.value === undefined) return true
  const heard = row.readings[0]?.value ?? ''
  return [label.value, label.state, ...(label.aliases ?? [])].some(
    (value) => value !== undefined && row.sameValue(value, heard),
  )
}

/** Prints every story and claim that was read otherwise than labelled; `reasons`: with the rules that fired. */
export const explainErrors = (set: LabelledSet, rows: readonly Row[], reasons: boolean): void => {
  for (const row of rows.filter((candidate) => !isRight(candidate))) {
    const best = row.readings[0] as Reading
    const story = set.stories.find((candidate) => candidate.id === row.storyId)
    console.log(
      `${row.storyId} ${row.claimId}: want ${row.label.label} ${row.label.value ?? ''} [${row.label.holder ?? ''}] got ${best.verdict} ${best.value} [${best.holder}] ${best.confidence}`,
    )
    console.log(`   want: ${row.label.quote ?? story?.title}\n   got:  ${best.evidence?.quote}`)
    if (reasons) console.log(`   ${best.reasons.map((reason) => reason.rule).join(' ')}`)
  }
}
