import cues from '../../../knowledge/certainty.json' with { type: 'json' }
import type { Instant } from '../../domain.ts'

const background = new RegExp(`(^|\\s)(${cues.background.join('|')})(\\s|$)`)
/** `later than originally planned`, `as originally planned`: what is said holds now. */
const compared = /\s(than|as) (was |had been )?(previously|originally|initially|first|at first)(?=\s)/g
const current = new RegExp(`(^|\\s)(${cues.current.join('|')})(\\s|$)`)
/** `still`, `now`, `again`: told of the present, whatever else the clause says. */
export const isCurrent = (text: string): boolean => current.test(text)

/** How the text of a clause gives the month of May, so that it is no auxiliary. */
export const monthOfMay = 'may-month'
const months = `january february march april ${monthOfMay} june july august september october november december`.split(
  ' ',
)
const datedMonth = new RegExp(
  `(?:^|\\s)(?:last|in|back in|since|of|on \\d+) (${months.join('|')})(?: (\\d{4}))?(?=\\s|$)`,
)
const datedYear = /(?:^|\s)(?:in|of|since|back in) ((?:19|20)\d\d)(?=\s|$)/
const pastPerfect =
  /(^|\s)had (?:\w+ly |not |never |already |also |earlier |once |first |long |since )?(?:been |\w+(?:ed|en|wn|ne|de|ld|ft|nt|ght|ought|met|set|put|cut|said|won|run|come|let)(\s|$))/

const year = (instant: Instant): number => Number(instant.slice(0, 4))
const month = (instant: Instant): number => Number(instant.slice(5, 7))

/** Months since year 0 of the month named in the text, taken as the last such month before publication. */
const monthNamed = (text: string, published: Instant): number | undefined => {
  const match = datedMonth.exec(text)
  if (!match) return undefined
  const named = months.indexOf(match[1] ?? '') + 1
  const own = match[2] ? Number(match[2]) : named > month(published) ? year(published) - 1 : year(published)
  return own * 12 + named
}

const futureTense = /(^|\s)(will|would|to be|due|scheduled|set for|expected|planned|is to|are to|until|by)\s/

/** Why a clause tells history, in words for people; undefined when it does not. */
export const pastReference = (
  text: string,
  context: { readonly published: Instant; readonly articlePublished: Instant },
  spoken: boolean,
): string | undefined => {
  if (background.test(text.replace(compared, ' ')) && !current.test(text)) return 'told as history'
  if (futureTense.test(text)) return undefined
  const named = monthNamed(text, context.published)
  const baseline = year(context.articlePublished) * 12 + month(context.articlePublished)
  if (named !== undefined && named < baseline && !current.test(text)) return 'dated before the article'
  const dated = datedYear.exec(text)
  if (dated && Number(dated[1]) < year(context.articlePublished)) return 'dated before the article'
  if (!spoken && pastPerfect.test(text) && !current.test(text)) return 'in the past perfect'
  return undefined
}
