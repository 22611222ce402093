import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InvalidArgumentError } from 'commander'
import { systemClock } from '../../lib/adapters/system-clock.ts'
import { type DraftedWatch, draftClaims } from '../../lib/claims/draft/draft-claims.ts'
import type { Article } from '../../lib/domain.ts'
import { ClaimwatchError } from '../../lib/errors.ts'
import { parseInstant } from '../../lib/watches/instant.ts'
import { type ArticleDraft, readArticle } from '../../lib/watches/read-article.ts'
import { type WatchProposal, watchIdOf, writeWatch } from '../../lib/watches/write-watch.ts'
import type { CliCommand } from '../command.ts'
import { fetchPage, isWebAddress } from '../fetch-page.ts'
import { readInputText } from '../input-file.ts'
import type { Output } from '../output.ts'
import { yellow } from '../styled.ts'

interface DraftOptions {
  readonly id?: string
  readonly title?: string
  readonly publisher?: string
  readonly published?: string
  readonly url?: string
  readonly feed: readonly string[]
  readonly save?: true
  readonly json?: true
}

const parsePublished = (text: string): string => {
  const instant = parseInstant(text)
  if (instant === undefined) throw new InvalidArgumentError('Give a date such as 2026-01-29 or 2026-01-29T14:00:00Z.')
  return instant
}

const parseId = (text: string): string => {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text)) {
    throw new InvalidArgumentError('Write lower-case letters, digits and hyphens, such as ferry-strike.')
  }
  return text
}

const note = (output: Output, text: string): void => output.talk([yellow('note: '), text])

const completeArticle = (read: ArticleDraft, source: string, options: DraftOptions, output: Output): Article => {
  const title = options.title ?? read.title
  if (read.text === '') throw new ClaimwatchError('USAGE', `${source} has no text of an article`)
  if (title === '') throw new ClaimwatchError('USAGE', `${source} has no title: give one with --title`)
  const published = options.published ?? read.published
  if (published === undefined) note(output, 'no date found, so today stands for it; correct it, or give --published')
  const url = options.url ?? read.url ?? (isWebAddress(source) ? source : undefined)
  return {
    title,
    publisher: options.publisher ?? read.publisher ?? '',
    published: published ?? systemClock().now(),
    ...(url !== undefined && { url }),
    text: read.text,
  }
}

const watchesFolder = fileURLToPath(new URL('../../watches/', import.meta.url))

const save = (proposal: WatchProposal, output: Output): void => {
  const path = join(watchesFolder, proposal.id, 'watch.yaml')
  if (existsSync(path)) {
    throw new ClaimwatchError('USAGE', `${path} exists already and is kept; give another id with --id`)
  }
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, writeWatch(proposal))
  output.line(path)
}

const jsonOf = (proposal: WatchProposal, drafted: DraftedWatch) => ({
  ...proposal,
  claims: drafted.claims.map(({ claim, sentence, score }) => ({ ...claim, sentence, score: Number(score.toFixed(2)) })),
})

const draftWatch = async (source: string, options: DraftOptions, output: Output): Promise<void> => {
  const read = readArticle(isWebAddress(source) ? await fetchPage(source) : readInputText(source))
  const article = completeArticle(read, source, options, output)
  const drafted = draftClaims(article)
  const { names, claims } = drafted
  const id = options.id ?? watchIdOf(article.title)
  const proposal: WatchProposal = { id, title: article.title, article, feeds: options.feed, names, claims }
  if (claims.length === 0) note(output, 'no claim found: write one yourself, docs/watch-file.md shows how')
  if (options.json) output.json(jsonOf(proposal, drafted))
  else if (options.save) save(proposal, output)
  else output.verbatim(writeWatch(proposal))
}

const collect = (url: string, urls: readonly string[]): readonly string[] => {
  if (!isWebAddress(url)) throw new InvalidArgumentError('Give an http or https address.')
  return [...urls, url]
}

/** `watch draft ARTICLE`: a watch file proposed from an article, claims ranked, ready to edit. */
export const watchDraft: CliCommand = {
  configure: (command, output) => {
    command
      .argument('<article>', 'a text file or HTML page, its web address, or - for standard input')
      .option('--id <id>', 'the id of the watch; else from the title', parseId)
      .option('--title <title>', 'the headline, where the file does not tell')
      .option('--publisher <name>', 'who published it')
      .option('--published <date>', 'when it was published', parsePublished)
      .option('--url <url>', 'its address')
      .option('--feed <url>', 'a feed to poll; may be given several times', collect, [])
      .option('--save', 'write it to watches/<id>/watch.yaml instead of printing it')
      .option('--json', 'print it as one JSON line, with scores')
      .action((source: string, options: DraftOptions) => draftWatch(source, options, output))
  },
  examples: ['watch draft docs/first-watch/article.txt', 'watch draft page.html --save'],
}
