import { decodeText } from '../feeds/decode-text.ts'
import { htmlToText } from '../feeds/plain-text.ts'
import type { ArticleExtractor } from '../ports.ts'

/** Longer pages are not built into a document: that takes ten times their size in memory. UTF-16 units. */
const MAX_PAGE_LENGTH = 3_000_000

/**
 * Articles found by Readability, the reader mode of Firefox, on linkedom. Both are loaded when the first page is read:
 * few feeds ask for full text.
 */
export const readabilityExtractor = (): ArticleExtractor => ({
  extract: async ({ bytes, contentType }) => {
    const { text: html } = await decodeText(bytes, contentType)
    if (html.length > MAX_PAGE_LENGTH) return undefined
    const [{ Readability }, { parseHTML }] = await Promise.all([import('@mozilla/readability'), import('linkedom')])
    try {
      const { document } = parseHTML(html)
      const article = new Readability(document as unknown as ConstructorParameters<typeof Readability>[0], {
        charThreshold: 200,
      }).parse()
      return htmlToText(article?.content ?? '') || undefined
    } catch {
      // A page that breaks the extractor is a page without an article: the feed's own text stands.
      return undefined
    }
  },
})
