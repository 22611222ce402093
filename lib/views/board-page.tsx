import type { ChangePage, ClaimNow, CountedChange, PolledFeed, ShownChange, WatchNow } from './answers.ts'
import { ChangeCard, Quoted, Time, ValueChange } from './change-parts.tsx'
import { Layout, type PageFrame } from './layout.tsx'
import { address, count, moment, stateWords } from './words.ts'

/** When the reader was here before. Changes detected since are new to them. */
export interface LastVisit {
  readonly at?: string
}

export interface BoardContent {
  readonly frame: PageFrame
  readonly watches: readonly WatchNow[]
  readonly latest: ChangePage
  readonly visit: LastVisit
  readonly feeds: readonly PolledFeed[]
  readonly now: string
  /** Shown as it was known then. */
  readonly asOf?: string
}

/** Feeds are asked every hour at the latest: longer without an answer is worth shouting. Milliseconds. */
const staleAfter = 2 * 3_600_000

/** How the feeds fare, in a line: loud when none answers. */
const FeedStrip = ({ feeds, now }: Pick<BoardContent, 'feeds' | 'now'>) => {
  const answers = feeds.map(({ feed }) => feed.lastSuccess).filter((at) => at !== undefined)
  const newest = answers.sort().at(-1)
  if (feeds.length === 0) return null
  const isStale = newest === undefined || Date.parse(now) - Date.parse(newest) > staleAfter
  const trouble = feeds.filter(({ health }) => !['well', 'new'].includes(health.word)).length
  return (
    <p class={isStale ? 'strip trouble' : 'strip'}>
      <span>
        {isStale ? 'No feed has answered since ' : 'Feeds last answered '}
        {newest === undefined ? 'the start' : <Time at={newest} />}
      </span>
      <a href="/feeds">
        {trouble === 0
          ? `${count(feeds.length, 'feed')}, all well`
          : `${trouble} of ${count(feeds.length, 'feed')} in trouble`}
      </a>
    </p>
  )
}

const State = ({ claim }: { claim: ClaimNow }) => (
  <>
    <span class={`label ${claim.state}`}>
      <span aria-hidden="true">{stateWords[claim.state].sign}</span> {stateWords[claim.state].word}
    </span>
    {claim.disputedBy.length > 0 && (
      <span class="label dispute">
        <span aria-hidden="true">≠</span> Disputed by <Quoted text={claim.disputedBy.join(', ')} />
      </span>
    )}
  </>
)

const Row = ({ claim, isNew }: { claim: ClaimNow; isNew: boolean }) => {
  const position = claim.positions[0]
  const value = position?.value ?? claim.claim.value
  return (
    <tr class={isNew ? 'new' : undefined}>
      <th scope="row">
        <a href={address.claim(claim.watch.id, claim.claim.id)}>
          <Quoted text={claim.claim.question} />
        </a>
        {isNew && <span class="label fresh">New</span>}
      </th>
      <td data-label="Now">
        <ValueChange from={claim.claim.value} to={value} />
        {position && (
          <small>
            <Quoted text={position.holder} />
          </small>
        )}
      </td>
      <td data-label="State">
        <State claim={claim} />
      </td>
      <td data-label="Last change">{claim.last === undefined ? 'none' : <Time at={claim.last.at} />}</td>
      <td data-label="Origins" class="number">
        {claim.origins}
      </td>
    </tr>
  )
}

const isSince = (at: string | undefined, change: CountedChange | undefined): boolean =>
  at !== undefined && change !== undefined && change.detectedAt > at

const Claims = ({ watch, claims, visit }: { watch: WatchNow; claims: readonly ClaimNow[]; visit: LastVisit }) => (
  <section class="watch" aria-labelledby={`watch-${watch.watch.id}`}>
    <h2 id={`watch-${watch.watch.id}`}>
      <a href={address.watch(watch.watch.id)}>
        <Quoted text={watch.watch.title} />
      </a>
    </h2>
    <p class="meta">
      After <Quoted text={watch.watch.article.publisher} />, <Time at={watch.watch.article.published} /> ·{' '}
      {watch.checked === undefined ? (
        'feeds not read yet'
      ) : (
        <>
          last checked <Time at={watch.checked} />
        </>
      )}
    </p>
    <table class="board">
      <thead>
        <tr>
          <th scope="col">Claim</th>
          <th scope="col">Now</th>
          <th scope="col">State</th>
          <th scope="col">Last change</th>
          <th scope="col">Origins</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <Row claim={claim} isNew={isSince(visit.at, claim.last)} />
        ))}
      </tbody>
    </table>
  </section>
)

const questionOf = (watches: readonly WatchNow[], { watchId, claimId }: ShownChange): string | undefined =>
  watches.find(({ watch }) => watch.id === watchId)?.claims.find(({ claim }) => claim.id === claimId)?.claim.question

const SinceVisit = ({ visit, changes }: { visit: LastVisit; changes: readonly ShownChange[] }) => {
  if (visit.at === undefined) return <p class="lead">The latest changes of fact, newest first.</p>
  const fresh = changes.filter((change) => isSince(visit.at, change)).length
  return (
    <p class="lead">
      {fresh === 0 ? 'Nothing has changed' : <strong>{count(fresh, 'change')}</strong>} since your last visit on{' '}
      <Time at={visit.at} />.
    </p>
  )
}

/** The board: what changed since the last visit, and every claim as it stands. */
export const BoardPage = ({ frame, watches, latest, visit, feeds, now, asOf }: BoardContent) => (
  <Layout title={watches.length === 1 ? (watches[0]?.watch.title ?? 'Board') : 'Board'} frame={frame}>
    <h1>What changed</h1>
    {asOf === undefined ? (
      <SinceVisit visit={visit} changes={latest.changes} />
    ) : (
      <p class="lead">As it was known on {moment(asOf)}.</p>
    )}
    {asOf === undefined && <FeedStrip feeds={feeds} now={now} />}
    <div class="cards">
      {latest.changes.map((change) => (
        <ChangeCard change={change} question={questionOf(watches, change)} isNew={isSince(visit.at, change)} />
      ))}
    </div>
    {latest.changes.length === 0 && (
      <p class="empty">No change has been recorded yet: every claim stands as published.</p>
    )}
    {latest.next !== undefined && (
      <p class="more">
        <a href="/changes">All changes</a>
      </p>
    )}
    <h2 class="part">Where the claims stand</h2>
    {watches.map((watch) => (
      <Claims watch={watch} claims={watch.claims} visit={visit} />
    ))}
    {watches.length === 0 && (
      <p class="empty">
        No watch is loaded. Start one with <code>npm start</code>.
      </p>
    )}
  </Layout>
)
