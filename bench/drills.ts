import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Claim, Story, Verdict } from '../lib/domain.ts'
import type { Label, LabelledSet } from './labelled-set.ts'

/**
 * Short stories of our own from many fields, one claim each: `== id | value | holder`, then `Q` question, `S` statement,
 * `A` title and text of the article, then one story a line: `label value @ holder | title | text`.
 */

const begun = Date.parse('2026-03-02T09:00:00Z')
const hours = (count: number): string => new Date(begun + count * 3_600_000).toISOString()

const fieldsOf = (line: string): string[] => line.split('|').map((field) => field.trim())

const labelOf = (given: string, holder: string): Label => {
  const [answer = '', other] = given.split('@').map((part) => part.trim())
  const [label = 'none', ...value] = answer.split(' ')
  return label === 'none'
    ? { label: 'mentions' }
    : { label: label as Verdict, value: value.join(' '), holder: other ?? holder, quote: '' }
}

const storyOf = (id: string, at: number, title: string, text: string): Story => ({
  id: `${id}-${at + 1}`,
  outlet: 'Sample Wire',
  title,
  text,
  published: hours(12 * (at + 1)),
  url: `https://example.com/${id}/${at + 1}`,
})

const setOf = (kind: Claim['kind'], block: string): LabelledSet => {
  const [head = '', question = '', statement = '', article = '', ...rows] = block.trim().split('\n')
  const [id = '', value = '', holder = ''] = fieldsOf(head)
  const [title = '', text = ''] = fieldsOf(article.slice(2))
  const stories = rows.map((row, at) => {
    const [, heading = '', body = ''] = fieldsOf(row)
    return storyOf(id, at, heading, body)
  })
  const labels = rows.map((row) => labelOf(fieldsOf(row)[0] ?? '', holder))
  const claim: Claim = { id, kind, question: question.slice(2), statement: statement.slice(2), value, holder }
  return {
    name: `drill-${id}`,
    watch: {
      id: `drill-${id}`,
      title,
      article: { title, text, publisher: 'Sample Wire', published: hours(0) },
      feeds: [],
      names: {},
      claims: [claim],
      alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
    },
    stories,
    labels: new Map(stories.map((story, at) => [story.id, { [id]: labels[at] as Label }])),
    expected: [],
  }
}

/** Every drill of `bench/drills`; the file's name is the kind. */
export const readDrills = (): LabelledSet[] => {
  const root = join(import.meta.dirname, 'drills')
  return readdirSync(root)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      readFileSync(join(root, file), 'utf8')
        .split(/^== /m)
        .filter((block) => block.trim() !== '')
        .map((block) => setOf(basename(file, '.txt') as Claim['kind'], block)),
    )
}
