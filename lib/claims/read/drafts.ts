import { type Story, storyText } from '../../domain.ts'
import { glossed, languageOf } from '../../text/gloss.ts'
import { plain } from '../../text/normalise.ts'
import { type SentenceSpan, splitSentences } from '../../text/sentences.ts'
import { type Token, tokenise } from '../../text/tokens.ts'

/** A sentence cut into tokens, before anybody reads it. */
export interface Draft extends SentenceSpan {
  readonly tokens: readonly Token[]
}

/** Sentences read of one story, at most: a story of 200,000 words is a dump, its news stands at the top. */
const mostSentences = 1000

/** UTF-16 units that tell a story's language. */
const languageSample = 2_000

const known = new WeakMap<Pick<Story, 'title' | 'text'>, readonly Draft[]>()

/** The story's sentences in tokens: cut once, however many watches ask. Linear in the story's length. */
export const draftsOf = (story: Pick<Story, 'title' | 'text'>): readonly Draft[] => {
  const earlier = known.get(story)
  if (earlier) return earlier
  const text = plain(storyText(story))
  const language = languageOf(text.slice(0, languageSample))
  const drafts = splitSentences(text)
    .slice(0, mostSentences)
    .map((span) => {
      const tokens = tokenise(text.slice(span.start, span.end), span.start)
      return { ...span, tokens: language === undefined ? tokens : glossed(tokens, language) }
    })
  known.set(story, drafts)
  return drafts
}
