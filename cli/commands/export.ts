import { Option } from 'commander'
import type { Stores } from '../../lib/adapters/dynamodb.ts'
import { changePages } from '../../lib/pipeline/query-changes.ts'
import type { ShownChange } from '../../lib/views/answers.ts'
import { changesJsonLines, csvHead, csvRows } from '../../lib/views/change-lines.ts'
import { changeView } from '../../lib/views/change-view.ts'
import { changesJsonLd } from '../../lib/views/claim-json-ld.ts'
import { addFilterOptions, type FilterOptions, filterOf } from '../change-filter.ts'
import type { CliCommand } from '../command.ts'
import { withStores } from '../local/open-stores.ts'
import type { Output, Progress } from '../output.ts'
import { addPlaceOptions, type StorePlace } from '../store-place.ts'

const formats = ['csv', 'jsonl', 'json', 'jsonld'] as const
type Format = (typeof formats)[number]

interface ExportOptions extends FilterOptions, StorePlace {
  readonly format: Format
  readonly site: string
}

type Pages = AsyncIterable<readonly ShownChange[]>

async function* csv(pages: Pages): AsyncGenerator<string> {
  yield csvHead
  for await (const page of pages) yield csvRows(page.map(changeView))
}

async function* jsonLines(pages: Pages): AsyncGenerator<string> {
  for await (const page of pages) yield changesJsonLines(page.map(changeView))
}

async function* jsonArray(pages: Pages): AsyncGenerator<string> {
  let before = '['
  for await (const page of pages)
    for (const change of page) {
      yield `${before}\n${JSON.stringify(changeView(change))}`
      before = ','
    }
  yield before === '[' ? '[]\n' : '\n]\n'
}

async function* jsonLd(pages: Pages, stores: Stores, site: string): AsyncGenerator<string> {
  const changes: ShownChange[] = []
  for await (const page of pages) changes.push(...page)
  yield `${JSON.stringify(changesJsonLd(site, await stores.watches.all(), changes))}\n`
}

const writers: Readonly<Record<Format, (pages: Pages, stores: Stores, site: string) => AsyncIterable<string>>> = {
  csv,
  jsonl: jsonLines,
  json: jsonArray,
  jsonld: jsonLd,
}

/** Passes the pages on and says how many changes went by. */
async function* counted(pages: Pages, count: Progress): AsyncGenerator<readonly ShownChange[]> {
  let done = 0
  for await (const page of pages) {
    yield page
    done += page.length
    count(done)
  }
}

/** To a file or pipe as it is; on a terminal without what a terminal would obey. */
const write = (text: string, output: Output): void => {
  if (!output.isTerminal) output.verbatim(text)
  else for (const line of text.trimEnd().split('\n')) output.line(line)
}

const exportChanges = async (options: ExportOptions, output: Output): Promise<void> => {
  // Where the data itself runs over the terminal, a count beside it would only be in the way.
  const count = output.isTerminal ? () => undefined : output.progress(undefined, 'changes')
  try {
    await withStores(options, async (stores) => {
      const pages = counted(changePages(stores, filterOf(options)), count)
      for await (const text of writers[options.format](pages, stores, options.site)) write(text, output)
    })
  } finally {
    count()
  }
}

/** `export`: the change table, whole or in part, in a format for other programs. */
export const exportCommand: CliCommand = {
  configure: (command, output) => {
    addPlaceOptions(addFilterOptions(command))
      .addOption(new Option('--format <format>', 'jsonld is schema.org Claim').choices(formats).default('csv'))
      .option('--site <url>', 'for jsonld: the address of the page, which links begin with', '')
      .action((options: ExportOptions) => exportChanges(options, output))
  },
  examples: [
    'export > changes.csv',
    'export --format jsonl --since 1w > week.jsonl',
    'export --format jsonld --watch moscow-talks --site https://claims.example.org > claims.jsonld',
  ],
}
