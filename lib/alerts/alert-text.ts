import type { Alert } from '../domain.ts'
import { plainLine, shorten } from '../text/plain-line.ts'

const holderOf = ({ change, claim }: Alert): string => plainLine(change.holder || claim.holder || 'the report')

/** What happened, in one line: `Ukraine: none → rejected`. */
export const headline = (alert: Alert): string => {
  const { type, from, to } = alert.change
  const [before, after] = [plainLine(from), plainLine(to)]
  switch (type) {
    case 'dispute':
      return `${holderOf(alert)} says ${after}, not ${before}`
    case 'reversion':
      return `${holderOf(alert)}: back to ${after} (was ${before})`
    case 'retraction':
      return `correction: ${holderOf(alert)} ${before} is withdrawn, ${after} stands`
    case 'revision':
      return `${holderOf(alert)}: ${before} → ${after}`
  }
}

/** Outlets named in a text; of a change that waited for days there may be hundreds. */
const outletsNamed = 10

const sourcesLine = ({ change }: Alert): string => {
  const { sources, origins } = change
  const outlets = [...new Set(sources.map(({ outlet }) => plainLine(outlet)))]
  const more = outlets.length > outletsNamed ? ` and ${outlets.length - outletsNamed} more` : ''
  const independent = origins === 1 ? '1 origin' : `${origins} independent origins`
  return `${outlets.slice(0, outletsNamed).join(', ')}${more} (${independent})`
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** One change in words: question, values, evidence, sources, time. Lines, without a trailing line feed. */
export const alertText = (alert: Alert): string => {
  const { change, claim, watch } = alert
  return [
    `${plainLine(watch.title)}: ${headline(alert)}`,
    '',
    plainLine(claim.question),
    `  was:      ${plainLine(change.from)}`,
    `  now:      ${plainLine(change.to)}${change.type === 'dispute' ? ` (disputed by ${holderOf(alert)})` : ''}`,
    `  evidence: "${plainLine(change.source.evidence.quote)}"`,
    `  source:   ${plainLine(change.source.outlet)}, ${change.source.published}`,
    `            ${plainLine(change.source.url)}`,
    `  told by:  ${sourcesLine(alert)}, confidence ${percent(change.confidence)}`,
    `  change:   ${change.id}`,
  ].join('\n')
}

/** Several changes of one story in one text. */
export const alertsText = (alerts: readonly Alert[]): string => alerts.map(alertText).join('\n\n')

/** SNS takes subjects of ASCII that begin with a letter, a digit or a punctuation mark, below 100 characters. */
const subjectLength = 99

/** What of a text is ASCII once accents are taken off, as one line. */
const ascii = (text: string): string =>
  plainLine(
    text
      .replace(/→/g, '->')
      .replace(/…/g, '...')
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, ''),
  )

/** The subject of the e-mail: the first change, and how many more there are. */
export const alertSubject = (alerts: readonly Alert[]): string => {
  const [first] = alerts
  if (first === undefined) return 'Claimwatch'
  const more = alerts.length > 1 ? ` (+${alerts.length - 1} more)` : ''
  const title = ascii(first.watch.title)
  const line = `${/\w/.test(title) ? title : first.watch.id}: ${ascii(headline(first))}`
  return `${ascii(shorten(line, subjectLength - more.length - 2))}${more}`
}
