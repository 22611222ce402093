import type { ConfidenceModel } from '../lib/claims/confidence.ts'

/** An example to fit on: features by name, and whether it was right. */
export interface Example {
  readonly features: ReadonlyMap<string, number>
  readonly right: boolean
  /** How much it counts; 1 when absent. */
  readonly weight?: number
}

const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds))

/** Probability that an example with these features is right. */
export const probability = (model: ConfidenceModel, features: ReadonlyMap<string, number>): number => {
  let odds = model.intercept
  for (const [name, value] of features) odds += (model.weights[name] ?? 0) * value
  return sigmoid(odds)
}

const frequent = (examples: readonly Example[], least: number): string[] => {
  const counts = new Map<string, number>()
  for (const { features } of examples)
    for (const [name, value] of features) if (value !== 0) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].flatMap(([name, count]) => (count >= least ? [name] : [])).sort()
}

const rounds = 500

/** How much large weights cost, and in how many examples a feature must stand to get a weight. */
const ridge = 1
const leastExamples = 6

/**
 * Logistic regression with a ridge penalty, by gradient descent with momentum: the same examples give the same weights.
 */
export const fitLogistic = (examples: readonly Example[]): ConfidenceModel => {
  const names = frequent(examples, leastExamples)
  const rows = examples.map(({ features }) =>
    names.flatMap((name, at) => (features.get(name) ? [[at, features.get(name) as number] as const] : [])),
  )
  const weights = new Float64Array(names.length + 1)
  const speed = new Float64Array(names.length + 1)
  const rate = 2 / Math.max(1, examples.length)
  for (let round = 0; round < rounds; round += 1) {
    const slope = gradient(rows, examples, weights)
    for (let at = 0; at < weights.length; at += 1) {
      speed[at] = 0.9 * (speed[at] as number) - rate * 0.3 * (slope[at] as number)
      weights[at] = (weights[at] as number) + (speed[at] as number)
    }
  }
  const rounded = (value: number): number => Math.round(value * 1000) / 1000
  return {
    intercept: rounded(weights[names.length] as number),
    weights: Object.fromEntries(names.map((name, at) => [name, rounded(weights[at] as number)])),
  }
}

const gradient = (
  rows: readonly (readonly (readonly [number, number])[])[],
  examples: readonly Example[],
  weights: Float64Array,
): Float64Array => {
  const last = weights.length - 1
  const slope = weights.map((weight, at) => (at === last ? 0 : ridge * weight))
  for (const [index, row] of rows.entries()) {
    const odds = row.reduce((sum, [at, value]) => sum + (weights[at] as number) * value, weights[last] as number)
    const { right, weight = 1 } = examples[index] as Example
    const error = weight * (sigmoid(odds) - (right ? 1 : 0))
    for (const [at, value] of row) slope[at] = (slope[at] as number) + error * value
    slope[last] = (slope[last] as number) + error
  }
  return slope
}
