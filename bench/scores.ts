import type { Reading, Verdict } from '../lib/domain.ts'
import type { Label, LabelledAnswer } from './labelled-set.ts'

export type AnswerClass = 'no answer' | 'confirms' | 'revises' | 'disputes'
export const answerClasses: readonly AnswerClass[] = ['no answer', 'confirms', 'revises', 'disputes']

/** `unrelated` and `mentions` are one class: the line between them is soft. */
export const classOf = (verdict: Verdict): AnswerClass =>
  verdict === 'unrelated' || verdict === 'mentions' ? 'no answer' : verdict

/** A labelled (story, claim) with what was read: the best reading first, then further answers. */
export interface Row {
  readonly storyId: string
  readonly claimId: string
  readonly kind: string
  readonly label: Label
  readonly readings: readonly Pick<Reading, 'verdict' | 'value' | 'holder' | 'confidence'>[]
  /** Same or looser value by the claim's kind. */
  readonly sameValue: (a: string, b: string) => boolean
}

const accepted = (label: Label): ReadonlySet<AnswerClass> =>
  new Set([label.label, ...(label.soft ?? []), ...(label.also ?? []).map((answer) => answer.label)].map(classOf))

const predicted = (row: Row): AnswerClass => classOf(row.readings[0]?.verdict ?? 'unrelated')

/** The label's class, or the predicted one where the label allows it. */
const gold = (row: Row): AnswerClass =>
  accepted(row.label).has(predicted(row)) ? predicted(row) : classOf(row.label.label)

const isChange = (verdict: Verdict): boolean => verdict === 'revises' || verdict === 'disputes'
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)
const f1 = (precision: number, recall: number): number =>
  precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)

/** Accuracy and mean F1 over the four classes. */
export const classScores = (rows: readonly Row[]) => {
  const perClass = answerClasses.map((name) => {
    const hits = rows.filter((row) => predicted(row) === name && gold(row) === name).length
    const precision = ratio(hits, rows.filter((row) => predicted(row) === name).length)
    const recall = ratio(hits, rows.filter((row) => gold(row) === name).length)
    return {
      name,
      present: rows.some((row) => gold(row) === name || predicted(row) === name),
      f1: f1(precision, recall),
    }
  })
  const present = perClass.filter((score) => score.present)
  return {
    accuracy: ratio(rows.filter((row) => predicted(row) === gold(row)).length, rows.length),
    macro: present.reduce((sum, score) => sum + score.f1, 0) / Math.max(1, present.length),
  }
}

/** Changes among the answers of a label, soft ones apart. */
const goldChanges = (label: Label): LabelledAnswer[] =>
  [label as LabelledAnswer, ...(label.also ?? [])].filter((answer) => isChange(answer.label))

/** Precision, recall and F1 of "this story changes this claim"; and how often value and holder of a found change are right. */
export const changeScores = (rows: readonly Row[]) => {
  const heard = rows.filter((row) => row.readings.some((reading) => isChange(reading.verdict)))
  const real = rows.filter((row) => goldChanges(row.label).length > 0)
  const found = heard.filter((row) => goldChanges(row.label).length > 0)
  const allowed = heard.filter((row) => goldChanges(row.label).length > 0 || (row.label.soft ?? []).some(isChange))
  const precision = ratio(allowed.length, heard.length)
  const recall = ratio(found.length, real.length)
  const right = (row: Row, test: (reading: Row['readings'][number], answer: LabelledAnswer) => boolean) =>
    row.readings.some(
      (reading) => isChange(reading.verdict) && goldChanges(row.label).some((answer) => test(reading, answer)),
    )
  const values = (answer: LabelledAnswer) => [
    answer.value,
    ...(answer.aliases ?? []),
    ...(answer.state ? [answer.state] : []),
  ]
  const sameValue = (row: Row) =>
    right(row, (reading, answer) =>
      values(answer).some(
        (value) => row.sameValue(value, reading.value ?? '') || row.sameValue(reading.value ?? '', value),
      ),
    )
  const sameHolder = (row: Row) => right(row, (reading, answer) => reading.holder === answer.holder)
  return {
    precision,
    recall,
    f1: f1(precision, recall),
    value: ratio(found.filter(sameValue).length, found.length),
    holder: ratio(found.filter(sameHolder).length, found.length),
    changes: real.length,
  }
}
