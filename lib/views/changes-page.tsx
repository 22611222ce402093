import { claimKindNames, type Watch } from '../domain.ts'
import type { ChangePage } from './answers.ts'
import { ChangeCard } from './change-parts.tsx'
import { Layout, type PageFrame } from './layout.tsx'
import { line, percent, typeWords } from './words.ts'

export interface ChangesContent {
  readonly frame: PageFrame
  readonly page: ChangePage
  readonly watches: readonly Watch[]
  /** The parameters asked with, to fill the form. */
  readonly asked: Readonly<Record<string, string>>
  readonly older?: string
}

const shares = [0.5, 0.7, 0.9] as const

const Filter = ({ watches, asked }: Pick<ChangesContent, 'watches' | 'asked'>) => (
  <form class="filter" method="get" action="/changes" aria-label="Which changes">
    <label>
      Words <input type="search" name="q" value={line(asked['q'] ?? '')} />
    </label>
    <label>
      Watch{' '}
      <select name="watch">
        <option value="">all</option>
        {watches.map(({ id, title }) => (
          <option value={id} selected={asked['watch'] === id}>
            {line(title)}
          </option>
        ))}
      </select>
    </label>
    <label>
      Type{' '}
      <select name="type">
        <option value="">all</option>
        {Object.entries(typeWords).map(([type, { word }]) => (
          <option value={type} selected={asked['type'] === type}>
            {word}
          </option>
        ))}
      </select>
    </label>
    <label>
      Since <input type="date" name="since" value={(asked['since'] ?? '').slice(0, 10)} />
    </label>
    <label>
      Holder <input type="search" name="holder" value={line(asked['holder'] ?? '')} />
    </label>
    <label>
      Kind{' '}
      <select name="kind">
        <option value="">all</option>
        {claimKindNames.map((kind) => (
          <option value={kind} selected={asked['kind'] === kind}>
            {kind}
          </option>
        ))}
      </select>
    </label>
    <label>
      Sure{' '}
      <select name="min_confidence">
        <option value="">any</option>
        {shares.map((share) => (
          <option value={String(share)} selected={Number(asked['min_confidence']) === share}>
            from {percent(share)}
          </option>
        ))}
      </select>
    </label>
    <label>
      Origins <input type="number" name="min_origins" min="1" max="99" value={asked['min_origins'] ?? ''} />
    </label>
    <button type="submit">Show</button>
  </form>
)

/** The change table, to be searched and narrowed. */
export const ChangesPage = ({ frame, page, watches, asked, older }: ChangesContent) => (
  <Layout title="Changes" frame={frame}>
    <h1>Changes</h1>
    <Filter watches={watches} asked={asked} />
    <div class="cards">
      {page.changes.map((change) => (
        <ChangeCard
          change={change}
          question={
            watches.find(({ id }) => id === change.watchId)?.claims.find(({ id }) => id === change.claimId)?.question
          }
        />
      ))}
    </div>
    {page.changes.length === 0 && <p class="empty">No change fits.</p>}
    {older !== undefined && (
      <p class="more">
        <a rel="next" href={older}>
          Older changes
        </a>
      </p>
    )}
  </Layout>
)
