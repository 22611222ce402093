import { Document, isMap, isSeq, Scalar, type YAMLMap } from 'yaml'
import type { Article, Claim } from '../domain.ts'

/** A watch that a person is to look through before it is used. */
export interface WatchProposal {
  readonly id: string
  readonly title: string
  readonly article: Article
  readonly feeds: readonly string[]
  readonly names: Readonly<Record<string, readonly string[]>>
  /** Best first, each with the sentence it rests on. */
  readonly claims: readonly { readonly claim: Claim; readonly sentence: string }[]
}

/** A watch id from a title: its first words in small letters and hyphens. */
export const watchIdOf = (title: string): string => {
  const words = title
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g)
  const small = new Set(['a', 'an', 'and', 'as', 'at', 'for', 'from', 'in', 'of', 'on', 'says', 'the', 'to', 'with'])
  return (
    (words ?? [])
      .filter((word) => !small.has(word))
      .slice(0, 5)
      .join('-')
      .slice(0, 60) || 'watch'
  )
}

const withoutEmpty = (entries: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== '' && value !== undefined))

const claimEntry = ({ id, question, kind, value, holder, statement }: Claim): Record<string, unknown> =>
  withoutEmpty({ id, question, kind, value, holder, statement })

/** Text as a block, so that a person reads and edits paragraphs. */
const block = (text: string): Scalar => {
  const scalar = new Scalar(`${text}\n`)
  scalar.type = 'BLOCK_LITERAL'
  return scalar
}

const feedsHint = ` The feeds to poll, for example:
 feeds:
   - https://news.example/world/rss.xml
   - { url: https://example.com/rss, outlet: Example Times }`

const setComments = (document: Document, proposal: WatchProposal): void => {
  document.commentBefore = ` yaml-language-server: $schema=../../docs/schema/watch.schema.json

 A proposal: keep the claims worth watching, better their questions, add feeds. Then: claimwatch watch check FILE`
  const root = document.contents as YAMLMap
  const pair = (key: string) => root.items.find((candidate) => String(candidate.key) === key)
  const claims = pair('claims')?.value
  if (!isSeq(claims)) return
  for (const [index, item] of claims.items.entries()) {
    const sentence = proposal.claims[index]?.sentence.replace(/\s+/g, ' ')
    if (isMap(item) && sentence) item.commentBefore = ` “${sentence}”`
  }
  const before = pair('claims')?.key
  if (before instanceof Scalar) {
    before.spaceBefore = true
    if (proposal.feeds.length === 0) before.commentBefore = feedsHint
  }
}

/** The proposal as a watch file: what `parseWatch` takes, with the sentence behind each claim as a comment. */
export const writeWatch = (proposal: WatchProposal): string => {
  const { id, title, article, feeds, names, claims } = proposal
  const document = new Document(
    withoutEmpty({
      id,
      title,
      article: { ...withoutEmpty({ ...article, text: undefined }), text: block(article.text) },
      feeds: feeds.length > 0 ? feeds : undefined,
      names: Object.keys(names).length > 0 ? names : undefined,
      claims: claims.map(({ claim }) => claimEntry(claim)),
    }),
    { aliasDuplicateObjects: false },
  )
  setComments(document, proposal)
  return document.toString({ lineWidth: 120, flowCollectionPadding: true })
}
