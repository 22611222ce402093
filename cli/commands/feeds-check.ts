import type { CliCommand } from '../command.ts'
import { fetchFeed } from '../fetch-feed.ts'
import type { Output } from '../output.ts'
import { bold, dim } from '../styled.ts'

const checkFeed = async (url: string, json: boolean, output: Output): Promise<void> => {
  const live = await fetchFeed(url)
  const { stories, ok: _ok, ...feed } = live.feed
  const [newest] = stories.map(({ published }) => published ?? '').sort((a, b) => (a < b ? 1 : -1))
  if (json) {
    output.json({ ...feed, url: live.url, movedTo: live.movedTo, count: stories.length, newest: newest || null })
    return
  }
  output.line([bold(feed.title || '(no title)'), dim(['  ', feed.format])])
  output.line(`${stories.length} stories, the newest of ${newest || 'no date'}`)
  for (const mended of feed.mended) output.line(['mended: ', mended])
  if (live.movedTo !== undefined) output.line(['moved for good to ', live.movedTo])
}

/** `feeds check URL`: fetches and reads a feed once, and says what it is. */
export const feedsCheck: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<url>', 'the address of a feed, or of a page that offers feeds')
      .option('--json', 'print one JSON line')
      .action((url: string, options: { json?: true }) => checkFeed(url, options.json === true, output))
  },
  examples: ['feeds check https://feeds.bbci.co.uk/news/world/rss.xml'],
}
