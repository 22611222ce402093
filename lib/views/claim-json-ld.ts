import type { ChangeWithSources, Claim, Watch } from '../domain.ts'
import { address } from './words.ts'

const context = 'https://schema.org'

const appearance = (origin: string, { id, source, holder, to }: ChangeWithSources) => ({
  '@type': 'NewsArticle',
  '@id': `${origin}${address.change(id)}`,
  headline: source.title,
  datePublished: source.published,
  publisher: { '@type': 'Organization', name: source.outlet },
  url: source.url,
  abstract: source.evidence.quote,
  about: `${holder}: ${to}`,
})

interface WatchedClaim {
  readonly watch: Watch
  readonly claim: Claim
}

const aboutClaim = ({ watch: { article }, claim }: WatchedClaim) => ({
  name: claim.question,
  text: claim.statement === '' ? `${claim.question} ${claim.value}` : claim.statement,
  ...(claim.holder !== '' && { claimInterpreter: { '@type': 'Organization', name: claim.holder } }),
  firstAppearance: {
    '@type': 'NewsArticle',
    headline: article.title,
    datePublished: article.published,
    publisher: { '@type': 'Organization', name: article.publisher },
    ...(article.url !== undefined && { url: article.url }),
  },
})

const claimNode = (self: string, known: WatchedClaim | undefined, appearances: readonly object[]) => ({
  '@type': 'Claim',
  '@id': self,
  url: self,
  ...(known && aboutClaim(known)),
  appearance: appearances,
})

/** A claim as schema.org's `Claim`, with where it first stood and every story that changed it. */
export const claimJsonLd = (origin: string, known: WatchedClaim, changes: readonly ChangeWithSources[]) => ({
  '@context': context,
  ...claimNode(
    `${origin}${address.claim(known.watch.id, known.claim.id)}`,
    known,
    changes.map((change) => appearance(origin, change)),
  ),
})

/** The claims that these changes are of, each with its own. Of a claim that was removed since, no more than its address. */
export const changesJsonLd = (origin: string, watches: readonly Watch[], changes: readonly ChangeWithSources[]) => {
  const byClaim = new Map<string, ChangeWithSources[]>()
  for (const change of changes) {
    const path = address.claim(change.watchId, change.claimId)
    const own = byClaim.get(path)
    own === undefined ? byClaim.set(path, [change]) : own.push(change)
  }
  const graph = [...byClaim].map(([path, own]) => {
    const watch = watches.find(({ id }) => id === own[0]?.watchId)
    const claim = watch?.claims.find(({ id }) => id === own[0]?.claimId)
    const known = watch && claim && { watch, claim }
    return claimNode(
      `${origin}${path}`,
      known,
      own.map((change) => appearance(origin, change)),
    )
  })
  return { '@context': context, '@graph': graph }
}
