/** Words that name events with dates, from `knowledge/events.json`. */

import events from '../../../knowledge/events.json' with { type: 'json' }
import type { Token } from '../../text/tokens.ts'
import { phraseIndex, phrasesAt } from '../../text/words.ts'
import type { TokenSpan } from '../sentence.ts'

/** An event word where it stands; a word can name several sorts of event. */
export interface EventHit extends TokenSpan {
  readonly sort: string
  readonly told: boolean
}

/** `told`: the word tells of the event, but a question with it asks about something else. */
interface EventWord {
  readonly sort: string
  readonly told: boolean
}

const index = phraseIndex<EventWord>(
  Object.entries(events)
    .filter(([sort]) => sort !== '$comment')
    .flatMap(([sort, words]) =>
      (words as readonly string[]).flatMap((written) => {
        const [word, told] = [written.replace('+', ''), written.startsWith('+')]
        return [word, `${word}s`].map((form) => [form, { sort, told }] as const)
      }),
    ),
)

/** Every event word among the tokens, in order. */
export const eventHits = (tokens: readonly Token[]): readonly EventHit[] =>
  tokens.flatMap((token) =>
    phrasesAt(index, tokens, token.index).map(({ entry, length }) => ({
      ...entry,
      from: token.index,
      to: token.index + length,
    })),
  )
