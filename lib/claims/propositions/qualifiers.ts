import rows from '../../../knowledge/qualifiers.json' with { type: 'json' }
import type { Token } from '../../text/tokens.ts'
import { type PhraseIndex, phraseAt, stemIndex, stemsOf } from '../../text/words.ts'
import type { Term } from './terms.ts'

interface Side {
  readonly own: readonly string[]
  readonly contrary: readonly string[]
}

const sides: readonly Side[] = rows.flatMap(({ one, other }) => {
  const [first, second] = [stemsOf(one), stemsOf(other)]
  return [
    { own: first, contrary: second },
    { own: second, contrary: first },
  ]
})

const index: PhraseIndex<Side> = stemIndex(sides.flatMap((side) => side.own.map((phrase) => [phrase, side] as const)))

/** `in one step`, `permanently`, `on purpose`: what in the text says how it is done, where news may say the contrary. */
export const qualifiersIn = (tokens: readonly Token[], from: number): Term[] => {
  const found: Term[] = []
  for (let at = from; at < tokens.length; at += 1) {
    const hit = phraseAt(index, tokens, at)
    if (!hit || found.some(({ own }) => own === hit.entry.own)) continue
    found.push({
      word: tokens
        .slice(at, at + hit.length)
        .map(({ lower }) => lower)
        .join(' '),
      role: 'qualifier',
      name: false,
      weight: 1,
      own: hit.entry.own,
      same: [],
      contrary: hit.entry.contrary,
      negated: false,
      governs: false,
    })
    at += hit.length - 1
  }
  return found
}
