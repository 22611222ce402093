import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spells } from '../../../lib/claims/read/people.ts'
import {
  type Alias,
  type Condition,
  meets,
  spellingTerm,
  stemTerm,
  type Term,
  wordTerm,
} from '../../../lib/gate/condition.ts'
import { addCondition, anchorAnew, emptyIndex, removeCondition } from '../../../lib/gate/gate-index.ts'
import { matcherOf } from '../../../lib/gate/matcher.ts'
import { plain } from '../../../lib/text/normalise.ts'
import { splitSentences } from '../../../lib/text/sentences.ts'
import { tokenise } from '../../../lib/text/tokens.ts'

const names = ['zelensky', 'lindqvist', 'sorensen', 'muller']

/** What the words of a text show, told the plain way: every sentence cut into tokens, every token asked. */
const termsIn = (text: string): ReadonlySet<Term> => {
  const whole = plain(text)
  const tokens = splitSentences(whole)
    .flatMap(({ start, end }) => tokenise(whole.slice(start, end)))
    .filter(({ kind }) => kind !== 'mark')
  const spelt = tokens
    .filter(({ capital }) => capital)
    .flatMap(({ lower }) => names.filter((name) => spells(name, lower)).map(spellingTerm))
  return new Set([...tokens.flatMap(({ lower, stem }) => [wordTerm(lower), stemTerm(stem)]), ...spelt])
}

const words = [
  ...'Moscow moscow summit summits Kyiv Istanbul talks talking invited invites U.S. u.s us UN G7 2026 1,700 7bn'.split(
    ' ',
  ),
  ...'Zelensky Zelenskiy Zelenskyy ZELENSKY Lindquist Sorensen Müller muller São café cafe naïve Москва й Ёлка'.split(
    ' ',
  ),
  ..."Kyiv's KYIV'S generals' don't rock'n'roll O'Brien p.m. e-mail well-known AT&T état 東京 𝒜b _x_ <b>Oslo</b>".split(
    ' ',
  ),
]
const joints = [
  ' ',
  '  ',
  '\n',
  '-',
  "'",
  '’',
  '.',
  '. ',
  ', ',
  '“',
  '”',
  ' — ',
  '\t',
  '\u00a0',
  '\u2028',
  '<',
  '>',
  '/',
  '',
]

const anyText = fc
  .array(
    fc.tuple(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...words) },
        { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
      ),
      fc.constantFrom(...joints),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.flat().join(''))

const termPool: readonly Term[] = [
  ...new Set([...words.flatMap((word) => [...termsIn(word)]), ...names.map(spellingTerm), wordTerm('nowhere')]),
]
const anyAlias: fc.Arbitrary<Alias> = fc.array(fc.constantFrom(...termPool), { minLength: 0, maxLength: 3 })
const anyCondition: fc.Arbitrary<Condition> = fc.array(
  fc.array(
    fc.oneof({ weight: 9, arbitrary: anyAlias.filter(({ length }) => length > 0) }, { weight: 1, arbitrary: anyAlias }),
    { maxLength: 5 },
  ),
  { maxLength: 4 },
)

type Step =
  | { readonly add: Condition }
  | { readonly remove: number }
  | { readonly read: string }
  | { readonly anchor: true }

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ add: anyCondition }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.nat() }) },
  { weight: 4, arbitrary: fc.record({ read: anyText }) },
  { weight: 1, arbitrary: fc.constant({ anchor: true as const }) },
)

/** An index beside a plain list of the same conditions; both take the same steps. */
const twins = () => {
  const index = emptyIndex()
  const matcher = matcherOf(index, spells)
  const kept = new Map<number, Condition>()
  const remove = (record: number | undefined): void => {
    if (record === undefined) return
    removeCondition(index, record)
    kept.delete(record)
  }
  const read = (text: string): void => {
    const terms = termsIn(text)
    const plainly = [...kept].filter(([, condition]) => meets(condition, terms)).map(([record]) => record)
    expect(new Set(matcher.match(text))).toEqual(new Set(plainly))
  }
  return (step: Step): void => {
    if ('add' in step) kept.set(addCondition(index, step.add), step.add)
    else if ('remove' in step) remove([...kept.keys()][step.remove % Math.max(1, kept.size)])
    else if ('read' in step) read(step.read)
    else anchorAnew(index)
  }
}

describe('the index of conditions', () => {
  test('finds what asking every condition by itself finds, whatever was added and removed before', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        const take = twins()
        for (const step of steps) take(step)
      }),
      { seed: 20261125, numRuns: 600 },
    )
  })

  test('reads a text without blanks as it is cut into sentences', () => {
    const anyLong = fc.array(fc.constantFrom('Kyiv', 'Moscow', 'talks', '-', '/', 'x7', '東', 'é'), {
      minLength: 300,
      maxLength: 700,
    })
    fc.assert(
      fc.property(fc.array(anyCondition, { maxLength: 8 }), anyLong, anyText, (conditions, long, after) => {
        const take = twins()
        for (const condition of conditions) take({ add: condition })
        take({ read: `${long.join('')} ${after}` })
      }),
      { seed: 20261125, numRuns: 200 },
    )
  })

  test('keeps telling texts apart after its marks have gone round', () => {
    const take = twins()
    take({ add: [[['=moscow']], [['~talk']]] })
    for (let round = 0; round < 600; round += 1) take({ read: round % 3 === 0 ? 'Talks in Moscow' : 'No talks' })
  })
})
