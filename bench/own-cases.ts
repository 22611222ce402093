import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Claim, Story, Watch } from '../lib/domain.ts'

/** One claim with stories of our own making, each with what it answers. */
export interface OwnCases {
  readonly watch: Watch
  readonly claim: Claim
  readonly stories: readonly {
    readonly story: Story
    /** `none`, or a verdict and the value. */
    readonly expected: { readonly verdict: string; readonly value: string }
  }[]
}

type CaseFile = Omit<Claim, 'id'> & {
  readonly id: string
  readonly article: { readonly title: string; readonly text: string; readonly published: string }
  /** [day or instant, title, text, expected]. */
  readonly stories: readonly (readonly [string, string, string, string])[]
}

const answerIn = (expected: string): { verdict: string; value: string } => {
  const [verdict = 'none', ...value] = expected.split(' ')
  return { verdict, value: value.join(' ') }
}

const casesOf = ({ article, stories, ...claim }: CaseFile): OwnCases => ({
  claim,
  watch: {
    id: `own-${claim.id}`,
    title: article.title,
    article: { ...article, publisher: 'Example Wire Service' },
    feeds: [],
    names: {},
    claims: [claim],
    alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
  },
  stories: stories.map(([day, title, text, expected], at) => ({
    story: {
      id: `${claim.id}-${at}`,
      outlet: 'Sample Wire',
      title,
      text,
      published: day.includes('T') ? day : `${day}T09:00:00Z`,
      url: 'u',
    },
    expected: answerIn(expected),
  })),
})

const root = join(import.meta.dirname, 'cases')

/** Our own short stories from many fields, of every kind that has a file in `cases/`. */
export const readOwnCases = (): OwnCases[] =>
  readdirSync(root)
    .toSorted()
    .flatMap((file) => JSON.parse(readFileSync(join(root, file), 'utf8')) as CaseFile[])
    .map(casesOf)
