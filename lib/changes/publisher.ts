import type { Source } from '../domain.ts'

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.toLowerCase() : '')

/** `news.example.co.uk` → `example.co.uk`: a two-letter country keeps one short label before it. */
const domainOf = (url: string): string => {
  const labels = hostOf(url).split('.')
  const country = (labels.at(-1)?.length ?? 0) === 2 && (labels.at(-2)?.length ?? 0) <= 3
  return labels.slice(country ? -3 : -2).join('.')
}

const plainName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/^the\s+/u, '')

/** What stands before the desk in `Ledger - World`, `Ledger | Trade`, `Ledger: Live` and `Ledger > Business`. */
const beforeDesk = (name: string): string => name.split(/\s*[–—|:>»]\s*|\s+-\s+/u)[0] ?? ''

/** Who published a source, as far as its outlet's name and its address tell. */
export interface Publisher {
  /** In lower case, without a leading article. Empty when the feed names none. */
  readonly outlet: string
  readonly house: string
  readonly firstWord: string
  readonly domain: string
  /** `ledger` of `world.ledger.co.uk`: equal on the domains that one house has in several countries. */
  readonly site: string
}

export const publisherOf = ({ outlet, url }: Pick<Source, 'outlet' | 'url'>): Publisher => {
  const [name, domain] = [plainName(outlet), domainOf(url)]
  const house = beforeDesk(name)
  return { outlet: name, house, firstWord: house.split(/\s+/u)[0] ?? '', domain, site: domain.split('.')[0] ?? '' }
}

/**
 * One publisher speaks once: the same outlet, or desks of one house ("Ledger World", "Ledger: Trade") on a site of its own,
 * in whatever country. The site alone decides nothing: aggregators carry many outlets, whose names may begin alike.
 */
export const isSamePublisher = (a: Publisher, b: Publisher): boolean => {
  if (a.outlet !== '' && a.outlet === b.outlet) return true
  if (a.outlet === '' || b.outlet === '') return a.domain !== '' && a.domain === b.domain
  if (a.site === '' || a.site !== b.site) return false
  return a.house === b.house || (a.firstWord === b.firstWord && a.site.includes(a.firstWord))
}
