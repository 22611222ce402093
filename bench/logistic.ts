import { type ConfidenceModel, probabilityOf } from '../lib/claims/confidence.ts'

/** An example to fit on: features by name, and whether it was right. */
export interface Example {
  readonly features: ReadonlyMap<string, number>
  readonly right: boolean
  /** How much it counts; 1 when absent. */
  readonly weight?: number
}

/** Probability that an example with these features is right. */
export const probability = (model: ConfidenceModel, features: ReadonlyMap<string, number>): number => {
  let odds = model.intercept
  for (const [name, value] of features) odds += (model.weights[name] ?? 0) * value
  return probabilityOf(odds)
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

/** The examples as one sparse matrix: row `at` has the entries from `starts[at]` to `starts[at + 1]`. */
interface Matrix {
  readonly starts: Int32Array
  readonly columns: Int32Array
  readonly values: Float64Array
  readonly rights: Float64Array
  readonly weights: Float64Array
}

const matrixOf = (examples: readonly Example[], names: readonly string[]): Matrix => {
  const columnOf = new Map(names.map((name, at) => [name, at]))
  const rows = examples.map(({ features }) =>
    [...features].flatMap(([name, value]) => {
      const column = columnOf.get(name)
      return column === undefined || value === 0 ? [] : [[column, value] as const]
    }),
  )
  let end = 0
  const starts = Int32Array.from([0, ...rows.map((row) => (end += row.length))])
  return {
    starts,
    columns: Int32Array.from(rows.flatMap((row) => row.map(([column]) => column))),
    values: Float64Array.from(rows.flatMap((row) => row.map(([, value]) => value))),
    rights: Float64Array.from(examples, ({ right }) => (right ? 1 : 0)),
    weights: Float64Array.from(examples, ({ weight = 1 }) => weight),
  }
}

/**
 * Logistic regression with a ridge penalty, by gradient descent with momentum: the same examples give the same weights.
 */
export const fitLogistic = (examples: readonly Example[]): ConfidenceModel => {
  const names = frequent(examples, leastExamples)
  const matrix = matrixOf(examples, names)
  const weights = new Float64Array(names.length + 1)
  const speed = new Float64Array(names.length + 1)
  const rate = 2 / Math.max(1, examples.length)
  for (let round = 0; round < rounds; round += 1) {
    const slope = gradient(matrix, weights)
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
  { starts, columns, values, rights, weights: counts }: Matrix,
  weights: Float64Array,
): Float64Array => {
  const last = weights.length - 1
  const slope = weights.map((weight, at) => (at === last ? 0 : ridge * weight))
  for (let row = 0; row < rights.length; row += 1) {
    const [from, to] = [starts[row] as number, starts[row + 1] as number]
    let odds = weights[last] as number
    for (let at = from; at < to; at += 1) odds += (weights[columns[at] as number] as number) * (values[at] as number)
    const error = (counts[row] as number) * (probabilityOf(odds) - (rights[row] as number))
    for (let at = from; at < to; at += 1) {
      const column = columns[at] as number
      slope[column] = (slope[column] as number) + error * (values[at] as number)
    }
    slope[last] = (slope[last] as number) + error
  }
  return slope
}
