import type { ChangePage, ClaimNow } from './answers.ts'
import { address } from './words.ts'

/** A claim as schema.org's `Claim`, with where it first stood and every story that changed it. */
export const claimJsonLd = (origin: string, { watch, claim, positions }: ClaimNow, { changes }: ChangePage) => {
  const { article } = watch
  const self = `${origin}${address.claim(watch.id, claim.id)}`
  return {
    '@context': 'https://schema.org',
    '@type': 'Claim',
    '@id': self,
    url: self,
    name: claim.question,
    text: claim.statement === '' ? `${claim.question} ${positions[0]?.value ?? claim.value}` : claim.statement,
    ...(claim.holder !== '' && { claimInterpreter: { '@type': 'Organization', name: claim.holder } }),
    firstAppearance: {
      '@type': 'NewsArticle',
      headline: article.title,
      datePublished: article.published,
      publisher: { '@type': 'Organization', name: article.publisher },
      ...(article.url !== undefined && { url: article.url }),
    },
    appearance: changes.map(({ id, source, holder, to }) => ({
      '@type': 'NewsArticle',
      '@id': `${origin}${address.change(id)}`,
      headline: source.title,
      datePublished: source.published,
      publisher: { '@type': 'Organization', name: source.outlet },
      url: source.url,
      abstract: source.evidence.quote,
      about: `${holder}: ${to}`,
    })),
  }
}
