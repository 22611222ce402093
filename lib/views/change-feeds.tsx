import { generateAtomFeed } from 'feedsmith'
import type { ShownChange } from './answers.ts'
import { address, count, headline, line, percent, sentence, typeWords, webAddress } from './words.ts'

/** What a feed of changes says about itself. */
export interface FeedFrame {
  readonly title: string
  /** Scheme and host of the service, without a final slash. */
  readonly origin: string
  /** Of this feed and of the page it belongs to, without host. */
  readonly self: string
  readonly home: string
  /** Stands in where there is no change yet. */
  readonly started: string
}

/** Permanent, whatever the host: a reader never sees one change twice. */
const entryId = ({ id }: ShownChange): string => `tag:claimwatch,2026:change:${id}`

const titleOf = (change: ShownChange, title: (change: ShownChange) => string): string =>
  `${line(title(change))}: ${headline(change)}`

const Content = ({ change }: { change: ShownChange }) => (
  <div>
    <p>
      {typeWords[change.type].word}: {headline(change)}
    </p>
    <blockquote>{sentence(change.source.evidence.quote)}</blockquote>
    <p>
      {line(change.source.outlet)}: {line(change.source.title)} {webAddress(change.source.url) ?? ''}
    </p>
    <p>
      {count(change.origins, 'independent origin')}, {percent(change.corroborated)} sure
    </p>
  </div>
)

const html = (change: ShownChange): string => String(<Content change={change} />)

const plain = (change: ShownChange): string =>
  [
    `${typeWords[change.type].word}: ${headline(change)}`,
    `“${sentence(change.source.evidence.quote)}”`,
    `${line(change.source.outlet)}: ${line(change.source.title)}`,
  ].join('\n')

/** Atom (RFC 4287), newest first. `title` names what a change is about. */
export const changesAtom = (
  frame: FeedFrame,
  changes: readonly ShownChange[],
  title: (change: ShownChange) => string,
): string =>
  generateAtomFeed({
    id: `tag:claimwatch,2026:feed:${frame.home}`,
    title: { value: line(frame.title) },
    updated: new Date(changes[0]?.detectedAt ?? frame.started),
    generator: { text: 'Claimwatch' },
    authors: [{ name: 'Claimwatch' }],
    links: [
      { href: `${frame.origin}${frame.self}`, rel: 'self', type: 'application/atom+xml' },
      { href: `${frame.origin}${frame.home}`, rel: 'alternate', type: 'text/html' },
    ],
    entries: changes.map((change) => ({
      id: entryId(change),
      title: { value: titleOf(change, title) },
      links: [{ href: `${frame.origin}${address.change(change.id)}`, rel: 'alternate', type: 'text/html' }],
      published: new Date(change.detectedAt),
      updated: new Date(change.detectedAt),
      categories: [{ term: change.type }],
      content: { value: html(change), type: 'html' },
    })),
  })

/** JSON Feed 1.1 (jsonfeed.org), newest first; `next` is the address of the next page. */
export const changesJsonFeed = (
  frame: FeedFrame,
  changes: readonly ShownChange[],
  title: (change: ShownChange) => string,
  next?: string,
) => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: line(frame.title),
  home_page_url: `${frame.origin}${frame.home}`,
  feed_url: `${frame.origin}${frame.self}`,
  ...(next !== undefined && { next_url: next }),
  language: 'en',
  authors: [{ name: 'Claimwatch' }],
  items: changes.map((change) => ({
    id: entryId(change),
    url: `${frame.origin}${address.change(change.id)}`,
    ...(webAddress(change.source.url) && { external_url: change.source.url }),
    title: titleOf(change, title),
    content_html: html(change),
    content_text: plain(change),
    date_published: change.detectedAt,
    tags: [change.type],
  })),
})
