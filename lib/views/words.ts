/** How the page, the feeds and the exports put things into words. */
import type { ChangeType } from '../domain.ts'
import { plainLine, shorten } from '../text/plain-line.ts'
import type { ClaimState } from './answers.ts'

/** Characters of a headline or name that are shown, and of a sentence. Feeds have sent titles of a megabyte. */
const lineLength = 240
const sentenceLength = 1_200

/** One line of somebody else's text, harmless and of a length one can read. */
export const line = (text: string): string => shorten(plainLine(text.slice(0, lineLength * 4)), lineLength)

/** A sentence of somebody else's. */
export const sentence = (text: string): string => shorten(plainLine(text.slice(0, sentenceLength * 2)), sentenceLength)

/** The address if a browser may follow it: http and https only. */
export const webAddress = (url: string): string | undefined =>
  /^https?:\/\//i.test(url) && URL.canParse(url) ? url : undefined

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** `30 Jan 2026`. */
export const day = (instant: string): string => {
  const [year, month, date] = instant.slice(0, 10).split('-').map(Number)
  return `${date} ${months[(month ?? 1) - 1]} ${year}`
}

/** `30 Jan 2026, 12:40 UTC`. */
export const moment = (instant: string): string => `${day(instant)}, ${instant.slice(11, 16)} UTC`

export const percent = (share: number): string => `${Math.round(share * 100)} %`

export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`

/** What a change of each type did, with the sign that stands beside the words. */
export const typeWords: Readonly<Record<ChangeType, { readonly sign: string; readonly word: string }>> = {
  revision: { sign: '→', word: 'Changed' },
  reversion: { sign: '↺', word: 'Changed back' },
  dispute: { sign: '≠', word: 'Disputed' },
  retraction: { sign: '✕', word: 'Withdrawn' },
}

export const stateWords: Readonly<Record<ClaimState, { readonly sign: string; readonly word: string }>> = {
  unchanged: { sign: '=', word: 'As published' },
  changed: { sign: '→', word: 'Changed' },
  restored: { sign: '↺', word: 'Changed back' },
}

interface Told {
  readonly type: ChangeType
  readonly holder: string
  readonly from: string
  readonly to: string
}

/** A change in one line: `Ukraine: none → rejected`. */
export const headline = ({ type, holder, from, to }: Told): string => {
  const [who, before, after] = [line(holder), line(from), line(to)]
  switch (type) {
    case 'dispute':
      return `${who} says ${after}, not ${before}`
    case 'reversion':
      return `${who}: back to ${after} (was ${before})`
    case 'retraction':
      return `${who}: ${before} is withdrawn, ${after} stands`
    case 'revision':
      return `${who}: ${before} → ${after}`
  }
}

/** Addresses of the page and the API: the same for both. */
export const address = {
  watch: (watchId: string): string => `/watches/${encodeURIComponent(watchId)}`,
  claim: (watchId: string, claimId: string): string =>
    `/watches/${encodeURIComponent(watchId)}/claims/${encodeURIComponent(claimId)}`,
  change: (changeId: string): string => `/changes/${encodeURIComponent(changeId).replaceAll('%3A', ':')}`,
} as const
