import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Article, Claim, Story, Verdict, Watch } from '../lib/domain.ts'

/** One answer of a label: what the story says, whose it is and the sentence that says so. */
export interface LabelledAnswer {
  readonly label: Verdict
  readonly value: string
  readonly holder: string
  readonly quote: string
  readonly aliases?: readonly string[]
  readonly state?: string
  readonly stale?: boolean
}

/** What a person says a story says about a claim. */
export interface Label extends Partial<LabelledAnswer> {
  readonly label: Verdict
  readonly also?: readonly LabelledAnswer[]
  readonly soft?: readonly Verdict[]
}

export interface ExpectedChange {
  readonly claimId: string
  readonly holder: string
  readonly to: string
  readonly first: string
  readonly corroborating: readonly string[]
}

/** A watch with stories, and a label for every story and claim. */
export interface LabelledSet {
  /** `dev/moscow-talks`. */
  readonly name: string
  readonly watch: Watch
  readonly stories: readonly Story[]
  readonly labels: ReadonlyMap<string, Readonly<Record<string, Label>>>
  readonly expected: readonly ExpectedChange[]
}

const lines = <T>(path: string): T[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T)

type WatchFile = Pick<Watch, 'id' | 'title' | 'claims'> & {
  readonly baseline?: Article
  readonly article?: Article
  readonly names?: Watch['names']
}

const watchOf = (file: WatchFile): Watch => ({
  id: file.id,
  title: file.title,
  article: (file.article ?? file.baseline) as Article,
  feeds: [],
  names: file.names ?? {},
  claims: file.claims.map(
    (claim): Claim => ({ ...claim, holder: claim.holder ?? '', statement: claim.statement ?? '' }),
  ),
  alerts: { minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
})

const readSet = (root: string, name: string): LabelledSet => {
  const path = (file: string) => join(root, name, file)
  const expected = path('expected-changes.json')
  return {
    name,
    watch: watchOf(JSON.parse(readFileSync(path('watch.json'), 'utf8')) as WatchFile),
    stories: lines<Story>(path('stories.jsonl')),
    labels: new Map(
      lines<{ id: string; labels: Record<string, Label> }>(path('labels.jsonl')).map((row) => [row.id, row.labels]),
    ),
    expected: existsSync(expected) ? (JSON.parse(readFileSync(expected, 'utf8')) as ExpectedChange[]) : [],
  }
}

/** Every folder under `root` that holds a watch, stories and labels. */
export const readLabelledSets = (root: string, under = ''): LabelledSet[] =>
  readdirSync(join(root, under), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap((entry) => {
      const name = join(under, entry.name)
      return existsSync(join(root, name, 'labels.jsonl')) ? [readSet(root, name)] : readLabelledSets(root, name)
    })
