import type { Context } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Watch } from '../domain.ts'
import { ClaimwatchError } from '../errors.ts'
import { type ExplainPorts, queryChange } from '../pipeline/query-change.ts'
import { type ChangeFilter, queryChanges } from '../pipeline/query-changes.ts'
import {
  type ClaimPorts,
  queryBoard,
  queryClaim,
  queryFeeds,
  queryMute,
  queryRefusals,
  queryWatch,
} from '../pipeline/query-claims.ts'
import type { Clock } from '../ports.ts'
import type { ChangePage, PolledFeed, ShownChange, WatchNow } from '../views/answers.ts'
import { BoardPage } from '../views/board-page.tsx'
import { ChangeDetailPage } from '../views/change-detail-page.tsx'
import type { FeedFrame } from '../views/change-feeds.tsx'
import { changeView } from '../views/change-view.ts'
import { ChangesPage } from '../views/changes-page.tsx'
import { claimJsonLd } from '../views/claim-json-ld.ts'
import { ClaimPage } from '../views/claim-page.tsx'
import { explainedView } from '../views/explained-view.ts'
import { feedView } from '../views/feed-view.ts'
import { FeedsPage } from '../views/feeds-page.tsx'
import type { Reviewer } from '../views/review-forms.tsx'
import { claimView, watchView } from '../views/watch-view.ts'
import { address } from '../views/words.ts'
import { addressWith, formatOf, frameOf, html, json, linkNext, origin, text } from './answer.ts'
import { countVisit } from './last-visit.ts'
import { mostLimit } from './page-limits.ts'
import { filterOf, type Parameters, pageOf, readParameters } from './parameters.ts'
import { sharedWork } from './shared-work.ts'
import { mayWrite, nameCookie, type Writing } from './writing.ts'

export interface ApiPorts extends ClaimPorts, ExplainPorts {
  readonly clock: Clock
}

/** Answers one route; the context has its path parameters. */
export type Handler = (context: Context) => Promise<Response>

/** What is taken home is the whole page of it, as long as it may be. */
const addressOf = (path: string, search: string): string => {
  const asked = new URLSearchParams(search)
  if (!asked.has('limit')) asked.set('limit', String(mostLimit))
  return `${path}?${asked}`
}

/** Changes at the head of the board, and candidates told under a claim. */
const boardChanges = 8
const refusalsShown = 50

const pathParameter = (context: Context, name: string): string => context.req.param(name) ?? ''

/** The watch and claim that the path names, where it does. */
const placeOf = (context: Context): Pick<ChangeFilter, 'watchId' | 'claimId'> => {
  const [watchId, claimId] = [context.req.param('watchId'), context.req.param('claimId')]
  return { ...(watchId !== undefined && { watchId }), ...(claimId !== undefined && { claimId }) }
}

/** The reader as somebody who may say what they find, if they may and it can be written. */
const reviewerOf = (ports: ApiPorts, context: Context, writing: Writing | undefined): { reviewer?: Reviewer } =>
  writing !== undefined && mayWrite(context)
    ? { reviewer: { name: getCookie(context, nameCookie) ?? '', now: ports.clock.now() } }
    : {}

const older = (context: Context, next: string | undefined) =>
  next === undefined ? {} : { older: addressWith(context, { cursor: next }) }

/** What a board shows of the tables. */
interface Board {
  readonly watches: readonly WatchNow[]
  readonly latest: ChangePage
  readonly feeds: readonly PolledFeed[]
}

const latestOf = (ports: ApiPorts, place: Pick<ChangeFilter, 'watchId'>, at: string | undefined) =>
  queryChanges(ports, { ...place, ...(at !== undefined && { asOf: at }) }, { limit: boardChanges })

const boardPage = (ports: ApiPorts, context: Context, shown: Board, home: string, at?: string) => {
  const visit = at === undefined ? countVisit(context, ports.clock.now()) : {}
  const content = { ...shown, visit, now: ports.clock.now(), ...(at !== undefined && { asOf: at }) }
  return html(context, <BoardPage frame={frameOf(context, home)} {...content} />)
}

type AskBoard = (at: string | undefined) => Promise<Board>

const askBoard = (ports: ApiPorts): AskBoard => {
  const share = sharedWork<Board>()
  return (at) =>
    share(at ?? '', async () => {
      const feedsNow = queryFeeds(ports, ports.clock.now())
      const [watches, latest, feeds] = await Promise.all([queryBoard(ports, at), latestOf(ports, {}, at), feedsNow])
      return { watches, latest, feeds }
    })
}

const boardHandler =
  (ports: ApiPorts, ask: AskBoard): Handler =>
  async (context) => {
    const { as_of: at } = await readParameters('moment', context.req.query())
    return boardPage(ports, context, await ask(at), '', at)
  }

const watchesHandler =
  (ports: ApiPorts, ask: AskBoard): Handler =>
  async (context) => {
    const { as_of: at } = await readParameters('moment', context.req.query())
    const shown = await ask(at)
    if (formatOf(context) === 'html') return boardPage(ports, context, shown, '', at)
    return json(context, { watches: shown.watches.map(watchView) })
  }

const watchHandler =
  (ports: ApiPorts): Handler =>
  async (context) => {
    const { as_of: at } = await readParameters('moment', context.req.query())
    const watchId = pathParameter(context, 'watchId')
    const watch = await queryWatch(ports, watchId, at)
    if (formatOf(context) !== 'html') return json(context, watchView(watch))
    const [latest, feeds] = await Promise.all([latestOf(ports, { watchId }, at), queryFeeds(ports, ports.clock.now())])
    const own = feeds.filter(({ watchIds }) => watchIds.includes(watchId))
    const shown = { watches: [watch], latest, feeds: own }
    return boardPage(ports, context, shown, address.watch(watchId), at)
  }

const claimHandler =
  (ports: ApiPorts, writing: Writing | undefined): Handler =>
  async (context) => {
    const { as_of: at, ...page } = await readParameters('page', context.req.query())
    const place = { watchId: pathParameter(context, 'watchId'), claimId: pathParameter(context, 'claimId') }
    const claim = await queryClaim(ports, place, at)
    const filter = { ...place, ...(at !== undefined && { asOf: at }) }
    const changes = await queryChanges(ports, filter, pageOf(page))
    linkNext(context, changes.next)
    const format = formatOf(context)
    if (format === 'jsonld')
      return json(context, claimJsonLd(origin(context), claim, changes.changes), 'application/ld+json')
    if (format === 'json') {
      const next = changes.next === undefined ? {} : { next: changes.next }
      return json(context, { ...claimView(claim), changes: changes.changes.map(changeView), ...next })
    }
    const [refusals, mute] = await Promise.all([
      queryRefusals(ports, place, refusalsShown),
      queryMute(ports, place, ports.clock.now()),
    ])
    const asData = { label: 'JSON-LD', href: addressWith(context, { format: 'jsonld' }), type: 'application/ld+json' }
    const asCsv = {
      label: 'CSV',
      href: `/changes.csv?watch=${place.watchId}&claim=${place.claimId}&limit=${mostLimit}`,
    }
    const frame = frameOf(context, address.claim(place.watchId, place.claimId), [asData, asCsv])
    const review = { ...place, mute, ...reviewerOf(ports, context, writing) }
    const until = page.cursor === undefined ? (at ?? ports.clock.now()) : (changes.changes[0]?.at ?? ports.clock.now())
    const content = { claim, page: changes, until, refusals, review, ...older(context, changes.next) }
    return html(context, <ClaimPage frame={frame} {...content} />)
  }

const changesHandler =
  (ports: ApiPorts): Handler =>
  async (context) => {
    const asked = await readParameters('changes', context.req.query())
    const page = await queryChanges(ports, filterOf(asked), pageOf(asked))
    linkNext(context, page.next)
    if (formatOf(context) !== 'html') return json(context, { ...page, changes: page.changes.map(changeView) })
    const watches = await ports.watches.all()
    const search = new URL(context.req.url).search
    const files = ['csv', 'jsonl'].map((type) => ({
      label: type.toUpperCase(),
      href: addressOf(`/changes.${type}`, search),
    }))
    const content = { page, watches, asked: context.req.query(), ...older(context, page.next) }
    return html(context, <ChangesPage frame={frameOf(context, '', files)} {...content} />)
  }

const changeHandler =
  (ports: ApiPorts, writing: Writing | undefined): Handler =>
  async (context) => {
    await readParameters('format', context.req.query())
    const explained = await queryChange(ports, pathParameter(context, 'changeId'))
    if (formatOf(context) !== 'html') return json(context, explainedView(explained))
    const { watchId, claimId } = explained.change
    const frame = frameOf(context, address.claim(watchId, claimId))
    return html(
      context,
      <ChangeDetailPage frame={frame} explained={explained} {...reviewerOf(ports, context, writing)} />,
    )
  }

const feedsHandler =
  (ports: ApiPorts): Handler =>
  async (context) => {
    await readParameters('format', context.req.query())
    const feeds = await queryFeeds(ports, ports.clock.now())
    if (formatOf(context) === 'html') return html(context, <FeedsPage frame={frameOf(context)} feeds={feeds} />)
    return json(context, { feeds: feeds.map(feedView) })
  }

/** Feeds are asked every hour at the latest. Milliseconds. */
const staleAfter = 3_600_000

const healthHandler =
  (ports: ApiPorts): Handler =>
  async (context) => {
    await readParameters('none', context.req.query())
    const now = ports.clock.now()
    const [watches, feeds] = await Promise.all([ports.watches.all(), queryFeeds(ports, now)])
    const answers = feeds.map(({ feed }) => feed.lastSuccess).filter((at) => at !== undefined)
    const checked = answers.sort().at(-1)
    const stale = feeds.length > 0 && Date.parse(now) - Date.parse(checked ?? '1970-01-01') > staleAfter
    const count = (...words: readonly string[]) => feeds.filter(({ health }) => words.includes(health.word)).length
    const counts = { total: feeds.length, failing: count('failing', 'gone'), silent: count('silent') }
    return json(context, {
      ...{ status: stale ? 'stale' : 'ok', now, watches: watches.length, feeds: counts },
      ...(checked !== undefined && { checked }),
    })
  }

interface Export {
  readonly type: string
  readonly ending: string
  /** Loaded when somebody asks. */
  readonly writer: () => Promise<(changes: readonly ReturnType<typeof changeView>[]) => string>
}

const csv: Export = {
  ...{ type: 'text/csv', ending: 'csv' },
  writer: async () => (await import('../views/change-lines.ts')).changesCsv,
}
const jsonLines: Export = {
  ...{ type: 'application/jsonl', ending: 'jsonl' },
  writer: async () => (await import('../views/change-lines.ts')).changesJsonLines,
}

const exportHandler =
  (ports: ApiPorts, { type, ending, writer }: Export): Handler =>
  async (context) => {
    const asked = await readParameters('changes', context.req.query())
    const [page, write] = await Promise.all([queryChanges(ports, filterOf(asked), pageOf(asked)), writer()])
    linkNext(context, page.next)
    context.header('Content-Disposition', `attachment; filename="claimwatch-changes.${ending}"`)
    return text(context, write(page.changes.map(changeView)), type)
  }

/** What a feed of the watch or claim in the path is called, and since when it could have changes. */
const feedFrame = (context: Context, watches: readonly Watch[]): FeedFrame => {
  const { watchId, claimId } = placeOf(context)
  const watch = watches.find(({ id }) => id === watchId)
  const claim = watch?.claims.find(({ id }) => id === claimId)
  if (watchId !== undefined && watch === undefined)
    throw new ClaimwatchError('WATCH_NOT_FOUND', `there is no watch ${watchId}`)
  if (claimId !== undefined && claim === undefined)
    throw new ClaimwatchError('CLAIM_NOT_FOUND', `the watch ${watchId} has no claim ${claimId}`)
  const url = new URL(context.req.url)
  const home = url.pathname.replace(/\/changes\.\w+$/, '')
  return {
    title: `Claimwatch: ${claim?.question ?? watch?.title ?? 'what changed'}`,
    ...{ origin: url.origin, self: `${url.pathname}${url.search}`, home: home === '' ? '/' : home },
    started: watch?.article.published ?? '2020-01-01T00:00:00Z',
  }
}

/** What writes Atom is loaded when somebody asks for a feed: a page does without. */
const feedHandler =
  (ports: ApiPorts, format: 'atom' | 'json'): Handler =>
  async (context) => {
    const asked: Parameters<'changes'> = await readParameters('changes', context.req.query())
    const watches = await ports.watches.all()
    const frame = feedFrame(context, watches)
    const { changes, next } = await queryChanges(ports, { ...filterOf(asked), ...placeOf(context) }, pageOf(asked))
    linkNext(context, next)
    const title = ({ watchId }: ShownChange) => watches.find(({ id }) => id === watchId)?.title ?? watchId
    const { changesAtom, changesJsonFeed } = await import('../views/change-feeds.tsx')
    if (format === 'atom') return text(context, changesAtom(frame, changes, title), 'application/atom+xml')
    const nextUrl = next === undefined ? undefined : `${frame.origin}${addressWith(context, { cursor: next })}`
    return json(context, changesJsonFeed(frame, changes, title, nextUrl), 'application/feed+json')
  }

const boardHandlers = (ports: ApiPorts): Readonly<Record<string, Handler>> => {
  const ask = askBoard(ports)
  return { '/': boardHandler(ports, ask), '/watches': watchesHandler(ports, ask) }
}

/** The handler of every documented route, by its path. */
export const handlersOf = (ports: ApiPorts, writing?: Writing): Readonly<Record<string, Handler>> => ({
  ...boardHandlers(ports),
  '/watches/{watchId}': watchHandler(ports),
  '/watches/{watchId}/claims/{claimId}': claimHandler(ports, writing),
  '/changes': changesHandler(ports),
  '/changes/{changeId}': changeHandler(ports, writing),
  '/feeds': feedsHandler(ports),
  '/health': healthHandler(ports),
  '/openapi.json': async (context) => json(context, (await import('./openapi.ts')).openApi()),
  '/changes.csv': exportHandler(ports, csv),
  '/changes.jsonl': exportHandler(ports, jsonLines),
  ...Object.fromEntries(
    ['', '/watches/{watchId}', '/watches/{watchId}/claims/{claimId}'].flatMap((of) => [
      [`${of}/changes.atom`, feedHandler(ports, 'atom')],
      [`${of}/changes.json`, feedHandler(ports, 'json')],
    ]),
  ),
})
