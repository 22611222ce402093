/** What a number counts or is counted in: money, shares, lengths, people, votes. */

import currencies from '../../knowledge/currencies.json' with { type: 'json' }
import units from '../../knowledge/units.json' with { type: 'json' }
import { phraseAt, phraseBefore, phraseTable, type ValueToken, valueTokens } from './value-tokens.ts'

export interface Unit {
  /** Canonical name: `USD`, `%`, `km`, `people`, `votes`. Empty when the text names none. */
  readonly name: string
  /** Units of one dimension convert exactly; others never. */
  readonly dimension: string
  /** Multiplier to the dimension's base unit. */
  readonly factor: number
}

export const noUnit: Unit = { name: '', dimension: '', factor: 1 }

const money = (code: string): Unit => ({ name: code, dimension: `money ${code}`, factor: 1 })

const measured: readonly (readonly [string, Unit])[] = Object.entries(units.dimensions).flatMap(
  ([dimension, members]) =>
    Object.entries(members as Record<string, { factor: number; forms: string[] }>).flatMap(
      ([name, { factor, forms }]) =>
        [name, ...forms].map((form) => [form.toLowerCase(), { name, dimension, factor }] as const),
    ),
)

const counted: readonly (readonly [string, Unit])[] = units.counted.map((noun) => {
  const name = units.counted.includes(`${noun}s`) ? `${noun}s` : noun
  return [noun, { name, dimension: name, factor: 1 }] as const
})

const moneyWords = Object.entries(currencies.words).map(([word, code]) => [word, money(code)] as const)
const moneyCodes = currencies.codes.map((code) => [code.toLowerCase(), money(code)] as const)

/** Later entries win, so a measured unit (`hours`) beats a counted noun of the same form. */
const behind = phraseTable<Unit>([...counted, ...moneyCodes, ...moneyWords, ...measured])
const signs = phraseTable<Unit>([
  ...Object.entries(currencies.signs).map(([sign, code]) => [sign, money(code)] as const),
  ...moneyCodes,
])
const titles = phraseTable<Unit>([
  ['magnitude', { name: 'magnitude', dimension: 'magnitude', factor: 1 }],
  ['category', { name: 'category', dimension: 'category', factor: 1 }],
])

const signUnits = new Set(Object.values(currencies.signs))

/** Whether a unit is money. */
export const isMoney = (unit: Unit): boolean => unit.dimension.startsWith('money ')

/** A currency sign or code, or `magnitude`, that ends just before `index`. */
export const unitBefore = (
  tokens: readonly ValueToken[],
  index: number,
): { readonly unit: Unit; readonly start: number } | undefined => {
  const sign = phraseBefore(tokens, index, signs)
  if (sign !== undefined && signUnits.has(sign.value.name)) return { unit: sign.value, start: sign.start }
  const hyphen = tokens[index - 1]?.text === '-' ? index - 1 : index
  const title = phraseBefore(tokens, hyphen, titles)
  return title === undefined ? undefined : { unit: title.value, start: title.start }
}

/** A unit that starts at `index`, also behind a hyphen (`100-million-yuan`, `7.7-magnitude`). */
export const unitAt = (
  tokens: readonly ValueToken[],
  index: number,
): { readonly unit: Unit; readonly end: number } | undefined => {
  const at = tokens[index]?.text === '-' ? index + 1 : index
  const found = phraseAt(tokens, at, behind)
  return found === undefined ? undefined : { unit: found.value, end: found.end }
}

/** The unit a user writes in a claim's value: `people`, `USD`, `months in prison`, or a noun of their own. Kept as written. */
export const unitNamed = (written: string): Unit => {
  const name = written.trim().replace(/\s+/g, ' ')
  const tokens = valueTokens(name)
  const known = phraseAt(tokens, 0, behind) ?? phraseAt(tokens, 0, signs)
  if (known === undefined) return { name, dimension: name.toLowerCase(), factor: 1 }
  return known.end === tokens.length ? known.value : { ...known.value, name }
}
