import type { PolledFeed } from './answers.ts'
import { Quoted, Time } from './change-parts.tsx'
import { feedHealth } from './feed-view.ts'
import { Layout, type PageFrame } from './layout.tsx'
import { address, count } from './words.ts'

const healthWords = {
  ok: { sign: '✓', word: 'Answers' },
  waiting: { sign: '…', word: 'Not asked yet' },
  failing: { sign: '!', word: 'Failing' },
  gone: { sign: '✕', word: 'Gone' },
} as const

const Row = ({ polled }: { polled: PolledFeed }) => {
  const { feed, outlet, watchIds } = polled
  const { sign, word } = healthWords[feedHealth(feed)]
  return (
    <tr>
      <th scope="row">
        <Quoted text={outlet ?? feed.title ?? feed.url} />
        <small>
          <Quoted text={feed.url} />
        </small>
      </th>
      <td data-label="State">
        <span class={`label feed-${feedHealth(feed)}`}>
          <span aria-hidden="true">{sign}</span> {word}
        </span>
        {feed.lastError !== undefined && (
          <small>
            <Quoted text={feed.lastError} />
          </small>
        )}
      </td>
      <td data-label="Last answer">{feed.lastSuccess === undefined ? 'never' : <Time at={feed.lastSuccess} />}</td>
      <td data-label="Newest story">{feed.lastStory === undefined ? 'none' : <Time at={feed.lastStory} />}</td>
      <td data-label="Next poll">
        <Time at={feed.nextAt} />
      </td>
      <td data-label="Watches">
        {watchIds.map((id) => (
          <>
            <a href={address.watch(id)}>{id}</a>{' '}
          </>
        ))}
      </td>
    </tr>
  )
}

/** Source health: every feed, those in trouble first. */
export const FeedsPage = ({ frame, feeds }: { frame: PageFrame; feeds: readonly PolledFeed[] }) => {
  const trouble = feeds.filter(({ feed }) => ['failing', 'gone'].includes(feedHealth(feed))).length
  return (
    <Layout title="Feeds" frame={frame}>
      <h1>Feeds</h1>
      <p class="lead">
        {count(feeds.length, 'feed')}; {trouble === 0 ? 'all of them well.' : `${trouble} in trouble.`}
      </p>
      <table class="board">
        <thead>
          <tr>
            <th scope="col">Feed</th>
            <th scope="col">State</th>
            <th scope="col">Last answer</th>
            <th scope="col">Newest story</th>
            <th scope="col">Next poll</th>
            <th scope="col">Watches</th>
          </tr>
        </thead>
        <tbody>
          {feeds.map((polled) => (
            <Row polled={polled} />
          ))}
        </tbody>
      </table>
    </Layout>
  )
}
