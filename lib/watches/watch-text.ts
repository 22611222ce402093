import { diffLines } from 'diff'
import { Document, isMap, Scalar } from 'yaml'
import type { Watch } from '../domain.ts'

/** Text as a block, so that a person reads and edits paragraphs. */
const block = (text: string): Scalar => {
  const scalar = new Scalar(text)
  scalar.type = 'BLOCK_LITERAL'
  return scalar
}

/** A watch as a file: `parseWatch` reads the same watch out of it. */
export const watchText = (watch: Watch): string => {
  const document = new Document(watch, { aliasDuplicateObjects: false })
  const article = document.get('article')
  if (isMap(article) && watch.article.text !== '') article.set('text', block(watch.article.text))
  return document.toString({ lineWidth: 120 })
}

/** A line of a difference: in both, only in the stored watch, only in the new one. */
export interface DiffLine {
  readonly op: ' ' | '-' | '+'
  readonly text: string
}

/** Lines shown around each difference. */
const around = 2

/** What storing `next` changes in the stored watch, with the lines around; empty when nothing. */
export const watchDifference = (stored: Watch | undefined, next: Watch): readonly DiffLine[] => {
  const parts = diffLines(stored === undefined ? '' : watchText(stored), watchText(next))
  const lines = parts.flatMap(({ value, added, removed }): DiffLine[] => {
    const op = added ? '+' : removed ? '-' : ' '
    return value
      .replace(/\n$/, '')
      .split('\n')
      .map((text) => ({ op, text }))
  })
  const isNear = (at: number) => lines.slice(Math.max(0, at - around), at + around + 1).some(({ op }) => op !== ' ')
  return lines.filter((_, at) => isNear(at))
}
