import type { Article, Claim, FeedSource, Watch } from '../domain.ts'
import { parseInstant } from './instant.ts'
import { meaningFaults, meaningWarnings } from './meaning-faults.ts'
import { type PathFault, pathText, shapeFaults } from './shape-faults.ts'
import { notation } from './value-faults.ts'
import { type ClaimFile, type WatchFile, watchFileSchema } from './watch-file.ts'
import { readYaml, type SourcePath, type SourcePlace, type YamlSource } from './yaml-source.ts'

/** One thing wrong in a watch file: where, what, and what to write instead. Line and column count from 1. */
export interface WatchFault extends SourcePlace {
  /** `claims[0].kind`; `the file` for the file as a whole. */
  readonly path: string
  readonly message: string
  readonly fix: string
}

/** Either the whole watch or every fault of the file, never half of each. Warnings do not stop a watch. */
export type ParsedWatch =
  | { readonly watch: Watch; readonly warnings: readonly WatchFault[] }
  | { readonly faults: readonly WatchFault[]; readonly warnings: readonly WatchFault[] }

export interface ParseWatchOptions {
  /** Reads a text file beside the watch file; undefined when there is none that may be read. */
  readonly readText: (relativePath: string) => string | undefined
  /** What the claim engine has to say about a watch whose form is right. */
  readonly lint?: (watch: Watch) => readonly LintFault[]
}

interface LintFault {
  /** `claims[0].statement`. */
  readonly path: string
  readonly message: string
  readonly fix: string
  readonly severity: 'error' | 'warning'
}

/** A watch is kept as one DynamoDB item of at most 400 KB; an article is a page or two. */
const longestArticle = 200_000

const placed = (source: YamlSource, fault: PathFault): WatchFault => ({
  ...source.place(fault.path, fault.atKey ? 'key' : 'value'),
  path: pathText(fault.path),
  message: fault.message,
  fix: fault.fix,
})

const inFileOrder = (faults: readonly WatchFault[]): WatchFault[] =>
  [...faults].sort((a, b) => a.line - b.line || a.column - b.column)

type ArticleFile = NonNullable<WatchFile['article']>

const articleText = (article: ArticleFile, readText: ParseWatchOptions['readText']): string | undefined =>
  article.file === undefined ? (article.text ?? '') : readText(article.file)

const articleFaults = (file: ArticleFile, key: string, text: string | undefined): PathFault[] => {
  if (text === undefined) {
    const fix = 'Put the text file in the folder of the watch file, or write the text under `text`.'
    return [{ path: [key, 'file'], message: `cannot read \`${file.file}\``, fix }]
  }
  if (text.length <= longestArticle) return []
  const message = `the article has ${text.length} characters, more than ${longestArticle}`
  return [{ path: [key], message, fix: 'Keep the part that makes the claims.' }]
}

const toArticle = (file: ArticleFile, text: string): Article => ({
  title: file.title,
  publisher: file.publisher ?? '',
  published: parseInstant(file.published) ?? file.published,
  ...(file.url === undefined ? {} : { url: file.url }),
  text: text.trim(),
})

const toFeed = (feed: NonNullable<WatchFile['feeds']>[number]): FeedSource => {
  if (typeof feed === 'string') return { url: feed }
  const { min, max } = feed.everyMinutes ?? {}
  return {
    url: feed.url,
    ...(feed.outlet === undefined ? {} : { outlet: feed.outlet }),
    ...(feed.fullText === undefined ? {} : { fullText: feed.fullText }),
    ...(feed.everyMinutes && {
      everyMinutes: { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) },
    }),
  }
}

const toFeeds = (feeds: WatchFile['feeds']): FeedSource[] => [
  ...new Map((feeds ?? []).map(toFeed).map((feed) => [feed.url, feed])).values(),
]

const toClaim = (claim: ClaimFile): Claim => ({
  id: claim.id,
  question: claim.question,
  kind: claim.kind,
  value: notation(claim),
  holder: claim.holder ?? '',
  statement: claim.statement ?? '',
  ...(claim.about && { about: claim.about.map((group) => (typeof group === 'string' ? [group] : group)) }),
  ...(claim.options && { options: claim.options }),
})

const asList = (names: string | readonly string[]): readonly string[] => (typeof names === 'string' ? [names] : names)

const toWatch = (file: WatchFile, article: Article): Watch => ({
  id: file.id,
  title: file.title,
  article,
  feeds: toFeeds(file.feeds),
  names: Object.fromEntries(Object.entries(file.names ?? {}).map(([party, names]) => [party, asList(names)])),
  claims: file.claims.map(toClaim),
  alerts: toPolicy(file.alerts ?? {}),
})

const toPolicy = ({ muteUntil, ...policy }: NonNullable<WatchFile['alerts']>): Watch['alerts'] => ({
  ...{ minOrigins: 1, afterMinutes: 0, minConfidence: 0 },
  ...Object.fromEntries(Object.entries(policy).filter(([, value]) => value !== undefined)),
  ...(muteUntil !== undefined && { muteUntil: parseInstant(muteUntil) ?? muteUntil }),
})

const buildWatch = (file: WatchFile, readText: ParseWatchOptions['readText']): Watch | PathFault[] => {
  const key = file.article ? 'article' : 'baseline'
  const article = file[key]
  if (!article) return []
  const text = articleText(article, readText)
  const faults = articleFaults(article, key, text)
  return faults.length > 0 || text === undefined ? faults : toWatch(file, toArticle(article, text))
}

const stepsOf = (path: string): SourcePath =>
  [...path.matchAll(/[^.[\]]+/g)].map(([step]) => (/^\d+$/.test(step) ? Number(step) : step))

const withLint = (
  watch: Watch,
  known: readonly WatchFault[],
  source: YamlSource,
  found: readonly LintFault[],
): ParsedWatch => {
  const placedAs = (severity: LintFault['severity']): WatchFault[] =>
    found
      .filter((fault) => fault.severity === severity)
      .map((fault) => placed(source, { ...fault, path: stepsOf(fault.path) }))
  const faults = placedAs('error')
  const warnings = inFileOrder([...known, ...placedAs('warning')])
  return faults.length > 0 ? { faults: inFileOrder(faults), warnings } : { watch, warnings }
}

/** Reads a watch file, YAML or JSON, and lists every fault at once when it has any. Never throws. */
export const parseWatch = (text: string, options: ParseWatchOptions): ParsedWatch => {
  const source = readYaml(text)
  const syntax = source.faults.map((fault) => ({ ...fault, path: 'the file' }))
  if (syntax.length > 0 && source.raw === undefined) return { faults: syntax, warnings: [] }
  const parsed = watchFileSchema.safeParse(source.raw)
  const warnings = inFileOrder(meaningWarnings(source.raw).map((fault) => placed(source, fault)))
  const shape = parsed.success ? [] : shapeFaults(parsed.error, source.raw)
  const meaning = typeof source.raw === 'object' && source.raw !== null ? meaningFaults(source.raw) : []
  const built = parsed.success ? buildWatch(parsed.data, options.readText) : []
  const others = [...shape, ...meaning, ...(Array.isArray(built) ? built : [])].map((fault) => placed(source, fault))
  const faults = inFileOrder([...syntax, ...others])
  if (faults.length > 0 || Array.isArray(built)) return { faults, warnings }
  return withLint(built, warnings, source, options.lint?.(built) ?? [])
}
