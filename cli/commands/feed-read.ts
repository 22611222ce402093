import { ClaimwatchError } from '../../lib/errors.ts'
import type { FeedStory, ReadFeed } from '../../lib/feeds/normalise.ts'
import { type RefusedFeed, readFeed } from '../../lib/feeds/read-feed.ts'
import type { CliCommand } from '../command.ts'
import { readInputBytes } from '../input-file.ts'
import type { Output } from '../output.ts'
import { bold, dim } from '../styled.ts'

interface Options {
  readonly url?: string
  readonly contentType?: string
  readonly json?: true
  readonly feed?: true
}

const refuse = (path: string, { reason, discovered }: RefusedFeed): never => {
  const faults = discovered.map(({ url, title }) => `feed: ${url}${title ? ` (${title})` : ''}`)
  throw new ClaimwatchError('FEED_UNREADABLE', `${path}: ${reason}`, { faults })
}

const printJson = ({ stories, ok: _ok, ...feed }: ReadFeed, withFeed: boolean, output: Output): void => {
  if (withFeed) output.json({ feed: { ...feed, count: stories.length } })
  for (const story of stories) output.json(story)
}

const printStory = (story: FeedStory, output: Output): void => {
  output.line(bold(story.title || '(no title)'))
  output.line(dim([story.published ?? 'no date', '  ', story.link || 'no link', '  ', story.outlet ?? '']))
  for (const paragraph of story.text.split('\n')) if (paragraph !== '') output.line(['  ', paragraph])
  output.line('')
}

const print = (feed: ReadFeed, withFeed: boolean, output: Output): void => {
  if (withFeed) output.line([bold(feed.title || '(no title)'), dim(['  ', feed.link, '  ', feed.format])])
  for (const story of feed.stories) printStory(story, output)
  for (const mended of feed.mended) output.talk([dim('mended: '), mended])
}

const readFile = async (path: string, options: Options, output: Output): Promise<void> => {
  const read = await readFeed({
    bytes: readInputBytes(path),
    ...(options.url === undefined ? {} : { url: options.url }),
    ...(options.contentType === undefined ? {} : { contentType: options.contentType }),
  })
  if (!read.ok) return refuse(path, read)
  if (options.json === true) printJson(read, options.feed === true, output)
  else print(read, options.feed === true, output)
}

/** `feed read FILE`: a feed file as normalised stories, in the feed's order. */
export const feedRead: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<file>', 'a feed in any format; - is standard input')
      .option('--url <url>', 'where it came from: relative links are resolved against it')
      .option('--content-type <type>', 'the Content-Type header it came with')
      .option('--feed', 'print the feed itself first')
      .option('--json', 'print one JSON line a story')
      .action((path: string, options: Options) => readFile(path, options, output))
  },
  examples: ['feed read rss.xml', 'feed read - --json --feed --url https://example.org/rss.xml < rss.xml'],
}
