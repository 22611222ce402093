import type { Alert } from '../domain.ts'
import { plainLine, shorten } from '../text/plain-line.ts'
import { headline } from './alert-text.ts'
import type { Post } from './post.ts'

/** Limits of Block Kit, in characters, and blocks in a message. */
const limits = { header: 150, section: 3_000, context: 2_000, blocks: 50 } as const
const blocksPerAlert = 4

interface PlainText {
  readonly type: 'plain_text'
  readonly text: string
  readonly emoji: false
}

interface Mrkdwn {
  readonly type: 'mrkdwn'
  readonly text: string
  /** Channel and user names in the text stay text. */
  readonly verbatim: true
}

export type SlackBlock =
  | { readonly type: 'header'; readonly text: PlainText }
  | { readonly type: 'section'; readonly text: PlainText | Mrkdwn }
  | { readonly type: 'context'; readonly elements: readonly Mrkdwn[] }
  | { readonly type: 'divider' }

export interface SlackMessage {
  /** For notifications and for clients that show no blocks. */
  readonly text: string
  readonly blocks: readonly SlackBlock[]
}

/** The three characters that are markup to Slack: with them escaped a feed can neither mention, link nor format. */
const escaped = (text: string): string =>
  plainLine(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const plain = (text: string, length: number): PlainText => ({
  ...{ type: 'plain_text', emoji: false },
  text: shorten(plainLine(text), length) || '-',
})

/** Of an address as it stands in a link, in characters: with the rest of the line it stays within the block's limit. */
const longestLink = 1_200

/** Only web addresses become links, whole and without the characters that end Slack's link form. */
const linkTo = (url: string, label: string): string => {
  const name = escaped(label).replace(/\|/g, '/')
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return name
  const href = new URL(url).href.replace(/[<>|]/g, encodeURIComponent)
  return href.length > longestLink ? name : `<${href}|${name}>`
}

const contextLine = ({ change, claim }: Alert): Mrkdwn => {
  const { source, origins, confidence } = change
  const link = linkTo(source.url, shorten(source.outlet || source.title, 100))
  const told = `${origins} ${origins === 1 ? 'origin' : 'independent origins'}, ${Math.round(confidence * 100)} % sure`
  const text = `${link} · ${source.published} · ${told} · ${escaped(claim.id)} ${change.seq}`
  return { type: 'mrkdwn', text: text.slice(0, limits.context), verbatim: true }
}

const blocksOf = (alert: Alert): readonly SlackBlock[] => [
  { type: 'header', text: plain(headline(alert), limits.header) },
  { type: 'section', text: plain(`${alert.watch.title}: ${alert.claim.question}`, limits.section) },
  { type: 'section', text: plain(`“${alert.change.source.evidence.quote}”`, limits.section) },
  { type: 'context', elements: [contextLine(alert)] },
]

/** Changes as one Slack message. The text of feeds is plain text in it, never markup. */
export const slackMessage = (alerts: readonly Alert[]): SlackMessage => {
  const shown = alerts.slice(0, Math.floor((limits.blocks - 1) / blocksPerAlert))
  const more = alerts.length - shown.length
  const rest: SlackBlock[] =
    more > 0 ? [{ type: 'section', text: plain(`… and ${more} more changes.`, limits.section) }] : []
  return {
    text: shorten(alerts.map(headline).map(escaped).join('; '), limits.section),
    blocks: [...shown.flatMap(blocksOf), ...rest],
  }
}

/** Changes as one post to an incoming webhook of Slack. */
export const slackPost = (url: string, alerts: readonly Alert[]): Post => ({
  url,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify(slackMessage(alerts)),
})
