/** What a claim counts: the units in which its number may be told, and the words of what is counted. */

import type { Claim } from '../../domain.ts'
import type { FoundQuantity, Quantity } from '../../text/quantities.ts'
import { isMoney, type Unit, unitAt } from '../../text/units.ts'
import { valueTokens } from '../../text/value-tokens.ts'

/** How far behind "how many" its noun may stand: `how many more federal jobs`. */
const NOUN_REACH = 4

const askedUnits = (question: string): Unit[] => {
  const tokens = valueTokens(question)
  return tokens.flatMap((token, at) => {
    if (token.text !== 'many') return []
    for (let next = at + 1; next <= at + NOUN_REACH; next += 1) {
      const found = unitAt(tokens, next)
      if (found) return [found.unit]
    }
    return []
  })
}

/** The units the claim itself uses for its number: in the value, the statement and the question. */
export const unitsOf = (claim: Claim, value: Quantity, own: FoundQuantity | undefined, others: readonly Quantity[]) => {
  const named = [value.unit, ...(own ? [own.unit] : []), ...others.map(({ unit }) => unit)]
  const asked = isMoney(value.unit) || value.unit.dimension === 'share' ? [] : askedUnits(claim.question)
  const known = [...named, ...asked].filter((unit) => unit.name !== '')
  return known.filter((unit, at) => known.findIndex((other) => other.dimension === unit.dimension) === at)
}

/** `a wage increase of 25 percent`: what is measured is itself a change, so that steps answer it. */
export const isOfChange = (words: string): boolean =>
  /\b(?:increases?|rises?|raises?|cuts?|reductions?|reduced?|growth|grow|hikes?|drops?|falls?|declines?|discounts?|pay rise|lower(?:s|ed)?|inflation|gains?)\b/i.test(
    words,
  )
