import type { FeedCondition, PolledFeed } from './answers.ts'
import { Quoted, Time } from './change-parts.tsx'
import { Layout, type PageFrame } from './layout.tsx'
import { address, count } from './words.ts'

const healthWords: Readonly<Record<FeedCondition['word'], { readonly sign: string; readonly word: string }>> = {
  well: { sign: '✓', word: 'Well' },
  new: { sign: '…', word: 'Not asked yet' },
  unsteady: { sign: '~', word: 'Unsteady' },
  silent: { sign: '∅', word: 'Silent' },
  failing: { sign: '!', word: 'Failing' },
  gone: { sign: '✕', word: 'Gone' },
}

const Row = ({ polled }: { polled: PolledFeed }) => {
  const { feed, health, outlet, watchIds } = polled
  const { sign, word } = healthWords[health.word]
  return (
    <tr>
      <th scope="row">
        <Quoted text={outlet ?? feed.title ?? feed.url} />
        <small>
          <Quoted text={feed.url} />
        </small>
      </th>
      <td data-label="State">
        <span class={`label feed-${health.word}`}>
          <span aria-hidden="true">{sign}</span> {word}
        </span>
        {health.word !== 'well' && (
          <small>
            <Quoted text={health.note} />
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
  const trouble = feeds.filter(({ health }) => !['well', 'new'].includes(health.word)).length
  return (
    <Layout title="Feeds" frame={frame}>
      <h1>Feeds</h1>
      <p class="lead">
        {count(feeds.length, 'feed')}; {trouble === 0 ? 'all of them well.' : `${trouble} in trouble.`}
      </p>
      <table class="board feeds">
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
