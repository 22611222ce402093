import type { Claim } from '../../domain.ts'
import { type PhraseIndex, phraseIndex, phrasesAt } from '../../text/words.ts'
import { isNegated } from '../acts.ts'
import type { ClaimFault, Kind } from '../kind.ts'

interface Frame {
  readonly options: Readonly<Record<string, readonly string[]>>
}

const indexes = new WeakMap<Frame, PhraseIndex<string>>()

const indexOf = (frame: Frame): PhraseIndex<string> => {
  const known = indexes.get(frame)
  if (known) return known
  const index = phraseIndex(
    Object.entries(frame.options).flatMap(([option, phrases]) =>
      [option, ...phrases].map((phrase) => [phrase, option] as const),
    ),
  )
  indexes.set(frame, index)
  return index
}

/** How much of the subject must stand before a sentence that itself names nothing of it. */
const leastCarried = 0.5

const faults = (claim: Claim): ClaimFault[] => {
  const options = Object.keys(claim.options ?? {})
  if (options.length < 2)
    return [
      {
        path: 'options',
        message: 'a choice needs at least two options',
        fix: 'List each option with the phrases by which news gives that answer.',
        severity: 'error',
      },
    ]
  if (options.includes(claim.value)) return []
  return [
    {
      path: 'value',
      message: `"${claim.value}" is none of the options`,
      fix: `Use one of ${options.join(', ')}.`,
      severity: 'error',
    },
  ]
}

/** One of the user's own options, each with the phrases by which news gives it. */
export const choice: Kind<Frame> = {
  name: 'choice',
  summary: "one of the watch's own options, by the phrases the watch lists",
  compile: (claim) => ({ options: claim.options ?? {} }),
  lint: faults,
  read: (sentence, frame, setting) => {
    const { about, named, here, carried } = setting.match
    if (!about || !named || (here === 0 && carried < leastCarried)) return []
    return sentence.tokens.flatMap((token) =>
      phrasesAt(indexOf(frame), sentence.tokens, token.index)
        .filter(() => !isNegated(sentence, token.index))
        .map(({ entry, length }) => ({
          value: entry,
          span: { from: token.index, to: token.index + length },
          strength: 0.6 + setting.match.here,
          cues: [
            {
              from: token.index,
              to: token.index + length,
              rule: 'choice.phrase',
              note: `reads as ${entry}`,
            },
          ],
        })),
    )
  },
  compare: (_claim, current, heard) => (current === heard ? 'same' : 'different'),
}
