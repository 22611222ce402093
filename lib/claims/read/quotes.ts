import type { Sentence, Speaker } from '../sentence.ts'

/** Sentences of one quotation, at most, before the one that names its speaker. */
const longestQuote = 4

const marksIn = (sentence: Sentence, mark: string): number =>
  sentence.tokens.filter((token) => token.text === mark).length

/** The quotation mark that a sentence opens with and does not close. */
const openMark = (sentence: Sentence): string | undefined => {
  const first = sentence.tokens[0]?.text ?? ''
  return /^["']$/.test(first) && marksIn(sentence, first) % 2 === 1 ? first : undefined
}

/** Who is named after the quotation that opens at `at`: `'They agreed. It is done,' an aide said`. */
const speakerAfter = (sentences: readonly Sentence[], at: number): { speaker: Speaker; to: number } | undefined => {
  const mark = sentences[at] && openMark(sentences[at])
  if (mark === undefined) return undefined
  const to = sentences.findIndex(
    (sentence, index) => index > at && index <= at + longestQuote && marksIn(sentence, mark) % 2 === 1,
  )
  const speaker = sentences[to]?.speaker
  return speaker && speaker.stance === 'says' ? { speaker, to } : undefined
}

/** Gives the speaker named at the end of a quotation of several sentences to all of them. */
export const spreadQuotes = (sentences: readonly Sentence[]): Sentence[] => {
  const spread = [...sentences]
  for (const at of sentences.keys()) {
    const found = sentences[at]?.speaker === null ? speakerAfter(sentences, at) : undefined
    if (!found) continue
    for (let index = at; index < found.to; index += 1) {
      const sentence = sentences[index] as Sentence
      if (sentence.speaker !== null) break
      const clauses = sentence.clauses.map((clause) =>
        clause.speaker ? clause : { ...clause, speaker: found.speaker },
      )
      spread[index] = { ...sentence, speaker: found.speaker, clauses }
    }
  }
  return spread
}
